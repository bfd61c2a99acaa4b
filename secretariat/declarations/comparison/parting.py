"""One paragraph that became several that follow each other, and several that became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from secretariat.declarations.comparison.likeness import candidates, likeness
from secretariat.declarations.comparison.pairing import Pairing
from secretariat.declarations.wording.paragraph import is_heading

HELD: Final = 0.8  # of a part's words stand in the whole, in the same order
_PART_WORDS: Final = 4
_WHOLE: Final = 0.75  # how alike the parts, joined, are to the whole
_BETTER: Final = 0.1  # and by how much more so than any one of them


def split_and_merged(pairing: Pairing) -> None:
    """Take what was split or merged, among what belongs to none yet."""
    parts, wholes = _held(pairing)
    for b, found in parts.items():
        for run in _runs(found, pairing.old[b], pairing.new):
            pairing.take((b,), run)
    for a, found in wholes.items():
        for run in _runs(found, pairing.new[a], pairing.old):
            pairing.take(run, (a,))


def _held(pairing: Pairing) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each place before those after whose words it holds, and for each place after those before."""
    old, new = pairing.left()
    pairs = candidates(old, pairing.old, new, pairing.new)
    pairs |= {(b, a) for a, b in candidates(new, pairing.new, old, pairing.old)}
    parts: defaultdict[int, list[int]] = defaultdict(list)
    wholes: defaultdict[int, list[int]] = defaultdict(list)
    for b, a in sorted(pairs):
        if not pairing.may_match(b, a) or is_heading(pairing.before[b].kind):
            continue
        common = pairing.in_common(b, a)
        if common >= max(_PART_WORDS, HELD * len(pairing.new[a])):
            parts[b].append(a)
        if common >= max(_PART_WORDS, HELD * len(pairing.old[b])):
            wholes[a].append(b)
    return parts, wholes


def _runs(places: Sequence[int], whole: str, parts: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Runs of two or more places that follow each other and are the whole together, better than any of them alone."""
    begin = 0
    for end in range(1, len(places) + 1):
        if end < len(places) and places[end] == places[end - 1] + 1:
            continue
        run = tuple(places[begin:end])
        begin = end
        if len(run) < 2:
            continue
        together = likeness(whole, "".join(parts[place] for place in run))
        if together >= max(_WHOLE, _BETTER + max(likeness(whole, parts[place]) for place in run)):
            yield run
