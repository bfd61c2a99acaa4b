"""Many rows at once: what SQLAlchemy does one by one on SQLite, where an order of ids is asked for, done in one go.

The rows are the same, checked and noted the same; only the way into the database is shorter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, insert, select, text
from sqlalchemy.engine import Connection

from secretariat.record.acts import act_change
from secretariat.record.many_rows import Columns, Repeated, in_columns, in_rows, insert_columns
from secretariat.values.uncollected import uncollected as uncollected

_FEW: Final = 20
"""Up to so many rows SQLAlchemy's own way is as quick."""
_ASKED_AT_ONCE: Final = 5_000
"""References asked after in one query; databases limit how many values a query may name."""


def insert_rows(connection: Connection, table: Table[Any], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows that all have the same columns, in order, and give their ids."""
    if goes_by_columns(connection, rows) and "id" not in rows[0]:
        return insert_by_column(connection, table, _columns_of(rows))
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(statement, list(rows)).scalars())


def insert_by_column(connection: Connection, table: Table[Any], columns: Columns) -> list[int]:
    """``insert_rows`` into SQLite for rows by column."""
    # The transaction has the only right to write (BEGIN IMMEDIATE): nobody takes these ids in between.
    first = _next_id(connection, table)
    ids = list(range(first, first + len(next(iter(columns.values())))))
    insert_columns(connection, table.name, {"id": ids, **_taken(connection, table, columns)})
    return ids


def append_columns(connection: Connection, table: Table[Any], columns: Columns) -> None:
    """``append_rows`` for rows by column."""
    if goes_by_columns(connection, next(iter(columns.values()))):
        insert_columns(connection, table.name, _taken(connection, table, columns))
    else:
        connection.execute(insert(table), list(in_rows(columns)))


def append_rows(connection: Connection, table: Table[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, where nobody asks for their ids."""
    if goes_by_columns(connection, rows):
        insert_columns(connection, table.name, _taken(connection, table, _columns_of(rows)))
    else:
        connection.execute(insert(table), list(rows))


def goes_by_columns(connection: Connection, rows: Sequence[Any]) -> bool:
    """Whether so many rows go into this database by column."""
    return connection.dialect.name == "sqlite" and len(rows) > _FEW


def append_notes(connection: Connection, act_id: int, notes: Columns) -> None:
    """Write changes of one act into SQLite's history; ``before`` and ``after`` are JSON already."""
    size = len(notes["record_id"])
    insert_columns(connection, act_change.name, {**notes, "act_id": Repeated(act_id, size)})


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


def _columns_of(rows: Sequence[Mapping[str, Any]]) -> Columns:
    return in_columns(rows) or {key: [row[key] for row in rows] for key in rows[0]}


def _taken(connection: Connection, table: Table[Any], columns: Columns) -> dict[str, Sequence[Any]]:
    """Columns under their names in the database, with values as it takes them."""
    return {table.c[key].name: _processed(connection, table, key, values) for key, values in columns.items()}


def _processed(connection: Connection, table: Table[Any], key: str, values: Sequence[Any]) -> Sequence[Any]:
    """Values of one column as the database takes them."""
    kind = table.c[key].type.dialect_impl(connection.dialect)
    process: Callable[[Any], Any] | None = kind.bind_processor(connection.dialect)
    if process is None:
        return values
    nothing = process(None)
    if isinstance(values, Repeated):
        return Repeated(nothing if values.value is None else process(values.value), len(values))
    return [nothing if value is None else process(value) for value in values]
