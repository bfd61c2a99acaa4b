"""Windows on the record: a list of a million rows read a page at a time, by keyset rather than by counting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, RowMapping, Select, func, literal, tuple_

from secretariat.record.record import Record

R = TypeVar("R")
AnySelect: TypeAlias = "Select[*tuple[Any, ...]]"
"""A query whatever it selects, built up a clause at a time."""


class Window(Generic[R]):
    """A query's rows in one order, read by place.

    ``query`` selects the rows (without order) and must select every column of ``order``; ``order`` ends in the id, has
    no nulls, and runs in one direction. ``make`` turns a row into the frozen row that crosses to the reader.
    ``counted`` is the query to count, where it can leave out joins. Each call is one short read.
    """

    def __init__(
        self,
        record: Record,
        query: AnySelect,
        order: Sequence[ColumnElement[Any]],
        make: Callable[[RowMapping], R],
        *,
        descending: bool = False,
        counted: AnySelect | None = None,
    ) -> None:
        self._record = record
        self._query = query
        self._order = tuple(order)
        self._keys = tuple(column.key for column in order if column.key)
        self._make = make
        self._descending = descending
        self._counted = counted if counted is not None else query
        self._count: int | None = None
        self._starts: list[int] = []
        self._anchors: dict[int, tuple[Any, ...]] = {}

    def count(self) -> int:
        """How many rows there are."""
        query = self._counted.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
        with self._record.reading() as connection:
            self._count = connection.execute(query).scalar() or 0
        return self._count

    def rows(self, start: int, limit: int) -> list[R]:
        """The rows at places ``start`` to ``start + limit``; fewer at the end."""
        if limit <= 0 or start < 0:
            return []
        if self._count is not None and start > self._count // 2:
            near = self._nearest(start)
            if near is None or start - near > self._count - start:
                return self._from_the_end(start, limit)
        return self._from_the_front(start, limit)

    def position(self, id: int) -> int | None:
        """The place of the record with that id in this order, or ``None`` where it is not among the rows."""
        with self._record.reading() as connection:
            own = connection.execute(self._query.where(self._order[-1] == id).limit(1)).mappings().one_or_none()
            if own is None:
                return None
            before = self._counted.with_only_columns(func.count(), maintain_column_froms=True).where(
                self._beyond(self._key(own), forward=False)
            )
            return connection.execute(before.order_by(None)).scalar() or 0

    def of_reference(self, ref: str) -> int | None:
        """The id of the record among the rows that bears exactly that reference (in whatever case it is typed)."""
        column = self._query.selected_columns.get("ref")
        if column is None or not ref:
            return None
        bears = getattr(column, "element", column).in_([ref, ref.upper()])
        with self._record.reading() as connection:
            found = connection.execute(self._query.where(bears).limit(1)).mappings().one_or_none()
        return None if found is None else int(found["id"])

    def _from_the_front(self, start: int, limit: int) -> list[R]:
        query = self._query.order_by(*self._ordering(forward=True)).limit(limit)
        near = self._nearest(start)
        skip = start
        if near is not None:
            query = query.where(self._beyond(self._anchors[near], forward=True))
            skip = start - near
        if skip:
            query = query.offset(skip)
        with self._record.reading() as connection:
            found = connection.execute(query).mappings().all()
        if found:
            self._remember(start + len(found), self._key(found[-1]))
        return self.made(found)

    def _from_the_end(self, start: int, limit: int) -> list[R]:
        count = self._count or 0
        skip = max(0, count - start - limit)
        take = min(limit, count - start)
        if take <= 0:
            return []
        query = self._query.order_by(*self._ordering(forward=False)).limit(take).offset(skip)
        with self._record.reading() as connection:
            found = connection.execute(query).mappings().all()[::-1]
        return self.made(found)

    def made(self, found: Sequence[RowMapping]) -> list[R]:
        """The frozen rows of a page; a window that needs more than one query for a page overrides it."""
        return [self._make(row) for row in found]

    def _ordering(self, *, forward: bool) -> list[ColumnElement[Any]]:
        down = self._descending == forward
        return [column.desc() if down else column.asc() for column in self._order]

    def _beyond(self, key: tuple[Any, ...], *, forward: bool) -> ColumnElement[bool]:
        left = tuple_(*self._order)
        right = tuple_(*(literal(value, column.type) for value, column in zip(key, self._order, strict=True)))
        return left < right if self._descending == forward else left > right

    def _key(self, row: RowMapping) -> tuple[Any, ...]:
        return tuple(row[key] for key in self._keys)

    def _remember(self, place: int, key: tuple[Any, ...]) -> None:
        if place not in self._anchors:
            self._starts.insert(bisect_right(self._starts, place), place)
            self._anchors[place] = key

    def _nearest(self, start: int) -> int | None:
        found = bisect_right(self._starts, start)
        return self._starts[found - 1] if found else None
