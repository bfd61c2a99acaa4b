"""Into which later meetings an action was carried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.model import carried_over
from secretariat.meetings.model import meeting


@dataclass(frozen=True, slots=True)
class Carried:
    """One meeting an action was carried into: its reference and title, on which day, by whom."""

    meeting: str
    title: str
    on: date
    by: str


def carried_into(connection: Connection, id_: int) -> tuple[Carried, ...]:
    """The meetings an action was carried into, in their order."""
    query = (
        select(meeting.c.ref, meeting.c.title, carried_over.c.carried_on, carried_over.c.user)
        .join(meeting, meeting.c.id == carried_over.c.meeting_id)
        .where(carried_over.c.action_id == id_)
        .order_by(carried_over.c.id)
    )
    return tuple(Carried(ref, title, on, user) for ref, title, on, user in connection.execute(query))
