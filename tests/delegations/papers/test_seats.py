"""Who sits where: the rule of precedence around a table, held for every number of seats."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.delegations.papers.seats import Plan, Seating, Table, seat
from secretariat.values.refusal import Refused

TABLES = st.sampled_from([Table.U, Table.SQUARE])


def everybody(plan: Plan) -> list[int]:
    return [
        *plan.head,
        *plan.left,
        *plan.right,
        *plan.foot,
        *(one for row in plan.rows for one in row if one is not None),
    ]


def clockwise(plan: Plan) -> list[int]:
    """The seats as one goes around the table from its head's left end, clockwise as seen from above."""
    return [*plan.head, *plan.right, *reversed(plan.foot), *reversed(plan.left)]


@given(TABLES, st.sampled_from(Seating), st.integers(0, 120), st.booleans())
def test_everybody_has_one_seat_and_the_chair_the_middle(
    table: Table, seating: Seating, count: int, chair: bool
) -> None:
    plan = seat(table, seating, count, chair=chair)
    assert sorted(everybody(plan)) == list(range(0 if chair else 1, count + 1))
    if plan.head:
        assert plan.head[len(plan.head) // 2] == (0 if chair else 1) or len(plan.head) % 2 == 0
        assert abs(plan.head.index(0 if chair else 1) - (len(plan.head) - 1) / 2) <= 0.5


@given(TABLES, st.integers(1, 120))
def test_the_first_sits_at_the_chairs_right_and_the_second_at_the_left(table: Table, count: int) -> None:
    plan = seat(table, Seating.ALTERNATE, count, chair=True)
    around = clockwise(plan)
    middle = around.index(0)
    # Seen from above, the chair's right hand is at the left of the plan.
    places = {number: (at - middle) % len(around) for at, number in enumerate(around)}
    right, left = [n for n in places if n % 2], [n for n in places if n and n % 2 == 0]
    assert all(len(around) - places[a] < len(around) - places[b] for a, b in pairwise(sorted(right)))
    assert all(places[a] < places[b] for a, b in pairwise(sorted(left)))


@given(TABLES, st.integers(0, 120))
def test_clockwise_is_the_order_around_the_table(table: Table, count: int) -> None:
    around = clockwise(seat(table, Seating.CLOCKWISE, count, chair=True))
    middle = around.index(0)
    assert around[middle:] + around[:middle] == list(range(count + 1))


def test_a_u_of_eight_reads_as_a_protocol_office_would_draw_it() -> None:
    plan = seat(Table.U, Seating.ALTERNATE, 8, chair=True)
    assert (plan.head, plan.left, plan.right) == ((1, 0, 2), (3, 5, 7), (4, 6, 8))


def test_a_hollow_square_ends_opposite_the_chair() -> None:
    plan = seat(Table.SQUARE, Seating.ALTERNATE, 11, chair=True)
    assert (plan.head, plan.left, plan.right, plan.foot) == ((1, 0, 2), (3, 5, 7), (4, 6, 8), (9, 11, 10))


def test_without_a_chair_the_first_in_order_has_the_middle() -> None:
    assert seat(Table.U, Seating.ALTERNATE, 5, chair=False).head == (2, 1, 3)


def test_a_theatre_fills_its_rows_from_the_middle_or_from_the_left() -> None:
    assert seat(Table.THEATRE, Seating.ALTERNATE, 6, chair=True, per_side=4).rows == ((3, 1, 2, 4), (None, 5, 6, None))
    assert seat(Table.THEATRE, Seating.CLOCKWISE, 6, chair=True, per_side=4).rows == ((1, 2, 3, 4), (5, 6, None, None))


def test_a_table_with_too_few_seats_is_refused_with_what_is_enough() -> None:
    with pytest.raises(Refused, match="With 3 at a side there is room for 9, and 22 are to be seated") as refused:
        seat(Table.U, Seating.ALTERNATE, 21, chair=True, per_side=3)
    assert "--seats-per-side 9 is enough" in refused.value.message
    assert seat(Table.U, Seating.ALTERNATE, 21, chair=True, per_side=9).head
