"""Records as they stood at an earlier version, worked out from the history: what somebody was given to work on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act_change
from secretariat.record.kept_values import value_of

_AT_ONCE: Final = 500  # how many records one question is about


def rows_at(connection: Connection, table: Table[Any], versions: Mapping[int, int]) -> dict[int, dict[str, Any]]:
    """Rows of ``table`` by id, each as it stood at the version given for it, also where it is deleted now.

    A record without such a version (a later one than there is, or one from before its first) is left out. Columns
    that came with a newer program read as they are now.
    """
    found: dict[int, dict[str, Any]] = {}
    for ids in _portions(sorted(versions)):
        now = {row["id"]: dict(row) for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings()}
        as_given = {id_: row for id_, row in now.items() if row["version"] == versions[id_]}
        found |= as_given
        found |= _gone_back(connection, table, {id_: versions[id_] for id_ in ids if id_ not in as_given}, now)
    return found


def _gone_back(
    connection: Connection, table: Table[Any], versions: Mapping[int, int], now: Mapping[int, dict[str, Any]]
) -> dict[int, dict[str, Any]]:
    """The rows, going back from the newest change to the one that made the version."""
    rows = {id_: now.get(id_) for id_ in versions}
    reached: dict[int, dict[str, Any]] = {}
    keys = ("record_id", "kind", "version_after", "before")
    query = select(*(act_change.c[key] for key in keys)).where(
        act_change.c.table_name == table.name, act_change.c.record_id.in_(list(versions))
    )
    for id_, kind, version_after, before in connection.execute(query.order_by(act_change.c.id.desc())):
        row = rows[id_]
        if id_ in reached:
            continue
        if row is not None and kind != "delete" and version_after == versions[id_]:
            reached[id_] = {**row, "version": version_after}
        elif kind == "insert":
            rows[id_] = None
        else:
            kept = {key: value_of(table, key, value) for key, value in (before or {}).items() if key in table.c}
            rows[id_] = {**(row or {}), **kept}
    return reached


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
