"""Picking, confirming, and a choice on one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from secretariat.toolkit.choice_line import ChoiceLine
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.picker import Picker
from secretariat.values.field import Choice
from tests.toolkit.form_demo import HOSTILE, Demo, shown
from tests.toolkit.list_demo import screen_text, settled

SIZES = [(80, 24), (140, 40)]
OPTIONS = [(str(number), words) for number, words in enumerate((*HOSTILE, "Perú"))]


@pytest.mark.parametrize("size", SIZES)
async def test_a_picker_shows_narrows_and_takes(tmp_path: Path, size: tuple[int, int]) -> None:
    app, answers = Demo(tmp_path), []
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(Picker("Sort [/by]", OPTIONS, current="2"), answers.append)
        await settled(pilot)
        text = shown(app)
        for words in ("Sort [/by]", *HOSTILE):
            assert words.replace("\x1b", "␛").replace("\x07", "␇") in text
        assert "enter Take" in text and "esc Leave" in text
        await pilot.press("enter")
        app.push_screen(Picker("Sort", OPTIONS), answers.append)
        await settled(pilot)
        await pilot.press(*"PERU")
        await settled(pilot)
        assert "林聖忠" not in shown(app)
        await pilot.press("enter")
        app.push_screen(Picker("Sort", OPTIONS), answers.append)
        await settled(pilot)
        await pilot.press(*"[/nothing", "enter")
        await settled(pilot)
        assert "Nothing here has these words." in shown(app)
        await pilot.press("escape")
        await settled(pilot)
    assert answers == ["2", "8", None]


async def test_the_cursor_of_a_picker_is_seen(tmp_path: Path) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Picker("Sort", [("a", "alpha"), ("b", "beta")]))
        await settled(pilot)
        grounds = {
            segment.text.strip(): segment.style.bgcolor
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.style is not None
        }
    assert grounds["alpha"] != grounds["beta"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("enter", False), ("escape", False)])
async def test_enter_gives_the_safe_answer(tmp_path: Path, size: tuple[int, int], key: str, answer: bool) -> None:
    app, answers = Demo(tmp_path), []
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(Confirm("Delete A-1 [/draft]?", loses="12 lines of progress [lost]"), answers.append)
        await settled(pilot)
        text = shown(app)
        assert "Delete A-1 [/draft]?" in text and "12 lines of progress [lost]" in text
        assert "enter the safe answer" in text
        await pilot.press(key)
        await settled(pilot)
    assert answers == [answer]


CHOICES = [Choice(words, words) for words in ("summit", "senior officials", "bilateral [x]", "steering committee")]


class OneChoice(App[None]):
    """A choice alone."""

    CSS = STYLE_SHEET

    def compose(self) -> ComposeResult:
        yield ChoiceLine(CHOICES, "summit")

    def on_mount(self) -> None:
        dress(self)


@pytest.mark.parametrize("width", [30, 40, 58, 80])
async def test_a_line_of_choices_ends_only_between_two(width: int) -> None:
    app = OneChoice()
    async with app.run_test(size=(width, 12), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        text = "\n".join(screen_text(app)).replace("\u00a0", " ")
        assert text.count("(") == 4
        for words in ("(•) summit", "( ) senior officials", "( ) bilateral [x]", "( ) steering committee"):
            assert words in text
        choice = app.query_one(ChoiceLine)
        choice.focus()
        await pilot.press("s")
        assert choice.value == "senior officials"
        await pilot.press("right", "space", "right")
        assert choice.value == "summit"
        await pilot.press("left", "backspace")
        assert choice.value == ""
