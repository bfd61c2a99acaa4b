"""What clashes around a meeting, read from the record: sessions, bilaterals, delegations, meetings in the margins."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.agenda.running.clashes import clash_json, clash_words, clashes_by_ref, clashes_of
from secretariat.agenda.running.operations import add_session, cancel_session
from secretariat.bilaterals.operations import request_bilateral
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.operations import add_delegation
from secretariat.meetings.operations import change_status
from secretariat.meetings.rooms import add_room, edit_room, set_walk
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.agenda.running.test_sessions import MEETING, meeting
from tests.done_once import done_once


@done_once
def big_sky(reference: Record) -> None:
    """Big Sky with Korea's and Indonesia's heads, and a plenary on its first morning."""
    meeting(reference)
    for code, name in (("KR", "Dong-Sun KIM (김동선)"), ("ID", "Sjarifuddin [/Hasan]")):
        add_delegation(reference, MEETING, code)
        add_person(reference, name=name)
    add_delegate(reference, MEETING, "KR", "P-1", function="head of delegation")
    add_delegate(reference, MEETING, "ID", "P-2", function="head of delegation")
    add_session(reference, MEETING, title="Plenary", kind="plenary", day="1", starts="09:00", minutes=90, room="Hall")


def told(record: Record, which: str = MEETING, **more: int) -> list[tuple[Any, ...]]:
    return [
        (one["kind"], one["who_or_what"], one["first"], one["second"])
        for one in map(clash_json, clashes_of(record, which, **more))
    ]


def bilateral(record: Record, starts: str, ends: str, **more: Any) -> str:
    made = request_bilateral(record, MEETING, "ID", "KR", starts=f"20 May 2011 {starts}", ends=ends, **more)
    return made.ref


def test_a_bilateral_is_not_held_during_the_plenary(big_sky: Record) -> None:
    # Bilaterals that are placed by hand are refused there; the plenary may be moved onto one afterwards.
    ref = bilateral(big_sky, "11:00", "11:30", room="Room 3")
    add_session(big_sky, MEETING, title="Retreat", kind="restricted session", day="1", starts="11:15", minutes=60)
    assert told(big_sky) == [("plenary", "Retreat", ref, "S-2")]
    cancel_session(big_sky, "S-2")
    assert told(big_sky) == []


def test_heads_of_delegation_are_not_in_two_plenaries_nor_elsewhere(big_sky: Record) -> None:
    meeting(big_sky, "SOM", "2011-05-20", in_margins_of=MEETING)
    add_session(big_sky, "SOM", title="Panel", starts="10:00", minutes=60, people="P-2 (speaker)")
    assert told(big_sky) == [("head", "Sjarifuddin [/Hasan]", "S-1", "S-2")]
    assert told(big_sky, "SOM") == told(big_sky)
    add_session(big_sky, MEETING, title="Second", kind="plenary", day="1", starts="09:30", minutes=10, track="B")
    assert ("plenary", None, "S-1", "S-3") in told(big_sky)
    assert "heads of delegation in two places: S-1 Plenary (20 May 09:00–10:30 MDT)" in clash_words(
        clashes_of(big_sky, MEETING)[0]
    )


def test_a_person_engaged_at_another_meeting_in_another_zone_is_found(big_sky: Record) -> None:
    meeting(big_sky, "JAKARTA", "2011-05-21", timezone="Asia/Jakarta")
    add_session(big_sky, MEETING, title="Panel", day="1", starts="11:00", minutes=60, people="P-1")
    add_session(big_sky, "JAKARTA", title="Call", starts="00:30", minutes=60, people="P-1")
    assert [(kind, first, second) for kind, _who, first, second in told(big_sky)] == [("person", "S-2", "S-3")]
    assert clashes_by_ref(clashes_of(big_sky, MEETING))["S-2"][0].endswith("S-3 Call (21 May 00:30–01:30 WIB)")


def test_rooms_interpreters_and_equipment(big_sky: Record) -> None:
    add_room(big_sky, MEETING, name="Hall", equipment="booth; screen")
    common = {"room": "hall", "interpreter": "Lin", "equipment": "Booth; camera"}
    add_session(big_sky, MEETING, title="A", day="2", starts="09:00", minutes=60, track="A", **common)
    common["room"] = "Room 2"
    add_session(big_sky, MEETING, title="B", day="2", starts="09:30", minutes=60, track="B", **common)
    # The booth belongs to the hall; the camera is brought to both.
    assert told(big_sky) == [("interpreter", "Lin", "S-2", "S-3"), ("equipment", "camera", "S-2", "S-3")]
    add_session(big_sky, MEETING, title="C", day="2", starts="09:45", minutes=60, track="C", room="HALL")
    assert ("room", "Hall", "S-2", "S-4") in told(big_sky)


def test_a_room_rests_between_bilaterals_and_people_need_time_to_walk(big_sky: Record) -> None:
    first = bilateral(big_sky, "14:00", "14:30", room="Room 3")
    add_session(big_sky, MEETING, title="Panel", day="1", starts="14:34", minutes=30, room="Room 3", track="B")
    assert told(big_sky) == [("buffer", "Room 3", first, "S-2")]
    assert told(big_sky, buffer=4) == []
    add_room(big_sky, MEETING, name="Room 3", buffer=0, building="Lodge")
    assert told(big_sky) == []
    add_room(big_sky, MEETING, name="Yurt", building="Village")
    add_session(
        big_sky, MEETING, title="Tea", day="1", starts="14:35", minutes=20, room="Yurt", track="C", people="P-1"
    )
    assert [one[0] for one in told(big_sky, walk=8)] == ["walk"]
    set_walk(big_sky, MEETING, "Yurt", "Room 3", 5)
    assert told(big_sky, walk=8) == []
    edit_room(big_sky, MEETING, "Yurt", building="Lodge")
    assert told(big_sky) == []


def test_nothing_clashes_where_nothing_does(big_sky: Record) -> None:
    assert clashes_of(big_sky, MEETING) == []


def test_nobody_is_engaged_at_a_meeting_that_was_cancelled_or_postponed(big_sky: Record) -> None:
    meeting(big_sky, "OTHER", "2011-05-20")
    add_session(big_sky, "OTHER", title="Panel", starts="10:00", minutes=60, people="P-2")
    assert told(big_sky) == [("head", "Sjarifuddin [/Hasan]", "S-1", "S-2")]
    change_status(big_sky, ["OTHER"], "postponed")
    assert told(big_sky) == []
    change_status(big_sky, ["OTHER"], "tentative")
    assert len(told(big_sky)) == 1
    change_status(big_sky, ["OTHER"], "cancelled")
    assert told(big_sky) == [] and told(big_sky, "OTHER") == []


def test_a_room_stays_empty_for_no_longer_than_is_looked_at(big_sky: Record) -> None:
    with pytest.raises(Refused, match="0 to 240 minutes"):
        add_room(big_sky, MEETING, name="Room 3", buffer=241)
    add_room(big_sky, MEETING, name="Room 3", buffer=240)
    with pytest.raises(Refused, match="9999 were given"):
        edit_room(big_sky, MEETING, "Room 3", buffer=9999)
