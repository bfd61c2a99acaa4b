"""Where a text uses words that its forum avoids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    pattern, by_word, allowed = _prepared(tuple(vocabulary))
    if not pattern.search(text):
        return []
    in_place = [found.span() for found in allowed.finditer(text)] if allowed else []
    return list(_flagged(text, pattern, by_word, in_place))


def _flagged(
    text: str, pattern: re.Pattern[str], by_word: Mapping[str, Avoided], in_place: Iterable[tuple[int, int]]
) -> Iterator[Flag]:
    for found in pattern.finditer(text):
        start, end = found.span()
        if any(begin <= start and end <= finish for begin, finish in in_place):
            continue
        yield Flag(start, end - start, found[0], by_word[_plain(found[0])])


@lru_cache(maxsize=16)
def _prepared(
    vocabulary: tuple[Avoided, ...],
) -> tuple[re.Pattern[str], dict[str, Avoided], re.Pattern[str] | None]:
    """One pattern for all the words, the longest first, and one for what they may stand in."""
    by_word = {_plain(one.word): one for one in vocabulary}
    unless = {longer for one in vocabulary for longer in one.unless}
    return _any_of(by_word), by_word, _any_of(unless) if unless else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    listed = "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
