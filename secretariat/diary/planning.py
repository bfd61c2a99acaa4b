"""What a calendar file that comes in would change: entry by entry, by what it is known by and its sequence number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.diary.content_lines import fingerprint
from secretariat.diary.model import diary_entry
from secretariat.diary.reading import ReadCalendar, ReadEntry, RefusedEntry
from secretariat.record.identity import identity
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_LONGEST_NAME: Final = 300


class Change(StrEnum):
    """What would become of an entry."""

    NEW = N_("new")
    CHANGED = N_("changed")
    UNCHANGED = N_("unchanged")
    OLDER = N_("older than what is kept")
    OWN = N_("our own")


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry, what would become of it, and the one that is kept (``id`` and ``ref``), if any."""

    entry: ReadEntry
    change: Change
    id: int | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in a calendar file would do. ``own`` are entries this record once wrote out itself."""

    calendar: str
    read: ReadCalendar
    entries: tuple[PlannedEntry, ...]
    missing: int  # kept of this calendar, and no longer in the file: they stay

    @property
    def refused(self) -> tuple[RefusedEntry, ...]:
        """What can't be taken in, and why."""
        return self.read.refused

    def count(self, change: Change) -> int:
        """How many entries would become that."""
        return sum(one.change is change for one in self.entries)

    @property
    def own(self) -> list[PlannedEntry]:
        """Our own entries that came back."""
        return [one for one in self.entries if one.change is Change.OWN]


def calendar_name(read: ReadCalendar, given: str = "") -> str:
    """The name entries are kept under: the one given, the calendar's own, or the file's."""
    name = " ".join((given or read.name or read.path.stem).split())
    if len(name) > _LONGEST_NAME:
        raise Refused(_("The calendar's name is longer than 300 characters; give a shorter one with --calendar."))
    return name


def plan(connection: Connection, read: ReadCalendar, name: str = "") -> Plan:
    """What taking in ``read`` would do, as the record is now."""
    calendar = calendar_name(read, name)
    own = "@" + identity(connection)
    query = select(
        diary_entry.c.id,
        diary_entry.c.ref,
        diary_entry.c.uid,
        diary_entry.c.recurrence,
        diary_entry.c.kind,
        diary_entry.c.sequence,
        diary_entry.c.component,
    ).where(diary_entry.c.calendar == calendar)
    known = {(row.uid, row.recurrence, row.kind): row for row in connection.execute(query)}
    planned = []
    for entry in read.entries:
        kept = known.pop(entry.key, None)
        if entry.uid.endswith(own):
            planned.append(PlannedEntry(entry, Change.OWN))
        elif kept is None:
            planned.append(PlannedEntry(entry, Change.NEW))
        else:
            change = _change(entry, kept.sequence, kept.component)
            planned.append(PlannedEntry(entry, change, kept.id, kept.ref))
    return Plan(calendar, read, tuple(planned), len(known))


def _change(entry: ReadEntry, sequence: int, component: str) -> Change:
    if fingerprint(entry.values["component"]) == fingerprint(component):
        return Change.UNCHANGED
    return Change.OLDER if entry.values["sequence"] < sequence else Change.CHANGED
