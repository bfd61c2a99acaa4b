"""How sessions, rooms and a programme read, for the terminal's detail and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.agenda.running.rows import Programme, SessionDetail, SessionRow
from secretariat.meetings.rooms import Room
from secretariat.values.day import day_in_words
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, ngettext
from secretariat.values.zoned import both_spans, span_words


def session_sheet(one: SessionDetail, office: ZoneInfo, clashes: Sequence[str] = ()) -> FactSheet:
    """A session as it reads; ``office`` is the office's own zone, ``clashes`` what is against it, in words."""
    row = one.row
    facts = [
        Fact(_("Meeting"), f"{row.meeting} · {one.meeting_title}"),
        Fact(_("Day"), day_in_words(row.day)),
        Fact(_("Time"), when_words(row, office) or _("not known yet")),
        Fact(_("Begins at"), _("a fixed time") if row.fixed else _("when the one before it ends")),
        Fact(_("Minutes"), str(row.minutes) if row.minutes is not None else ""),
        Fact(_("Track"), row.track),
        Fact(_("Room"), row.room),
        Fact(_("Chair"), one.chair),
        Fact(_("Interpreter"), "; ".join(one.interpreters)),
        Fact(_("Equipment"), "; ".join(one.equipment)),
        Fact(_("Held"), held_words(row)),
        Fact(_("Note"), one.note),
        Fact(_("Source"), one.source),
    ]
    items = [Line(f"{item.number}  {item.title}", minutes_words(item.minutes)) for item in one.items]
    sections = [
        Section(_("Clashes"), [Line(words, "", "overdue") for words in clashes]),
        Section(_("To look at"), [Line(words) for words in row.remarks]),
        Section(_("Agenda items"), items),
        Section(_("People"), [Line(f"{person.name} ({person.ref})", person.role) for person in one.people]),
    ]
    return FactSheet(
        row.ref,
        row.title,
        state_words(row),
        [fact for fact in facts if fact.value],
        [section for section in sections if section.lines],
    )


def state_words(row: SessionRow) -> str:
    """A session's kind, and its state where there is one to tell: "plenary · under way", "session · cancelled"."""
    said = [_(row.kind)]
    if row.status != "planned":
        said.append(_(row.status))
    elif row.ended_at is not None:
        said.append(_("finished"))
    elif row.began_at is not None:
        said.append(_("under way"))
    return " · ".join(said)


def when_words(row: SessionRow, office: ZoneInfo) -> str:
    """When a session is, in its meeting's zone, with the office's own time beside it."""
    zone = ZoneInfo(row.zone or "UTC")
    return both_spans(row.starts, row.ends, zone, office, on=row.day)


def held_words(row: SessionRow) -> str:
    """When a session really was, in its meeting's zone."""
    return span_words(row.began_at, row.ended_at, ZoneInfo(row.zone or "UTC"), on=row.day)


def minutes_words(minutes: int | None) -> str:
    """So many minutes, in words; "" where they are not known."""
    return "" if minutes is None else ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)


def session_json(one: SessionDetail, clashes: Sequence[str] = ()) -> dict[str, Any]:
    """A session with its keys; moments are ISO 8601 with the distance from UTC of the meeting's zone."""
    row = one.row
    zone = ZoneInfo(row.zone or "UTC")
    return {
        "ref": row.ref,
        "meeting": row.meeting,
        "day": row.day.isoformat(),
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "track": row.track,
        "room": row.room,
        "starts": _iso(row.starts, zone),
        "ends": _iso(row.ends, zone),
        "timezone": row.zone or None,
        "fixed": row.fixed,
        "minutes": row.minutes,
        "began_at": _iso(row.began_at, zone),
        "ended_at": _iso(row.ended_at, zone),
        "items": [
            {"number": item.number, "ref": item.ref, "title": item.title, "minutes": item.minutes} for item in one.items
        ],
        "people": [{"ref": person.ref, "name": person.name, "role": person.role} for person in one.people],
        "chair": one.chair,
        "interpreters": list(one.interpreters),
        "equipment": list(one.equipment),
        "remarks": list(row.remarks),
        "clashes": list(clashes),
        "note": one.note,
        "source": one.source,
        "version": row.version,
    }


def session_line(one: SessionDetail, office: ZoneInfo) -> dict[str, Any]:
    """A session as a line of a table."""
    row = one.row
    return {
        "ref": row.ref,
        "day": day_in_words(row.day),
        "time": when_words(row, office) or "—",
        "minutes": row.minutes,
        "title": row.title,
        "kind": state_words(row),
        "track": row.track,
        "room": row.room,
        "items": ", ".join(row.items),
        "remarks": "; ".join(row.remarks),
    }


def programme_json(programme: Programme) -> dict[str, Any]:
    """A programme with its keys."""
    of = programme.meeting
    return {
        "meeting": of.ref,
        "title": of.title,
        "timezone": of.zone_name or None,
        "days": [
            {"day": day.isoformat(), "sessions": [session_json(one) for one in programme.on(day)]}
            for day in programme.days
        ],
    }


def room_json(one: Room) -> dict[str, Any]:
    """A room with its keys; ``walks`` are minutes to other rooms."""
    return {
        "meeting": one.meeting,
        "name": one.name,
        "building": one.building,
        "seats": one.seats,
        "buffer": one.buffer,
        "for_bilaterals": one.for_bilaterals,
        "equipment": list(one.equipment),
        "walks": [{"to": to, "minutes": minutes} for to, minutes in one.walks],
        "note": one.note,
    }


def room_sheet(one: Room) -> FactSheet:
    """A room as it reads."""
    facts = [
        Fact(_("Meeting"), one.meeting),
        Fact(_("Building"), one.building),
        Fact(_("Seats"), str(one.seats) if one.seats is not None else ""),
        Fact(_("Minutes between uses"), str(one.buffer) if one.buffer is not None else _("as usual")),
        Fact(_("For bilaterals"), _("yes") if one.for_bilaterals else _("no")),
        Fact(_("Equipment"), "; ".join(one.equipment)),
        Fact(_("Note"), one.note),
    ]
    walks = [Line(to, minutes_words(minutes)) for to, minutes in one.walks]
    sections = [Section(_("On foot to"), walks)] if walks else []
    return FactSheet("", one.name, "", [fact for fact in facts if fact.value], sections)


def _iso(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).isoformat()
