"""A short list held whole: for orders that only a rule in Python knows, such as a meeting's order of precedence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=_Numbered)


class Listed(Generic[R]):
    """Rows read once, when first asked for; it answers what a window on the record answers.

    A meeting's delegations are dozens, its delegates at most some thousands.
    """

    def __init__(self, read: Callable[[], Sequence[R]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> Sequence[R]:
        return self._read()

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def rows(self, start: int, limit: int) -> list[R]:
        """The rows at places ``start`` to ``start + limit``; fewer at the end."""
        if start < 0 or limit <= 0:
            return []
        return list(self._rows[start : start + limit])

    def position(self, id: int) -> int | None:
        """The place of the record with that id, or ``None`` where it is not among the rows."""
        return next((place for place, row in enumerate(self._rows) if row.id == id), None)
