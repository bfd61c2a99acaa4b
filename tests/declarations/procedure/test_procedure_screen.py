"""The procedure in the terminal: silence, who breaks it, positions, corrigenda."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs
from secretariat.declarations.operations import add_declaration, set_status
from secretariat.declarations.procedure.corrigenda import corrigenda
from secretariat.declarations.procedure.positions import note_position, positions
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.screen import DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.partial_date import PartialDate
from tests.declarations.clock import Clock
from tests.toolkit.alone import Alone
from tests.toolkit.list_demo import screen_text, settled


class Host(Alone[DeclarationsView]):
    """The view of texts alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(DeclarationsView(record))


@pytest.fixture
def text(reference: Record, at: Clock) -> Record:
    """D-1, SOM-agreed, on 15 August 2011 at nine."""
    at("2011-08-15 09:00")
    add_declaration(reference, title="Jakarta Declaration")
    add_paragraph(reference, "D-1", text="Meet agian.")
    for state in ("under negotiation", "SOM-agreed"):
        set_status(reference, "D-1", state)
    return reference


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return " ".join("\n".join(screen_text(pilot.app)).split())


async def typed(pilot: Pilot[None], *texts: str) -> None:
    """Type into one field after another, and save."""
    for number, text in enumerate(texts):
        if number:
            await pilot.press("tab")
        await pilot.press(*text)
    await pressed(pilot, "ctrl+s")


async def test_silence_asks_until_when_and_breaking_it_who_objects(text: Record) -> None:
    async with Host(text).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "c", "enter")
        assert isinstance(pilot.app.screen, RecordForm)
        await typed(pilot, "20 August 2011 12:00")
        one = declaration_detail(text, "D-1")
        assert (one.status, one.silence_zone) == ("under silence", "Asia/Jakarta")
        assert "under silence" in await pressed(pilot)
        await pressed(pilot, "c", *["down"] * 4, "enter")
        assert isinstance(pilot.app.screen, RecordForm)
        await typed(pilot, "KR", "Not [yet].")
        assert [(each.party, each.text) for each in positions(text, "D-1")] == [("KR", "Not [yet].")]
        assert declaration_detail(text, "D-1").status == "under negotiation"


async def test_a_position_is_noted_and_taken_back(text: Record) -> None:
    async with Host(text).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "o")
        await typed(pilot, "KR", "", "1")
        assert [(each.party, each.position, each.paragraph) for each in positions(text, "D-1")] == [
            ("KR", "adopted it", "1")
        ]
        assert "adopted it ¶1" in await pressed(pilot, "o")
        await pressed(pilot, "escape")
        assert "Take back which" in await pressed(pilot, "O")
        await pressed(pilot, "enter")
        assert positions(text, "D-1") == []


async def test_the_position_that_is_chosen_is_the_one_that_changes_or_goes(text: Record) -> None:
    add_paragraph(text, "D-1", text="Sing together.")
    day = PartialDate.from_edtf("2011-08-01")
    note_position(text, "D-1", "KR", "adopted", dated=day)
    note_position(text, "D-1", "KR", "reserved", paragraph="2", text="On singing.", dated=day)
    remove_paragraphs(text, [declaration_detail(text, "D-1").paragraphs[-1].id])
    async with Host(text).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "(a paragraph that is no longer in the text)" in await pressed(pilot, "o", "down", "down")
        await pressed(pilot, "enter", "tab", "tab", "tab")
        await pressed(pilot, *"No! ", "ctrl+s")
        assert [(one.position, one.text, one.dated) for one in positions(text, "D-1")] == [
            ("adopted it", "", "2011-08-01"),
            ("reserved its position", "No! On singing.", "2011-08-01"),
        ]
        await pressed(pilot, "O", "down", "enter")
        assert [one.position for one in positions(text, "D-1")] == ["adopted it"]


async def test_a_corrigendum_is_issued_to_an_adopted_text_only(text: Record) -> None:
    async with Host(text).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "for one that is adopted" in await pressed(pilot, "R")
        set_status(text, "D-1", "adopted")
        await pressed(pilot, "f5", "R")
        await typed(pilot, "1", "agian", "again", "a slip")
        assert [(one.before, one.after) for one in corrigenda(text, "D-1")] == [("agian", "again")]


async def test_nobody_adopts_a_text_that_was_changed_since_it_was_shown(text: Record) -> None:
    async with Host(text).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pressed(pilot, "c", "down", "down")
        others = Record(text.url, user="budi")
        edit_paragraph(others, declaration_detail(others, "D-1").paragraphs[0].id, text="Never meet again.")
        others.close()
        assert "D-1 reads otherwise since budi changed it" in await pressed(pilot, *"adopted", "enter")
        assert declaration_detail(text, "D-1").status == "SOM-agreed"
        await pressed(pilot, "f5", "c", *"adopted", "enter")
        assert declaration_detail(text, "D-1").status == "adopted"
