"""How alike two paragraphs are: the words they have in common, in the same order, as a share of all their words.

Words are counted without regard to case, brackets, punctuation and emphasis, so that a text is most like itself with
its brackets gone. Each different word is written as one character of a string, on which the longest common
subsequence is found quickly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

# Scripts that are written without spaces are compared character by character: Thai, Lao, Burmese, Khmer, Chinese, Kana.
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_FIRST: Final = 0x100
_SURROGATES: Final = (0xD800, 0xE000)
_RAREST: Final = 12  # words of a paragraph by which its like are looked for
_MOST_PLACES: Final = 40  # a word that stands in more paragraphs tells nothing
_MOST_CANDIDATES: Final = 6


class Signs:
    """A character for each different thing: what is compared as a string is compared quickly."""

    def __init__(self) -> None:
        self._signs: dict[Hashable, str] = {}

    def of(self, things: Iterable[Hashable]) -> str:
        """One character for each of ``things``, the same for the same."""
        signs = self._signs
        return "".join([signs.get(one) or self._new(one) for one in things])

    def of_words(self, text: str) -> str:
        """One character for each word of a text, case aside."""
        return self.of(_WORD.findall(text.casefold()))

    def _new(self, one: Hashable) -> str:
        code = _FIRST + len(self._signs)
        low, high = _SURROGATES
        sign = chr(code if code < low else code + high - low)
        self._signs[one] = sign
        return sign


def in_common(one: str, other: str) -> int:
    """How many words two texts, written in signs, have in common in the same order."""
    return LCSseq.similarity(one, other)


def likeness(one: str, other: str) -> float:
    """From 0 (no word in common) to 1 (the same words in the same order)."""
    whole = len(one) + len(other)
    return 2 * in_common(one, other) / whole if whole else 1.0


def candidates(
    wanted: Iterable[int], one: Sequence[str], there: Iterable[int], other: Sequence[str]
) -> set[tuple[int, int]]:
    """Pairs that may be alike: for each of ``wanted`` those of ``there`` with which it shares the most rare words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in there:
        for sign in set(other[index]):
            places[sign].append(index)
    pairs: set[tuple[int, int]] = set()
    for index in wanted:
        known = sorted((len(places[sign]), sign) for sign in set(one[index]) if sign in places)
        shared: defaultdict[int, float] = defaultdict(float)
        for often, sign in known[:_RAREST]:
            if often <= _MOST_PLACES:
                for place in places[sign]:
                    shared[place] += 1 / often
        best = sorted(shared, key=lambda place: (-shared[place], place))[:_MOST_CANDIDATES]
        pairs.update((index, place) for place in best)
    return pairs
