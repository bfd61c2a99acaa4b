"""What is on, read from the record: meetings, sessions, bilaterals in their slots, and due dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, RowMapping, Select, Table, and_, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of
from secretariat.actions.model import action
from secretariat.actions.states import ActionStatus
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.states import BilateralStatus
from secretariat.calendar.rows import LONG_AGO, Occasion, What, days_of
from secretariat.calendar.scope import Scope, meetings_in
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import MeetingStatus, SessionStatus
from secretariat.record.acts import act, act_change
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate, Precision

_host = meeting.alias("host_meeting")
_ORDER: Final = {what: place for place, what in enumerate(What)}
_OFF: Final = {MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value}
_NOT_HELD: Final = {BilateralStatus.CANCELLED.value, BilateralStatus.DECLINED.value}
_TO_BE_AGREED: Final = {
    BilateralStatus.REQUESTED.value,
    BilateralStatus.COUNTER_PROPOSED.value,
    BilateralStatus.RESCHEDULED.value,
}
_NEVER: Final = (0, LONG_AGO)
_ENDED: Final = (ActionStatus.DROPPED.value, ActionStatus.SUPERSEDED.value)


def occasions(record: Record, scope: Scope) -> list[Occasion]:
    """Everything the record knows to be on in ``scope``, by day and hour; what has no days comes last."""
    with record.reading() as connection:
        return in_order(occasions_in(connection, scope, record.zone))


def occasions_in(connection: Connection, scope: Scope, office: ZoneInfo) -> list[Occasion]:
    """The same within a read, in no order; ``office`` is the zone of what names none."""
    of = meetings_in(connection, scope)
    readers: dict[What, Callable[[Connection, Scope, Select[Any] | None, ZoneInfo], Iterator[Occasion]]] = {
        What.MEETINGS: _meetings,
        What.SESSIONS: _sessions,
        What.BILATERALS: _bilaterals,
        What.ACTIONS: _actions,
    }
    return [one for what in scope.what if what in readers for one in readers[what](connection, scope, of, office)]


def in_order(found: list[Occasion]) -> list[Occasion]:
    """By first day, whole days before hours, then by the clock, then by reference."""
    far = datetime.max.replace(tzinfo=UTC)
    return sorted(
        found,
        key=lambda one: (one.first or date.max, one.starts is not None, one.starts or far, _ORDER[one.what], one.ref),
    )


def zone_named(name: str, office: ZoneInfo) -> ZoneInfo:
    """The zone of that name; the office's where there is none, or none of that name is known here."""
    try:
        return ZoneInfo(name) if name else office
    except (ZoneInfoNotFoundError, ValueError):
        return office


def _meetings(connection: Connection, scope: Scope, of: Select[Any] | None, _office: ZoneInfo) -> Iterator[Occasion]:
    """Meetings, but those that are bilaterals, which have slots."""
    query = select(meeting, title_read(meeting).label("called")).where(
        meeting.c.id.not_in(select(bilateral.c.meeting_id))
    )
    if of is not None:
        query = query.where(meeting.c.id.in_(of))
    query = query.where(*_within(scope, meeting.c.starts, meeting.c.ends))
    changed = _changed(connection, meeting, query.with_only_columns(meeting.c.id))
    moved = _changed(connection, meeting, query.with_only_columns(meeting.c.in_margins_of_id))
    for row in connection.execute(query).mappings():
        act_id, at = max(changed.get(row["id"], _NEVER), moved.get(row["in_margins_of_id"] or 0, _NEVER))
        when = PartialDate.from_edtf(row["dates"]) if row["dates"] else None
        named = when is not None and are_days(when)
        yield Occasion(
            What.MEETINGS,
            "meeting",
            row["id"],
            row["ref"],
            row["called"],
            row["status"],
            row["starts"] if named else None,
            row["ends"] if named else None,
            zone=row["timezone"],
            place=row["place"],
            meeting=row["ref"],
            dates=row["dates"],
            cancelled=row["status"] in _OFF,
            tentative=row["status"] == MeetingStatus.TENTATIVE,
            version=act_id,
            changed=at,
            note=row["theme"],
        )


def are_days(when: PartialDate) -> bool:
    """Whether a date names days: a day, or from one to another; never a month, or "about the 20th"."""
    if when.first is None or when.last is None or when.approximate or when.uncertain:
        return False
    return all(PartialDate.from_edtf(part).precision is Precision.DAY for part in when.edtf.split("/"))


def _sessions(connection: Connection, scope: Scope, of: Select[Any] | None, office: ZoneInfo) -> Iterator[Occasion]:
    query = select(
        session,
        meeting.c.ref.label("meeting"),
        meeting.c.status.label("meeting_status"),
        meeting.c.timezone,
        meeting.c.place,
    ).join(meeting, meeting.c.id == session.c.meeting_id)
    query = query.where(session.c.starts.is_not(None))
    if of is not None:
        query = query.where(session.c.meeting_id.in_(of))
    query = query.where(*_within(scope, session.c.day, session.c.day))
    changed = _changed(connection, session, query.with_only_columns(session.c.id))
    moved = _changed(connection, meeting, query.with_only_columns(session.c.meeting_id))
    for row in connection.execute(query).mappings():
        act_id, at = max(changed.get(row["id"], _NEVER), moved.get(row["meeting_id"], _NEVER))
        first, last = days_of(row["starts"], row["ends"], zone_named(row["timezone"], office))
        yield Occasion(
            What.SESSIONS,
            "session",
            row["id"],
            row["ref"],
            row["title"],
            row["status"],
            first,
            last,
            row["starts"],
            row["ends"],
            row["timezone"],
            ", ".join(part for part in (row["room"], row["place"]) if part),
            row["meeting"],
            cancelled=row["status"] == SessionStatus.CANCELLED or row["meeting_status"] in _OFF,
            tentative=row["meeting_status"] == MeetingStatus.TENTATIVE,
            version=act_id,
            changed=at,
            note=row["track"],
        )


def _bilaterals(connection: Connection, scope: Scope, of: Select[Any] | None, office: ZoneInfo) -> Iterator[Occasion]:
    """Bilaterals in their slots, told in the zone of the meeting in whose margins they are; without one, by day."""
    query = (
        select(
            bilateral,
            title_read(meeting).label("called"),
            meeting.c.dates,
            meeting.c.starts.label("first_day"),
            meeting.c.ends.label("last_day"),
            func.coalesce(func.nullif(_host.c.timezone, ""), meeting.c.timezone).label("zone"),
            func.coalesce(func.nullif(_host.c.place, ""), meeting.c.place).label("place"),
            _host.c.id.label("host_id"),
            _host.c.ref.label("host"),
            _host.c.status.label("host_status"),
        )
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .outerjoin(_host, _host.c.id == meeting.c.in_margins_of_id)
        .where(or_(bilateral.c.slot_starts.is_not(None), meeting.c.starts.is_not(None)))
    )
    if of is not None:
        query = query.where(bilateral.c.meeting_id.in_(of))
    slot = bilateral.c.slot_starts
    # A day wider: the days are those of the place, the slot is UTC.
    if scope.first is not None:
        query = query.where(
            or_(slot >= _midnight(scope.first, -1), and_(slot.is_(None), meeting.c.ends >= scope.first))
        )
    if scope.last is not None:
        query = query.where(or_(slot < _midnight(scope.last, 2), and_(slot.is_(None), meeting.c.starts <= scope.last)))
    changed = _changed(connection, bilateral, query.with_only_columns(bilateral.c.id))
    own = _changed(connection, meeting, query.with_only_columns(bilateral.c.meeting_id))
    moved = _changed(connection, meeting, query.with_only_columns(_host.c.id))
    for row in connection.execute(query).mappings():
        first, last = _bilateral_days(row, office)
        # Of one known to a month alone, the meeting it is in the margins of says so.
        if first is None or last is None or (scope.first and last < scope.first) or (scope.last and first > scope.last):
            continue
        act_id, at = max(
            changed.get(row["id"], _NEVER),
            own.get(row["meeting_id"], _NEVER),
            moved.get(row["host_id"] or 0, _NEVER),
        )
        yield Occasion(
            What.BILATERALS,
            "bilateral",
            row["id"],
            row["ref"],
            row["called"],
            row["status"],
            first,
            last,
            row["slot_starts"],
            row["slot_ends"],
            row["zone"],
            ", ".join(part for part in (row["room"], row["place"]) if part),
            row["host"] or row["ref"],
            cancelled=row["status"] in _NOT_HELD or row["host_status"] in _OFF,
            tentative=row["status"] in _TO_BE_AGREED,
            version=act_id,
            changed=at,
        )


def _bilateral_days(row: RowMapping, office: ZoneInfo) -> tuple[date | None, date | None]:
    """The days of its slot; without one, those of its meeting where they are known."""
    if row["slot_starts"] is not None:
        return days_of(row["slot_starts"], row["slot_ends"], zone_named(row["zone"], office))
    named = bool(row["dates"]) and are_days(PartialDate.from_edtf(row["dates"]))
    return (row["first_day"], row["last_day"]) if named else (None, None)


def _actions(connection: Connection, scope: Scope, of: Select[Any] | None, _office: ZoneInfo) -> Iterator[Occasion]:
    """What is due; where no day was said, it is due in all of its month or year, and has no day."""
    query = select(action, meeting.c.ref.label("meeting")).outerjoin(meeting, meeting.c.id == action.c.meeting_id)
    query = query.where(action.c.due_by.is_not(None), action.c.status.not_in(_ENDED))
    if of is not None:
        query = query.where(action.c.meeting_id.in_(of))
    for row in connection.execute(query.where(*_within(scope, action.c.due_by, action.c.due_by))).mappings():
        due = due_of(row["due"], row["due_by"])
        day = row["due_by"] if due is not None and due.precision is Precision.DAY else None
        yield _due(row, day)


def _due(row: RowMapping, day: date | None) -> Occasion:
    return Occasion(
        What.ACTIONS,
        "action",
        row["id"],
        row["ref"],
        row["title"],
        row["status"],
        day,
        day,
        meeting=row["meeting"] or "",
        dates=row["due"],
        version=row["version"],
        changed=row["updated_at"],
    )


def _within(scope: Scope, starts: ColumnElement[Any], ends: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """What touches the days asked for; what has no dates at all is in no days, and in a list of all."""
    conditions: list[ColumnElement[bool]] = []
    if scope.first is not None:
        conditions.append(or_(ends >= scope.first, and_(ends.is_(None), starts.is_not(None))))
    if scope.last is not None:
        conditions.append(starts <= scope.last)
    return conditions


def _changed(connection: Connection, table: Table[Any], ids: Select[Any]) -> dict[int, tuple[int, datetime]]:
    """The act that changed each of these records last, by its number, which only grows, and when that was."""
    query = (
        select(act_change.c.record_id, func.max(act.c.id), func.max(act.c.at))
        .join(act, act.c.id == act_change.c.act_id)
        .where(act_change.c.table_name == table.name, act_change.c.record_id.in_(ids.order_by(None)))
        .group_by(act_change.c.record_id)
    )
    return {id_: (act_id, at) for id_, act_id, at in connection.execute(query)}


def _midnight(day: date, days: int) -> datetime:
    """The moment (UTC) a day begins, so many days later; as far as there are days."""
    return datetime.combine(date.fromordinal(min(max(day.toordinal() + days, 2), 3_652_000)), time(), UTC)
