"""What belongs to a record alone and goes with it when it is deleted: rooms above its own name it here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from secretariat.record.hanging import named_of

if TYPE_CHECKING:
    from sqlalchemy import Select, Table
    from sqlalchemy.engine import Connection

    from secretariat.record.work import Work


@dataclass(frozen=True, slots=True)
class Belonging:
    """Rows of ``table`` that belong to one record: from its number to theirs, and how one of them is taken out.

    They are taken out in the order of the query.
    """

    table: Table[Any]
    of: Callable[[int], Select[int]]
    remove: Callable[[Work, int], object]


_BELONGING: Final[dict[str, list[Belonging]]] = {}
_LOADING: Final[list[Callable[[], None]]] = []


def belong_to(table: Table[Any], *belongings: Belonging) -> None:
    """Name what belongs to a record of ``table`` alone, in the order in which it goes with it."""
    _BELONGING.setdefault(table.name, []).extend(belongings)


def belongings_come_with(load: Callable[[], None]) -> None:
    """Name what imports the rooms that know what belongs to a record; called when one is first to be deleted."""
    _LOADING.append(load)


def take_along(work: Work, table: Table[Any], id_: int) -> None:
    """Delete what belongs to a record alone, as part of the act that deletes the record."""
    for one in _belongings(table):
        for each in work.connection.execute(one.of(id_)).scalars().all():
            one.remove(work, each)


def what_goes_along(connection: Connection, table: Table[Any], ids: Iterable[int]) -> str:
    """What would go with records, by kind: "2 sessions (S-1, S-2), 1 agenda"; "" where nothing would."""
    wanted = list(ids)
    told = []
    for one in _belongings(table):
        own = [each for id_ in wanted for each in connection.execute(one.of(id_)).scalars()]
        if own:
            told.append(named_of(connection, one.table, sorted(own), apart=table))
    return ", ".join(told)


def _belongings(table: Table[Any]) -> list[Belonging]:
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()
    return _BELONGING.get(table.name, [])
