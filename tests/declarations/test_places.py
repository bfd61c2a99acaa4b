"""Places in the order of a text leave room, so that one paragraph comes or moves without the others."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.places import STEP, fitted, places

known = st.lists(st.one_of(st.none(), st.integers(1, 40)), max_size=14)


@given(known)
def test_places_rise(given_: list[int | None]) -> None:
    found = fitted(given_)
    assert len(found) == len(given_)
    assert all(one < other for one, other in pairwise(found))
    assert all(place > 0 for place in found)


@given(st.integers(0, 12))
def test_what_is_in_order_stays(count: int) -> None:
    assert fitted(places(count)) == places(count)


@given(st.integers(1, 12), st.data())
def test_one_that_comes_between_moves_nobody(count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, count))
    there: list[int | None] = [*places(count)]
    found = fitted([*there[:at], None, *there[at:]])
    assert [*found[:at], *found[at + 1 :]] == there


@given(st.integers(2, 12), st.data())
def test_one_that_moves_moves_alone(count: int, data: st.DataObject) -> None:
    source, target = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count - 1))
    order = [*places(count)]
    order.insert(target, order.pop(source))
    found = fitted(order)
    assert sum(one != other for one, other in zip(found, order, strict=True)) <= 1


def test_where_no_room_is_left_all_are_given_anew() -> None:
    assert fitted([1, None, 2]) == [STEP, 2 * STEP, 3 * STEP]
