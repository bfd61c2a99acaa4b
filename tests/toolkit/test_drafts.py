"""Drafts: what is typed outlives the program, and is offered again."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from secretariat.toolkit.draft_offer import DraftOffer
from secretariat.toolkit.drafts import Drafts
from secretariat.toolkit.record_form import RecordForm
from tests.toolkit.form_demo import HOSTILE, Demo, Saved, form, shown
from tests.toolkit.list_demo import settled

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("words", [*HOSTILE, "\ud800", ""])
def test_a_draft_is_read_as_it_was_written(tmp_path: Path, words: str) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.write("actions.new", {"title": words})
    kept = drafts.read("actions.new")
    assert kept is not None and kept.texts == {"title": words}
    (file,) = drafts.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600 and drafts.folder.stat().st_mode & 0o777 == 0o700
    assert drafts.read("actions.edit:A-1") is None
    drafts.remove("actions.new")
    drafts.remove("actions.new")
    assert drafts.read("actions.new") is None


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"key": "actions.new", "texts": 1}'])
def test_a_damaged_draft_counts_as_none(tmp_path: Path, told: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.write("actions.new", {"title": "x"})
    next(tmp_path.iterdir()).write_bytes(told)
    assert drafts.read("actions.new") is None


def read_for(terminal: int, seconds: float, until: bytes = b"") -> bytes:
    """What a terminal shows in the next seconds, or until it shows ``until``."""
    said, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and not (until and until in said):
        if select.select([terminal], [], [], 0.05)[0]:
            said += os.read(terminal, 65536)
    return said


def test_what_was_typed_survives_a_kill(tmp_path: Path) -> None:
    terminal, theirs = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.toolkit.form_demo", str(tmp_path)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        start_new_session=True,
    )
    try:
        os.close(theirs)
        assert b"New action" in read_for(terminal, 30, b"New action")
        read_for(terminal, 0.5)
        os.write(terminal, "Sign [/draft] 林聖忠".encode())
        read_for(terminal, 1.5)
        os.kill(started.pid, signal.SIGKILL)
    finally:
        started.kill()
        started.wait()
        os.close(terminal)
    kept = Drafts(tmp_path / "drafts").read("actions.new")
    assert kept is not None and kept.texts == {"title": "Sign [/draft] 林聖忠"}


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_draft_is_offered_again_and_forgotten_when_saved(tmp_path: Path, size: tuple[int, int]) -> None:
    app, save = Demo(tmp_path), Saved()
    app.drafts.write("actions.new", {"title": "Sign [/draft]", "due": "July 2011"})
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save)))
        await settled(pilot)
        assert "A draft from" in shown(app) and "enter Restore" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert not app.screen.query(DraftOffer) and "Sign [/draft]" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
    assert save.calls[0][0]["title"] == "Sign [/draft]"
    assert app.drafts.read("actions.new") is None


async def test_a_draft_may_be_thrown_away(tmp_path: Path) -> None:
    app = Demo(tmp_path)
    app.drafts.write("actions.new", {"title": "Sign"})
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(Saved())))
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "Sign" not in shown(app)
    assert app.drafts.read("actions.new") is None
