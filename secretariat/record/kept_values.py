"""A column's value as the history keeps it, and back; the reference a record goes by there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Date, RowMapping, Table

from secretariat.record.schema import UtcTime


def plain(value: Any) -> Any:
    """A column's value as JSON can hold it: moments and dates as ISO 8601."""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


@lru_cache(maxsize=128)
def moments(table: Table[Any]) -> tuple[str, ...]:
    """The columns of a table whose values JSON cannot hold as they are."""
    return tuple(column.key for column in table.columns if isinstance(column.type, UtcTime | Date))


def as_kept(row: Mapping[str, Any] | RowMapping, timed: tuple[str, ...]) -> dict[str, Any]:
    """A whole row, of a table with these ``moments``, as the history keeps it."""
    kept = dict(row)
    del kept["version"]
    for key in timed:
        if key in kept:
            kept[key] = plain(kept[key])
    return kept


def value_of(table: Table[Any], key: str, value: Any) -> Any:
    """The inverse of ``plain``: a kept value as the column takes it."""
    if value is None:
        return None
    kind = table.c[key].type
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return value


def reference_of(table: Table[Any], row: Mapping[str, Any] | RowMapping) -> str:
    """A record's reference or code; "" for a kind that has none."""
    for key in ("ref", "code"):
        if key in table.c:
            return str(row.get(key) or "")
    return ""
