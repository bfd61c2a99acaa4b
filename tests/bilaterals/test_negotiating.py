"""Slots negotiated: each stays visible with where it went; why is kept; lines to take."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.lines import take_line
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.negotiating import cancel, counter_propose, decline, reschedule
from secretariat.bilaterals.operations import edit_bilateral, remove_bilaterals, request_bilateral, set_status
from secretariat.bilaterals.queries import bilateral_detail, bilaterals_window
from secretariat.bilaterals.sheet import bilateral_json, bilateral_sheet, state_told
from secretariat.bilaterals.slots import slot_words
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from tests.done_once import done_once

HOST = "APEC-T-30"
REF = f"{HOST}/ID-KR"


@done_once
def office(reference: Record) -> None:
    """A meeting ahead, in Denver's time, on the days the clocks go back, with one request."""
    dates = PartialDate.from_edtf("2011-11-05/2011-11-06")
    add_meeting(
        reference, ref=HOST, title="30th", level="ministerial", forum="APEC", dates=dates, timezone="America/Denver"
    )
    request_bilateral(reference, HOST, "ID", "KR", starts="5 November 2011 14:30", ends="15:00", room="B2")


def test_a_counter_proposal_is_on_the_table_and_the_first_slot_stays_visible(office: Record) -> None:
    one = counter_propose(office, REF, "korea", "5 November 2011 16:00", why="flight [/draft]")
    assert one.status == "counter-proposed" and one.ends is not None
    assert [(slot.state, slot.party) for slot in one.slots] == [("left", "ID"), ("counter-proposed", "KR")]
    slots = bilateral_json(one)["slots"]
    assert slots[0]["went_to"] == "2011-11-05T16:00:00-06:00" and slots[1]["why"] == "flight [/draft]"
    assert slots[0]["why"] == "flight [/draft]", "why the first was left stays when the second is left too"
    assert set_status(office, REF, "confirmed").slots[-1].state == "confirmed"
    with pytest.raises(Refused, match="neither of the two"):
        counter_propose(office, REF, "JP", "5 November 2011 17:00")


def test_what_is_rescheduled_shows_where_it_went(office: Record) -> None:
    with pytest.raises(Refused, match="requested"):
        reschedule(office, REF, "5 November 2011 17:00")
    set_status(office, REF, "confirmed")
    one = reschedule(office, REF, "6 November 2011 09:00", room="C3", why="the plenary moved")
    assert (one.status, one.room, one.dates) == ("confirmed", "C3", "2011-11-06")
    assert [slot.state for slot in one.slots] == ["left", "confirmed"]
    shown = "\n".join(line.text for section in bilateral_sheet(one).sections for line in section.lines)
    assert "14:30–15:00 MDT · B2" in shown and "→ 6 November 2011 09:00–09:30 MST · C3" in shown
    assert "the plenary moved" in shown
    later = reschedule(office, REF, why="no room")
    assert (later.status, later.starts) == ("rescheduled", None)
    assert [slot.state for slot in later.slots] == ["left", "left"]
    office.undo()
    assert bilateral_detail(office, REF).status == "confirmed"


@pytest.mark.parametrize("act", [decline, cancel])
def test_no_is_said_with_why_and_frees_the_slot(office: Record, act: object) -> None:
    with pytest.raises(Refused, match="Say why"):
        act(office, REF, why=" ")  # type: ignore[operator]  # one of the two
    one = act(office, REF, why="no time [agreed]")  # type: ignore[operator]  # one of the two
    assert one.slots[-1].state == "left"
    assert "no time [agreed]" in meeting_detail(office, REF).row.ref + bilateral_detail(office, REF).note
    assert (one.starts, one.ends, one.room, one.dates) == (None, None, "", "2011-11-05/2011-11-06")
    (row,) = bilaterals_window(office, ListQuery(scope={"meeting": HOST})).rows(0, 9)
    assert (row.status, row.starts, row.room) == (one.status, None, "")
    assert "14:30–15:00 MDT · B2 is free again." in state_told(one)
    assert "14:30–15:00 MDT · B2 — left" in "".join(
        line.text for section in bilateral_sheet(one).sections for line in section.lines
    )
    other = request_bilateral(office, HOST, "ID", "JP", starts="5 November 2011 14:30", room="B2")
    assert other.starts is not None
    assert set_status(office, REF, "requested").starts is None, "asked again it waits for a slot"
    office.undo()
    office.undo()
    office.undo()
    assert bilateral_detail(office, REF).room == "B2"


def test_a_slot_that_an_earlier_version_left_with_what_was_declined_is_not_shown(office: Record) -> None:
    with office.act("as it was before") as work:
        work.change(bilateral, bilateral_id(work.connection, REF), {"status": "declined"})
    (row,) = bilaterals_window(office, ListQuery(scope={"meeting": HOST})).rows(0, 9)
    assert (row.starts, row.ends, row.room) == (None, None, "")
    assert bilateral_detail(office, REF).starts is None


def test_what_was_declined_takes_no_slot_until_it_is_asked_for_again(office: Record) -> None:
    decline(office, REF, why="no time")
    with pytest.raises(Refused, match=f"declined and takes no slot; .*status {REF} requested"):
        edit_bilateral(office, REF, starts="5 November 2011 16:00")
    assert edit_bilateral(office, REF, topics="OVOP").topics == ("OVOP",)
    set_status(office, REF, "requested")
    assert edit_bilateral(office, REF, starts="5 November 2011 16:00").starts is not None


def test_a_room_wished_for_before_there_was_a_slot_is_still_wished_for_when_it_is_asked_again(office: Record) -> None:
    ref = request_bilateral(office, HOST, "ID", "JP", room="C3").ref
    assert decline(office, ref, why="later").preferred_room == "C3"


@pytest.mark.parametrize(("room", "preferred"), [("", ""), ("C3", "C3")])
def test_rescheduled_without_a_time_leaves_slot_and_room_and_says_so(office: Record, room: str, preferred: str) -> None:
    set_status(office, REF, "confirmed")
    one = reschedule(office, REF, room=room, why="no time yet")
    assert (one.status, one.starts, one.ends, one.room) == ("rescheduled", None, None, "")
    assert one.preferred_room == preferred
    assert "14:30–15:00 MDT · B2 is free again." in state_told(one)
    office.undo()
    with pytest.raises(Refused, match="say when it begins"):
        reschedule(office, REF, ends="16:00")


@pytest.mark.parametrize("by", [counter_propose, reschedule])
def test_another_slot_is_as_long_as_the_one_before_and_in_its_room(office: Record, by: Any) -> None:
    edit_bilateral(office, REF, ends="15:20")
    if by is reschedule:
        set_status(office, REF, "confirmed")
    one = by(office, REF, *(["KR"] if by is counter_propose else []), "5 November 2011 16:00")
    assert slot_words(one.starts, one.ends, one.timezone) == "5 November 2011 16:00–16:50 MDT"
    assert one.room == "B2"


def test_the_state_rescheduled_frees_the_slot_whichever_way_it_is_set(office: Record) -> None:
    set_status(office, REF, "confirmed")
    one = set_status(office, REF, "rescheduled")
    assert (one.starts, one.room, one.slots[-1].state) == (None, "", "left")


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ("6 November 2011 1:30", "exists twice"),
        ("1 August 2011 9:00", "past"),
        ("5 November 2011 9", "a day and a time"),
        ("", "Say when"),
    ],
)
def test_a_slot_that_cannot_be_is_refused_and_nothing_changes(office: Record, starts: str, said: str) -> None:
    before = bilateral_detail(office, REF)
    with pytest.raises(Refused, match=said):
        counter_propose(office, REF, "KR", starts)
    assert bilateral_detail(office, REF) == before


def test_a_line_to_take_is_written_anew_and_taken_out(office: Record) -> None:
    take_line(office, REF, "OVOP [/draft]", "We welcome trainers.")
    take_line(office, REF, "ovop [/draft]", "We ask for trainers.", background="500 by 2020")
    lines = bilateral_detail(office, REF).lines
    assert [(one.topic, one.line, one.background) for one in lines] == [
        ("OVOP [/draft]", "We ask for trainers.", "500 by 2020")
    ]
    take_line(office, REF, "OVOP [/draft]", "")
    assert bilateral_detail(office, REF).lines == ()
    with pytest.raises(NotFound):
        take_line(office, REF, "OVOP", "")
    with pytest.raises(Refused, match="topic"):
        take_line(office, REF, " ", "words")


def test_a_bilateral_is_deleted_with_its_slots_and_lines_and_undo_brings_them_back(office: Record) -> None:
    take_line(office, REF, "OVOP", "We ask.")
    remove_bilaterals(office, [REF])
    office.undo()
    one = bilateral_detail(office, REF)
    assert (len(one.slots), len(one.lines)) == (1, 1)
