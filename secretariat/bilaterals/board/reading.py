"""What a day's board shows, and what would clash were a bilateral put elsewhere: asked of what was read, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from secretariat.bilaterals.negotiating import reschedule
from secretariat.bilaterals.operations import edit_bilateral
from secretariat.bilaterals.placing.checking import clashes
from secretariat.bilaterals.placing.margins import OPEN, STANDING, Margins, margins_of
from secretariat.bilaterals.placing.problem import Placed
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.words import clash_words, day_of, minute_of, moment_of
from secretariat.bilaterals.queries import BilateralDetail
from secretariat.bilaterals.slots import typed
from secretariat.bilaterals.states import BilateralStatus
from secretariat.meetings.finding import meeting_id
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

STEP = 15
"""Minutes from one line of the board to the next."""
_NEW_SLOT = N_("new slot")
"""What stands, in place of its state, by a bilateral whose slot is proposed and not kept yet."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A bilateral on the board, or waiting beside it (``starts`` is ``None``)."""

    ref: str
    name: str  # ID–KR
    status: str
    minutes: int
    starts: int | None
    ends: int | None
    room: str
    version: int


@dataclass(frozen=True, slots=True)
class Board:
    """One day of a meeting's bilaterals: rooms, lines from ``first`` to ``last`` minute, what is placed and waits."""

    host: str
    zone: str
    days: tuple[date, ...]
    day: date
    rooms: tuple[str, ...]
    first: int
    last: int
    pieces: tuple[Piece, ...]
    waiting: tuple[Piece, ...]
    margins: Margins

    @property
    def lines(self) -> range:
        """The minutes at which the board's lines begin."""
        return range(self.first, self.last, STEP)

    def piece(self, ref: str) -> Piece | None:
        """A bilateral of the board, wherever it is."""
        return next((one for one in (*self.pieces, *self.waiting) if one.ref == ref), None)

    def at(self, minute: int, room: str) -> Piece | None:
        """What stands in a room on the line that begins with a minute."""
        here = (one for one in self.pieces if one.room == room)
        return next((one for one in here if _touches(one, minute)), None)

    def closed_at(self, minute: int, room: str) -> str | None:
        """Why nothing can be placed on a line in a room, in a word; ``None`` where it can."""
        uses = (use for one in self.margins.rooms if one.name == room for use in one.engagements)
        for one in (*self.margins.closed, *uses):
            if one.starts < minute + STEP and minute < one.ends:
                return one.what or _("closed")
        hours = self.margins.hours
        if hours is not None and not any(span.starts <= minute < span.ends for span in hours):
            return ""
        return None


def _touches(one: Piece, minute: int) -> bool:
    return one.starts is not None and one.ends is not None and one.starts < minute + STEP and minute < one.ends


def board_of(record: Record, host: str, day: date | None, spacing: Spacing) -> Board:
    """The board of a day (the first that bilaterals are on or may be). Raises ``Refused`` without a zone or days."""
    with record.reading() as connection:
        margins = margins_of(connection, meeting_id(connection, host), spacing, record.today)
    pieces = [_piece(margins, row) for row in margins.rows if row["status"] in STANDING]
    placed = [one for one in pieces if one.starts is not None]
    waiting = tuple(one for one in pieces if one.starts is None and one.status in OPEN)
    days = _days(margins, placed)
    if not days:
        raise Refused(
            _(
                "{meeting} has no days yet on which bilaterals could be held; say when: "
                'secretariat bilaterals hours {meeting} "20 May 2011 14:00-18:00".'
            ).format(meeting=margins.host["ref"])
        )
    on = day if day in days else days[0]
    today = tuple(one for one in placed if one.starts is not None and day_of(one.starts, margins.zone) == on)
    first, last = _from_until(margins, on, today)
    offered = [room.name for room in margins.rooms if room.name in margins.for_bilaterals]
    rooms = dict.fromkeys([*offered, *(one.room for one in today)]) or {"": None}
    host_ref = margins.host["ref"]
    return Board(host_ref, margins.zone, days, on, tuple(rooms), first, last, today, waiting, margins)


def clashes_there(board: Board, ref: str, minute: int, room: str) -> list[str]:
    """What a bilateral would clash with were it put there, in sentences."""
    rows = list(board.margins.rows)
    at = next(place for place, row in enumerate(rows) if row["ref"] == ref)
    piece = board.piece(ref)
    minutes = piece.minutes if piece is not None else board.margins.minutes(rows[at])
    moved = {**rows[at], "slot_starts": moment_of(minute), "slot_ends": moment_of(minute + minutes), "room": room}
    problem, plan = board.margins.checked([*rows[:at], moved, *rows[at + 1 :]], ref)
    return list(dict.fromkeys(clash_words(one, board.zone) for one in clashes(problem, plan, only=ref)))


def put(record: Record, board: Board, ref: str, minute: int, room: str, spacing: Spacing) -> BilateralDetail:
    """Give a bilateral the slot on the board; one that was confirmed is rescheduled, and its old slot stays visible."""
    piece = board.piece(ref)
    if piece is None:
        raise Refused(_("{ref} is no longer there.").format(ref=ref))
    starts, ends = typed(moment_of(minute), board.zone), typed(moment_of(minute + piece.minutes), board.zone)
    if piece.status in (BilateralStatus.CONFIRMED.value, BilateralStatus.RESCHEDULED.value):
        return reschedule(record, ref, starts, ends=ends, room=room, version=piece.version, spacing=spacing)
    return edit_bilateral(record, ref, version=piece.version, spacing=spacing, starts=starts, ends=ends, room=room)


def with_proposed(board: Board, plan: tuple[Placed, ...]) -> Board:
    """The board as it would be with slots that are proposed."""
    by_ref = {one.ref: one for one in plan}
    every = [*board.pieces, *board.waiting]
    known = {one.ref: one for one in every}
    margins = {row["ref"]: row for row in board.margins.rows}
    moved = []
    for ref, slot in by_ref.items():
        piece = known.get(ref) or _piece(board.margins, margins[ref])
        if day_of(slot.starts, board.zone) == board.day:
            moved.append(replace(piece, starts=slot.starts, ends=slot.ends, room=slot.room, status=_NEW_SLOT))
    kept = tuple(one for one in board.pieces if one.ref not in by_ref)
    waiting = tuple(one for one in board.waiting if one.ref not in by_ref)
    rooms = tuple(dict.fromkeys([*board.rooms, *(one.room for one in moved)]))
    return replace(board, pieces=(*kept, *moved), waiting=waiting, rooms=rooms)


def _piece(margins: Margins, row: Mapping[Any, Any]) -> Piece:
    starts = minute_of(row["slot_starts"]) if row["slot_starts"] else None
    ends = None
    if starts is not None:
        ends = minute_of(row["slot_ends"]) if row["slot_ends"] else starts + margins.minutes(row)
    minutes = margins.minutes(row) if starts is None or ends is None else ends - starts
    name = row["ref"].rpartition("/")[2].replace("-", "–", 1)
    room = margins.room_called(row["room"])
    return Piece(row["ref"], name, row["status"], minutes, starts, ends, room, row["version"])


def _days(margins: Margins, placed: list[Piece]) -> tuple[date, ...]:
    found = {day_of(one.starts, margins.zone) for one in placed if one.starts is not None}
    try:
        spans = margins.open_hours()
    except Refused:
        spans = ()
    found |= {day_of(span.starts, margins.zone) for span in spans}
    return tuple(sorted(found))


def _from_until(margins: Margins, day: date, placed: tuple[Piece, ...]) -> tuple[int, int]:
    try:
        spans = [span for span in margins.open_hours() if day_of(span.starts, margins.zone) == day]
    except Refused:
        spans = []
    starts = [span.starts for span in spans] + [one.starts for one in placed if one.starts is not None]
    ends = [span.ends for span in spans] + [one.ends for one in placed if one.ends is not None]
    first = min(starts) // STEP * STEP
    return first, max(max(ends), first + STEP)
