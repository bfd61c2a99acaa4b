"""A bilateral's slot: typed in the host meeting's own time, kept as UTC, shown with the zone's label."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secretariat.values.date_print import format_date
from secretariat.values.date_words import parse_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_MOMENT: Final = re.compile(r"(?:(?P<day>.*[^\s,])[\s,T]+)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})")


def zone_of(name: str, where: str) -> ZoneInfo:
    """The time zone of a meeting (an IANA name); ``Refused`` naming the meeting where it has none."""
    if not name:
        raise Refused(
            _("{meeting} has no time zone yet, and times are in its own; set it with --timezone first.").format(
                meeting=where
            )
        )
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused(
            _("{meeting}: “{zone}” is not a time zone; one looks like America/Denver.").format(meeting=where, zone=name)
        ) from None


def read_moment(
    text: str, field: str, *, zone: ZoneInfo, first: date | None, last: date | None, today: date
) -> datetime:
    """The moment (UTC) that ``text`` means in ``zone``: "20 May 2011 14:30", or "14:30" when there is only one day.

    ``first`` and ``last`` are the days of the meeting; where it has none yet, "tomorrow" and a day without its year
    count from ``today``, the office's. Raises ``Refused`` naming ``field`` and what is allowed.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise Refused(
            _("{field}: “{text}” is not a day and a time; write it like 20 May 2011 14:30.").format(
                field=field, text=text
            )
        )
    day = _day(found["day"], text, field, first, last, today)
    local = datetime.combine(day, time(int(found["hour"]), int(found["minute"])), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refused(
            _("{field}: {text} does not exist in {zone}, where the clocks go forward then.").format(
                field=field, text=text, zone=zone.key
            )
        )
    return moment


def _day(words: str | None, text: str, field: str, first: date | None, last: date | None, today: date) -> date:
    if words:
        meant = parse_date(words, today=first or today)
        if meant.first is None or meant.first != meant.last:
            raise Refused(_("{field}: “{text}” does not name one day.").format(field=field, text=text))
        return meant.first
    if first is None or first != last:
        raise Refused(
            _("{field}: “{text}” needs its day too, because the meeting has more than one: 20 May 2011 14:30.").format(
                field=field, text=text
            )
        )
    return first


def slot_words(starts: datetime | None, ends: datetime | None, zone: str) -> str:
    """A slot in words, in the meeting's time: "20 May 2011 14:30–15:00 MDT"; "" where there is none."""
    if starts is None:
        return ""
    place = ZoneInfo(zone or "UTC")
    begun = starts.astimezone(place)
    words = f"{_day_words(begun)} {begun:%H:%M}"
    if ends is not None:
        ended = ends.astimezone(place)
        other = "" if ended.date() == begun.date() else f"{_day_words(ended)} "
        words += f"–{other}{ended:%H:%M}"
    return f"{words} {_label(begun)}"


def typed(moment: datetime | None, zone: str) -> str:
    """A moment as its form shows it, and as it can be typed again: "20 May 2011 14:30"."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(zone or "UTC"))
    return f"{_day_words(local)} {local:%H:%M}"


def _day_words(local: datetime) -> str:
    return format_date(PartialDate.of(local.date()))


def _label(local: datetime) -> str:
    """What the clocks there are called: MDT, WIB; UTC+0545 where they have no letters."""
    label = f"{local:%Z}"
    return label if label.isalpha() else f"UTC{local:%z}"
