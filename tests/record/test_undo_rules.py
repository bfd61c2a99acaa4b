"""An undo holds the rules of the operations: it settles what it can and refuses what can't be."""

from __future__ import annotations

import sqlite3

import pytest

import secretariat.tables  # noqa: F401 - the whole schema, with its rules
from secretariat.agenda.operations import add_item, edit_item, remove_items
from secretariat.agenda.queries import meeting_agenda
from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.operations import add_declaration, edit_declaration, remove_declarations, set_status
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.revisions import cut_revision
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.parties.admitting import admit_party, leave_forum
from secretariat.parties.operations import add_party
from secretariat.record.acts import newest_act
from secretariat.record.check import check
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

ONE, TEN = "We agree to one thing.", "We agree to ten things."
YEAR = PartialDate.from_edtf


def newest(record: Record) -> int:
    with record.reading() as connection:
        return newest_act(connection)


def adopt(record: Record) -> None:
    for status in ("under negotiation", "som-agreed", "adopted"):
        set_status(record, "D-1", status)


def text(record: Record) -> list[str]:
    return [one.text for one in declaration_detail(record, "D-1").paragraphs]


@pytest.fixture
def edited(record: Record) -> int:
    """D-1 with one paragraph, edited in the act whose number this is."""
    add_declaration(record, title="Text")
    made = add_paragraph(record, "D-1", text=ONE)
    edit_paragraph(record, made.id, text=TEN)
    return newest(record)


def test_the_undo_of_an_edit_leaves_an_adopted_text_alone(record: Record, edited: int) -> None:
    adopt(record)
    with pytest.raises(Refused, match="D-1 is adopted: its text is locked"):
        record.undo(edited)
    assert text(record) == [TEN]
    record.undo()  # the adoption itself can be undone, and then the edit
    record.undo(edited)
    assert text(record) == [ONE]


def test_the_undo_of_an_addition_leaves_an_adopted_text_alone(record: Record, edited: int) -> None:
    add_paragraph(record, "D-1", text="And to one more.")
    added = newest(record)
    adopt(record)
    with pytest.raises(Refused, match="its text is locked"):
        record.undo(added)
    assert len(text(record)) == 2


def test_an_edit_in_a_revision_that_was_cut_stays(record: Record, edited: int) -> None:
    cut_revision(record, "D-1", label="Rev.1")
    with pytest.raises(Refused, match="was cut and stays as it is"):
        record.undo(edited)


def test_the_title_of_an_adopted_text_is_not_undone(record: Record, edited: int) -> None:
    edit_declaration(record, "D-1", title="Jakarta Text")
    retitled = newest(record)
    adopt(record)
    with pytest.raises(Refused, match="its text is locked"):
        record.undo(retitled)


def test_an_adoption_comes_back_over_the_adopted_text_only(record: Record, edited: int) -> None:
    adopt(record)
    record.undo()
    unadopted = newest(record)
    edit_paragraph(record, declaration_detail(record, "D-1").paragraphs[0].id, text="We agree to nothing.")
    with pytest.raises(Refused, match="its text is locked"):
        record.undo(unadopted)
    record.undo()
    record.undo(unadopted)
    assert declaration_detail(record, "D-1").status == "adopted"
    assert check(record).problems == ()


def test_an_adopted_text_is_not_deleted_and_one_that_was_cut_comes_back_whole(record: Record, edited: int) -> None:
    cut_revision(record, "D-1", label="Rev.1")
    add_paragraph(record, "D-1", text="And to one more.")
    before = declaration_detail(record, "D-1")
    remove_declarations(record, ["D-1"])
    record.undo()
    after = declaration_detail(record, "D-1")
    assert [one.text for one in after.paragraphs] == [one.text for one in before.paragraphs]
    assert [one.label for one in after.revisions] == ["Rev.1", ""]
    adopt(record)
    with pytest.raises(Refused, match="is not deleted"):
        remove_declarations(record, ["D-1"])


def test_the_check_knows_an_adopted_text_by_its_checksum(record: Record, edited: int) -> None:
    adopt(record)
    assert check(record).problems == ()
    path = path_of(record.url)
    assert path is not None
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE paragraph_text SET text = 'We agree to two things.'")
    connection.close()
    assert (
        "D-1 is adopted, but its text is not the one that was adopted: the checksum differs." in check(record).problems
    )


@pytest.fixture
def agenda(record: Record) -> Record:
    """A meeting T with items 1 A and 2 B."""
    add_meeting(record, ref="T", title="T", level="ministerial")
    for title in ("A", "B"):
        add_item(record, "T", title=title)
    return record


def numbers(record: Record) -> list[str]:
    return [f"{item.number} {item.title}" for item in meeting_agenda(record, "T").items]


def test_an_agenda_item_that_comes_back_takes_its_number_and_later_ones_close_up(agenda: Record) -> None:
    remove_items(agenda, ["I-1"])
    removal = newest(agenda)
    add_item(agenda, "T", title="C")
    agenda.undo(removal)
    assert numbers(agenda) == ["1 A", "2 B", "3 C"]
    agenda.undo(newest(agenda))
    assert numbers(agenda) == ["1 B", "2 C"]


def test_an_addition_undone_lets_later_items_close_up(agenda: Record) -> None:
    added = newest(agenda)
    add_item(agenda, "T", title="C")
    agenda.undo(added)
    assert numbers(agenda) == ["1 A", "2 C"]


def test_an_undo_puts_no_agenda_item_under_itself(agenda: Record) -> None:
    edit_item(agenda, "I-1", under="2")
    edit_item(agenda, "I-1", under=None)
    back = newest(agenda)
    edit_item(agenda, "I-2", under="2")
    with pytest.raises(Refused):
        agenda.undo(back)
    assert numbers(agenda) == ["1 A", "1.1 B"]


def test_a_membership_does_not_come_back_beside_a_later_one(reference: Record) -> None:
    add_party(reference, code="QQ", name="Quux")
    admit_party(reference, "APEC", "QQ", since=YEAR("2000"))
    leave_forum(reference, "APEC", "QQ", YEAR("2005"))
    left = newest(reference)
    admit_party(reference, "APEC", "QQ", since=YEAR("2010"))
    with pytest.raises(Refused, match="QQ is a member of APEC already"):
        reference.undo(left)


def test_a_meeting_does_not_come_back_to_a_number_of_its_series_that_is_taken(sample: Record) -> None:
    add_meeting(sample, ref="M-A", title="A", series="APEC-SMEMM", ordinal=900)
    edit_meeting(sample, "M-A", ordinal=901)
    moved = newest(sample)
    add_meeting(sample, ref="M-B", title="B", series="APEC-SMEMM", ordinal=900)
    with pytest.raises(Refused, match="M-B is already number 900 of its series"):
        sample.undo(moved)
