"""The record against its history: what the acts say of a record must be what stands in it, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from sqlalchemy import RowMapping, Table, func, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act, act_change
from secretariat.record.kept_values import plain
from secretariat.record.schema import metadata
from secretariat.record.work import label_of
from secretariat.values.language import _

_NAMED: Final = 20
"""Differences told one by one for a table; the rest are counted."""

_READ_AT_ONCE: Final = 1_000

Told: TypeAlias = "tuple[dict[str, Any] | None, int, str]"
"""What the history says of a record: its fields (``None``: deleted), its version, its reference."""


def differences(connection: Connection) -> list[str]:
    """One sentence for each record that is not as its acts left it, and for changes that belong to no act."""
    problems: list[str] = []
    for table in metadata.sorted_tables:
        if "version" not in table.c:
            continue
        found: list[str] = []
        more = 0
        try:
            for sentence in _of_table(connection, table):
                if len(found) < _NAMED:
                    found.append(sentence)
                else:
                    more += 1
        except ValueError:  # JSON that is none
            found.append(_("The history of {table} can't be read; it is damaged.").format(table=table.name))
        if more:
            found.append(
                _("{count} more of {table} are not as the history left them.").format(count=more, table=table.name)
            )
        problems += found
    unknown = (
        select(func.count())
        .select_from(act_change.outerjoin(act, act.c.id == act_change.c.act_id))
        .where(act.c.id.is_(None))
    )
    if connection.execute(unknown).scalar():
        problems.append(_("The history holds changes without an act."))
    return problems


def _of_table(connection: Connection, table: Table[Any]) -> Iterator[str]:
    """Both sides are read in the order of ids, a record at a time: memory stays small however long the history is."""
    told = _told(connection, table)
    next_told = next(told, None)
    standing = select(table).order_by(table.c.id).execution_options(yield_per=_READ_AT_ONCE)
    rows = connection.execute(standing).mappings()
    for row in rows:
        while next_told is not None and next_told[0] < row["id"]:
            yield from _missing(table, next_told)
            next_told = next(told, None)
        if next_told is None or next_told[0] != row["id"]:
            yield _("{what} is in the record, but no act put it there.").format(what=_name(table, row))
            continue
        yield from _unlike(table, row, next_told[1])
        next_told = next(told, None)
    while next_told is not None:
        yield from _missing(table, next_told)
        next_told = next(told, None)


def _told(connection: Connection, table: Table[Any]) -> Iterator[tuple[int, Told]]:
    """What the history says of each record of a table that ever was, in the order of ids."""
    query = (
        select(
            act_change.c.record_id,
            act_change.c.kind,
            act_change.c.after,
            act_change.c.version_after,
            act_change.c.ref,
        )
        .where(act_change.c.table_name == table.name)
        .order_by(act_change.c.record_id, act_change.c.id)
        .execution_options(yield_per=_READ_AT_ONCE)
    )
    current: int | None = None
    fields: dict[str, Any] | None = None
    version, ref = 0, ""
    for id_, kind, after, version_after, name in connection.execute(query):
        if current is not None and id_ != current:
            yield current, (fields, version, ref)
            fields = None
        current, version, ref = id_, version_after, name
        if kind == "delete":
            fields = None
        elif kind == "insert":
            fields = dict(after or {})
        else:
            fields = {**(fields or {}), **(after or {})}
    if current is not None:
        yield current, (fields, version, ref)


def _unlike(table: Table[Any], row: RowMapping, told: Told) -> Iterator[str]:
    fields, version, _ref = told
    what = _name(table, row)
    if fields is None:
        yield _("{what} is in the record, but an act deleted it.").format(what=what)
        return
    other = [key for key, value in fields.items() if key in row and plain(row[key]) != value]
    if other:
        yield _("{what} was changed without an act in {fields}.").format(
            what=what, fields=", ".join(_(label_of(table, key)) for key in other)
        )
    elif row["version"] != version:
        yield _("{what} was changed without an act.").format(what=what)


def _missing(table: Table[Any], told: tuple[int, Told]) -> Iterator[str]:
    id_, (fields, _version, ref) = told
    if fields is not None:
        yield _("{what} was deleted without an act.").format(what=ref or f"{table.name} {id_}")


def _name(table: Table[Any], row: RowMapping) -> str:
    for key in ("ref", "code"):
        if row.get(key):
            return str(row[key])
    return f"{table.name} {row['id']}"
