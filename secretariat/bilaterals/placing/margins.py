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
from secretariat.bilaterals.placing.occasions import (
    Occasion,
    bilaterals_elsewhere,
    days_around,
    occasions,
    sessions_around,
)
from secretariat.bilaterals.placing.problem import (
    Engagement,
    Kind,
    Placed,
    Problem,
    Request,
    Resource,
    Room,
    Said,
    Span,
)
from secretariat.bilaterals.placing.rooms import rooms_there
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.words import minute_of
from secretariat.bilaterals.slots import zone_of
from secretariat.bilaterals.states import BilateralStatus
from secretariat.meetings.model import meeting
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
_MOST_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Margins:
    """Everything read at one moment; ``rows`` are the bilaterals there, whatever became of them."""

    host: RowMapping
    rows: tuple[RowMapping, ...]
    rooms: tuple[Room, ...]
    for_bilaterals: frozenset[str]
    walks: Mapping[tuple[str, str], int]
    hours: tuple[Span, ...] | None
    closed: tuple[Engagement, ...]
    occasions: tuple[Occasion, ...]
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
        held = [
            Engagement(one.starts, one.ends, one.what, one.room)
            for one in self.occasions
            if self.heads.is_kept(key, one)
        ]
        free: dict[str, list[Span]] = {}
        for row in self.times:
            if self._is_of(row, key):
                whose = self._whose(row, key)
                span = Span(minute_of(row["starts"]), minute_of(row["ends"]))
                if row["free"]:
                    free.setdefault(whose, []).append(span)
                else:
                    away = Engagement(span.starts, span.ends, row["note"], kind=Kind.AWAY, whose=whose)
                    held.append(away)
        said = tuple(Said(tuple(spans), whose) for whose, spans in free.items())
        return Resource(key, name, kind, tuple(held), said)

    def _is_of(self, row: RowMapping, key: str) -> bool:
        if row["person_id"] is not None:
            return key == f"person:{row['person_id']}"
        return row["party_id"] is not None and row["party_id"] in self.heads.parties_of(key)

    def _whose(self, row: RowMapping, key: str) -> str:
        """The party of whom a time was said that counts for who heads it; "" where it was said of that one."""
        if row["party_id"] is None or key == f"party:{row['party_id']}":
            return ""
        return self.heads.party_names[row["party_id"]]

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
    heads = heads_of(connection, host_id, rows, today)
    days = days_around(host, rows, times)
    sessions = sessions_around(connection, host_id, days)
    others = bilaterals_elsewhere(connection, own, days)
    rooms, walks, chosen = rooms_there(connection, host_id, rows, times, sessions, spacing)
    minutes = host["bilateral_minutes"] or spacing.minutes
    hours = tuple(
        Span(minute_of(row["starts"]), minute_of(row["ends"])) for row in times if _for_all(row) and row["free"]
    )
    closed = [
        Engagement(minute_of(row["starts"]), minute_of(row["ends"]), row["note"], kind=Kind.HOURS)
        for row in times
        if _for_all(row) and not row["free"]
    ]
    called = {folded(one.name): one.name for one in rooms}  # walks are known by rooms' names as they are on record
    held = tuple(
        replace(one, room=called.get(folded(one.room), one.room))
        for one in occasions(connection, host_id, sessions, others, minutes)
    )
    closed += [
        Engagement(one.starts, one.ends, one.what, one.room, Kind.PLENARY) for one in held if one.takes_all_heads
    ]
    return Margins(host, rows, rooms, chosen, walks, hours or None, tuple(closed), held, times, heads, spacing)


def _for_all(row: RowMapping) -> bool:
    return row["party_id"] is None and row["person_id"] is None and not row["room"]


def _all(connection: Connection, query: Any) -> tuple[RowMapping, ...]:
    return tuple(connection.execute(query).mappings().all())


def _minute(day: date, at: time, zone: ZoneInfo) -> int:
    return minute_of(datetime.combine(day, at, zone))
