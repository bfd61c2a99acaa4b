"""What the same people have at other meetings on those days stands, is named, and slots go round it."""

from __future__ import annotations

import pytest

from secretariat.agenda.running.clashes import clashes_of
from secretariat.agenda.running.operations import add_session, cancel_session
from secretariat.bilaterals.availability import lay_down_hours, say_available
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral
from secretariat.bilaterals.placing.proposing import propose_slots
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.operations import add_delegation
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.people.operations import add_person
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

HOST, OTHER = "APEC-T-40", "SOM-T-3"
REF = f"{HOST}/ID-KR"
FIVE = "5 November 2011"


@done_once
def office(reference: Record) -> None:
    """Ministers with one free afternoon and one request; a parallel meeting to which Indonesia sends the same head."""
    dates = PartialDate.from_edtf("2011-11-05")
    more = {"level": "ministerial", "forum": "APEC", "dates": dates, "timezone": "Asia/Jakarta"}
    add_meeting(reference, ref=HOST, title="Ministers", **more)  # type: ignore[arg-type]  # a test's shorthand
    add_meeting(reference, ref=OTHER, title="Third officials [/draft]", **more)  # type: ignore[arg-type]  # likewise
    add_person(reference, name="Agus SALIM", party="ID")
    for at in (HOST, OTHER):
        add_delegation(reference, at, "ID")
        add_delegate(reference, at, "ID", "P-1", function="head of delegation")
    lay_down_hours(reference, HOST, [f"{FIVE} 14:00-17:00"])
    say_available(reference, HOST, [FIVE], room="Sanur")
    request_bilateral(reference, HOST, "ID", "KR")


def there(record: Record, starts: str = "14:00", minutes: int = 60, at: str = OTHER, **more: str) -> None:
    given = {"title": "Plenary", "kind": "plenary", **more}
    add_session(record, at, day="5 November", starts=starts, minutes=minutes, **given)  # type: ignore[arg-type]  # likewise


def slot_and_why(record: Record) -> tuple[str, str]:
    (one,) = propose_slots(record, HOST).plan
    return f"{(one.starts + 7 * 60) % 1440 // 60}:{one.starts % 60:02}", one.why


def refused(record: Record, starts: str, **more: str) -> str:
    with pytest.raises(Refused) as said:
        edit_bilateral(record, REF, starts=f"{FIVE} {starts}", **more)  # type: ignore[arg-type]  # likewise
    return str(said.value)


def test_a_slot_goes_round_the_plenary_of_another_meeting_with_the_same_head(office: Record) -> None:
    assert slot_and_why(office)[0] == "14:00"
    there(office)
    when, why = slot_and_why(office)
    assert when == "15:00"
    assert why == "the earliest after Plenary of Third officials [/draft], with Agus SALIM (Indonesia) too"
    cancel_session(office, "S-1")
    assert slot_and_why(office)[0] == "14:00"


def test_by_hand_it_is_refused_with_the_other_meetings_name(office: Record) -> None:
    there(office)
    said = refused(office, "14:30")
    assert "Agus SALIM (Indonesia) would be in two places" in said
    assert "Plenary of Third officials [/draft] (5 November 2011 14:00–15:00 WIB)" in said
    assert edit_bilateral(office, REF, starts=f"{FIVE} 15:00").starts is not None


def test_what_makes_it_impossible_is_named_with_its_meeting(office: Record) -> None:
    there(office, minutes=180)
    found = propose_slots(office, HOST).impossible
    assert found is not None
    assert "Plenary of Third officials [/draft], 5 November 2011 14:00–17:00 WIB" in " ".join(found.why)
    change_status(office, [OTHER], "cancelled")
    assert slot_and_why(office)[0] == "14:00"


def test_a_bilateral_in_the_margins_of_another_meeting_counts_for_the_head_of_that_delegation(office: Record) -> None:
    request_bilateral(office, OTHER, "JP", "ID", starts=f"{FIVE} 14:00")
    when, why = slot_and_why(office)
    assert when == "14:30"
    assert f"the earliest after {OTHER}/JP-ID, in the margins of Third officials [/draft]" in why
    assert f"{OTHER}/JP-ID, in the margins of Third officials" in refused(office, "14:15")


def test_ministers_meet_while_other_people_sit_in_the_plenary_of_officials(office: Record) -> None:
    dates = PartialDate.from_edtf("2011-11-05")
    add_meeting(
        office, ref="SOM", title="Officials", level="senior officials", dates=dates, in_margins_of=HOST,
        timezone="Asia/Jakarta",
    )  # fmt: skip
    there(office, at="SOM", room="Sanur", minutes=30)
    assert slot_and_why(office)[0] == "14:40", "the room is used until 14:30 and rests for ten minutes"
    edit_bilateral(office, REF, starts=f"{FIVE} 14:00", room="Bali")
    assert clashes_of(office, HOST) == []


@pytest.mark.parametrize(("name", "stands"), [("Ani", True), ("TBC", False)])
def test_an_interpreter_and_who_chairs_are_not_in_two_places(office: Record, name: str, stands: bool) -> None:
    there(office, kind="session", interpreter=name)
    edit_bilateral(office, REF, interpreter=name)
    assert slot_and_why(office)[0] == ("15:00" if stands else "14:00")
    there(office, starts="16:00", kind="session", chair="Agus Salim")
    assert "two places" in refused(office, "16:00")


def test_a_bilaterals_own_programme_does_not_stand_in_its_way(office: Record) -> None:
    edit_bilateral(office, REF, starts=f"{FIVE} 14:00")
    there(office, at=REF, kind="session", people="P-1 (speaker)")
    assert edit_bilateral(office, REF, starts=f"{FIVE} 14:15").starts is not None
    assert bilateral_detail(office, REF).room == ""
