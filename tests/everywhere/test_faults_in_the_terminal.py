"""What becomes of a fault in the terminal application itself: it is in the log, and the person is told where."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

from secretariat import cli
from secretariat.app import SecretariatApp
from secretariat.values.language import set_language
from secretariat.values.log import log_path

SECRET = "ana.zubizarreta@example.org"


def fails(_app: SecretariatApp) -> None:
    typed = SECRET
    raise ZeroDivisionError(f"made to fail with {len(typed)} letters")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "secretariat: that did not work because of a fault in the program; details are in {file}."),
        ("id", "{file}"),
    ],
)
def test_a_fault_that_ends_the_terminal_is_logged_and_told_without_what_the_program_held(
    language: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    made: Callable[[str], Path],
) -> None:
    run_as_it_is = App.run
    monkeypatch.setattr(App, "run", lambda app: run_as_it_is(app, headless=True))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(SecretariatApp, "_welcome", fails)
    code = cli.run(["--lang", language, "--database", str(made("empty"))])
    set_language("en")
    said = capfd.readouterr()
    assert code == 70
    assert told.format(file=log_path()) in said.err
    assert len(said.err.splitlines()) == 1
    assert "ZeroDivisionError: made to fail with 27 letters" in log_path().read_text(encoding="utf-8")
    assert [text for text in (said.out, said.err, log_path().read_text(encoding="utf-8")) if SECRET in text] == []
