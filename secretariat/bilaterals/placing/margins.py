"""What is read of a meeting's margins to place bilaterals in: rooms, plenaries, heads, who is free, what is placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import availability, bilateral
from secretariat.bilaterals.placing.heads import Heads, heads_of
from secretariat.bilaterals.placing.problem import Engagement, Kind, Placed, Problem, Request, Resource, Room, Span
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.words import minute_of
from secretariat.bilaterals.slots import zone_of
from secretariat.bilaterals.states import BilateralStatus
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import room, room_walk, session, session_person
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

OPEN: Final = (
    BilateralStatus.REQUESTED.value,
    BilateralStatus.COUNTER_PROPOSED.value,
    BilateralStatus.RESCHEDULED.value,
)
"""The states of a bilateral that still waits for its slot."""
STANDING: Final = (
    *OPEN,
    BilateralStatus.CONFIRMED.value,
    BilateralStatus.HELD.value,
    BilateralStatus.RECORD_CLEARED.value,
)
_ALL_HEADS: Final = (SessionKind.PLENARY.value, SessionKind.RESTRICTED.value)
_MOST_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Margins:
    """Everything read at one moment; ``rows`` are the bilaterals there, whatever became of them."""

    host: RowMapping
    rows: tuple[RowMapping, ...]
    elsewhere: tuple[RowMapping, ...]
    rooms: tuple[Room, ...]
    for_bilaterals: frozenset[str]
    walks: Mapping[tuple[str, str], int]
    hours: tuple[Span, ...] | None
    closed: tuple[Engagement, ...]
    sessions: tuple[RowMapping, ...]
    at_sessions: Mapping[int, tuple[int, ...]]
    times: tuple[RowMapping, ...]
    heads: Heads
    spacing: Spacing

    @property
    def zone(self) -> str:
        """The zone in which the meeting is held."""
        return str(self.host["timezone"])

    def minutes(self, row: Mapping[Any, Any]) -> int:
        """How long a bilateral takes: its own minutes, its host meeting's, the office's."""
        return int(row.get("minutes") or self.host["bilateral_minutes"] or self.spacing.minutes)

    def checked(self, rows: Sequence[Mapping[Any, Any]], only: str) -> tuple[Problem, list[Placed]]:
        """The question whether slots can be as they are in ``rows``, one of which (``only``) is looked at."""
        standing = [row for row in rows if row["slot_starts"] is not None and row["status"] in STANDING]
        own = next(row for row in rows if row["ref"] == only)
        if own not in standing:
            standing.append(own)
        problem = self._problem(standing, standing, self.rooms)
        return problem, [self._placed(row) for row in standing]

    def asked(self, refs: Iterable[str], now: datetime) -> Problem:
        """The question of slots for the bilaterals ``refs``; every other one that has a slot keeps it.

        Raises ``Refused`` where no hours are known.
        """
        wanted = set(refs)
        open_rows = [row for row in self.rows if row["ref"] in wanted]
        fixed = [
            row
            for row in self.rows
            if row["ref"] not in wanted and row["slot_starts"] is not None and row["status"] in STANDING
        ]
        rooms = [one for one in self.rooms if one.name in self.for_bilaterals]
        problem = self._problem([*open_rows, *fixed], open_rows, rooms)
        placed = [(row, self._placed(row)) for row in fixed]
        resources = dict(problem.resources)
        for row, one in placed:
            for key in self.heads.keys_of(row):
                if key in resources:
                    held = Engagement(one.starts, one.ends, one.ref, one.room)
                    resources[key] = replace(resources[key], engagements=(*resources[key].engagements, held))
        with_uses = tuple(
            replace(
                it,
                engagements=(
                    *it.engagements,
                    *(
                        Engagement(one.starts, one.ends, one.ref, one.room, Kind.ROOM)
                        for _row, one in placed
                        if one.room == it.name
                    ),
                ),
            )
            for it in rooms
        )
        return replace(
            problem,
            resources=resources,
            rooms=with_uses,
            hours=self.open_hours(),
            not_before=minute_of(now),
        )

    def _problem(
        self, rows: Sequence[Mapping[Any, Any]], asked: Sequence[Mapping[Any, Any]], rooms: Iterable[Room]
    ) -> Problem:
        keys = {key for row in rows for key in self.heads.keys_of(row)}
        resources = {key: self._resource(key) for key in sorted(keys)}
        in_order = sorted(asked, key=self.heads.order_of)
        requests = tuple(self._request(row, len(in_order) - at) for at, row in enumerate(in_order))
        known = {one.name: one.building for one in self.rooms}
        walk = self.host["walk_minutes"]
        return Problem(
            requests,
            tuple(rooms),
            resources,
            self.hours,
            self.closed,
            self.walks,
            self.spacing.walk if walk is None else walk,
            zone=self.zone,
            everywhere=known,
        )

    def _request(self, row: Mapping[Any, Any], weight: int) -> Request:
        starts, ends = row["preferred_from"], row["preferred_until"]
        if starts is None and ends is None and row["slot_starts"] is not None and not row["why_slot"]:
            starts, ends = row["slot_starts"], row["slot_ends"]  # what was asked for is preferred
        minutes = self.minutes(row)
        preferred = None
        if starts is not None:
            first = minute_of(starts)
            preferred = Span(first, minute_of(ends) if ends is not None else first + minutes)
        elif ends is not None:
            preferred = Span(0, minute_of(ends))
        return Request(
            row["ref"],
            minutes,
            self.heads.keys_of(row),
            weight,
            preferred,
            self.room_called(row["preferred_room"] or ("" if row["why_slot"] else row["room"])),
        )

    def _placed(self, row: Mapping[Any, Any]) -> Placed:
        starts = minute_of(row["slot_starts"])
        ends = minute_of(row["slot_ends"]) if row["slot_ends"] else starts + self.minutes(row)
        return Placed(row["ref"], starts, ends, self.room_called(row["room"]))

    def room_called(self, name: str) -> str:
        """A room as it is on record, however it was written."""
        plain = folded(name)
        return next((one.name for one in self.rooms if folded(one.name) == plain), name.strip())

    def _resource(self, key: str) -> Resource:
        """Somebody with everything that keeps them: sessions, bilaterals elsewhere, what they said of their time."""
        name, kind = self.heads.named(key)
        held = list(self._kept_by(key))
        mine = [row for row in self.times if self._is_of(row, key)]
        held += [
            Engagement(minute_of(row["starts"]), minute_of(row["ends"]), row["note"], kind=Kind.AWAY)
            for row in mine
            if not row["free"]
        ]
        free = tuple(Span(minute_of(row["starts"]), minute_of(row["ends"])) for row in mine if row["free"])
        return Resource(key, name, kind, tuple(held), free or None)

    def _is_of(self, row: RowMapping, key: str) -> bool:
        if row["person_id"] is not None:
            return key == f"person:{row['person_id']}"
        return row["party_id"] is not None and row["party_id"] in self.heads.parties_of(key)

    def _kept_by(self, key: str) -> Iterable[Engagement]:
        for row in self.sessions:
            busy = {f"person:{id_}" for id_ in self.at_sessions.get(row["id"], ())}
            busy |= {f"name:{folded(name)}" for name in row["interpreter"].split(";") if name.strip()}
            if key in busy:
                yield _engagement(row, self.room_called(row["room"]))
        for row in self.elsewhere:
            keys = {f"person:{row['first_head_id']}", f"person:{row['second_head_id']}"}
            keys |= {f"party:{row[f'{side}_party_id']}" for side in ("first", "second") if not row[f"{side}_head_id"]}
            if key in keys:
                starts = minute_of(row["slot_starts"])
                ends = minute_of(row["slot_ends"]) if row["slot_ends"] else starts + self.spacing.minutes
                yield Engagement(starts, ends, row["ref"])

    def open_hours(self) -> tuple[Span, ...]:
        """When bilaterals may be held: as laid down, else the office's hours on the meeting's own days.

        Raises ``Refused`` where those are not known.
        """
        if self.hours is not None:
            return self.hours
        first, last = self.host["starts"], self.host["ends"]
        if first is None or last is None or (last - first).days >= _MOST_DAYS:
            raise Refused(
                _(
                    "{meeting} has no days yet on which bilaterals could be held; say when: "
                    'secretariat bilaterals hours {meeting} "20 May 2011 14:00-18:00".'
                ).format(meeting=self.host["ref"])
            )
        zone = zone_of(self.zone, self.host["ref"])
        begin, end = (time.fromisoformat(text) for text in self.spacing.hours)
        days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        return tuple(Span(_minute(day, begin, zone), _minute(day, end, zone)) for day in days)


def margins_of(connection: Connection, host_id: int, spacing: Spacing, today: date) -> Margins:
    """Everything that counts in placing bilaterals in the margins of a meeting."""
    host = connection.execute(select(meeting).where(meeting.c.id == host_id)).mappings().one()
    zone_of(host["timezone"], host["ref"])
    in_margins = select(meeting.c.id).where(meeting.c.in_margins_of_id == host_id)
    own = or_(bilateral.c.meeting_id.in_(in_margins), bilateral.c.meeting_id == host_id)
    rows = _all(connection, select(bilateral).where(own).order_by(bilateral.c.id))
    times = _all(connection, select(availability).where(availability.c.meeting_id == host_id))
    running = session.c.meeting_id == host_id
    running &= (session.c.status == SessionStatus.PLANNED.value) & session.c.starts.is_not(None)
    sessions = _all(connection, select(session).where(running & session.c.ends.is_not(None)))
    heads = heads_of(connection, host_id, rows, today)
    rooms, walks, chosen = _rooms(connection, host_id, rows, times, sessions, spacing)
    hours = tuple(
        Span(minute_of(row["starts"]), minute_of(row["ends"])) for row in times if _for_all(row) and row["free"]
    )
    closed = [
        Engagement(minute_of(row["starts"]), minute_of(row["ends"]), row["note"], kind=Kind.HOURS)
        for row in times
        if _for_all(row) and not row["free"]
    ]
    called = {folded(one.name): one.name for one in rooms}  # walks are known by rooms' names as they are on record
    closed += [
        _engagement(row, called.get(folded(row["room"]), row["room"]), Kind.PLENARY)
        for row in sessions
        if row["kind"] in _ALL_HEADS
    ]
    return Margins(
        host,
        rows,
        _elsewhere(connection, rows, own, heads),
        rooms,
        chosen,
        walks,
        hours or None,
        tuple(closed),
        sessions,
        _at_sessions(connection, sessions),
        times,
        heads,
        spacing,
    )


def _rooms(
    connection: Connection,
    host_id: int,
    rows: Sequence[RowMapping],
    times: Sequence[RowMapping],
    sessions: Sequence[RowMapping],
    spacing: Spacing,
) -> tuple[tuple[Room, ...], dict[tuple[str, str], int], frozenset[str]]:
    """Every room that is named, how far they are apart, and which are for bilaterals."""
    known = _all(connection, select(room).where(room.c.meeting_id == host_id).order_by(room.c.name, room.c.id))
    by_id = {row["id"]: row["name"] for row in known}
    of_name = {row["folded"]: row for row in known}
    offered = [row["room"] for row in times if row["room"] and row["free"]]
    named = {folded(row["name"]): row["name"] for row in known}
    for name in (*offered, *(row["room"] for row in (*rows, *sessions))):
        if name.strip():
            named.setdefault(folded(name), name.strip())
    rooms = []
    for plain, name in sorted(named.items(), key=lambda pair: pair[1]):
        row = of_name.get(plain)
        own = [one for one in times if folded(one["room"]) == plain and one["room"]]
        uses = [_engagement(it, name, Kind.ROOM) for it in sessions if folded(it["room"]) == plain]
        away = [
            Engagement(minute_of(it["starts"]), minute_of(it["ends"]), it["note"], kind=Kind.AWAY)
            for it in own
            if not it["free"]
        ]
        free = tuple(Span(minute_of(it["starts"]), minute_of(it["ends"])) for it in own if it["free"])
        buffer = spacing.buffer if row is None or row["buffer"] is None else row["buffer"]
        building, seats = (row["building"], row["seats"]) if row is not None else ("", None)
        rooms.append(Room(name, folded(building), buffer, seats, (*uses, *away), free or None))
    pairs = select(room_walk).where(room_walk.c.from_id.in_(list(by_id)))
    walks: dict[tuple[str, str], int] = {}
    for row in _all(connection, pairs):
        if row["to_id"] in by_id:
            near, far = sorted((by_id[row["from_id"]], by_id[row["to_id"]]))
            walks[near, far] = row["minutes"]
    chosen = {row["name"] for row in known if row["for_bilaterals"]} | {named[folded(name)] for name in offered}
    return tuple(rooms), walks, frozenset(chosen)


def _elsewhere(connection: Connection, rows: Sequence[RowMapping], own: Any, heads: Heads) -> tuple[RowMapping, ...]:
    """Bilaterals in the margins of other meetings that the same people or parties have."""
    parties = {row[f"{side}_party_id"] for row in rows for side in ("first", "second")}
    people = heads.people
    if not parties:
        return ()
    same = or_(
        bilateral.c.first_party_id.in_(parties),
        bilateral.c.second_party_id.in_(parties),
        bilateral.c.first_head_id.in_(people),
        bilateral.c.second_head_id.in_(people),
    )
    standing = bilateral.c.status.in_(STANDING) & bilateral.c.slot_starts.is_not(None)
    return _all(connection, select(bilateral).where(same & standing & ~own))


def _at_sessions(connection: Connection, sessions: Sequence[RowMapping]) -> dict[int, tuple[int, ...]]:
    ids = [row["id"] for row in sessions]
    found: dict[int, tuple[int, ...]] = {}
    if ids:
        for row in _all(connection, select(session_person).where(session_person.c.session_id.in_(ids))):
            found[row["session_id"]] = (*found.get(row["session_id"], ()), row["person_id"])
    return found


def _engagement(row: RowMapping, at: str, kind: Kind = Kind.HEAD) -> Engagement:
    return Engagement(minute_of(row["starts"]), minute_of(row["ends"]), row["title"] or row["ref"], at, kind)


def _for_all(row: RowMapping) -> bool:
    return row["party_id"] is None and row["person_id"] is None and not row["room"]


def _all(connection: Connection, query: Any) -> tuple[RowMapping, ...]:
    return tuple(connection.execute(query).mappings().all())


def _minute(day: date, at: time, zone: ZoneInfo) -> int:
    return minute_of(datetime.combine(day, at, zone))
