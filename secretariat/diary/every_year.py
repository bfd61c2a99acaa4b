"""Whole days that come every year on their date (birthdays, holidays): by far most of what recurs. Pure.

The general way counts through every year since the first; a calendar of a thousand birthdays would take half a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_OTHERWISE: Final = re.compile(
    r"^(?:RDATE|EXDATE|EXRULE|RECURRENCE-ID|DURATION|DUE)[;:]|^DTSTART[^:]*:[0-9]{8}T", re.MULTILINE | re.I
)
_END: Final = re.compile(r"^DTEND[^:]*:([0-9]{8})$", re.MULTILINE | re.IGNORECASE)
_DAY: Final = re.compile(r"[0-9]{8}Z?")


@dataclass(frozen=True, slots=True)
class EveryYear:
    """From ``first`` on every ``interval`` years, ``days`` long, until a day or so many times."""

    first: date
    days: int
    interval: int = 1
    until: date | None = None
    count: int | None = None

    def between(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """The first and last day of each time that touches the days from ``first`` to ``last``."""
        long = timedelta(days=self.days - 1)
        came = 0
        leap = (self.first.month, self.first.day) == (2, 29)
        begin = self.first.year if self.count is not None else max(self.first.year, (first - long).year - 1)
        begin += (self.first.year - begin) % self.interval
        for year in range(begin, min(last.year, 9998) + 1, self.interval):
            if leap and not _is_leap(year):
                continue
            day = self.first.replace(year=year)
            came += 1
            if day > last or (self.until and day > self.until) or (self.count is not None and came > self.count):
                return
            if day + long >= first:
                yield day, day + long


def every_year(rule: str, component: str, first: date | None) -> EveryYear | None:
    """The rule where it is of this kind, ``None`` for every other; ``component`` is the entry's text."""
    if first is None or _OTHERWISE.search(component):
        return None
    end = _END.search(component)
    days = (date.fromisoformat(f"{end[1][:4]}-{end[1][4:6]}-{end[1][6:]}") - first).days if end else 1
    parts = dict(part.upper().split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.pop("FREQ", "") != "YEARLY" or not parts.keys() <= {"INTERVAL", "UNTIL", "COUNT", "BYMONTH", "BYMONTHDAY"}:
        return None
    if parts.get("BYMONTHDAY", str(first.day)) != str(first.day) or ("BYMONTHDAY" in parts and "BYMONTH" not in parts):
        return None
    if parts.get("BYMONTH", str(first.month)) != str(first.month):
        return None
    until, count, interval = (parts.get(key, "") for key in ("UNTIL", "COUNT", "INTERVAL"))
    if (until and not _DAY.fullmatch(until)) or not (count + interval or "1").isdigit() or interval == "0":
        return None
    last = date.fromisoformat(f"{until[:4]}-{until[4:6]}-{until[6:8]}") if until else None
    return EveryYear(first, max(days, 1), int(interval or 1), last, int(count) if count else None)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
