"""Which paragraph of one text became which of another.

First by what the record knows: the same identity, and who was split or merged; two that it knows to be others are
matched only where they are nearly the same (one was deleted and typed again). The rest by likeness (``likeness.py``):
the same words in the same order; the same words elsewhere; one that became several that follow each other, and the
reverse; then those most alike, from half of their words in common; last those that stand between the same neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

from secretariat.declarations.comparison.descent import groups
from secretariat.declarations.comparison.likeness import Signs, candidates, likeness
from secretariat.declarations.comparison.pairing import Matched, Pairing
from secretariat.declarations.comparison.parting import HELD, split_and_merged
from secretariat.declarations.wording.paragraph import Paragraph, is_heading

__all__ = ["Matched", "match"]

ALIKE: Final = 0.5  # half of both paragraphs' words, in the same order: unrelated diplomatic prose shares a third
ALIKE_HEADINGS: Final = 0.6
_ALIKE_ALONE: Final = 0.25  # enough for two that stand alone between the same neighbours
_HELD_WORDS: Final = 10  # so many words of a shorter one, held in the longer: the rest was struck, or is new
_HELD_LONGER: Final = 4  # times as long; a longer text has the words of most short ones somewhere
_ALIKE_NEAR: Final = 0.35  # enough for two among a few that stand between the same neighbours
_ELSEWHERE_WORDS: Final = 6  # shorter texts that stand alike elsewhere are chance
_HEADING_WORDS: Final = 2
_NEAR: Final = 0.1
_SAME_NUMBER: Final = 0.05
_SMALL_GAP: Final = 8


def match(
    before: Sequence[Paragraph], after: Sequence[Paragraph], descent: Iterable[tuple[int, int]] = ()
) -> list[Matched]:
    """Every paragraph of both texts exactly once, in the order of ``after``; removed ones stand where they stood.

    ``descent`` are identities of paragraphs that were split off or merged, each with the one it came from.
    """
    pairing = Pairing(before, after)
    for some, others in groups(before, after, descent):
        pairing.take(some, others)
    _same_words(pairing)
    _same_words_elsewhere(pairing)
    split_and_merged(pairing)
    _most_alike(pairing)
    _in_place(pairing)
    return pairing.in_order()


def _same_words(pairing: Pairing) -> None:
    """The longest run of paragraphs with the same words, in the same order in both texts."""
    old, new = pairing.left(known_apart=False)
    signs = Signs()
    old_keys, new_keys = pairing.keys(old, new)
    for block in LCSseq.opcodes(signs.of(old_keys), signs.of(new_keys)):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                pairing.take((old[block.src_start + step],), (new[block.dest_start + step],))


def _same_words_elsewhere(pairing: Pairing) -> None:
    """Paragraphs with the same words that stand in another place, where there is one of each."""
    old, new = pairing.left()
    old_keys, new_keys = pairing.keys(old, new)
    once, there = Counter(old_keys), Counter(new_keys)
    place = dict(zip(new_keys, new, strict=True))
    for key, b in zip(old_keys, old, strict=True):
        if once[key] == there[key] == 1 and len(pairing.old[b]) >= _enough_elsewhere(pairing, b):
            pairing.take((b,), (place[key],))


def _most_alike(pairing: Pairing) -> None:
    """Pairs, the most alike first; standing between the same neighbours or having the same number helps."""
    old, new = pairing.left()
    near = set(pairing.in_gaps(_SMALL_GAP))
    scored: list[tuple[float, int, int, int]] = []
    for b, a in candidates(old, pairing.old, new, pairing.new) | near:
        is_near = (b, a) in near
        if not is_near and min(len(pairing.old[b]), len(pairing.new[a])) < _enough_elsewhere(pairing, b):
            continue
        alike = _alike(pairing, b, a)
        if alike:
            helped = _NEAR * is_near + _SAME_NUMBER * pairing.same_number(b, a)
            scored.append((-alike - helped, abs(b - a), b, a))
    for _score, _apart, b, a in sorted(scored):
        pairing.take((b,), (a,))


def _enough_elsewhere(pairing: Pairing, b: int) -> int:
    return _HEADING_WORDS if is_heading(pairing.before[b].kind) else _ELSEWHERE_WORDS


def _alike(pairing: Pairing, b: int, a: int) -> float:
    """How alike two places are; 0 where they are too different to be the same paragraph."""
    one, other = pairing.old[b], pairing.new[a]
    if not one or not other or not pairing.may_match(b, a):
        return 0.0
    common = pairing.in_common(b, a)
    alike = 2 * common / (len(one) + len(other))
    if alike >= (ALIKE_HEADINGS if is_heading(pairing.before[b].kind) else ALIKE):
        return alike
    shorter, longer = sorted((len(one), len(other)))
    held = shorter >= _HELD_WORDS and longer <= _HELD_LONGER * shorter and common >= HELD * shorter
    return ALIKE * common / shorter if held else 0.0


def _in_place(pairing: Pairing) -> None:
    """What is left between the same neighbours: less likeness is enough there, less still for what is alone or has the
    same number; a heading goes with the one over the same text.
    """
    gaps = [(b, a) for b, a in pairing.in_gaps(_SMALL_GAP) if pairing.may_match(b, a)]
    olds, news = Counter(b for b, _a in gaps), Counter(a for _b, a in gaps)
    scored: list[tuple[float, int, int]] = []
    for b, a in gaps:
        alone = olds[b] == news[a] == 1
        if is_heading(pairing.before[b].kind):
            if alone and pairing.became.get(b + 1, ())[:1] == (a + 1,):
                pairing.take((b,), (a,))
            continue
        alike = likeness(pairing.old[b], pairing.new[a])
        if alike >= (_ALIKE_ALONE if alone or pairing.same_number(b, a) else _ALIKE_NEAR):
            scored.append((-alike, b, a))
    for _score, b, a in sorted(scored):
        pairing.take((b,), (a,))
