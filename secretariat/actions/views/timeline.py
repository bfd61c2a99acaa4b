"""Due dates over the months: a day is a point, a month or a year a bar as long as it is. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import current_language
from secretariat.values.partial_date import PartialDate, Precision

CELLS: Final = 4
"""Cells for each month."""

POINT, SPAN, ROUGH, TODAY, BEFORE, AFTER = "●", "━", "╌", "│", "◂", "▸"
"""A day; a month, quarter or year; one that is about or uncertain; today's place; what lies before and after."""
_WITHIN: Final = {SPAN: "┿", ROUGH: "┼"}
"""Today within what lasts longer."""


def month_at(first: date, offset: int) -> date:
    """The first day of the month ``offset`` months after that of ``first``."""
    months = first.year * 12 + first.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)


def heading(first: date, months: int) -> str:
    """The months' names, short; a January has its year: "Nov Dec '12". Without one the first month has it."""
    names = PRINTED[current_language()].months_short
    shown = [month_at(first, at) for at in range(months)]
    dated = next((month for month in shown if month.month == 1), first)
    said = [
        f"'{month.year % 100:02}" if month.month == 1 or month == dated else names[month.month - 1][: CELLS - 1]
        for month in shown
    ]
    return "".join(word.ljust(CELLS) for word in said).rstrip()


def bar(due: PartialDate | None, first: date, months: int, today: date) -> str:
    """The line of an action: ``months`` from that of ``first`` on, with today's place in it."""
    line = [" "] * (months * CELLS)
    _mark(line, _place(today, first), TODAY)
    if due is None or (due.last is None and due.precision is Precision.BEFORE_NEXT_MEETING):
        return "".join(line).rstrip()
    rough = due.approximate or due.uncertain
    begins = due.first or (date(due.last.year, due.last.month, 1) if due.last else None)
    ends = due.last
    if begins is not None and begins == ends and not rough:
        _mark(line, _place(begins, first), POINT)
    elif begins is not None:
        start = _place(begins, first)
        stop = len(line) if ends is None else _place(ends, first)
        for place in range(max(start, 0), min(stop, len(line) - 1) + 1):
            sign = ROUGH if rough else SPAN
            _mark(line, place, _WITHIN[sign] if line[place] == TODAY else sign)
    _point_outside(line, due, first)
    return "".join(line).rstrip()


def _point_outside(line: list[str], due: PartialDate, first: date) -> None:
    """Arrows at the edges for what is not in sight, or goes on."""
    if due.last is not None and _place(due.last, first) < 0:
        line[0] = BEFORE
    if due.last is None or _place(due.last, first) >= len(line):
        line[-1] = AFTER


def _place(day: date, first: date) -> int:
    """The cell of a day: each month has ``CELLS``."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months * CELLS + min(CELLS - 1, (day.day - 1) * CELLS // 30)


def _mark(line: list[str], place: int, sign: str) -> None:
    if 0 <= place < len(line):
        line[place] = sign
