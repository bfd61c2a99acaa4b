"""Where paragraphs stand in the order of a text: numbers with room between them, so that one that comes or moves is
written alone and the others' rows stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

STEP: Final = 1024
"""What lies between two places of a text that was taken in whole."""


def places(count: int) -> list[int]:
    """The places of so many paragraphs, in order."""
    return [STEP * place for place in range(1, count + 1)]


def fitted(known: Sequence[int | None]) -> list[int]:
    """A place for each paragraph of an order, rising; ``known`` are those they had, ``None`` for one that is new.

    As many as can be keep theirs; the others go between. All are given anew where there is no room left.
    """
    kept = _longest_rising(known)
    fitted: list[int] = []
    at, last = 0, 0
    while at < len(known):
        if at in kept:
            last = known[at] or 0
            fitted.append(last)
            at += 1
            continue
        end = next((place for place in range(at, len(known)) if place in kept), len(known))
        count = end - at
        limit = known[end] or 0 if end < len(known) else last + STEP * (count + 1)
        step = (limit - last) // (count + 1)
        if step < 1:
            return places(len(known))
        fitted += [last + step * (number + 1) for number in range(count)]
        last, at = fitted[-1], end
    return fitted


def _longest_rising(known: Sequence[int | None]) -> set[int]:
    """The indices of a longest run of known places that rise (patience sorting)."""
    ends: list[int] = []
    values: list[int] = []
    before: dict[int, int | None] = {}
    for at, place in enumerate(known):
        if place is None or place < 1:
            continue
        rank = bisect_left(values, place)
        before[at] = ends[rank - 1] if rank else None
        ends[rank : rank + 1] = [at]
        values[rank : rank + 1] = [place]
    kept: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
