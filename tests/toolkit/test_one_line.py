"""One line at the foot: echoed as it is understood, completed with Tab, kept where it is refused."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.file_line import ask_for_file
from secretariat.toolkit.one_line import Completions, Echo, OneLine
from secretariat.toolkit.record_form import SaveResult
from secretariat.values.refusal import Refused
from tests.toolkit.form_demo import HOSTILE, Demo, shown
from tests.toolkit.list_demo import screen_text, settled

SIZES = [(80, 24), (140, 40)]


class Line:
    """A line whose words are parties, and what became of it."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.threads: set[int] = set()
        self.answers: list[SaveResult | None] = []

    def save(self, text: str) -> SaveResult:
        self.threads.add(threading.get_ident())
        if "Atlantis" in text:
            raise Refused("[/Atlantis] is no party.")
        self.saved.append(text)
        return SaveResult("A-1", f"Added A-1: {text}.", 1)

    def echo(self, text: str) -> Echo:
        self.threads.add(threading.get_ident())
        return [("What [x]", text, True), ("Due", "smarch is no date", False)] if text else []

    def complete(self, text: str) -> Completions:
        return [(f"{text}rea ", "[/KR] Korea"), (f"{text}sovo ", "Kosovo")] if text.endswith("Ko") else []

    def screen(self, text: str = "") -> OneLine:
        return OneLine("New [/action]", self.save, text=text, hint="words", echo=self.echo, complete=self.complete)


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_is_echoed_and_saved_in_threads(tmp_path: Path, size: tuple[int, int]) -> None:
    app, line = Demo(tmp_path), Line()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(line.screen(), line.answers.append)
        await settled(pilot)
        await pilot.press(*"Sign")
        await settled(pilot, 0.3)
        text = shown(app)
        assert "New [/action]" in text and "What [x]  Sign" in text and "! Due: smarch is no date" in text
        assert "enter Save" in text and "esc Leave" in text
        assert "╰" in screen_text(app)[-1]
        await pilot.press("enter")
        await settled(pilot)
    assert line.saved == ["Sign"] and line.answers == [SaveResult("A-1", "Added A-1: Sign.", 1)]
    assert threading.get_ident() not in line.threads


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_stand_in_the_line_and_its_echo(tmp_path: Path, words: str) -> None:
    app, line = Demo(tmp_path), Line()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(line.screen(words))
        await settled(pilot, 0.3)
        text = shown(app)
        assert words.replace("\x1b", "␛").replace("\x07", "␇") in text
        assert "\x1b" not in text and "\x07" not in text


async def test_tab_takes_a_completion_and_enter_never_does(tmp_path: Path) -> None:
    app, line = Demo(tmp_path), Line()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(line.screen(), line.answers.append)
        await settled(pilot)
        await pilot.press(*"Ko")
        await settled(pilot, 0.3)
        assert "[/KR] Korea" in shown(app) and "Kosovo" in shown(app)
        await pilot.press("down", "tab")
        await settled(pilot, 0.3)
        assert "Kosovo" in shown(app) and "[/KR]" not in shown(app)
        await pilot.press("backspace", *" Ko")
        await settled(pilot, 0.3)
        await pilot.press("enter")
        await settled(pilot)
    assert line.saved == ["Kosovo Ko"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_refusal_is_shown_and_the_line_stands(tmp_path: Path, size: tuple[int, int]) -> None:
    app, line = Demo(tmp_path), Line()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(line.screen(), line.answers.append)
        await settled(pilot)
        await pilot.press(*"Sign Atlantis".replace(" ", "_"), "enter")
        await settled(pilot, 0.3)
        assert "! [/Atlantis] is no party." in shown(app)
        screen = app.screen
        assert isinstance(screen, OneLine) and screen.text == "Sign_Atlantis"
        await pilot.press("x")
        await settled(pilot, 0.3)
        assert "is no party" not in shown(app)
    assert line.answers == []


async def test_leaving_asks_where_something_was_typed(tmp_path: Path) -> None:
    app, line = Demo(tmp_path), Line()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.push_screen(line.screen("as it was"), line.answers.append)
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert line.answers == [None]
        app.push_screen(line.screen(), line.answers.append)
        await settled(pilot)
        await pilot.press("x", "escape")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await settled(pilot)
    assert line.answers == [None, None] and line.saved == []


async def test_asking_for_a_file_says_where_it_will_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.csv").write_text("")
    app, asked = Demo(tmp_path), []

    def write(file: str) -> SaveResult:
        asked.append(file)
        return SaveResult("", f"Wrote [{file}].")

    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        ask_for_file(app.view, "Export", write, usual="old.csv", hint="a file")
        await settled(pilot, 0.3)
        assert str(tmp_path / "old.csv") in shown(app) and "replaces the file of that name" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Wrote [old.csv]." in shown(app)
    assert asked == ["old.csv"]


async def test_leaving_the_name_of_a_file_asks_nothing(tmp_path: Path) -> None:
    app = Demo(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        ask_for_file(app.view, "Export", lambda file: SaveResult("", file), usual="old.csv", hint="a file")
        await settled(pilot)
        await pilot.press("n", "e", "w", "escape")
        await settled(pilot)
        assert app.screen is app.screen_stack[0]
