"""A list in which the record whose reference was typed stands first, whatever the order; the others keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from secretariat.toolkit.rows import RowWindow


@runtime_checkable
class Referenced(RowWindow, Protocol):
    """A window that can be asked for a record by its exact reference."""

    def of_reference(self, ref: str) -> int | None:
        """The number of the record among the rows that bears that reference."""


class ExactFirst:
    """``window`` with the record ``id``, which stands at ``place`` in it, moved to the front."""

    def __init__(self, window: RowWindow, id: int, place: int) -> None:
        self._window, self._id, self._place = window, id, place

    def count(self) -> int:
        """As many as there were."""
        return self._window.count()

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        """The one first, then those before its place, then those after it."""
        if limit <= 0:
            return []
        found = list(self._window.rows(self._place, 1)) if start == 0 else []
        first, end = start + len(found), start + limit  # places in this list, of which the first is taken already
        before = max(0, min(end - 1, self._place) - (first - 1))
        if before:
            found += self._window.rows(first - 1, before)
        after = end - max(first, self._place + 1)
        if after > 0:
            found += self._window.rows(max(first, self._place + 1), after)
        return found

    def position(self, id: int) -> int | None:
        """Where a record stands now."""
        if id == self._id:
            return 0
        place = self._window.position(id)
        return place + 1 if place is not None and place < self._place else place


def exact_first(window: RowWindow, words: str) -> RowWindow:
    """``window`` as it is, or with the record first whose reference ``words`` are. (In a worker thread.)"""
    ref = words.strip()
    if not ref or not isinstance(window, Referenced):
        return window
    id_ = window.of_reference(ref)
    place = None if id_ is None else window.position(id_)
    return window if id_ is None or not place else ExactFirst(window, id_, place)
