"""How often something comes again: a part of RFC 5545's recurrence rules, and the next date by one.

A rule is kept as its parts in one order (``FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO``), without what says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from secretariat.values.edtf import FIRST_YEAR, HALF_CODE, LAST_YEAR, QUARTER_CODE
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate, Precision
from secretariat.values.refusal import Refused

FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST: Final = 1000
"""The largest interval and count."""

_ORDER: Final = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "UNTIL", "COUNT")
_ALLOWED: Final = {
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "INTERVAL": re.compile(r"[1-9][0-9]{0,3}"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*"),
    "BYMONTHDAY": re.compile(r"-?(?:[1-9]|[12][0-9]|3[01])(?:,-?(?:[1-9]|[12][0-9]|3[01]))*"),
    "BYDAY": re.compile(r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*"),
    "BYSETPOS": re.compile(r"-?[1-9][0-9]{0,2}(?:,-?[1-9][0-9]{0,2})*"),
    "UNTIL": re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "COUNT": re.compile(r"[1-9][0-9]{0,3}"),
}
_MONTHS: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_MARKS: Final = "?~%"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule's parts. ``months`` and ``month_days`` are numbers, ``days`` as RFC 5545 writes them (``1MO``);
    ``until`` is the last day on which it may come again, ``count`` how often it comes at all (0: without end)."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    positions: tuple[int, ...] = ()
    until: date | None = None
    count: int = 0

    @property
    def text(self) -> str:
        """The rule as it is kept."""
        parts = {
            "FREQ": self.frequency,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "BYMONTH": ",".join(map(str, self.months)),
            "BYMONTHDAY": ",".join(map(str, self.month_days)),
            "BYDAY": ",".join(self.days),
            "BYSETPOS": ",".join(map(str, self.positions)),
            "UNTIL": f"{self.until:%Y%m%d}" if self.until else "",
            "COUNT": str(self.count) if self.count else "",
        }
        return ";".join(f"{key}={parts[key]}" for key in _ORDER if parts[key])

    @property
    def whole_months(self) -> int:
        """How many months lie between two dates, where the rule says nothing but that; else 0."""
        if self.months or self.month_days or self.days or self.positions:
            return 0
        return {"MONTHLY": 1, "YEARLY": 12}.get(self.frequency, 0) * self.interval


def rule_of(text: str) -> Rule | None:
    """The rule that a text in RFC 5545's notation means; ``None`` for any other text, and for parts not kept here."""
    given = text.strip().upper().removeprefix("RRULE:").removesuffix(";")
    named: dict[str, str] = {}
    for part in given.split(";"):
        key, _equals, value = part.partition("=")
        if key == "WKST" and value == "MO":  # as every calendar here has it
            continue
        if key in named or key not in _ALLOWED or not _ALLOWED[key].fullmatch(value):
            return None
        named[key] = value
    if "FREQ" not in named or ("UNTIL" in named and "COUNT" in named):
        return None
    try:
        until = datetime.strptime(named["UNTIL"][:8], "%Y%m%d").date() if "UNTIL" in named else None
    except ValueError:
        return None
    rule = Rule(
        named["FREQ"],
        int(named.get("INTERVAL", "1")),
        _numbers(named.get("BYMONTH", "")),
        _numbers(named.get("BYMONTHDAY", "")),
        tuple(day.lstrip("+") for day in named["BYDAY"].split(",")) if "BYDAY" in named else (),
        _numbers(named.get("BYSETPOS", "")),
        until,
        int(named.get("COUNT", "0")),
    )
    return rule if _comes(rule) else None


def next_date(text: str, due: PartialDate, *, occurrence: int = 1) -> PartialDate | None:
    """When it comes again after ``due``, the ``occurrence``-th: "September 2013" every two years is "September 2015".

    A day goes by RFC 5545 (31 January monthly: 31 March, where February has no such day). A month, quarter, half-year
    or year stays one. ``None`` where the rule ends before. Raises ``Refused`` where such a date can't recur by it.
    """
    rule = rule_of(text)
    if rule is None:
        raise ValueError(f"no recurrence rule: {text!r}")
    if rule.count and occurrence >= rule.count:
        return None
    following = _following(rule, due)
    if following is None or (rule.until and (following.first or following.last or date.max) > rule.until):
        return None
    return following


def _following(rule: Rule, due: PartialDate) -> PartialDate | None:
    start, slash, end = due.edtf.partition("/")
    if not slash:
        return _point(rule, due)
    ends = [part if part in ("", "..") else _point(rule, PartialDate.from_edtf(part)) for part in (start, end)]
    if None in ends or all(isinstance(each, str) for each in ends):
        if None in ends:
            return None
        raise _can_not(due)
    return PartialDate.from_edtf(
        "/".join(each if isinstance(each, str) else each.edtf for each in ends if each is not None)
    )


def _point(rule: Rule, due: PartialDate) -> PartialDate | None:
    if due.precision is Precision.DAY and due.first is not None:
        day = _day_after(rule, due.first)
        return None if day is None else PartialDate.from_edtf(day.isoformat() + due.edtf[10:])
    months, unit = rule.whole_months, _MONTHS.get(due.precision, 0)
    if due.precision is Precision.SEASON:
        unit = 12
    by_month = due.precision is Precision.MONTH and rule.months and not (rule.month_days or rule.days or rule.positions)
    if due.first is None or not unit or not (by_month or (months and months % unit == 0)):
        raise _can_not(due)
    marks = due.edtf[len(due.edtf.rstrip(_MARKS)) :]
    if due.precision is Precision.SEASON:
        year = int(due.edtf[:4]) + months // 12
        return PartialDate.from_edtf(f"{year}{due.edtf[4:]}") if year <= LAST_YEAR else None
    first = _day_after(rule, due.first)
    return None if first is None else PartialDate.from_edtf(_covering(first, due.precision) + marks)


def _covering(first: date, precision: Precision) -> str:
    """The month, quarter, half-year or year that begins on ``first``."""
    if precision is Precision.YEAR:
        return f"{first.year:04}"
    number = {
        Precision.MONTH: first.month,
        Precision.QUARTER: QUARTER_CODE + (first.month + 2) // 3,
        Precision.HALF: HALF_CODE + (first.month + 5) // 6,
    }[precision]
    return f"{first.year:04}-{number:02}"


def _day_after(rule: Rule, day: date) -> date | None:
    """The next day by RFC 5545 after ``day``, on which it begins."""
    from dateutil.rrule import rrulestr

    endless = Rule(rule.frequency, rule.interval, rule.months, rule.month_days, rule.days, rule.positions)
    begins = datetime.combine(day, time())
    # The year 2199 is the last that the record keeps; without an end a rule that never comes would be sought for ever.
    bounded = f"{endless.text};UNTIL={LAST_YEAR}1231T000000"
    found = rrulestr(bounded, dtstart=begins).after(begins)
    return found.date() if found is not None and found.year >= FIRST_YEAR else None


def _comes(rule: Rule) -> bool:
    """Whether it comes at all: 31 February never does, and days of a week are no part of a year without a month."""
    if rule.interval > MOST or rule.count > MOST or (rule.until and not FIRST_YEAR <= rule.until.year <= LAST_YEAR):
        return False
    ordinal = any(len(day) > 2 for day in rule.days)
    if ordinal and rule.frequency in ("DAILY", "WEEKLY"):
        return False
    if rule.month_days and rule.frequency == "WEEKLY":
        return False
    if rule.positions and not (rule.days or rule.month_days or rule.months):
        return False
    shortest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    possible = rule.months or tuple(range(1, 13))
    return not rule.month_days or any(
        abs(day) <= shortest.get(month, 31) for month in possible for day in rule.month_days
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",")) if text else ()


def _can_not(due: PartialDate) -> Refused:
    from secretariat.values.date_print import format_date

    return Refused(
        _(
            "A due date of “{date}” can't recur by that rule: days of a week or month need one known to the day, "
            "months one known to the month, quarters to the quarter."
        ).format(date=format_date(due))
    )
