"""What a schedule that comes in would change on a meeting's programme, session by session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.agenda.intake.schedule import BadRow, ReadSession, Schedule
from secretariat.agenda.running.finding import programme_meeting, zone_needed
from secretariat.agenda.running.operations import LONGEST
from secretariat.agenda.running.rows import ProgrammeMeeting
from secretariat.meetings.closing import refuse_closed
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import SessionKind
from secretariat.papers.columns import printable
from secretariat.record.imported import imported_values
from secretariat.values.language import N_, _, ngettext
from secretariat.values.moment import moments_at
from secretariat.values.text import folded, keepable

LABEL: Final = N_("Import schedule into {meeting}")
"""The label of the act of an import; by it what an import wrote is told from what was corrected by hand."""
_YEARS: Final = range(1900, 2201)  # in others, clocks in some zone would show a year that can't be written
COMPARED: Final = ("title", "day", "track", "room", "fixed_starts", "minutes", "note", "kind")


class Change(StrEnum):
    """What would become of a session."""

    NEW = N_("new")
    CHANGED = N_("changed")
    UNCHANGED = N_("unchanged")
    CONFLICT = N_("conflict")  # changed here and in the file; what is here stays


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that was changed here since the last import, and in the file otherwise: ``ours`` stays."""

    key: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session, its columns, what would become of it, and the one kept (``id``, ``ref``).

    ``what`` would change; ``conflicts`` were changed on both sides since the last import, and stay.
    """

    read: ReadSession
    values: Mapping[str, Any]
    change: Change
    id: int | None = None
    ref: str = ""
    what: tuple[str, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()


@dataclass(slots=True)
class Plan:
    """What taking in a schedule would do. ``missing`` are sessions that came with it before and are in it no more."""

    meeting: ProgrammeMeeting
    schedule: Schedule
    sessions: list[PlannedSession] = field(default_factory=list)
    refused: list[BadRow] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def count(self, change: Change) -> int:
        """How many sessions would become that."""
        return sum(one.change is change for one in self.sessions)

    @property
    def conflicts(self) -> int:
        """How many fields were changed on both sides."""
        return sum(len(one.conflicts) for one in self.sessions)


def plan(connection: Connection, meeting: int, schedule: Schedule) -> Plan:
    """What taking in ``schedule`` would do to the meeting of that id.

    Raises ``Refused`` where it has no time zone, or is closed.
    """
    refuse_closed(connection, meeting)
    of = programme_meeting(connection, meeting)
    zone = zone_needed(of)
    found = Plan(of, schedule, refused=list(schedule.refused), remarks=list(schedule.remarks))
    query = select(session).where(session.c.meeting_id == meeting, session.c.source.startswith(_mark(schedule)))
    known = {row["source"]: row for row in connection.execute(query).mappings()}
    written = imported_values(connection, session, LABEL, [row["id"] for row in known.values()])
    tracks = _tracks(schedule)
    keys: Counter[str] = Counter()
    for read in schedule.sessions:
        values = _columns(read, schedule, zone, tracks, keys, found.refused)
        if values is None:
            continue
        kept = known.pop(values["source"], None)
        if kept is None:
            found.sessions.append(PlannedSession(read, values, Change.NEW))
            continue
        found.sessions.append(_compared(read, values, kept, written.get(kept["id"], {})))
    found.missing = sorted((row["ref"] for row in known.values()), key=lambda ref: int(ref.rpartition("-")[2]))
    found.remarks += _beyond(found, of)
    return found


def _compared(
    read: ReadSession, values: Mapping[str, Any], kept: RowMapping, before: Mapping[str, Any]
) -> PlannedSession:
    """What becomes of a session that is kept; ``before`` is what the schedule said of it the last time.

    What the schedule says as before leaves alone what was corrected here since. Where nothing tells what it said, it
    is taken to have said what is kept.
    """
    what: list[str] = []
    conflicts: list[FieldConflict] = []
    for key in COMPARED:
        ours, theirs = kept[key], values[key]
        base = before.get(key, ours)
        if theirs in (ours, base):
            continue
        if base == ours:
            what.append(key)
        else:
            conflicts.append(FieldConflict(key, ours, theirs))
    change = Change.CHANGED if what else Change.CONFLICT if conflicts else Change.UNCHANGED
    return PlannedSession(read, values, change, kept["id"], kept["ref"], tuple(what), tuple(conflicts))


def _mark(schedule: Schedule) -> str:
    """How the source of what comes with this schedule begins: its name, and not the file's, which changes."""
    return _kept(f"{schedule.kind} {schedule.name}".strip(), 200) + ": "


def _tracks(schedule: Schedule) -> bool:
    """Whether sessions in several rooms go on at the same time, so that each room is a track of its own."""
    return len({folded(one.room) for one in schedule.sessions}) > 1


def _columns(
    read: ReadSession,
    schedule: Schedule,
    zone: ZoneInfo,
    tracks: bool,
    keys: Counter[str],
    refused: list[BadRow],
) -> dict[str, Any] | None:
    """A session's columns; ``None``, and why among ``refused``, where it can't be one."""
    why = ""
    starts = read.starts
    if any(day.year not in _YEARS for day in (read.day, starts or read.day)):
        refused.append(BadRow(read.row, read.title, _("“{text}” is not a day").format(text=read.day.isoformat())))
        return None
    if starts is not None and starts.tzinfo is None:
        there = moments_at(starts, zone)
        if len(there) != 1:
            words = _("{time} does not exist in {zone}") if not there else _("{time} exists twice in {zone}")
            why = words.format(time=f"{starts:%Y-%m-%d %H:%M}", zone=zone.key)
        else:
            starts = there[0]
    if read.minutes is not None and not 0 <= read.minutes <= LONGEST:
        why = _("{minutes} minutes are more than a day").format(minutes=read.minutes)
    title = _kept(read.title, 500)
    if not title:
        why = _("it has no title")
    if why:
        refused.append(BadRow(read.row, read.title, why))
        return None
    # Tables of two days have a coffee break each: without an id a session is known by its title and its day.
    key = read.key or f"{folded(read.title)[:120]} {read.day}"
    keys[key] += 1
    if keys[key] > 1:
        key += f" ({keys[key]})"
    room = _kept(read.room, 120)
    return {
        "title": title,
        "kind": (SessionKind.BREAK if read.is_break else SessionKind.SESSION).value,
        "day": starts.astimezone(zone).date() if starts is not None else read.day,
        "fixed_starts": starts.astimezone(UTC) if starts is not None else None,
        "minutes": read.minutes,
        "track": room if tracks else "",
        "room": room,
        "note": _note(read),
        "source": _mark(schedule) + _kept(key, 700),
    }


def _note(read: ReadSession) -> str:
    """What a session has no field for: who speaks, what it is about. In English: it is data, and stays as it is."""
    people = "; ".join(read.speakers)
    pairs = (("Speakers", people), ("Theme", read.theme), ("", read.words))
    lines = [f"{label}: {text}" if label else text for label, text in pairs if text]
    return _kept("\n".join(lines), 20_000, lines=True)


def _kept(text: str, most: int, *, lines: bool = False) -> str:
    return keepable(printable(text), "", lines=lines)[:most].strip()


def _beyond(found: Plan, of: ProgrammeMeeting) -> list[str]:
    """A schedule outside the meeting's days is told."""
    if of.first is None or of.last is None:
        return [_("{meeting} has no days yet; the sessions are on those of the schedule.").format(meeting=of.ref)]
    days = sorted({one.values["day"] for one in found.sessions})
    beyond = [day for day in days if not of.first <= day <= of.last]
    if not beyond:
        return []
    count = sum(one.values["day"] in beyond for one in found.sessions)
    words = ngettext(
        "{count} session is on a day outside {meeting} ({first} to {last}): {days}.",
        "{count} sessions are on days outside {meeting} ({first} to {last}): {days}.",
        count,
    )
    shown = ", ".join(day.isoformat() for day in beyond[:5]) + ("…" if len(beyond) > 5 else "")
    return [words.format(count=count, meeting=of.ref, first=of.first, last=of.last, days=shown)]


def in_time_order(one: PlannedSession) -> tuple[date, datetime, str]:
    """Sessions of a day as they follow each other; those without a time are last."""
    starts = one.values["fixed_starts"]
    far = datetime.max - timedelta(days=2)
    return one.values["day"], starts.replace(tzinfo=None) if starts is not None else far, one.values["track"]
