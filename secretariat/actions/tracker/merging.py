"""A cell that comes back, held against what went out and what is on record: nothing overwritten unasked. Pure.

Three sides: ``base`` is what the sheet said when it went out, ``theirs`` what it says now, ``ours`` what the record
says by now.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from secretariat.values.language import N_


class Verdict(StrEnum):
    """What becomes of a cell."""

    UNCHANGED = N_("unchanged")
    """They changed nothing; what others wrote into the record meanwhile stays."""
    SAME = "same"
    """They changed it to what the record says by now."""
    CHANGED = N_("changed")
    """They changed it, and nobody else did."""
    CONFLICT = N_("conflict")
    """Both sides changed it, to different things."""


class Side(StrEnum):
    """Whose word stands where both sides changed a cell."""

    THEIRS = "theirs"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class MergedCell:
    """One cell with its three sides; ``choice`` is whose word was chosen where they conflict.

    ``held`` is one that goes with another (the evidence with the status) whose conflict was not settled for them.
    """

    key: str
    base: Hashable
    theirs: Hashable
    ours: Hashable
    choice: Side | None = None
    held: bool = False

    @property
    def verdict(self) -> Verdict:
        """What becomes of it."""
        return verdict(self.base, self.theirs, self.ours)

    @property
    def is_written(self) -> bool:
        """Whether theirs goes into the record: nobody else changed it, or somebody chose so."""
        found = self.verdict
        if self.held:
            return False
        return found is Verdict.CHANGED or (found is Verdict.CONFLICT and self.choice is Side.THEIRS)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to choose."""
        return self.verdict is Verdict.CONFLICT and self.choice is None

    @property
    def after(self) -> Hashable:
        """What the record says once the cell is merged."""
        return self.theirs if self.is_written else self.ours


def verdict(base: Hashable, theirs: Hashable, ours: Hashable) -> Verdict:
    """What becomes of a cell with these three sides."""
    if theirs == base:
        return Verdict.UNCHANGED
    if theirs == ours:
        return Verdict.SAME
    return Verdict.CHANGED if ours == base else Verdict.CONFLICT


def merged(
    base: Mapping[str, Hashable] | None, theirs: Mapping[str, Hashable], ours: Mapping[str, Hashable]
) -> tuple[MergedCell, ...]:
    """The cells of a row that are not as they went out.

    ``theirs`` has the columns that came back; without a ``base`` (its version is lost) the record as it is now stands
    for it, and every difference is a change.
    """
    went_out = ours if base is None else base
    return tuple(
        MergedCell(key, went_out[key], said, ours[key]) for key, said in theirs.items() if said != went_out[key]
    )


def held_together(cells: Sequence[MergedCell], first: str, others: Collection[str]) -> tuple[MergedCell, ...]:
    """The cells, of which ``others`` are held where ``first`` is a conflict that was not settled for them."""
    waits = any(one.key == first and one.verdict is Verdict.CONFLICT and not one.is_written for one in cells)
    return tuple(replace(one, held=waits and one.key in others) for one in cells)


def chosen(cell: MergedCell, side: Side | None) -> MergedCell:
    """The same cell with a choice made, or taken back."""
    return replace(cell, choice=side)
