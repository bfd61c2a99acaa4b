"""What the tests of actions are made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import secretariat
from secretariat.actions.detail import ActionDetail
from secretariat.actions.operations import add_action
from secretariat.actions.queries import actions_window, all_rows
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery

indonesian = pytest.mark.skipif(
    not list(Path(secretariat.__file__).parent.glob("locale/id/LC_MESSAGES/*.mo")),
    reason="the Indonesian catalog is not compiled here",
)


def on(record: Record, day: date | None, user: str = "ana") -> Record:
    """The same record, asked about another day (``None``: now), by somebody."""
    return Record(record.url, user=user, zone=record.zone.key, today=day)


def make(record: Record, title: str, due: str = "", **fields: Any) -> ActionDetail:
    """An action, its due date as people write it."""
    if due:
        fields["due"] = parse_date(due, today=record.today)
    return add_action(record, title=title, **fields)


def refs(record: Record, words: str = "", sort: str = "", *, descending: bool = False, **scope: str) -> list[str]:
    """The references of a list, in its order."""
    query = ListQuery(words=words, sort=sort, descending=descending, scope=scope)
    return [row.ref for row in all_rows(actions_window(record, query))]
