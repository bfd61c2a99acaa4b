"""The one engine recipe: how connections to the record are made, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection

BUSY_SECONDS = 10.0


def make_engine(url: URL) -> Engine:
    """An engine on which a transaction begins IMMEDIATE when its connection has the option ``write``.

    What a statement was given is in no error's words: those go to the log, which holds no record's text.

    SQLite runs with ``journal_mode=DELETE`` and ``synchronous=EXTRA``: a commit that was acknowledged is on the disk.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    # The connection given back last is taken first: each fills a page cache of its own (2 MiB) on a long record.
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, pool_use_lifo=True, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Python 3.11's sqlite3 would start transactions in its own way; here SQLAlchemy's begin event does.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys=ON",
        "synchronous=EXTRA",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("exclusive"):
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
    elif options.get("write"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
