"""What a paper of the tracker is made of, read from the record."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from secretariat.actions.asked_words import about_words
from secretariat.actions.conditions import conditions
from secretariat.actions.model import action
from secretariat.actions.papers.standing_page import Done, Group, GroupedBy, StandingPage, grouped, standing_page
from secretariat.actions.rows import past_day
from secretariat.actions.states import ActionStatus
from secretariat.actions.tracker.export import listed_actions
from secretariat.actions.views.saved import asked_filters
from secretariat.meetings.model import meeting
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery


@dataclass(frozen=True, slots=True)
class TrackerPaper:
    """A tracker to be printed: its figures, its actions in groups, the titles of meetings by reference.

    ``about`` says in words what the list was narrowed to, "" where it was not.
    """

    page: StandingPage
    groups: tuple[Group, ...]
    by: GroupedBy
    titles: dict[str, str]
    about: str
    today: date


def tracker_paper(
    record: Record,
    query: ListQuery,
    *,
    by: GroupedBy = "lead",
    since: date | None = None,
    only: Set[int] = frozenset(),
) -> TrackerPaper:
    """The tracker that ``query`` lists, or only those of it with an id in ``only``.

    What was done is counted from ``since`` on, the first of January where none is given. Raises ``Refused`` for a
    filter there is not.
    """
    since = since or date(record.today.year, 1, 1)
    told = list(listed_actions(record, query, only).rows)
    done = Done(since, _done_since(record, query, since, only))
    return TrackerPaper(
        page=standing_page((row for row, _measures in told), record.today, done),
        groups=tuple(grouped(told, by)),
        by=by,
        titles=_meeting_titles(record) if by == "meeting" else {},
        about=about_words(query, marked=bool(only)),
        today=record.today,
    )


def _done_since(record: Record, query: ListQuery, since: date, only: Set[int]) -> int:
    """How many that the same question finds were done since; dates and states asked about are those of what is open."""
    today, past = record.today, past_day(record)
    filters = replace(
        asked_filters(record, query),
        status=ActionStatus.DONE.value,
        overdue=False,
        unassigned=False,
        undated=False,
        due_from=None,
        due_until=None,
    )
    with record.reading() as connection:
        found = conditions(connection, filters, today, past)
        found += [action.c.ended_by >= since, action.c.ended_by <= today]
        if only:
            ids = connection.execute(select(action.c.id).where(*found)).scalars()
            return sum(id_ in only for id_ in ids)
        return connection.execute(select(func.count()).select_from(action).where(*found)).scalar() or 0


def _meeting_titles(record: Record) -> dict[str, str]:
    used = select(action.c.meeting_id).where(action.c.meeting_id.is_not(None))
    query = select(meeting.c.ref, title_read(meeting)).where(meeting.c.id.in_(used))
    with record.reading() as connection:
        return dict(connection.execute(query).all())
