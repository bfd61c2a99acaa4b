"""When something is, in words: in its meeting's zone with the label, and in the office's own where that differs.

"09:00–10:30 MDT · 22:00–23:30 WIB"; the day stands with a time wherever it is another one than the reader has before
them.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.language import current_language
from secretariat.values.moment import clock_label, clock_labels

BETWEEN = " · "


def span_words(starts: datetime | None, ends: datetime | None, zone: ZoneInfo, *, on: date | None = None) -> str:
    """From when to when in ``zone``, with its label: "09:00–10:30 MDT"; "" where it has no beginning.

    ``on`` is the day the reader knows of: another one is named, as is the day of the end where that differs. Where the
    clocks change in between, both labels stand: "00:30 MST–03:30 MDT".
    """
    if starts is None:
        return ""
    begun = starts.astimezone(zone)
    first = _at(begun, on if on is not None else begun.date())
    if ends is None or ends == starts:
        return f"{first} {clock_label(begun)}"
    ended = ends.astimezone(zone)
    last = _at(ended, begun.date())
    if begun.utcoffset() != ended.utcoffset():
        labels = clock_labels([begun, ended])
        return f"{first} {labels[0]}–{last} {labels[1]}"
    return f"{first}–{last} {clock_label(begun)}"


def both_spans(
    starts: datetime | None, ends: datetime | None, zone: ZoneInfo, office: ZoneInfo, *, on: date | None = None
) -> str:
    """The same with the office's own time beside it where its clocks show another: "… · 22:00–23:30 WIB"."""
    own = span_words(starts, ends, zone, on=on)
    beside = office_span(starts, ends, zone, office)
    return f"{own}{BETWEEN}{beside}" if beside else own


def office_span(starts: datetime | None, ends: datetime | None, zone: ZoneInfo, office: ZoneInfo) -> str:
    """The office's own time of it, "" where the clocks there show the same; with its day where that is another one."""
    if starts is None or same_clocks(starts, ends, zone, office):
        return ""
    return span_words(starts, ends, office, on=starts.astimezone(zone).date())


def moment_both(moment: datetime, zone: ZoneInfo, office: ZoneInfo, *, on: date | None = None) -> str:
    """One moment in both zones: "14:37 MDT · 21 May 03:37 WIB"."""
    return both_spans(moment, None, zone, office, on=on)


def same_clocks(starts: datetime, ends: datetime | None, zone: ZoneInfo, office: ZoneInfo) -> bool:
    """Whether the clocks of both zones show the same from the beginning to the end."""
    return all(
        one.astimezone(zone).utcoffset() == one.astimezone(office).utcoffset() for one in (starts, ends or starts)
    )


def short_day(day: date) -> str:
    """A day without its year, short, in the current language: 21 May."""
    return f"{day.day} {PRINTED[current_language()].months_short[day.month - 1]}"


def _at(local: datetime, known: date) -> str:
    return f"{local:%H:%M}" if local.date() == known else f"{short_day(local.date())} {local:%H:%M}"
