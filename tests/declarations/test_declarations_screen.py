"""Declarations and their paragraphs in the terminal."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration, set_status
from secretariat.declarations.paragraphs_screen import ParagraphsView
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.screen import DeclarationOpened, DeclarationsView
from secretariat.record.record import Record
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from tests.toolkit.list_demo import screen_text, settled

NARROW, WIDE = (80, 24), (140, 40)
BRACKETS = "Agree to [double] [/triple] the number [agreed in principle];"


class Host(App[None]):
    """One view alone; it notes which text was to be opened."""

    CSS = STYLE_SHEET

    def __init__(self, view: DeclarationsView | ParagraphsView) -> None:
        super().__init__()
        self.view = view
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        dress(self)
        self.view.table.focus()

    def on_declaration_opened(self, event: DeclarationOpened) -> None:
        self.opened.append(event.ref)


@pytest.fixture
def text(record: Record) -> Record:
    """D-1 with three paragraphs, one of them in brackets."""
    add_declaration(record, title="Jakarta [/draft] Declaration")
    for words in (BRACKETS, "Train 林聖忠;", "Meet again."):
        add_paragraph(record, "D-1", text=words)
    return record


def lines(record: Record) -> list[str]:
    return [f"{p.number} {p.text}" for p in declaration_detail(record, "D-1").paragraphs]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_detail_shows_the_text_with_its_numbers_and_brackets(text: Record, size: tuple[int, int]) -> None:
    app = Host(DeclarationsView(text))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        assert "Jakarta [/draft] Declaration" in "\n".join(screen_text(app))
        await pilot.press("enter")
        await settled(pilot, 0.2)
        shown = " ".join("\n".join(screen_text(app)).split())
        for words in ("[double]", "[/triple]", "Meet again."):
            assert words in shown


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


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_paragraphs_stand_in_their_order_with_brackets_as_typed(text: Record, size: tuple[int, int]) -> None:
    app = Host(ParagraphsView(text, scope={"declaration": "D-1"}))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        shown = "\n".join(screen_text(app))
        assert "Agree to [double] [/triple]" in shown
        assert shown.index("Agree to") < shown.index("Train") < shown.index("Meet again.")


async def test_a_paragraph_is_written_moved_and_deleted(text: Record) -> None:
    app = Host(ParagraphsView(text, scope={"declaration": "D-1"}))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        app.screen.query(TextArea).first().text = "Two lines\nof [text];"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert lines(text)[-1] == "4 Two lines\nof [text];"
        assert app.view.table.row.number == "4"
        await pilot.press("K")
        await settled(pilot, 0.3)
        assert lines(text)[2:] == ["3 Two lines\nof [text];", "4 Meet again."]
        assert app.view.table.row.text.startswith("Two lines")
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot, 0.3)
        assert lines(text) == [f"1 {BRACKETS}", "2 Train 林聖忠;", "4 Meet again."]


async def test_a_locked_text_refuses_the_form_and_keeps_what_was_typed(text: Record) -> None:
    app = Host(ParagraphsView(text, scope={"declaration": "D-1"}))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("down", "e")
        await settled(pilot)
        for state in ("under negotiation", "not agreed"):
            set_status(text, "D-1", state)
        set_status(text, "D-1", "under negotiation")
        set_status(text, "D-1", "SOM-agreed")
        from secretariat.declarations.drafting import edit_paragraph

        first = declaration_detail(text, "D-1").paragraphs[0]
        edit_paragraph(text, first.id, text="Agree;")
        set_status(text, "D-1", "adopted")
        app.screen.query(TextArea).first().text = "changed"
        await pilot.press("ctrl+s")
        await settled(pilot, 0.3)
        assert isinstance(app.screen, RecordForm)
        assert "corrigendum" in "\n".join(screen_text(app))
        assert app.screen.query(TextArea).first().text == "changed"
        assert lines(text)[1] == "2 Train 林聖忠;"
