"""Calendar files (RFC 5545) that calendars and task programs read: to-dos and whole days, each a date, never a moment.

Dates are DATE values without a zone, so that everybody reads the same days wherever they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from icalendar import Component

ToDoStatus = Literal["NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"]

_PRODUCT: Final = "-//secretariat//calendar file//EN"
_END: Final = b"END:VCALENDAR\r\n"
_DAY: Final = timedelta(days=1)


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


def calendar_file(entries: Iterable[ToDo | WholeDays], *, name: str, language: str) -> bytes:
    """The entries as an iCalendar file called ``name``; the same entries give the same bytes.

    They are written as they come, so that a long list takes little memory.
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
    head = calendar.to_ical()
    return b"".join((head.removesuffix(_END), *(_component(entry) for entry in entries), _END))


def _component(entry: ToDo | WholeDays) -> bytes:
    made = _to_do(entry) if isinstance(entry, ToDo) else _whole_days(entry)
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
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for days in entry.alarms:
        _ring(made, entry, days)
    return made


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
