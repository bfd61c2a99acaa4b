"""Word by word between two wordings."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from secretariat.declarations.comparison import aligning
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


long_text = st.lists(st.sampled_from(["we", "agree", "to [", "] double", "KR:", "2030;", "…"]), max_size=400)


@given(long_text, long_text, st.integers(0, 60), st.randoms(use_true_random=False))
def test_long_texts_are_cut_where_they_are_alike_and_told_whole(
    one: list[str], other: list[str], kept: int, chance: random.Random
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligning, "_AT_ONCE", 50)
        own = [f"{n}th" for n in range(kept)]
        before, after = " ".join([*one, *own, *other]), " ".join([*other, *own, *one])
        pieces = difference(before, after)
        assert "".join(piece.text for piece in pieces if piece.kind is not Wording.ADDED) == before
        assert "".join(piece.text for piece in pieces if piece.kind is not Wording.REMOVED) == after
        changed = [str(chance.randrange(9)) if chance.random() < 0.1 else word for word in before.split(" ")]
        pieces = difference(before, " ".join(changed))
        assert "".join(piece.text for piece in pieces if piece.kind is not Wording.ADDED) == before
        assert "".join(piece.text for piece in pieces if piece.kind is not Wording.REMOVED) == " ".join(changed)


def test_a_text_of_76000_words_in_one_paragraph_is_compared_in_the_memory_of_a_small_one() -> None:
    chance = random.Random(1)
    words = [f"w{chance.randrange(5000)}" for _ in range(76_000)]
    changed = list(words)
    for _ in range(3_800):
        changed[chance.randrange(len(words))] = "other"
    # What LCSseq takes is not Python's memory: the products of the lengths that it is given are looked at.
    asked: list[int] = []
    whole = LCSseq.opcodes

    def counted(one: str, other: str) -> object:
        asked.append(len(one) * len(other))
        return whole(one, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LCSseq, "opcodes", counted)
        pieces = difference(" ".join(words), " ".join(changed))
    assert sum(asked) < 100_000_000
    same = sum(len(piece.text.split()) for piece in pieces if piece.kind is Wording.SAME)
    assert same == sum(one == other for one, other in zip(words, changed, strict=True))


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
