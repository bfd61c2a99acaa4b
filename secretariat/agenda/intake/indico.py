"""Schedules as Indico exports them, in JSON: an event's timetable, or the event with its sessions and contributions.

The timetable (``/export/timetable/ID.json``) has days of session slots, contributions and breaks, each under a key.
The event (``/export/event/ID.json?detail=contributions``, ``subcontributions`` or ``sessions``) has lists.
https://docs.getindico.io/en/stable/http-api/exporters/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from math import isfinite
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from secretariat.agenda.intake.schedule import BadRow, ReadSession, Schedule, clock_of, day_of, says_break, text_in
from secretariat.values.language import _, ngettext

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def indico_json(value: Any) -> Schedule | None:
    """The schedule of an event, in JSON; ``None`` where it is another kind of JSON, or has no schedule in it.

    Of a session with contributions, these are its sessions; it gives them its title as theme, and its room where they
    have none. Parts of a contribution stand in its note. What has no time yet is left out, which is told.
    """
    results = value.get("results") if isinstance(value, dict) else None
    found = Schedule("", "Indico")
    rows = waiting = 0
    for entry, slot in _entries(results, found):
        rows += 1
        if entry.get("startDate") is None and "startDate" in entry:
            waiting += 1
        else:
            _take(found, entry, slot, rows)
    if waiting:
        words = ngettext(
            "{n} contribution has no time yet and was left out.",
            "{n} contributions have no time yet and were left out.",
            waiting,
        )
        found.remarks.append(words.format(n=waiting))
    return found if rows else None


def _entries(results: Any, found: Schedule) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
    """Every contribution, break, and session slot without contributions, each with the slot that it is in."""
    if isinstance(results, dict):
        for event, days in results.items():
            found.name = found.name or str(event)
            for day in _objects(days):
                for entry in _objects(day):
                    yield from _of_slot(entry, _objects(entry.get("entries")))
    for event in _objects(results) if isinstance(results, list) else ():
        found.name = found.name or text_in(event, "id")
        for entry in _objects(event.get("contributions")):
            yield entry, {"title": entry.get("session")}
        for slot in _objects(event.get("sessions")):
            yield from _of_slot(slot, _objects(slot.get("contributions")))


def _of_slot(slot: dict[str, Any], within: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
    if within:
        yield from ((one, slot) for one in within)
    elif "startDate" in slot:
        yield slot, {}


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or of an object that has one under each key."""
    several = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in several if isinstance(one, dict)]


def _take(found: Schedule, entry: dict[str, Any], slot: Mapping[str, Any], row: int) -> None:
    title = _titled(entry)
    starts, ends = _moment(entry.get("startDate")), _moment(entry.get("endDate"))
    if not title or starts is None:
        why = _("it has no beginning") if title else _("it has no title")
        found.refused.append(BadRow(row, title, why))
        return
    length = entry.get("duration")
    minutes = None
    if isinstance(length, int | float) and not isinstance(length, bool):
        if not isfinite(length):  # JSON as Python reads it has Infinity and NaN
            found.refused.append(BadRow(row, title, _("“{text}” is not a length").format(text=length)))
            return
        minutes = round(length)
    elif ends is not None and _both_or_neither(starts, ends) and ends >= starts:
        minutes = int((ends - starts).total_seconds() // 60)
    found.sessions.append(
        ReadSession(
            _key(entry) or title,
            title,
            starts.date(),
            starts,
            minutes,
            _room(entry) or _room(slot) or text_in(entry, "location") or text_in(slot, "location"),
            _titled(slot) or text_in(entry, "track"),
            _people(entry),
            "\n".join(filter(None, (_plain(entry), *map(_part, _objects(entry.get("subContributions")))))),
            text_in(entry, "entryType") == "Break" or says_break(title),
            row,
        )
    )


def _key(entry: Mapping[str, Any]) -> str:
    """What the event knows it by, the same in its timetable and in the event's own export."""
    kind = text_in(entry, "entryType") or text_in(entry, "_type")
    if kind == "Contribution":
        number = text_in(entry, "contributionId") or text_in(entry, "db_id") or text_in(entry, "id")
        return f"contribution {number}" if number else ""
    if kind in ("Session", "SessionSlot"):
        number = text_in(entry, "sessionSlotId") or text_in(entry, "id")
        return f"session {number}" if number else ""
    return text_in(entry, "uniqueId") or text_in(entry, "id")


def _titled(entry: Mapping[str, Any]) -> str:
    """A title, of a slot with the slot's own where its session's does not say it."""
    title, slot = text_in(entry, "title"), text_in(entry, "slotTitle")
    return title if slot in title else f"{title}: {slot}" if title else slot


def _room(entry: Mapping[str, Any]) -> str:
    return text_in(entry, "room") or text_in(entry, "roomFullname")


def _people(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Who speaks, or convenes a session, each once, with where they are from."""
    for key in ("presenters", "speakers", "conveners", "sessionConveners"):
        names = dict.fromkeys(filter(None, map(_person, _objects(entry.get(key)))))
        if names:
            return tuple(names)
    return ()


def _person(one: Mapping[str, Any]) -> str:
    name = text_in(one, "name") or text_in(one, "fullName")
    if not name:
        parts = (("first_name", "firstName"), ("last_name", "familyName"))
        name = " ".join(filter(None, (text_in(one, new) or text_in(one, old) for new, old in parts)))
    place = text_in(one, "affiliation")
    return f"{name} ({place})" if name and place else name


def _plain(entry: Mapping[str, Any]) -> str:
    """What it is about, without the marks of a web page."""
    return " ".join(unescape(_TAG.sub(" ", text_in(entry, "description"))).split())


def _part(one: Mapping[str, Any]) -> str:
    """A part of a contribution, in one line. In English: it is data, and stays as it is."""
    length = text_in(one, "duration")
    said = text_in(one, "title") + (f" ({length} min)" if length else "")
    people = "; ".join(_people(one))
    return f"- {said}: {people}" if people else f"- {said}"


def _both_or_neither(one: datetime, other: datetime) -> bool:
    """Whether two moments can be compared: both say their zone, or neither does."""
    return (one.tzinfo is None) == (other.tzinfo is None)


def _moment(value: Any) -> datetime | None:
    """``{"date": "2011-05-20", "time": "09:00:00", "tz": "America/Denver"}``."""
    if not isinstance(value, dict):
        return None
    day, clock = day_of(text_in(value, "date")), clock_of(text_in(value, "time").partition(".")[0])
    if day is None or clock is None:
        return None
    try:
        zone = ZoneInfo(text_in(value, "tz")) if text_in(value, "tz") else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of zones
        zone = None
    return datetime.combine(day, clock, zone)
