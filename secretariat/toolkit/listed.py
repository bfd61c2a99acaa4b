"""A list that is short enough to be held whole, read as the windows of long ones are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from secretariat.toolkit.rows import Row


class Listed:
    """Rows that are worked out when first asked for, in a worker thread."""

    def __init__(self, work_out: Callable[[], Sequence[Any]]) -> None:
        self._work_out = work_out
        self._held: Sequence[Any] | None = None

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def rows(self, start: int, limit: int) -> Sequence[Any]:
        """At most ``limit`` rows from ``start``."""
        return self._rows[start : start + limit]

    def position(self, id: int) -> int | None:
        """Where a row stands, ``None`` where it is not in the list."""
        return next((at for at, row in enumerate(self._rows) if row.id == id), None)

    @property
    def _rows(self) -> Sequence[Row]:
        if self._held is None:
            self._held = self._work_out()
        return self._held
