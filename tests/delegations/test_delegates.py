"""Naming delegates: who they are, one place each, one head, accreditation, arrival."""

from __future__ import annotations

import pytest

from secretariat.delegations import nominating
from secretariat.delegations.newcomers import NewPerson, named
from secretariat.delegations.queries import delegates_window, delegation_detail
from secretariat.people.operations import add_person
from secretariat.people.queries import people_window
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.delegations.apec_meeting import MEETING, name


def people(record: Record) -> int:
    return people_window(record, ListQuery()).count()


def test_a_new_name_makes_a_person_in_the_same_act(invited: Record) -> None:
    before = people(invited)
    added = name(invited, "KR", "Dong-Sun KIM (김동선)", function="head of delegation", title="[/draft]")
    assert (added.name, added.native, added.family_name, added.title) == ("Dong-Sun KIM", "김동선", "KIM", "[/draft]")
    assert added.ref == f"{MEETING}:KR:{added.person}"
    assert people(invited) == before + 1
    assert invited.undo().label == f"Name Dong-Sun KIM as delegate of {MEETING}:KR"
    assert people(invited) == before


def test_somebody_of_the_party_is_known_again_by_exact_name(invited: Record) -> None:
    known = add_person(invited, name="Nguyễn Văn Hùng", party="VN")
    elsewhere = add_person(invited, name="Ana Santos", party="PH")
    before = people(invited)
    assert name(invited, "VN", "nguyen van hung").person == known.ref
    assert name(invited, "US", "Ana Santos").person != elsewhere.ref
    assert people(invited) == before + 1


def test_two_of_the_same_name_are_asked_about(invited: Record) -> None:
    for _time in range(2):
        add_person(invited, name="Min-Su LEE", party="KR")
    with pytest.raises(Ambiguous, match=r"“Min-Su Lee” could be Min-Su LEE \(P-1\), Min-Su LEE \(P-2\)"):
        name(invited, "KR", "Min-Su Lee")


def test_what_is_typed_in_one_field_is_a_reference_or_a_name() -> None:
    assert named(" p-12 ") == "p-12"
    assert named("Pyo") == NewPerson("Pyo")


def test_a_person_has_one_active_place_at_a_meeting(invited: Record) -> None:
    who = name(invited, "KR", "Dong-Sun KIM")
    with pytest.raises(Refused, match=f"Dong-Sun KIM has a place at this meeting already, in {MEETING}:KR"):
        nominating.add_delegate(invited, MEETING, "US", who.person)
    nominating.edit_delegate(invited, MEETING, "KR", "kim", accreditation="withdrawn")
    assert nominating.add_delegate(invited, MEETING, "US", who.person).party == "US"
    with pytest.raises(Refused, match=f"already, in {MEETING}:US"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", accreditation="nominated")


def test_a_delegation_has_one_head_and_the_refusal_names_them(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    with pytest.raises(Refused, match=f"Dong-Sun KIM is the head of {MEETING}:KR already"):
        name(invited, "KR", "Min-Su LEE", function="head of delegation")
    name(invited, "KR", "Min-Su LEE")
    with pytest.raises(Refused, match="Dong-Sun KIM is the head"):
        nominating.edit_delegate(invited, MEETING, "KR", "lee", function="head of delegation")
    nominating.edit_delegate(invited, MEETING, "KR", "kim", replaced_by="lee")
    nominating.edit_delegate(invited, MEETING, "KR", "lee", function="head of delegation")
    one = delegation_detail(invited, MEETING, "KR")
    assert one.head is not None
    assert (one.head.name, [(who.name, who.accreditation) for who in one.withdrawn]) == (
        "Min-Su LEE",
        [("Dong-Sun KIM", "replaced")],
    )


def test_replacing_needs_a_successor_of_the_same_delegation(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM")
    name(invited, "US", "Ana Santos")
    with pytest.raises(Refused, match="Replaced by"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", accreditation="replaced")
    with pytest.raises(NotFound, match="Nobody called “santos”"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", replaced_by="santos")
    with pytest.raises(Refused, match="by themselves"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", replaced_by="kim")


def test_delegates_stand_by_function_rank_and_name(invited: Record) -> None:
    name(invited, "KR", "Zed PARK")
    name(invited, "KR", "Adam CHOI", rank=2)
    name(invited, "KR", "Bea LEE", rank=1)
    name(invited, "KR", "Cho HAN", function="interpreter", rank=1)
    name(invited, "KR", "Dong-Sun KIM", function="head of delegation")
    names = [who.name for who in delegation_detail(invited, MEETING, "KR").delegates]
    assert names == ["Dong-Sun KIM", "Bea LEE", "Adam CHOI", "Zed PARK", "Cho HAN"]
    window = delegates_window(invited, ListQuery(scope={"delegation": f"{MEETING}:KR"}))
    assert [who.name for who in window.rows(0, 9)] == names
    by_name = delegates_window(invited, ListQuery("", "name", True, {"meeting": MEETING}))
    assert [who.family_name for who in by_name.rows(0, 9)] == ["PARK", "LEE", "KIM", "HAN", "CHOI"]
    found = delegates_window(invited, ListQuery("interpreter", scope={"meeting": MEETING}))
    assert [who.family_name for who in found.rows(0, 9)] == ["HAN"]


def test_several_are_changed_and_taken_off_in_one_act(invited: Record) -> None:
    ids = [name(invited, "KR", who).id for who in ("Dong-Sun KIM", "Min-Su LEE", "Bea PARK")]
    nominating.edit_delegate(invited, MEETING, "KR", "lee", replaced_by="kim")
    nominating.set_delegates(invited, ids[::2], accreditation="accredited")
    assert {who.accreditation for who in delegation_detail(invited, MEETING, "KR").delegates} == {"accredited"}
    before = people(invited)
    assert len(nominating.remove_delegates(invited, ids[:1])) == 1
    assert people(invited) == before
    invited.undo()
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 2


def test_what_the_record_cannot_hold_is_refused(invited: Record) -> None:
    name(invited, "KR", "Dong-Sun KIM")
    with pytest.raises(Refused, match="Official title is too long: 301"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", title="x" * 301)
    with pytest.raises(Refused, match="rank"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", rank=0)
    with pytest.raises(Refused, match="control character"):
        nominating.edit_delegate(invited, MEETING, "KR", "kim", title="\x1b]52;c;AAAA\x07")
