"""Where the record holds data of somebody: their own rows, what the history keeps of them, texts that name them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import JSON, Column, ColumnElement, RowMapping, String, Table, Text, cast, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act, act_change, reference_counter
from secretariat.record.derived import is_derived
from secretariat.record.kept_values import reference_of
from secretariat.record.mentions import Mentions
from secretariat.record.schema import metadata
from secretariat.record.sources import fact_source

Key = tuple[str, int]
"""A record: its table's name and its number."""

_AT_ONCE: Final = 5_000
_FEW_NEEDLES: Final = 40
_BEYOND_ASCII: Final = "*[^\x01-\x7f]*"
_NOT_TEXTS: Final = frozenset({"ref", "code", "kind", "path", "table_name", "field"})
"""Columns that hold a reference or a word of the program's own."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows that are about somebody: ``stays`` are blanked, ``goes`` taken out whole, ``past`` were deleted."""

    stays: Mapping[str, tuple[int, ...]]
    goes: Mapping[str, tuple[int, ...]]
    past: Mapping[str, tuple[int, ...]]

    @property
    def keys(self) -> frozenset[Key]:
        """Every one of them."""
        parts = (self.stays, self.goes, self.past)
        return frozenset((name, id_) for those in parts for name, ids in those.items() for id_ in ids)


@dataclass(slots=True)
class Named:
    """Texts of other records that name somebody: what they are without the name, by record, change and act.

    ``refs`` are the references (or tables) of the records in which somebody can read the name; ``left`` are those of
    texts that may name them and are left as they are.
    """

    rows: dict[Key, dict[str, Any]] = field(default_factory=dict)
    refs: dict[Key, str] = field(default_factory=dict)
    changes: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    acts: dict[int, dict[str, Any]] = field(default_factory=dict)
    left: dict[Key, str] = field(default_factory=dict)


def own_rows(connection: Connection, subject: Table[Any], ids: Collection[int]) -> OwnRows:
    """Every row about the records of ``subject`` with those numbers: what can't be without them, and so on down."""
    live: dict[str, set[int]] = {subject.name: set(in_parts(connection, select(subject.c.id), subject.c.id, ids))}
    ever: dict[str, set[int]] = {subject.name: set(ids)}
    for table in metadata.sorted_tables:
        ties = [
            (key.parent, key.column.table.name)
            for key in table.foreign_keys
            if key.column.table.name in ever and key.column.table is not table and not key.parent.nullable
        ]
        for tie, of in ties:
            found = set(in_parts(connection, select(table.c.id), tie, ever[of]))
            live.setdefault(table.name, set()).update(found)
            past = ever.setdefault(table.name, set())
            past.update(found, _once_tied(connection, table, tie, ever[of]))
    _add_sources(connection, live, ever)
    whole = {name for name in ever if metadata.tables[name].info.get("erased") == "whole"} | {fact_source.name}
    return OwnRows(
        {name: tuple(sorted(those)) for name, those in live.items() if name not in whole and those},
        {name: tuple(sorted(those)) for name, those in live.items() if name in whole and those},
        {name: rest for name, those in ever.items() if (rest := _gone(connection, name, those - live[name]))},
    )


def _gone(connection: Connection, name: str, ids: Collection[int]) -> tuple[int, ...]:
    """Those that were deleted; what is somebody else's by now is theirs."""
    table = metadata.tables[name]
    return tuple(sorted(set(ids) - set(in_parts(connection, select(table.c.id), table.c.id, ids))))


def _add_sources(connection: Connection, live: dict[str, set[int]], ever: dict[str, set[int]]) -> None:
    """What the sources say of those rows."""
    about = fact_source.c
    for name, those in list(ever.items()):
        query = select(about.id).where(about.table_name == name)
        live.setdefault(fact_source.name, set()).update(in_parts(connection, query, about.record_id, those))
    known = ever.setdefault(fact_source.name, set())
    known.update(live[fact_source.name])
    for row in _changes(connection, fact_source.name):
        for payload in (row.before, row.after):
            if payload and payload.get("record_id") in ever.get(payload.get("table_name", ""), ()):
                known.add(row.record_id)


def _once_tied(connection: Connection, table: Table[Any], tie: Column[Any], ids: Collection[int]) -> Iterator[int]:
    """Rows, deleted since or tied to another since, that the history knows as tied to one of ``ids``."""
    for row in _changes(connection, table.name):
        if any(payload and payload.get(tie.key) in ids for payload in (row.before, row.after)):
            yield row.record_id


def _changes(connection: Connection, table: str) -> Iterable[Any]:
    query = select(act_change.c.record_id, act_change.c.before, act_change.c.after)
    return connection.execute(query.where(act_change.c.table_name == table).execution_options(yield_per=1_000))


def in_parts(connection: Connection, query: Any, column: ColumnElement[Any], ids: Collection[int]) -> Iterator[Any]:
    """The first column of ``query`` for the rows whose ``column`` is one of ``ids``, however many those are."""
    numbers = sorted(ids)
    for start in range(0, len(numbers), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(numbers[start : start + _AT_ONCE]))).scalars()


def named(connection: Connection, subject: Table[Any], ids: Collection[int], own: OwnRows, mentions: Mentions) -> Named:
    """Every text of the record, its history included, that names somebody, and what it is without the name."""
    found = Named()
    ids = frozenset(ids)
    mine = own.keys
    for table in metadata.sorted_tables:
        if table not in (act, act_change, reference_counter):
            _in_rows(connection, table, subject, ids, mine, mentions, found)
    _in_history(connection, subject, ids, mine, mentions, found)
    _in_labels(connection, own, mentions, found)
    return found


def _in_rows(
    connection: Connection,
    table: Table[Any],
    subject: Table[Any],
    ids: Collection[int],
    mine: frozenset[Key],
    mentions: Mentions,
    found: Named,
) -> None:
    columns = [table.c[key] for key in sorted(_text_keys(table, subject))]
    if not columns:
        return
    ties = _ties(table, subject)
    published = bool(table.info.get("published"))
    query = _narrowed(connection, select(table), columns, mentions, parts=not published)
    for row in connection.execute(query.execution_options(yield_per=1_000)).mappings():
        key = (table.name, row["id"])
        if key in mine:
            continue
        tied = any(row[tie] in ids for tie in ties)
        new, unsure = _without(table, [column.key for column in columns], row, tied, mentions, parts=not published)
        if published:
            unsure, new = unsure or bool(new), {}
        if new:
            found.rows[key] = new
        if any(not is_derived(table, column) for column in new):
            found.refs[key] = reference_of(table, row) or f"{table.name} {row['id']}"
        if unsure:
            found.left[key] = reference_of(table, row) or f"{table.name} {row['id']}"


def _without(
    table: Table[Any],
    keys: Iterable[str],
    row: Mapping[str, Any] | RowMapping,
    tied: bool,
    mentions: Mentions,
    *,
    parts: bool = True,
) -> tuple[dict[str, Any], bool]:
    """The texts of a row that change when the names are taken out, and whether one may name somebody all the same."""
    new: dict[str, Any] = {}
    unsure = False
    for key in keys:
        value = row.get(key)
        if not value or key not in table.c:
            continue
        info = table.c[key].info
        worked_out = is_derived(table, key)
        known = tied and (worked_out or bool(info.get("personal")))
        if info.get("personal") and isinstance(value, str) and mentions.is_name(value):
            known = True
        bare = mentions.without_in(value, known=known)
        if bare != value:
            new[key] = bare
        if not worked_out and mentions.doubtful(bare, parts=parts):
            unsure = True
    return new, unsure


def _in_history(
    connection: Connection,
    subject: Table[Any],
    ids: Collection[int],
    mine: frozenset[Key],
    mentions: Mentions,
    found: Named,
) -> None:
    query = _narrowed(connection, select(act_change), [act_change.c.before, act_change.c.after], mentions)
    for row in connection.execute(query.execution_options(yield_per=1_000)).mappings():
        table = metadata.tables.get(row["table_name"])
        if table is None or table.info.get("published") or (table.name, row["record_id"]) in mine:
            continue
        texts, ties = _text_keys(table, subject), _ties(table, subject)
        sides = (row["before"], row["after"])
        tied = any(side and side.get(tie) in ids for side in sides for tie in ties)
        new = []
        for side in sides:
            keys = [key for key in side or () if key in texts]
            changed, _unsure = _without(table, keys, side or {}, tied, mentions, parts=False)
            new.append({**side, **changed} if side is not None else None)
        if new != list(sides):
            found.changes[row["id"]] = (new[0], new[1])


def _in_labels(connection: Connection, own: OwnRows, mentions: Mentions, found: Named) -> None:
    query = _narrowed(connection, select(act.c.id, act.c.label_values), [act.c.label_values], mentions)
    labels = dict(connection.execute(query).all())
    touching = _acts_touching(connection, own)
    for id_, values in labels.items():
        bare = mentions.without_in(values, known=id_ in touching)
        if bare != values:
            found.acts[id_] = bare


def _acts_touching(connection: Connection, own: OwnRows) -> set[int]:
    """The acts that changed those rows, and the undoing of such acts, whose labels quote them."""
    touching: set[int] = set()
    by_table: dict[str, list[int]] = {}
    for name, id_ in own.keys:
        by_table.setdefault(name, []).append(id_)
    for name, ids in by_table.items():
        query = select(act_change.c.act_id).where(act_change.c.table_name == name).distinct()
        touching.update(in_parts(connection, query, act_change.c.record_id, ids))
    return touching


@lru_cache(maxsize=128)
def _ties(table: Table[Any], subject: Table[Any]) -> tuple[str, ...]:
    return tuple(str(key.parent.key) for key in table.foreign_keys if key.column.table is subject)


def _holds_text(column: Column[Any]) -> bool:
    kept_in_words = isinstance(column.type, (String, JSON)) and not column.info.get("kept_file")
    return kept_in_words and not column.foreign_keys and column.key not in _NOT_TEXTS


@lru_cache(maxsize=128)
def _text_keys(table: Table[Any], subject: Table[Any]) -> frozenset[str]:
    """The columns of a table in which somebody may be named."""
    columns = [one for one in table.columns if _holds_text(one) and (table is not subject or _is_aside(one))]
    return frozenset(str(one.key) for one in columns)


def _is_aside(column: Column[Any]) -> bool:
    """Whether a text of another person's may speak of this one; their own name is theirs, even where it is the same."""
    return bool(column.info.get("aside"))


def _narrowed(
    connection: Connection,
    query: Any,
    columns: Sequence[ColumnElement[Any]],
    mentions: Mentions,
    *,
    parts: bool = False,
) -> Any:
    """``query`` for the rows that may hold a name in one of ``columns``, where the database can tell them fast."""
    needles = mentions.needles(parts=parts)
    if len(needles) + len(mentions.digits) > _FEW_NEEDLES:
        return query
    sqlite = connection.dialect.name == "sqlite"
    return query.where(or_(*(_may_hold(column, needles, mentions.digits, sqlite=sqlite) for column in columns)))


def _may_hold(
    column: ColumnElement[Any], needles: Iterable[str], digits: Iterable[str], *, sqlite: bool
) -> ColumnElement[bool]:
    """Whether a column holds one of ``needles`` or ``digits``, or any letter that is not ASCII, accents being such."""
    kept_as_json = isinstance(column.type, JSON)
    text = cast(column, Text) if kept_as_json else column
    said = [json.dumps(needle)[1:-1] if kept_as_json else needle for needle in needles]
    beyond = text.op("GLOB")(_BEYOND_ASCII) if sqlite else func.octet_length(text) > func.length(text)
    conditions = [text.icontains(one, autoescape=True) for one in said]
    conditions += [text.like(f"%{'%'.join(one)}%") for one in digits]
    if kept_as_json:  # its characters are kept escaped
        conditions.append(text.contains("\\u", autoescape=True))
    return or_(beyond, *conditions)
