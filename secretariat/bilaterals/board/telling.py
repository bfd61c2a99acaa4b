"""What stands above and below the board: the day, what is carried and where it would land, what clashes there."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.bilaterals.board.reading import Board, Piece
from secretariat.bilaterals.placing.proposing import Proposal, told
from secretariat.bilaterals.placing.words import long_words, span_of
from secretariat.values.day import day_in_words
from secretariat.values.language import _


def heading(board: Board, carried: Piece | None) -> str:
    """The day and its zone; while one is carried, which, as what is under the cursor is not where it belongs yet."""
    at = board.days.index(board.day) + 1
    what = board.host
    if carried is not None:
        what = _("Carrying {name} ({minutes})").format(name=carried.name, minutes=long_words(carried.minutes))
    return f"{what} · {day_in_words(board.day)} · {board.zone} · {at}/{len(board.days)}"


def of_carried(board: Board, line: int, room: int, carried: Piece, clashing: Sequence[str]) -> list[str]:
    """Where what is carried would land, and what it clashes with there."""
    minute = board.lines[line]
    slot = span_of(minute, minute + carried.minutes, board.zone)
    return [
        f"{carried.name} → {slot} · {board.rooms[room]}",
        *(clashing or [_("No clash. Enter puts it down, Esc puts it back.")]),
    ]


def of_here(here: Piece | None, board: Board) -> list[str]:
    """What stands under the cursor."""
    if here is None or here.starts is None or here.ends is None:
        return [""]
    return [f"{here.ref} · {_(here.status)} · {span_of(here.starts, here.ends, board.zone)} · {here.room}"]


def of_proposal(proposal: Proposal, here: Piece | None) -> list[str]:
    """What is proposed and not kept yet; of the one under the cursor, why it has its slot."""
    found = proposal.impossible
    said = [told(proposal), *(found.why if found is not None else ())]
    plan = found.most if found is not None else proposal.plan
    why = next((one.why for one in plan if here is not None and one.ref == here.ref), "")
    said += [f"{here.name}: {why}"] if here is not None and why else []
    return [*said, _("Enter keeps these slots, Esc does not.")]
