"""What staff read of a programme: sessions as rows and in full, what is remarked on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from secretariat.agenda.running.timetable import Finding


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list; moments are UTC, ``day`` is the meeting's, ``zone`` where it is held ("" while unknown).

    ``minutes`` is how long it takes as it stands, ``clashes`` what is against it, in words.
    """

    id: int
    version: int
    ref: str
    meeting: str
    day: date
    track: str
    kind: str
    status: str
    title: str
    room: str
    starts: datetime | None
    ends: datetime | None
    fixed: bool
    began_at: datetime | None
    ended_at: datetime | None
    zone: str
    items: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()

    @property
    def minutes(self) -> int | None:
        """How many minutes pass from its beginning to its end."""
        if self.starts is None or self.ends is None:
            return None
        return int((self.ends - self.starts).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class TakenItem:
    """An agenda item taken in a session; ``minutes`` are those it has there."""

    ref: str
    number: str
    title: str
    minutes: int | None
    own_minutes: int | None  # what was said for this session alone


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who must be at a session, and as what."""

    person_id: int
    ref: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """Everything kept of one session; ``findings`` are the timetable's remarks on it."""

    row: SessionRow
    meeting_id: int
    meeting_title: str
    position: int
    fixed_starts: datetime | None
    own_minutes: int | None
    chair: str
    interpreters: tuple[str, ...]
    equipment: tuple[str, ...]
    note: str
    source: str
    items: tuple[TakenItem, ...]
    people: tuple[Present, ...]
    findings: tuple[Finding, ...]

    @property
    def id(self) -> int:
        """Its number."""
        return self.row.id

    @property
    def version(self) -> int:
        """The version that was read."""
        return self.row.version

    @property
    def ref(self) -> str:
        """Its reference, S-12."""
        return self.row.ref


@dataclass(frozen=True, slots=True)
class ProgrammeMeeting:
    """The meeting of a programme: its days as far as they are known, where it is held, the time there."""

    id: int
    ref: str
    title: str
    place: str
    first: date | None
    last: date | None
    zone_name: str

    @property
    def zone(self) -> ZoneInfo:
        """Its zone; UTC while none is known."""
        return ZoneInfo(self.zone_name or "UTC")


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of a meeting: its sessions by day, time and track, each in full."""

    meeting: ProgrammeMeeting
    sessions: tuple[SessionDetail, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which there is anything, in order."""
        return tuple(sorted({one.row.day for one in self.sessions}))

    def on(self, day: date) -> tuple[SessionDetail, ...]:
        """The sessions of a day, as they follow one another."""
        return tuple(one for one in self.sessions if one.row.day == day)


def label_values(one: SessionDetail) -> dict[str, str]:
    """A session as the label of an act names it."""
    title = one.row.title if len(one.row.title) <= 60 else one.row.title[:59] + "…"
    return {"ref": one.ref, "title": title, "meeting": one.row.meeting}
