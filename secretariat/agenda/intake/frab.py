"""Schedules as frab, pretalx and their like write them: an XML document, or the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secretariat.agenda.intake.schedule import (
    BadRow,
    ReadSession,
    Schedule,
    clock_of,
    day_of,
    minutes_of,
    moment_of,
    says_break,
    text_in,
)
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def frab_xml(data: bytes, file: str) -> Schedule:
    """A schedule in XML. Entities are not followed and nothing is fetched. Raises ``Refused`` where it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Refused(
            _("“{file}” is no XML that can be read: {why}.").format(file=file, why=f"{fault}"[:160])
        ) from None
    if root.getroottree().docinfo.doctype or root.tag != "schedule":
        raise Refused(
            _("“{file}” is XML, but no schedule: a schedule of frab or pretalx begins with <schedule>.").format(
                file=file
            )
        )
    conference = root.find("conference")
    name = "" if conference is None else _below(conference, "acronym") or _below(conference, "title")
    found = Schedule(name, "frab")
    for event in root.iterfind("day/room/event"):
        room, day = event.getparent(), event.getparent().getparent()
        told = {
            key: _below(event, key)
            for key in ("date", "start", "duration", "room", "title", "subtitle", "track", "type", "abstract")
        }
        told["room"] = told["room"] or room.get("name", "")
        told["id"], told["guid"] = event.get("id", ""), event.get("guid", "")
        people = tuple(" ".join("".join(one.itertext()).split()) for one in event.iterfind("persons/person"))
        _take(found, told, day.get("date", ""), people, event.sourceline or 0)
    return found


def frab_json(value: Any) -> Schedule | None:
    """The same in JSON; ``None`` where it is another kind of JSON."""
    schedule = value.get("schedule") if isinstance(value, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(conference, dict):
        return None
    found = Schedule(text_in(conference, "acronym") or text_in(conference, "title"), "frab")
    for row, (day, event) in enumerate(_events(conference), start=1):
        told = {key: text_in(event, key) for key in ("date", "start", "duration", "room", "title", "subtitle", "track")}
        told |= {key: text_in(event, key) for key in ("type", "abstract", "id", "guid")}
        people = event.get("persons")
        names = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
        speakers = tuple(filter(None, (text_in(one, "public_name") or text_in(one, "name") for one in names)))
        _take(found, told, day, speakers, row)
    return found


def _events(conference: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    days = conference.get("days")
    for day in days if isinstance(days, list) else ():
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for events in rooms.values() if isinstance(rooms, dict) else ():
            for event in events if isinstance(events, list) else ():
                if isinstance(event, dict):
                    yield text_in(day, "date"), event


def _take(found: Schedule, told: dict[str, str], day: str, speakers: tuple[str, ...], row: int) -> None:
    """Put an event into the schedule, or say what it lacks."""
    title = ": ".join(part for part in (told["title"], told["subtitle"]) if part)
    starts, on, clock = moment_of(told["date"]), day_of(told["date"] or day), clock_of(told["start"])
    if not told["title"]:
        found.refused.append(BadRow(row, told["id"], _("it has no title")))
        return
    if on is None:
        found.refused.append(BadRow(row, title, _("“{text}” is not a day").format(text=told["date"] or day)))
        return
    if starts is None or (len(told["date"]) <= 10 and clock is not None):
        from datetime import datetime

        starts = datetime.combine(on, clock) if clock is not None else None
    minutes = minutes_of(told["duration"])
    if told["duration"] and minutes is None:
        found.refused.append(BadRow(row, title, _("“{text}” is not a length").format(text=told["duration"])))
        return
    found.sessions.append(
        ReadSession(
            told["guid"] or told["id"] or title,
            title,
            on,
            starts,
            minutes,
            told["room"],
            told["track"],
            speakers,
            told["abstract"],
            says_break(told["title"], told["type"]),
            row,
        )
    )


def _below(element: Any, name: str) -> str:
    return " ".join((element.findtext(name) or "").split())
