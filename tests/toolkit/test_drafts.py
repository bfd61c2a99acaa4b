"""Drafts: what is typed outlives the program, and is offered again."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from secretariat.toolkit.confirm import Confirm
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


def test_a_write_that_comes_after_the_draft_was_removed_does_not_bring_it_back(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    early = drafts.turn()
    drafts.remove("actions.new")
    drafts.write("actions.new", {"title": "saved by now"}, turn=early)
    assert drafts.read("actions.new") is None
    drafts.write("actions.edit:A-1", {"title": "another form"}, turn=early)
    drafts.write("actions.new", {"title": "typed since"}, turn=drafts.turn())
    assert drafts.read("actions.edit:A-1") is not None
    kept = drafts.read("actions.new")
    assert kept is not None and kept.texts == {"title": "typed since"}


def test_of_two_writes_the_later_one_stays_whichever_comes_first(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    first, second = drafts.turn(), drafts.turn()
    drafts.write("actions.new", {"title": "Sig"}, turn=second)
    drafts.write("actions.new", {"title": "Si"}, turn=first)
    kept = drafts.read("actions.new")
    assert kept is not None and kept.texts == {"title": "Sig"}


async def test_a_slow_write_does_not_bring_a_draft_back_after_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go, ended = threading.Event(), threading.Event(), threading.Event()
    written = Drafts.write

    def slow(self: Drafts, *given: Any, **named: Any) -> None:
        begun.set()
        assert go.wait(10)
        written(self, *given, **named)
        ended.set()

    app, save = Demo(tmp_path), Saved()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save)))
        await settled(pilot)
        monkeypatch.setattr(Drafts, "write", slow)
        await pilot.press("x")
        assert await asyncio.to_thread(begun.wait, 10)
        await pilot.press("ctrl+s")
        while isinstance(app.screen, RecordForm):
            await pilot.pause(0.02)
        go.set()
        assert await asyncio.to_thread(ended.wait, 10)
    assert len(save.calls) == 1 and app.drafts.read("actions.new") is None


@pytest.mark.parametrize("damage", [b"{", b"[]"])
def test_a_draft_tells_over_which_version_it_was_typed(tmp_path: Path, damage: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.write("actions.edit:A-1", {"title": "x"}, version=3)
    kept = drafts.read("actions.edit:A-1")
    assert kept is not None and kept.version == 3
    file = next(tmp_path.iterdir())
    file.write_bytes(file.read_bytes().replace(b'"version": 3', b'"version": ' + damage))
    assert drafts.read("actions.edit:A-1") is None


@pytest.mark.parametrize("restored", [True, False])
@pytest.mark.parametrize("typed_over", [3, None])
async def test_a_restored_draft_is_saved_over_the_version_it_was_typed_over(
    tmp_path: Path, restored: bool, typed_over: int | None
) -> None:
    app, save = Demo(tmp_path), Saved()
    app.drafts.write("actions.edit:A-17", {"title": "Sign [mine]"}, version=typed_over)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save, version=9, title="Edit", note="theirs")))
        await settled(pilot)
        await pilot.press(*(["enter"] if restored else ["d", "d"]))
        await settled(pilot)
        await pilot.press("end", "!")
        await settled(pilot, 0.6)
        kept = app.drafts.read("actions.edit:A-17")
        await pilot.press("ctrl+s")
        await settled(pilot)
    expected = (typed_over or 0) if restored else 9
    assert [version for _changed, version in save.calls] == [expected]
    assert kept is not None and kept.version == expected


async def test_a_restored_draft_of_a_new_record_has_no_version(tmp_path: Path) -> None:
    app, save = Demo(tmp_path), Saved()
    app.drafts.write("actions.new", {"title": "Sign"})
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save)))
        await settled(pilot)
        await pilot.press("enter", "ctrl+s")
        await settled(pilot)
    assert [version for _changed, version in save.calls] == [None]


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
        assert "once more" in shown(app)
        await pilot.press("e")
        await settled(pilot)
        assert "once more" not in shown(app)
        await pilot.press("d", "d")
        await settled(pilot)
        assert "Sign" not in shown(app)
    assert app.drafts.read("actions.new") is None


def full(*_given: Any, **_named: Any) -> None:
    raise OSError(28, "No space left on device")


async def test_what_was_saved_is_told_as_saved_where_its_draft_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app, save, answers = Demo(tmp_path), Saved(), []
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save)), answers.append)
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot, 0.6)
        monkeypatch.setattr(Drafts, "remove", full)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not isinstance(app.screen, RecordForm)
    assert len(save.calls) == len(answers) == 1
    assert "No space left on device" in caplog.text


async def test_a_save_that_fails_leaves_the_form_open_and_can_be_made_again(tmp_path: Path) -> None:
    app, save = Demo(tmp_path), Saved(ZeroDivisionError("made to fail"))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(save)))
        await settled(pilot)
        await pilot.press("x", "ctrl+s")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, RecordForm) and "could not be saved" in shown(app)
        assert app.drafts.read("actions.new") is not None
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not isinstance(app.screen, RecordForm)
    assert len(save.calls) == 2 and app.drafts.read("actions.new") is None


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_form_can_be_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(Drafts, "write", full)
    app, answers = Demo(tmp_path), []
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(Saved())), answers.append)
        await settled(pilot)
        await pilot.press("x", "escape", "y")
        await settled(pilot)
        told = " ".join(shown(app).split())
        assert isinstance(app.screen, Confirm) and "What is typed in What is lost." in told
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm) and answers == []
        await pilot.press("escape", "y")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
    assert answers == [None]
