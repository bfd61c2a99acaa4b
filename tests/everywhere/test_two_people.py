"""Two people in one record: a form saves over what somebody else saved while it was open."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.actions.detail import action_by_id
from secretariat.actions.forms import edit_form
from secretariat.actions.operations import add_action, edit_action
from secretariat.agenda.operations import add_item, edit_item
from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.series_operations import add_series, edit_series
from secretariat.meetings.series_queries import series_detail
from secretariat.parties.admitting import admit_party, edit_membership
from secretariat.parties.forum_queries import membership_by_id
from secretariat.parties.operations import add_party, edit_party
from secretariat.parties.queries import party_detail
from secretariat.people.operations import add_person, edit_person
from secretariat.people.positions import add_position, edit_position, remove_position
from secretariat.people.queries import person_detail
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date


def shown(conflict: pytest.ExceptionInfo[Conflict]) -> list[tuple[str, str, Any, Any, Any]]:
    return [(one.field, one.label, one.base, one.mine, one.theirs) for one in conflict.value.fields]


def test_another_lead_leaves_the_unit_that_somebody_else_saved(reference: Record) -> None:
    made = add_action(reference, title="Report", lead="KR", lead_unit="Unit B")
    form = edit_form(reference, made.id)
    edit_action(reference, made.row.ref, lead_unit="Unit C")
    form.save({"lead": "Chamber of Commerce"}, form.version)
    saved = action_by_id(reference, made.id)
    assert (saved.lead_organisation, saved.lead_unit) == ("Chamber of Commerce", "Unit C")
    assert saved.row.lead == "Unit C, Chamber of Commerce"


def test_a_unit_kept_from_a_conflict_stays_when_the_rest_is_saved(reference: Record) -> None:
    made = add_action(reference, title="Report", lead="KR", lead_unit="Unit B")
    form = edit_form(reference, made.id)
    edit_action(reference, made.row.ref, lead_unit="Unit C")
    with pytest.raises(Conflict) as conflict:
        form.save({"lead": "Chamber of Commerce", "lead_unit": "Unit D"}, form.version)
    form.save({"lead": "Chamber of Commerce"}, conflict.value.version)
    assert action_by_id(reference, made.id).lead_unit == "Unit C"


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [("Old office", "New office", "KR"), ("KR", "New office", "JP"), ("KR", "P-1", "Old office"), ("", "KR", "P-1")],
)
def test_a_conflict_about_a_lead_shows_what_was_typed(reference: Record, base: str, mine: str, theirs: str) -> None:
    add_person(reference, name="Ann SMITH")
    made = add_action(reference, title="Report", lead=base)
    form = edit_form(reference, made.id)
    edit_action(reference, made.row.ref, lead=theirs)
    with pytest.raises(Conflict) as conflict:
        form.save({"lead": mine}, form.version)
    assert shown(conflict) == [("lead", "Lead", base, mine, theirs)]


def test_a_conflict_about_a_target_shows_number_and_unit(reference: Record) -> None:
    made = add_action(reference, title="Train", target="100 SMEs")
    edit_action(reference, made.row.ref, target="100 women")
    with pytest.raises(Conflict) as conflict:
        edit_action(reference, made.row.ref, version=made.row.version, target="120 SMEs")
    assert shown(conflict) == [("target", "Target", "100 SMEs", "120 SMEs", "100 women")]


def test_a_value_typed_as_it_was_does_not_undo_what_somebody_else_saved(record: Record) -> None:
    version = add_party(record, code="KR", name="Korea", note="a").version
    edit_party(record, "KR", version=version, name="Republic of Korea")
    edit_party(record, "KR", version=version, name="Korea", note="b")
    saved = party_detail(record, "KR")
    assert (saved.name, saved.note) == ("Republic of Korea", "b")


def test_a_conflict_about_a_party_names_the_forms_field(reference: Record) -> None:
    version = add_party(reference, code="ZZ", name="Zed").version
    edit_party(reference, "ZZ", version=version, parent="JP")
    with pytest.raises(Conflict) as conflict:
        edit_party(reference, "ZZ", version=version, parent="KR")
    assert shown(conflict) == [("parent", "Part of", "", "KR", "JP")]


def test_other_names_added_and_taken_out_by_two_people_are_both_kept(record: Record) -> None:
    version = add_party(record, code="ZZ", name="Zed", also="Alpha; Omega").version
    edit_party(record, "ZZ", version=version, also="Alpha; Omega; Beta")
    edit_party(record, "ZZ", version=version, also="Alpha; Gamma")
    assert sorted(party_detail(record, "ZZ").also) == ["Alpha", "Beta", "Gamma"]
    edit_party(record, "ZZ", version=version, also="Omega; Gamma")
    assert sorted(party_detail(record, "ZZ").also) == ["Beta", "Gamma"]


def test_part_of_a_name_kept_from_a_conflict_stays(record: Record) -> None:
    version = add_person(record, name="Ann SMITH").version
    edit_person(record, "P-1", version=version, given="Anne-Marie")
    with pytest.raises(Conflict) as conflict:
        edit_person(record, "P-1", version=version, name="Bea JONES")
    assert [one.field for one in conflict.value.fields] == ["given"]
    edit_person(record, "P-1", version=conflict.value.version, name="Bea JONES", given="Anne-Marie")
    saved = person_detail(record, "P-1")
    assert (saved.name, saved.given, saved.family) == ("Bea JONES", "Anne-Marie", "JONES")


def test_words_for_a_cadence_kept_from_a_conflict_stay(record: Record) -> None:
    made = add_series(record, code="SOM", name="Senior officials", level="senior officials", cadence="every year")
    edit_series(record, "SOM", cadence_text="each spring")
    with pytest.raises(Conflict) as conflict:
        edit_series(record, "SOM", version=made.version, cadence="every two years")
    assert [(one.field, one.theirs) for one in conflict.value.fields] == [("cadence_text", "each spring")]
    edit_series(record, "SOM", version=conflict.value.version, cadence="every two years", cadence_text="each spring")
    assert series_detail(record, "SOM").cadence_text == "each spring"


def test_two_moves_of_one_agenda_item_conflict_and_a_move_alone_does_not(reference: Record) -> None:
    meeting = add_meeting(reference, title="Ministers", level="ministerial").ref
    first, second, third = (add_item(reference, meeting, title=title) for title in "ABC")
    moved = edit_item(reference, third.ref, version=third.version, under=first.number)
    with pytest.raises(Conflict) as conflict:
        edit_item(reference, third.ref, version=third.version, under=second.number)
    assert shown(conflict) == [("under", "Under item", "", second.number, first.number)]
    again = edit_item(reference, third.ref, version=moved.version, under=second.number)
    assert again.number == f"{second.number}.1"


def test_two_moves_of_one_paragraph_conflict(record: Record) -> None:
    ref = add_declaration(record, title="Declaration").ref
    paragraphs = [add_paragraph(record, ref, text=text) for text in ("One.", "Two.", "Three.")]
    last = paragraphs[2]
    edit_paragraph(record, last.id, version=last.version, before="1")
    with pytest.raises(Conflict):
        edit_paragraph(record, last.id, version=last.version, before="3")


def test_two_names_of_one_member_conflict(reference: Record) -> None:
    party = add_party(reference, code="ZZ", name="Zed")
    id_ = admit_party(reference, "APEC", party.code, since=parse_date("2000", today=reference.today))
    version = membership_by_id(reference, id_).version
    edit_membership(reference, id_, version=version, name="Zed Islands")
    with pytest.raises(Conflict) as conflict:
        edit_membership(reference, id_, version=version, name="Zed, Republic of")
    assert shown(conflict) == [("name", "Name in the forum", "Zed", "Zed, Republic of", "Zed Islands")]
    assert membership_by_id(reference, id_).name_in_forum == "Zed Islands"


def test_a_position_is_the_same_one_when_others_add_earlier_and_later_ones(record: Record) -> None:
    add_person(record, name="Test PERSON")
    held = add_position(record, "P-1", title="Minister", since=parse_date("2010", today=record.today)).positions[0]
    for year in ("2000", "2012"):
        add_position(record, "P-1", title=f"Post of {year}", since=parse_date(year, today=record.today))
    edited = edit_position(record, held.id, version=held.version, title="Prime Minister")
    assert [one.title for one in edited.positions] == ["Post of 2000", "Prime Minister", "Post of 2012"]
    left = remove_position(record, held.id)
    assert [one.title for one in left.positions] == ["Post of 2000", "Post of 2012"]
