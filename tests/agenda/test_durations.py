"""What items and an agenda take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.durations import AgendaLength, Lasting, lengths, whole_length
from secretariat.agenda.states import ItemStatus

WITHDRAWN = ItemStatus.WITHDRAWN.value


@st.composite
def agendas(draw: st.DrawFn) -> list[Lasting]:
    """Up to twelve items, each at the top or under an earlier one."""
    items: list[Lasting] = []
    for id_ in range(1, draw(st.integers(1, 12)) + 1):
        under = draw(st.sampled_from([None, *range(1, id_)]))
        minutes = draw(st.none() | st.integers(0, 300))
        items.append(Lasting(id_, under, minutes, draw(st.sampled_from([one.value for one in ItemStatus]))))
    return items


def test_an_item_takes_what_is_said_of_it_or_what_its_parts_take_where_that_is_more() -> None:
    items = [Lasting(1, None, 30), Lasting(2, 1, 20), Lasting(3, 1, 25), Lasting(4, None, 60), Lasting(5, 4, 10)]
    assert lengths(items) == {1: 45, 2: 20, 3: 25, 4: 60, 5: 10}
    assert whole_length(items) == AgendaLength(105, 0)


def test_what_is_withdrawn_takes_nothing_with_all_under_it() -> None:
    items = [Lasting(1, None, 30, WITHDRAWN), Lasting(2, 1, 20), Lasting(3, None, 40)]
    assert whole_length(items) == AgendaLength(40, 0)


def test_items_of_which_nothing_is_said_are_counted_unless_the_item_above_says_it() -> None:
    items = [
        Lasting(1, None, None),
        Lasting(2, None, 60),
        Lasting(3, 2, None),
        Lasting(4, None, None),
        Lasting(5, 4, None),
    ]
    assert whole_length(items) == AgendaLength(60, 2)


def test_too_long_is_said_only_where_the_time_is_known() -> None:
    assert AgendaLength(400, 0, 360, 1).too_long_by == 40
    assert AgendaLength(300, 0, 360, 1).too_long_by == 0
    assert AgendaLength(9000, 0).too_long_by == 0


@given(agendas())
def test_no_item_takes_less_than_its_parts_and_the_whole_is_the_sum_of_the_top(items: list[Lasting]) -> None:
    found = lengths(items)
    assert set(found) == {item.id for item in items}
    for item in items:
        parts = sum(found[part.id] or 0 for part in items if part.under == item.id)
        assert (found[item.id] or 0) >= parts
    assert whole_length(items).minutes == sum(found[item.id] or 0 for item in items if item.under is None)


@given(agendas(), st.integers(0, 11), st.integers(1, 100))
def test_a_longer_item_never_makes_an_agenda_shorter(items: list[Lasting], at: int, more: int) -> None:
    one = items[at % len(items)]
    longer = [Lasting(i.id, i.under, (i.minutes or 0) + more if i is one else i.minutes, i.status) for i in items]
    assert whole_length(longer).minutes >= whole_length(items).minutes
