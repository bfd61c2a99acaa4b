"""What is on in some days, our own and other people's, and how it reads."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from secretariat.calendar.queries import in_order, occasions_in, zone_named
from secretariat.calendar.rows import Occasion, What, days_of
from secretariat.calendar.scope import Scope
from secretariat.diary.queries import EntryOn, entries_on
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.partial_date import PartialDate
from secretariat.values.zoned import both_spans


def all_on(record: Record, first: date, last: date) -> list[Occasion]:
    """Everything that is on from ``first`` to ``last``: the record's own, and the entries of calendars taken in.

    Entries of which meetings were made are those meetings. What is known to the month alone has no days, and is last.
    """
    with record.reading() as connection:
        found = occasions_in(connection, Scope(first=first, last=last), record.zone)
    found += (
        one for entry in entries_on(record, first, last) if (one := _of_entry(entry, record.zone)).touches(first, last)
    )
    return in_order(found)


def _of_entry(found: EntryOn, office: ZoneInfo) -> Occasion:
    """One time an entry comes, on the days it is on in the office; local time is the office's."""
    entry, when = found.entry, found.when
    starts = ends = None
    first, last = when.first_day, when.last_day
    if isinstance(when.starts, datetime) and isinstance(when.ends, datetime):
        starts, ends = _moment(when.starts, office), _moment(when.ends, office)
        first, last = days_of(starts, ends, office)
    return Occasion(
        What.ENTRIES,
        "diary_entry",
        entry.id,
        entry.ref,
        when.title or entry.uid,
        when.status or entry.kind,
        first,
        last,
        starts,
        ends if ends != starts else None,
        place=when.place,
        meeting=entry.meeting,
        cancelled=when.status == "cancelled",
        version=entry.version,
        note=entry.calendar,
    )


def _moment(value: datetime, office: ZoneInfo) -> datetime:
    return (value if value.tzinfo is not None else value.replace(tzinfo=office)).astimezone(UTC)


def clock_words(one: Occasion, office: ZoneInfo, *, on: date | None = None) -> str:
    """When it is by the clock, in its own zone with the office's beside it; "" for whole days."""
    if one.starts is None:
        return ""
    return both_spans(one.starts, one.ends, zone_named(one.zone, office), office, on=on or one.first)


def dates_words(one: Occasion) -> str:
    """Its dates in words: 20–21 May 2011, September 2013."""
    if one.dates:
        return format_date(PartialDate.from_edtf(one.dates), short=True)
    if one.first is None or one.last is None:
        return ""
    if one.first == one.last:
        return format_date(PartialDate.of(one.first), short=True)
    return format_date(PartialDate.from_edtf(f"{one.first}/{one.last}"), short=True)
