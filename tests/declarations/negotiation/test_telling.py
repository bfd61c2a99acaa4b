"""What is said of an act that does more than was asked for by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def text(run: Run) -> Run:
    """D-1 with three paragraphs, the second with a sub-paragraph."""
    assert run("declarations", "add", "--title", "Jakarta Declaration").code == 0
    for number, words in (
        ("1", "Agree to [double] [KR: triple] [JP: treble [/b]] it[^1];"),
        ("2", "Decide to:"),
        ("3", "Thank the host."),
    ):
        assert run("declarations", "paragraph", "D-1", number, "--text", words).code == 0
    below = ("--kind", "sub-paragraph", "--after", "2")
    assert run("declarations", "paragraph", "D-1", "(a)", "--text", "meet [again];", *below).code == 0
    return run


def test_accepting_says_which_alternatives_are_struck(text: Run) -> None:
    said = text("declarations", "settle", "D-1", "1.2", "accept").err.splitlines()
    assert said[:2] == ["Accepted 1.2.", "Struck, as alternatives: 1.1 “double”, 1.3 “treble [/b]”."]
    said = text("declarations", "settle", "D-1", "2(a).1", "accept").err.splitlines()
    assert said == ["Accepted 2(a).1.", "D-1, working text: no bracket is open."]


def test_alternatives_that_are_kept_are_not_said_to_be_struck(text: Run) -> None:
    said = text("declarations", "settle", "D-1", "1.2", "accept", "--keep-others").err
    assert said.startswith("Accepted 1.2.\nD-1")
    assert "triple" not in text("declarations", "settle", "D-1", "1.1", "strike").err


def test_moving_a_paragraph_says_which_are_renumbered(text: Run) -> None:
    said = text("declarations", "paragraph", "D-1", "3", "--before", "2").err.splitlines()
    assert said == ["Saved D-1 ¶2.", "3 paragraphs are renumbered: 2 → 3, 2(a) → 3(a), 3 → 2."]
    assert text("declarations", "paragraph", "D-1", "1", "--text", "Agree;").err == "Saved D-1 ¶1.\n"
    said = text("declarations", "paragraph", "D-1", "9", "--text", "New;", "--before", "1").err
    assert said == "Added D-1 ¶9.\n"
