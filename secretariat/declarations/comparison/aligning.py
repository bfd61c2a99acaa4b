"""What two sequences have in common in the same order, in time and memory that grow with their length.

The longest common subsequence of a whole book takes gigabytes. So both are cut where a run of signs stands once in
either, from long runs to single signs, and only what lies between is compared sign by sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, sqrt
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

_AT_ONCE: Final = 16_000_000
"""The largest product of two lengths that is compared sign by sign: 2 MB, and every paragraph that anybody wrote."""
_RUNS: Final = (15, 7, 3, 1)
"""How many signs stand in the runs by which longer sequences are cut, the surest first."""


class Run(NamedTuple):
    """Signs that both have: from ``one`` in the first, from ``other`` in the second, so many."""

    one: int
    other: int
    length: int


def aligned(one: str, other: str) -> list[Run]:
    """The runs that two strings have in common, in the order of both."""
    found: list[Run] = []
    for run in _runs(one, other, Run(0, 0, 0), _RUNS):
        last = found[-1] if found else None
        if last and (last.one + last.length, last.other + last.length) == (run.one, run.other):
            found[-1] = last._replace(length=last.length + run.length)
        elif run.length:
            found.append(run)
    return found


def _runs(one: str, other: str, at: Run, sizes: Sequence[int]) -> Iterator[Run]:
    """The runs of two pieces that begin at ``at``."""
    lead = _alike(one, other)
    yield at._replace(length=lead)
    one, other = one[lead:], other[lead:]
    tail = _alike(one[::-1], other[::-1])
    own, beside = one[: len(one) - tail], other[: len(other) - tail]
    at = Run(at.one + lead, at.other + lead, 0)
    if len(own) * len(beside) <= _AT_ONCE:
        yield from _sign_by_sign(own, beside, at)
    elif sizes:
        yield from _between(own, beside, at, sizes)
    else:
        count = ceil(sqrt(len(own) * len(beside) / _AT_ONCE))
        cuts = [(len(own) * n // count, len(beside) * n // count) for n in range(count + 1)]
        for (first, second), (until, up_to) in pairwise(cuts):
            yield from _sign_by_sign(own[first:until], beside[second:up_to], Run(at.one + first, at.other + second, 0))
    yield Run(at.one + len(own), at.other + len(beside), tail)


def _between(one: str, other: str, at: Run, sizes: Sequence[int]) -> Iterator[Run]:
    """The runs that stand once in either, and what the pieces between them have in common."""
    first = second = 0
    for start, beside in _anchors(one, other, sizes[0]):
        if start < first or beside < second:
            continue  # part of the run before
        piece = Run(at.one + first, at.other + second, 0)
        yield from _runs(one[first:start], other[second:beside], piece, sizes[1:])
        length = _alike(one, other, start, beside)
        yield Run(at.one + start, at.other + beside, length)
        first, second = start + length, beside + length
    yield from _runs(one[first:], other[second:], Run(at.one + first, at.other + second, 0), sizes[1:])


def _anchors(one: str, other: str, size: int) -> list[tuple[int, int]]:
    """Where runs of ``size`` that stand once in either begin in both: as many as rise in both."""
    own, there = _cut(one, size), _cut(other, size)
    shared = _once(own) & _once(there)
    places = {run: beside for beside, run in enumerate(there) if run in shared}
    pairs = [(start, places[run]) for start, run in enumerate(own) if run in shared]
    ends: list[int] = []
    lowest: list[int] = []
    before: list[int] = []
    for index, (_start, beside) in enumerate(pairs):
        rank = bisect_left(lowest, beside)
        before.append(ends[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [index]
        lowest[rank : rank + 1] = [beside]
    rising = []
    last = ends[-1] if ends else -1
    while last >= 0:
        rising.append(pairs[last])
        last = before[last]
    return rising[::-1]


def _once(runs: Sequence[str]) -> set[str]:
    """Those that are there once."""
    return {run for run, often in Counter(runs).items() if often == 1}


def _cut(text: str, size: int) -> list[str]:
    """The runs of ``size`` signs that begin at each place of a text."""
    return [text[start : start + size] for start in range(len(text) - size + 1)]


def _sign_by_sign(one: str, other: str, at: Run) -> Iterator[Run]:
    for part in LCSseq.opcodes(one, other):
        if part.tag == "equal":
            yield Run(at.one + part.src_start, at.other + part.dest_start, part.src_end - part.src_start)


def _alike(one: str, other: str, first: int = 0, second: int = 0) -> int:
    """How many signs are the same from two places on."""
    most = min(len(one) - first, len(other) - second)
    length, step = 0, 1
    while length < most and step:
        if one.startswith(other[second + length : second + min(length + step, most)], first + length):
            length = min(length + step, most)
            step *= 2
        else:
            step //= 2
    return length
