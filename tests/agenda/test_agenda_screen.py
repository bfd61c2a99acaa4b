"""A meeting's agenda in the terminal: the tree, the form, moving with K and J, freezing."""

from __future__ import annotations

import pytest

from secretariat.agenda.operations import add_item
from secretariat.agenda.queries import meeting_agenda
from secretariat.agenda.screen import AgendaView
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.record.record import Record
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import RecordForm
from secretariat.values.date_words import parse_date
from tests.done_once import done_once
from tests.journeys.driving import begun, opened_app, until
from tests.toolkit.alone import NARROW, WIDE, Alone
from tests.toolkit.list_demo import screen_text, settled

MEETING = "APEC-T-18"


class Host(Alone[AgendaView]):
    """The agenda's view alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(AgendaView(record, scope={"meeting": MEETING}))


@done_once
def agenda(reference: Record) -> None:
    """A meeting with items 1, 2, 2.1 and 3."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    for title, under in (("Opening", None), ("[/draft] themes", None), ("林聖忠 speaks", "2"), ("Closing", None)):
        add_item(reference, MEETING, title=title, under=under)


def numbers(record: Record) -> list[str]:
    return [f"{item.number} {item.title}" for item in meeting_agenda(record, MEETING).items]


async def test_the_cursor_stands_on_the_item_that_was_added_though_all_lists_are_read_again(agenda: Record) -> None:
    app = opened_app(agenda)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await begun(pilot)
        app.open_desk(MEETING, "agenda")
        await until(pilot, "4 shown")
        await pilot.press("n")
        await until(pilot, "New agenda item")
        await pilot.press(*"Any [other] business", "ctrl+s")
        await until(pilot, "I-5  4  Any [other] business")  # the detail beside the list is that of the new one


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
        assert app.view.table.row is not None
        assert app.view.table.row.title == "Any [other] business"


async def test_capital_j_and_k_move_the_item_and_the_cursor_stays_on_it(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("J")
        await settled(pilot, 0.2)
        assert numbers(agenda)[:3] == ["1 [/draft] themes", "1.1 林聖忠 speaks", "2 Opening"]
        assert app.view.table.row is not None
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
        await pilot.press(*"No time", "ctrl+s")
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


async def test_shift_and_arrows_put_an_item_under_another_and_out_again(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("G", "shift+right")
        await settled(pilot, 0.2)
        assert numbers(agenda)[-1] == "2.2 Closing"
        assert app.view.table.row is not None
        assert app.view.table.row.title == "Closing"
        await pilot.press("shift+left")
        await settled(pilot, 0.2)
        assert numbers(agenda)[-1] == "3 Closing"
        await pilot.press("shift+up")
        await settled(pilot, 0.2)
        assert numbers(agenda)[1] == "2 Closing"


@pytest.mark.parametrize(
    ("held", "let_go", "after"),
    [
        (4, 1, ["1 Closing", "2 Opening", "3 [/draft] themes", "3.1 林聖忠 speaks"]),
        (1, 4, ["1 [/draft] themes", "1.1 林聖忠 speaks", "2 Closing", "3 Opening"]),
        (1, 2, ["1 [/draft] themes", "1.1 Opening", "1.2 林聖忠 speaks", "2 Closing"]),
        (1, 3, ["1 [/draft] themes", "1.1 林聖忠 speaks", "1.2 Opening", "2 Closing"]),
    ],
)
async def test_a_row_is_dragged_to_its_place(agenda: Record, held: int, let_go: int, after: list[str]) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        table = app.view.table
        title = numbers(agenda)[held - 1].partition(" ")[2]
        await pilot.mouse_down(table, offset=(12, held))
        await pilot.mouse_up(table, offset=(12, let_go))
        await settled(pilot, 0.3)
        assert numbers(agenda) == after
        assert table.row is not None
        assert table.row.title == title


async def test_a_filtered_list_is_not_dragged_in(agenda: Record) -> None:
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        app.view.filter_by("s")
        await settled(pilot, 0.2)
        before = numbers(agenda)
        await pilot.mouse_down(app.view.table, offset=(12, 1))
        await pilot.mouse_up(app.view.table, offset=(12, 2))
        await settled(pilot, 0.2)
        assert numbers(agenda) == before


async def test_withdrawing_asks_why_and_carrying_over_into_which_meeting(agenda: Record) -> None:
    add_meeting(agenda, ref="APEC-T-19", title="19th meeting", level="ministerial", forum="APEC")
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        await pilot.press(*"withdrawn", "enter")
        await settled(pilot, 0.2)
        assert isinstance(app.screen, RecordForm)
        await pilot.press(*"No [paper]", "ctrl+s")
        await settled(pilot, 0.2)
        item = meeting_agenda(agenda, MEETING).items[0]
        assert (item.status, item.why) == ("withdrawn", "No [paper]")
        await pilot.press("G", "C")
        await settled(pilot, 0.2)
        await pilot.press(*"APEC-T-19", "ctrl+s")
        await settled(pilot, 0.3)
        assert [one.title for one in meeting_agenda(agenda, "APEC-T-19").items] == ["Closing"]
        assert meeting_agenda(agenda, MEETING).items[-1].carried_to[0].meeting == "APEC-T-19"


async def test_an_agenda_longer_than_its_days_says_so_under_the_list(agenda: Record) -> None:
    edit_meeting(agenda, MEETING, dates=parse_date("20 May 2011", today=agenda.today))
    add_item(agenda, MEETING, title="Long", minutes=400)
    app = Host(agenda)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await settled(pilot, 0.2)
        assert "The agenda is longer than its day" in "\n".join(screen_text(app))
        await pilot.press("f")
        await settled(pilot, 0.2)
        assert "frozen since" in "\n".join(screen_text(app))
        await pilot.press("f")
        await settled(pilot, 0.2)
        assert meeting_agenda(agenda, MEETING).frozen_at is None
