"""Two people's changes of one text in one: no word of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.comparison.words import tokens
from secretariat.declarations.drafting_room.joining import is_paired, joined

WORDS = st.lists(
    st.sampled_from(["agree", "to", "double", "triple", "[", "]", "2030", "林", ",", "exports"]), max_size=12
)
TEXTS = WORDS.map(" ".join)
PAIRED = st.recursive(
    st.sampled_from(["agree", "to", "double", "triple", "2030", "林", "exports"]),
    lambda inner: st.lists(inner, max_size=5).flatmap(
        lambda some: st.sampled_from([f"[{' '.join(some)}]", " ".join(some)])
    ),
    max_leaves=12,
)


def test_changes_in_different_places_both_go_in() -> None:
    base = "Agree to double the number of enterprises that export by 2030;"
    mine = "Agree to triple the number of enterprises that export by 2030;"
    theirs = "Agree to double the number of enterprises that export by 2040;"
    assert joined(base, mine, theirs) == "Agree to triple the number of enterprises that export by 2040;"


def test_where_they_meet_both_wordings_stand_beside_each_other() -> None:
    assert joined("Agree to double exports;", "Agree to triple exports;", "Agree to halve exports;") == (
        "Agree to [triple] [halve] exports;"
    )


def test_what_one_changes_and_the_other_takes_out_stays_in_brackets() -> None:
    assert "[" in joined("Thank the host warmly;", "Thank the host very warmly;", "Thank the host;")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("[double trade]", "[triple trade]", "double trade", "[[triple trade]] [double trade]"),
        ("double trade", "[double trade]", "triple trade", "[[double trade]] [triple trade]"),
        ("[a] b", "a b", "[a b]", "[a b] [[a b]]"),
        ("[a] and [b]", "[a] and [c]", "[a] and [d]", "[a] and [[c] [d]]"),
    ],
)
def test_where_they_meet_in_half_a_pair_of_brackets_the_whole_stands_beside(
    base: str, mine: str, theirs: str, both: str
) -> None:
    assert joined(base, mine, theirs) == both


@given(TEXTS | PAIRED, PAIRED, PAIRED)
def test_no_bracket_is_left_without_its_partner(base: str, mine: str, theirs: str) -> None:
    assert is_paired(joined(base, mine, theirs))


@given(TEXTS, TEXTS)
def test_a_change_of_one_alone_is_that_change(base: str, changed: str) -> None:
    assert joined(base, changed, base) == changed
    assert joined(base, base, changed) == changed
    assert joined(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_word_of_either_is_lost(base: str, mine: str, theirs: str) -> None:
    both = set(tokens(joined(base, mine, theirs)))
    for own in (mine, theirs):
        assert {word for word in tokens(own) if word.strip()} - set(tokens(base)) <= both
