"""Many rows at once: what SQLAlchemy does one by one on SQLite, where an order of ids is asked for, done in one go.

The rows are the same, checked and noted the same; only the way into the database is shorter.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Table, insert, select, text
from sqlalchemy.engine import Connection

from secretariat.record.acts import act_change

_FEW: Final = 20
"""Up to so many rows SQLAlchemy's own way is as quick."""
_ASKED_AT_ONCE: Final = 5_000
"""References asked after in one query; databases limit how many values a query may name."""


@contextmanager
def uncollected() -> Iterator[None]:
    """While many rows are held, Python does not look through all of them again and again for what to throw away."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def insert_rows(connection: Connection, table: Table[Any], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows that all have the same columns, in order, and give their ids."""
    if connection.dialect.name != "sqlite" or len(rows) <= _FEW or "id" in rows[0]:
        statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        return list(connection.execute(statement, list(rows)).scalars())
    # The transaction has the only right to write (BEGIN IMMEDIATE): nobody takes these ids in between.
    first = _next_id(connection, table)
    ids = list(range(first, first + len(rows)))
    _execute(connection, table, rows, ids)
    return ids


def append_rows(connection: Connection, table: Table[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, where nobody asks for their ids."""
    if connection.dialect.name != "sqlite" or len(rows) <= _FEW:
        connection.execute(insert(table), list(rows))
    else:
        _execute(connection, table, rows, None)


def used_reference(connection: Connection, table: Table[Any], refs: Sequence[str]) -> str | None:
    """The first of ``refs`` that a record of a table has or had, if any."""
    used = select(act_change.c.ref).where(act_change.c.table_name == table.name, act_change.c.kind != "update").limit(1)
    if connection.dialect.name == "sqlite" and len(refs) > _FEW:
        among = act_change.c.ref.in_(text("SELECT value FROM json_each(:refs)"))
        found: str | None = connection.execute(used.where(among), {"refs": json.dumps(list(refs))}).scalar()
        return found
    for start in range(0, len(refs), _ASKED_AT_ONCE):
        found = connection.execute(used.where(act_change.c.ref.in_(refs[start : start + _ASKED_AT_ONCE]))).scalar()
        if found is not None:
            return found
    return None


def _next_id(connection: Connection, table: Table[Any]) -> int:
    """The id SQLite would give next: above every one it ever gave."""
    given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
    return int(given.scalar() or 0) + 1


def _execute(
    connection: Connection, table: Table[Any], rows: Sequence[Mapping[str, Any]], ids: Sequence[int] | None
) -> None:
    keys = list(rows[0])
    names = [table.c[key].name for key in keys]
    columns = ", ".join(f'"{name}"' for name in (["id", *names] if ids is not None else names))
    marks = ", ".join("?" * (len(names) + (ids is not None)))
    parts = [_processed(connection, table, key, [row[key] for row in rows]) for key in keys]
    if ids is not None:
        parts.insert(0, list(ids))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', list(zip(*parts, strict=True))
    )


def _processed(connection: Connection, table: Table[Any], key: str, values: list[Any]) -> list[Any]:
    """Values of one column as the database takes them."""
    kind = table.c[key].type.dialect_impl(connection.dialect)
    process: Callable[[Any], Any] | None = kind.bind_processor(connection.dialect)
    if process is None:
        return values
    nothing = process(None)
    return [nothing if value is None else process(value) for value in values]
