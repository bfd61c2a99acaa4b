"""When an entry of a calendar is: every time it comes, worked out from its own text by RFC 5545's rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from secretariat.diary.content_lines import KINDS

if TYPE_CHECKING:
    from icalendar import Calendar

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""The years that are looked through; what recurs without end is followed as far as this."""

_DAY: Final = timedelta(days=1)
_ZONE_NAME: Final = re.compile(r"^TZID:(.+)$", re.MULTILINE)
_OWN: Final = re.compile(r"~[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an entry comes. Whole days are dates, both included; hours are moments with their zone.

    A moment without a zone is local time, wherever one is. ``which`` is the RECURRENCE-ID of its series, "" of one
    that comes once. ``kind`` is VEVENT, VTODO or VJOURNAL.
    """

    kind: str
    uid: str
    starts: date | datetime
    ends: date | datetime
    title: str
    place: str
    status: str

    @property
    def whole_days(self) -> bool:
        """Whether it is days, not hours."""
        return not isinstance(self.starts, datetime)

    @property
    def first_day(self) -> date:
        """The day it begins, where it is held."""
        return self.starts.date() if isinstance(self.starts, datetime) else self.starts

    @property
    def last_day(self) -> date:
        """The last day it is on; what ends at midnight is not on the day that begins then."""
        if not isinstance(self.ends, datetime):
            return self.ends
        if self.ends > self.starts:
            return (self.ends - timedelta(microseconds=1)).date()
        return self.first_day


def parsed(texts: Sequence[str]) -> Calendar:
    """The texts of entries as one calendar. Raises ``ValueError`` where one is broken."""
    from icalendar import Calendar

    found = Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *_once(texts), "END:VCALENDAR", ""]))
    if not isinstance(found, Calendar):
        raise TypeError("a single calendar is parsed")
    return found


def _once(texts: Sequence[str]) -> list[str]:
    """The lines of the texts, each time zone and the calendar's own zone once."""
    lines: list[str] = []
    said: set[str] = set()
    for text in texts:
        for part in parts_of(_own_zones(text)):
            if part.startswith(("BEGIN:VTIMEZONE", "X-WR-TIMEZONE")):
                if part in said:
                    continue
                said.add(part)
            lines += part.split("\n")
    return lines


def _own_zones(text: str) -> str:
    """A text whose time zones have names that no other text gives to other clocks.

    The library remembers what a name meant the first time it read it, for the whole of a process.
    """
    for part in parts_of(text):
        found = _ZONE_NAME.search(part) if part.startswith("BEGIN:VTIMEZONE") else None
        if found is None or found[1] in _known():
            continue
        name, own = re.escape(found[1]), f"{found[1]}~{sha256(part.encode()).hexdigest()[:8]}"
        text = re.sub(
            rf'^TZID:{name}$|(?<=;TZID="){name}(?=")|(?<=;TZID=){name}(?=[;:])', _naming(own), text, flags=re.M
        )
    return text


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def _naming(own: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"TZID:{own}" if found[0].startswith("TZID:") else own


def zone_name(name: str) -> str:
    """A time zone's name as its file has it."""
    return _OWN.sub("", name)


def parts_of(text: str) -> list[str]:
    """A kept text in its parts: the zone of its calendar, each time zone, the entry."""
    parts: list[str] = []
    current: list[str] = []
    depth = 0
    for line in text.split("\n"):
        word = line.partition(":")[0].upper()
        depth += (word == "BEGIN") - (word == "END")
        current.append(line)
        if depth == 0:
            parts.append("\n".join(current))
            current = []
    return [*parts, *(["\n".join(current)] if current else [])]


def query_of(texts: Sequence[str]) -> Any:
    """What works out when the entries of one series (an entry and the occurrences changed) come."""
    import recurring_ical_events  # type: ignore[import-untyped]  # it has no types

    return recurring_ical_events.of(parsed(texts), components=list(KINDS))


def between(query: Any, first: date, last: date) -> list[Occurrence]:
    """Every time they come that touches the days from ``first`` to ``last``, in order.

    A day more is looked at on either side, because a day begins at another moment elsewhere.
    """
    found = [occurrence_of(one) for one in query.between(first - _DAY, last + _DAY + _DAY)]
    inside = [one for one in found if one.first_day <= last + _DAY and one.last_day >= first - _DAY]
    return sorted(inside, key=lambda one: (one.first_day, not one.whole_days, _clock(one), one.uid))


def occurrence_of(one: Any) -> Occurrence:
    """One time an entry comes, as the library gives it; a to-do that is only due is on when it is due."""
    starts, ends = (one.start, one.end) if "DTSTART" in one else (one["DUE"].dt, one["DUE"].dt)
    if "DTSTART" not in one and not isinstance(ends, datetime):
        ends += _DAY
    if isinstance(starts, datetime):
        if not isinstance(ends, datetime):
            ends = starts
    elif isinstance(ends, datetime):
        ends = ends.date()
    elif ends > starts:
        ends -= _DAY
    return Occurrence(
        str(one.name),
        str(one.get("UID", "")),
        starts,
        ends,
        _said(one.get("SUMMARY")),
        _said(one.get("LOCATION")),
        _said(one.get("STATUS")).lower(),
    )


def moment_of(value: date | datetime) -> datetime | None:
    """A moment as UTC; local time as if it were UTC; ``None`` for a day."""
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)


def _said(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None else str(value).strip()


def _clock(one: Occurrence) -> datetime:
    return moment_of(one.starts) or datetime.min.replace(tzinfo=UTC)
