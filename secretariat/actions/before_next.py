"""What is due before the next meeting: its last day is known once that meeting has a date, and moves with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import RowMapping, Select, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_columns, due_of
from secretariat.actions.model import action, carried_over
from secretariat.meetings.model import meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.record.derived import Touched, attends
from secretariat.record.work import Work
from secretariat.values.partial_date import BEFORE_NEXT_MEETING, PartialDate, Precision

_AT_ONCE: Final = 500
_NOT_HELD: Final = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
_MOVES: Final = frozenset({"series_id", "in_margins_of_id", "dates", "starts", "status"})


def last_day_before(connection: Connection, values: Mapping[str, Any]) -> date | None:
    """The last day before the next meeting of the series an action is from, or was last carried into.

    The day before it begins; where its dates are known to the month or year only, the last day of that: until then
    nobody can say it is too late. ``None`` while there is no such meeting, or it has no date.
    """
    found = _next_meeting(connection, values)
    return None if found is None else _day_before(found)


def months_before(connection: Connection) -> dict[int, tuple[date, date]]:
    """By id, the first and last day of the month or year the next meeting begins in, where no more is known of it.

    Only of actions due before such a meeting: for these "the day before" is no day anybody said.
    """
    query = select(action).where(action.c.due == BEFORE_NEXT_MEETING.edtf, action.c.due_by.is_not(None))
    spans = {}
    for row in connection.execute(query).mappings():
        found = _next_meeting(connection, dict(row))
        if found is not None and not _begins_on_a_day(found):
            spans[row["id"]] = found["starts"], found["ends"]
    return spans


def _next_meeting(connection: Connection, values: Mapping[str, Any]) -> RowMapping | None:
    last = _latest_meeting(connection, values)
    if last is None or last["series_id"] is None:
        return None
    following = (
        select(meeting.c.dates, meeting.c.starts, meeting.c.ends)
        .where(
            meeting.c.series_id == last["series_id"],
            meeting.c.dates_sort > last["dates_sort"],
            meeting.c.starts.is_not(None),
            meeting.c.status.not_in(_NOT_HELD),
        )
        .order_by(meeting.c.dates_sort, meeting.c.id)
        .limit(1)
    )
    return connection.execute(following).mappings().one_or_none()


def _begins_on_a_day(found: RowMapping) -> bool:
    begins = PartialDate.from_edtf(found["dates"].partition("/")[0])
    return begins.precision is Precision.DAY and not begins.uncertain and not begins.approximate


def _day_before(found: RowMapping) -> date | None:
    if _begins_on_a_day(found):
        day: date = found["starts"]
        return day - timedelta(days=1)
    ends: date | None = found["ends"]
    return ends


def _latest_meeting(connection: Connection, values: Mapping[str, Any]) -> RowMapping | None:
    """Of the meetings an action is from or was carried into, the latest; of one in the margins, its host meeting."""
    ids: Select[Any] = select(carried_over.c.meeting_id).where(carried_over.c.action_id == values.get("id"))
    at = or_(meeting.c.id == values["meeting_id"], meeting.c.id.in_(ids))
    query = select(meeting).where(at).order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc()).limit(1)
    found = connection.execute(query).mappings().one_or_none()
    if found is not None and found["series_id"] is None and found["in_margins_of_id"] is not None:
        host = select(meeting).where(meeting.c.id == found["in_margins_of_id"])
        found = connection.execute(host).mappings().one_or_none()
    return found


@attends(meeting)
def _moved(work: Work, touched: Touched) -> None:
    """A meeting came, went or moved: what is due before the next one of its series is brought in step."""
    before, after = touched.before or {}, touched.after or {}
    if before and after and all(before.get(key) == after.get(key) for key in _MOVES):
        return
    at = _meetings_of(work.connection, [row for row in (before, after) if row])
    for row in _bound_to(work.connection, at):
        last_day = last_day_before(work.connection, dict(row))
        if last_day != row["due_by"]:
            follows = due_columns(due_of(row["due"], last_day))
            work.change(action, row["id"], {key: follows[key] for key in ("due_by", "due_sort")})


def _meetings_of(connection: Connection, stood: Sequence[Mapping[str, Any]]) -> list[int]:
    """The meetings whose actions one meeting can move, by how it stood before and stands now.

    Itself, as it may have come into another series, those of its series, and what is in the margins of any of these.
    """
    series = {row["series_id"] for row in stood} - {None}
    of_series = select(meeting.c.id).where(meeting.c.series_id.in_(series))
    found = {row["id"] for row in stood} | set(connection.execute(of_series).scalars())
    hosts = sorted(found)
    for some in _portions(hosts):
        found |= set(connection.execute(select(meeting.c.id).where(meeting.c.in_margins_of_id.in_(some))).scalars())
    return sorted(found)


def _bound_to(connection: Connection, meetings: Sequence[int]) -> list[RowMapping]:
    """The actions due before the next meeting that are from one of these or were carried into one, in their order."""
    bound: dict[int, RowMapping] = {}
    query = select(action).where(action.c.due == BEFORE_NEXT_MEETING.edtf)
    for some in _portions(meetings):
        # Two questions, each with an index; asked as one, every action would be looked at.
        into = select(carried_over.c.action_id).where(carried_over.c.meeting_id.in_(some))
        for which in (action.c.meeting_id.in_(some), action.c.id.in_(into)):
            bound |= {row["id"]: row for row in connection.execute(query.where(which)).mappings()}
    return [bound[id_] for id_ in sorted(bound)]


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
