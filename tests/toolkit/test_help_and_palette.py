"""The help screen and the palette: what can be done where one stands, and where one can go."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.command import CommandPalette

from secretariat.toolkit.help import HelpScreen
from secretariat.toolkit.palette import Destination
from secretariat.toolkit.record_form import RecordForm
from tests.toolkit.form_demo import HOSTILE, Demo, Saved, form, shown
from tests.toolkit.list_demo import settled

SIZES = [(80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_help_tells_the_keys_of_this_view_first(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        text = shown(app)
        assert "Here the follow-up actions are kept." in text and "esc Close" in text
        assert text.index("Add an action") < text.index("Everywhere")
        await pilot.press("end")
        await settled(pilot, 0.3)
        assert "Undo the last act" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, HelpScreen)


async def test_help_tells_the_keys_in_force_and_not_what_cannot_be_done(tmp_path: Path) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        app.set_keymap({"demo.print": "f9"})
        app.view.check_action = lambda action, parameters: action != "open"  # type: ignore[method-assign]
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        lines = shown(app).splitlines()
    assert any("F9" in line and "Print the list" in line for line in lines)
    assert not any("Open the record" in line for line in lines)


async def test_help_does_not_open_while_typing(tmp_path: Path) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(RecordForm(form(Saved())))
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm) and app.screen.rows[0].text == "?"


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_offers_commands_with_their_keys_and_does_them(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot, 0.4)
        lines = shown(app).splitlines()
        assert any("Add an action" in line and " n " in line for line in lines)
        assert any("Count the brackets" in line for line in lines)
        assert any("Go to Meetings" in line for line in lines)
        await pilot.press(*"brackets")
        await settled(pilot, 0.6)
        assert "Add an action" not in shown(app)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert app.view.done == ["secret"]
        await pilot.press("ctrl+p")
        await settled(pilot, 0.4)
        await pilot.press(*"meetings")
        await settled(pilot, 0.6)
        await pilot.press("enter")
        await settled(pilot, 0.2)
    assert app.view.done == ["secret", "meetings"]


@pytest.mark.parametrize("words", HOSTILE)
async def test_records_are_found_in_a_thread_and_shown_whole(tmp_path: Path, words: str) -> None:
    app = Demo(tmp_path)
    app.found = [Destination(f"zz A-1  {words}", lambda: app.went(words), f"kind {words[:2]}", f"in {words}")]
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot, 0.3)
        await pilot.press("z", "z")
        await settled(pilot, 0.6)
        text = shown(app)
        whole = words.replace("\x1b", "␛").replace("\x07", "␇")
        assert f"zz A-1  {whole}" in text and f"in {whole}" in text
        assert "\x1b" not in text
        await pilot.press("enter")
        await settled(pilot, 0.2)
    assert app.view.done == [words]
    assert {thread for _words, thread in app.asked} - {threading.get_ident()}
    assert all(thread != threading.get_ident() for _words, thread in app.asked)
    assert app.asked[-1][0] == "zz"


@pytest.mark.parametrize(
    ("refuses", "told"), [("The record is [/locked].", "! The record is [/locked]."), ("", "no rec")]
)
async def test_what_is_refused_or_not_found_is_said(tmp_path: Path, refuses: str, told: str) -> None:
    app = Demo(tmp_path)
    app.refuses = refuses
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot, 0.3)
        await pilot.press(*"xyzzy")
        await settled(pilot, 0.6)
        assert told in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, CommandPalette)
