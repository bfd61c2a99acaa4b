"""What is put out of the garbage collector's sight: the program as it was loaded, and nothing after it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def freezes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time something was put out of sight; nothing is, for the sake of the other tests of this process."""
    told: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: told.append("frozen"))
    return told


def test_a_start_puts_the_program_out_of_sight_and_lets_the_collector_begin(
    run: Callable[..., Any], freezes: list[str]
) -> None:
    gc.disable()
    try:
        assert run("parties", "list").code == 0
        begun = gc.isenabled()
    finally:
        gc.enable()
    assert (freezes, begun) == (["frozen"], True)


def test_what_is_opened_later_stays_in_sight(run: Callable[..., Any], freezes: list[str]) -> None:
    assert run("parties", "list").code == 0
    assert run("meetings", "list").code == 0
    assert freezes == []
