"""Two texts compared, paragraph by paragraph and word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from secretariat.declarations.comparison.matching import Matched, match
from secretariat.declarations.comparison.words import Piece, Wording, difference
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.values.language import N_

BETWEEN: Final = "\n"  # between the paragraphs of one that was split, or is merged


class ChangeKind(StrEnum):
    """What became of a paragraph. Moved: it stands in another order than the others; its words may have changed too."""

    SAME = N_("same")
    CHANGED = N_("changed")
    ADDED = N_("added")
    REMOVED = N_("removed")
    MOVED = N_("moved")
    SPLIT = N_("split")
    MERGED = N_("merged")


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph in one of the two texts: its place from 0, how it is said there, and itself."""

    place: int
    address: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph: ``was`` in the text before (none where it was added), ``now`` in the one after.

    ``pieces`` are the words, of several paragraphs joined by a line break. ``renumbered``: it is said otherwise now.
    ``in_order``: it stands in the longest run of paragraphs that kept their order.
    """

    kind: ChangeKind
    was: tuple[Side, ...]
    now: tuple[Side, ...]
    pieces: tuple[Piece, ...]
    renumbered: bool
    in_order: bool

    @property
    def before(self) -> str:
        """How it was said before, "" for what was added."""
        return ", ".join(side.address for side in self.was)

    @property
    def after(self) -> str:
        """How it is said now, "" for what was removed."""
        return ", ".join(side.address for side in self.now)

    @property
    def before_text(self) -> str:
        """Its words before."""
        return BETWEEN.join(side.paragraph.text for side in self.was)

    @property
    def after_text(self) -> str:
        """Its words now."""
        return BETWEEN.join(side.paragraph.text for side in self.now)

    @property
    def reworded(self) -> bool:
        """Whether any word, sign or space of it differs."""
        return any(piece.kind is not Wording.SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every paragraph of both texts, in the order of the text after; removed ones stand where they stood."""

    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """Those that are not the same."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.SAME)

    @property
    def summary(self) -> Mapping[str, int]:
        """How many of each kind; ``renumbered`` counts those that are said otherwise now, of whatever kind."""
        return counts(self.changes)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a paragraph, its words not looked at one by one; as ``Change`` says it."""

    kind: ChangeKind
    was: tuple[Side, ...]
    now: tuple[Side, ...]
    renumbered: bool

    @property
    def reworded(self) -> bool:
        """Whether any word or sign of it differs."""
        return _joined(self.was).split() != _joined(self.now).split()


def counts(told: Iterable[Change | Fate]) -> Mapping[str, int]:
    """How many of each kind, and how many are said otherwise now."""
    counted: Counter[str] = Counter({kind.value: 0 for kind in ChangeKind})
    renumbered = 0
    for one in told:
        counted[one.kind.value] += 1
        renumbered += one.renumbered
    return {**counted, "renumbered": renumbered}


def fates(before: Sequence[Paragraph], after: Sequence[Paragraph], matched: Sequence[Matched]) -> list[Fate]:
    """What became of each paragraph, as ``compare`` tells it; much the quicker where the words are not shown."""
    in_order = _in_order(matched)
    old, new = _sides(before), _sides(after)
    return [_fate(one, one in in_order, old, new) for one in matched]


def compare(
    before: Sequence[Paragraph], after: Sequence[Paragraph], descent: Iterable[tuple[int, int]] = ()
) -> Comparison:
    """What became of each paragraph; ``descent`` tells who was split off or merged, as ``match`` takes it."""
    matched = match(before, after, descent)
    in_order = _in_order(matched)
    old, new = _sides(before), _sides(after)
    return Comparison(tuple(_change(one, one in in_order, old, new) for one in matched))


def applied(before: Sequence[Paragraph], comparison: Comparison) -> list[Paragraph]:
    """The text after, made of the one before by what the comparison says of the words."""
    made: dict[int, Paragraph] = {}
    for change in comparison.changes:
        text = "".join(piece.text for piece in _fitting(before, change) if piece.kind is not Wording.REMOVED)
        for side in change.now:
            own = len(side.paragraph.text)
            made[side.place] = replace(side.paragraph, text=text[:own])
            text = text[own + len(BETWEEN) :]
    return [made[place] for place in sorted(made)]


def _fitting(before: Sequence[Paragraph], change: Change) -> tuple[Piece, ...]:
    """A change's pieces; raises ``ValueError`` where they were not worked out from this text."""
    was = "".join(piece.text for piece in change.pieces if piece.kind is not Wording.ADDED)
    if was != BETWEEN.join(before[side.place].text for side in change.was):
        raise ValueError("the comparison is of another text")
    return change.pieces


def _sides(paragraphs: Sequence[Paragraph]) -> list[Side]:
    said = zip(addresses(paragraphs), paragraphs, strict=True)
    return [Side(place, address, one) for place, (address, one) in enumerate(said)]


def _change(matched: Matched, in_order: bool, old: Sequence[Side], new: Sequence[Side]) -> Change:
    one = _fate(matched, in_order, old, new)
    pieces = difference(_joined(one.was), _joined(one.now))
    return Change(one.kind, one.was, one.now, pieces, one.renumbered, in_order)


def _fate(matched: Matched, in_order: bool, old: Sequence[Side], new: Sequence[Side]) -> Fate:
    was, now = tuple(old[b] for b in matched.before), tuple(new[a] for a in matched.after)
    kind = _kind(was, now, in_order, _joined(was), _joined(now))
    renumbered = len(was) == len(now) == 1 and _said_otherwise(was[0], now[0])
    return Fate(kind, was, now, renumbered)


def _joined(sides: Sequence[Side]) -> str:
    return BETWEEN.join(side.paragraph.text for side in sides)


def _kind(was: Sequence[Side], now: Sequence[Side], in_order: bool, before: str, after: str) -> ChangeKind:
    if not was:
        return ChangeKind.ADDED
    if not now:
        return ChangeKind.REMOVED
    if len(now) > 1:
        return ChangeKind.SPLIT
    if len(was) > 1:
        return ChangeKind.MERGED
    if not in_order:
        return ChangeKind.MOVED
    return ChangeKind.SAME if before.split() == after.split() else ChangeKind.CHANGED


def _said_otherwise(was: Side, now: Side) -> bool:
    return was.address != now.address and bool(was.paragraph.number or now.paragraph.number)


def _in_order(matched: Sequence[Matched]) -> set[Matched]:
    """Those that stand in the longest run that kept its order."""
    there = sorted((one for one in matched if one.before and one.after), key=lambda one: one.before[0])
    return {there[place] for place in _longest_rising([one.after[0] for one in there])}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest run, gaps allowed, in which the numbers rise."""
    ends: list[int] = []  # the smallest number a run of each length can end with
    places: list[int] = []
    behind: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        behind.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length], places[length] = number, place
    kept: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        kept.add(at)
        at = behind[at]
    return kept
