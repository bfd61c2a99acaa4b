"""Which square bracket closes which, which ones are notes and links, and which stand side by side as alternatives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from secretariat.declarations.wording.bracket_kinds import is_editors, is_link_target, is_note_label
from secretariat.declarations.wording.laid import APART

_MARKS: Final = re.compile(r"[\[\]]")
_BETWEEN_ALTERNATIVES: Final = re.compile(r"\s*(?:/\s*)?")
_GOES_ON: Final = re.compile(r"[,;:.&]|(?:and|or|and/or|as well as|dan|atau|serta)\b(?!\])", re.IGNORECASE)
_CONJUNCTION: Final = re.compile(r"\s*(?:and|or|and/or|dan|atau)\s*\]", re.IGNORECASE)


def paired(whole: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs in the order in which they open, and those without a partner."""
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for mark in _MARKS.finditer(whole):
        at = mark.start()
        if mark[0] == "[":
            waiting.append(at)
        elif waiting:
            pairs.append((waiting.pop(), at))
        else:
            alone.append(at)
    return sorted(pairs), sorted([*alone, *waiting])


def is_note(whole: str, start: int, closing: int, matched: Mapping[int, int], links: frozenset[str]) -> bool:
    """A footnote's mark, a link, or the name of an address that is defined elsewhere in the text."""
    label = whole[start + 1 : closing] if closing - start <= 200 else ""
    if is_note_label(label) or is_editors(label) or is_link_target(whole, closing + 1):
        return True
    if not links:
        return False
    following = matched.get(closing + 1)
    refers = whole[closing + 2 : following] if following is not None and following - closing <= 80 else label
    return " ".join(refers.casefold().split()) in links


def groups(whole: str, pairs: Sequence[tuple[int, int]], notes: set[int], words: Mapping[int, int]) -> dict[int, int]:
    """The first of the alternatives that stand side by side, for each of them (by where it opens).

    ``words`` says where the words of each begin, attribution aside.
    """
    closings = dict(pairs)
    first: dict[int, int] = {}
    for start, closing in pairs:
        if start in notes:
            continue
        between = _after_notes(closing + 1, closings, notes)
        gap = _BETWEEN_ALTERNATIVES.match(whole, between)
        beside = gap.end() if gap else between
        if APART in whole[between:beside] or beside not in closings or beside in notes:
            continue
        if _goes_on(whole, words[start], words[beside]) or (beside == between and whole[beside + 1].isspace()):
            continue
        first.setdefault(start, start)
        first[beside] = first[start]
    return first


def _after_notes(at: int, closings: Mapping[int, int], notes: set[int]) -> int:
    """Where the text goes on behind the note marks that stand at ``at``."""
    while at in notes:
        at = closings[at] + 1
    return at


def _goes_on(whole: str, one: int, other: int) -> bool:
    """Whether a bracket goes on with the sentence of the one before: in [A] [and B], B is no other wording of A."""
    joins, joined = (_CONJUNCTION.match(whole, at) is not None for at in (one, other))
    return joins != joined or any(_GOES_ON.match(whole, at) for at in (one, other))
