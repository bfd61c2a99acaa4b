"""Series and outcomes through the operations."""

from __future__ import annotations

import pytest

from secretariat.meetings.finding import outcome_id, series_id
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.outcome_operations import add_outcome, edit_outcome, remove_outcomes
from secretariat.meetings.outcome_queries import outcome_detail, outcomes_window
from secretariat.meetings.outcome_sheet import outcome_json, outcome_sheet
from secretariat.meetings.series_operations import add_series, edit_series, remove_series
from secretariat.meetings.series_queries import series_detail, series_window
from secretariat.meetings.series_sheet import series_sheet
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.done_once import done_once


@done_once
def office(reference: Record) -> None:
    """A record with two meetings."""
    add_meeting(reference, title="First meeting", level="bilateral", ref="ONE")
    add_meeting(reference, title="Second meeting", level="bilateral", ref="TWO")


def texts(record: Record, words: str = "", sort: str = "", descending: bool = False, **scope: str) -> list[str]:
    window = outcomes_window(record, ListQuery(words, sort, descending, scope))
    return [row.text for row in window.rows(0, window.count())]


def test_outcomes_stand_in_their_order_at_the_meeting(office: Record) -> None:
    add_outcome(office, meeting="TWO", kind="agreed", text="C")
    add_outcome(office, meeting="ONE", kind="offered", text="A", parties="Korea")
    add_outcome(office, meeting="ONE", kind="agreed", text="B")
    assert texts(office) == ["A", "B", "C"]
    assert texts(office, sort="ref", descending=True) == ["B", "A", "C"]
    assert texts(office, sort="kind") == ["C", "B", "A"]
    assert texts(office, meeting="one") == ["A", "B"]
    assert texts(office, kind="agreed") == ["B", "C"]
    assert texts(office, "korea") == ["A"]
    with office.reading() as connection:
        assert outcome_id(connection, "o-2") == outcome_id(connection, "O2")
        with pytest.raises(NotFound, match="O-12"):
            outcome_id(connection, "nothing")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("Korea; Indonesia", ("KR", "ID")),
        ("ID KR", ("ID", "KR")),
        ("ID, KR", ("ID", "KR")),
        ("Hong Kong, China", ("HK",)),
        ("Chinese Taipei; KR; KR", ("TW", "KR")),
        ("", ()),
    ],
)
def test_the_parties_of_an_outcome_are_named_as_people_write_them(
    office: Record, given: str, codes: tuple[str, ...]
) -> None:
    added = add_outcome(office, meeting="ONE", kind="offered", text="Train the trainers", parties=given)
    assert added.row.parties == codes
    assert outcome_json(added)["by"] == list(codes)


def test_an_outcome_is_changed_moved_deleted_and_brought_back(office: Record) -> None:
    add_outcome(office, meeting="TWO", kind="agreed", text="First of two")
    add_outcome(office, meeting="ONE", kind="agreed", text="[agreed in principle]\nsecond line")
    moved = edit_outcome(office, "O-2", meeting="TWO", kind="noted", parties="ID")
    assert (moved.row.meeting, moved.row.kind, moved.row.text) == ("TWO", "noted", "[agreed in principle]\nsecond line")
    assert texts(office, meeting="TWO") == ["First of two", "[agreed in principle]\nsecond line"]
    assert outcome_sheet(moved).facts[0].value == "TWO  Second meeting"
    assert remove_outcomes(office, ["O-1", "O-2"]) == ["O-1", "O-2"]
    office.undo()
    assert outcome_detail(office, "O-2").row.parties == ("ID",)


def test_an_outcome_that_says_too_little_is_refused(office: Record) -> None:
    for fields, why in (
        ({"kind": "agreed", "text": "X"}, "Meeting is needed"),
        ({"meeting": "ONE", "text": "X"}, "Kind is needed"),
        ({"meeting": "ONE", "kind": "agreed", "text": " "}, "Text is needed"),
        ({"meeting": "THREE", "kind": "agreed", "text": "X"}, "There is no meeting"),
        ({"meeting": "ONE", "kind": "agreed", "text": "X", "parties": "Atlantis"}, "No party is called"),
        ({"meeting": "ONE", "kind": "agreed", "text": "X", "parties": "ID Atlantis"}, "Atlantis"),
    ):
        with pytest.raises(Refused, match=why):
            add_outcome(office, **fields)
    assert texts(office) == []


def test_a_series_keeps_its_cadence_and_shows_its_meetings(office: Record) -> None:
    added = add_series(
        office, code="gbc-sc", name="Steering Committee", level="steering committee", cadence="every two years"
    )
    assert (added.code, added.cadence, added.cadence_text) == ("GBC-SC", "FREQ=YEARLY;INTERVAL=2", "every two years")
    add_meeting(office, title="Kick-off", series="GBC-SC", ordinal=1)
    sheet = series_sheet(series_detail(office, "steering"))
    assert [line.text for line in sheet.sections[0].lines] == ["GBC-SC-1  Kick-off"]
    row = series_window(office, ListQuery("steering")).rows(0, 1)[0]
    assert (row.ref, row.meetings, row.level) == ("GBC-SC", 1, "steering committee")
    with pytest.raises(Refused, match="can't be deleted while"):
        remove_series(office, ["GBC-SC"])


def test_series_are_edited_found_and_deleted(office: Record) -> None:
    add_series(office, code="A-1", name="Alpha committee", level="working level", forum="APEC")
    add_series(office, code="A-2", name="Alpha council", level="working level")
    saved = edit_series(office, "A-2", name="Beta council", cadence="FREQ=YEARLY", cadence_text="each spring")
    assert (saved.name, saved.cadence_text) == ("Beta council", "each spring")
    with office.reading() as connection:
        assert series_id(connection, "beta") == saved.id
        with pytest.raises(NotFound, match="there are: A-1, A-2"):
            series_id(connection, "gamma")
    edit_series(office, "A-2", name="Alpha council")
    with office.reading() as connection, pytest.raises(Ambiguous, match="A-1, A-2"):
        series_id(connection, "alpha")
    window = series_window(office, ListQuery(scope={"forum": "APEC"}))
    assert [row.ref for row in window.rows(0, window.count())] == ["A-1"]
    for fields, why in (
        ({"code": "A-1", "name": "X", "level": "signing"}, "already a series"),
        ({"code": "A 3", "name": "X", "level": "signing"}, "can't be one"),
        ({"code": "A-3", "name": "", "level": "signing"}, "Name is needed"),
        ({"code": "A-3", "name": "X", "level": "signing", "cadence": "often"}, "not understood"),
    ):
        with pytest.raises(Refused, match=why):
            add_series(office, **fields)
    assert remove_series(office, ["A-1", "A-2"]) == ["A-1", "A-2"]
    office.undo()
    assert series_detail(office, "A-1").forum == "APEC"


def test_series_stand_in_the_alphabet_of_the_language_chosen(record: Record) -> None:
    add_series(record, code="A", name="Ministers of trade", name_id="Menteri perdagangan", level="ministerial")
    add_series(record, code="B", name="Senior officials", name_id="Dewan pejabat", level="senior officials")

    def codes(**order: bool) -> list[str]:
        window = series_window(record, ListQuery(sort="name", **order))
        return [window.rows(at, 1)[0].ref for at in range(window.count())]

    assert codes() == ["A", "B"]
    set_language("id")
    assert codes() == ["B", "A"]
    assert codes(descending=True) == ["A", "B"]
