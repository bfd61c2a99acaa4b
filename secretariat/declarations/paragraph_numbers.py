"""How paragraphs of a negotiated text are numbered: P1, P2 before the operative 1, 2; headings A, B.

A paragraph put between 3 and 4 is 3bis until the text is numbered anew, so that everybody's notes still fit.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from secretariat.declarations.states import ParagraphKind

_BETWEEN: Final = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
_COUNTED: Final = re.compile(r"P?([0-9]{1,4})")
_PLAIN: Final = re.compile(r"(P?[0-9]{1,4}|[A-Z])(?:bis|ter|quater|quinquies|sexies|septies|octies)?")
_UNCOUNTED: Final = frozenset({ParagraphKind.TITLE.value, ParagraphKind.ANNEX.value, ParagraphKind.NOTE.value})
_LETTER: Final = re.compile(r"\(([a-y])\)")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's number as printed ("" for none), what it is in the text, its depth, and what stood before it."""

    number: str
    kind: str
    level: int = 0
    marker: str = ""


def row_of(kind: str, number: str = "") -> str:
    """Which row of numbers a paragraph takes part in: preambular ones and chapeaux share one, but a chapeau counted
    1, 2 leads in operative paragraphs and counts among them.
    """
    if kind == ParagraphKind.CHAPEAU.value:
        return (ParagraphKind.OPERATIVE if number[:1].isdigit() else ParagraphKind.PREAMBULAR).value
    return kind


def number_for(paragraphs: Sequence[Numbered], at: int, kind: str) -> str:
    """A number for a new paragraph of ``kind`` at index ``at``: the next one at the end of its row, else 3bis."""
    row = row_of(kind)
    if row in _UNCOUNTED:
        return ""
    if row == ParagraphKind.SUBPARAGRAPH.value:
        return _next_letter(paragraphs[:at])
    before = [p.number for p in paragraphs[:at] if row_of(p.kind, p.number) == row and p.number]
    after = [p.number for p in paragraphs[at:] if row_of(p.kind, p.number) == row and p.number]
    taken = {p.number for p in paragraphs}
    if not after:
        return _next(before, row, taken)
    beginning = "P0" if row == ParagraphKind.PREAMBULAR.value else "0"
    stem = before[-1] if before else beginning
    plain = _PLAIN.fullmatch(stem)
    stem = plain[1] if plain else stem
    tried = [stem, *(stem + word for word in _BETWEEN)]
    return next((number for number in tried if number not in taken), "")


def after_moving(before: Sequence[tuple[K, Numbered]], order: Sequence[K]) -> Mapping[K, Numbered]:
    """Every paragraph with the number and marker it has once they stand in ``order``.

    Numbers keep their places within their row; sub-paragraphs count among those below the same paragraph, and are
    lettered anew there where one came or went.
    """
    known = dict(before)
    was, now = _rows([key for key, _one in before], known), _rows(order, known)
    given: dict[K, Numbered] = {}
    for row, keys in now.items():
        places = [known[key] for key in was.get(row, ())]
        if len(places) != len(keys):
            places = _lettered([known[key] for key in keys]) if row[1] is not None else [known[key] for key in keys]
        for key, place in zip(keys, places, strict=True):
            given[key] = replace(known[key], number=place.number, marker=place.marker)
    return given


def block_end(levels: Sequence[int], at: int) -> int:
    """The index behind a paragraph and all that is below it, by the depths of a text's paragraphs."""
    end = at + 1
    while end < len(levels) and levels[end] > levels[at]:
        end += 1
    return end


def shifted(levels: Sequence[int], at: int, by: int) -> list[int] | None:
    """The order of a text's indices once a paragraph and what is below it has moved past its neighbour; ``None`` at
    either end.
    """
    end = block_end(levels, at)
    every = list(range(len(levels)))
    if by < 0:
        if not at:
            return None
        before = at - 1
        while levels[before] > levels[at] and before:
            before -= 1
        return [*every[:before], *every[at:end], *every[before:at], *every[end:]]
    if end == len(levels):
        return None
    behind = block_end(levels, end)
    return [*every[:at], *every[end:behind], *every[at:end], *every[behind:]]


def renumbered(marker: str, before: str, after: str) -> str:
    """What stands before a text, with another number in it; nothing where the number was not in it."""
    return marker.replace(before, after, 1) if before and after and before in marker else ""


def _rows(order: Sequence[K], known: Mapping[K, Numbered]) -> dict[tuple[str, K | None], list[K]]:
    """The paragraphs by row of numbers and, for those below another, by that one."""
    rows: dict[tuple[str, K | None], list[K]] = {}
    above: list[K] = []
    for key in order:
        one = known[key]
        parent = above[min(one.level, len(above)) - 1] if one.level and above else None
        above[one.level :] = [key]
        rows.setdefault((row_of(one.kind, one.number), parent), []).append(key)
    return rows


def _lettered(paragraphs: Sequence[Numbered]) -> list[Numbered]:
    """Sub-paragraphs lettered from (a) on; others, and those with numbers of another kind, keep theirs."""
    if not all(_LETTER.fullmatch(one.number) for one in paragraphs):
        return list(paragraphs)
    letters = [f"({chr(ord('a') + place)})" for place in range(len(paragraphs))]
    return [
        replace(one, number=letter, marker=renumbered(one.marker, one.number, letter))
        for one, letter in zip(paragraphs, letters, strict=True)
    ]


def _next_letter(before: Sequence[Numbered]) -> str:
    """(b) after a sub-paragraph (a), else (a)."""
    beside = before[-1] if before and before[-1].kind == ParagraphKind.SUBPARAGRAPH.value else None
    found = _LETTER.fullmatch(beside.number) if beside else None
    return f"({chr(ord(found[1]) + 1)})" if found else "(a)"


def _next(before: Sequence[str], row: str, taken: set[str]) -> str:
    if row == ParagraphKind.HEADING.value:
        letters = [number for number in before if len(number) == 1 and "A" <= number <= "Z"]
        following = chr(ord(letters[-1]) + 1) if letters else "A"
        return following if following <= "Z" and following not in taken else ""
    counted = [int(found[1]) for found in map(_COUNTED.fullmatch, before) if found]
    lead = "P" if row == ParagraphKind.PREAMBULAR.value else ""
    number = max(counted, default=0) + 1
    while f"{lead}{number}" in taken:
        number += 1
    return f"{lead}{number}"
