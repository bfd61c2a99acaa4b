"""Undo: a new act that puts everything back, across restarts, or says which later act stands in its way."""

from __future__ import annotations

import pytest

from secretariat.parties.model import party
from secretariat.parties.operations import add_party, edit_party, remove_parties
from secretariat.parties.queries import party_detail
from secretariat.people.operations import add_person
from secretariat.record.acts import history, newest_act
from secretariat.record.record import Record
from secretariat.values.language import N_
from secretariat.values.refusal import NotFound, Refused


def again(record: Record, user: str = "ana") -> Record:
    """The record closed and opened anew."""
    record.close()
    return Record(record.url, user=user, today=record.today)


def there(record: Record, code: str) -> bool:
    try:
        return party_detail(record, code).code == code
    except NotFound:
        return False


def test_an_addition_is_undone_also_after_a_restart(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    later = again(record)
    undone = later.undo()
    assert (undone.act, undone.label, undone.refs) == (1, "Add party KR", ("KR",))
    assert not there(later, "KR")
    with later.reading() as connection:
        newest, first = history(connection)
    assert newest.label == "Undo act 1: Add party KR"
    assert newest.undoes == first.id and first.undone_by == newest.id
    later.close()


def test_a_change_is_undone_to_every_letter(record: Record) -> None:
    before = add_party(record, code="KR", name="Korea", note="[agreed in principle]", also="ROK; 대한민국")
    edit_party(record, "KR", name="Republic of Korea", note="", also="Corea")
    record.undo()
    after = party_detail(record, "KR")
    assert (after.name, after.note, set(after.also)) == (before.name, before.note, set(before.also))
    assert after.version > before.version, "a form opened before must notice"
    assert party_detail(record, "rok").code == "KR"


def test_a_deletion_of_many_is_one_act_and_comes_back_whole(record: Record) -> None:
    for code in ("KR", "ID", "JP"):
        add_party(record, code=code, name=f"Party {code}", note=f"note {code}")
    ids = {code: party_detail(record, code).id for code in ("KR", "ID", "JP")}
    remove_parties(record, ["KR", "ID", "JP"])
    assert not any(there(record, code) for code in ids)
    assert set(record.undo().refs) == set(ids)
    for code, id_ in ids.items():
        assert (party_detail(record, code).id, party_detail(record, code).note) == (id_, f"note {code}")


def test_undoing_again_goes_one_act_further_back(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    add_party(record, code="ID", name="Indonesia")
    edit_party(record, "ID", note="x")
    assert [record.undo().act for _time in range(3)] == [3, 2, 1]
    with pytest.raises(Refused, match="nothing of yours to undo"):
        record.undo()


def test_an_undo_is_itself_undone(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    edit_party(record, "KR", note="kept")
    undo_of_edit = undo(record, 2)
    assert party_detail(record, "KR").note == ""
    redo = undo(record, undo_of_edit)
    assert party_detail(record, "KR").note == "kept"
    assert state(record) == {1: None, 2: None, 3: redo, 4: None}
    assert record.undo().act == 2, "what was done again can be undone again"


def test_undo_of_a_redo_marks_the_first_act_undone_again(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    edit_party(record, "KR", note="kept")
    undo_of_edit = undo(record, 2)
    redo = undo(record, undo_of_edit)
    undo_of_redo = undo(record, redo)
    assert party_detail(record, "KR").note == ""
    assert state(record) == {1: None, 2: undo_of_edit, 3: None, 4: undo_of_redo, 5: None}
    with pytest.raises(Refused, match="already undone"):
        record.undo(2)
    assert record.undo().act == 1
    assert not there(record, "KR")


def test_an_act_is_undone_once(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    record.undo(1)
    with pytest.raises(Refused, match="Act 1 was already undone by act 2"):
        record.undo(1)


def test_an_act_that_never_was_cannot_be_undone(record: Record) -> None:
    with pytest.raises(NotFound, match="no act 99"):
        record.undo(99)


def test_undo_takes_the_users_own_newest_act(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    budi = Record(record.url, user="budi")
    add_party(budi, code="ID", name="Indonesia")
    assert record.undo().act == 1
    assert there(record, "ID")
    budi.close()


def test_a_later_change_of_the_same_field_stands_in_the_way(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    edit_party(record, "KR", note="first")
    edit_party(Record(record.url, user="budi"), "KR", note="second")
    with pytest.raises(Refused, match=r"KR was changed later in Note \(act 3 by budi\); undo that first"):
        record.undo(2)
    assert party_detail(record, "KR").note == "second"
    record.undo(3)
    record.undo(2)
    assert party_detail(record, "KR").note == ""


def test_a_later_change_of_another_field_does_not(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    edit_party(record, "KR", note="first")
    edit_party(record, "KR", source="a letter")
    record.undo(2)
    assert (party_detail(record, "KR").note, party_detail(record, "KR").source) == ("", "a letter")


def test_an_addition_changed_later_in_a_field_it_left_empty_is_not_taken_out(record: Record) -> None:
    with record.act(N_("Add party {code}"), code="X") as work:
        work.insert(party, {"code": "X", "name": "X", "kind": "state", "sort_key": "x", "folded": "x"})
    with record.act(N_("Edit party {code}"), code="X") as work:
        work.change(party, 1, {"note": "a day's work"})
    with pytest.raises(Refused, match="changed later in Note"):
        record.undo(1)


def test_an_addition_on_which_others_hang_is_not_taken_out(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    add_party(record, code="SMBA", name="SMBA", parent="KR")
    with pytest.raises(Refused, match="KR can't be put back: other records hang on it"):
        record.undo(1)
    assert there(record, "KR")


def test_a_deletion_whose_code_was_taken_meanwhile_does_not_come_back(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    remove_parties(record, ["KR"])
    add_party(record, code="KR", name="Another Korea")
    with pytest.raises(Refused, match="can't be put back"):
        record.undo(2)
    assert party_detail(record, "KR").name == "Another Korea"


def test_undoing_a_change_of_what_was_deleted_later_is_refused(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    edit_party(record, "KR", note="x")
    remove_parties(record, ["KR"])
    with pytest.raises(Refused, match="KR was deleted later; undo that first"):
        record.undo(2)


def test_what_came_back_has_a_version_no_form_has_seen(record: Record) -> None:
    seen = add_party(record, code="KR", name="Korea").version
    remove_parties(record, ["KR"])
    record.undo()
    assert party_detail(record, "KR").version > seen


def test_people_and_moments_come_back_as_they_were(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    one = add_person(record, name="Dong-Sun KIM", native_name="김동선", party="KR")
    from secretariat.people.operations import remove_people
    from secretariat.people.queries import person_detail

    remove_people(record, [one.ref])
    record.undo()
    assert person_detail(record, one.ref).native_name == "김동선"


def undo(record: Record, number: int) -> int:
    """Undo an act; gives the number of the act that undid it."""
    record.undo(number)
    with record.reading() as connection:
        return history(connection, limit=1)[0].id


def state(record: Record) -> dict[int, int | None]:
    """Which act undid which."""
    with record.reading() as connection:
        return {act.id: act.undone_by for act in history(connection)}


def test_a_later_change_stands_in_the_way_even_where_it_gave_back_the_same_value(record: Record) -> None:
    add_party(record, code="KR", name="Korea", note="v1")
    edit_party(record, "KR", note="v2")
    with record.reading() as connection:
        mine = newest_act(connection)
    other = Record(record.url, user="budi", today=record.today)
    edit_party(other, "KR", note="v3")
    edit_party(other, "KR", note="v2")
    with pytest.raises(Refused, match=r"changed later in Note \(act 4 by budi\)"):
        record.undo(mine)
    for number in (4, 3):
        other.undo(number)
    record.undo(mine)
    assert party_detail(record, "KR").note == "v1"
