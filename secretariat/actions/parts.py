"""The parts of an action and what it is part of, as they stand or stood on a past day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import is_overdue
from secretariat.actions.how_far import NOT_COUNTED, how_far_on
from secretariat.actions.model import action, action_progress
from secretariat.actions.standing import status_on
from secretariat.actions.states import ActionStatus


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an action. ``progress`` is what counts for the whole, 0 to 100; ``None``: it does not count."""

    ref: str
    title: str
    status: str
    overdue: bool
    weight: int
    progress: int | None


def parts_of(connection: Connection, id_: int, today: date, past: date | None) -> tuple[Part, ...]:
    """The parts of an action by their due dates; on a past day those that were there."""
    own = select(func.coalesce(func.sum(action_progress.c.amount), literal(0))).where(
        action_progress.c.action_id == action.c.id, action_progress.c.measure_id.is_(None)
    )
    query = select(action).where(action.c.parent_id == id_).order_by(action.c.due_sort, action.c.id)
    if past is not None:
        own = own.where(action_progress.c.logged_on <= past)
        query = query.where(or_(action.c.agreed_on.is_(None), action.c.agreed_on <= past))
    query = query.add_columns(own.scalar_subquery().label("logged"))
    parts = []
    for row in connection.execute(query).mappings().all():
        status, reached = row["status"], row["percent"]
        if past is not None:
            status = status_on(status, row["begun_on"], row["ended_by"], past)
            reached = how_far_on(connection, row["id"], row["logged"], past)
        counts = 100 if status == ActionStatus.DONE else reached or 0
        parts.append(
            Part(
                row["ref"],
                row["title"],
                status,
                is_overdue(row["due_by"], status, today),
                row["weight"],
                None if status in NOT_COUNTED else counts,
            )
        )
    return tuple(parts)


def whole_of(connection: Connection, id_: int | None) -> tuple[str, str]:
    """Reference and title of what an action is part of; empty where it is part of nothing."""
    if id_ is None:
        return "", ""
    found = connection.execute(select(action.c.ref, action.c.title).where(action.c.id == id_)).one()
    return found.ref, found.title
