"""How far away a meeting is, in words: "in 17 d", "in session", "354 d ago"; never more exact than its date. Pure."""

from __future__ import annotations

from datetime import date

from secretariat.meetings.states import MeetingStatus
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate

_NOT_COUNTED = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)


def countdown(dates: PartialDate | None, today: date, status: str = MeetingStatus.CONFIRMED) -> str:
    """How far away ``dates`` are from ``today``; "" where they are not known or the meeting is off.

    Dates known to the day are counted in days, others in months or years.
    """
    if dates is None or dates.first is None or status in _NOT_COUNTED:
        return ""
    if not known_to_the_day(dates):
        return _in_months(dates, today)
    last = dates.last or dates.first
    if dates.first > today:
        return _("in {n} d").format(n=(dates.first - today).days)
    if last < today:
        return _("{n} d ago").format(n=(today - last).days)
    return _("in session") if status in (MeetingStatus.CONFIRMED, MeetingStatus.IN_SESSION) else _("today")


def known_to_the_day(dates: PartialDate) -> bool:
    """Whether a date, or both ends of a span, are days, and none of them is uncertain."""
    return all(len(point) == len("2011-05-20") for point in dates.edtf.split("/")) and not (
        dates.approximate or dates.uncertain
    )


def _in_months(dates: PartialDate, today: date) -> str:
    first, last = dates.first, dates.last
    if first is not None and first > today:
        months = _months(today, first)
        if months < 24:
            return ngettext("in {n} month", "in {n} months", max(months, 1)).format(n=max(months, 1))
        return ngettext("in {n} year", "in {n} years", months // 12).format(n=months // 12)
    if last is not None and last < today:
        months = _months(last, today)
        if months < 24:
            return ngettext("{n} month ago", "{n} months ago", max(months, 1)).format(n=max(months, 1))
        return ngettext("{n} year ago", "{n} years ago", months // 12).format(n=months // 12)
    return ""


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
