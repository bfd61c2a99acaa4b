"""A bilateral's slot: typed in the host meeting's own time, kept as UTC, shown with the zone's label."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.moment import clock_label, typed_moment
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


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
    return f"{words} {clock_label(begun)}"


def typed(moment: datetime | None, zone: str) -> str:
    """A moment as its form shows it, and as it can be typed again: "20 May 2011 14:30"."""
    return typed_moment(moment, ZoneInfo(zone or "UTC"))


def _day_words(local: datetime) -> str:
    return format_date(PartialDate.of(local.date()))
