"""A meeting that is deleted takes along what is its alone, named before, in one act that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from secretariat.actions.following.carrying import carry_actions
from secretariat.actions.operations import add_action, remove_actions
from secretariat.agenda.operations import add_item, tie_outcome
from secretariat.agenda.queries import meeting_agenda
from secretariat.agenda.running.operations import add_session, take_item
from secretariat.agenda.running.queries import programme_of, session_detail
from secretariat.agenda.tabled.operations import add_paper, revise_paper
from secretariat.bilaterals.availability import availabilities, lay_down_hours, say_available
from secretariat.delegations.operations import add_delegation
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.going_along import goes_with_meetings
from secretariat.meetings.operations import add_meeting, remove_meetings
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.meetings.queries import meeting_detail
from secretariat.meetings.rooms import add_room, rooms_of, set_walk
from secretariat.record.check import check
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.refusal import NotFound, Refused
from tests.conftest import Ran
from tests.done_once import done_once
from tests.journeys.driving import opened_app, until
from tests.toolkit.list_demo import screen_text

WHOLE = (
    "2 papers (2011/M/001, 2011/M/001rev1), 2 sessions (S-1, S-2), 2 agenda items (I-1, I-2), 1 outcome (O-1), "
    "2 rooms, 2 times of availability (KR, …)"
)


@done_once
def full(reference: Record) -> None:
    """A meeting with a programme, an agenda, an outcome, papers, rooms and hours."""
    add_meeting(
        reference, ref="M", title="Meeting [/draft]", level="ministerial", timezone="America/Denver",
        dates=parse_date("20-21 Oct 2011", today=reference.today),
    )  # fmt: skip
    for name in ("A", "B"):
        add_room(reference, "M", name=name)
    set_walk(reference, "M", "A", "B", 5)
    add_item(reference, "M", title="Opening")
    add_item(reference, "M", title="Under it", under="1")
    add_outcome(reference, meeting="M", kind="noted", text="林聖忠")
    tie_outcome(reference, "I-1", "O-1")
    add_session(reference, "M", title="Plenary", day="20 Oct 2011", starts="09:00", minutes=60, room="A")
    add_session(reference, "M", title="After it", day="20 Oct 2011", minutes=30, room="B")
    take_item(reference, "S-1", "1")
    add_paper(reference, "M", title="Paper", item="1")
    revise_paper(reference, "2011/M/001")
    lay_down_hours(reference, "M", ["20 Oct 2011 14:00-17:00"])
    say_available(reference, "M", ["20 Oct 2011 15:00-16:00"], who="KR")


def test_what_goes_with_a_meeting_is_named_before(full: Record) -> None:
    assert goes_with_meetings(full, ["M"]) == WHOLE


def test_a_meeting_goes_in_one_act_with_what_is_its_alone_and_comes_back_whole_with_one_undo(full: Record) -> None:
    before = session_detail(full, "S-2")
    assert remove_meetings(full, ["M"]) == ["M"]
    with pytest.raises(NotFound):
        meeting_detail(full, "M")
    assert not check(full).problems
    full.undo()
    assert goes_with_meetings(full, ["M"]) == WHOLE
    assert [item.number for item in meeting_agenda(full, "M").items] == ["1", "1.1"]
    assert meeting_agenda(full, "M").items[0].outcomes[0].ref == "O-1"
    assert session_detail(full, "S-2").row.starts == before.row.starts
    assert [one.row.ref for one in programme_of(full, "M").sessions] == ["S-1", "S-2"]
    assert rooms_of(full, "M")[0].walks == (("B", 5),)
    assert len(availabilities(full, "M")) == 2
    assert not check(full).problems


def test_what_others_would_lose_keeps_a_meeting_and_nothing_goes(full: Record) -> None:
    add_delegation(full, "M", "KR")
    with pytest.raises(Refused, match=r"M can't be deleted while other records hang on it: 1 delegation \(M:KR\)\."):
        remove_meetings(full, ["M"])
    assert goes_with_meetings(full, ["M"]) == WHOLE


def test_an_action_carried_into_a_deleted_meeting_stays_where_it_came_from(full: Record) -> None:
    add_meeting(full, ref="FIRST", title="First", level="ministerial", dates=parse_date("2010", today=full.today))
    add_action(full, title="Report", meeting="FIRST")
    carry_actions(full, ["A-1"], into="M")
    assert goes_with_meetings(full, ["M"]).endswith("1 carrying over (A-1)")
    remove_meetings(full, ["M"])
    remove_actions(full, ["A-1"])
    assert meeting_detail(full, "FIRST").ref == "FIRST"


def test_the_command_line_says_what_went(run: Callable[..., Ran]) -> None:
    run("meetings", "add", "--ref", "M", "--title", "Meeting", "--level", "ministerial")
    assert run("rooms", "add", "M", "A").code == 0
    done = run("meetings", "delete", "M")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Deleted with it: 1 room.\nDeleted M.")
    assert run("undo").code == 0
    assert "A" in run("rooms", "list", "M").out


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_in_the_terminal_it_is_named_in_the_question(full: Record, size: tuple[int, int]) -> None:
    app = opened_app(full)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await until(pilot, "Outcomes" if size[0] > 110 else "1 shown")
        await pilot.press("d")
        await until(pilot, "Delete M?")
        question = " ".join(screen_text(pilot.app))
        assert "This goes too: 2 papers (2011/M/001" in question and "1 outcome (O-1)" in question
        await pilot.press("y")
        await until(pilot, "No meetings yet")
    with full.reading() as connection, pytest.raises(NotFound):
        meeting_id(connection, "M")
