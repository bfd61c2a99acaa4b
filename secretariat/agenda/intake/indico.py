"""Timetables as Indico exports them (``/export/timetable/ID.json``): days of sessions, contributions and breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secretariat.agenda.intake.schedule import BadRow, ReadSession, Schedule, clock_of, day_of, text_in
from secretariat.values.language import _


def indico_json(value: Any) -> Schedule | None:
    """The timetable of an event, in JSON; ``None`` where it is another kind of JSON.

    Of a session with contributions, these are its sessions; it gives them its title as theme.
    """
    results = value.get("results") if isinstance(value, dict) else None
    if not isinstance(results, dict):
        return None
    found = Schedule("", "Indico")
    rows = 0
    for event, days in results.items():
        found.name = found.name or str(event)
        for entry, theme in _entries(days):
            rows += 1
            _take(found, entry, theme, rows)
    return found if rows else None


def _entries(days: Any) -> Iterator[tuple[dict[str, Any], str]]:
    for day in days.values() if isinstance(days, dict) else ():
        for entry in day.values() if isinstance(day, dict) else ():
            if not isinstance(entry, dict) or "startDate" not in entry:
                continue
            within = entry.get("entries")
            inner = list(within.values()) if isinstance(within, dict) else []
            if inner:
                yield from ((one, text_in(entry, "title")) for one in inner if isinstance(one, dict))
            else:
                yield entry, ""


def _take(found: Schedule, entry: dict[str, Any], theme: str, row: int) -> None:
    title = text_in(entry, "title")
    starts = _moment(entry.get("startDate"))
    if not title or starts is None:
        why = _("it has no beginning") if title else _("it has no title")
        found.refused.append(BadRow(row, title, why))
        return
    duration = entry.get("duration")
    minutes = None
    if isinstance(duration, int | float) and not isinstance(duration, bool):
        if not isfinite(duration):  # JSON as Python reads it has Infinity and NaN
            found.refused.append(BadRow(row, title, _("“{text}” is not a length").format(text=duration)))
            return
        minutes = round(duration)
    people = entry.get("presenters")
    names = [text_in(one, "name") for one in people if isinstance(one, dict)] if isinstance(people, list) else []
    found.sessions.append(
        ReadSession(
            text_in(entry, "uniqueId") or text_in(entry, "id") or title,
            title,
            starts.date(),
            starts,
            minutes,
            text_in(entry, "room") or text_in(entry, "location"),
            theme,
            tuple(name for name in names if name),
            text_in(entry, "description"),
            text_in(entry, "entryType") == "Break",
            row,
        )
    )


def _moment(value: Any) -> datetime | None:
    """``{"date": "2011-05-20", "time": "09:00:00", "tz": "America/Denver"}``."""
    if not isinstance(value, dict):
        return None
    day, clock = day_of(text_in(value, "date")), clock_of(text_in(value, "time"))
    if day is None or clock is None:
        return None
    try:
        zone = ZoneInfo(text_in(value, "tz")) if text_in(value, "tz") else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of zones
        zone = None
    return datetime.combine(day, clock, zone)
