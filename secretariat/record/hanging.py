"""What hangs on a record in rooms above its own: they name it here, as a room below imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Table, func, literal, or_, select
from sqlalchemy.engine import Connection

from secretariat.record.derived import load_rules
from secretariat.record.schema import metadata

Counted = Callable[[int], str]
"""How many of a kind, in words: "2 meetings"; the number stands as ``{n}``."""

Title = Callable[[], ColumnElement[str]]
"""How the title of a row of a table reads in the language chosen, as a column of a query."""

Guard = Callable[[Connection, RowMapping], None]

_GUARDS: Final[dict[str, list[Guard]]] = {}
_COUNTS: Final[dict[tuple[str, str], ColumnElement[int]]] = {}
_CALLED: Final[dict[str, Counted]] = {}
_TITLES: Final[dict[str, Title]] = {}
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


def reads_as(table: Table[Any], title: Title) -> None:
    """Name how titles of ``table`` read where a room above makes them, of names that each language has."""
    _TITLES[table.name] = title


def title_read(table: Table[Any]) -> ColumnElement[str]:
    """The title of a row of ``table`` in the language chosen, as a column; the one kept where no room makes any."""
    while _LOADING:
        _LOADING[-1]()
        _LOADING.pop()
    title = _TITLES.get(table.name)
    kept: ColumnElement[str] = table.c.title
    return title() if title else kept


def are_called(words: Mapping[str, Counted]) -> None:
    """Name what records of each table are called when they are counted."""
    _CALLED.update(words)


def counted(table: str, number: int) -> str:
    """So many records of a table in the reader's language: "2 meetings"."""
    load_rules()
    called = _CALLED.get(table)
    return called(number).format(n=number) if called else f"{number} {table}"


_FIRST: Final = 3
"""References that are named of each kind; the rest are counted."""


def what_hangs_on(connection: Connection, table: Table[Any], id_: int) -> str:
    """The records that name this one, by kind: "2 meetings (APEC-SMEMM-18, M-3), 1 membership (ASEM)"."""
    load_rules()
    told = []
    for other in metadata.sorted_tables:
        ties = [key.parent for key in other.foreign_keys if key.column.table is table]
        if not ties:
            continue
        hanging = or_(*(tie == id_ for tie in ties))
        number = connection.execute(select(func.count()).select_from(other).where(hanging)).scalar() or 0
        if number:
            told.append(_counted_and_named(connection, other, hanging, number, table))
    return ", ".join(told)


def named_of(connection: Connection, table: Table[Any], ids: Sequence[int], *, apart: Table[Any]) -> str:
    """Some records of a table, counted, the first of them named: "2 sessions (S-1, S-2)"; not by one of ``apart``."""
    load_rules()
    return _counted_and_named(connection, table, table.c.id.in_(ids), len(ids), apart)


def _counted_and_named(
    connection: Connection, table: Table[Any], which: ColumnElement[bool], number: int, apart: Table[Any]
) -> str:
    refs = _first_refs(connection, table, which, apart)
    named = ", ".join(refs) + (", …" if number > len(refs) else "")
    return f"{counted(table.name, number)} ({named})" if refs else counted(table.name, number)


def _first_refs(connection: Connection, table: Table[Any], which: ColumnElement[bool], apart: Table[Any]) -> list[str]:
    """The first references of some records; one that has none goes by the record, not of ``apart``, that it is of."""
    query = select(_reference(table)) if _has_reference(table) else None
    for key in sorted(table.foreign_keys, key=lambda key: (bool(key.parent.nullable), key.parent.name)):
        owner = key.column.table
        if query is None and owner is not apart and _has_reference(owner):
            query = select(_reference(owner)).join(table, key.parent == key.column)
    if query is None:
        return []
    return [str(ref) for ref in connection.execute(query.where(which).order_by(table.c.id).limit(_FIRST)).scalars()]


def _has_reference(table: Table[Any]) -> bool:
    return "ref" in table.c or "code" in table.c


def _reference(table: Table[Any]) -> ColumnElement[str]:
    column: ColumnElement[str] = table.c["ref" if "ref" in table.c else "code"]
    return column
