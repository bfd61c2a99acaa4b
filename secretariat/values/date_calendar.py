"""Days and periods counted from today, and dates whose year was left out: the next such date that is not over.

Today is always a parameter. What the calendar does not have is answered by an ``Objection``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.values.date_refusal import Objection, month_name, weekday_name, years_allowed
from secretariat.values.edtf import FIRST_YEAR, HALF_CODE, LAST_YEAR, QUARTER_CODE
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

_LEAP_CYCLE = 9
_MONTHS_OF = {"B": 1, "Q": 3, "H": 6, "Y": 12}


@dataclass(frozen=True, slots=True)
class Parts:
    """What was written of one date; year, month or more may be missing.

    ``code`` is EDTF's number of the month or other part of the year; ``weekday`` (0 is Monday) is to be checked.
    """

    year: int | None = None
    code: int | None = None
    day: int | None = None
    weekday: int | None = None


def resolved(parts: Parts, today: date) -> PartialDate:
    """The date the parts name; without a year, the next one that is not over."""
    _check_exists(parts)
    if parts.year is not None:
        return _checked(_of(parts, parts.year), parts)
    for year in range(max(today.year - 1, FIRST_YEAR), today.year + _LEAP_CYCLE):
        if parts.day is not None and parts.day > _days_in(year, parts.code or 1):
            continue
        found = _of(parts, year)
        if not found.is_over(today):
            return _checked(found, parts)
    raise Objection(years_allowed())


def shifted(number: int, unit: str, today: date) -> PartialDate:
    """The day that many units (a letter of the vocabulary) from today; a month from 31 January is 28 February."""
    try:
        if unit in "DKW":
            return in_years(today + timedelta(days=number if unit == "D" else 7 * number))
        import pendulum

        start = pendulum.date(today.year, today.month, today.day)
        moved = start.add(months=number) if unit == "B" else start.add(years=number)
        return in_years(date(moved.year, moved.month, moved.day))
    except (OverflowError, ValueError) as error:
        raise Objection(years_allowed()) from error


def weekday_near(weekday: int, turn: int, today: date) -> PartialDate:
    """That weekday (0 is Monday): coming, today included (turn 0); after today (1); before today (-1)."""
    if turn == 0 and today.weekday() == weekday:
        return in_years(today)
    import pendulum

    start = pendulum.date(today.year, today.month, today.day)
    day = pendulum.WeekDay(weekday)
    found = start.previous(day) if turn < 0 else start.next(day)
    return in_years(date(found.year, found.month, found.day))


def period_near(unit: str, turn: int, today: date) -> PartialDate:
    """The week (Monday to Sunday), month, quarter, half-year or year that is `turn` away from today's."""
    if unit in "KW":
        monday = today - timedelta(days=today.weekday() - 7 * turn)
        return span(in_years(monday), in_years(monday + timedelta(days=6)))
    months = _MONTHS_OF[unit]
    count = (today.year * 12 + today.month - 1) // months + turn
    year, index = divmod(count * months, 12)
    part = index // months + 1
    if unit == "Y":
        return _of(Parts(), year)
    return _of(Parts(code={"B": 0, "Q": QUARTER_CODE, "H": HALF_CODE}[unit] + part), year)


def span(start: PartialDate, end: PartialDate) -> PartialDate:
    """From the one date to the other; objects to an end before its beginning."""
    if start.first and end.last and start.first > end.last:
        raise Objection(_("it ends before it begins; where the years differ, write both."))
    return PartialDate.from_edtf(f"{start.edtf}/{end.edtf}")


def in_years(day: date) -> PartialDate:
    """One day; objects to years the program does not keep."""
    _check_year(day.year)
    return PartialDate.of(day)


def _of(parts: Parts, year: int) -> PartialDate:
    _check_year(year)
    if parts.code is None:
        return PartialDate.from_edtf(f"{year:04}")
    if parts.day is None:
        return PartialDate.from_edtf(f"{year:04}-{parts.code:02}")
    return PartialDate.from_edtf(f"{year:04}-{parts.code:02}-{parts.day:02}")


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Objection(years_allowed(), str(year))


def _check_exists(parts: Parts) -> None:
    if parts.year is not None:
        _check_year(parts.year)
    if parts.code is None or parts.day is None:
        return
    if not 1 <= parts.code <= 12:
        raise Objection(_("there is no month {number}.").format(number=parts.code), str(parts.code))
    longest = _days_in(parts.year, parts.code)
    if not 1 <= parts.day <= longest:
        month = month_name(parts.code)
        if parts.code == 2 and parts.year is not None:
            month = f"{month} {parts.year}"
        raise Objection(_("{month} has {days} days.").format(month=month, days=longest), str(parts.day))


def _days_in(year: int | None, month: int) -> int:
    return monthrange(year if year is not None else 2000, month)[1]


def _checked(found: PartialDate, parts: Parts) -> PartialDate:
    day = found.first
    if parts.weekday is not None and day is not None and day.weekday() != parts.weekday:
        reason = _("{date} is a {right}, not a {wrong}.").format(
            date=f"{day.day} {month_name(day.month)} {day.year}",
            right=weekday_name(day.weekday()),
            wrong=weekday_name(parts.weekday),
        )
        raise Objection(reason, weekday_name(parts.weekday))
    return found
