"""No test is passed over in silence where all of them must run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.completeness import COMPLETE, lacking

HOUSE = Path(__file__).resolve().parents[2]


def test_what_is_missing_is_a_word_on_a_persons_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(COMPLETE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="install tmux"):
        lacking("install tmux")


def test_what_is_missing_is_a_failure_where_all_tests_must_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETE, "1")
    with pytest.raises(pytest.fail.Exception, match="install tmux"):
        lacking("install tmux")


def test_continuous_integration_asks_for_all_of_them() -> None:
    assert f"{COMPLETE}=1 pytest" in (HOUSE / ".ci" / "run").read_text(encoding="utf-8")
