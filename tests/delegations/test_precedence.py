"""The order of precedence is a total order, and every rule keeps its word."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.delegations.precedence import (
    DelegatePlace,
    PartyPlace,
    Rule,
    delegate_key,
    in_order,
    rule_kept,
    rule_of,
)
from secretariat.delegations.states import Function
from secretariat.values.refusal import Refused

places = st.lists(
    st.builds(
        PartyPlace,
        id=st.integers(1, 40),
        sort_key=st.sampled_from(["korea", "chile", "chile a", "viet nam", "林", ""]),
        member=st.booleans(),
        host=st.booleans(),
        position=st.none() | st.integers(0, 5),
    ),
    unique_by=lambda place: place.id,
    max_size=20,
)
delegates = st.lists(
    st.builds(
        DelegatePlace,
        id=st.integers(1, 60),
        function=st.sampled_from([*(function.value for function in Function), "of another time"]),
        rank=st.none() | st.integers(1, 4),
        sort_key=st.sampled_from(["kim", "lee", ""]),
    ),
    unique_by=lambda place: place.id,
)


@given(places, st.sampled_from(Rule), st.randoms())
def test_the_order_never_depends_on_the_order_of_reading(
    given: list[PartyPlace], rule: Rule, chance: random.Random
) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)
    assert in_order(shuffled, rule) == in_order(given, rule)


@given(places)
def test_host_first_and_last_move_only_the_host(given: list[PartyPlace]) -> None:
    others = [place for place in in_order(given, Rule.ALPHABETICAL) if not place.host]
    hosts = [place for place in in_order(given, Rule.ALPHABETICAL) if place.host]
    assert in_order(given, Rule.HOST_FIRST) == [*hosts, *others]
    assert in_order(given, Rule.HOST_LAST) == [*others, *hosts]


@given(places)
def test_members_come_before_other_parties(given: list[PartyPlace]) -> None:
    found = [place.member for place in in_order(given, Rule.ALPHABETICAL)]
    assert found == sorted(found, reverse=True)


@given(places)
def test_by_hand_keeps_the_places_given_and_the_rest_alphabetical(given: list[PartyPlace]) -> None:
    found = in_order(given, Rule.BY_HAND)
    placed = [place.position for place in found if place.position is not None]
    assert placed == sorted(placed)
    rest = [place for place in found if place.position is None]
    assert found == [*found[: len(placed)], *rest]
    assert rest == in_order(rest, Rule.ALPHABETICAL)


@given(delegates, st.randoms())
def test_delegates_stand_by_function_then_rank_then_name(given: list[DelegatePlace], chance: random.Random) -> None:
    found = sorted(given, key=delegate_key)
    shuffled = list(given)
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=delegate_key) == found
    for first, second in pairwise(found):
        if first.function == second.function:
            assert (first.rank or 99) <= (second.rank or 99)
            if first.rank == second.rank:
                assert (first.sort_key, first.id) < (second.sort_key, second.id)
    functions = [Function(place.function) for place in found if place.function in list(Function)]
    assert functions == sorted(functions, key=list(Function).index)


def test_a_rule_is_read_as_people_write_it_and_kept_short() -> None:
    assert rule_of("") is Rule.ALPHABETICAL
    assert rule_of("Host-First") is Rule.HOST_FIRST
    assert rule_of("by_hand") is Rule.BY_HAND
    assert rule_kept(Rule.ALPHABETICAL) == ""
    assert [rule_of(rule_kept(rule)) for rule in Rule] == list(Rule)
    with pytest.raises(Refused, match=r"choose one of alphabetical, host first, host last, by hand"):
        rule_of("by size")
