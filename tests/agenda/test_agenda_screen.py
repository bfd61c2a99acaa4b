"""A meeting's agenda in the terminal: the tree, the form, moving with K and J, freezing."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from secretariat.agenda.operations import add_item
from secretariat.agenda.queries import meeting_agenda
from secretariat.agenda.screen import AgendaView
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.toolkit.look import STYLE_SHEET, dress
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from tests.done_once import done_once
from tests.toolkit.list_demo import screen_text, settled

MEETING = "APEC-T-18"
NARROW, WIDE = (80, 24), (140, 40)


class Host(App[None]):
    """The agenda's view alone."""

    CSS = STYLE_SHEET

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.view = AgendaView(record, scope={"meeting": MEETING})

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        dress(self)
        self.view.table.focus()


@done_once
def agenda(reference: Record) -> None:
    """A meeting with items 1, 2, 2.1 and 3."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    for title, under in (("Opening", None), ("[/draft] themes", None), ("林聖忠 speaks", "2"), ("Closing", None)):
        add_item(reference, MEETING, title=title, under=under)


def numbers(record: Record) -> list[str]:
    return [f"{item.number} {item.title}" for item in meeting_agenda(record, MEETING).items]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_tree_is_indented_and_titles_stand_whole(agenda: Record, size: tuple[int, int]) -> None:
    app = Host(agenda)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot, 0.2)
        lines = screen_text(app)
        assert any("[/draft] themes" in line for line in lines)
        above = next(line for line in lines if "[/draft] themes" in line)
        under = next(line for line in lines if "林聖忠 speaks" in line)
        assert under.index("2.1") == above.index("2") + 2


async def test_an_item_is_added_under_another_through_the_form(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"Any [other] business", "ctrl+s")
        await settled(pilot, 0.3)
        assert numbers(agenda)[-1] == "4 Any [other] business"
        assert app.view.table.row.title == "Any [other] business"


async def test_capital_j_and_k_move_the_item_and_the_cursor_stays_on_it(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("J")
        await settled(pilot, 0.2)
        assert numbers(agenda)[:3] == ["1 [/draft] themes", "1.1 林聖忠 speaks", "2 Opening"]
        assert app.view.table.row.title == "Opening"
        await pilot.press("K")
        await settled(pilot, 0.2)
        assert numbers(agenda)[0] == "1 Opening"


async def test_a_status_is_picked_and_the_agenda_frozen(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(app.screen, Picker)
        await pilot.press(*"withdrawn", "enter")
        await settled(pilot, 0.2)
        assert meeting_agenda(agenda, MEETING).items[0].status == "withdrawn"
        await pilot.press("c")
        await settled(pilot)
        offered = "\n".join(screen_text(app))
        assert "planned" in offered
        assert "carried over" not in offered
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot, 0.2)
        assert meeting_agenda(agenda, MEETING).frozen_at is not None


async def test_an_outcome_is_tied_through_its_form(sample: Record) -> None:
    app = Host(sample)
    app.view = AgendaView(sample, scope={"meeting": "ASEM-SMEMM-1"})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"O-1", "ctrl+s")
        await settled(pilot, 0.3)
        tied = [came.ref for item in meeting_agenda(sample, "ASEM-SMEMM-1").items for came in item.outcomes]
        assert "O-1" in tied
