"""Merging: one person on record twice becomes one, with every place and reference, and undo parts them again."""

from __future__ import annotations

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action
from secretariat.agenda.running.operations import add_session
from secretariat.agenda.running.queries import session_detail
from secretariat.delegations.inviting import invite
from secretariat.delegations.nominating import add_delegate, edit_delegate
from secretariat.delegations.queries import delegation_detail
from secretariat.meetings.operations import add_meeting
from secretariat.people.merging import merge_people
from secretariat.people.operations import add_person, remove_people
from secretariat.people.positions import add_position
from secretariat.people.queries import person_detail
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from tests.delegations.apec_meeting import MEETING
from tests.done_once import done_once


@done_once
def twice(reference: Record) -> None:
    """One person who was written down twice (P-1, P-2), and a meeting to which Korea is invited."""
    dates = PartialDate.from_edtf("2011-05-20/2011-05-21")
    add_meeting(reference, ref=MEETING, title="18th", level="ministerial", forum="APEC", host="US", dates=dates)
    invite(reference, MEETING)
    add_person(reference, name="Dong-Sun KIM", party="KR", email="kim@example.org")
    add_person(reference, name="Kim Dongsun", native_name="김동선", phone="+82 2 1234", title_before="Dr.", party="KR")


def test_empty_fields_are_filled_and_full_ones_stay(twice: Record) -> None:
    merged = merge_people(twice, "P-1", "P-2")
    assert (merged.ref, merged.name, merged.email) == ("P-1", "Dong-Sun KIM", "kim@example.org")
    assert (merged.phone, merged.native_name, merged.title_before) == ("+82 2 1234", "김동선", "Dr.")
    assert merged.printed == "Dr. Dong-Sun KIM"


def test_the_other_is_gone_and_its_names_find_who_is_kept(twice: Record) -> None:
    merged = merge_people(twice, "P-1", "P-2")
    assert merged.other_names == "Kim Dongsun"
    assert person_detail(twice, "kim dongsun").ref == "P-1"
    assert person_detail(twice, "김동선").ref == "P-1"
    with pytest.raises(NotFound):
        person_detail(twice, "P-2")


def test_places_actions_and_positions_go_over(twice: Record) -> None:
    add_delegate(twice, MEETING, "KR", "P-2", function="adviser")
    add_action(twice, title="Sign the MoU", lead_person="P-2")
    add_position(twice, "P-1", title="Administrator", organisation="SMBA")
    add_position(twice, "P-2", title="Administrator", organisation="SMBA")
    add_position(twice, "P-2", title="Commissioner", organisation="SMBA")
    merged = merge_people(twice, "P-1", "P-2")
    (place,) = delegation_detail(twice, MEETING, "KR").delegates
    assert (place.person, place.ref) == ("P-1", f"{MEETING}:KR:P-1")
    assert action_detail(twice, "A-1").lead_person_ref == "P-1"
    assert sorted(one.title for one in merged.positions) == ["Administrator", "Commissioner"]


def test_one_undo_parts_them_again(twice: Record) -> None:
    add_delegate(twice, MEETING, "KR", "P-2")
    before = person_detail(twice, "P-1"), person_detail(twice, "P-2")
    merge_people(twice, "P-1", "P-2")
    assert twice.undo().label == "Merge P-2 into P-1"
    after = person_detail(twice, "P-1"), person_detail(twice, "P-2")
    assert [(one.name, one.phone, one.other_names) for one in after] == [
        (one.name, one.phone, one.other_names) for one in before
    ]
    (place,) = delegation_detail(twice, MEETING, "KR").delegates
    assert (place.person, place.ref) == ("P-2", f"{MEETING}:KR:P-2")


def test_two_active_places_at_one_meeting_are_refused(twice: Record) -> None:
    add_delegate(twice, MEETING, "KR", "P-1")
    add_delegate(twice, MEETING, "KR", "P-2")
    with pytest.raises(Refused, match=f"P-2 can't be merged into P-1: .*already, in {MEETING}:KR"):
        merge_people(twice, "P-1", "P-2")
    assert person_detail(twice, "P-2").name == "Kim Dongsun"
    edit_delegate(twice, MEETING, "KR", "P-2", accreditation="withdrawn")
    assert merge_people(twice, "P-1", "P-2").ref == "P-1"
    assert [one.person for one in delegation_detail(twice, MEETING, "KR").delegates] == ["P-1"]


def test_nobody_is_merged_with_themselves(twice: Record) -> None:
    with pytest.raises(Refused, match="P-1 can't be merged with itself"):
        merge_people(twice, "P-1", "kim@example.org")


def test_who_is_kept_can_be_deleted_as_before(twice: Record) -> None:
    merge_people(twice, "P-1", "P-2")
    assert remove_people(twice, ["P-1"]) == ["P-1"]


def test_who_was_named_twice_at_a_session_is_there_once_and_undo_brings_both_back(twice: Record) -> None:
    add_session(twice, MEETING, title="Panel [/x]", day="1", people="P-1; P-2 (speaker [/y])")
    add_session(twice, MEETING, title="Other", day="1", people="P-2 (chair)")
    merge_people(twice, "P-1", "P-2")
    for ref, role in (("S-1", "speaker [/y]"), ("S-2", "chair")):
        assert [(one.ref, one.role) for one in session_detail(twice, ref).people] == [("P-1", role)]
    twice.undo()
    assert [(one.ref, one.role) for one in session_detail(twice, "S-1").people] == [
        ("P-1", ""),
        ("P-2", "speaker [/y]"),
    ]
