"""In what state a database is: a record of ours, older, newer, empty, or something else altogether."""

from __future__ import annotations

from enum import Enum, auto

from sqlalchemy.engine import Connection, Engine

from secretariat.record.resources import known_revisions
from secretariat.record.schema import APPLICATION_ID, HEAD
from secretariat.values.language import _
from secretariat.values.refusal import Refused


class State(Enum):
    """How the schema of a database stands to this program."""

    EMPTY = auto()
    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


def schema_state(engine: Engine, where: str) -> State:
    """Look with plain SQL (Alembic is not imported). Raises ``Refused`` where the file holds something else."""
    with engine.connect() as connection:
        return state_of(connection, where)


def state_of(connection: Connection, where: str) -> State:
    """The same within a connection that is already open."""
    revision = revision_of(connection)
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if mark != APPLICATION_ID and tables:
            raise Refused(_("{where} is a database, but not a record of this program.").format(where=where))
        if revision is None and tables:
            raise Refused(
                _(
                    "{where} has lost the mark of its schema; restore a backup with “secretariat record restore FILE”."
                ).format(where=where)
            )
    if revision is None:
        return State.EMPTY
    if revision == HEAD:
        return State.CURRENT
    return State.OLDER if revision in known_revisions() else State.NEWER


def revision_of(connection: Connection) -> str | None:
    """The schema revision a database is marked with; ``None`` where it has no mark."""
    if connection.dialect.name == "sqlite":
        there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    else:
        there = connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar()
    if not there:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)
