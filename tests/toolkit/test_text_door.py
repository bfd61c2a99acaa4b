"""Whatever is in the record is shown whole, and never obeyed."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Label, Static

from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.text import clean, content, line, pieces, say
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from tests.toolkit.list_demo import HOSTILE, Action, Listed, TableApp, screen_text, settled

BLNS = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "blns" / "blns.json"


def naughty() -> list[str]:
    """The big list of naughty strings, where it lies beside the checkout; half surrogates as they would be read."""
    return [text for text in json.loads(BLNS.read_text(encoding="utf-8")) if text.strip()]


def solid(text: str) -> str:
    """``text`` without white space: what must be on the screen whatever way it was wrapped."""
    return "".join(text.split())


def test_every_character_that_acts_or_hides_is_shown_as_a_mark() -> None:
    assert clean("\x1b]52;c;AAAA\x07\x7f\x9b") == "␛]52;c;AAAA␇␡‹U+009B›"
    assert clean("\u202ea\u2066b\u2028c\u200bd\ufeff\ud800") == ("‹U+202E›a‹U+2066›b‹U+2028›c‹U+200B›d‹U+FEFF›‹U+D800›")
    assert clean("a\r\nb\rc\td") == "a\nb␍c\td"
    assert line("a\r\nb\nc\td") == "a b c d"


def test_scripts_keep_their_joiners() -> None:
    assert clean("👩\u200d💻 می\u200cخواهم") == "👩\u200d💻 می\u200cخواهم"


@given(st.text())
def test_no_control_character_passes_the_door(text: str) -> None:
    assert not [c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t"]
    assert not [c for c in line(text) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_brackets_are_text(text: str) -> None:
    assert content(text).plain == clean(text)
    assert pieces("a ", (text, "bold"), text).plain == "a " + clean(text) * 2


class Shown(App[None]):
    """A string in a label, a tooltip, a detail and a passing message."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.pane = DetailPane()

    def compose(self) -> ComposeResult:
        yield Label(content(self.text), id="label")
        yield Static(content(self.text))
        yield self.pane

    def show(self, text: str) -> None:
        self.query_one("#label", Label).update(content(text))
        self.query_one("#label", Label).tooltip = content(text)
        lines = (Line(text, "aside"), Line("line", text))
        self.pane.show(
            FactSheet(text, text, text, (Fact(text, text), Fact("label", text)), (Section(text, lines, text),))
        )


def detail_text(app: Shown) -> str:
    """The detail as it is laid out, without white space."""
    return solid(app.pane.query_one("_Sheet").render().plain)  # type: ignore[union-attr]  # a Content, here


async def test_hostile_text_is_whole_in_labels_details_and_messages() -> None:
    app = Shown("start")
    async with app.run_test(size=(100, 60), notifications=True, tooltips=True) as pilot:
        for text in HOSTILE:
            app.show(text)
            say(app.pane, text, "warning")
            await pilot.pause()
            screen = solid("".join(screen_text(app)))
            assert solid(clean(text)) in screen, text
            assert detail_text(app).count(solid(clean(text))) >= 6, text
        assert len(app._notifications) == len(HOSTILE)
        await pilot.hover("#label")
        await pilot.pause(0.6)


async def test_hostile_text_is_whole_in_table_cells() -> None:
    app = TableApp(Listed([Action(n, f"A-{n}", text) for n, text in enumerate(HOSTILE, start=1)]))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        screen = screen_text(app)
        for number, text in enumerate(HOSTILE, start=1):
            assert solid(line(text)) in solid(screen[number]), text
        assert not any("\x1b" in row or "\x07" in row for row in screen)


@pytest.mark.skipif(not BLNS.exists(), reason="the list of naughty strings is not beside this checkout")
async def test_the_naughty_strings_are_whole_in_table_and_detail() -> None:
    texts = naughty()
    app = TableApp(Listed([Action(n, f"A-{n}", text) for n, text in enumerate(texts, start=1)]))
    async with app.run_test(size=(500, len(texts) + 2), notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        screen = screen_text(app)
        for number, text in enumerate(texts, start=1):
            shown = solid(screen[number])
            assert solid(line(text))[:300] in shown, text


@pytest.mark.skipif(not BLNS.exists(), reason="the list of naughty strings is not beside this checkout")
async def test_the_naughty_strings_are_whole_in_labels_and_messages() -> None:
    app = Shown("start")
    async with app.run_test(size=(200, 50), notifications=True, tooltips=True) as pilot:
        for text in naughty():
            app.show(text)
            say(app.pane, text)
            assert detail_text(app).count(solid(clean(text))) >= 6, text
            app.query_one("#label", Label).render()
        await pilot.pause()


class Dressed(App[None]):
    """Nothing but a line, in the program's look."""

    CSS = STYLE_SHEET

    def compose(self) -> ComposeResult:
        yield Label("start")

    def on_mount(self) -> None:
        dress(self)


async def test_what_is_said_last_stands_in_the_place_of_what_was_said_before() -> None:
    app = Dressed()
    async with app.run_test(size=(60, 10), notifications=True) as pilot:
        for number in range(3):
            say(app, f"said {number}")
            await pilot.pause(0.1)
            found = [(at, row.strip()) for at, row in enumerate(screen_text(app)) if "said" in row]
            assert found == [(2, f"said {number}")]
