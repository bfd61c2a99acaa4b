"""Declarations in the terminal."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.screen import DeclarationOpened, DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.list_demo import screen_text, settled

BRACKETS = "Agree to [double] [/triple] the number [agreed in principle];"


class Host(Alone[DeclarationsView]):
    """One view alone; it notes which text was to be opened."""

    def __init__(self, view: DeclarationsView) -> None:
        super().__init__(view)
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.view
        yield KeyFooter()

    def on_declaration_opened(self, event: DeclarationOpened) -> None:
        self.opened.append(event.ref)


@pytest.fixture
def text(record: Record) -> Record:
    """D-1 with three paragraphs, one of them in brackets."""
    add_declaration(record, title="Jakarta [/draft] Declaration")
    for words in (BRACKETS, "Train 林聖忠;", "Meet again."):
        add_paragraph(record, "D-1", text=words)
    return record


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_detail_shows_the_text_with_its_numbers_and_brackets(text: Record, size: tuple[int, int]) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        assert "Jakarta [/draft] Declaration" in "\n".join(screen_text(app))
        if size == NARROW:
            await pilot.press("enter")
            await settled(pilot, 0.2)
        shown = " ".join("\n".join(screen_text(app)).split())
        for words in ("[double]", "[/triple]", "Meet again."):
            assert words in shown
        assert app.opened == []
        await pilot.press("enter")
        await settled(pilot, 0.2)
        assert app.opened == ["D-1"]


async def test_t_asks_for_the_text_and_v_cuts_a_revision(text: Record) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert app.opened == ["D-1"]
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert declaration_detail(text, "D-1").revision == "zero draft"


async def test_a_status_is_picked_and_an_end_is_said(text: Record) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        await pilot.press("enter")
        await settled(pilot, 0.3)
        assert declaration_detail(text, "D-1").status == "under negotiation"


async def test_a_declaration_is_begun_through_the_form(text: Record) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Bali [zero]", "ctrl+s")
        await settled(pilot, 0.3)
        assert declaration_detail(text, "D-2").title == "Bali [zero]"


async def test_a_long_text_shows_its_beginning_and_how_much_more_there_is(text: Record) -> None:
    for number in range(50):
        add_paragraph(text, "D-1", text=f"Further [{number}];")
    app = Host(DeclarationsView(text))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot, 0.3)
        sheet = app.view.pane.sheet
        assert sheet is not None
        lines = [line.text for line in sheet.sections[0].lines]
        assert len(lines) == 41
        assert lines[-1] == "and 13 more"


async def test_the_foot_names_the_state_and_the_positions_at_80_columns(text: Record) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert "c Status" in screen_text(app)[-1]
        assert "o Position" in screen_text(app)[-1]
