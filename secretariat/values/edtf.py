"""Strict reading of the part of EDTF an office uses (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/).

Level 0: ``2011-07-29``, ``2011-07``, ``2011``, intervals ``A/B``.
Level 1: ``?`` uncertain, ``~`` approximate, ``%`` both; open ends (``2015/..``, ``../2020``) and unknown ones
(``/2020``, ``2020/``); ``202X`` decades; seasons ``2015-21`` to ``2015-24``.
Level 2: quarters ``2015-33`` to ``2015-36``, half-years ``2015-40`` and ``2015-41``.
One word is ours and not EDTF's: ``before-next-meeting``. Years run from 1900 to 2199.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
ONGOING_EDTF: Final = "../.."
BEFORE_NEXT_MEETING_EDTF: Final = "before-next-meeting"

# EDTF numbers the parts of a year that are not months above twelve; these stand before the first of each kind.
SEASON_CODE: Final = 20
QUARTER_CODE: Final = 32
HALF_CODE: Final = 39


class NotEdtf(ValueError):
    """The text is not EDTF, or a part of it this program does not keep."""


class Precision(StrEnum):
    """How exactly a date is known; members stand from fine to coarse, and ``rank`` gives that order."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    UNTIL = "until"
    SINCE = "since"
    BEFORE_NEXT_MEETING = "before-next-meeting"
    ONGOING = "ongoing"

    @property
    def rank(self) -> int:
        """0 for a day, more for coarser ones. (Comparing members themselves compares their words.)"""
        return _RANKS[self]


_RANKS: Final = {precision: rank for rank, precision in enumerate(Precision)}


class Span(NamedTuple):
    """What a canonical EDTF text means: first and last day (inclusive, None where open), how well it is known."""

    edtf: str
    first: date | None
    last: date | None
    precision: Precision
    approximate: bool
    uncertain: bool


def read(text: str) -> Span:
    """The meaning of an EDTF text, in canonical form; raises ``NotEdtf``."""
    if text == BEFORE_NEXT_MEETING_EDTF:
        return Span(text, None, None, Precision.BEFORE_NEXT_MEETING, False, False)
    if text == ONGOING_EDTF:
        return Span(text, None, None, Precision.ONGOING, False, False)
    start, slash, end = text.partition("/")
    return _interval(text, start, end) if slash else _point(text)


def _point(text: str) -> Span:
    mark = text[-1:]
    qualified = mark != "" and mark in "?~%"
    first, last, precision = _bounds(text[:-1] if qualified else text, text)
    return Span(text, first, last, precision, qualified and mark in "~%", qualified and mark in "?%")


def _interval(text: str, start: str, end: str) -> Span:
    begun = _point(start) if start not in ("", "..") else None
    ended = _point(end) if end not in ("", "..") else None
    if begun is None and ended is None:
        raise NotEdtf(f"{text!r} has neither a beginning nor an end")
    if begun is not None and begun == ended:
        return begun
    first = begun.first if begun else None
    last = ended.last if ended else None
    if first is not None and last is not None and first > last:
        raise NotEdtf(f"{text!r} ends before it begins")
    precision = Precision.INTERVAL if begun and ended else Precision.UNTIL if ended else Precision.SINCE
    points = [point for point in (begun, ended) if point]
    approximate = any(point.approximate for point in points)
    uncertain = any(point.uncertain for point in points)
    return Span(text, first, last, precision, approximate, uncertain)


def _bounds(body: str, text: str) -> tuple[date, date, Precision]:
    size = len(body)
    if size == 4:
        if body[3] == "X":
            decade = _number(body[:3], text) * 10
            _check_year(decade, text)
            return date(decade, 1, 1), date(decade + 9, 12, 31), Precision.DECADE
        year = _year(body, text)
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    if size not in (7, 10) or body[4] != "-":
        raise NotEdtf(f"{text!r} is not a date in EDTF")
    year, code = _year(body[:4], text), _number(body[5:7], text)
    if size == 7:
        return _months(year, code, text)
    if body[7] != "-":
        raise NotEdtf(f"{text!r} is not a date in EDTF")
    try:
        day = date(year, code, _number(body[8:], text))
    except ValueError as error:
        raise NotEdtf(f"{text!r} is not a day of the calendar") from error
    return day, day, Precision.DAY


def _months(year: int, code: int, text: str) -> tuple[date, date, Precision]:
    if 1 <= code <= 12:
        start, months, precision = code, 1, Precision.MONTH
    elif 1 <= code - SEASON_CODE <= 4:
        # By the northern convention: spring is March to May, winter runs into the next year.
        start, months, precision = 3 * (code - SEASON_CODE), 3, Precision.SEASON
    elif 1 <= code - QUARTER_CODE <= 4:
        start, months, precision = 3 * (code - QUARTER_CODE) - 2, 3, Precision.QUARTER
    elif 1 <= code - HALF_CODE <= 2:
        start, months, precision = 6 * (code - HALF_CODE) - 5, 6, Precision.HALF
    else:
        raise NotEdtf(f"{text!r}: there is no month or part of a year {code:02}")
    after = start - 1 + months
    last = date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return date(year, start, 1), last, precision


def _number(digits: str, text: str) -> int:
    if not (digits.isascii() and digits.isdigit()):
        raise NotEdtf(f"{text!r} is not a date in EDTF")
    return int(digits)


def _year(digits: str, text: str) -> int:
    year = _number(digits, text)
    _check_year(year, text)
    return year


def _check_year(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotEdtf(f"{text!r}: years run from {FIRST_YEAR} to {LAST_YEAR}")
