"""Whose reminder's day has come: what Today speaks of before it is due soon."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from secretariat.actions.conditions import is_open
from secretariat.actions.model import HAS_REMINDERS, action
from secretariat.actions.reminders import MOST_DAYS, is_to_be_reminded
from secretariat.actions.rows import ActionRow, past_day, rows_of, rows_query
from secretariat.record.record import Record


def reminded(record: Record, *, after_days: int, limit: int) -> tuple[int, list[ActionRow]]:
    """How many actions open on the day asked about a reminder's day has come for, and the first of them by due date.

    What is due within ``after_days`` is left out: it stands as due soon already.
    """
    today, past = record.today, past_day(record)
    query = (
        select(action.c.id, action.c.due_by, action.c.reminders)
        .where(HAS_REMINDERS, is_open(past), action.c.due_by > today + timedelta(days=after_days))
        .where(action.c.due_by <= today + timedelta(days=MOST_DAYS))
        .order_by(action.c.due_by, action.c.id)
    )
    with record.reading() as connection:
        ids = [id_ for id_, due_by, kept in connection.execute(query) if is_to_be_reminded(kept, due_by, today)]
        shown = rows_query(past).where(action.c.id.in_(ids[:limit])).order_by(action.c.due_by, action.c.id)
        found = connection.execute(shown).mappings().all()
        return len(ids), rows_of(connection, found, today, past)
