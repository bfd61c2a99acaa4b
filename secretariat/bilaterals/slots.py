"""A bilateral's slot: typed in the host meeting's own time, kept as UTC, shown with the zone's label."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secretariat.values.date_print import format_date
from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import _, current_language
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
    return _span_words(starts.astimezone(place), ends.astimezone(place) if ends is not None else None, _day_words)


def slot_brief(starts: datetime | None, ends: datetime | None, zone: str, *, year: bool = True) -> str:
    """A slot for a column of a list: "6 Sep 2013 15:15–15:45 WITA", without the year where its meeting tells it."""
    if starts is None:
        return ""
    months = PRINTED[current_language()].months_short
    place = ZoneInfo(zone or "UTC")

    def day(local: datetime) -> str:
        return f"{local.day} {months[local.month - 1]}{f' {local.year}' if year else ''}"

    return _span_words(starts.astimezone(place), ends.astimezone(place) if ends is not None else None, day)


def typed(moment: datetime | None, zone: str) -> str:
    """A moment as its form shows it, and as it can be typed again: "20 May 2011 14:30"."""
    return typed_moment(moment, ZoneInfo(zone or "UTC"))


def _span_words(begun: datetime, ended: datetime | None, day: Callable[[datetime], str]) -> str:
    """From when until when; both ends have their label where the clocks change between them."""
    words = f"{day(begun)} {begun:%H:%M}"
    label = clock_label(begun)
    if ended is not None:
        other = "" if ended.date() == begun.date() else f"{day(ended)} "
        changed = clock_label(ended) != label
        words += f"{f' {label}' if changed else ''}–{other}{ended:%H:%M}"
        label = clock_label(ended)
    return f"{words} {label}"


def _day_words(local: datetime) -> str:
    return format_date(PartialDate.of(local.date()))
