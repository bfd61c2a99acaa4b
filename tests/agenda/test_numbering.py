"""The laws of an agenda's numbers: they hold for every tree and every move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.numbering import DEEPEST, CannotMove, Place, moved, numbered


@st.composite
def trees(draw: st.DrawFn) -> list[Place]:
    """Any tree of at most 25 items and three levels, its places with gaps and ties."""
    places: list[Place] = []
    depth = {0: 0}
    for id_ in range(1, draw(st.integers(1, 25)) + 1):
        parent = draw(st.sampled_from([p for p, deep in depth.items() if deep < 3]))
        depth[id_] = depth[parent] + 1
        places.append(Place(id_, parent or None, draw(st.integers(1, 9))))
    return places


@given(trees())
def test_every_item_has_a_number_of_its_own_and_paths_sort_as_numbers_do(places: list[Place]) -> None:
    numbers = numbered(places)
    assert set(numbers) == {place.id for place in places}
    assert len({one.number for one in numbers.values()}) == len(places)
    by_path = sorted(numbers.values(), key=lambda one: one.path)
    assert by_path == sorted(numbers.values(), key=lambda one: [int(part) for part in one.number.split(".")])


@given(trees())
def test_a_number_begins_with_the_number_of_the_item_above_and_counts_without_gaps(places: list[Place]) -> None:
    numbers = numbered(places)
    counted: dict[int | None, list[int]] = {}
    for place in places:
        above, _dot, last = numbers[place.id].number.rpartition(".")
        assert above == (numbers[place.under].number if place.under else "")
        counted.setdefault(place.under, []).append(int(last))
    assert all(sorted(row) == list(range(1, len(row) + 1)) for row in counted.values())


@given(trees(), st.data())
def test_a_move_keeps_every_item_and_the_order_of_all_others(places: list[Place], data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from([place.id for place in places]))
    under = data.draw(st.sampled_from([None, *(place.id for place in places)]))
    position = data.draw(st.integers(1, 30))
    try:
        after = moved(places, id_, under, position)
    except CannotMove:
        before = numbered(places)
        below = under is not None and f"{before[under].number}.".startswith(f"{before[id_].number}.")
        assert below or max(one.number.count(".") for one in before.values()) >= 1
        return
    assert {place.id for place in after} == {place.id for place in places}
    now = {place.id: place for place in after}
    assert now[id_].under == under
    beside = [place for place in after if place.under == under]
    assert now[id_].position == min(position, len(beside))
    assert all(now[place.id].under == place.under for place in places if place.id != id_)
    was = [place.id for place in sorted(places, key=lambda p: numbered(places)[p.id].path) if place.id != id_]
    for parent in {place.under for place in places}:
        row = [one for one in was if now[one].under == parent]
        assert row == sorted(row, key=lambda one: now[one].position)


@given(trees(), st.data())
def test_a_move_back_restores_the_numbers(places: list[Place], data: st.DataObject) -> None:
    before = numbered(places)
    id_ = data.draw(st.sampled_from([place.id for place in places]))
    home = next(place.under for place in places if place.id == id_)
    place_then = int(before[id_].number.rpartition(".")[2])
    away = moved(places, id_, None, data.draw(st.integers(1, 30)))
    assert numbered(moved(away, id_, home, place_then)) == before


def test_an_item_cannot_stand_under_itself_or_too_deep() -> None:
    chain = [Place(id_, id_ - 1 or None, 1) for id_ in range(1, DEEPEST + 1)]
    for under in (1, 3):
        with pytest.raises(CannotMove):
            moved(chain, 1, under, 1)
    with pytest.raises(CannotMove):
        moved([*chain, Place(50, None, 2)], 50, DEEPEST, 1)
    assert numbered(moved([*chain, Place(50, None, 2)], 50, DEEPEST - 1, 9))[50].number == "1.1.1.1.1.2"
