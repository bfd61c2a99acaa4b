"""Taking an action out of the record with all that is kept of it alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action, action_measure, action_progress, carried_over
from secretariat.record.work import Work

_KEPT_OF_IT: Final = (action_progress, action_measure, carried_over)
"""In the order in which nothing hangs on what is taken out."""


def remove_in(work: Work, id_: int) -> int | None:
    """Delete one action as part of an act, and say what it was part of."""
    whole: int | None = work.row(action, id_)["parent_id"]
    for table in _KEPT_OF_IT:
        own = select(table.c.id).where(table.c.action_id == id_).order_by(table.c.id)
        for each in work.connection.execute(own).scalars().all():
            work.remove(table, each)
    work.remove(action, id_)
    return whole


def parts_first(connection: Connection, ids: Iterable[int]) -> list[int]:
    """The actions in an order in which none comes before its own parts."""
    query = select(action.c.id, action.c.parent_id).where(action.c.id.in_(list(ids)))
    above: dict[int, int | None] = {row.id: row.parent_id for row in connection.execute(query.order_by(action.c.id))}

    def depth(id_: int) -> int:
        at, steps = above[id_], 0
        while at is not None and at in above:
            at, steps = above[at], steps + 1
        return steps

    return sorted(above, key=depth, reverse=True)
