"""Undoing what an act put in or took out by the thousand: the same checks as one by one, asked of a table at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Table, Text, cast, delete, func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from secretariat.record.acts import act, act_change
from secretariat.record.bulk import append_columns
from secretariat.record.derived import is_derived, is_settled
from secretariat.record.kept_values import moments, value_of
from secretariat.record.many_rows import NOTHING, Columns, Repeated, in_columns, json_texts
from secretariat.record.work import Work

MANY: Final = 50
"""From so many records of one table on, they are taken out together."""
_AT_ONCE: Final = 5_000


class Noted(NamedTuple):
    """A line of the history without what it says of the fields."""

    id: int
    table: str
    record_id: int
    ref: str
    kind: str


def noted(connection: Connection, act_id: int) -> list[Noted]:
    """What an act changed, the last first."""
    columns = [act_change.c[key] for key in ("id", "table_name", "record_id", "ref", "kind")]
    query = select(*columns).where(act_change.c.act_id == act_id).order_by(act_change.c.id.desc())
    return list(map(Noted._make, connection.execute(query).all()))


def runs(changes: Sequence[Noted]) -> list[list[Noted]]:
    """Changes in their order, in parts: many that put records into one table, or took them out, by themselves."""
    found: list[list[Noted]] = []
    few = False
    for (_table, kind), group in groupby(changes, key=attrgetter("table", "kind")):
        run = list(group)
        together = kind != "update" and len(run) >= MANY
        if few and not together:
            found[-1] += run
        else:
            found.append(run)
        few = not together
    return found


def take_out_many(work: Work, table: Table[Any], changes: Sequence[Noted], act_id: int) -> list[dict[str, Any]] | None:
    """Delete the records that an act put in, and note it; gives their rows as they were, in the order of ``changes``:
    empty where no rule of the table looks at what an undo made of them.

    ``None``, and nothing is done, where one of them is gone, was touched since or is hung on: the way one by one then
    says which and why.
    """
    connection, ids = work.connection, [change.record_id for change in changes]
    rows: dict[int, tuple[Any, ...]] = {}
    at = list(table.c.keys()).index("id")
    for some in _in_parts(ids):
        found = connection.execute(select(table).where(_among(connection, table, some)).with_for_update())
        rows.update({row[at]: tuple(row) for row in found.all()})
    if len(rows) != len(changes) or _touched_later(work, table, ids, act_id):
        return None
    ordered = [rows[id_] for id_ in ids]
    columns: dict[str, Sequence[Any]] = dict(zip(table.c.keys(), zip(*ordered, strict=True), strict=True))
    before = _as_left(connection, table, changes, act_id, columns)
    if before is None:
        return None
    try:
        with connection.begin_nested():
            for some in _in_parts(ids):
                connection.execute(delete(table).where(_among(connection, table, some)))
    except IntegrityError:
        return None
    size = len(ids)
    work.note_columns(
        {
            "record_id": ids,
            "ref": [change.ref for change in changes],
            "before": before,
            "after": Repeated(NOTHING, size),
            "table_name": Repeated(str(table.name), size),
            "kind": Repeated("delete", size),
            "version_after": columns["version"],
        }
    )
    if not is_settled(table):
        return [{} for _id in ids]
    keys = list(columns)
    return [dict(zip(keys, row, strict=True)) for row in ordered]


def put_in_many(work: Work, table: Table[Any], changes: Sequence[Noted], act_id: int) -> bool:
    """Put back the records that an act took out, and note it.

    ``False``, and nothing is done, where one of them is there or can't stand there: the way one by one then says which
    and why.
    """
    connection, ids, size = work.connection, [change.record_id for change in changes], len(changes)
    if len(set(ids)) < size or any(rows_of(connection, table, some) for some in _in_parts(ids)):
        return False
    before = _texts(connection, act_change.c.before, changes, act_id)
    columns = in_columns([json.loads(text) or {} for text in before])
    if columns is None or not columns.keys() <= set(table.c.keys()) or list(columns["id"]) != ids:
        return False
    for key in moments(table):
        if key in columns:
            columns[key] = [value_of(table, key, value) for value in columns[key]]
    # Versions go on from the highest ever seen, so that a form opened before the deletion still notices.
    last = _last_versions(work, table, ids)
    versions = [last.get(id_, 0) + 1 for id_ in ids]
    try:
        with connection.begin_nested():
            append_columns(connection, table, {**columns, "version": versions})
    except IntegrityError:
        return False
    work.note_columns(
        {
            "record_id": ids,
            "ref": [change.ref for change in changes],
            "before": Repeated(NOTHING, size),
            "after": before,
            "table_name": Repeated(str(table.name), size),
            "kind": Repeated("insert", size),
            "version_after": versions,
        }
    )
    return True


def rows_of(connection: Connection, table: Table[Any], ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Records as they are now, those that are there."""
    found: dict[int, dict[str, Any]] = {}
    for some in _in_parts(ids):
        query = select(table).where(_among(connection, table, some))
        found.update({row["id"]: dict(row) for row in connection.execute(query).mappings()})
    return found


def _last_versions(work: Work, table: Table[Any], ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in _in_parts(ids):
        query = select(act_change.c.record_id, func.max(act_change.c.version_after)).where(
            act_change.c.table_name == table.name, _among(work.connection, act_change, some, "record_id")
        )
        rows = work.connection.execute(query.group_by(act_change.c.record_id)).all()
        found.update((id_, version) for id_, version in rows)
    return found


def _texts(connection: Connection, column: ColumnElement[Any], changes: Sequence[Noted], act_id: int) -> list[str]:
    """What an act noted in a column of JSON, as text, in the order of ``changes``."""
    within = act_change.c.id.between(changes[-1].id, changes[0].id)
    query = select(cast(column, Text)).where(act_change.c.act_id == act_id, within)
    return list(connection.execute(query.order_by(act_change.c.id.desc())).scalars().all())


def _as_left(
    connection: Connection, table: Table[Any], changes: Sequence[Noted], act_id: int, columns: Columns
) -> list[str] | None:
    """What records are, as texts of JSON, where they are as an act left them; ``None`` where they are not.

    What follows from other columns is left out of the comparison.
    """
    after = _texts(connection, act_change.c.after, changes, act_id)
    first = json.loads(after[0]) or {}
    kept = [key for key in first if key in columns]
    # Most are as the act left them in every column, and then so are their texts.
    if len(kept) == len(first) and kept and columns.keys() - first.keys() == {"id", "version"}:
        now = json_texts({key: columns[key] for key in kept})
        if after == now:
            return [f'{{"id": {id_}, {text[1:]}' for id_, text in zip(columns["id"], now, strict=True)]
    keys = [key for key in kept if not is_derived(table, key)]
    now = json_texts({key: values for key, values in columns.items() if key != "version"})
    as_left = all(
        all(was[key] == left.get(key) for key in keys)
        for was, left in zip(map(json.loads, now), (json.loads(text) or {} for text in after), strict=True)
    )
    return now if as_left else None


def _touched_later(work: Work, table: Table[Any], ids: Sequence[int], act_id: int) -> bool:
    """Whether a later act in force changed any of the records."""
    for some in _in_parts(ids):
        query = (
            select(act_change.c.id)
            .join(act, act.c.id == act_change.c.act_id)
            .where(
                act_change.c.act_id > act_id,
                act_change.c.act_id != work.act_id,
                act_change.c.table_name == table.name,
                act.c.undone_by_id.is_(None),
                act.c.undoes_id.is_(None),
                _among(work.connection, act_change, some, "record_id"),
            )
            .limit(1)
        )
        if work.connection.execute(query).scalar() is not None:
            return True
    return False


def _among(connection: Connection, table: Table[Any], ids: list[int], key: str = "id") -> ColumnElement[bool]:
    """Whether a record is one of ``ids``; on SQLite they are one value, where each would be looked at by itself."""
    column: ColumnElement[int] = table.c[key]
    if connection.dialect.name != "sqlite":
        return column.in_(ids)
    listed = text("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(ids))
    return column.in_(listed)


def _in_parts(ids: Sequence[int]) -> list[list[int]]:
    return [list(ids[start : start + _AT_ONCE]) for start in range(0, len(ids), _AT_ONCE)]
