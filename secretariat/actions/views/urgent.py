"""The open actions by urgency, each with its sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from secretariat.actions import standing
from secretariat.actions.conditions import conditions, is_open
from secretariat.actions.due import due_of
from secretariat.actions.model import action
from secretariat.actions.rows import ActionRow, past_day, rows_of, rows_query
from secretariat.actions.states import URGENCY
from secretariat.actions.urgency import Term, terms, total
from secretariat.actions.views.saved import asked_filters
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery

MOST: Final = 200
"""How many are shown: nobody works down a longer list, and the rest need not be looked at."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """An action with how urgent it is, and why."""

    row: ActionRow
    points: int
    terms: tuple[Term, ...]

    @property
    def id(self) -> int:
        """The action's number."""
        return self.row.id

    @property
    def ref(self) -> str:
        """The action's reference."""
        return self.row.ref

    @property
    def version(self) -> int:
        """The action's version."""
        return self.row.version


def urgent_actions(record: Record, query: ListQuery) -> list[Urgent]:
    """The most urgent of what ``query`` asks for, at most ``MOST``.

    Of each priority those due first are weighed, and those without an owner: what is due later, with the same
    priority, is never more urgent by more than those reasons, so that a long record is not read through.
    """
    today, past = record.today, past_day(record)
    filters = asked_filters(record, query)
    with record.reading() as connection:
        where = [*conditions(connection, filters, today, past), is_open(past)]
        ids: set[int] = set()
        for points in sorted(set(URGENCY.values())):
            of_it = select(action.c.id).where(*where, action.c.urgency == points)
            ids |= set(connection.execute(of_it.order_by(action.c.due_sort, action.c.id).limit(MOST)).scalars())
            unowned = of_it.where(action.c.lead == "").order_by(action.c.due_sort, action.c.id).limit(MOST)
            ids |= set(connection.execute(unowned).scalars())
        rows = connection.execute(rows_query(past).where(action.c.id.in_(ids))).mappings().all()
        weighed = [weigh(record, row) for row in rows_of(connection, rows, today, past)]
    return sorted(weighed, key=lambda one: (-one.points, one.row.due or "~", one.id))[:MOST]


def weigh(record: Record, row: ActionRow) -> Urgent:
    """One action with its sum; one that has ended has none."""
    if not standing.is_open(row.status):
        return Urgent(row, 0, ())
    due = due_of(row.due, row.due_by)
    reasons = terms(
        due_by=due.last if due else None,
        dated=due is not None,
        priority=row.priority,
        lead=row.lead,
        progress=row.progress,
        today=record.today,
    )
    return Urgent(row, total(reasons), reasons)
