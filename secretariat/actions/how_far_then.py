"""How far many actions were at the end of a past day, read together: a list asks once and not for each of its rows.

The rule is ``how_far_on``'s in how_far.py: parts come first, what ended without being done does not count, an action
without parts is the mean of its measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.how_far import NOT_COUNTED, measures_by_action, own_measure
from secretariat.actions.model import action, action_measure, action_progress
from secretariat.actions.progress import mean_progress, weighted_progress
from secretariat.actions.standing import status_on
from secretariat.actions.states import ActionStatus

_AT_ONCE: Final = 500
"""How many actions one question is about."""


def logged_until(past: date) -> ColumnElement[int]:
    """What was logged on an action's own measure until the end of a day, as a column beside it."""
    steps = select(func.coalesce(func.sum(action_progress.c.amount), literal(0)))
    own = and_(action_progress.c.action_id == action.c.id, action_progress.c.measure_id.is_(None))
    return steps.where(own, action_progress.c.logged_on <= past).correlate(action).scalar_subquery()


def is_composed() -> ColumnElement[bool]:
    """Whether more than its own measure tells how far an action is."""
    part = action.alias("part")
    return or_(
        exists().where(action_measure.c.action_id == action.c.id),
        exists(select(part.c.id)).where(part.c.parent_id == action.c.id),
    )


def how_far_then(connection: Connection, own: Mapping[int, int], past: date) -> dict[int, int | None]:
    """How far each of these actions was, 0 to 100, ``None`` where nothing tells.

    ``own`` gives by an action's id what was logged on its own measure until then.
    """
    reading = _Reading(connection, past, dict(own))
    reading.read_parts(list(own))
    reading.read_measures()
    return {id_: reading.reached(id_) for id_ in own}


@dataclass(slots=True)
class _Reading:
    """What was read of the trees of some actions: the parts that count by their whole, and what is told by measures."""

    connection: Connection
    past: date
    own: dict[int, int]
    parts: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)
    measured: dict[int, int | None] = field(default_factory=dict)

    def read_parts(self, wholes: Sequence[int]) -> None:
        """A level of the trees after the other, for all of them at once."""
        read = set(wholes)
        while wholes:
            below: list[int] = []
            for ids in _portions(wholes):
                below += self._parts_of(ids)
            wholes = [id_ for id_ in below if id_ not in read]
            read.update(wholes)

    def _parts_of(self, ids: Sequence[int]) -> Iterator[int]:
        there = or_(action.c.agreed_on.is_(None), action.c.agreed_on <= self.past)
        columns = (action.c.parent_id, action.c.id, action.c.status, action.c.begun_on, action.c.ended_by)
        query = select(*columns, action.c.weight, logged_until(self.past))
        found = self.connection.execute(query.where(action.c.parent_id.in_(ids), there)).all()
        for whole, id_, status, begun_on, ended_by, weight, achieved in found:
            stood = status_on(status, begun_on, ended_by, self.past)
            if stood in NOT_COUNTED:
                continue
            self.own[id_] = achieved
            self.parts.setdefault(whole or 0, []).append((id_, weight, stood == ActionStatus.DONE))
            if stood != ActionStatus.DONE:
                yield id_

    def read_measures(self) -> None:
        for ids in _portions([id_ for id_ in self.own if id_ not in self.parts]):
            further = measures_by_action(self.connection, ids, self.past)
            query = select(action.c.id, action.c.target, action.c.unit).where(action.c.id.in_(ids))
            for row in self.connection.execute(query).mappings():
                values: dict[str, Any] = {**row, "achieved": self.own[row["id"]]}
                self.measured[row["id"]] = mean_progress((*own_measure(values), *further.get(row["id"], ())))

    def reached(self, id_: int) -> int | None:
        parts = self.parts.get(id_)
        if parts is None:
            return self.measured.get(id_)
        return weighted_progress([(weight, 100 if done else self.reached(part) or 0) for part, weight, done in parts])


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
