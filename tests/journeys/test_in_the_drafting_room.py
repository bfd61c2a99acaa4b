"""A secretary in the drafting room, in the whole application at 80 columns: from the list of texts to the print."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.drafting_room.screen import DraftingRoom
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declaration_detail, known_paragraph
from secretariat.declarations.revisions import cut_revision
from secretariat.record.record import Record
from tests.journeys.driving import begun, gone, opened_app, typed, until
from tests.printing import pdf_text


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with Rev.1 and Rev.2, Korea's brackets in its second and fourth paragraph."""
    add_declaration(reference, title="Jakarta [/draft] Declaration")
    add_paragraph(reference, "D-1", text="Recall the host;")
    for label, words in (
        ("Rev.1", "Agree to [double] [KR: triple] exports by [EU: 2030];"),
        ("Rev.2", "Meet [agreed in principle] again [KR: every year];"),
    ):
        add_paragraph(reference, "D-1", text=words)
        cut_revision(reference, "D-1", label=label)
    return reference


async def test_brackets_are_settled_a_revision_cut_and_the_compilation_printed(
    text: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened_app(text)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("4")
        await until(pilot, "Jakarta [/draft]")
        await pilot.press("t")
        await until(pilot, "5 brackets open · KR 2")
        await pilot.press("slash")
        await typed(pilot, "party:KR")
        await until(pilot, "2 of 3 shown")
        await pilot.press("enter")
        await until(pilot, "2.2      triple")
        await pilot.press("y")
        await until(pilot, "3 brackets open of 5")
        await pilot.press("full_stop")
        await until(pilot, "3.2      every year")
        await pilot.press("x")
        await until(pilot, "Nothing answers")
        await pilot.press("escape")
        await until(pilot, "Meet [agreed in principle] again;")
        await pilot.press("l")
        await until(pilot, "An alternative to 3.1")
        await typed(pilot, "ID: as agreed in Jakarta")
        await until(pilot, "Proposed by")
        await pilot.press("enter")
        await until(pilot, "ID 1")
        await pilot.press("v")
        await until(pilot, "Cut a revision of D-1")
        await pilot.press("ctrl+s")
        await until(pilot, "D-1 now has Rev.3.")
        await pilot.press("p")
        await until(pilot, "Print the text of D-1")
        await pilot.press("ctrl+s")
        await until(pilot, "Wrote")
    assert [one.text for one in declaration_detail(text, "D-1", revision="Rev.3").paragraphs] == [
        "Recall the host;",
        "Agree to triple exports by [EU: 2030];",
        "Meet [agreed in principle] [ID: as agreed in Jakarta] again;",
    ]
    printed = " ".join(pdf_text((tmp_path / "D-1.pdf").read_bytes()).split())
    assert "compilation text" in printed
    assert "as agreed in Jakarta" in printed


async def test_another_secretarys_change_appears_and_leaves_what_is_typed_alone(text: Record) -> None:
    app = opened_app(text)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("4")
        await until(pilot, "Jakarta [/draft]")
        await pilot.press("enter")
        await until(pilot, "5 brackets open")
        await pilot.press("enter")
        await until(pilot, "typing")
        await pilot.press(*"Warmly ")
        other = Record(text.url, user="budi")
        second = known_paragraph(other, "D-1", "2")
        assert second is not None
        await asyncio.to_thread(edit_paragraph, other, second.id, text="Agree to double exports.")
        other.close()
        await until(pilot, "2 brackets open", seconds=10)
        room = app.screen.query_one(DraftingRoom)
        assert room.text_pane.editor.has_focus
        assert room.text_pane.editor.text == "Warmly Recall the host;"
        await pilot.press("ctrl+s")
        await gone(pilot, "typing")
        await until(pilot, "Saved D-1 ¶1.")
    assert [one.text for one in declaration_detail(text, "D-1").paragraphs][:2] == [
        "Warmly Recall the host;",
        "Agree to double exports.",
    ]
