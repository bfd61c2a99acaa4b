"""Word by word: what stayed, what was removed and what was added between two wordings of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise, takewhile
from typing import Final

from secretariat.declarations.comparison.aligning import aligned
from secretariat.declarations.comparison.likeness import UNSPACED, Signs

# A word (with an apostrophe, hyphen or point inside: Party's, long-term, 1.5), a character of a script without spaces
# together with its marks, white space, or any other character by itself: brackets and punctuation.
_TOKEN: Final = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:['’.,\-‑][^\W_{UNSPACED}]+)*|\s+|.", re.DOTALL)
_BRACKETS: Final = frozenset("[]")
_AROUND_BRACKETS: Final = 3  # words written anew on either side of brackets that stayed only by chance
_STRAY_WORDS: Final = 2
_STRAY_SHARE: Final = 3


class Wording(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other and had the same fate."""

    kind: Wording
    text: str


@dataclass(frozen=True, slots=True)
class _Block:
    """What was removed and added at one place, and the unchanged words behind it; all as tokens."""

    removed: list[str]
    added: list[str]
    same: list[str]


def tokens(text: str) -> list[str]:
    """A text in words, white space, brackets and signs; joined they are the text."""
    return _TOKEN.findall(text)


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """What changed: the pieces that are same or removed are ``before``, those that are same or added are ``after``.

    A word or two that stayed by chance within what was written anew is shown as written anew, as is white space between
    two changes: that reads better than a fringe.
    """
    if before == after:
        return (Piece(Wording.SAME, before),) if before else ()
    return tuple(_pieces(_along_brackets(_joined(_blocks(tokens(before), tokens(after))))))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    signs = Signs()
    at = beside = 0
    for run in aligned(signs.of(old), signs.of(new)):
        end = run.one + run.length
        yield _Block(list(old[at : run.one]), list(new[beside : run.other]), list(old[run.one : end]))
        at, beside = end, run.other + run.length
    if at < len(old) or beside < len(new):
        yield _Block(list(old[at:]), list(new[beside:]), [])


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """The blocks without what stayed by chance between two changes."""
    kept: list[_Block] = []
    for block in blocks:
        if kept and (block.removed or block.added) and _by_chance(kept[-1], block):
            last = kept[-1]
            last.removed.extend((*last.same, *block.removed))
            last.added.extend((*last.same, *block.added))
            last.same[:] = block.same
        else:
            kept.append(block)
    return kept


def _by_chance(before: _Block, behind: _Block) -> bool:
    """Whether the unchanged words between two changes say less than the changes around them."""
    if not (before.removed or before.added) or _words(before.same) > _STRAY_WORDS:
        return False
    stray = _words(before.same)
    around = min(
        max(_words(before.removed), _words(before.added)),
        max(_words(behind.removed), _words(behind.added)),
    )
    if not stray:
        return around >= (_AROUND_BRACKETS if _BRACKETS.intersection(before.same) else 1)
    return stray <= _STRAY_WORDS and around >= _STRAY_SHARE * stray and not _BRACKETS.intersection(before.same)


def _along_brackets(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """Where a change can be told in more than one way, whole brackets are told: ``[A] [-[B] -][C]`` and not
    ``[A] [[-B] [-]C]``.
    """
    for before, block in pairwise(blocks):
        change = block.removed or block.added
        if bool(block.removed) != bool(block.added) and not _whole_brackets(change):
            found = _shifted(before.same, change, block.same)
            if found is not None:
                before.same[:], change[:], block.same[:] = found
    return blocks


def _shifted(left: list[str], change: list[str], right: list[str]) -> tuple[list[str], list[str], list[str]] | None:
    """The nearest way to tell the change between two unchanged runs in whole brackets, if there is one."""
    run = [*left, *change, *right]
    width, start = len(change), len(left)
    to_the_left = takewhile(lambda at: run[at] == run[at + width], range(start - 1, 0, -1))
    to_the_right = (at + 1 for at in takewhile(lambda at: run[at] == run[at + width], range(start, len(run) - width)))
    for at in chain(to_the_left, to_the_right):
        if _whole_brackets(run[at : at + width]):
            return run[:at], run[at : at + width], run[at + width :]
    return None


def _whole_brackets(some: Iterable[str]) -> bool:
    """Whether every bracket in it closes in it."""
    depth = 0
    for token in some:
        depth += (token == "[") - (token == "]")
        if depth < 0:
            return False
    return depth == 0


def _words(some: Iterable[str]) -> int:
    """How many words, as far as that matters."""
    count = 0
    for token in some:
        count += token[0].isalnum()
        if count > _STRAY_WORDS * _STRAY_SHARE:
            break
    return count


def _pieces(blocks: Iterable[_Block]) -> Iterator[Piece]:
    for block in blocks:
        for kind, some in ((Wording.REMOVED, block.removed), (Wording.ADDED, block.added), (Wording.SAME, block.same)):
            if some:
                yield Piece(kind, "".join(some))
