"""A table from a class of typed columns, made in a fifth of the time that SQLAlchemy takes for one."""

from __future__ import annotations

from typing import Any, Final, TypeVar, cast

from sqlalchemy import Column, Date, Integer, Table, TypedColumns
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import NullType, TypeEngine

from secretariat.record.schema import Recorded, metadata

C = TypeVar("C", bound=TypedColumns)

_TYPES: Final[dict[str, type[TypeEngine[Any]]]] = {"int": Integer, "date": Date}
"""What a column is kept as where only its annotation says so."""


def typed_table(name: str, columns: type[C], *items: SchemaItem, **options: Any) -> Table[C]:
    """The record's table ``name``, as ``Table(name, metadata, columns, …)`` makes it; a test holds that they are alike.

    SQLAlchemy evaluates each annotation and copies each column, which took 70 ms of every start. Here a class's columns
    become the table's own (so that a class serves one table), and an annotation is read as it is written:
    ``Named[int]``, ``Named[date | None]``. The columns of ``Recorded`` belong to every table and are made for each.
    """
    made: list[Column[Any]] = []
    if issubclass(columns, Recorded):
        made += [Column("id", Integer, primary_key=True), Column("version", Integer, nullable=False)]
    for key, annotation in columns.__annotations__.items():
        made.append(_completed(key, annotation, getattr(columns, key)))
    return cast("Table[C]", Table(name, metadata, *made, *items, **options))


def _completed(key: str, annotation: str, column: Column[Any]) -> Column[Any]:
    """A column with what is said of it outside: its name, and in the annotation its type and whether it may lack."""
    kind, _bar, none = annotation.removeprefix("Named[").removesuffix("]").partition(" | ")
    column.name = column.key = key
    if not column.primary_key:
        column.nullable = none == "None"
    if kind in _TYPES and isinstance(column.type, NullType):
        column.type = _TYPES[kind]()
    return column
