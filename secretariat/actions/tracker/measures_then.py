"""The measures that actions have beside their own as they stood when a sheet went out, read for all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action, action_measure
from secretariat.actions.progress import Measure
from secretariat.record.acts import act_change

_AT_ONCE: Final = 500


class _Change(NamedTuple):
    """A change of a measure, of the act ``act_id``."""

    act_id: int
    kind: str
    before: Mapping[str, Any] | None


def measures_then(
    connection: Connection, versions: Mapping[int, int], further: Mapping[int, Sequence[Measure]]
) -> dict[int, tuple[Measure, ...]]:
    """By the action's id its measures at the version given for it; those that had none are left out.

    ``further`` are those that each has now. A measure was changed in an act that changed its action.
    """
    since = _acts_of(connection, versions)
    mine: dict[int, list[Measure]] = {id_: list(further.get(id_, ())) for id_ in versions}
    for measure, act_id, was in _gone(connection):
        owner = was["action_id"]
        if owner in mine and act_id > since.get(owner, 0):
            mine[owner] = [one for one in mine[owner] if one.id != measure]
            mine[owner].append(Measure(was["target"], was["unit"], was["achieved"], measure))
    changes = _changes(connection, [one.id for each in mine.values() for one in each if one.id is not None])
    found = {}
    for id_, measures in mine.items():
        ordered = sorted(measures, key=lambda one: one.id or 0)
        stood = [_stood(one, changes.get(one.id or 0, ()), since.get(id_, 0)) for one in ordered]
        there = tuple(one for one in stood if one is not None)
        if there:
            found[id_] = there
    return found


def _stood(measure: Measure, changes: Sequence[_Change], since: int) -> Measure | None:
    """A measure as it stood at the end of an act; ``None`` where it was added later."""
    was: dict[str, Any] = {}
    later = [one for one in changes if one.act_id > since]
    # What came first since tells: one that was put back by an undo was there before it was taken away.
    if later and later[0].kind == "insert":
        return None
    for one in later:
        was = {**(one.before or {}), **was}
    get: Callable[..., Any] = was.get
    return Measure(
        get("target", measure.target), get("unit", measure.unit), get("achieved", measure.achieved), measure.id
    )


def _acts_of(connection: Connection, versions: Mapping[int, int]) -> dict[int, int]:
    """The acts that brought actions to these versions."""
    found: dict[int, int] = {}
    columns = (act_change.c.record_id, act_change.c.version_after, act_change.c.act_id)
    for ids in _portions(sorted(versions)):
        query = select(*columns).where(act_change.c.table_name == action.name, act_change.c.record_id.in_(ids))
        for id_, version, act_id in connection.execute(query.order_by(act_change.c.id)):
            if version == versions[id_]:
                found[id_] = act_id
    return found


def _gone(connection: Connection) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    """The measures that were taken out, with the act and as they were last; one put back by an undo is there."""
    query = select(act_change.c.record_id, act_change.c.act_id, act_change.c.before).where(
        act_change.c.table_name == action_measure.name,
        act_change.c.kind == "delete",
        act_change.c.record_id.not_in(select(action_measure.c.id)),
    )
    for measure, act_id, before in connection.execute(query.order_by(act_change.c.id)):
        yield measure, act_id, before or {}


def _changes(connection: Connection, measures: Sequence[int]) -> dict[int, list[_Change]]:
    """What was done to measures, in its order."""
    found: dict[int, list[_Change]] = {}
    columns = (act_change.c.record_id, act_change.c.act_id, act_change.c.kind, act_change.c.before)
    for ids in _portions(sorted(set(measures))):
        query = select(*columns).where(act_change.c.table_name == action_measure.name, act_change.c.record_id.in_(ids))
        for measure, *change in connection.execute(query.order_by(act_change.c.id)):
            found.setdefault(measure, []).append(_Change(*change))
    return found


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
