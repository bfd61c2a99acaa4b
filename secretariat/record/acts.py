"""Acts: everything that was ever done to the record, by whom, when, and every field before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Named,
    RowMapping,
    String,
    TypedColumns,
    false,
    select,
)
from sqlalchemy.engine import Connection

from secretariat.record.schema import UtcTime, sort_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import _


class act_columns(TypedColumns):
    id: Named[int] = Column(primary_key=True)
    at: Named[datetime] = Column(UtcTime, nullable=False)
    user: Named[str] = Column(String(200), nullable=False)
    label: Named[str] = Column(String(300), nullable=False)
    label_values: Named[dict[str, Any]] = Column(JSON, nullable=False)
    undoes_id: Named[int | None] = Column(ForeignKey("act.id"))
    undone_by_id: Named[int | None] = Column(ForeignKey("act.id"))
    final: Named[bool] = Column(  # nothing undoes it, nor what came before it to the records it touched
        Boolean(create_constraint=False), nullable=False, server_default=false()
    )


BEGINS: Final = "begins"
"""Among the values of a label: the number of the act that this one was set apart for."""

_CHOSEN: Final = ("status", "kind", "position")
"""The values of a label that are one of a few words, which are messages; the others are names and people's words."""

act = typed_table("act", act_columns, sqlite_autoincrement=True)


class act_change_columns(TypedColumns):
    id: Named[int] = Column(primary_key=True)
    act_id: Named[int] = Column(ForeignKey("act.id"), nullable=False)
    table_name: Named[str] = Column(String(60), nullable=False)
    record_id: Named[int] = Column(nullable=False)
    ref: Named[str] = sort_text(120)
    kind: Named[str] = Column(String(10), nullable=False)  # insert, update or delete
    version_after: Named[int] = Column(Integer, nullable=False)
    before: Named[dict[str, Any] | None] = Column(JSON)
    after: Named[dict[str, Any] | None] = Column(JSON)


act_change = typed_table("act_change", act_change_columns, sqlite_autoincrement=True)
Index("ix_act_change_act", act_change.c.act_id)
Index("ix_act_change_record", act_change.c.table_name, act_change.c.record_id)
Index("ix_act_change_ref", act_change.c.ref)


class reference_counter_columns(TypedColumns):
    kind: Named[str] = Column(String(20), primary_key=True)
    last: Named[int] = Column(nullable=False)


reference_counter = typed_table("reference_counter", reference_counter_columns)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: number, moment (UTC), user, what was done in words, references touched, and what undid it."""

    id: int
    at: datetime
    user: str
    label: str
    refs: tuple[str, ...]
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One record's change within an act; ``before`` and ``after`` hold only the fields that changed."""

    table: str
    record_id: int
    ref: str
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def label_in_words(label: str, values: dict[str, Any]) -> str:
    """An act's label in the reader's language; so are states and kinds in it, and what an undo says that it undid."""
    undone = values.get("undone")
    if undone is not None:
        values = {**values, "what": label_in_words(undone["label"], undone["values"])}
    chosen = {key: _(str(values[key])) for key in _CHOSEN if values.get(key)}
    return _(label).format(**{**values, **chosen})


def history(
    connection: Connection, ref: str | None = None, *, limit: int = 200, before: int | None = None
) -> list[Act]:
    """The newest acts first; with ``ref`` only those that touched that record; ``before`` pages on from an act."""
    query = select(act).order_by(act.c.id.desc()).limit(limit)
    if ref is not None:
        touched = select(act_change.c.act_id).where(act_change.c.ref == ref)
        query = query.where(act.c.id.in_(touched))
    if before is not None:
        query = query.where(act.c.id < before)
    rows = connection.execute(query).mappings().all()
    refs = refs_of(connection, [row["id"] for row in rows])
    return [act_of(row, refs.get(row["id"], ())) for row in rows]


def act_of(row: RowMapping, refs: Sequence[str]) -> Act:
    """A row of the table as an act in the reader's language."""
    return Act(
        id=row["id"],
        at=row["at"],
        user=row["user"],
        label=label_in_words(row["label"], row["label_values"]),
        refs=tuple(refs),
        undoes=row["undoes_id"],
        undone_by=row["undone_by_id"],
    )


def changes_of(
    connection: Connection, act_id: int, *, since: int | None = None, until: int | None = None
) -> list[Change]:
    """What one act changed, in the order it was done; all of it, or the lines numbered ``since`` to ``until``."""
    keys = ("table_name", "record_id", "ref", "kind", "before", "after")
    query = select(*(act_change.c[key] for key in keys)).where(act_change.c.act_id == act_id)
    if since is not None and until is not None:
        query = query.where(act_change.c.id.between(since, until))
    return list(starmap(Change, connection.execute(query.order_by(act_change.c.id))))


def newest_act(connection: Connection, *, before: int | None = None) -> int:
    """The number of the newest act, 0 in an empty record: what others poll to see whether anything changed.

    ``before`` is an act under way, which is not looked at.
    """
    query = select(act.c.id).order_by(act.c.id.desc()).limit(1)
    return connection.execute(query if before is None else query.where(act.c.id < before)).scalar() or 0


def refs_of(connection: Connection, acts: Sequence[int]) -> dict[int, list[str]]:
    """The references each act touched, the first twenty."""
    found: dict[int, list[str]] = {}
    query = (
        select(act_change.c.act_id, act_change.c.ref)
        .where(act_change.c.act_id.in_(acts), act_change.c.ref != "")
        .order_by(act_change.c.id)
    )
    for act_id, ref in connection.execute(query):
        refs = found.setdefault(act_id, [])
        if ref not in refs and len(refs) < 20:
            refs.append(ref)
    return found
