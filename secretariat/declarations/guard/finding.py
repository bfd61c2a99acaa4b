"""Where a text uses words that its forum avoids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word (or several) that a forum avoids: what it says instead, why, and longer words it may stand in."""

    word: str
    instead: str = ""
    why: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A place where an avoided word stands: ``offset`` and ``length`` in characters; ``found`` as it is written."""

    offset: int
    length: int
    found: str
    avoided: Avoided


def flags(text: str, vocabulary: Sequence[Avoided]) -> list[Flag]:
    """Every avoided word in a text, in order: whole words in any case, however white space breaks them."""
    if not vocabulary or not text:
        return []
    pattern, avoided, allowed = _prepared(tuple(vocabulary))
    if not pattern.search(text):
        return []
    in_place = [found.span() for found in allowed.finditer(text)] if allowed else []
    return list(_flagged(text, pattern, avoided, in_place))


def _flagged(
    text: str, pattern: re.Pattern[str], avoided: Sequence[Avoided], in_place: Iterable[tuple[int, int]]
) -> Iterator[Flag]:
    for found in pattern.finditer(text):
        start, end = found.span()
        if any(begin <= start and end <= finish for begin, finish in in_place):
            continue
        # Which alternative matched says the word; what was found may be written in other letters (ſ for s).
        yield Flag(start, end - start, found[0], avoided[(found.lastindex or 1) - 1])


@lru_cache(maxsize=16)
def _prepared(
    vocabulary: tuple[Avoided, ...],
) -> tuple[re.Pattern[str], tuple[Avoided, ...], re.Pattern[str] | None]:
    """One pattern for all the words, the longest first, with the word of each of its groups, and one for what they may
    stand in.
    """
    by_word = {_plain(one.word): one for one in vocabulary}
    words = _longest_first(by_word)
    unless = _longest_first({longer for one in vocabulary for longer in one.unless})
    return _any_of(words), tuple(by_word[word] for word in words), _any_of(unless) if unless else None


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join("(" + r"\s+".join(map(re.escape, word.split())) + ")" for word in words)
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
