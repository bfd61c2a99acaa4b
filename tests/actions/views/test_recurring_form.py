"""Editing an action that recurs: this one alone, or all that follow too."""

from __future__ import annotations

from secretariat.actions.detail import action_detail
from secretariat.actions.forms import edit_form
from secretariat.actions.queries import actions_window, all_rows
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from tests.actions.made import make


def reach(record: Record, id_: int) -> list[str]:
    return [choice.value for field in edit_form(record, id_).fields if field.key == "reach" for choice in field.choices]


def leads(record: Record) -> dict[str, str]:
    rows = all_rows(actions_window(record, ListQuery(scope={"all": "yes"})))
    return {row.ref: row.lead for row in rows}


def test_only_what_recurs_asks_how_far_a_change_goes(reference: Record) -> None:
    once = make(reference, "Once", "July 2012")
    again = make(reference, "Report [/draft]", "July 2012", every="every year")
    assert reach(reference, once.id) == []
    assert reach(reference, again.id) == ["this one", "this and all that follow"]


def test_this_one_is_what_is_meant_unless_it_is_said(reference: Record) -> None:
    from secretariat.actions.lifecycle import finish_actions, reopen_actions

    first = make(reference, "Report", "July 2011", every="every year", lead="SMBA")
    finish_actions(reference, ["A-1"], evidence="letter")
    reopen_actions(reference, ["A-1"])
    assert set(leads(reference)) == {"A-1", "A-2"}
    form = edit_form(reference, first.id)
    form.save({"lead": "Sesmen"}, None)
    assert leads(reference) == {"A-1": "Sesmen", "A-2": "Small and Medium Business Administration"}
    edit_form(reference, first.id).save({"lead": "Kotra desk", "reach": "this and all that follow"}, None)
    assert leads(reference) == {"A-1": "Kotra desk", "A-2": "Kotra desk"}
    assert action_detail(reference, "A-2").row.title == "Report"
