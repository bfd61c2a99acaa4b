"""Schedules that come as a calendar file (.ics), as Indico and most programs give one: an entry is a session."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from secretariat.agenda.intake.schedule import BadRow, ReadSession, Schedule, says_break
from secretariat.diary.occurrences import Occurrence, occurrence_of, parsed
from secretariat.diary.reading import ReadEntry, read_calendar
from secretariat.diary.states import COMPONENTS, EntryKind
from secretariat.diary.taking import description_of
from secretariat.values.language import _, ngettext


def calendar_schedule(path: Path) -> Schedule:
    """The entries of a calendar file as sessions. Raises ``Refused`` where it is no calendar, or is damaged.

    What recurs is refused, as a session is held once; what was called off is left out, which is told.
    """
    read = read_calendar(path)
    found = Schedule(read.name, "calendar")
    found.refused += [BadRow(0, one.title, one.why) for one in read.refused]
    off = 0
    for row, entry in enumerate(read.entries, start=1):
        if entry.values["kind"] != EntryKind.EVENT.value:
            continue
        if entry.values["status"] == "cancelled":
            off += 1
        else:
            _take(found, entry, row)
    if off:
        words = ngettext("{n} cancelled entry was left out.", "{n} cancelled entries were left out.", off)
        found.remarks.append(words.format(n=off))
    return found


def _take(found: Schedule, entry: ReadEntry, row: int) -> None:
    values = entry.values
    if values["rule"] or values["recurrence"]:
        found.refused.append(BadRow(row, entry.title, _("it comes more than once; a session is held once")))
        return
    if values["first_day"] is None:
        found.refused.append(BadRow(row, entry.title, _("it has no beginning")))
        return
    when = _when(values["component"])
    found.sessions.append(
        ReadSession(
            entry.uid,
            entry.title,
            when.first_day,
            _whole(when.starts),
            _minutes(when),
            values["place"],
            words=description_of(values["component"]) or "",
            is_break=says_break(entry.title),
            row=row,
        )
    )


def _when(component: str) -> Occurrence:
    event = COMPONENTS[EntryKind.EVENT]
    return occurrence_of(next(one for one in parsed([component]).walk() if one.name == event))


def _minutes(when: Occurrence) -> int | None:
    """How long it is; ``None`` of days, and where nothing says it."""
    if not isinstance(when.starts, datetime) or not isinstance(when.ends, datetime):
        return None
    return int((when.ends - when.starts).total_seconds() // 60) if when.ends > when.starts else None


def _whole(starts: Any) -> datetime | None:
    """A moment with its zone as UTC; local time as it is; ``None`` for a day."""
    if not isinstance(starts, datetime):
        return None
    return starts.astimezone(UTC) if starts.tzinfo is not None else starts
