"""How long a text may be: SQLite keeps what a column's length forbids, so it is checked before every write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import String, Table, Text

from secretariat.values.language import _
from secretariat.values.refusal import Refused


def refuse_too_long(table: Table[Any], values: Mapping[str, Any]) -> None:
    """Raise ``Refused``, naming the field and its limit, where a text is longer than its column."""
    for key, (limit, label) in _limits(table).items():
        value = values.get(key)
        if isinstance(value, str) and len(value) > limit:
            raise Refused(
                _("{field} is too long: {length} characters, and {limit} are kept at most.").format(
                    field=_(label), length=len(value), limit=limit
                )
            )


@lru_cache(maxsize=128)
def _limits(table: Table[Any]) -> dict[str, tuple[int, str]]:
    """The longest text of each column a person fills in; columns worked out by the program have no label."""
    return {
        column.key: (column.type.length, str(column.info["label"]))
        for column in table.columns
        if isinstance(column.type, String)
        and not isinstance(column.type, Text)
        and column.type.length
        and "label" in column.info
    }
