"""How far an action is, by its parts or else by its measures; a whole is kept in step with its parts.

Parts come first: a part that is done is 100, one without measures or parts of its own and not done is 0, one dropped or
superseded does not count. An action without parts is the mean of its measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action, action_measure, action_progress
from secretariat.actions.progress import Measure, mean_progress, percent, weighted_progress
from secretariat.actions.standing import status_on
from secretariat.actions.states import ActionStatus
from secretariat.record.derived import Touched, after_undo
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import Refused

NOT_COUNTED: Final = frozenset({ActionStatus.DROPPED.value, ActionStatus.SUPERSEDED.value})
"""Parts that have ended without being done take nothing from the whole."""


def further_measures(connection: Connection, id_: int, past: date | None = None) -> tuple[Measure, ...]:
    """The measures of an action beside its own, in the order they were added; as they stood on a past day."""
    return measures_by_action(connection, [id_], past).get(id_, ())


def measures_by_action(
    connection: Connection, ids: Sequence[int], past: date | None = None
) -> dict[int, tuple[Measure, ...]]:
    """The same for the actions of a list, by their ids; those that have none are left out."""
    table = action_measure
    achieved: ColumnElement[Any] = table.c.achieved
    if past is not None:
        steps = select(func.coalesce(func.sum(action_progress.c.amount), literal(0)))
        logged = steps.where(action_progress.c.measure_id == table.c.id, action_progress.c.logged_on <= past)
        achieved = logged.where(action_progress.c.action_id == table.c.action_id).scalar_subquery()
    query = select(table.c.action_id, table.c.target, table.c.unit, achieved, table.c.id)
    found: dict[int, tuple[Measure, ...]] = {}
    for owner, *measure in connection.execute(query.where(table.c.action_id.in_(ids)).order_by(table.c.id)):
        found[owner] = (*found.get(owner, ()), Measure(*measure))
    return found


def own_measure(values: Mapping[str, Any]) -> tuple[Measure, ...]:
    """An action's own measure, from its columns; none where it has no target."""
    target = values["target"]
    return () if target is None else (Measure(target, values["unit"], values["achieved"]),)


def how_far(connection: Connection, values: Mapping[str, Any]) -> int | None:
    """How far an action is, 0 to 100, by its columns as they are or are to be; ``None`` where nothing tells."""
    id_ = values.get("id")
    if id_ is None:
        return percent(values["achieved"], values["target"])
    query = select(action.c.status, action.c.weight, action.c.percent).where(action.c.parent_id == id_)
    parts = [
        (weight, 100 if status == ActionStatus.DONE else reached or 0)
        for status, weight, reached in connection.execute(query)
        if status not in NOT_COUNTED
    ]
    if parts:
        return weighted_progress(parts)
    return mean_progress((*own_measure(values), *further_measures(connection, id_)))


def how_far_on(connection: Connection, id_: int, own: int, past: date) -> int | None:
    """The same at the end of a past day; ``own`` is what was logged on its own measure until then."""
    logged = select(func.coalesce(func.sum(action_progress.c.amount), literal(0)))
    until_then = logged.where(
        action_progress.c.action_id == action.c.id,
        action_progress.c.measure_id.is_(None),
        action_progress.c.logged_on <= past,
    )
    query = select(
        action.c.id,
        action.c.status,
        action.c.begun_on,
        action.c.ended_by,
        action.c.weight,
        until_then.scalar_subquery(),
    ).where(action.c.parent_id == id_, or_(action.c.agreed_on.is_(None), action.c.agreed_on <= past))
    parts = []
    for part, status, begun, ended, weight, achieved in connection.execute(query).all():
        stood = status_on(status, begun, ended, past)
        if stood not in NOT_COUNTED:
            reached = 100 if stood == ActionStatus.DONE else how_far_on(connection, part, achieved, past) or 0
            parts.append((weight, reached))
    if parts:
        return weighted_progress(parts)
    values = connection.execute(select(action.c.target, action.c.unit).where(action.c.id == id_)).mappings().one()
    return mean_progress((*own_measure({**values, "achieved": own}), *further_measures(connection, id_, past)))


def bring_in_step(work: Work, ids: Iterable[int | None]) -> None:
    """Work out anew how far these actions are, and whatever they are parts of."""
    for id_ in dict.fromkeys(ids):
        at = id_
        while at is not None:
            row = work.connection.execute(select(action).where(action.c.id == at)).mappings().one_or_none()
            if row is None or not work.change(action, at, {"percent": how_far(work.connection, dict(row))}):
                break
            at = row["parent_id"]


def refuse_circle(connection: Connection, id_: int, parent: int | None) -> None:
    """Raise ``Refused`` where an action would be part of itself: going up from ``parent`` must never come to it."""
    at = parent
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        found = connection.execute(select(action.c.ref, action.c.parent_id).where(action.c.id == at)).one()
        if at == id_:
            raise Refused(_("{ref} can't be part of itself, nor of one of its own parts.").format(ref=found.ref))
        at = found.parent_id


@after_undo(action)
def _wholes(work: Work, touched: Sequence[Touched]) -> None:
    """What was put back may be a part, or have parts: all are in step again, and none goes round in a circle."""
    for one in touched:
        now = one.after
        if now is not None and now["parent_id"] is not None:
            refuse_circle(work.connection, now["id"], now["parent_id"])
    wholes = [row["parent_id"] for one in touched for row in (one.after, one.before) if row is not None]
    bring_in_step(work, [one.after["id"] for one in touched if one.after is not None] + wholes)


@after_undo(action_measure)
def _measured(work: Work, touched: Sequence[Touched]) -> None:
    rows = [row for one in touched for row in (one.after, one.before) if row is not None]
    bring_in_step(work, [row["action_id"] for row in rows])
