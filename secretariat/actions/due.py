"""When an action is overdue, how long it is over, how long is left. Pure: the day is given, never read from a clock.

A due date has a precision: "July 2011" is one month, not over on 31 July, and over on 1 August.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from secretariat.actions.standing import is_open
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate, Precision

UNKNOWN_DATE_SORT: Final = "~"
"""Sorts after every date: what has no date stands last."""

DATED_BEFORE: Final = "99999999"
"""Every date with a last day sorts before this; open ends and unknown dates do not."""


def due_of(edtf: str, due_by: date | None = None) -> PartialDate | None:
    """The due date as the record keeps it ("" while unknown).

    "Before the next meeting" has the last day ``due_by`` where that meeting has a date.
    """
    if not edtf:
        return None
    due = PartialDate.from_edtf(edtf)
    return replace(due, last=due_by) if due.precision is Precision.BEFORE_NEXT_MEETING else due


def due_columns(due: PartialDate | None) -> dict[str, Any]:
    """A due date as the record's columns hold it: EDTF, last day, sortable text."""
    if due is None:
        return {"due": "", "due_by": None, "due_sort": UNKNOWN_DATE_SORT}
    return {"due": due.edtf, "due_by": due.last, "due_sort": due.sort_key}


def day_sort(day: date) -> str:
    """The sortable text before all dates whose last day is ``day`` or later, after all that end earlier."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def is_overdue(due_by: date | None, status: str, today: date) -> bool:
    """Whether an action still open has seen the last day of its due date pass."""
    return due_by is not None and due_by < today and is_open(status)


def days_over(due_by: date, today: date) -> int:
    """How many days ago the last day was; 0 or less while it is not over."""
    return (today - due_by).days


def over_words(due_by: date, today: date) -> str:
    """How long it is over: "15 days"."""
    days = days_over(due_by, today)
    return ngettext("{n} day", "{n} days", days).format(n=days)


def left_words(due_by: date, today: date) -> str:
    """How long is left: "in 17 d", "today"; "" when it is over."""
    days = (due_by - today).days
    if days < 0:
        return ""
    return _("today") if days == 0 else _("in {n} d").format(n=days)


def due_words(due: PartialDate | None, status: str, today: date) -> str:
    """A due date in full: "end of 2015 (31 Dec 2015, in 253 d)", "July 2011 (overdue, 15 days)"; "" while unknown."""
    if due is None:
        return ""
    stated = format_date(due)
    if due.last is None:
        return stated
    aside = [] if due.precision is Precision.DAY else [format_date(PartialDate.of(due.last), short=True)]
    if is_overdue(due.last, status, today):
        aside = [_("overdue, {days}").format(days=over_words(due.last, today))]
    elif is_open(status):
        aside.append(left_words(due.last, today))
    return f"{stated} ({', '.join(aside)})" if aside else stated
