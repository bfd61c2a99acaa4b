"""What every table of the record is made of: one metadata, named constraints, columns all records share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Index,
    MetaData,
    Named,
    String,
    Table,
    TypedColumns,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.types import TypeDecorator

HEAD: Final = "0007"
"""The newest schema revision this program knows; a test holds it against ``db/migrations``."""

APPLICATION_ID: Final = 0x53435254  # "SCRT": marks an SQLite file as a record of this program

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as UTC and given back with its zone; a moment without a zone is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Recorded(TypedColumns):
    """The columns of every record: a number never used twice, and the version a form remembers."""

    id: Named[int] = Column(primary_key=True)
    version: Named[int] = Column(nullable=False)


def short_text(label: str, length: int = 300, **options: Any) -> Column[Any]:
    """A text column never null; ``label`` names it in forms, history and refusals."""
    return Column(String(length), nullable=False, server_default="", info={"label": label}, **options)


def personal_text(label: str, length: int = 300) -> Column[Any]:
    """A text column never null that holds, or may hold, personal data."""
    return Column(String(length), nullable=False, server_default="", info=info(label, personal=True))


def file_hash(label: str, *, personal: bool = False) -> Column[Any]:
    """A column never null with the hash of a file that the record keeps ("" for none)."""
    marked = {**info(label, personal=personal), "kept_file": True}
    return Column(String(64), nullable=False, server_default="", info=marked)


def sort_text(length: int, **options: Any) -> Column[Any]:
    """A text column never null that is sorted by: in the order of its characters, on every database.

    PostgreSQL would sort by the language of its server, in which what comes next in a list is not what its key says.
    """
    return Column(_by_character(length), nullable=False, **options)


def reference_text(label: str, length: int) -> Column[Any]:
    """A text column by which people name a record (a reference, a code), sorted by its characters."""
    return sort_text(length, server_default="", info={"label": label})


def _by_character(length: int) -> String:
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def info(label: str, *, personal: bool = False) -> dict[str, Any]:
    """A column's own words: its label, and whether it is personal data that can be erased on request."""
    return {"label": label, "personal": personal}


def one_of(name: str, column_name: str, values: Iterable[str]) -> CheckConstraint:
    """A named CHECK that a column holds one of ``values``, which are messages to translate when shown."""
    listed = ", ".join("'" + str(value).replace("'", "''") + "'" for value in sorted(values))
    return CheckConstraint(f"{column_name} IN ({listed})", name=name, info={"chosen": column_name})


def is_chosen(table: Table[Any], key: str) -> bool:
    """Whether a column holds one of a few words, which read in the language chosen; a title that is such a word not."""
    held = any(constraint.info.get("chosen") == key for constraint in table.constraints)
    return held or key in table.info.get("chosen", ())


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False) -> Index:
    """An index over the rows for which ``where`` holds, on every database.

    ``Index(…, postgresql_where=…)`` would load PostgreSQL's part of SQLAlchemy at every start (35 ms); here it is told
    when an index is made there.
    """
    return Index(name, *columns, unique=unique, sqlite_where=where, info={"where": where})


@compiles(CreateIndex, "postgresql")
def _with_where(create: CreateIndex, compiler: Any, **options: Any) -> str:
    """The statement that makes an index on PostgreSQL, with its condition."""
    index = create.element
    if "where" in index.info:
        index.dialect_options["postgresql"]["where"] = index.info["where"]
    said: str = compiler.visit_create_index(create, **options)
    return said
