"""Acts that changed nothing: taken away as if they had never begun."""

from __future__ import annotations

from sqlalchemy import delete, text
from sqlalchemy.engine import Connection

from secretariat.record.acts import act


def withdraw(connection: Connection, act_id: int) -> None:
    """Take away the act under way, which nobody has seen, so that the next one gets its number.

    On PostgreSQL the number stays unused: a sequence goes on counting whatever becomes of its transaction.
    """
    connection.execute(delete(act).where(act.c.id == act_id))
    if connection.dialect.name == "sqlite":
        # Nobody else can have begun an act meanwhile (BEGIN IMMEDIATE), so that this was the last number given.
        last = text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name AND seq = :given")
        connection.execute(last, {"last": act_id - 1, "name": act.name, "given": act_id})
