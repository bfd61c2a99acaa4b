"""Taking an action out of the record with all that is kept of it alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action, action_measure, action_progress, carried_over
from secretariat.record.derived import Touched, after_undo
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


def hand_on_lines(work: Work, ids: Collection[int]) -> None:
    """Let the lines of recurring actions go on without the first of them, where that is among ``ids`` to be deleted.

    The next that stays becomes the first, and the others know it as such; numbers stay as they are. Those that go
    too no longer hang on the first, so that a whole line can be deleted.
    """
    for id_ in ids:
        line = select(action.c.id).where(action.c.first_occurrence_id == id_).order_by(action.c.occurrence, action.c.id)
        others = work.connection.execute(line).scalars().all()
        first = next((other for other in others if other not in ids), None)
        for other in others:
            stays = other not in ids and other != first
            work.change(action, other, {"first_occurrence_id": first if stays else None})


@after_undo(action)
def _lines(work: Work, touched: Sequence[Touched]) -> None:
    """What came into a line while another was its first goes along where that has come to an earlier first again."""
    for one in touched:
        if one.after is not None and one.after["first_occurrence_id"] is not None:
            later = select(action.c.id).where(action.c.first_occurrence_id == one.after["id"]).order_by(action.c.id)
            for id_ in work.connection.execute(later).scalars().all():
                work.change(action, id_, {"first_occurrence_id": one.after["first_occurrence_id"]})


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
