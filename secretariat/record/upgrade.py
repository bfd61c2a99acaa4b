"""Bringing a record's schema to the newest revision: backed up first, one transaction, all or nothing."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from secretariat.record.backup import backup
from secretariat.record.failures import said_clearly
from secretariat.record.resources import database_folder
from secretariat.record.schema import APPLICATION_ID
from secretariat.record.state import State, state_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def upgrade(engine: Engine, path: Path | None, where: str) -> Path | None:
    """Upgrade the record; gives the backup made before, or ``None`` where there was nothing to lose or to do.

    Foreign keys are off while tables are rebuilt (Alembic's batch mode would empty child tables) and checked before
    the commit. Raises ``Refused`` and leaves everything as it was when a check fails.
    """
    with engine.connect() as connection:
        state = state_of(connection, where)
    if state in (State.CURRENT, State.NEWER):
        return None
    saved = None
    if state is State.OLDER and path is not None:
        saved = path.with_name(f"{path.stem}.before-upgrade{path.suffix}")
        backup(engine, saved, replace=True)
    with said_clearly(where), engine.connect() as plain:
        connection = plain.execution_options(exclusive=True)
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _set_pragma(connection, "foreign_keys=OFF")
        try:
            with connection.begin():
                # Another process may have upgraded while this one waited for the lock.
                if state_of(connection, where) not in (State.CURRENT, State.NEWER):
                    _run(connection)
                    _check(connection, sqlite, where)
        finally:
            if sqlite:
                _set_pragma(connection, "foreign_keys=ON")
    return saved


def _set_pragma(connection: Connection, pragma: str) -> None:
    # Straight to the driver: through SQLAlchemy it would begin a transaction, in which this pragma does nothing.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        config = Config(stdout=nowhere)
        config.set_main_option("script_location", str(database_folder() / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _check(connection: Connection, sqlite: bool, where: str) -> None:
    if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Refused(
            _("The upgrade of {where} would break ties between records; nothing was changed.").format(where=where)
        )
