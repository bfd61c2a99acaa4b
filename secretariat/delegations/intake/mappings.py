"""How a sender's columns are to be read: remembered when somebody put it right, forgotten when told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.intake.columns import Column, corrected
from secretariat.delegations.intake.model import sender_mapping
from secretariat.delegations.intake.vocabulary import IGNORED
from secretariat.record.work import Work
from secretariat.values.text import folded


def remembered(connection: Connection, sender: str) -> dict[str, str]:
    """What was said of a sender's columns (by heading or letter), nothing where that is not remembered."""
    query = select(sender_mapping.c.columns).where(sender_mapping.c.sender == _key(sender))
    found = connection.execute(query).scalar() if sender else None
    return {str(column): str(field) for column, field in (found or {}).items()}


def remember(work: Work, sender: str, columns: Sequence[Column], told: Mapping[str, str]) -> None:
    """Keep what was told of columns for a sender, beside what was told before."""
    key = _key(sender)
    if not key or not told:
        return
    # Told by letter or number, a column is remembered by its heading: the next list may have them in another order.
    put_right = {
        column.heading or column.letter: column.field or IGNORED
        for column in corrected(columns, told, "told")
        if column.how == "told"
    }
    kept = {**remembered(work.connection, sender), **put_right}
    query = select(sender_mapping.c.id).where(sender_mapping.c.sender == key)
    there = work.connection.execute(query).scalar()
    if there is None:
        work.insert(sender_mapping, {"sender": key, "columns": kept})
    else:
        work.change(sender_mapping, there, {"columns": kept})


def forget(work: Work, sender: str) -> bool:
    """Forget what was told of a sender's columns; whether there was anything."""
    query = select(sender_mapping.c.id).where(sender_mapping.c.sender == _key(sender))
    there = work.connection.execute(query).scalar()
    if there is None:
        return False
    work.remove(sender_mapping, there)
    return True


def _key(sender: str) -> str:
    return folded(sender)[:200]
