"""When a delegate comes and goes: a day, with its time where that is known. Pure."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final

from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_TIME: Final = re.compile(
    r"(?:^|[\sT,;/@])([0-2]?[0-9])[:.h]([0-5][0-9])(?:[:.][0-5][0-9])?(?:\.0+)?\s*([ap]\.?m\.?)?$", re.IGNORECASE
)
_AROUND: Final = re.compile(r"(?:\b(?:at|pukul|jam)|[,;/@]|(?<=[0-9])T)\s*$", re.IGNORECASE)
_EAST_ASIAN: Final = re.compile(r"([0-9]{4})[年년]\s*([0-9]{1,2})[月월]\s*([0-9]{1,2})[日일]")
_HYPHENS: Final = re.compile(r"(?<=[0-9])-(?=[^\W\d]{3,})|(?<=[^\W\d]{3})-(?=[0-9])")  # 24-July-2012
_YEAR: Final = re.compile(r"[0-9]{4}")
_HALF_YEAR: Final = timedelta(days=183)
_LONGEST: Final = 80
_AROUND_MEETING: Final = timedelta(days=90)
"""Nobody comes so long before a meeting or leaves so long after it; such a day is a year or a month mistyped."""


def travel_moment(text: str, field: str, *, today: date, meeting: date | None = None) -> str:
    """``2018-12-03`` or ``2018-12-03 14:30`` for what somebody wrote; "" for nothing.

    ``field`` is the column's own words. A day without a year is the one nearest the ``meeting``'s first day, so that
    people may come the day before it; where that is not known, the next from ``today``. Raises ``Refused`` for what
    is no single day, and for a time that is none.
    """
    written = _HYPHENS.sub(" ", _EAST_ASIAN.sub(r"\3/\2/\1", text.strip()))
    if not written:
        return ""
    if len(written) > _LONGEST:
        raise Refused(_("{field}: “{text}…” is not a day.").format(field=field, text=written[:40]))
    hour = _TIME.search(written)
    clock = ""
    if hour and hour.start():
        clock = _clock(hour, written, field)
        written = _AROUND.sub("", written[: hour.start(1)].rstrip()).strip()
    try:
        day = _day(written, today, meeting)
    except Refused as refused:
        raise Refused(f"{field}: {refused.message}") from None
    if day.first is None or day.first != day.last:
        raise Refused(
            _("{field}: “{text}” is not a day; write it like 3 December 2018, or 2018-12-03 14:30.").format(
                field=field, text=text.strip()
            )
        )
    if clock == "00:00":  # a sheet's cell with a day and no time
        clock = ""
    return f"{day.first.isoformat()} {clock}".strip()


def _day(written: str, today: date, meeting: date | None) -> PartialDate:
    """The day that is written; words that count from today ("friday") are left to do so."""
    if meeting is None:
        return parse_date(written, today=today)
    # The next such day from half a year before the meeting is the one nearest to it.
    nearest = parse_date(written, today=max(meeting, date.min + _HALF_YEAR) - _HALF_YEAR)
    if _YEAR.search(written):
        return nearest
    try:
        following = parse_date(written, today=today)
    except Refused:  # its weekday is right in the one year and wrong in the other
        return nearest
    return nearest if following.edtf[4:] == nearest.edtf[4:] else following


def travel_day(moment: str) -> date | None:
    """The day of a moment as it is kept."""
    return date.fromisoformat(moment[:10]) if moment else None


def refuse_far(moment: str, field: str, first: date | None, last: date | None) -> None:
    """Raise ``Refused`` for a moment far from a meeting's days, as far as these are known."""
    day, last = travel_day(moment), last or first
    if day and first and last and not first - _AROUND_MEETING <= day <= last + _AROUND_MEETING:
        message = _("{field}: {day} is far from the meeting ({first} to {last}); it must be within 90 days of it.")
        raise Refused(message.format(field=field, day=day.isoformat(), first=first, last=last))


def refuse_turned(arrival: str, departure: str) -> None:
    """Raise ``Refused`` where somebody would leave on a day before the one they come."""
    came, left = travel_day(arrival), travel_day(departure)
    if came and left and left < came:
        raise Refused(_("The departure is before the arrival ({day}).").format(day=came.isoformat()))


def _clock(found: re.Match[str], text: str, field: str) -> str:
    hours, minutes, half = int(found[1]), int(found[2]), (found[3] or "").replace(".", "").casefold()
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "pm" else 0)
    elif half or hours > 23:
        raise Refused(_("{field}: “{text}” is not a time; write it like 14:30.").format(field=field, text=text))
    return time(hours, minutes).strftime("%H:%M")
