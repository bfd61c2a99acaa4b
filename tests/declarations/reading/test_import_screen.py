"""Taking a text in from the terminal: where it is, its paragraphs as they were read, the act."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.import_screen import ImportTextScreen
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.screen import DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from tests.declarations.test_declarations_screen import Host
from tests.toolkit.list_demo import screen_text, settled

DRAFT = """Jakarta [/draft] Declaration

Recalling the meeting of Gifu,

1. Agree to [double the number [agreed in principle];

2. Train 林聖忠 and Dong-Sun KIM (김동선).
"""


def text(app: Host) -> str:
    return " ".join("\n".join(screen_text(app)).split())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_file_is_shown_before_it_is_taken_in(record: Record, tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    app = Host(DeclarationsView(record))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("I")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, Picker)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, ImportTextScreen)
        shown = text(app)
        for words in (
            "A new declaration: Jakarta [/draft] Declaration",
            "preambular",
            "P1",
            "4 paragraphs",
            "^s Take in",
        ):
            assert words in shown
        assert "1 square bracket has no partner" in shown
        await pilot.press("v")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = "zero draft"
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert "zero draft" in text(app)
        await pilot.press("down", "down")
        await settled(pilot, 0.2)
        assert text(app).count("Agree to [double the number [agreed in principle];") >= 1
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert not isinstance(app.screen, ImportTextScreen)
        assert "Took in D-1, zero draft: 4 paragraphs" in text(app)
    one = declaration_detail(record, "D-1")
    assert (one.title, one.revision, len(one.paragraphs)) == ("Jakarta [/draft] Declaration", "zero draft", 4)


async def test_a_pasted_text_becomes_a_new_text_of_the_declaration_under_the_cursor(record: Record) -> None:
    take_in(record, read_pasted(DRAFT), Target(label="zero draft"))
    app = Host(DeclarationsView(record))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("I")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = "pasted D-1"
        await pilot.press("enter")
        await settled(pilot, 0.2)
        new = "2. Welcome the new members from all regions.\n\n3. Train 林聖忠"
        app.screen.query_one(TextArea).text = DRAFT.replace("2. Train 林聖忠", new).replace(
            "Recalling the meeting of Gifu,\n\n", ""
        )
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, ImportTextScreen)
        assert "A new text of D-1" in text(app)
        assert "1 added · 1 removed · 1 renumbered · 3 same" in text(app)
        rows = [line for line in screen_text(app) if "Welcome the new" in line or "Recalling" in line]
        assert [("added" in row, "removed" in row) for row in rows] == [(False, True), (True, False)]
        await pilot.press("v")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = "Zero draft"
        await pilot.press("enter")
        await settled(pilot, 0.3)
        assert "! D-1 already has a revision zero draft" in text(app)
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, ImportTextScreen), "what is refused stays as it is shown"
        await pilot.press("v")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = "Rev.1"
        await pilot.press("enter")
        await settled(pilot, 0.2)
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
    assert [one.label for one in declaration_detail(record, "D-1").revisions] == ["zero draft", "Rev.1"]


async def test_a_text_without_a_title_asks_for_one_and_esc_takes_nothing_in(record: Record) -> None:
    app = Host(DeclarationsView(record))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, 0.2)
        app.push_screen(ImportTextScreen(record, read_pasted("1. Agree.\n\n2. Meet."), Target()))
        await settled(pilot, 0.3)
        assert "no title that could be recognised" in text(app)
        await pilot.press("t")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = "Beijing Declaration"
        await pilot.press("enter")
        await settled(pilot, 0.3)
        assert "A new declaration: Beijing Declaration" in text(app)
        await pilot.press("escape")
        await settled(pilot, 0.2)
        assert not isinstance(app.screen, ImportTextScreen)
    assert DeclarationsView(record).window(app.view.asked).count() == 0


async def test_a_file_that_is_no_text_leaves_the_line_with_the_reason(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    app = Host(DeclarationsView(record))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, 0.2)
        await pilot.press("I")
        await settled(pilot, 0.2)
        await pilot.press("enter")
        await settled(pilot, 0.2)
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await settled(pilot, 0.3)
        assert "protected by a password" in text(app)
        assert app.screen.query_one(Input).value == str(file)
