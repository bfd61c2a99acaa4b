"""How paragraphs of a negotiated text are numbered: P1, P2 before the operative 1, 2; headings A, B.

A paragraph put between 3 and 4 is 3bis until the text is numbered anew, so that everybody's notes still fit.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
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
    """A paragraph's number as printed ("" for none) and what it is in the text."""

    number: str
    kind: str


def row_of(kind: str) -> str:
    """Which row of numbers a kind of paragraph takes part in: preambular paragraphs and chapeaux share one."""
    return ParagraphKind.PREAMBULAR.value if kind == ParagraphKind.CHAPEAU.value else kind


def number_for(paragraphs: Sequence[Numbered], at: int, kind: str) -> str:
    """A number for a new paragraph of ``kind`` at index ``at``: the next one at the end of its row, else 3bis."""
    row = row_of(kind)
    if row in _UNCOUNTED:
        return ""
    if row == ParagraphKind.SUBPARAGRAPH.value:
        return _next_letter(paragraphs[:at])
    before = [p.number for p in paragraphs[:at] if row_of(p.kind) == row and p.number]
    after = [p.number for p in paragraphs[at:] if row_of(p.kind) == row and p.number]
    taken = {p.number for p in paragraphs}
    if not after:
        return _next(before, row, taken)
    beginning = "P0" if row == ParagraphKind.PREAMBULAR.value else "0"
    stem = before[-1] if before else beginning
    plain = _PLAIN.fullmatch(stem)
    stem = plain[1] if plain else stem
    tried = [stem, *(stem + word for word in _BETWEEN)]
    return next((number for number in tried if number not in taken), "")


def after_moving(before: Sequence[tuple[K, Numbered]], order: Sequence[K]) -> Mapping[K, str]:
    """The number of every paragraph once they stand in ``order``: numbers keep their places within their row."""
    kinds = {key: row_of(one.kind) for key, one in before}
    rows: dict[str, list[str]] = {}
    for _key, one in before:
        rows.setdefault(row_of(one.kind), []).append(one.number)
    waiting = {row: iter(numbers) for row, numbers in rows.items()}
    return {key: next(waiting[kinds[key]]) for key in order}


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
