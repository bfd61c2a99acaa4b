"""What a list on screen asks of the record: a window of rows, their number, and where one record stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, Protocol

from secretariat.values.list_query import ListQuery as ListQuery

Emphasis = Literal["", "dim", "accent", "overdue", "strong", "bar"]


class Row(Protocol):
    """A row of a list: any frozen value with the record's number and its reference."""

    @property
    def id(self) -> int:
        """The record's number, which never changes."""

    @property
    def ref(self) -> str:
        """The reference people use: "A-12"."""


class RowWindow(Protocol):
    """One list in one order, read by windows. Called only in worker threads; each call is one short read."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        """At most ``limit`` rows from index ``start`` (0 is the first); fewer only at the end."""

    def position(self, id: int) -> int | None:
        """The index at which the record stands in this list, or ``None`` when it is not in it."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: ``heading`` is a message to translate when shown, ``width`` in cells (the least, where
    ``flex``).

    Columns with ``flex`` share the width that is left over in that proportion. ``sort`` is the name of the
    order that this column's heading asks for. When the list is too narrow, columns with the highest
    ``drop`` go first; 0 stays.
    """

    key: str
    heading: str
    width: int
    flex: int = 0
    right: bool = False
    sort: str | None = None
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column of a row, and how much it says: words carry the meaning, colour repeats it."""

    text: str
    emphasis: Emphasis = ""


class EmptyWindow:
    """A list with nothing in it."""

    def count(self) -> int:
        """None."""
        return 0

    def rows(self, start: int, limit: int) -> Sequence[Any]:  # noqa: ARG002 - for those who override it
        """None."""
        return ()

    def position(self, id: int) -> int | None:  # noqa: ARG002 - for those who override it
        """No record is in it."""
        return None


class AskedLater:
    """A ``RowWindow`` that is made when first asked, so that making it, too, happens in the worker thread."""

    def __init__(self, make: Callable[[], RowWindow]) -> None:
        self._make = make
        self._made: RowWindow | None = None
        self._lock = Lock()

    def _window(self) -> RowWindow:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def count(self) -> int:
        """How many rows there are."""
        return self._window().count()

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        """At most ``limit`` rows from ``start``."""
        return self._window().rows(start, limit)

    def position(self, id: int) -> int | None:
        """The index of a record, or ``None``."""
        return self._window().position(id)
