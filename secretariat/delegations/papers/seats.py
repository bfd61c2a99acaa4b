"""Who sits where: the order of precedence around a U, a hollow square, or in the rows of a theatre.

The rule is that of protocol handbooks (Satow's Diplomatic Practice, Feltham's Diplomatic Handbook): the chair sits in
the middle of the head of the table, the place of honour is at the chair's right hand, the next at the left, and so
on outward. Conferences that go by the alphabet instead run around the table from the chair, clockwise as seen from
above. The plan shows the room from above with the chair at the top, looking down the page: the chair's right hand is
at the left of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


class Table(StrEnum):
    """The shape of a table."""

    U = "u"
    SQUARE = "square"
    THEATRE = "theatre"


class Seating(StrEnum):
    """How the order of precedence goes on from the chair."""

    ALTERNATE = "alternate"
    CLOCKWISE = "clockwise"


TABLE_WORDS: Final = {
    Table.U: N_("U-shaped table"),
    Table.SQUARE: N_("hollow square"),
    Table.THEATRE: N_("theatre"),
}
SEATING_WORDS: Final = {
    Seating.ALTERNATE: N_("alternately at the chair's right and left"),
    Seating.CLOCKWISE: N_("clockwise from the chair"),
}
ROWS_IN_ORDER: Final = N_("row by row, from left to right")
ROWS_ALTERNATE: Final = N_("row by row, from the middle alternately to right and left")
_PER_ROW: Final = 8
_MANY: Final = 9
CHAIR: Final = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers in order of precedence (0 is the chair) along each side, as the plan shows it from above.

    ``head`` and ``foot`` run from left to right, ``left`` and ``right`` from top to bottom; ``rows`` are those of a
    theatre, the first nearest to the podium; ``None`` there is a seat left empty.
    """

    head: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    foot: tuple[int, ...] = ()
    rows: tuple[tuple[int | None, ...], ...] = ()


def seat(table: Table, seating: Seating, count: int, *, chair: bool, per_side: int | None = None) -> Plan:
    """The plan for ``count`` seats in order of precedence, beside the chair's own where ``chair`` is true.

    ``per_side`` is how many sit at one side at most, or in one row of a theatre; without it, as many as share the
    table evenly. Raises ``Refused`` where they are too few, naming how many are needed.
    """
    if table is Table.THEATRE:
        return Plan(head=(CHAIR,) if chair else (), rows=_rows(seating, count, per_side or _PER_ROW))
    if not count and not chair:
        return Plan()
    others = count if chair else count - 1  # without a chair, the first in order sits in the middle
    needed = _evenly(table, others + 1)
    side = per_side or needed
    if table is Table.SQUARE and not per_side and needed > _MANY:
        # A sheet on its side has more room along head and foot than along the arms: they take a third more.
        side = needed * 4 // 3 | 1
    if others + 1 > _room(table, side):
        raise Refused(
            _(
                "With {side} at a side there is room for {room}, and {count} are to be seated;"
                " --seats-per-side {needed} is enough, or --table theatre."
            ).format(side=side, room=_room(table, side), count=others + 1, needed=needed)
        )
    first = 0 if chair else 1
    if seating is Seating.ALTERNATE:
        right_hand = [first + k for k in range(1, others + 1, 2)]
        left_hand = [first + k for k in range(2, others + 1, 2)]
    else:
        half = others // 2
        left_hand = [first + k for k in range(1, half + 1)]
        right_hand = [first + k for k in range(others, half, -1)]
    return _around(first, right_hand, left_hand, side, closed=table is Table.SQUARE)


def _evenly(table: Table, seats: int) -> int:
    """The smallest odd number at a side that has room for all: odd, so that the chair is in the middle."""
    side = 1
    while _room(table, side) < seats:
        side += 2
    return side


def _room(table: Table, side: int) -> int:
    """How many have room with ``side`` at each; the head has an odd number, so that its middle is a seat."""
    return 1 + 2 * ((side - 1) // 2) + (3 if table is Table.SQUARE else 2) * side


def _around(middle: int, right_hand: list[int], left_hand: list[int], side: int, *, closed: bool) -> Plan:
    """Both ways from the middle of the head: along the head, down the arm, along the foot towards its middle."""
    half = (side - 1) // 2
    # As many at the foot as at the head where there are both; an arm takes the rest.
    longest = len(right_hand)
    arm = half + (side if not closed else min(side, max(longest - 2 * half, 0)))
    return Plan(
        head=(*reversed(right_hand[:half]), middle, *left_hand[:half]),
        left=tuple(right_hand[half:arm]),
        right=tuple(left_hand[half:arm]),
        foot=(*right_hand[arm:], *reversed(left_hand[arm:])),
    )


def _rows(seating: Seating, count: int, per_row: int) -> tuple[tuple[int | None, ...], ...]:
    """Rows that face the podium; who sits there has their right hand at the right of the plan."""
    if seating is Seating.CLOCKWISE:
        places = list(range(per_row))
    else:
        middle = per_row // 2 if per_row % 2 else per_row // 2 - 1
        steps = [0, *(step for far in range(1, per_row) for step in (far, -far))]
        places = [middle + step for step in steps if 0 <= middle + step < per_row]
    rows = []
    for start in range(0, count, per_row):
        row: list[int | None] = [None] * per_row
        for number, place in zip(range(start + 1, min(start + per_row, count) + 1), places, strict=False):
            row[place] = number
        rows.append(tuple(row))
    return tuple(rows)
