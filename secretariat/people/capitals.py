"""The family name in CAPITALS, the usage of conference lists: read from a name, and written into one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from secretariat.people.honorifics import GENERATIONS
from secretariat.people.particles import bound_particle, is_particle

_MARRIED: Final = frozenset({"ép.", "ép", "ep", "ep.", "épse", "épse.", "épouse", "née", "eps", "épouse.", "EP"})
_SMALL_HEADS: Final = ("Mc", "Mac")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name; ``family`` is "" where it is not known or the bearer has one name only."""

    given: str
    family: str
    family_first: bool


UNKNOWN: Final = NameParts("", "", False)


def parts_in_capitals(name: str) -> NameParts:
    """The parts that a name shows by itself: a run of words in capitals at its end or beginning is the family name."""
    if name.istitle():
        return UNKNOWN
    words = name.partition("(")[0].split()
    while len(words) > 2 and words[-1].rstrip(".").casefold() in GENERATIONS:
        words.pop()
    marked = [is_in_capitals(word) for word in words]
    if len(words) < 2 or all(marked) or not any(marked):
        return UNKNOWN
    start, end = marked.index(True), len(words) - marked[::-1].index(True)
    if not all(
        is_marked or word in _MARRIED or is_particle(word)
        for word, is_marked in zip(words[start:end], marked[start:end], strict=True)
    ):
        return UNKNOWN
    while start > 0 and (is_particle(words[start - 1]) or (start > 1 and words[start - 1].casefold() in {"el", "al"})):
        start -= 1
    if start == 0 and end < len(words):
        if _are_initials(words[0]):
            return UNKNOWN
        return NameParts(" ".join(words[end:]), " ".join(words[:end]), True)
    if end == len(words) and start > 0:
        return NameParts(" ".join(words[:start]), " ".join(words[start:]), False)
    return UNKNOWN


@lru_cache(maxsize=16384)
def is_in_capitals(word: str) -> bool:
    """Whether a word is written in capitals; initials ("J.", "H.M.") and scripts without capitals are not."""
    if word.islower() or word.istitle() or "." in word:
        return False
    head = next((len(head) for head in _SMALL_HEADS if word.startswith(head)), 0) or bound_particle(word)
    letters = "".join(c for c in word[head:] if c.isalpha())
    return len(letters) > 1 and letters.isupper()


def in_capitals(family: str) -> str:
    """A family name as lists print it: ``KIM``, ``McDONALD``, ``d'ESTAING``, ``de la CRUZ``, ``VAN DER BERG``."""
    if family.isalpha() and not family.startswith(_SMALL_HEADS):
        return _upper(family)
    return " ".join(map(_word_in_capitals, family.split()))


def _word_in_capitals(word: str) -> str:
    if is_particle(word) or word in _MARRIED:
        return word
    for head in _SMALL_HEADS:
        if word.startswith(head) and word[len(head) : len(head) + 1].isupper():
            return head + _upper(word[len(head) :])
    size = bound_particle(word)
    return word[:size] + _upper(word[size:]) if size and word[0].islower() else _upper(word)


def _upper(word: str) -> str:
    """In capitals, with the capital ẞ, so that Große is not taken for Grosse."""
    return word.replace("ß", "ẞ").upper()


def _are_initials(word: str) -> bool:
    """``SMKS``, ``DG`` and ``MD`` before a name: no vowel, and no family name but Ng."""
    return (
        len(word) <= 4
        and word.isupper()
        and word != "NG"
        and not any(c in "AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜƯƠ" for c in word)
    )
