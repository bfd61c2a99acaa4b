"""Many rows of one table column by column: most columns hold one value over and over, and are looked at at once.

What is made of them is, to the letter, what is made of rows one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count, repeat
from json.encoder import encode_basestring_ascii
from operator import itemgetter
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.record.kept_values import plain

Columns = Mapping[str, Sequence[Any]]
"""The values of many rows by column, all in the order of the rows."""


class Repeated(Sequence[Any]):
    """One value in every row of a column: written down once, and nobody has to look whether it is the same in all."""

    __slots__ = ("_size", "value")

    def __init__(self, value: Any, size: int) -> None:
        self.value, self._size = value, size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, at: Any) -> Any:
        return [self.value] * self._size if isinstance(at, slice) else self.value

    def __iter__(self) -> Iterator[Any]:
        return repeat(self.value, self._size)


_TOGETHER: Final = 128
"""So many rows go in with one statement: with more of them nothing is gained."""


NOTHING: Final = "null"
"""How a column of JSON holds ``None``, as SQLAlchemy writes it."""


_COMPARED: Final = frozenset({str, int, bool, type(None), date})
"""Types whose equal values are the same to the letter; 0.0 and -0.0 are equal and are not."""


def in_columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Sequence[Any]] | None:
    """Rows by column; ``None`` where they do not all have the same columns, or there are fewer than two."""
    keys = tuple(rows[0])
    if len(keys) < 2 or any(len(row) != len(keys) for row in rows):
        return None
    try:
        return dict(zip(keys, zip(*map(itemgetter(*keys), rows), strict=True), strict=True))
    except KeyError:
        return None


def by_column(rows: Sequence[Mapping[str, Any]], empty: Mapping[str, Any]) -> dict[str, Sequence[Any]]:
    """Rows that have few of the columns of ``empty``, by column; what a row does not have is as in ``empty``.

    Columns that no row has are left out.
    """
    held = set().union(*rows)
    return {key: [row.get(key, nothing) for row in rows] for key, nothing in empty.items() if key in held}


def in_rows(columns: Columns) -> Iterable[dict[str, Any]]:
    """Columns as rows again."""
    keys = tuple(columns)
    return (dict(zip(keys, row, strict=True)) for row in zip(*columns.values(), strict=True))


def is_one_value(values: Sequence[Any]) -> bool:
    """Whether a column holds one value (of one type) in every row."""
    if isinstance(values, Repeated):
        return True
    first = values[0]
    return bool(
        type(first) in _COMPARED
        and first == values[-1]
        and first == values[len(values) // 2]
        and values.count(first) == len(values)
        and len(set(map(type, values))) == 1
    )


def json_texts(columns: Columns) -> list[str]:
    """Each row as the text of a JSON object, as ``json.dumps`` writes it."""
    pieces: list[Iterable[str]] = []
    said = "{"
    for key, values in columns.items():
        name = json.dumps(key)
        if is_one_value(values):
            said += f"{name}: {json.dumps(plain(values[0]))}, "
            continue
        quote = '"' if _are_their_own_json(values) else ""
        pieces += (repeat(f"{said}{name}: {quote}"), values if quote else _json_values(values))
        said = f"{quote}, "
    said = said.removesuffix(", ") + "}"
    if not pieces:
        return [said] * len(next(iter(columns.values())))
    # Put together from pieces: a template would be read through again for each row.
    return list(map("".join, zip(*pieces, repeat(said))))


def _are_their_own_json(values: Sequence[Any]) -> bool:
    """Whether all values are texts that JSON only puts in quotation marks."""
    if set(map(type, values)) != {str}:
        return False
    joined = "".join(values)
    return joined.isascii() and joined.isprintable() and '"' not in joined and "\\" not in joined


def _json_values(values: Sequence[Any]) -> list[str]:
    kinds = set(map(type, values))
    if kinds == {str}:
        return list(map(encode_basestring_ascii, values))
    if kinds == {int}:
        return list(map(int.__repr__, values))
    if kinds <= {str, int, type(None), date}:
        known = {value: json.dumps(plain(value)) for value in set(values)}
        return [known[value] for value in values]
    return [json.dumps(plain(value)) for value in values]


def insert_columns(connection: Connection, table: str, columns: Columns) -> None:
    """Insert rows into a table of SQLite: several with each statement, and what is the same in all given once.

    ``columns`` has the names and values as the database takes them.
    """
    places: list[str] = []
    shared: list[Any] = []
    varying: list[Sequence[Any]] = []
    for values in columns.values():
        if not varying or not is_one_value(values):
            varying.append(values)
            places.append("")
        elif values[0] is None:  # which Python 3.11 takes long to bind
            places.append("NULL")
        else:
            shared.append(values[0])
            places.append(f"?{len(shared)}")
    size, wide = len(varying[0]), len(varying)
    together = max(1, min(size, _TOGETHER, (_most_values(connection) - len(shared)) // wide))
    whole = size - size % together
    cells = list(chain.from_iterable(zip(*varying, strict=True)))
    each = together * wide
    given = [(*shared, *cells[start : start + each]) for start in range(0, whole * wide, each)]
    named = ", ".join(f'"{name}"' for name in columns)
    head = f'INSERT INTO "{table}" ({named}) VALUES '
    connection.exec_driver_sql(head + _marks(places, len(shared), together), given)
    if whole < size:
        rest = (*shared, *cells[whole * wide :])
        connection.exec_driver_sql(head + _marks(places, len(shared), size - whole), rest)


def _most_values(connection: Connection) -> int:
    """How many values a statement may name in this SQLite."""
    database = connection.connection.driver_connection
    assert isinstance(database, sqlite3.Connection)
    return database.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)


def _marks(places: Sequence[str], shared: int, rows: int) -> str:
    """The places of values of so many rows; those given once come first.

    Only the first row has numbers for its own: SQLite looks a number up among all before it, and goes on counting
    where there is none.
    """
    number = count(shared + 1)
    first = ", ".join(place or f"?{next(number)}" for place in places)
    further = ", ".join(place or "?" for place in places)
    return ", ".join([f"({first})", *[f"({further})"] * (rows - 1)])
