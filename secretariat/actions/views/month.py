"""A month as a calendar shows it: its weeks from Monday, and how much is due on each day. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import current_language
from secretariat.values.partial_date import PartialDate, Precision

WIDTH: Final = 7
"""Cells for each day."""


@dataclass(frozen=True, slots=True)
class Due:
    """How much is due on each day of a month, and how much in the month without a day."""

    days: Mapping[date, int]
    without_day: int


def due_in(first: date, dates: Iterable[PartialDate]) -> Due:
    """Of the due dates that end in the month of ``first``, how many are on which day, and how many on none."""
    days: dict[date, int] = {}
    without = 0
    for due in dates:
        if due.last is None or (due.last.year, due.last.month) != (first.year, first.month):
            continue
        if due.precision is Precision.DAY:
            days[due.last] = days.get(due.last, 0) + 1
        else:
            without += 1
    return Due(days, without)


def weeks(first: date, due: Due, today: date) -> list[str]:
    """The month in lines: the days of the week, then a line for each week; "[15]" is today, "15·2" two are due."""
    words = PRINTED[current_language()].weekdays
    lines = ["".join(word[:3].ljust(WIDTH) for word in words).rstrip()]
    for week in calendar.Calendar().monthdatescalendar(first.year, first.month):
        lines.append("".join(_day(day, first, due, today).ljust(WIDTH) for day in week).rstrip())
    return lines


def _day(day: date, first: date, due: Due, today: date) -> str:
    if day.month != first.month:
        return ""
    number = f"[{day.day}]" if day == today else f"{day.day:>2}"
    count = due.days.get(day, 0)
    return f"{number}·{count}" if count else number
