"""Looking whether the record is sound, and telling about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import FromClause, func, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import newest_act
from secretariat.record.histories import differences
from secretariat.record.kept_files import unsound_files
from secretariat.record.record import Record
from secretariat.record.schema import HEAD, metadata
from secretariat.record.soundness import unsound
from secretariat.record.stale import stale
from secretariat.record.state import revision_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Whether the record is sound; each problem is one sentence."""

    ok: bool
    problems: tuple[str, ...]


def check(record: Record) -> CheckReport:
    """Check the file's pages, the ties between records, and every field of every record against its history.

    What follows from other fields is held against what it would be worked out as today.
    """
    problems: list[str] = []
    try:
        with record.reading() as connection:
            if connection.dialect.name == "sqlite":
                problems += _pages(connection)
            if not problems:
                problems += _broken_ties(connection)
                problems += differences(connection)
                problems += unsound(connection)
                problems += unsound_files(connection)
                # A newer program may work them out otherwise, and what is not sound comes first.
                if not problems and revision_of(connection) == HEAD:
                    problems += stale(connection)
    except Refused as unreadable:
        problems.append(unreadable.message)
    return CheckReport(ok=not problems, problems=tuple(problems))


def info(record: Record) -> dict[str, Any]:
    """Where the record is, its schema, how many records of each kind, and the newest act."""
    with record.reading() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
            for name, table in sorted(metadata.tables.items())
        }
        return {
            "where": record.where,
            "schema": revision_of(connection),
            "database": f"{connection.dialect.name} {'.'.join(map(str, connection.dialect.server_version_info or ()))}",
            "read_only": record.read_only,
            "newest_act": newest_act(connection),
            "records": counts,
        }


def _pages(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [_("The file is damaged: {what}.").format(what=row) for row in rows if row != "ok"]


def _broken_ties(connection: Connection) -> list[str]:
    problems = []
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            other: FromClause = key.column.table
            if other is table:
                other = table.alias("other")
            query = (
                select(func.count())
                .select_from(table.outerjoin(other, key.parent == other.c[key.column.name]))
                .where(key.parent.is_not(None), other.c[key.column.name].is_(None))
            )
            missing = connection.execute(query).scalar()
            if missing:
                problems.append(
                    _("{count} of {table} point at a {other} that is not there.").format(
                        count=missing, table=table.name, other=key.column.table.name
                    )
                )
    return problems
