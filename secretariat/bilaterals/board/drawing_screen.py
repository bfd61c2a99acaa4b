"""A board as text for the terminal: a line for every quarter of an hour, a column for every room."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from textual.content import Content

from secretariat.bilaterals.board.reading import STEP, Board, Piece
from secretariat.bilaterals.placing.words import moment_of
from secretariat.toolkit.cells import fit
from secretariat.toolkit.text import line, pieces
from secretariat.values.language import _

TIME = 6
"""Columns that the time takes at the left."""
_LEAST = 13
HEAD = 1
"""Lines above the first quarter of an hour."""

Part = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the cursor is, what is carried, whether that could be put there, and the first room that was shown."""

    line: int
    room: int
    carried: Piece | None = None
    clash: bool = False
    first: int = 0


def width_of_room(board: Board, width: int) -> int:
    """How many columns a room has."""
    return max(_LEAST, (width - TIME) // max(1, len(board.rooms)))


def rooms_shown(board: Board, width: int, room: int, first: int) -> range:
    """The rooms for which there is room on the screen, from ``first`` on where that of the cursor is among them."""
    fits = max(1, (width - TIME) // width_of_room(board, width))
    first = min(max(first, room - fits + 1), room, max(0, len(board.rooms) - fits))
    return range(first, min(len(board.rooms), first + fits))


def board_drawn(board: Board, seen: Seen, width: int) -> Content:
    """The board with its cursor."""
    wide, shown = width_of_room(board, width), rooms_shown(board, width, seen.room, seen.first)
    zone = ZoneInfo(board.zone)
    parts: list[Part] = [" " * TIME]
    for number in shown:
        name = line(board.rooms[number]) or _("no room yet")
        parts.append((fit(name, wide - 1) + " ", "bold $text-accent" if number == seen.room else "bold"))
    parts.append("\n")
    for at, minute in enumerate(board.lines):
        time = f"{moment_of(minute).astimezone(zone):%H:%M}"
        whole = at == 0 or minute % 60 == 0 or minute % 30 == 0
        parts.append((fit(time if whole else "", TIME), "dim"))
        for number in shown:
            parts += _cell(board, seen, minute, (at, number), wide)
        parts.append("\n")
    return pieces(*parts)


def _cell(board: Board, seen: Seen, minute: int, place: tuple[int, int], wide: int) -> list[Part]:
    at, number = place
    words, look = _what(board, minute, board.rooms[number])
    carried = seen.carried
    if carried is not None and number == seen.room and 0 <= at - seen.line < -(-carried.minutes // STEP):
        words = f"▸{carried.name}{' !' if seen.clash else ''}" if at == seen.line else "▸"
        look = "bold $text-error reverse" if seen.clash else "bold reverse"
    elif (at, number) == (seen.line, seen.room):
        look = f"{look} reverse".strip()
        words = words or " "
    return [(fit(words, wide - 1), look), " "]


def _what(board: Board, minute: int, room: str) -> tuple[str, str]:
    """What stands on a line in a room, and how it looks; its state is said in words too."""
    piece = board.at(minute, room)
    if piece is not None:
        begins = piece.starts is not None and minute <= piece.starts < minute + STEP
        first = min(one for one in board.lines if board.at(one, room) == piece)
        if begins or minute == first:
            return f"┌{line(piece.name)}{_odd_time(board, piece)}", "bold"
        if minute == first + STEP:
            return f"│{_(piece.status)}", ""
        return "│", ""
    closed = board.closed_at(minute, room)
    if closed is None:
        return "·", "dim"
    return (f"░{line(closed)}" if closed and _begins_closed(board, minute, room) else "░"), "dim"


def _odd_time(board: Board, piece: Piece) -> str:
    """When it begins, where no line of the board does."""
    if piece.starts is None or piece.starts in board.lines:
        return ""
    return f" {moment_of(piece.starts).astimezone(ZoneInfo(board.zone)):%H:%M}"


def _begins_closed(board: Board, minute: int, room: str) -> bool:
    return board.closed_at(minute - STEP, room) != board.closed_at(minute, room) or minute == board.first


def waiting_drawn(board: Board, width: int) -> Content:
    """The bilaterals that wait for a slot, in a line or two."""
    if not board.waiting:
        return pieces((_("Nothing waits for a slot."), "dim"))
    names = ", ".join(f"{one.name} ({one.minutes})" for one in board.waiting)
    return pieces((_("Waiting: "), "bold"), fit(line(names), max(20, width - 12)).rstrip())
