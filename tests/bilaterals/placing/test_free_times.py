"""When somebody is free: times of the head and times of the party both count, and whose they are is told."""

from __future__ import annotations

import pytest

from secretariat.bilaterals.availability import lay_down_hours, say_available
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral
from secretariat.bilaterals.placing.proposing import propose_slots
from secretariat.meetings.operations import add_meeting
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

HOST = "APEC-T-41"
REF = f"{HOST}/ID-KR"
DAY = "5 November 2011"


@done_once
def office(reference: Record) -> None:
    """A request whose first head has an early afternoon, and whose party has a late one."""
    dates = PartialDate.from_edtf("2011-11-05")
    add_meeting(reference, ref=HOST, title="M", level="ministerial", dates=dates, timezone="Asia/Jakarta")
    add_person(reference, name="Agus SALIM", party="ID")
    lay_down_hours(reference, HOST, [f"{DAY} 13:00-18:00"])
    say_available(reference, HOST, [DAY], room="Sanur")
    request_bilateral(reference, HOST, "ID", "KR", head_first="P-1")
    say_available(reference, HOST, [f"{DAY} 13:00-15:30"], who="P-1")
    say_available(reference, HOST, [f"{DAY} 15:00-17:00"], who="ID")


def test_a_head_is_free_when_the_times_of_both_say_so(office: Record) -> None:
    (one,) = propose_slots(office, HOST).plan
    assert (one.starts % 1440, one.ends % 1440) == (8 * 60, 8 * 60 + 30)  # 15:00–15:30 in Jakarta


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ("14:00", "Agus SALIM (Indonesia) is not available then, by the times of Indonesia: "),
        ("16:00", "Agus SALIM (Indonesia) is not available then: "),
    ],
)
def test_whose_times_stand_against_a_slot_is_said(office: Record, starts: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        edit_bilateral(office, REF, starts=f"{DAY} {starts}")
    assert said in str(refused.value)


def test_times_that_share_nothing_make_it_impossible_and_both_are_named(office: Record) -> None:
    edit_bilateral(office, REF, minutes=45)
    found = propose_slots(office, HOST).impossible
    assert found is not None
    assert "Agus SALIM (Indonesia) is not free then (times of Indonesia)" in found.why[0]


def test_time_away_of_the_party_is_told_as_the_partys(office: Record) -> None:
    say_available(office, HOST, [f"{DAY} 15:00-16:00"], who="ID", free=False, note="visit [/draft]")
    with pytest.raises(Refused, match=r"by the times of Indonesia: .* and visit \[/draft\]"):
        edit_bilateral(office, REF, starts=f"{DAY} 15:00")
