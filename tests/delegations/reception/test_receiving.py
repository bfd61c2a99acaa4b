"""At the door: who comes is checked in once, or told why not; who is not listed is put on the list, or stands in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from secretariat.delegations import nominating
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.queries import delegation_detail
from secretariat.delegations.reception import operations
from secretariat.delegations.reception.queries import changes_since, door_of, everybody
from secretariat.delegations.reception.rows import Guest, Reception, Told
from secretariat.delegations.reception.screen_forms import stand_in_form, walk_in_form
from secretariat.delegations.reception.words import headline, in_place_words, refusal_words, who_words
from secretariat.meetings.operations import add_meeting
from secretariat.parties.operations import add_party
from secretariat.people.operations import edit_person
from secretariat.record.acts import history
from secretariat.record.record import Record
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.delegations.apec_meeting import MEETING, invite_members, name
from tests.done_once import done_once

KIM = f"{MEETING}:KR:P-1"


@done_once
def kim(record: Record) -> None:
    """The meeting with Dong-Sun KIM as Korea's head, the first person on record."""
    invite_members(record)
    name(record, "KR", "Dong-Sun KIM (김동선)", function="head of delegation", title="Administrator [/draft]")


def scan(record: Record, typed: str) -> Reception:
    return operations.scan(record, door_of(record, MEETING), typed)


def guest(one: Reception) -> Guest:
    assert one.guest is not None
    return one.guest


def acts(record: Record) -> list[str]:
    with record.reading() as connection:
        return [act.label for act in history(connection)]


@pytest.mark.parametrize("typed", [KIM, KIM.lower(), f" {KIM} ", "P-1", "p1"])
def test_a_badge_checks_in_at_once_and_says_who(kim: Record, typed: str) -> None:
    one = scan(kim, typed)
    assert one.told is Told.ARRIVED
    assert guest(one).name == "Dong-Sun KIM (김동선)"
    assert who_words(guest(one)) == "Republic of Korea · head of delegation"
    assert headline(one, kim.zone, kim.now().date()).startswith("ARRIVED ")
    assert delegation_detail(kim, MEETING, "KR").delegates[0].accreditation == "arrived"
    assert acts(kim)[0] == "Check in Dong-Sun KIM (김동선)"


def test_who_is_there_already_is_told_since_when_and_no_act_is_kept(kim: Record) -> None:
    first = scan(kim, KIM)
    before = acts(kim)
    again = scan(kim, KIM)
    assert (again.told, again.act) == (Told.ALREADY, None)
    assert guest(again).arrived_at == guest(first).arrived_at
    assert headline(again, kim.zone, guest(first).arrived_at.astimezone(kim.zone).date()).startswith(  # type: ignore[union-attr]  # arrived
        "ALREADY HERE since "
    )
    assert acts(kim) == before


def test_who_withdrew_is_not_checked_in(kim: Record) -> None:
    nominating.edit_delegate(kim, MEETING, "KR", "P-1", accreditation="withdrawn")
    one = scan(kim, KIM)
    assert one.told is Told.WITHDRAWN
    assert refusal_words(one) == "Dong-Sun KIM (김동선) withdrew from the delegation."
    assert delegation_detail(kim, MEETING, "KR").withdrawn[0].accreditation == "withdrawn"


def test_who_was_replaced_is_told_by_whom(kim: Record) -> None:
    name(kim, "KR", "Min-su LEE")
    nominating.edit_delegate(kim, MEETING, "KR", "P-1", replaced_by="P-2")
    one = scan(kim, KIM)
    assert one.told is Told.REPLACED
    assert refusal_words(one) == "Dong-Sun KIM (김동선) was replaced by Min-su LEE (P-2)."


def test_another_meetings_badge_is_told_of(kim: Record) -> None:
    add_meeting(kim, ref="OTHER-1", title="Another one [/b]", level="working level")
    other = door_of(kim, "OTHER-1")
    one = operations.scan(kim, other, KIM)
    assert one.told is Told.ELSEWHERE
    assert MEETING in refusal_words(one) and "18th meeting [/draft]" in refusal_words(one)
    assert delegation_detail(kim, MEETING, "KR").delegates[0].accreditation == "nominated"


@pytest.mark.parametrize("typed", [f"{MEETING}:KR:P-99", f"{MEETING}:JP:P-1", "P-99", "https://example.org/[x]", ":::"])
def test_an_unknown_badge_is_told_of(kim: Record, typed: str) -> None:
    one = scan(kim, typed)
    assert one.told is Told.UNKNOWN
    assert typed in refusal_words(one)


def test_of_two_places_of_a_person_the_active_one_is_meant(kim: Record) -> None:
    nominating.edit_delegate(kim, MEETING, "KR", "P-1", accreditation="withdrawn")
    nominating.add_delegate(kim, MEETING, "KR", "P-1")
    assert scan(kim, KIM).told is Told.ARRIVED
    assert scan(kim, "P-1").told is Told.ALREADY


def test_people_are_checked_in_together_or_not_at_all(kim: Record) -> None:
    name(kim, "US", "Ana Santos")
    with pytest.raises(NotFound, match="Nobody called “nobody”"):
        operations.arrive(kim, MEETING, ["kim", "nobody"])
    with pytest.raises(Refused, match="Nobody at this meeting has the reference"):
        operations.arrive(kim, MEETING, ["kim", f"{MEETING}:KR:P-99"])
    assert delegation_detail(kim, MEETING, "KR").delegates[0].accreditation == "nominated"
    came = operations.arrive(kim, MEETING, ["kim", "ana santos", KIM])
    assert [(guest(one).person, one.told) for one in came] == [("P-1", Told.ARRIVED), ("P-2", Told.ARRIVED)]
    again = operations.arrive(kim, MEETING, ["kim"])
    assert [(one.told, guest(one).arrived_at) for one in again] == [(Told.ALREADY, guest(came[0]).arrived_at)]
    nominating.edit_delegate(kim, MEETING, "US", "P-2", accreditation="withdrawn")
    with pytest.raises(Refused, match="Ana Santos withdrew"):
        operations.arrive(kim, MEETING, ["P-2"])


def test_a_check_in_is_taken_back_to_what_was_before(kim: Record) -> None:
    name(kim, "KR", "Min-su LEE", accreditation="accredited")
    operations.arrive(kim, MEETING, ["P-1", "P-2"])
    operations.send_back(kim, MEETING, ["P-1", "P-2"])
    people = delegation_detail(kim, MEETING, "KR").delegates
    assert [(who.person, who.accreditation, who.arrived_at) for who in people] == [
        ("P-1", "nominated", None),
        ("P-2", "accredited", None),
    ]
    with pytest.raises(Refused, match="is not checked in"):
        operations.send_back(kim, MEETING, ["P-1"])


def test_a_walk_in_is_put_on_the_list_and_checked_in_in_one_act(kim: Record) -> None:
    before = len(acts(kim))
    one = operations.walk_in(kim, MEETING, "korea", NewPerson("Min-su LEE [/x]"), title="Director", function="adviser")
    assert (one.told, guest(one).walk_in, guest(one).function) == (Told.ARRIVED, True, "adviser")
    assert guest(one).arrived_at is not None
    assert "walk-in" in headline(one, kim.zone, kim.today)
    assert len(acts(kim)) == before + 1 and acts(kim)[0].startswith("Walk-in Min-su LEE")
    kim.undo(one.act)
    assert [who.person for who in delegation_detail(kim, MEETING, "KR").delegates] == ["P-1"]


def test_a_walk_in_who_is_on_the_list_is_refused_with_the_place(kim: Record) -> None:
    with pytest.raises(Refused, match="has a place at this meeting already, in APEC-T-18:KR"):
        operations.walk_in(kim, MEETING, "JP", "P-1")
    with pytest.raises(NotFound, match="has no delegation at"):
        operations.walk_in(kim, MEETING, "KOTRA", NewPerson("Somebody"))


def test_somebody_comes_in_anothers_place_in_one_act(kim: Record) -> None:
    before = len(acts(kim))
    door = door_of(kim, MEETING)
    kim_id = delegation_detail(kim, MEETING, "KR").delegates[0].id
    one = operations.stand_in(kim, door, kim_id, NewPerson("Min-su LEE"), title="Deputy")
    assert (one.told, guest(one).function) == (Told.ARRIVED, "head of delegation")
    assert [(gone.person, gone.accreditation, gone.replaced_by) for gone in one.also] == [
        ("P-1", "replaced", guest(one).id)
    ]
    assert len(acts(kim)) == before + 1
    assert acts(kim)[0] == "Min-su LEE comes in place of Dong-Sun KIM (김동선)"
    assert scan(kim, KIM).successor == guest(one)
    with pytest.raises(Refused, match="was replaced by Min-su LEE"):
        operations.stand_in(kim, door, kim_id, NewPerson("Third One"))
    kim.undo(one.act)
    one_again = delegation_detail(kim, MEETING, "KR")
    assert [(who.person, who.accreditation) for who in one_again.delegates] == [("P-1", "nominated")]


def test_in_place_of_somebody_who_is_here_already_is_told(kim: Record) -> None:
    door = door_of(kim, MEETING)
    came = guest(scan(kim, KIM))
    assert came.arrived_at is not None
    one = operations.stand_in(kim, door, came.id, NewPerson("Min-su LEE"))
    today = came.arrived_at.astimezone(door.zone).date()
    assert one.in_place_of is not None and one.in_place_of.arrived
    told = in_place_words(one.in_place_of, door.zone, today)
    assert told == f"in place of Dong-Sun KIM (김동선), here since {came.arrived_at.astimezone(door.zone):%H:%M}"
    form = stand_in_form(kim, door, came, lambda _one: None)
    assert form.title.startswith("In place of Dong-Sun KIM (김동선), here since ")
    kim.undo(one.act)
    assert delegation_detail(kim, MEETING, "KR").delegates[0].accreditation == "arrived"


def test_a_colleague_on_the_list_takes_the_place_over(kim: Record) -> None:
    name(kim, "KR", "Min-su LEE", function="alternate head", title="Deputy")
    kim_id = delegation_detail(kim, MEETING, "KR").delegates[0].id
    one = operations.stand_in(kim, door_of(kim, MEETING), kim_id, "P-2")
    assert (guest(one).person, guest(one).function, guest(one).title) == ("P-2", "head of delegation", "Deputy")
    detail = delegation_detail(kim, MEETING, "KR")
    assert detail.head is not None and (detail.head.person, detail.head.accreditation) == ("P-2", "arrived")


def test_nobody_comes_in_their_own_place(kim: Record) -> None:
    kim_id = delegation_detail(kim, MEETING, "KR").delegates[0].id
    with pytest.raises(Refused, match="Nobody can be replaced by themselves"):
        operations.stand_in(kim, door_of(kim, MEETING), kim_id, "P-1")


def test_two_desks_that_scan_the_same_people_at_once_check_each_in_once(kim: Record) -> None:
    for number in range(2, 13):
        name(kim, "KR", f"Person Number{number}")
    badges = [f"{MEETING}:KR:P-{number}" for number in range(1, 13)]
    desks = [Record(kim.url, user=user) for user in ("ana", "budi")]

    def receive(desk: Record, order: list[str]) -> list[Reception]:
        door = door_of(desk, MEETING)
        return [operations.scan(desk, door, badge) for badge in order]

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(receive, desks, (badges, badges[::-1])))
    for desk in desks:
        desk.close()
    answers: dict[str, list[Told]] = {}
    for one in (*told[0], *told[1]):
        answers.setdefault(guest(one).ref, []).append(one.told)
    assert {tuple(sorted(both)) for both in answers.values()} == {(Told.ALREADY, Told.ARRIVED)}
    assert sum(label.startswith("Check in") for label in acts(kim)) == 12


def test_what_another_desk_did_is_read_by_its_acts(kim: Record) -> None:
    door = door_of(kim, MEETING)
    name(kim, "US", "Ana Santos")
    first = everybody(kim, door)
    assert [one.person for one in first.guests] == ["P-1", "P-2"]
    assert changes_since(kim, door, first.newest).guests == ()
    scan(kim, KIM)
    edit_person(kim, "P-2", name="Ana SÁNCHEZ")
    nominating.remove_delegates(kim, [first.guests[0].id])
    since = changes_since(kim, door, first.newest)
    assert not since.everybody
    assert [one.name for one in since.guests] == ["Ana SÁNCHEZ"]
    assert since.gone == frozenset({first.guests[0].id})
    assert since.newest > first.newest


def test_a_party_that_is_named_anew_makes_everybody_be_read(kim: Record) -> None:
    from secretariat.parties.operations import edit_party

    door = door_of(kim, MEETING)
    first = everybody(kim, door)
    edit_party(kim, "KR", name="Korea (Rep.)")
    assert changes_since(kim, door, first.newest).everybody


def test_an_ambiguous_name_checks_nobody_in(kim: Record) -> None:
    name(kim, "KR", "Dong-Hyun KIM")
    with pytest.raises(Ambiguous, match="could be"):
        operations.arrive(kim, MEETING, ["kim"])


def test_the_form_of_a_walk_in_offers_the_meetings_own_parties_first(kim: Record) -> None:
    add_party(kim, code="KBC", name="A Korean Business Council")
    form = walk_in_form(kim, MEETING, "", lambda _one: None)
    assert form.suggest is not None
    assert [code for code, _name in form.suggest("party", "korea")][:2] == ["KR", "KBC"]
