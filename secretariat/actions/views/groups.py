"""The tracker in groups: how much each lead, counterpart or meeting has open, and how much of it is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.engine import Connection

from secretariat.actions.conditions import conditions, is_open
from secretariat.actions.due import day_sort
from secretariat.actions.filters import NONE
from secretariat.actions.how_far_then import how_far_then, is_composed, logged_until
from secretariat.actions.model import action
from secretariat.actions.progress import percent
from secretariat.actions.rows import past_day
from secretariat.actions.views.saved import asked_filters
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.record import Record
from secretariat.values.language import N_, _, current_language
from secretariat.values.list_query import ListQuery


class By(StrEnum):
    """What the tracker is grouped by."""

    LEAD = "lead"
    COUNTERPART = "counterpart"
    MEETING = "meeting"


NOBODY = {By.LEAD: N_("no owner"), By.COUNTERPART: N_("with nobody"), By.MEETING: N_("from no meeting")}
"""What the group without a lead, a counterpart or a meeting is called."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group: as a scope's ``only_lead`` (and so on) ``key`` narrows the tracker to exactly this group.

    It is the lead as it reads, a party's code, a meeting's reference, or "none".

    ``count`` and ``overdue`` are of what was asked for, ``progress`` the mean of those that have a target, or ``None``;
    all as it stood on the day asked about.
    """

    id: int
    ref: str
    version: int
    key: str
    name: str
    count: int
    overdue: int
    progress: int | None


def groups(record: Record, by: By, query: ListQuery) -> list[Group]:
    """The groups of what ``query`` asks for, those with most overdue first, then the largest."""
    today, past = record.today, past_day(record)
    filters = asked_filters(record, query)
    with record.reading() as connection:
        where = conditions(connection, filters, today, past)
        key = _KEYS[by]
        late = and_(is_open(past), action.c.due_sort < day_sort(today))
        counted = (
            select(
                key.label("key"),
                func.count().label("number"),
                func.sum(case((late, 1), else_=0)).label("overdue"),
                func.avg(action.c.percent).label("progress"),
            )
            .where(*where)
            .group_by(key)
        )
        found = connection.execute(counted).all()
        names = _names(connection, by, [row.key for row in found if row.key])
        then = None if past is None else _progress_then(connection, key, where, past)
    rows = []
    for number, row in enumerate(found, start=1):
        known = names.get(row.key)
        code, name = known if known else (NONE, _(NOBODY[by]))
        mean = row.progress if then is None else then.get(row.key)
        progress = None if mean is None else int(mean)
        rows.append(Group(number, code, 1, code, name, row.number, int(row.overdue or 0), progress))
    return sorted(rows, key=lambda one: (-one.overdue, -one.count, one.name))


_KEYS: dict[By, ColumnElement[Any]] = {
    By.LEAD: action.c.lead,
    By.COUNTERPART: action.c.counterpart_id,
    By.MEETING: action.c.meeting_id,
}


def _progress_then(
    connection: Connection, key: ColumnElement[Any], where: Sequence[ColumnElement[bool]], past: date
) -> dict[Any, float]:
    """By key, the mean progress on a past day, which is counted from what was logged: the column holds that of now."""
    columns = (key.label("key"), action.c.id, action.c.target, logged_until(past).label("achieved"))
    query = select(*columns, is_composed().label("composed")).where(*where)
    found = connection.execute(query).all()
    then = how_far_then(connection, {row.id: row.achieved for row in found if row.composed}, past)
    reached: dict[Any, list[int]] = {}
    for row in found:
        progress = then[row.id] if row.composed else percent(row.achieved, row.target)
        if progress is not None:
            reached.setdefault(row.key, []).append(progress)
    return {each: sum(some) / len(some) for each, some in reached.items()}


def _names(connection: Connection, by: By, keys: list[Any]) -> dict[Any, tuple[str, str]]:
    """By key, how the group is asked for, and how it is called."""
    if by is By.LEAD:
        if current_language() == "en":
            return {key: (key, key) for key in keys}
        query = select(action.c.lead, func.max(action.c.lead_indonesian)).where(action.c.lead.in_(keys))
        return {lead: (lead, words or lead) for lead, words in connection.execute(query.group_by(action.c.lead))}
    if by is By.COUNTERPART:
        parties = select(party.c.id, party.c.code, named(party)).where(party.c.id.in_(keys))
        return {id_: (code, name) for id_, code, name in connection.execute(parties)}
    meetings = select(meeting.c.id, meeting.c.ref, meeting.c.title).where(meeting.c.id.in_(keys))
    return {id_: (ref, f"{ref}  {title}") for id_, ref, title in connection.execute(meetings)}
