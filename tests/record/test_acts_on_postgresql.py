"""On PostgreSQL too, acts are numbered in the order in which they commit: a lock is taken before the number is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from secretariat.record import work
from secretariat.record.record import Record

POSTGRESQL: Any = postgresql  # its part of SQLAlchemy is not typed


class Said:
    """Stands in for a connection to PostgreSQL and keeps, in order, what is said to it."""

    dialect = POSTGRESQL.dialect()
    inserted_primary_key = (7,)

    def __init__(self) -> None:
        self.statements: list[str] = []

    def exec_driver_sql(self, statement: str) -> Said:
        self.statements.append(statement)
        return self

    def execute(self, statement: Any) -> Said:
        self.statements.append(str(statement.compile(dialect=self.dialect)))
        return self


def begin(connection: Any) -> work.Work:
    return work.begin(connection, datetime(2011, 5, 19, tzinfo=UTC), "ana", "Edit", {})


def test_the_lock_of_acts_is_taken_before_the_number() -> None:
    said = Said()
    assert begin(said).act_id == 7
    lock, number = said.statements
    assert re.fullmatch(r"SELECT pg_advisory_xact_lock\(\d+\)", lock)
    assert number.startswith("INSERT INTO act ")
    again = Said()
    begin(again)
    assert again.statements[0] == lock


def test_sqlite_knows_no_such_lock(record: Record) -> None:
    connection: Connection
    with record.reading() as connection:
        assert begin(connection).act_id > 0
