"""A month as weeks of days and a year as a strip of them, drawn in cells: what each piece says, and how it stands out.

Pure: it knows no screen. A drawing is lines of pieces; a piece is a text and "", "dim", "strong", "today" or "cursor".
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from secretariat.calendar.rows import Occasion
from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import current_language

Piece = tuple[str, str]
Shown = Callable[[str, int], str]
Drawing = list[list[Piece]]

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
"""The days that can be gone to: as far as what recurs is followed."""

LEAST_CELL: Final = 10
_DAYS_IN_STRIP: Final = 31
_TICKS: Final = "1···5····10···15···20···25···30·"
NAME: Final = 4
"""Cells for a month's name in the strip."""
GAP: Final = 3
STRIP_WIDTH: Final = 2 * (NAME + _DAYS_IN_STRIP) + GAP


def weeks_of(month: date) -> list[list[date]]:
    """The weeks from Monday that show a month; days before and after it fill the first and the last."""
    begin = month.replace(day=1)
    begin -= timedelta(days=begin.weekday())
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    count = (last - begin).days // 7 + 1
    return [[begin + timedelta(days=7 * week + day) for day in range(7)] for week in range(count)]


def by_day(found: Iterable[Occasion], first: date, last: date) -> dict[date, list[Occasion]]:
    """What is on, on each day from ``first`` to ``last``; what was called off is not counted."""
    days: dict[date, list[Occasion]] = {}
    for one in found:
        if one.first is None or one.last is None or one.cancelled:
            continue
        day = max(one.first, first)
        while day <= min(one.last, last):
            days.setdefault(day, []).append(one)
            day += timedelta(days=1)
    return days


def month_drawing(
    month: date,
    days: Mapping[date, Sequence[Occasion]],
    *,
    cursor: date,
    today: date,
    width: int,
    lines_of_week: int,
    shown: Shown,
) -> Drawing:
    """The weekdays, then each week: the number of each day with how much is on, and in its further lines what that is.

    ``lines_of_week`` is 1 or more; of what does not fit, the last line says how much more there is. ``shown`` makes a
    title fit into so many cells.
    """
    cell = max(width // 7, LEAST_CELL)
    names = PRINTED[current_language()].weekdays
    lines: Drawing = [[(name[:3].ljust(cell), "dim") for name in names]]
    for week in weeks_of(month):
        lines.append([_number(day, month, days.get(day, ()), cursor, today, cell) for day in week])
        for at in range(lines_of_week - 1):
            left = lines_of_week - 2 - at
            lines.append([_title(day, month, days.get(day, ()), at, left, cursor, cell, shown) for day in week])
    return lines


def _number(day: date, month: date, on: Sequence[Occasion], cursor: date, today: date, cell: int) -> Piece:
    number = f"[{day.day}]" if day == today else f"{day.day:>2}"
    text = f"{number} ·{len(on)}" if on else number
    style = "cursor" if day == cursor else "dim" if day.month != month.month else "strong" if on else ""
    return (text[: cell - 1].ljust(cell - 1) + " ", style)


def _title(
    day: date, month: date, on: Sequence[Occasion], at: int, left: int, cursor: date, cell: int, shown: Shown
) -> Piece:
    """What stands at a line of a day, with so many lines ``left`` below it."""
    more = len(on) - at
    words = "" if more < 1 else f"+{more}" if more > 1 and not left and at else on[at].title
    text = shown(words, cell - 1) if words else " " * (cell - 1)
    return (text + " ", "cursor" if day == cursor else "dim" if day.month != month.month else "")


def year_drawing(year: int, days: Mapping[date, int], *, cursor: date, today: date) -> Drawing:
    """Two columns of six months, a cell for each day: "·" nothing, a digit how much is on, "+" more than nine."""
    ticks = " " * NAME + _TICKS[:_DAYS_IN_STRIP]
    lines: Drawing = [[(ticks + " " * GAP + ticks, "dim")]]
    for month in range(1, 7):
        left = _strip(year, month, days, cursor, today)
        lines.append([*left, (" " * GAP, ""), *_strip(year, month + 6, days, cursor, today)])
    return lines


def _strip(year: int, month: int, days: Mapping[date, int], cursor: date, today: date) -> list[Piece]:
    names = PRINTED[current_language()].months_short
    pieces: list[Piece] = [(names[month - 1][: NAME - 1].ljust(NAME), "strong" if month == cursor.month else "")]
    last = calendar.monthrange(year, month)[1]
    for number in range(1, _DAYS_IN_STRIP + 1):
        if number > last:
            pieces.append((" ", ""))
            continue
        day = date(year, month, number)
        count = days.get(day, 0)
        text = "·" if not count else str(count) if count < 10 else "+"
        style = "cursor" if day == cursor else "today" if day == today else "strong" if count else "dim"
        pieces.append((text, style))
    return pieces


def day_at(drawing_month: date, x: int, y: int, *, width: int, lines_of_week: int) -> date | None:
    """The day of a month's drawing at a cell; ``None`` beside the days."""
    weeks = weeks_of(drawing_month)
    week, column = (y - 1) // lines_of_week, x // max(width // 7, LEAST_CELL)
    return weeks[week][column] if y >= 1 and week < len(weeks) and column < 7 else None


def day_of_strip(year: int, x: int, y: int) -> date | None:
    """The day of a year's drawing at a cell; ``None`` beside the days."""
    half, at = divmod(x, NAME + _DAYS_IN_STRIP + GAP)
    number, month = at - NAME + 1, y + 6 * half
    if not 1 <= y <= 6 or half > 1 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def month_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day; within what can be shown."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return FIRST_DAY if year < FIRST_DAY.year else LAST_DAY
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def within(day: date) -> date:
    """A day that can be shown."""
    return min(max(day, FIRST_DAY), LAST_DAY)
