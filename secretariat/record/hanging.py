"""What hangs on a record in rooms above its own: they name it here, as a room below imports none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Table, literal
from sqlalchemy.engine import Connection

from secretariat.record.derived import load_rules

Guard = Callable[[Connection, RowMapping], None]

_GUARDS: Final[dict[str, list[Guard]]] = {}
_COUNTS: Final[dict[tuple[str, str], ColumnElement[int]]] = {}
_LOADING: Final[list[Callable[[], None]]] = []


def may_not_change_alone(table: Table[Any]) -> Callable[[Guard], Guard]:
    """Name a function that raises ``Refused`` where the state of a record of ``table`` follows a record above it."""

    def register(guard: Guard) -> Guard:
        _GUARDS.setdefault(table.name, []).append(guard)
        return guard

    return register


def refuse_alone(connection: Connection, table: Table[Any], row: RowMapping) -> None:
    """Raise ``Refused`` where the state of this record is not its own to change."""
    load_rules()
    for guard in _GUARDS.get(table.name, ()):
        guard(connection, row)


def counts(table: Table[Any], what: str, number: ColumnElement[int]) -> None:
    """Name a scalar query for how many of ``what`` hang on a row of ``table``."""
    _COUNTS[table.name, what] = number


def counts_come_with(load: Callable[[], None]) -> None:
    """Name what imports the tables whose numbers are named here; called when a list first needs one."""
    _LOADING.append(load)


def count_of(table: Table[Any], what: str) -> ColumnElement[int]:
    """How many of ``what`` hang on a row of ``table``, as a column; 0 where no room has any."""
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()
    return _COUNTS.get((table.name, what), literal(0))
