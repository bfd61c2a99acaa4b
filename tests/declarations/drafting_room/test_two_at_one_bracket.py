"""A bracket act on a paragraph that somebody else changed meanwhile, and lines that were typed and not saved."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.drafting_room.conflict_screen import TextConflict
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import known_paragraph
from secretariat.record.record import Record
from secretariat.toolkit.one_line import OneLine
from tests.declarations.drafting_room.room_host import Host, press, shown, texts
from tests.toolkit.alone import NARROW
from tests.toolkit.list_demo import settled

FIRST = "Agree to [double] [KR: triple] exports by 2030;"
THEIRS = "Agree to [halve] [KR: triple] exports by 2040;"


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with one paragraph that has two alternatives."""
    add_declaration(reference, title="Jakarta")
    add_paragraph(reference, "D-1", text=FIRST)
    return reference


def budi_saves(record: Record, words: str) -> None:
    known = known_paragraph(record, "D-1", "1")
    assert known is not None
    other = Record(record.url, user="budi")
    edit_paragraph(other, known.id, text=words)
    other.close()


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("b", "Agree to [triple] [[halve] [KR: triple]] exports by 2040;"),
        ("m", "Agree to triple exports by 2030;"),
        ("t", THEIRS),
        ("escape", THEIRS),
    ],
)
async def test_accepting_a_bracket_of_a_changed_paragraph_shows_both_texts(text: Record, key: str, left: str) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "full_stop")
        budi_saves(text, THEIRS)
        await press(pilot, "y")
        assert isinstance(app.screen, TextConflict)
        assert "changed meanwhile by budi" in shown(app)
        assert "[-double-]{+halve+}" in shown(app)
        await press(pilot, key)
        assert texts(text)["1"] == left
        assert app.view.here is not None and app.view.here.paragraph.text == left
        await press(pilot, "full_stop")
        assert app.view.table.has_focus


async def test_a_paragraph_of_which_nothing_is_left_goes(text: Record) -> None:
    add_paragraph(text, "D-1", text="[KR: Meet again.]")
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "down")
        known = known_paragraph(text, "D-1", "2")
        assert known is not None
        edit_paragraph(text, known.id, text="[KR: Meet soon.]")
        await press(pilot, "x")
        assert isinstance(app.screen, TextConflict)
        await press(pilot, "m")
        assert list(texts(text)) == ["1"]


async def test_an_alternative_to_a_changed_paragraph_is_not_lost(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "l", "'ID: quadruple")
        budi_saves(text, THEIRS)
        await press(pilot, "enter")
        assert isinstance(app.screen, TextConflict)
        await press(pilot, "escape")
        assert isinstance(app.screen, OneLine)
        assert app.screen.text == "ID: quadruple"
        await press(pilot, "enter")
        assert isinstance(app.screen, TextConflict)
        await press(pilot, "b")
        assert "quadruple" in texts(text)["1"]
        assert "2040" in texts(text)["1"]


async def test_typing_takes_the_place_of_whose_a_bracket_was(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "full_stop", "i", "'EU", "enter")
        assert texts(text)["1"] == "Agree to [double] [EU: triple] exports by 2030;"


async def test_a_line_that_was_left_stands_there_the_next_time(text: Record) -> None:
    app = Host(text)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "l", "'ID: quadruple [/b]", "escape")
        assert app.view.table.has_focus
        await press(pilot, "full_stop", "l")
        assert app.screen.query_one(Input).value == "", "another bracket, another line"
        await press(pilot, "escape", "comma")
    again = Host(text)
    async with again.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        await press(pilot, "l")
        assert again.screen.query_one(Input).value == "ID: quadruple [/b]"
        assert "typed before and not saved" in shown(again)
        await press(pilot, "enter")
        assert texts(text)["1"] == "Agree to [double] [ID: quadruple [/b]] [KR: triple] exports by 2030;"
        await press(pilot, "l")
        assert again.screen.query_one(Input).value == ""
