"""Proposing slots over the record: Bali 2013, what is fixed, one act, what changed meanwhile."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from secretariat.bilaterals.availability import availabilities, lay_down_hours, remove_availability, say_available
from secretariat.bilaterals.negotiating import counter_propose
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral, set_status
from secretariat.bilaterals.placing.proposing import keep_proposal, propose_slots
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused

BALI = "APEC-SMEMM-20"
REFS = [f"{BALI}/ID-{code}" for code in ("TW", "US", "MY", "SG", "KR", "JP")]
AFTERNOONS = ("5 September 2013 13:00-17:00", "6 September 2013 14:00-16:00")


def plenary(record: Record, starts: datetime, minutes: int, kind: str = "plenary") -> None:
    """A session as the run of show keeps it: with its times."""
    with record.act("Add session") as work:
        values = {"ref": "S-901", "meeting_id": meeting_id(work.connection, BALI), "day": starts.date(), "track": ""}
        values |= {"position": 1, "kind": kind, "status": "planned", "title": "Plenary [/draft]", "room": "Hall"}
        work.insert(session, {**values, "fixed_starts": starts, "minutes": minutes, "folded": "plenary"})


@pytest.fixture
def bali(sample: Record) -> Record:
    """The sample's Bali meeting with two afternoons, three rooms, a plenary in the first, and one minister."""
    lay_down_hours(sample, BALI, AFTERNOONS)
    for room in ("Uluwatu", "Jimbaran", "Sanur"):
        say_available(sample, BALI, ["5 September 2013", "6 September 2013"], room=room)
    minister = add_person(sample, name="Menteri [/draft] Sjarifuddin", party="ID")
    for ref in REFS:
        edit_bilateral(sample, ref, head_first=minister.ref)
    plenary(sample, datetime(2013, 9, 5, 6, 0, tzinfo=UTC), 90)  # 14:00–15:30 in Bali
    return sample


def test_six_bilaterals_of_bali_are_placed_on_two_afternoons_without_a_clash(bali: Record) -> None:
    proposal = propose_slots(bali, BALI)
    assert proposal.impossible is None and [one.ref for one in proposal.plan] != []
    assert {one.ref for one in proposal.plan} == set(REFS)
    assert all(one.why for one in proposal.plan)
    assert bilateral_detail(bali, REFS[0]).starts is None  # nothing is written yet
    keep_proposal(bali, proposal)
    slots = sorted((one.starts, one.ends) for one in (bilateral_detail(bali, ref) for ref in REFS))
    assert all(before[1] <= after[0] for before, after in pairwise(slots))
    opens, closes = datetime(2013, 9, 5, 6, 0, tzinfo=UTC), datetime(2013, 9, 5, 7, 30, tzinfo=UTC)
    assert all(ends <= opens or starts >= closes for starts, ends in slots)
    one = bilateral_detail(bali, REFS[0])
    assert one.status == "requested" and one.why_slot and [slot.state for slot in one.slots] == ["proposed"]
    bali.undo()
    assert all(bilateral_detail(bali, ref).starts is None for ref in REFS)


def test_slots_are_proposed_without_loading_what_takes_longer_than_the_answer(bali: Record) -> None:
    script = """
import sys
from datetime import date
from sqlalchemy import make_url
from secretariat.bilaterals.placing.proposing import propose_slots
from secretariat.record.record import Record
record = Record(make_url(sys.argv[1]), user="ana", today=date(2011, 8, 15))
print(len(propose_slots(record, sys.argv[2]).plan))
print([one for one in ("pandas", "numpy") if one in sys.modules], "ortools" in sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, bali.url.render_as_string(), BALI],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ran.stdout.split("\n")[:2] == ["6", "[] True"]


def test_with_one_afternoon_taken_away_it_says_what_is_impossible_and_why(bali: Record) -> None:
    gone = next(one for one in availabilities(bali, BALI) if one.kind == "hours" and one.starts.day == 6)
    remove_availability(bali, BALI, [gone.id])
    proposal = propose_slots(bali, BALI)
    assert proposal.plan == () and proposal.impossible is not None
    said = " ".join(proposal.impossible.why)
    assert "6 bilaterals of 30 min with Menteri [/draft] Sjarifuddin (Indonesia) need 3 h" in said
    assert "2 h 30 min are free on 5 September 2013" in said
    assert len(proposal.impossible.most) == 5
    keep_proposal(bali, proposal, as_many=True, confirm=True)
    assert sum(bilateral_detail(bali, ref).status == "confirmed" for ref in REFS) == 5


def test_what_is_confirmed_stays_and_the_rest_goes_round_it(bali: Record) -> None:
    edit_bilateral(bali, REFS[5], starts="5 September 2013 13:00", ends="13:30", room="Sanur")
    set_status(bali, REFS[5], "confirmed")
    proposal = propose_slots(bali, BALI)
    assert {one.ref for one in proposal.plan} == set(REFS[:5])
    keep_proposal(bali, proposal, confirm=True)
    assert bilateral_detail(bali, REFS[5]).starts == datetime(2013, 9, 5, 5, 0, tzinfo=UTC)


def test_what_was_asked_for_is_preferred_and_said(bali: Record) -> None:
    edit_bilateral(
        bali, REFS[4], preferred_from="6 September 2013 15:00", preferred_until="16:00", preferred_room="Sanur"
    )
    one = next(it for it in propose_slots(bali, BALI).plan if it.ref == REFS[4])
    assert (one.room, one.why) == ("Sanur", "in the time preferred; in the room preferred")


def test_a_proposal_over_which_something_changed_is_not_kept(bali: Record) -> None:
    proposal = propose_slots(bali, BALI)
    first = min(proposal.plan, key=lambda one: one.starts)
    say_available(bali, BALI, ["5 September 2013"], who="ID", free=False)
    with pytest.raises(Refused, match="propose again"):
        keep_proposal(bali, proposal)
    assert bilateral_detail(bali, first.ref).starts is None


def test_nothing_to_place_no_room_no_hours_and_hours_that_are_past_are_said(sample: Record) -> None:
    with pytest.raises(Refused, match="no days yet"):
        propose_slots(sample, BALI)
    lay_down_hours(sample, BALI, AFTERNOONS)
    with pytest.raises(Refused, match="no room for bilaterals"):
        propose_slots(sample, BALI)
    for ref in REFS:
        set_status(sample, ref, "declined")
    with pytest.raises(Refused, match="no bilateral that waits"):
        propose_slots(sample, BALI)


def test_hours_that_are_past_are_said(bali: Record) -> None:
    later = Record(bali.url, user="ana", today=date(2013, 9, 7))
    with pytest.raises(Refused, match="lie in the past"):
        propose_slots(later, BALI)
    later.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 September 2013 16:00-15:00", "end before it begins"),
        ("sometime", "sometime"),
        ("5 September 2013 25:00-26:00", "a time of day"),
        ("September 2013 10:00-11:00", "one day"),
    ],
)
def test_a_time_that_is_none_is_refused(sample: Record, text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        lay_down_hours(sample, BALI, [text])
    assert availabilities(sample, BALI) == []


def test_times_are_of_a_party_a_person_or_a_room(sample: Record) -> None:
    with pytest.raises(Refused, match="a party, a person or a room"):
        say_available(sample, BALI, ["5 September 2013"])
    with pytest.raises(NotFound):
        say_available(sample, BALI, ["5 September 2013"], who="Nobody At All")
    made = say_available(sample, BALI, ["5 September 2013 14:00 – 24:00"], who="korea", free=False, note="[agreed]")
    assert (made[0].kind, made[0].whose, made[0].free) == ("party", "Republic of Korea", False)
    assert made[0].when == "5 September 2013 14:00–6 September 2013 00:00 WITA"


def test_no_slot_by_hand_is_against_a_plenary_or_in_two_places(bali: Record) -> None:
    with pytest.raises(Refused, match="every head of delegation"):
        edit_bilateral(bali, REFS[0], starts="5 September 2013 15:00", ends="15:30")
    edit_bilateral(bali, REFS[0], starts="6 September 2013 14:00", ends="14:30", room="Sanur")
    with pytest.raises(Refused, match="in two places"):
        edit_bilateral(bali, REFS[1], starts="6 September 2013 14:15", ends="14:45")
    with pytest.raises(Refused, match="10 min between two uses"):
        counter_propose(bali, REFS[1], "US", "6 September 2013 14:30", room="sanur")
    with pytest.raises(Refused, match=r"outside the hours.*The hours are: 5 September 2013 "):
        counter_propose(bali, REFS[1], "US", "6 September 2013 16:00")
    assert bilateral_detail(bali, REFS[1]).starts is None


def test_a_slot_in_the_past_of_a_meeting_ahead_is_refused(bali: Record) -> None:
    with pytest.raises(Refused, match="lies in the past"):
        request_bilateral(bali, BALI, "ID", "AU", starts="1 August 2011 10:00")
