"""Acts: every change is one act with its user, time and fields; a save that would lose another's text is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from secretariat.parties.model import party
from secretariat.parties.operations import add_party, edit_party, remove_parties
from secretariat.parties.queries import party_detail
from secretariat.people.operations import add_person, remove_people
from secretariat.record.acts import changes_of, history, newest_act
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_
from secretariat.values.refusal import NotFound, Refused


def other(record: Record, user: str = "budi") -> Record:
    """The same record, opened by somebody else."""
    return Record(record.url, user=user, today=record.today)


def test_an_act_tells_who_when_what_and_every_field(record: Record) -> None:
    add_party(record, code="KR", name="Republic of Korea")
    edit_party(record, "KR", note="SMBA is its agency", name_id="Republik Korea")
    with record.reading() as connection:
        newest, first = history(connection)
        changes = changes_of(connection, newest.id)
    assert (newest.label, newest.user, newest.refs) == ("Edit party KR", "ana", ("KR",))
    assert first.label == "Add party KR"
    assert timedelta(0) <= datetime.now(UTC) - newest.at < timedelta(minutes=1)
    of_party = next(change for change in changes if change.table == "party")
    assert of_party.before is not None and of_party.after is not None
    assert of_party.before["note"] == "" and of_party.after["note"] == "SMBA is its agency"
    assert "name" not in of_party.after, "only what changed is noted"


def test_history_of_one_record_and_by_pages(record: Record) -> None:
    for code in ("KR", "ID", "JP"):
        add_party(record, code=code, name=f"Party {code}")
    edit_party(record, "ID", note="x")
    with record.reading() as connection:
        assert [act.label for act in history(connection, "ID")] == ["Edit party ID", "Add party ID"]
        page = history(connection, limit=2)
        rest = history(connection, limit=9, before=page[-1].id)
        assert [act.id for act in [*page, *rest]] == [4, 3, 2, 1]
        assert newest_act(connection) == 4


def test_an_act_that_changes_nothing_is_not_kept(record: Record) -> None:
    add_party(record, code="KR", name="Republic of Korea")
    edit_party(record, "KR", name="Republic of Korea")
    with record.reading() as connection:
        assert newest_act(connection) == 1


def test_an_act_that_fails_midway_leaves_no_trace(record: Record) -> None:
    add_party(record, code="KR", name="Republic of Korea")
    with pytest.raises(RuntimeError), record.act(N_("Edit party {code}"), code="KR") as work:
        work.change(party, 1, {"note": "half"})
        raise RuntimeError("the power went")
    assert party_detail(record, "KR").note == ""
    with record.reading() as connection:
        assert newest_act(connection) == 1


def test_labels_keep_braces_and_hostile_text(record: Record) -> None:
    for text in ("{0} {x}", "[/draft]", "Dong-Sun KIM (김동선)", "محمد"):
        with record.act(N_("Add person {ref}"), ref=text) as work:
            a_party(work, f"C{work.act_id}")
        with record.reading() as connection:
            assert history(connection)[0].label == f"Add person {text}"


def test_changes_of_different_fields_by_two_people_are_merged(record: Record) -> None:
    version = add_party(record, code="KR", name="Republic of Korea").version
    edit_party(other(record), "KR", note="theirs")
    merged = edit_party(record, "KR", version=version, name_id="Republik Korea")
    assert (merged.note, merged.name_id) == ("theirs", "Republik Korea")


def test_names_added_by_two_people_are_merged_though_both_are_searched_in_one_column(record: Record) -> None:
    version = add_party(record, code="KR", name="Republic of Korea").version
    edit_party(other(record), "KR", name_id="Republik Korea")
    edit_party(record, "KR", version=version, also="South Korea")
    assert party_detail(record, "republik korea").code == party_detail(record, "south korea").code == "KR"


def test_the_same_field_changed_by_two_people_is_a_conflict_with_all_three_texts(record: Record) -> None:
    version = add_party(record, code="KR", name="Korea", note="first").version
    edit_party(other(record), "KR", note="second")
    edit_party(other(record, "citra"), "KR", note="third")
    with pytest.raises(Conflict) as caught:
        edit_party(record, "KR", version=version, note="mine", name_id="Korea")
    (field,) = caught.value.fields
    assert (field.field, field.base, field.mine, field.theirs) == ("note", "first", "mine", "third")
    assert caught.value.by == "citra" and caught.value.version == version + 2
    assert party_detail(record, "KR").note == "third", "nothing was saved"
    assert party_detail(record, "KR").name_id == ""
    assert edit_party(record, "KR", version=caught.value.version, note="both").note == "both"


def test_two_people_writing_the_same_words_do_not_conflict(record: Record) -> None:
    version = add_party(record, code="KR", name="Korea").version
    edit_party(other(record), "KR", note="same")
    assert edit_party(record, "KR", version=version, note="same").note == "same"


def test_a_field_the_other_changed_back_is_no_conflict(record: Record) -> None:
    version = add_party(record, code="KR", name="Korea", note="first").version
    edit_party(other(record), "KR", note="second")
    edit_party(other(record), "KR", note="first")
    assert edit_party(record, "KR", version=version, note="mine").note == "mine"


def test_saving_what_somebody_deleted_meanwhile_is_refused(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    remove_parties(other(record), ["KR"])
    with pytest.raises(NotFound, match="no longer there"), record.act(N_("Edit party {code}"), code="KR") as work:
        work.change(party, 1, {"note": "lost?"}, seen=1)


def test_a_reference_is_never_given_again(record: Record) -> None:
    first = add_person(record, name="Ana SANTOS")
    remove_people(record, [first.ref])
    second = add_person(record, name="Budi SANTOSO")
    record.undo()
    third = add_person(record, name="Citra DEWI")
    assert len({first.ref, second.ref, third.ref}) == 3
    with pytest.raises(Refused, match=r"P-1 .*never used twice"):
        add_person(record, ref=first.ref, name="Somebody else")


def test_an_act_that_failed_may_give_its_number_to_the_next(record: Record) -> None:
    with pytest.raises(RuntimeError), record.act(N_("Add person {ref}"), ref="") as work:
        assert work.next_number("A") == 1
        raise RuntimeError("never committed")
    with record.act(N_("Add person {ref}"), ref="") as work:
        assert work.next_number("A") == 1
        a_party(work, "X")


def test_numbers_go_on_above_those_that_came_with_their_own(record: Record) -> None:
    with record.act(N_("Add person {ref}"), ref="") as work:
        work.reserve_number("A", 17)
        work.reserve_number("A", 5)
        assert [work.next_number("A"), work.next_number("A"), work.next_number("D")] == [18, 19, 1]
        a_party(work, "X")


def test_a_taken_code_is_refused_in_words(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    with pytest.raises(Refused, match="already a party with that code"):
        add_party(record, code="kr", name="Another")


def test_a_value_the_table_forbids_is_refused(record: Record) -> None:
    with pytest.raises(Refused, match="rules do not allow"), record.act(N_("Add party {code}"), code="X") as work:
        a_party(work, "X", kind="country")


def test_many_rows_at_once_are_checked_and_noted(record: Record) -> None:
    with record.act(N_("Take in the reference data")) as work:
        ids = work.insert_many(party, [row(f"C{number}") for number in range(12_000)])
    assert ids == sorted(ids) and len(ids) == 12_000
    with record.reading() as connection:
        assert len(changes_of(connection, 1)) == 12_000


def row(code: str, **more: object) -> dict[str, object]:
    return {"code": code, "name": code, "kind": "state", "sort_key": code.lower(), "folded": code.lower(), **more}


def a_party(work: Work, code: str, **more: object) -> int:
    return work.insert(party, row(code, **more))
