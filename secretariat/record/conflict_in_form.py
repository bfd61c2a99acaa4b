"""A conflict as a form can show it: the form's own fields, and references in place of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.engine import Connection

from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.values.language import N_

_YES, _NO = N_("yes"), N_("no")


@contextmanager
def conflict_in_form(connection: Connection, table: Table[Any]) -> Iterator[None]:
    """Give a ``Conflict`` about ``table`` raised inside as a form shows it.

    ``party_id`` is the form's ``party`` and its value a code; what the program derives (columns without a label) is
    left out, because nobody typed it.
    """
    try:
        yield
    except Conflict as conflict:
        fields = [
            _as_typed(connection, table.c[field.field], field)
            for field in conflict.fields
            if "label" in table.c[field.field].info
        ]
        raise Conflict(conflict.ref, fields, conflict.version, conflict.by) from conflict


def _as_typed(connection: Connection, column: Column[Any], field: FieldConflict) -> FieldConflict:
    values = [_typed(connection, column, value) for value in (field.base, field.mine, field.theirs)]
    key = field.field.removesuffix("_id") if column.foreign_keys else field.field
    return replace(field, field=key, base=values[0], mine=values[1], theirs=values[2])


def _typed(connection: Connection, column: Column[Any], value: Any) -> Any:
    """What a person would type for a column's value."""
    if isinstance(value, bool):
        return _YES if value else _NO
    for key in column.foreign_keys:
        target = key.column.table
        name = target.c["ref"] if "ref" in target.c else target.c["code"]
        return connection.execute(select(name).where(key.column == value)).scalar() or "" if value else ""
    return value
