"""Two people in one record: what both saved in different fields is merged, the same field is a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act, act_change
from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.record.conflict_in_form import FormField, fields_of
from secretariat.record.derived import derived
from secretariat.record.kept_values import plain, reference_of, value_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class Merged:
    """What somebody else saved while a form was open, and was kept: who, and the labels of the fields."""

    by: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Since:
    """What others saved since a form read a record: the columns as they were then, and who saved last."""

    base: dict[str, Any]
    by: str


_Row = Mapping[str, Any] | RowMapping
_NOTED: Final[ContextVar[list[Merged] | None]] = ContextVar("merged", default=None)


@contextmanager
def merges_noted() -> Iterator[list[Merged]]:
    """Collect what is merged inside, so that whoever saves can be told."""
    noted: list[Merged] = []
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def merged(
    connection: Connection, table: Table[Any], current: RowMapping, values: Mapping[str, Any], seen: int
) -> dict[str, Any]:
    """What is left to write of ``values``, typed over version ``seen``, on top of the row there is now.

    A field that stands as the form found it stays as others saved it. Raises ``Conflict``, with base, mine and theirs
    as the form shows them, where both sides changed one.
    """
    since = _since(connection, table, current["id"], seen)
    return merged_over(connection, table, current, values, {**current, **since.base}, since.by)


def merged_over(
    connection: Connection,
    table: Table[Any],
    current: RowMapping,
    values: Mapping[str, Any],
    before: Mapping[str, Any],
    by: str,
) -> dict[str, Any]:
    """The same for ``values`` typed over a row as it was ``before``, wherever that was read; ``by`` changed it."""
    mine = {**before, **values}
    left = dict(values)
    conflicts = []
    for field in fields_of(table, values):
        theirs_changed = _differ(field, before, current)
        if theirs_changed and not _differ(field, before, mine):
            left = {key: value for key, value in left.items() if key not in field.columns}
        elif theirs_changed and _differ(field, mine, current):
            sides = [field.words(connection, row) for row in (before, mine, dict(current))]
            conflicts.append(FieldConflict(field.key, field.label, *sides))
    if conflicts:
        raise Conflict(reference_of(table, current), conflicts, current["version"], by)
    _note(table, current, before, left, by)
    # What follows from other columns follows from the merged row, not from what one side had before it.
    follows = derived(connection, table, {**current, **left})
    return {**left, **{key: value for key, value in follows.items() if key in values}}


def refuse_changed(connection: Connection, table: Table[Any], current: RowMapping, seen: int) -> None:
    """Raise ``Refused``, saying who changed what, where a record that is to go was changed since version ``seen``.

    What only follows from other fields (a sort key) loses nothing that somebody wrote.
    """
    since = _since(connection, table, current["id"], seen)
    changed = [key for key, value in since.base.items() if plain(value) != plain(current[key])]
    labels = dict.fromkeys(_(field.label) for field in fields_of(table, {key: current[key] for key in changed}))
    if labels:
        raise Refused(
            _("{ref} was changed meanwhile by {user} ({fields}) and was not deleted; look at it first.").format(
                ref=reference_of(table, current) or _("This record"), user=since.by, fields=", ".join(labels)
            )
        )


def last_user(connection: Connection, table: Table[Any], record_id: int) -> str:
    """Who changed a record last, or made it."""
    query = (
        select(act.c.user)
        .join(act_change, act_change.c.act_id == act.c.id)
        .where(act_change.c.table_name == table.name, act_change.c.record_id == record_id)
        .order_by(act_change.c.id.desc())
    )
    return connection.execute(query.limit(1)).scalar() or ""


def _since(connection: Connection, table: Table[Any], record_id: int, seen: int) -> _Since:
    query = (
        select(act_change.c.before, act.c.user)
        .join(act, act.c.id == act_change.c.act_id)
        .where(
            act_change.c.table_name == table.name,
            act_change.c.record_id == record_id,
            act_change.c.version_after > seen,
            act_change.c.kind == "update",
        )
        .order_by(act_change.c.id)
    )
    base: dict[str, Any] = {}
    by = ""
    for before, user in connection.execute(query):
        for key, value in (before or {}).items():
            if key in table.c:
                base.setdefault(key, value_of(table, key, value))
        by = user
    return _Since(base, by)


def _differ(field: FormField, one: _Row, other: _Row) -> bool:
    return any(plain(one[key]) != plain(other[key]) for key in field.columns)


def _note(table: Table[Any], current: RowMapping, before: Mapping[str, Any], left: Mapping[str, Any], by: str) -> None:
    noted = _NOTED.get()
    changed = [key for key in before if plain(before[key]) != plain(current[key])]
    kept = fields_of(table, {key: current[key] for key in changed if key not in left or left[key] == current[key]})
    if noted is not None and kept:
        noted.append(Merged(by, tuple(dict.fromkeys(field.label for field in kept))))
