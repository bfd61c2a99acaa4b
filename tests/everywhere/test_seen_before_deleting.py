"""What is deleted or brought into another state is what was seen: others' changes since are told, never overrun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from secretariat.actions.operations import add_action, edit_action, remove_actions
from secretariat.agenda.operations import add_item, edit_item, remove_items
from secretariat.bilaterals.operations import edit_bilateral, remove_bilaterals, request_bilateral
from secretariat.bilaterals.operations import set_status as set_bilateral
from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs
from secretariat.declarations.operations import add_declaration, edit_declaration, remove_declarations
from secretariat.declarations.operations import set_status as set_declaration
from secretariat.delegations.nominating import add_delegate, edit_delegate, remove_delegates
from secretariat.delegations.operations import add_delegation, edit_delegation, remove_delegations
from secretariat.delegations.queries import delegation_detail
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting, remove_meetings
from secretariat.meetings.outcome_operations import add_outcome, edit_outcome, remove_outcomes
from secretariat.meetings.queries import meeting_detail
from secretariat.meetings.series_operations import add_series, edit_series, remove_series
from secretariat.parties.admitting import admit_party, edit_membership, remove_memberships
from secretariat.parties.forum_operations import add_forum, edit_forum, remove_forums
from secretariat.parties.forum_queries import membership_by_id
from secretariat.parties.operations import add_party, edit_party, remove_parties
from secretariat.people.operations import add_person, edit_person, remove_people
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.refusal import NotFound, Refused

MEETING = "M-X"
Seen = Mapping[int, int]
Made = tuple[int, int, Callable[[Record], object], Callable[[Seen], list[str]]]
"""A record's number and version, what another person changes of it, and deleting it as it was seen."""


def a_meeting(record: Record) -> None:
    add_meeting(record, ref=MEETING, title="Ministers", level="ministerial", forum="APEC")


def meeting(record: Record) -> Made:
    made = meeting_detail(record, MEETING)
    other = lambda budi: edit_meeting(budi, MEETING, source="Cable 12")  # noqa: E731
    return made.id, made.version, other, lambda seen: remove_meetings(record, [MEETING], seen=seen)


def series(record: Record) -> Made:
    one = add_series(record, code="SX", name="Senior officials", level="senior officials")
    other = lambda budi: edit_series(budi, "SX", source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_series(record, ["SX"], seen=seen)


def outcome(record: Record) -> Made:
    one = add_outcome(record, meeting=MEETING, kind="agreed", text="To meet again")
    other = lambda budi: edit_outcome(budi, one.ref, source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_outcomes(record, [one.ref], seen=seen)


def party(record: Record) -> Made:
    one = add_party(record, code="ZZ", name="Zed")
    other = lambda budi: edit_party(budi, "ZZ", source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_parties(record, ["ZZ"], seen=seen)


def forum(record: Record) -> Made:
    one = add_forum(record, code="FX", name="Forum of X")
    other = lambda budi: edit_forum(budi, "FX", member_word="partner")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_forums(record, ["FX"], seen=seen)


def membership(record: Record) -> Made:
    add_party(record, code="ZZ", name="Zed")
    id_ = admit_party(record, "APEC", "ZZ", since=parse_date("2000", today=record.today))
    other = lambda budi: edit_membership(budi, id_, source="Cable 12")  # noqa: E731
    version = membership_by_id(record, id_).version
    return id_, version, other, lambda seen: remove_memberships(record, [id_], seen=seen)


def person(record: Record) -> Made:
    one = add_person(record, name="Dong-Sun KIM")
    other = lambda budi: edit_person(budi, one.ref, source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_people(record, [one.ref], seen=seen)


def delegation(record: Record) -> Made:
    one = add_delegation(record, MEETING, "KR")
    other = lambda budi: edit_delegation(budi, MEETING, "KR", source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_delegations(record, [one.ref], seen=seen)


def delegate(record: Record) -> Made:
    add_delegation(record, MEETING, "KR")
    add_person(record, name="Dong-Sun KIM")
    one = add_delegate(record, MEETING, "KR", "P-1")
    other = lambda budi: edit_delegate(budi, MEETING, "KR", "P-1", source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_delegates(record, [one.id], seen=seen)


def item(record: Record) -> Made:
    one = add_item(record, MEETING, title="Opening")
    other = lambda budi: edit_item(budi, one.ref, source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_items(record, [one.ref], seen=seen)


def bilateral(record: Record) -> Made:
    one = request_bilateral(record, MEETING, "ID", "KR")
    other = lambda budi: edit_bilateral(budi, one.ref, source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_bilaterals(record, [one.ref], seen=seen)


def declaration(record: Record) -> Made:
    one = add_declaration(record, title="Declaration")
    other = lambda budi: edit_declaration(budi, one.ref, source="Cable 12")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_declarations(record, [one.ref], seen=seen)


def paragraph(record: Record) -> Made:
    ref = add_declaration(record, title="Declaration").ref
    one = add_paragraph(record, ref, text="We meet [again].")
    other = lambda budi: edit_paragraph(budi, one.id, text="We meet.")  # noqa: E731
    return one.id, one.version, other, lambda seen: remove_paragraphs(record, [one.id], seen=seen)


def action(record: Record) -> Made:
    one = add_action(record, title="Sign")
    other = lambda budi: edit_action(budi, one.row.ref, source="Cable 12")  # noqa: E731
    return one.id, one.row.version, other, lambda seen: remove_actions(record, [one.row.ref], seen=seen)


EVERY = (
    *(meeting, series, outcome, party, forum, membership, person, delegation),
    *(delegate, item, bilateral, declaration, paragraph, action),
)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_what_another_person_changed_since_it_was_seen_is_not_deleted(
    reference: Record, kind: Callable[[Record], Made]
) -> None:
    a_meeting(reference)
    id_, version, change, delete = kind(reference)
    budi = Record(reference.url, user="budi", today=reference.today)
    change(budi)
    budi.close()
    with pytest.raises(Refused) as refused:
        delete({id_: version})
    assert "budi" in refused.value.message and "was not deleted" in refused.value.message
    assert any(label in refused.value.message for label in ("(Source)", "(Text)", "(Word for a member)"))
    # In the version there is now, or named by somebody who looked at nothing, it goes.
    assert delete({id_: version + 1}) or delete({})


def test_what_follows_from_elsewhere_does_not_keep_a_record_from_being_deleted(reference: Record) -> None:
    seen = add_action(reference, title="Sign", counterpart="KR")
    edit_party(reference, "KR", name="Korea, Republic of")
    assert remove_actions(reference, [seen.row.ref], seen={seen.id: seen.row.version}) == [seen.row.ref]


def test_a_meetings_state_that_another_changed_is_told_and_both_states_are_named(reference: Record) -> None:
    a_meeting(reference)
    seen = meeting_detail(reference, MEETING)
    change_status(Record(reference.url, user="budi"), [MEETING], "cancelled")
    with pytest.raises(Conflict) as conflict:
        change_status(reference, [MEETING], "confirmed", seen={seen.id: seen.version})
    only = conflict.value.fields[0]
    assert (only.base, only.mine, only.theirs) == ("tentative", "confirmed", "cancelled")
    assert "budi" in conflict.value.message
    assert meeting_detail(reference, MEETING).row.status == "cancelled"


def test_a_change_elsewhere_in_a_meeting_does_not_hinder_its_state(reference: Record) -> None:
    a_meeting(reference)
    seen = meeting_detail(reference, MEETING)
    edit_meeting(Record(reference.url, user="budi"), MEETING, note="In the new hall")
    change_status(reference, [MEETING], "confirmed", seen={seen.id: seen.version})
    saved = meeting_detail(reference, MEETING)
    assert (saved.row.status, saved.note) == ("confirmed", "In the new hall")


def test_a_state_of_a_bilateral_that_another_changed_is_told(reference: Record) -> None:
    a_meeting(reference)
    seen = request_bilateral(reference, MEETING, "ID", "KR")
    set_bilateral(Record(reference.url, user="budi"), seen.ref, "declined")
    with pytest.raises(Conflict):
        set_bilateral(reference, seen.ref, "confirmed", version=seen.version)
    again = {"requested", "confirmed"}
    assert set_bilateral(reference, seen.ref, "requested").status in again


def test_a_state_of_a_declaration_that_another_changed_is_told(reference: Record) -> None:
    seen = add_declaration(reference, title="Declaration")
    set_declaration(Record(reference.url, user="budi"), seen.ref, "under negotiation")
    with pytest.raises(Conflict):
        set_declaration(reference, seen.ref, "not agreed", version=seen.version)


def test_a_state_of_a_delegation_that_another_changed_is_a_conflict_before_it_is_a_wrong_step(
    reference: Record,
) -> None:
    a_meeting(reference)
    seen = add_delegation(reference, MEETING, "KR", status="confirmed")
    edit_delegation(Record(reference.url, user="budi"), MEETING, "KR", status="regrets")
    fields: Any = {"status": "registered"}
    with pytest.raises(Conflict):
        edit_delegation(reference, MEETING, "KR", version=seen.version, **fields)
    assert delegation_detail(reference, MEETING, "KR").status == "regrets"


def test_a_record_somebody_deleted_meanwhile_is_said_to_be_gone(reference: Record) -> None:
    seen = add_party(reference, code="ZZ", name="Zed")
    remove_parties(Record(reference.url, user="budi"), ["ZZ"])
    with pytest.raises(NotFound):
        remove_parties(reference, ["ZZ"], seen={seen.id: seen.version})
