"""What rooms above a record's own tell of it: they name it here, as a room below imports none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

    from secretariat.record.record import Record
    from secretariat.values.fact_sheet import FactSheet, Section

Telling: TypeAlias = "Callable[[Connection, int], Section | None]"
"""From a record's number to a section of how it reads; ``None`` where there is nothing to tell."""

_TELLING: Final[dict[str, list[Telling]]] = {}
_LOADING: Final[list[Callable[[], None]]] = []


def tells_of(table: Table[Any]) -> Callable[[Telling], Telling]:
    """Name a function that tells something of the records of ``table``."""

    def register(telling: Telling) -> Telling:
        _TELLING.setdefault(table.name, []).append(telling)
        return telling

    return register


def tellings_come_with(load: Callable[[], None]) -> None:
    """Name what imports the rooms that tell something; called when a sheet first needs them."""
    _LOADING.append(load)


def with_all_told(record: Record, table: Table[Any], id_: int, sheet: FactSheet) -> FactSheet:
    """``sheet``, which is how a record reads, and below it what other rooms tell of it."""
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()
    with record.reading() as connection:
        told = [telling(connection, id_) for telling in _TELLING.get(table.name, ())]
    return replace(sheet, sections=[*sheet.sections, *(section for section in told if section is not None)])
