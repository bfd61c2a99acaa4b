"""Several actions changed at once: one act, only what is filled in, all of them or none."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import edit_action
from secretariat.actions.views.bulk import BULK_FIELDS, edit_actions
from secretariat.record.acts import newest_act
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.refusal import NotFound, Refused
from tests.actions.made import make


@pytest.fixture
def some(reference: Record) -> Record:
    make(reference, "Sign [/draft]", "July 2011", counterpart="KR", note="mine", agreed_on=None)
    make(reference, "Count 林聖忠", "2009", lead="SMBA", lead_unit="Unit", tags="ovop", agreed_on=None)
    make(reference, "Stays", "2009", agreed_on=None)
    return reference


def acts(record: Record) -> int:
    with record.reading() as connection:
        return newest_act(connection)


def test_what_is_filled_in_changes_in_all_and_the_rest_stays(some: Record) -> None:
    before = acts(some)
    due = parse_date("Q3 2015", today=date(2011, 8, 15))
    assert edit_actions(some, ["A-1", "A-2"], {"due": due, "priority": "high"}) == ["A-1", "A-2"]
    assert acts(some) == before + 1
    first, second, other = (action_detail(some, ref).row for ref in ("A-1", "A-2", "A-3"))
    assert [(one.due, one.priority) for one in (first, second)] == [(due.edtf, "high")] * 2
    assert (first.counterpart, first.note, second.tags) == ("KR", "mine", ("ovop",))
    assert action_detail(some, "A-2").lead_unit == "Unit"
    assert (other.due, other.priority) == ("2009", "normal")
    some.undo()
    assert [action_detail(some, ref).row.due for ref in ("A-1", "A-2")] == ["2011-07", "2009"]


def test_one_that_is_refused_changes_none(some: Record) -> None:
    before = acts(some)
    with pytest.raises(NotFound):
        edit_actions(some, ["A-1", "A-99"], {"priority": "high"})
    with pytest.raises(NotFound):
        edit_actions(some, ["A-1", "A-2"], {"priority": "high", "counterpart": "Nowhere"})
    with pytest.raises(Refused, match="Nothing is filled in"):
        edit_actions(some, ["A-1", "A-2"], {})
    assert acts(some) == before
    assert action_detail(some, "A-1").row.priority == "normal"


def test_nothing_of_the_form_is_needed() -> None:
    assert not any(field.required for field in BULK_FIELDS)
    assert {"lead", "due", "priority", "tags", "meeting"} <= {field.key for field in BULK_FIELDS}


def test_what_another_changed_meanwhile_is_not_overwritten(some: Record) -> None:
    seen = {action_detail(some, ref).id: action_detail(some, ref).row.version for ref in ("A-1", "A-2")}
    edit_action(Record(some.url, user="budi", today=some.today), "A-2", priority="low")
    with pytest.raises(Refused, match="A-2 was changed meanwhile"):
        edit_actions(some, ["A-1", "A-2"], {"priority": "high"}, seen=seen)
    assert [action_detail(some, ref).row.priority for ref in ("A-1", "A-2")] == ["normal", "low"]
