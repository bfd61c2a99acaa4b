"""How deep a paragraph stands: told by its indentation, by its marker, and by the markers that came before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.declarations.reading.markers import NUMBERS, ROMANS, Reading, Style

_CLAUSES: Final = frozenset({Style.PREAMBULAR, Style.OPERATIVE})
_ROWS_AT_THE_MARGIN: Final = _CLAUSES | {Style.NUMBER, Style.OPTION, Style.CAPITAL, Style.ROMAN_CAPITAL}
DEEPEST: Final = 20
"""The deepest level that is told apart; no text that is negotiated has a fifth of it."""
_SAME: Final = 1
"""Columns by which the items of one list may be out of line."""


@dataclass(slots=True)
class _Item:
    indent: int
    reading: Reading
    level: int


class Levels:
    """The markers that are open where one is in the text."""

    def __init__(self) -> None:
        self._open: list[_Item] = []
        self._led_in = False  # the paragraph before ends in a colon

    def heading(self) -> None:
        """A heading closes every list."""
        self._open.clear()

    def unmarked(self, indent: int) -> int:
        """The level of a paragraph without a marker: below the items that it is indented under."""
        while self._open and self._open[-1].indent >= indent:
            self._open.pop()
        return min(self._open[-1].level + 1, DEEPEST) if self._open else 0

    def marked(self, indent: int, readings: Sequence[Reading], text: str) -> tuple[int, Reading]:
        """The level of a paragraph with a marker, and which way the marker is to be understood."""
        while self._open and self._open[-1].indent > indent + _SAME:
            self._open.pop()
        level, reading = self._placed(indent, readings)
        level = min(level, DEEPEST)
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        self._open.append(_Item(indent, reading, level))
        self._led_in = ends_in_colon(text)
        return level, reading

    def follows(self, readings: Sequence[Reading], current: Sequence[Reading] = ()) -> bool:
        """Whether a marker continues a row that is open, or would begin one: what is asked of one in mid-text.

        ``current`` is the marker of the paragraph that is being read, which is not among the open ones yet.
        """
        if any(one.value == 1 or one.style is Style.BULLET for one in readings):
            return True
        known = [*(item.reading for item in self._open), *current]
        return any(_succeeds(before, one) for before in known for one in readings)

    def under_options(self, level: int) -> bool:
        """Whether what stands at ``level`` stands below alternatives alone: then it is numbered as the text itself."""
        return all(item.reading.style is Style.OPTION for item in self._open if item.level < level)

    def _placed(self, indent: int, readings: Sequence[Reading]) -> tuple[int, Reading]:
        if readings[0].style in _CLAUSES:
            return 0, readings[0]
        beside = [item for item in reversed(self._open) if abs(item.indent - indent) <= _SAME]
        child = self._begins_below(readings)
        if child is not None:
            return self._below(child), child
        for item in beside:
            for one in readings:
                if _succeeds(item.reading, one):
                    return item.level, one
        first = next((one for one in readings if one.value <= 1), None)
        for item in beside:
            for one in readings:
                if item.reading.style is one.style:
                    return item.level, one
        if first is not None:
            return self._below(first), first
        own = readings[0]
        if own.style in _ROWS_AT_THE_MARGIN and indent <= _SAME:
            return 0, own
        return self._below(own, indent), own

    def _begins_below(self, readings: Sequence[Reading]) -> Reading | None:
        """ "(i)" after "(h) …:" begins a row of roman numbers, after "(h) …;" it is the next letter."""
        if self._open and self._led_in and len(readings) > 1:
            return next((one for one in readings if one.style in ROMANS and one.value == 1), None)
        return None

    def _below(self, reading: Reading, indent: int = 0) -> int:
        """One deeper than what is open; by its indentation alone where there is any."""
        least = 0 if reading.style in _ROWS_AT_THE_MARGIN or reading.style in NUMBERS else 1
        above = [item for item in self._open if indent <= _SAME or item.indent < indent - _SAME]
        return max(least, above[-1].level + 1) if above else least


def ends_in_colon(text: str) -> bool:
    """Whether a text leads in what follows it."""
    return text.rstrip(' *_]"”’').endswith(":")


def _succeeds(before: Reading, after: Reading) -> bool:
    if before.style is not after.style or not after.value:
        return before.style is after.style is Style.BULLET
    return 0 <= after.value - before.value <= 1 and (after.value != 1 or before.value == 1)
