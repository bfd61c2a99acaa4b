"""Word by word between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.declarations.comparison.words import Wording, difference, tokens
from tests.declarations.comparison.drafts import HOSTILE, texts

any_text = texts | st.text(max_size=40)


def marked(before: str, after: str) -> str:
    signs = {Wording.SAME: "{}", Wording.REMOVED: "-{}-", Wording.ADDED: "+{}+"}
    return "".join(signs[piece.kind].format(piece.text) for piece in difference(before, after))


@given(any_text, any_text)
def test_what_is_same_or_removed_is_the_text_before_and_same_or_added_the_text_after(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind is not Wording.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not Wording.REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(any_text)
def test_a_text_has_no_difference_to_itself(text: str) -> None:
    assert all(piece.kind is Wording.SAME for piece in difference(text, text))


@given(any_text)
def test_the_words_of_a_text_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    assert "".join(piece.text for piece in difference("agree", text) if piece.kind is Wording.ADDED) == text


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Agree to [double] the number", "Agree to double the number", "Agree to -[-double-]- the number"),
        ("Agree [KR: triple] [ID: double] soon", "Agree [ID: double] soon", "Agree -[KR: triple] -[ID: double] soon"),
        ("Agree [ID: double] soon", "Agree [KR: triple][ID: double] soon", "Agree +[KR: triple]+[ID: double] soon"),
        ("by [2030]", "by [2030][2035]", "by [2030]+[2035]+"),
        ("the Party's long-term aim of 1.5 °C", "the Parties' long-term aim of 2 °C", None),
        ("our good old friends agree", "our dear new friends agree", "our -good old-+dear new+ friends agree"),
        ("同意加倍", "同意三倍", "同意-加-+三+倍"),
    ],
)
def test_brackets_and_words_are_told_apart(before: str, after: str, shown: str | None) -> None:
    expected = shown or "the -Party's-+Parties'+ long-term aim of -1.5-+2+ °C"
    assert marked(before, after) == expected


def test_a_word_that_stayed_by_chance_makes_no_fringe() -> None:
    before = "support every effort that was made in the region"
    after = "commend all those people who gave in good faith"
    assert len([piece for piece in difference(before, after) if piece.kind is Wording.SAME]) <= 1
