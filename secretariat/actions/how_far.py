"""How far an action is, by its parts or else by its measures; a whole is kept in step with its parts.

Parts come first: a part that is done is 100, one without measures or parts of its own and not done is 0, one dropped or
superseded does not count. An action without parts is the mean of its measures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, literal, or_, select
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
_AT_ONCE: Final = 900
"""So many values a statement may name in every SQLite."""


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
    return _how_far(connection, {id_: values})[id_]


def _how_far(connection: Connection, rows: Mapping[int, Mapping[str, Any]]) -> dict[int, int | None]:
    """The same for many actions, by their ids."""
    columns = (action.c.parent_id, action.c.status, action.c.weight, action.c.percent)
    parts: dict[int, list[tuple[int, int]]] = {}
    for whole, status, weight, reached in _among(connection, columns, action.c.parent_id, rows):
        if status not in NOT_COUNTED:
            parts.setdefault(whole, []).append((weight, 100 if status == ActionStatus.DONE else reached or 0))
    single = [id_ for id_ in rows if id_ not in parts]
    further: dict[int, tuple[Measure, ...]] = {}
    for some in _in_turn(single):
        further |= measures_by_action(connection, some)
    found: dict[int, int | None] = {whole: weighted_progress(each) for whole, each in parts.items()}
    return found | {id_: mean_progress((*own_measure(rows[id_]), *further.get(id_, ()))) for id_ in single}


def _among(
    connection: Connection, columns: Sequence[ColumnElement[Any]], key: ColumnElement[Any], ids: Iterable[int]
) -> Iterator[Row[*tuple[Any, ...]]]:
    """The columns of the actions whose ``key`` is one of ``ids``."""
    for some in _in_turn(list(ids)):
        yield from connection.execute(select(*columns).where(key.in_(some)).order_by(action.c.id)).all()


def _in_turn(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


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
    """Work out anew how far these actions are, and whatever they are parts of: parts before their wholes."""
    due = _rows(work.connection, (id_ for id_ in ids if id_ is not None))
    left = Counter(row["parent_id"] for row in due.values())  # parts of each whole that are still to be worked out
    ready = {id_: row for id_, row in due.items() if not left[id_]}
    while ready:
        further: dict[int, None] = {}
        reached = _how_far(work.connection, ready)
        for id_, row in ready.items():
            del due[id_]
            whole = row["parent_id"]
            left[whole] -= 1
            changed = reached[id_] != row["percent"] and work.change(action, id_, {"percent": reached[id_]})
            if whole is not None and (whole in due or changed):
                further[whole] = None
        new = _rows(work.connection, (id_ for id_ in further if id_ not in due))
        due |= new
        left.update(row["parent_id"] for row in new.values())
        ready = {id_: due[id_] for id_ in further if id_ in due and left[id_] <= 0}


def _rows(connection: Connection, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The rows of actions by their ids, those that are there."""
    found = _among(connection, tuple(action.c), action.c.id, dict.fromkeys(ids))
    return {row.id: dict(row._mapping) for row in found}


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


def _refuse_circles(connection: Connection, wholes: dict[int, int]) -> None:
    """The same for many actions, each with the whole that it is part of: every step up is taken once."""
    above = dict(wholes)
    unknown = set(above.values()) - above.keys()
    while unknown:
        columns = (action.c.id, action.c.parent_id)
        read = {row.id: row.parent_id for row in _among(connection, columns, action.c.id, unknown)}
        above.update((id_, whole) for id_, whole in read.items() if whole is not None)
        unknown = {whole for whole in read.values() if whole is not None} - above.keys()
    safe: set[int] = set()
    for id_ in wholes:
        way: dict[int, None] = {}
        at: int | None = id_
        while at is not None and at not in safe:
            if at in way:
                circle = set(list(way)[list(way).index(at) :])
                for each in (each for each in wholes if each in circle):
                    refuse_circle(connection, each, above[each])
                break
            way[at] = None
            at = above.get(at)
        safe.update(way)


@after_undo(action)
def _wholes(work: Work, touched: Sequence[Touched]) -> None:
    """What was put back may be a part, or have parts: all are in step again, and none goes round in a circle."""
    there = [one.after for one in touched if one.after is not None]
    _refuse_circles(work.connection, {row["id"]: row["parent_id"] for row in there if row["parent_id"] is not None})
    wholes = [row["parent_id"] for one in touched for row in (one.after, one.before) if row is not None]
    bring_in_step(work, [*(row["id"] for row in there), *wholes])


@after_undo(action_measure)
def _measured(work: Work, touched: Sequence[Touched]) -> None:
    rows = [row for one in touched for row in (one.after, one.before) if row is not None]
    bring_in_step(work, [row["action_id"] for row in rows])
