"""What the day asks for: overdue, due soon, the next meetings, what is not ready, what nobody owns.

An action stands once, under the worst that is to be said of it; what else it lacks is said in its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of, left_words, over_words
from secretariat.actions.following.reminded import reminded
from secretariat.actions.queries import actions_window
from secretariat.actions.rows import ActionRow
from secretariat.agenda.model import agenda_item
from secretariat.agenda.states import ItemStatus
from secretariat.declarations.procedure.silence import left_words as silence_left
from secretariat.declarations.procedure.waiting import under_silence
from secretariat.delegations.readiness import lacking
from secretariat.delegations.rolls import roll_of
from secretariat.meetings.countdown import countdown
from secretariat.meetings.missed import missed_cadences
from secretariat.meetings.model import meeting
from secretariat.meetings.states import Level, MeetingStatus
from secretariat.people.retention import overdue
from secretariat.record.hanging import title_read
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.day import moment_in_words
from secretariat.values.language import _, ngettext
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate

MOST = 8
"""Rows shown of each part; the heading tells how many there are."""

_READY_WITHIN = timedelta(days=365)
_COMING = (MeetingStatus.TENTATIVE, MeetingStatus.CONFIRMED, MeetingStatus.IN_SESSION, MeetingStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of Today: what it is about (``kind`` "action" or "meeting", with its id), and how it reads.

    A ``kind`` "retention" is about the people who were last at the meeting of that number and reference.
    """

    kind: str
    id: int
    ref: str
    what: str
    who: str
    when: str
    left: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of Today; ``count`` is of all there are, ``items`` the first of them; ``name`` is not shown."""

    name: str
    heading: str
    count: int
    items: tuple[Item, ...]


def today_parts(record: Record, *, due_soon_days: int, retention_months: int = 0) -> list[Part]:
    """Everything Today shows, in its order; parts with nothing in them are left out.

    ``retention_months`` is how long personal data is kept after a meeting's end; 0: for ever.
    """
    soon = ngettext("Due in {n} day", "Due in {n} days", due_soon_days).format(n=due_soon_days)
    parts = [
        _actions(record, "overdue", _("Overdue"), {"overdue": "yes"}),
        _actions(record, "soon", soon, {"due_within": str(due_soon_days)}),
        _reminded(record, due_soon_days),
        _under_silence(record),
        _next_meetings(record),
        _missed(record),
        _not_ready(record),
        _unassigned(record, due_soon_days),
        _kept_too_long(record, retention_months),
    ]
    return [part for part in parts if part.count]


def is_new(record: Record) -> bool:
    """Whether the record holds no meeting and no action yet: somebody's first day."""
    from secretariat.actions.model import action

    with record.reading() as connection:
        return not (
            connection.execute(select(meeting.c.id).limit(1)).scalar()
            or connection.execute(select(action.c.id).limit(1)).scalar()
        )


def _actions(record: Record, name: str, heading: str, scope: dict[str, str], *, past: int = 0) -> Part:
    """Open actions by due date, without the first ``past`` of them."""
    window = actions_window(record, ListQuery(scope=scope))
    rows = window.rows(past, MOST)
    count = len(rows) if len(rows) < MOST else window.count() - past
    return Part(name, heading, count, tuple(_action(record, row) for row in rows))


def _reminded(record: Record, due_soon_days: int) -> Part:
    """What is not due soon yet, but a reminder's day has come."""
    count, rows = reminded(record, after_days=due_soon_days, limit=MOST)
    return Part("reminded", _("Reminders"), count, tuple(_action(record, row) for row in rows))


def _under_silence(record: Record) -> Part:
    """Texts that are adopted unless somebody objects, with how long is left; unbroken ones wait to be adopted."""
    items = []
    now = record.now()
    for one in under_silence(record):
        local = one.silence.until.astimezone(ZoneInfo(one.silence.zone))
        left = silence_left(one.silence.until, now) if one.silence.until > now else _("unbroken: adopt")
        items.append(Item("declaration", one.id, one.ref, one.title, f"{local:%Z}", moment_in_words(local), left))
    return Part("silence", _("Under silence"), len(items), tuple(items[:MOST]))


def _missed(record: Record) -> Part:
    """Series that should have met again by their cadence, told at the meeting they had last.

    Where another one is on record all the same, it is told instead: never confirmed, postponed, without a date.
    """
    with record.reading() as connection:
        found = missed_cadences(connection, record.today)
    items = []
    for one in found[:MOST]:
        expected = format_date(one.expected, short=True)
        last = _("last {dates}").format(dates=format_date(one.held, short=True))
        if (planned := one.planned) is not None:
            when = format_date(planned.dates, short=True) if planned.dates else expected
            items.append(Item("meeting", planned.id, planned.ref, planned.title, last, when, planned.state))
            continue
        items.append(Item("meeting", one.last_id, one.last, one.name, last, expected, _("no meeting planned")))
    return Part("missed", _("Should have met again"), len(found), tuple(items))


def _unassigned(record: Record, due_soon_days: int) -> Part:
    """What nobody owns or has no date, and does not stand above already: by due date, those come first of all."""
    above = {"unassigned": "yes", "overdue": "yes", "due_within": str(due_soon_days)}
    past = actions_window(record, ListQuery(scope=above)).count()
    return _actions(record, "unassigned", _("Without an owner or a date"), {"unassigned": "yes"}, past=past)


def _kept_too_long(record: Record, months: int) -> Part:
    """Whose personal data is kept beyond the period, by the meeting they were last at."""
    found = overdue(record, months)
    period = ngettext("{n} month", "{n} months", months).format(n=months)
    items = []
    for one in found[:MOST]:
        what = ngettext("Data of {n} person kept beyond {period}", "Data of {n} people kept beyond {period}", one.count)
        words = what.format(n=one.count, period=period)
        items.append(Item("retention", one.meeting_id, one.meeting, words, one.meeting, "", _("erase or keep")))
    return Part("retention", _("Personal data"), len(found), tuple(items))


def _action(record: Record, row: ActionRow) -> Item:
    due = due_of(row.due, row.due_by)
    left = ""
    if row.due_by is not None:
        left = over_words(row.due_by, record.today) if row.overdue else left_words(row.due_by, record.today)
    when = format_date(due, short=True) if due else _("no date")
    who = row.led_by or " · ".join(part for part in (_("no owner"), row.counterpart_name) if part)
    return Item("action", row.id, row.ref, row.title, who, when, left, row.overdue)


def _next_meetings(record: Record) -> Part:
    coming = and_(
        meeting.c.status.in_([status.value for status in _COMING]),
        or_(meeting.c.ends.is_(None), meeting.c.ends >= record.today),
        meeting.c.level.not_in([Level.BILATERAL.value]),
    )
    with record.reading() as connection:
        count = connection.execute(select(func.count()).select_from(meeting).where(coming)).scalar() or 0
        columns = (meeting.c.id, meeting.c.ref, meeting.c.title, meeting.c.place, meeting.c.dates, meeting.c.status)
        query = select(*columns).where(coming).order_by(meeting.c.dates_sort, meeting.c.id).limit(MOST)
        rows = connection.execute(query).all()
    items = []
    for id_, ref, title, place, edtf, status in rows:
        dates = PartialDate.from_edtf(edtf) if edtf else None
        when = format_date(dates, short=True) if dates else _("no date")
        left = countdown(dates, record.today, status)
        if status == MeetingStatus.TENTATIVE:
            left = f"{left} · {_('tentative')}" if left else _("tentative")
        items.append(Item("meeting", id_, ref, title, place, when, left))
    return Part("next", _("Next meetings"), count, tuple(items))


def _not_ready(record: Record) -> Part:
    """Meetings of the coming year for which delegations or agenda items still lack something."""
    soon = and_(
        meeting.c.status.in_([MeetingStatus.CONFIRMED.value, MeetingStatus.TENTATIVE.value]),
        meeting.c.ends >= record.today,
        meeting.c.starts <= record.today + _READY_WITHIN,
    )
    items = []
    with record.reading() as connection:
        query = select(meeting.c.id, meeting.c.ref, title_read(meeting), meeting.c.dates).where(soon)
        for id_, ref, title, edtf in connection.execute(query.order_by(meeting.c.dates_sort).limit(200)).all():
            lacking = [*_delegations_lack(connection, id_, record), *_agenda_lacks(connection, id_)]
            if lacking:
                dates = format_date(PartialDate.from_edtf(edtf), short=True)
                items.append(Item("meeting", id_, ref, title, " · ".join(lacking), dates, ""))
    return Part("unready", _("Not ready"), len(items), tuple(items[:MOST]))


def _delegations_lack(connection: Connection, meeting_id: int, record: Record) -> list[str]:
    delegations = roll_of(connection, meeting_id, record.today).delegations
    found = lacking((one.party, one.lacks) for one in delegations)
    return [f"{_(lack.value)}: {len(parties)}" for lack, parties in found.items()]


def _agenda_lacks(connection: Connection, meeting_id: int) -> list[str]:
    planned = and_(agenda_item.c.meeting_id == meeting_id, agenda_item.c.status == ItemStatus.PLANNED.value)
    query = select(func.count()).select_from(agenda_item).where(planned, agenda_item.c.lead_id.is_(None))
    without = connection.execute(query).scalar()
    if not without:
        return []
    return [ngettext("{n} agenda item has no lead", "{n} agenda items have no lead", without).format(n=without)]
