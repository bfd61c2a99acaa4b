"""Undo touches what the act touched: a later act on another field neither stands in its way nor is lost."""

from __future__ import annotations

import pytest

import secretariat.tables  # noqa: F401 - undo needs every table's rules
from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.queries import actions_window
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused


def found(record: Record, words: str) -> list[str]:
    return [row.ref for row in actions_window(record, ListQuery(words=words)).rows(0, 10)]


def newest(record: Record) -> int:
    from secretariat.history.queries import acts_of

    return acts_of(record)[0].id


def test_an_older_act_is_undone_though_another_field_was_changed_since(reference: Record) -> None:
    ref = add_action(reference, title="Sign the memorandum").row.ref
    edit_action(reference, ref, title="Sign the renewed memorandum")
    retitled = newest(reference)
    edit_action(reference, ref, note="ask the embassy")
    reference.undo(retitled)
    assert action_detail(reference, ref).row.title == "Sign the memorandum"
    assert action_detail(reference, ref).row.note == "ask the embassy"


def test_finding_follows_what_was_undone(reference: Record) -> None:
    ref = add_action(reference, title="Sign the memorandum").row.ref
    edit_action(reference, ref, title="Open the centre")
    retitled = newest(reference)
    edit_action(reference, ref, note="ask the embassy")
    reference.undo(retitled)
    assert found(reference, "memorandum embassy") == [ref]
    assert found(reference, "centre") == []


def test_an_older_act_is_refused_where_the_same_field_was_changed_since(reference: Record) -> None:
    ref = add_action(reference, title="Sign the memorandum").row.ref
    edit_action(reference, ref, title="Sign the renewed memorandum")
    retitled = newest(reference)
    edit_action(reference, ref, title="Sign it")
    with pytest.raises(Refused, match="was changed later in What"):
        reference.undo(retitled)
    assert action_detail(reference, ref).row.title == "Sign it"
