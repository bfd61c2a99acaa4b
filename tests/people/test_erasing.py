"""Erasing: nothing of the person is left, in no row, note, draft or page of the file; the counts stay."""

from __future__ import annotations

import json
import sqlite3
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy.exc import OperationalError

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action, edit_action
from secretariat.delegations.inviting import invite
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate, edit_delegate, remove_delegates
from secretariat.delegations.queries import delegation_detail
from secretariat.delegations.reception.operations import arrive
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome
from secretariat.people.erasing import erase_people, erasure_of
from secretariat.people.erasing_words import erasure_facts
from secretariat.people.merging import merge_people
from secretariat.people.operations import add_person, edit_person, remove_people
from secretariat.people.positions import add_position
from secretariat.people.queries import person_detail
from secretariat.record.acts import history
from secretariat.record.check import check
from secretariat.record.erasing import rewrite_file
from secretariat.record.location import path_of
from secretariat.record.record import Record
from secretariat.toolkit.drafts import Drafts
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from tests.done_once import done_once

MEETING = "APEC-T-18"
SECRETS = (
    "Dong-Sun",
    "Dongsun",
    "김동선",
    "kim@example.org",
    "+82 2 123",
    "Administrator of",
    "shellfish",
    "first name of him",
    "Kwang-ho",
)


@done_once
def office(reference: Record) -> None:
    """P-1 with a place, a position, an action, mentions in labels and texts, and earlier names; P-2 beside him."""
    dates = PartialDate.from_edtf("2011-05-20/2011-05-21")
    add_meeting(reference, ref=MEETING, title="18th", level="ministerial", forum="APEC", host="US", dates=dates)
    invite(reference, MEETING)
    add_person(reference, name="Kwang-ho KIM", party="KR", note="first name of him")
    edit_person(
        reference,
        "P-1",
        name="Dong-Sun KIM",
        native_name="김동선",
        email="kim@example.org",
        phone="+82 2 123 4567",
        note="",
    )
    add_position(reference, "P-1", title="Administrator of SMBA", since=PartialDate.from_edtf("2010"))
    add_delegate(reference, MEETING, "KR", "P-1", function="head of delegation", title="Administrator of SMBA")
    edit_delegate(reference, MEETING, "KR", "P-1", dietary="no shellfish", arrival="19 May 2011")
    arrive(reference, MEETING, ["P-1"])
    add_delegate(reference, MEETING, "KR", NewPerson("Ana SANTOS"), representing="Dong-Sun Kim")
    add_action(reference, title="Write to KIM Dong-Sun", lead_person="P-1", due=PartialDate.from_edtf("2011-09"))
    add_outcome(reference, meeting=MEETING, kind="noted", text="Dong-Sun Kim (김동선) will write.")


def bytes_of(record: Record) -> bytes:
    """The record's file as it lies on the disk. (Nothing has it open.)"""
    path = path_of(record.url)
    assert path is not None
    record.close()
    record.__dict__.pop("engine", None)
    return path.read_bytes()


def held(record: Record) -> list[str]:
    """The secrets that are in the file, as text or as JSON keeps it."""
    content = bytes_of(record).lower()
    forms = {word: (word.lower().encode(), json.dumps(word)[1:-1].lower().encode()) for word in SECRETS}
    return [word for word, those in forms.items() if any(form in content for form in those)]


def test_the_file_holds_everything_before_and_nothing_after(office: Record) -> None:
    assert held(office) == list(SECRETS)
    erase_people(office, ["P-1"])
    assert held(office) == []
    assert check(office).problems == ()


def test_the_counts_stay(office: Record) -> None:
    before = delegation_detail(office, MEETING, "KR")
    erase_people(office, ["P-1"])
    after = delegation_detail(office, MEETING, "KR")
    assert len(after.delegates) == len(before.delegates) == 2
    assert after.head is not None
    assert (after.head.name, after.head.person, after.head.function) == ("erased person", "P-1", "head of delegation")
    assert (after.head.title, after.head.dietary, after.head.arrival, after.head.arrived_at) == ("", "", "", None)
    assert after.head.accreditation == "arrived"
    assert after.delegates[1].name == "Ana SANTOS" and after.delegates[1].representing == "erased person"


def test_texts_that_name_the_person_name_nobody(office: Record) -> None:
    erase_people(office, ["P-1"])
    action = action_detail(office, "A-1")
    assert action.row.title == "Write to erased person" and action.row.lead == "erased person"
    erased = person_detail(office, "P-1")
    assert (erased.name, erased.email, erased.note, erased.positions) == ("erased person", "", "", ())
    with office.reading() as connection:
        labels = [one.label for one in history(connection)]
    assert labels[0] == "Erase P-1"
    assert "Check in erased person (erased person)" in labels and "Add action A-1: Write to erased person" in labels
    assert not any("Sun" in label for label in labels)


def test_the_preview_changes_nothing_and_counts_what_goes(office: Record, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.write("people.edit:P-1", {"name": "x"})
    drafts.write("outcomes.new", {"text": "as Kim Dong-Sun said", "note": "[/draft]"})
    drafts.write("actions.new", {"title": "nothing of him"})
    told = erasure_of(office, ["P-1"], drafts)
    assert told.people == (("P-1", "Dong-Sun KIM"),)
    assert told.emptied == {"person": 1, "delegate": 1} and told.removed == {"position": 1}
    assert set(told.texts) == {"A-1", "O-1", f"{MEETING}:KR:P-2"} and told.unsure == ()
    assert told.drafts == 2 and told.acts >= 8
    assert person_detail(office, "P-1").name == "Dong-Sun KIM" and drafts.read("people.edit:P-1") is not None
    done = erase_people(office, ["P-1"], drafts)
    assert done == told
    assert drafts.read("people.edit:P-1") is None
    kept = drafts.read("outcomes.new")
    assert kept is not None and kept.texts == {"text": "as erased person said", "note": "[/draft]"}
    assert "Sun" not in "".join(file.read_text() for file in drafts.folder.iterdir())


def test_neither_it_nor_what_came_before_can_be_undone(office: Record) -> None:
    with office.reading() as connection:
        acts = {one.label: one.id for one in history(connection)}
    erase_people(office, ["P-1"])
    with pytest.raises(Refused, match="erased personal data; that can't be undone"):
        office.undo()
    for label in ("Edit person P-1", f"Edit delegate {MEETING}:KR:P-1", "Add person P-1"):
        with pytest.raises(Refused, match=r"^P-1 was erased on request \(act \d+\); act \d+ .* can be edited"):
            office.undo(acts[label])
    assert held(office) == []


def test_what_does_not_touch_the_person_can_still_be_undone(office: Record) -> None:
    add_person(office, name="Somebody ELSE")
    erase_people(office, ["P-1"])
    with office.reading() as connection:
        number = next(one.id for one in history(connection) if one.label == "Add person P-3")
    office.undo(number)
    with pytest.raises(NotFound):
        person_detail(office, "P-3")


def test_somebody_deleted_before_is_erased_from_the_history(office: Record) -> None:
    delegate = delegation_detail(office, MEETING, "KR").delegates[0]
    remove_delegates(office, [delegate.id])
    edit_action(office, "A-1", lead=None, title="Write")
    remove_people(office, ["P-1"])
    told = erase_people(office, ["P-1"])
    assert told.people == (("P-1", "Dong-Sun KIM, deleted before"),)
    assert held(office) == []
    assert check(office).problems == ()
    with office.reading() as connection:
        number = next(one.id for one in history(connection) if one.label == "Delete P-1")
    with pytest.raises(Refused, match="P-1 was erased on request"):
        office.undo(number)


def test_an_entry_of_the_same_name_that_was_undone_is_told(office: Record) -> None:
    add_person(office, name="KIM Dong-Sun", party="KR", email="undone@example.org")
    office.undo()
    assert erasure_of(office, ["P-1"]).gone == (("P-3", "KIM Dong-Sun"),)
    assert erase_people(office, ["P-1"]).gone == (("P-3", "KIM Dong-Sun"),)
    assert b"undone@example.org" in bytes_of(office)
    assert erase_people(office, ["P-3"]).gone == ()
    assert b"undone@example.org" not in bytes_of(office)


def test_what_was_merged_into_the_person_goes_too(office: Record) -> None:
    add_person(office, name="Kim Dongsun", email="other@example.org", note="first name of him")
    merge_people(office, "P-1", "P-3")
    erase_people(office, ["P-1"])
    assert held(office) == []
    assert b"other@example.org" not in bytes_of(office)
    assert check(office).problems == ()


def test_a_namesake_keeps_the_name_and_texts_are_left_to_be_looked_through(office: Record) -> None:
    add_person(office, name="Dong-Sun KIM", party="US", note="a friend of Kwang-ho Kim")
    told = erase_people(office, ["P-1"])
    assert person_detail(office, "P-3").name == "Dong-Sun KIM"
    assert person_detail(office, "P-3").note == "a friend of erased person"
    assert action_detail(office, "A-1").row.lead == "erased person"
    assert set(told.unsure) == {"A-1", "O-1"}


def test_a_name_of_one_word_is_no_word_of_other_texts(reference: Record) -> None:
    add_person(reference, name="Rose")
    add_action(reference, title="Plant a rose", lead_person="P-1")
    add_action(reference, title="The price rose")
    told = erase_people(reference, ["P-1"])
    assert action_detail(reference, "A-1").row.title == "Plant a rose"
    assert action_detail(reference, "A-1").row.lead == "erased person"
    assert set(told.unsure) == {"A-1", "A-2"}


def test_who_is_erased_stays_so(office: Record) -> None:
    erase_people(office, ["P-1"])
    with pytest.raises(Refused, match="P-1 is erased already"):
        erase_people(office, ["P-1"])
    with pytest.raises(Refused, match="P-1 was erased"):
        edit_person(office, "P-1", name="Dong-Sun KIM")
    with pytest.raises(Refused, match="P-1 was erased"):
        add_position(office, "P-1", title="Minister")
    with pytest.raises(Refused, match="P-1 was erased"):
        merge_people(office, "P-2", "P-1")


@pytest.mark.parametrize(("stored", "written"), [("Jose SANCHEZ", "José Sánchez"), ("José SÁNCHEZ", "Jose Sanchez")])
def test_a_text_may_write_the_name_with_other_accents(reference: Record, stored: str, written: str) -> None:
    add_person(reference, name=stored)
    add_action(reference, title=f"Thank {written} [/draft]")
    edit_action(reference, "A-1", note=f"{written} was thanked")
    edit_action(reference, "A-1", note="")
    told = erase_people(reference, ["P-1"])
    assert told.texts == ("A-1",) and told.unsure == ()
    assert action_detail(reference, "A-1").row.title == "Thank erased person [/draft]"
    content = bytes_of(reference).decode("utf-8", "replace")
    for word in (written, json.dumps(written)[1:-1], written.lower(), "sanchez"):
        assert word not in content


def test_addresses_in_any_case_and_numbers_however_grouped_are_taken_out(office: Record) -> None:
    add_action(office, title="Write to KIM@Example.org or call +82-2-1234567")
    told = erase_people(office, ["P-1"])
    assert action_detail(office, "A-2").row.title == "Write to erased person or call erased person"
    assert "A-2" in told.texts


def test_a_family_name_alone_is_told_and_stays(office: Record) -> None:
    add_action(office, title="Ask Mr Kim for his paper")
    add_action(office, title="Visit the Kimberley")
    told = erase_people(office, ["P-1"])
    assert action_detail(office, "A-2").row.title == "Ask Mr Kim for his paper"
    assert told.unsure == ("A-2",) and "A-2" not in told.texts


def test_only_what_can_be_read_is_listed_as_cleaned(reference: Record) -> None:
    add_person(reference, name="Kwang-ho KIM")
    add_action(reference, title="Write", lead_person="P-1")
    told = erase_people(reference, ["P-1"])
    assert told.texts == () and told.emptied == {"person": 1}
    assert action_detail(reference, "A-1").row.lead == "erased person"


def test_the_preview_says_which_acts_can_no_longer_be_undone(office: Record) -> None:
    add_person(office, name="Somebody ELSE")
    with office.reading() as connection:
        acts = {one.label: one.id for one in history(connection, limit=1_000)}
    told = erasure_of(office, ["P-1"])
    assert {acts["Add person P-1"], acts["Edit person P-1"]} < set(told.lost)
    assert acts["Add person P-3"] not in told.lost
    facts = {fact.label: fact.value for fact in erasure_facts(told)}
    assert facts["No longer undoable"].startswith(f"{len(told.lost)} acts: {told.lost[0]}, ")
    erase_people(office, ["P-1"])
    for number in acts.values():
        if number in told.lost:
            with pytest.raises(Refused, match="P-1 was erased on request"):
                office.undo(number)
    office.undo(acts["Add person P-3"])


def test_a_file_that_cannot_be_written_anew_leaves_the_connection_as_it_was(office: Record) -> None:
    path = path_of(office.url)
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM person").fetchone()
        office.engine.dispose()
        with office.reading() as connection:
            connection.connection.cursor().execute("PRAGMA busy_timeout=50")
        assert not rewrite_file(office)
    with office.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 50  # the same connection
        assert connection.exec_driver_sql("PRAGMA temp_store").scalar() == 2
    assert rewrite_file(office)


class Server:
    """PostgreSQL as far as a rewriting speaks to it; another program holds the table of people."""

    dialect = SimpleNamespace(name="postgresql", loaded_dbapi=SimpleNamespace(OperationalError=TimeoutError))

    def __init__(self) -> None:
        self.said: list[str] = []

    def connect(self) -> Server:
        return self

    def execution_options(self, *, isolation_level: str) -> AbstractContextManager[Server]:
        assert isolation_level == "AUTOCOMMIT"
        return nullcontext(self)

    def exec_driver_sql(self, statement: str) -> None:
        self.said.append(statement)
        if statement == 'VACUUM FULL "person"':
            raise OperationalError(statement, None, TimeoutError("canceling statement due to lock timeout"))


def test_on_postgresql_a_rewriting_does_not_wait_for_ever() -> None:
    server = Server()
    assert not rewrite_file(cast(Record, SimpleNamespace(engine=server)))
    assert server.said[0] == "SET lock_timeout = '10s'"
    assert server.said[-2:] == ['VACUUM FULL "person"', "RESET lock_timeout"]
