"""Symbols of papers: patterns are checked, symbols made and read back, revisions counted on in their own way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.values.paper_symbols import (
    LONGEST,
    checked_pattern,
    checked_symbol,
    number_of,
    revised,
    revision_of,
    symbol_of,
    without_revision,
)
from secretariat.values.refusal import Refused

VALUES = {"year": "2011", "series": "APEC-SMEMM", "meeting": "APEC-SMEMM-18", "ordinal": "18", "forum": "APEC"}
PATTERNS = (
    "{year}/SMEMM/{number:03}",
    "{year}/{series}/{number}",
    "A/{meeting}/{number:6}",
    "{forum} ({ordinal}) {number:2}",
)


def test_the_symbol_of_apecs_papers() -> None:
    symbol = symbol_of("{year}/SMEMM/{number:03}", VALUES, 1)
    assert symbol == "2011/SMEMM/001"
    assert revised(symbol, 1) == "2011/SMEMM/001rev1"


@given(st.sampled_from(PATTERNS), st.integers(1, 999_999), st.integers(1, 99))
def test_what_a_pattern_makes_is_read_back(pattern: str, number: int, revision: int) -> None:
    assert checked_pattern(pattern) == pattern
    symbol = symbol_of(pattern, VALUES, number)
    assert checked_symbol(symbol) == symbol
    assert (number_of(pattern, VALUES, symbol), revision_of(symbol)) == (number, 0)
    again = revised(symbol, revision)
    assert (number_of(pattern, VALUES, again), revision_of(again), without_revision(again)) == (
        number,
        revision,
        symbol,
    )


@given(st.text(alphabet="{}:03number yearABC/", max_size=40))
def test_any_pattern_is_either_refused_or_makes_a_symbol_that_can_be_typed(pattern: str) -> None:
    try:
        kept = checked_pattern(pattern)
    except Refused as refused:
        assert refused.message.endswith(".")
        return
    if kept:
        assert number_of(kept, VALUES, symbol_of(kept, VALUES, 7)) == 7


@pytest.mark.parametrize(
    ("before", "revision", "after"),
    [("A/C.1/70/L.1/Rev.1", 2, "A/C.1/70/L.1/Rev.2"), ("X rev 1", 2, "X rev 1rev2"), ("X-REV9", 10, "X-REV10")],
)
def test_a_revision_is_written_as_the_one_before(before: str, revision: int, after: str) -> None:
    assert revised(before, revision) == after


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{jahr}/{number}", "it may have the fields {year}, {series}, {meeting}, {ordinal}, {forum}, {number}"),
        ("{year:03}/{number}", "{number:03}"),
        ("{number:x}", "can't be read"),
        ("{number", "can't be read"),
        ("{year}/x", "needs {number} once"),
        ("{number}{number}", "needs {number} once"),
        ("[{number}]", "can't be read"),
        ("\x1b{number}", "can't be read"),
        ("{year}/rev{number}", "read as revisions"),
        ("{0.__class__}{number}", "can't be read"),
    ],
)
def test_a_pattern_that_can_not_be_is_refused_with_what_is_allowed(pattern: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_pattern(pattern)
    assert words in refused.value.message


@pytest.mark.parametrize("symbol", ["", " / ", "[x]", "\x1b]52;c;AAAA\x07", "x" * (LONGEST + 1), "김동선", "a\x00b"])
def test_a_symbol_that_could_not_be_typed_is_refused(symbol: str) -> None:
    with pytest.raises(Refused):
        checked_symbol(symbol)


def test_a_revision_that_would_be_too_long_or_the_hundredth_is_refused() -> None:
    for symbol, revision in (("x" * LONGEST, 1), ("X", 100)):
        with pytest.raises(Refused, match="table it as a new paper"):
            revised(symbol, revision)
