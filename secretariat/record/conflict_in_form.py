"""A conflict as a form can show it: the form's own fields, and references in place of numbers.

``Work.change`` tells every conflict so. What a form shows otherwise than its column is kept is named here once, by the
noun that knows: several columns that are one field (a target and its unit), a moment typed in a meeting's own time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Table, select
from sqlalchemy.engine import Connection

from secretariat.record.derived import is_derived
from secretariat.values.language import N_

Words = Callable[[Connection, Mapping[str, Any]], Any]
"""From a whole row to what a person would type for the field."""

_YES, _NO = N_("yes"), N_("no")


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: its key and label, the columns it sets, and how a row reads in it."""

    key: str
    label: str
    columns: tuple[str, ...]
    words: Words


_FIELDS: Final[dict[str, list[FormField]]] = {}


def form_field(table: Table[Any], key: str, label: str, *columns: str) -> Callable[[Words], Words]:
    """Name a function as what a form shows for ``columns`` of ``table``, which are decided on together."""

    def register(words: Words) -> Words:
        _FIELDS.setdefault(table.name, []).append(FormField(key, label, columns, words))
        return words

    return register


def fields_of(table: Table[Any], columns: Mapping[str, Any]) -> list[FormField]:
    """The fields of a form that set ``columns``; what nobody types (a column that follows from others) is in none."""
    known = [field for field in _FIELDS.get(table.name, ()) if not columns.keys().isdisjoint(field.columns)]
    covered = {key for field in known for key in field.columns}
    return known + [_plain_field(table.c[key]) for key in columns if key not in covered and not is_derived(table, key)]


def _plain_field(column: Column[Any]) -> FormField:
    """The field of one column: ``party_id`` is the form's ``party`` and its value a code."""
    key = column.key.removesuffix("_id") if column.foreign_keys else column.key
    return FormField(
        key, column.info["label"], (column.key,), lambda connection, row: _typed(connection, column, row[column.key])
    )


def _typed(connection: Connection, column: Column[Any], value: Any) -> Any:
    """What a person would type for a column's value."""
    if isinstance(value, bool):
        return _YES if value else _NO
    for key in column.foreign_keys:
        target = key.column.table
        name = target.c["ref"] if "ref" in target.c else target.c["code"]
        return connection.execute(select(name).where(key.column == value)).scalar() or "" if value else ""
    return value
