"""Undoing what an act put in by the thousand: the same checks as one by one, asked for all of a table at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Table, delete, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from secretariat.record.acts import Change, act, act_change
from secretariat.record.derived import is_derived
from secretariat.record.kept_values import as_kept, moments
from secretariat.record.work import Work

MANY: Final = 50
"""From so many records of one table on, they are taken out together."""
_AT_ONCE: Final = 5_000


def runs(changes: Sequence[Change]) -> list[list[Change]]:
    """Changes in their order, those that put records into one table and follow one another together."""
    found: list[list[Change]] = []
    for change in changes:
        last = found[-1] if found else None
        if last and change.kind == "insert" == last[0].kind and change.table == last[0].table:
            last.append(change)
        else:
            found.append([change])
    return found


def take_out_many(
    work: Work, table: Table[Any], changes: Sequence[Change], act_id: int
) -> dict[int, RowMapping] | None:
    """Delete the records that an act put in, and note it; gives their rows as they were.

    ``None``, and nothing is done, where one of them is gone, was touched since or is hung on: the way one by one then
    says which and why.
    """
    connection, ids = work.connection, [change.record_id for change in changes]
    rows: dict[int, RowMapping] = {}
    for some in _in_parts(ids):
        found = connection.execute(select(table).where(_among(connection, table, some)).with_for_update())
        rows.update({row["id"]: row for row in found.mappings()})
    if len(rows) != len(changes) or _touched_later(work, table, ids, act_id):
        return None
    keys = [key for key in changes[0].after or {} if key in table.c and not is_derived(table, key)]
    timed = moments(table)
    before = {id_: as_kept(row, timed) for id_, row in rows.items()}
    for change in changes:
        was, after = before[change.record_id], change.after or {}
        # Most are as the act left them in every column; what follows from others is left out where it is not.
        if not after.items() <= was.items() and any(was[key] != after.get(key) for key in keys):
            return None
    try:
        with connection.begin_nested():
            for some in _in_parts(ids):
                connection.execute(delete(table).where(_among(connection, table, some)))
    except IntegrityError:
        return None
    work.note(
        {
            "table_name": change.table,
            "record_id": change.record_id,
            "ref": change.ref,
            "kind": "delete",
            "version_after": rows[change.record_id]["version"],
            "before": before[change.record_id],
            "after": None,
        }
        for change in changes
    )
    return rows


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
