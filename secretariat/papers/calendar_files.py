"""Calendar files (RFC 5545) that calendars and task programs read: to-dos, whole days, hours of a day, and notes.

Dates are DATE values without a zone, so that everybody reads the same days wherever they are. Hours are local times of
the place they are held at, with that place's time zone in the file. What has no days yet is a note (VJOURNAL) without
any, so that no calendar shows it on a day that nobody named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from icalendar import Component

ToDoStatus = Literal["NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"]

_PRODUCT: Final = "-//secretariat//calendar file//EN"
_END: Final = b"END:VCALENDAR\r\n"
_DAY: Final = timedelta(days=1)


class ZoneSpan(NamedTuple):
    """An IANA time zone, and the first and last day on which a file tells hours in it."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows.

    ``uid`` is the same in every file that tells of the same thing, ``sequence`` grows with its changes, ``stamp`` is
    when it was last changed: a file read again brings what it told before up to date.

    ``alarms`` ring so many days before the end of the last day.
    """

    uid: str
    summary: str
    stamp: datetime
    sequence: int = 0
    description: str = ""
    categories: tuple[str, ...] = ()
    alarms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDo(Entry):
    """Something to do from ``begins`` to the end of the day ``due``; ``None`` where there is no such day.

    ``percent`` is how far it is, ``priority`` 1 (highest) to 9; ``None`` and 0 say nothing.
    """

    begins: date | None = None
    due: date | None = None
    status: ToDoStatus = "NEEDS-ACTION"
    percent: int | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class WholeDays(Entry):
    """The whole days from ``first`` to ``last``, both included; nobody is busy because of them."""

    first: date = date.min
    last: date = date.min
    cancelled: bool = False
    tentative: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Hours(Entry):
    """From ``starts`` until ``ends`` (moments with their zone, an IANA one or UTC); no end where none is known."""

    starts: datetime = datetime.min
    ends: datetime | None = None
    cancelled: bool = False
    tentative: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Undated(Entry):
    """Something whose days are not known: a note without a day, which no calendar shows on one."""

    cancelled: bool = False


CalendarEntry = ToDo | WholeDays | Hours | Undated


def calendar_file(
    entries: Iterable[CalendarEntry], *, name: str, language: str, zones: Iterable[ZoneSpan] = ()
) -> bytes:
    """The entries as an iCalendar file called ``name``; the same entries give the same bytes.

    They are written as they come, so that a long list takes little memory. ``zones`` are those that hours name.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The first of the two is RFC 7986's; more programs know the second.
    calendar.add("name", _text(name), {"LANGUAGE": language})
    calendar.add("x-wr-calname", _text(name))
    for zone in zones:
        calendar.add_component(_time_zone(zone))
    head = calendar.to_ical()
    return b"".join((head.removesuffix(_END), *(_component(entry) for entry in entries), _END))


def zones_of(entries: Iterable[CalendarEntry]) -> list[ZoneSpan]:
    """The zones that hours name, each from its first to its last moment, by name; UTC needs none."""
    spans: dict[str, ZoneSpan] = {}
    for entry in entries:
        if not isinstance(entry, Hours) or not isinstance(entry.starts.tzinfo, ZoneInfo):
            continue
        key = entry.starts.tzinfo.key
        first, last = entry.starts.date(), (entry.ends or entry.starts).date()
        known = spans.get(key)
        spans[key] = (
            ZoneSpan(key, min(known.first, first), max(known.last, last)) if known else ZoneSpan(key, first, last)
        )
    return [spans[key] for key in sorted(spans) if key != "UTC"]


def _time_zone(zone: ZoneSpan) -> Component:
    """How the clocks go there in the years that matter, and one more on either side."""
    from icalendar import Timezone

    first, last = date(max(zone.first.year - 1, 1), 1, 1), date(min(zone.last.year + 1, 9998), 12, 31)
    return Timezone.from_tzid(zone.name, first_date=first, last_date=last)


def _component(entry: CalendarEntry) -> bytes:
    made = _MADE[type(entry)](entry)
    made.add("uid", _text(entry.uid))
    made.add("dtstamp", entry.stamp.astimezone(UTC))
    made.add("last-modified", entry.stamp.astimezone(UTC))
    made.add("sequence", entry.sequence)
    made.add("summary", _text(entry.summary))
    if entry.description:
        made.add("description", _text(entry.description))
    if entry.categories:
        made.add("categories", [_text(category) for category in entry.categories])
    written: bytes = made.to_ical()
    return written


def _to_do(entry: ToDo) -> Component:
    from icalendar import Todo

    made = Todo()
    if entry.begins is not None and (entry.due is None or entry.begins < entry.due):
        made.add("dtstart", entry.begins)
    if entry.due is not None:
        made.add("due", entry.due)
        for days in entry.alarms:
            # To-dos are due, as RFC 5545 counts, where their last day begins: its end is a day later.
            _ring(made, entry, days - 1)
    made.add("status", entry.status)
    if entry.percent is not None:
        made.add("percent-complete", entry.percent)
    if entry.priority:
        made.add("priority", entry.priority)
    return made


def _whole_days(entry: WholeDays) -> Component:
    from icalendar import Event

    made = Event()
    made.add("dtstart", entry.first)
    if entry.last < date.max:
        made.add("dtend", entry.last + _DAY)
    elif entry.first < entry.last:
        made.add("dtend", entry.last)  # there is no day after it that could be written
    made.add("transp", "TRANSPARENT")
    _standing(made, entry)
    for days in entry.alarms:
        _ring(made, entry, days)
    return made


def _hours(entry: Hours) -> Component:
    from icalendar import Event

    made = Event()
    made.add("dtstart", entry.starts)
    if entry.ends is not None and entry.ends > entry.starts:
        made.add("dtend", entry.ends)
    made.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    _standing(made, entry)
    return made


def _undated(entry: Undated) -> Component:
    from icalendar import Journal

    made = Journal()
    made.add("status", "CANCELLED" if entry.cancelled else "DRAFT")
    return made


def _standing(made: Component, entry: WholeDays | Hours) -> None:
    """Whether it takes place, and where."""
    made.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.tentative else "CONFIRMED")
    if entry.place:
        made.add("location", _text(entry.place))


_MADE: Final[dict[type, Callable[[Any], Component]]] = {
    ToDo: _to_do,
    WholeDays: _whole_days,
    Hours: _hours,
    Undated: _undated,
}


def _ring(made: Component, entry: Entry, days: int) -> None:
    """An alarm so many days before the end of what it is in."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(entry.summary))
    alarm.add("trigger", -timedelta(days=days), {"RELATED": "END"})
    made.add_component(alarm)


def _text(words: str) -> str:
    """Words as a calendar file can hold them: what no program may find in them shows as "�"."""
    return printable(words)
