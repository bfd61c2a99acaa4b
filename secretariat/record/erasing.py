"""Erasing somebody's data for good: rows, what the history keeps of them, and texts that name them.

The counts stay: rows that are about the person stay as rows, with their personal columns emptied. Nothing undoes it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Boolean, Column, Table, bindparam, delete, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from secretariat.record.acts import act, act_change
from secretariat.record.derived import derived, load_rules
from secretariat.record.kept_values import plain, reference_of
from secretariat.record.mentions import Mentions
from secretariat.record.record import Record
from secretariat.record.schema import metadata
from secretariat.record.traces import Key, Named, OwnRows, in_parts, named, own_rows
from secretariat.record.work import Work

_AT_ONCE: Final = 1_000
_MOST_SECONDS_WAITED: Final = 10
"""For another program's transaction on a table that is to be written anew, on PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Traces:
    """All that the record holds of some records of ``subject``, and the texts elsewhere that name them."""

    subject: Table[Any]
    ids: tuple[int, ...]
    own: OwnRows
    named: Named
    acts: int
    """Acts whose notes are emptied, wholly or in part."""
    lost: tuple[int, ...]
    """Acts that could be undone until now and can't be once this is erased, in their order."""


def traces_of(connection: Connection, subject: Table[Any], ids: Collection[int], mentions: Mentions) -> Traces:
    """What would be erased, without changing anything; ``mentions`` are the names by which texts may speak of them."""
    load_rules()
    own = own_rows(connection, subject, ids)
    found = named(connection, subject, ids, own, mentions)
    touched = {act_id for _id, act_id in _noted(connection, own)} | set(found.acts)
    touched |= set(in_parts(connection, select(act_change.c.act_id), act_change.c.id, found.changes))
    return Traces(subject, tuple(sorted(ids)), own, found, len(touched), _lost(connection, own, found))


def erase(work: Work, traces: Traces, values: Mapping[str, Any]) -> None:
    """Take out everything in ``traces`` and set ``values`` on the records themselves, as part of a larger act.

    The act becomes final: neither it nor what came before it to these records can be undone. Call ``rewrite_file``
    once it is committed.
    """
    connection = work.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    _empty_history(connection, traces)
    changes: list[dict[str, Any]] = []
    for name, ids in traces.own.goes.items():
        changes += [_take_out(connection, metadata.tables[name], id_) for id_ in ids]
    for name, ids in traces.own.stays.items():
        table = metadata.tables[name]
        more = values if table is traces.subject else {}
        changes += [_set(connection, table, id_, {**blanks(table), **more}) for id_ in ids]
    for name, ids in traces.own.past.items():
        changes += [_once_more(connection, metadata.tables[name], id_) for id_ in ids]
    rewritten = dict(traces.named.rows)
    for key in _tied(connection, traces):
        rewritten.setdefault(key, {})
    for (name, id_), new in rewritten.items():
        changes.append(_set(connection, metadata.tables[name], id_, new))
    work.note([change for change in changes if change])
    connection.execute(update(act).where(act.c.id == work.act_id).values(final=True))


def blanks(table: Table[Any]) -> dict[str, Any]:
    """What the personal columns of a table hold once they are emptied."""
    return {column.key: _blank(column) for column in table.columns if column.info.get("personal")}


def rewrite_file(record: Record) -> bool:
    """Write the record anew without the room that erased rows had taken; False where another program is at work in it.

    On PostgreSQL the tables are written anew; what the server's own backups keep is not touched by it.
    """
    engine = record.engine
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            if connection.dialect.name != "sqlite":
                _rewrite_tables(connection)
                return True
            cursor = connection.connection.cursor()
            # A record is as large as it is: what is sorted out for a moment goes to the disk, not into memory.
            try:
                for statement in (
                    "PRAGMA secure_delete=ON",
                    "PRAGMA temp_store=FILE",
                    "PRAGMA wal_checkpoint(TRUNCATE)",
                    "VACUUM",
                ):
                    cursor.execute(statement)
            finally:
                cursor.execute("PRAGMA temp_store=MEMORY")
                cursor.close()
        except (DBAPIError, engine.dialect.loaded_dbapi.OperationalError):
            return False
    return True


def _rewrite_tables(connection: Connection) -> None:
    """Every table anew, on PostgreSQL; raises ``DBAPIError`` where another program's transaction holds one for long."""
    connection.exec_driver_sql(f"SET lock_timeout = '{_MOST_SECONDS_WAITED}s'")
    try:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f'VACUUM FULL "{table.name}"')
    finally:
        connection.exec_driver_sql("RESET lock_timeout")


def _blank(column: Column[Any]) -> Any:
    if "erased" in column.info:
        return column.info["erased"]
    if column.nullable:
        return None
    return False if isinstance(column.type, Boolean) else ""


def _lost(connection: Connection, own: OwnRows, found: Named) -> tuple[int, ...]:
    """The acts in force that changed what will be erased or rewritten."""
    tables = _by_table(own)
    for name, id_ in found.rows:
        tables.setdefault(name, []).append(id_)
    lost: set[int] = set()
    for name, ids in tables.items():
        query = (
            select(act_change.c.act_id)
            .join(act, act.c.id == act_change.c.act_id)
            .where(act_change.c.table_name == name, act.c.undone_by_id.is_(None), ~act.c.final)
        )
        lost.update(in_parts(connection, query.distinct(), act_change.c.record_id, ids))
    return tuple(sorted(lost))


def _noted(connection: Connection, own: OwnRows) -> list[tuple[int, int]]:
    """The changes that the history keeps of those rows, with their acts."""
    found: list[tuple[int, int]] = []
    for name, ids in _by_table(own).items():
        of_table = select(act_change.c.id).where(act_change.c.table_name == name)
        noted = list(in_parts(connection, of_table, act_change.c.record_id, ids))
        acts = select(act_change.c.id, act_change.c.act_id)
        for start in range(0, len(noted), _AT_ONCE):
            rows = connection.execute(acts.where(act_change.c.id.in_(noted[start : start + _AT_ONCE])))
            found += [(id_, act_id) for id_, act_id in rows]
    return found


def _by_table(own: OwnRows) -> dict[str, list[int]]:
    tables: dict[str, list[int]] = {}
    for name, id_ in own.keys:
        tables.setdefault(name, []).append(id_)
    return tables


def _empty_history(connection: Connection, traces: Traces) -> None:
    written = [{"change": id_, "was": before, "became": after} for id_, (before, after) in traces.named.changes.items()]
    empty = {name: {k: plain(v) for k, v in blanks(metadata.tables[name]).items()} for name in _by_table(traces.own)}
    noted = [id_ for id_, _act in _noted(connection, traces.own)]
    query = select(act_change.c.id, act_change.c.table_name, act_change.c.before, act_change.c.after)
    for start in range(0, len(noted), _AT_ONCE):
        for id_, name, before, after in connection.execute(
            query.where(act_change.c.id.in_(noted[start : start + _AT_ONCE]))
        ).all():
            sides = [
                {key: empty[name].get(key, value) for key, value in side.items()} if side is not None else None
                for side in (before, after)
            ]
            written.append({"change": id_, "was": sides[0], "became": sides[1]})
    if written:
        statement = update(act_change).where(act_change.c.id == bindparam("change"))
        connection.execute(statement.values(before=bindparam("was"), after=bindparam("became")), written)
    for id_, values in traces.named.acts.items():
        connection.execute(update(act).where(act.c.id == id_).values(label_values=values))


def _take_out(connection: Connection, table: Table[Any], id_: int) -> dict[str, Any]:
    row = connection.execute(select(table).where(table.c.id == id_)).mappings().one()
    connection.execute(delete(table).where(table.c.id == id_))
    return _change(table, dict(row), "delete", row["version"], {}, None)


def _set(connection: Connection, table: Table[Any], id_: int, new: Mapping[str, Any]) -> dict[str, Any]:
    """Write columns straight, and what follows from them; the note of it says nothing of what was before."""
    row = dict(connection.execute(select(table).where(table.c.id == id_)).mappings().one())
    values = {**new, **derived(connection, table, {**row, **new})}
    values = {key: value for key, value in values.items() if row[key] != value}
    if not values:
        return {}
    version = row["version"] + 1
    connection.execute(update(table).where(table.c.id == id_).values({**values, "version": version}))
    return _change(table, row, "update", version, {}, {key: plain(value) for key, value in values.items()})


def _once_more(connection: Connection, table: Table[Any], id_: int) -> dict[str, Any]:
    """A row that was deleted before is deleted once more, so that what deleted it can't be undone either."""
    last = select(act_change.c.ref, act_change.c.version_after).where(
        act_change.c.table_name == table.name, act_change.c.record_id == id_
    )
    ref, version = connection.execute(last.order_by(act_change.c.id.desc()).limit(1)).one()
    return _change(table, {"id": id_, "ref": ref}, "delete", version, {}, None) | {"ref": ref}


def _change(
    table: Table[Any], row: Mapping[str, Any], kind: str, version: int, before: Any, after: Any
) -> dict[str, Any]:
    return {
        "table_name": table.name,
        "record_id": row["id"],
        "ref": reference_of(table, row),
        "kind": kind,
        "version_after": version,
        "before": before,
        "after": after,
    }


def _tied(connection: Connection, traces: Traces) -> list[Key]:
    """Records of others that point at the erased ones and may keep words of them."""
    keys: list[Key] = []
    mine = traces.own.keys
    for table in metadata.sorted_tables:
        for tie in (key.parent for key in table.foreign_keys if key.column.table is traces.subject):
            rows = in_parts(connection, select(table.c.id), tie, traces.ids)
            keys += [(table.name, id_) for id_ in rows if (table.name, id_) not in mine]
    return keys
