"""Sessions: added, edited, moved, cancelled, deleted; their times follow in the same act, and in its undo."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from secretariat.agenda.carrying import postpone_item, withdraw_item
from secretariat.agenda.operations import add_item, edit_item
from secretariat.agenda.running.moving import move_session, shift_session
from secretariat.agenda.running.operations import (
    add_session,
    cancel_session,
    edit_session,
    remove_sessions,
    restore_session,
    take_item,
)
from secretariat.agenda.running.queries import programme_of, session_detail
from secretariat.agenda.running.typed import hanging_typed
from secretariat.meetings.operations import add_meeting
from secretariat.people.operations import add_person
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

MEETING = "BIG-SKY"


def meeting(record: Record, ref: str = MEETING, dates: str = "2011-05-20/2011-05-21", **more: Any) -> None:
    given = {"title": ref, "level": "ministerial", "timezone": "America/Denver", "dates": PartialDate.from_edtf(dates)}
    add_meeting(record, ref=ref, **{**given, **more})


@done_once
def morning(reference: Record) -> None:
    """Big Sky on its first day: opening 9:00, plenary 60, break 15, closing fixed at 12:00."""
    meeting(reference)
    add_session(reference, MEETING, title="Opening [/draft]", kind="ceremony", day="1", starts="09:00", minutes=30)
    add_session(reference, MEETING, title="Plenary", kind="plenary", day="1", minutes=60)
    add_session(reference, MEETING, title="Coffee", kind="break", day="1", minutes=15)
    add_session(reference, MEETING, title="Closing", day="20 May 2011", starts="12:00", minutes=20)


def times(record: Record, which: str = MEETING) -> list[str]:
    programme = programme_of(record, which)
    zone = programme.meeting.zone
    shown = []
    for one in programme.sessions:
        starts, ends = (f"{at.astimezone(zone):%H:%M}" if at else "?" for at in (one.row.starts, one.row.ends))
        shown.append(f"{one.row.day.day} {starts}-{ends} {one.row.title}")
    return shown


def test_sessions_follow_one_another_in_the_meetings_own_time(morning: Record) -> None:
    assert times(morning) == [
        "20 09:00-09:30 Opening [/draft]",
        "20 09:30-10:30 Plenary",
        "20 10:30-10:45 Coffee",
        "20 12:00-12:20 Closing",
    ]
    assert session_detail(morning, "S-2").row.zone == "America/Denver"


def test_a_longer_session_moves_what_follows_up_to_the_fixed_point_and_undo_puts_all_back(morning: Record) -> None:
    before = times(morning)
    edit_session(morning, "S-2", minutes=150)
    assert times(morning)[1:] == ["20 09:30-12:00 Plenary", "20 12:00-12:15 Coffee", "20 12:00-12:20 Closing"]
    assert session_detail(morning, "S-3").row.remarks == ("runs 15 minutes into S-4 Closing, fixed at 12:00",)
    morning.undo()
    assert times(morning) == before


def test_an_item_that_is_withdrawn_or_postponed_takes_no_time_in_its_session(morning: Record) -> None:
    for title, minutes in (("Opening", 10), ("Review", 25)):
        add_item(morning, MEETING, title=title, minutes=minutes)
    added = add_session(morning, MEETING, title="Items", day="2", starts="9:00", items="1; 2 (40)")
    after = add_session(morning, MEETING, title="After", day="2", minutes=5)
    for change in (postpone_item, withdraw_item):
        change(morning, "I-2", why="no paper [/yet]")
        assert session_detail(morning, added.ref).row.minutes == 10
        assert session_detail(morning, after.ref).row.starts == session_detail(morning, added.ref).row.ends
    edit_item(morning, "I-2", status="planned")
    assert session_detail(morning, added.ref).row.minutes == 50
    morning.undo()
    assert session_detail(morning, added.ref).row.minutes == 10


def test_items_give_a_session_its_length_and_change_it_with_theirs(morning: Record) -> None:
    for title, minutes in (("Opening", 10), ("[agreed in principle]", 25)):
        add_item(morning, MEETING, title=title, minutes=minutes)
    added = add_session(morning, MEETING, title="Items", day="2", starts="9:00", items="1; 2 (40)")
    assert (added.row.minutes, added.row.items) == (50, ("1", "2"))
    edit_item(morning, "I-1", minutes=20)
    assert session_detail(morning, added.ref).row.minutes == 60
    morning.undo()
    assert session_detail(morning, added.ref).row.minutes == 50
    edit_session(morning, added.ref, minutes=30)
    assert session_detail(morning, added.ref).row.remarks == ("its items take 20 minutes more than it has",)
    with pytest.raises(Refused, match="its numbers are 1, 2"):
        take_item(morning, added.ref, "7")
    with pytest.raises(Refused, match="not a number of minutes"):
        edit_session(morning, added.ref, items="1 (soon)")


def test_parallel_sessions_stand_in_tracks_of_their_own(morning: Record) -> None:
    first = add_session(morning, MEETING, title="A", day="2", starts="14:00", minutes=60, track="Room A")
    second = add_session(morning, MEETING, title="B", day="2", starts="14:00", minutes=90, track="Room B")
    third = add_session(morning, MEETING, title="A2", after=first.ref, minutes=10)
    assert (third.row.track, third.row.starts) == ("Room A", first.row.ends)
    assert second.row.starts == first.row.starts
    assert times(morning)[-3:] == ["21 14:00-15:00 A", "21 14:00-15:30 B", "21 15:00-15:10 A2"]


def test_a_session_goes_to_its_place_by_its_time(morning: Record) -> None:
    add_session(morning, MEETING, title="Photograph", day="1", starts="11:30", minutes=10)
    assert times(morning)[3] == "20 11:30-11:40 Photograph"
    edit_session(morning, "S-5", starts="08:30")
    assert times(morning)[0] == "20 08:30-08:40 Photograph"
    edit_session(morning, "S-5", starts=None)
    assert session_detail(morning, "S-5").row.remarks[0].startswith("has no time yet")


def test_moving_before_after_to_another_day_and_up_and_down(morning: Record) -> None:
    move_session(morning, "S-3", before="S-2")
    assert times(morning)[1:3] == ["20 09:30-09:45 Coffee", "20 09:45-10:45 Plenary"]
    shift_session(morning, "S-3", 1)
    assert times(morning)[1] == "20 09:30-10:30 Plenary"
    with pytest.raises(Refused, match="S-1 is the first of its day already"):
        shift_session(morning, "S-1", -1)
    moved = move_session(morning, "S-4", day="2")
    assert (moved.row.day, times(morning)[-1]) == (date(2011, 5, 21), "21 12:00-12:20 Closing")
    with pytest.raises(Refused, match="before or after itself"):
        move_session(morning, "S-2", before="S-2")


def test_a_cancelled_session_stays_visible_and_takes_no_time(morning: Record) -> None:
    cancelled = cancel_session(morning, "S-2")
    assert (cancelled.row.status, cancelled.row.minutes) == ("cancelled", 60)
    assert "20 09:30-09:45 Coffee" in times(morning)
    restore_session(morning, "S-2")
    assert "20 10:30-10:45 Coffee" in times(morning)


def test_deleting_closes_up_and_comes_back_whole(morning: Record) -> None:
    before = times(morning)
    add_person(morning, name="Dong-Sun KIM (김동선)")
    edit_session(morning, "S-2", people="P-1 (keynote [speaker])")
    assert remove_sessions(morning, ["S-2"]) == ["S-2"]
    assert times(morning) == ["20 09:00-09:30 Opening [/draft]", "20 09:30-09:45 Coffee", "20 12:00-12:20 Closing"]
    morning.undo()
    assert times(morning) == before
    assert [(one.ref, one.role) for one in session_detail(morning, "S-2").people] == [("P-1", "keynote [speaker]")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "", "day": "1"}, "Title is needed"),
        ({"title": "X"}, "Say on which day of BIG-SKY it is"),
        ({"title": "X", "day": "3"}, "Day 3: BIG-SKY has 2 days"),
        ({"title": "X", "day": "May 2011"}, "does not name one day"),
        ({"title": "X", "day": "1", "starts": "noon"}, "is not a day and a time"),
        ({"title": "X", "starts": "09:00"}, "needs its day too"),
        ({"title": "X", "day": "1", "starts": "21 May 2011 09:00"}, "21 May 2011 09:00 is not on 20 May 2011"),
        ({"title": "X", "day": "1", "minutes": 1441}, "1440 minutes at most, a whole day; 1441 were given"),
        ({"title": "X", "day": "1", "kind": "party"}, "is not one of plenary"),
        ({"title": "X", "day": "1", "people": "Nobody"}, "Nobody"),
        ({"title": "X", "day": "1", "starts": "13 March 2011 02:30"}, "does not exist in America/Denver"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(morning: Record, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        add_session(morning, MEETING, **fields)
    assert len(programme_of(morning, MEETING).sessions) == 4


def test_a_session_is_not_planned_in_the_past_while_its_meeting_is_to_come(reference: Record) -> None:
    meeting(reference, "NEXT", "2012-05-20/2012-05-21")
    with pytest.raises(Refused, match="20 May 2011 is past, and NEXT begins on 20 May 2012"):
        add_session(reference, "NEXT", title="X", day="20 May 2011", starts="09:00")


def test_a_meeting_without_a_zone_is_named(reference: Record) -> None:
    meeting(reference, "NOWHERE", timezone="")
    with pytest.raises(Refused, match="NOWHERE has no time zone yet"):
        add_session(reference, "NOWHERE", title="X", day="1", starts="09:00")
    assert add_session(reference, "NOWHERE", title="X", day="1", minutes=30).row.starts is None


def test_what_others_typed_meanwhile_is_kept_or_shown(morning: Record) -> None:
    seen = session_detail(morning, "S-2").version
    edit_session(morning, "S-2", room="Ballroom")
    edit_session(morning, "S-2", version=seen, chair="Ministre")
    assert (session_detail(morning, "S-2").row.room, session_detail(morning, "S-2").chair) == ("Ballroom", "Ministre")
    with pytest.raises(Conflict):
        edit_session(morning, "S-2", version=seen, room="Hall")


def test_items_typed_over_what_others_took_meanwhile_are_a_conflict_and_untouched_ones_are_not(morning: Record) -> None:
    for title in ("Opening", "[agreed in principle]", "Closing"):
        add_item(morning, MEETING, title=title, minutes=10)
    added = add_session(morning, MEETING, title="Items", day="2", starts="9:00", items="1")
    read = hanging_typed(session_detail(morning, added.ref))
    take_item(morning, added.ref, "2")
    with pytest.raises(Conflict) as told:
        edit_session(morning, added.ref, version=added.version, read=read, items="1; 3")
    shown = told.value.fields[0]
    assert (shown.field, shown.base, shown.mine, shown.theirs) == ("items", "1", "1; 3", "1; 2")
    assert session_detail(morning, added.ref).row.items == ("1", "2")
    edit_session(morning, added.ref, version=added.version, read=read, chair="Ministre")
    edit_session(morning, added.ref, read={**read, "items": shown.theirs}, items="1; 2; 3")
    after = session_detail(morning, added.ref)
    assert (after.chair, after.row.items) == ("Ministre", ("1", "2", "3"))


def test_the_days_clocks_change_are_as_long_as_they_are(reference: Record) -> None:
    meeting(reference, "SPRING", "2011-03-13")
    add_session(reference, "SPRING", title="Night", starts="01:00", minutes=90)
    add_session(reference, "SPRING", title="After", minutes=30)
    assert times(reference, "SPRING") == ["13 01:00-03:30 Night", "13 03:30-04:00 After"]
    meeting(reference, "AUTUMN", "2011-11-06")
    with pytest.raises(Refused, match="write 01:30 MDT or 01:30 MST"):
        add_session(reference, "AUTUMN", title="Which", starts="01:30", minutes=30)
    add_session(reference, "AUTUMN", title="First", starts="01:30 MDT", minutes=30)
    add_session(reference, "AUTUMN", title="Second", starts="01:30 MST", minutes=30)
    assert times(reference, "AUTUMN") == ["6 01:30-01:00 First", "6 01:30-02:00 Second"]


def test_a_session_is_not_moved_to_where_its_time_does_not_exist(reference: Record) -> None:
    meeting(reference, "WEEK", "2011-03-12/2011-03-14")
    early = add_session(reference, "WEEK", title="Early", day="1", starts="02:30", minutes=10)
    with pytest.raises(Refused, match="02:30 does not exist in America/Denver"):
        move_session(reference, early.ref, day="2")
    assert times(reference, "WEEK") == ["12 02:30-02:40 Early"]
    move_session(reference, early.ref, day="14 March")
    assert times(reference, "WEEK") == ["14 02:30-02:40 Early"]
