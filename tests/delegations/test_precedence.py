"""The order of precedence is a total order, and every rule keeps its word."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.delegations.precedence import (
    DelegatePlace,
    HostPlace,
    PartyPlace,
    Precedence,
    Rule,
    delegate_key,
    in_order,
    order_in_words,
    precedence_of,
)
from secretariat.delegations.states import Function
from secretariat.values.language import _, set_language
from secretariat.values.refusal import Refused

places = st.lists(
    st.builds(
        PartyPlace,
        id=st.integers(1, 40),
        sort_key=st.sampled_from(["korea", "chile", "chile a", "viet nam", "林", ""]),
        member=st.booleans(),
        host=st.booleans(),
        position=st.none() | st.integers(0, 5),
        since=st.sampled_from(["", "1996-03-02", "2008-10-24"]),
        office=st.sampled_from(["", "2009-10", "2011-01-05"]),
        rank=st.none() | st.integers(1, 3),
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


orders = st.builds(Precedence, st.sampled_from(Rule), st.sampled_from(HostPlace))
PLAIN = Precedence()


@given(places, orders, st.randoms())
def test_the_order_never_depends_on_the_order_of_reading(
    given: list[PartyPlace], order: Precedence, chance: random.Random
) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)
    assert in_order(shuffled, order) == in_order(given, order)


@given(places, st.sampled_from(Rule))
def test_host_first_and_last_move_only_the_host(given: list[PartyPlace], rule: Rule) -> None:
    others = [place for place in in_order(given, Precedence(rule)) if not place.host]
    hosts = [place for place in in_order(given, Precedence(rule)) if place.host]
    assert in_order(given, Precedence(rule, HostPlace.FIRST)) == [*hosts, *others]
    assert in_order(given, Precedence(rule, HostPlace.LAST)) == [*others, *hosts]


@given(places)
def test_members_come_before_other_parties(given: list[PartyPlace]) -> None:
    found = [place.member for place in in_order(given, PLAIN)]
    assert found == sorted(found, reverse=True)


@given(places)
def test_by_hand_keeps_the_places_given_and_the_rest_alphabetical(given: list[PartyPlace]) -> None:
    found = in_order(given, Precedence(Rule.BY_HAND))
    placed = [place.position for place in found if place.position is not None]
    assert placed == sorted(placed)
    rest = [place for place in found if place.position is None]
    assert found == [*found[: len(placed)], *rest]
    assert rest == in_order(rest, PLAIN)


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


BY = {Rule.SENIORITY: "since", Rule.OFFICE: "office", Rule.RANK: "rank"}


@given(places, st.sampled_from(sorted(BY)))
def test_by_seniority_and_rank_the_first_stand_first_and_the_unknown_last(given: list[PartyPlace], rule: Rule) -> None:
    found = [getattr(place, BY[rule]) for place in in_order(given, Precedence(rule))]
    known = [value for value in found if value]
    assert found[: len(known)] == known == sorted(known)


def test_equals_in_seniority_stand_alphabetically() -> None:
    founders = [PartyPlace(1, "viet nam", since="1996-03-02"), PartyPlace(2, "austria", since="1996-03-02")]
    later = PartyPlace(3, "bulgaria", since="2006-09-11")
    found = in_order([later, *founders], Precedence(Rule.SENIORITY))
    assert [place.sort_key for place in found] == ["austria", "viet nam", "bulgaria"]


def test_an_order_is_read_as_people_write_it_and_kept_short() -> None:
    assert precedence_of("") == Precedence()
    assert precedence_of("Host-First") == Precedence(host=HostPlace.FIRST)
    assert precedence_of("by_hand") == Precedence(Rule.BY_HAND)
    assert precedence_of("rank of head, host last") == Precedence(Rule.RANK, HostPlace.LAST)
    assert precedence_of("Head’s time in office") == Precedence(Rule.OFFICE)
    assert Precedence().kept == ""
    for rule in Rule:
        for host in HostPlace if rule is not Rule.BY_HAND else [HostPlace.IN_TURN]:
            assert precedence_of(Precedence(rule, host).kept) == Precedence(rule, host)
    with pytest.raises(Refused, match=r"choose one of alphabetical, seniority in the forum, head's time in office"):
        precedence_of("by size")
    with pytest.raises(Refused, match="leave “host first” away"):
        precedence_of("by hand, host first")


def test_an_order_is_said_in_either_language() -> None:
    assert order_in_words(Precedence(Rule.SENIORITY, HostPlace.LAST), "en") == "seniority in the forum, host last"
    assert order_in_words(Precedence(host=HostPlace.FIRST), "en") == "host first, then alphabetical"
    assert order_in_words(Precedence(), "id") == "menurut abjad"


def test_readers_are_told_that_the_alphabet_is_that_of_indonesian_names() -> None:
    order = Precedence(host=HostPlace.FIRST, language="id")
    assert order_in_words(order, "en") == "host first, then alphabetical by Indonesian names"
    assert "nama Indonesia" in order_in_words(order, "id")
    assert "Indonesian" not in order_in_words(Precedence(Rule.SENIORITY, language="id"), "en")


def test_in_indonesian_a_rank_has_one_word_and_every_order_is_read_as_it_is_shown() -> None:
    set_language("id")
    try:
        assert (_("Rank"), _(Rule.RANK.value)) == ("Peringkat", "peringkat ketua delegasi")
        for rule in Rule:
            assert precedence_of(_(rule.value)) == Precedence(rule)
        assert precedence_of("Peringkat ketua delegasi, tuan rumah terakhir") == Precedence(Rule.RANK, HostPlace.LAST)
    finally:
        set_language("en")
