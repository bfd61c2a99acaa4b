"""How an entry of somebody's calendar reads, with the times it comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.diary.content_lines import unescaped
from secretariat.diary.queries import EntryOn, EntryRow, times_of
from secretariat.record.record import Record
from secretariat.values.day import day_in_words
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.zoned import both_spans

_SHOWN: Final = 10
_AHEAD: Final = timedelta(days=366 * 3)


def next_times(record: Record, entry: EntryRow) -> list[EntryOn]:
    """The next ten times it comes; where it is over, all of the first three years, ten at most."""
    if entry.first_day is None:
        return []
    begin = max(record.today, entry.first_day)
    found = times_of(record, entry, begin, begin + _AHEAD)
    return (found or times_of(record, entry, entry.first_day, entry.first_day + _AHEAD))[:_SHOWN]


def entry_sheet(entry: EntryRow, times: list[EntryOn], office: ZoneInfo) -> FactSheet:
    """The entry as it reads."""
    facts = [
        (_("Calendar"), entry.calendar),
        (_("Place"), entry.place),
        (_("Time zone"), entry.zone or ("" if entry.whole_days else _("local time"))),
        (_("Recurrence"), entry.rule),
        (_("Which occurrence"), entry.recurrence),
        (_("Meeting"), entry.meeting),
        (_("Unique identifier"), entry.uid),
        (_("Sequence number"), str(entry.sequence)),
        (_("Source"), entry.source),
        (_("Description"), _description(entry.component)),
    ]
    lines = [Line(_times(one, office), day_in_words(one.when.first_day)) for one in times]
    section = Section(_("When it comes"), lines, _("It has no day."))
    state = " · ".join(_(word) for word in (entry.kind, entry.status) if word)
    return FactSheet(entry.ref, entry.title, state, [Fact(label, value) for label, value in facts if value], [section])


def _times(one: EntryOn, office: ZoneInfo) -> str:
    starts, ends = one.when.starts, one.when.ends
    if not isinstance(starts, datetime) or not isinstance(ends, datetime):
        return "" if starts == ends else _("until {day}").format(day=day_in_words(one.when.last_day))
    zone = starts.tzinfo if isinstance(starts.tzinfo, ZoneInfo) else None
    if starts.tzinfo is None:
        return f"{starts:%H:%M}" if starts == ends else f"{starts:%H:%M}–{ends:%H:%M}"
    return both_spans(starts.astimezone(UTC), ends.astimezone(UTC), zone or office, office, on=one.when.first_day)


def _description(component: str) -> str:
    """The entry's own words, before those of its alarms."""
    entry = component.rpartition("BEGIN:VALARM")[0] or component
    for line in entry.split("\n"):
        if line.upper().startswith(("DESCRIPTION:", "DESCRIPTION;")):
            return unescaped(line.partition(":")[2]).strip()
    return ""
