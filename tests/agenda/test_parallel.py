"""Sessions beside one another take their time once, and so do the items taken in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.parallel import Spell, beside_one_another, counted_twice, time_for

DAY = date(2011, 5, 20)
NINE = datetime(2011, 5, 20, 9, tzinfo=UTC)


def spell(track: str, minutes: int, at: int | None = None, taken: int = 0) -> Spell:
    return Spell(DAY, track, minutes, None if at is None else NINE + timedelta(minutes=at), taken)


def test_sessions_at_the_same_time_count_once() -> None:
    plenary, left, right = spell("", 60, 0, 60), spell("A", 90, 60, 90), spell("B", 45, 75, 45)
    assert time_for([plenary, left, right]) == 150
    assert counted_twice([plenary, left, right]) == 45
    after = spell("B", 30, 150)
    assert time_for([plenary, left, right, after]) == 180, "one track after another is no time beside"


def test_tracks_without_times_go_on_beside_one_another_but_for_the_main_one() -> None:
    spells = [spell("", 60, taken=60), spell("A", 30, taken=30), spell("A", 30, taken=30), spell("B", 45, taken=45)]
    assert (time_for(spells), counted_twice(spells)) == (120, 45)


def test_an_item_longer_than_its_session_beside_another_is_too_long_by_all_of_that() -> None:
    spells = [spell("A", 60, 0, 120), spell("B", 60, 0, 60)]
    assert (time_for(spells), 180 - counted_twice(spells)) == (60, 120)


def test_sessions_without_items_take_nothing_from_an_agenda() -> None:
    assert counted_twice([spell("A", 60, 0), spell("B", 30, 15, 10)]) == 0


_SPELLS = st.lists(
    st.builds(spell, st.sampled_from(["", "A", "B"]), st.integers(0, 240), st.none() | st.integers(0, 600))
)


@given(_SPELLS)
def test_items_that_fill_their_sessions_always_fit(spells: list[Spell]) -> None:
    full = [Spell(one.day, one.track, one.minutes, one.starts, one.minutes) for one in spells]
    assert sum(one.taken for one in full) - counted_twice(full) <= time_for(full) <= sum(one.minutes for one in full)
    assert sorted(map(id, full)) == sorted(id(one) for group in beside_one_another(full) for one in group)
