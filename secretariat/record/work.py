"""The unit of work: the only way to change the record. One act, one transaction, every field before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import JSON, DefaultClause, Integer, RowMapping, Table, delete, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from secretariat.record import merging
from secretariat.record.acts import BEGINS, act, act_change, reference_counter
from secretariat.record.bulk import (
    append_notes,
    append_rows,
    goes_by_columns,
    insert_by_column,
    insert_rows,
    used_reference,
)
from secretariat.record.derived import Touched, attended, follow
from secretariat.record.hanging import what_hangs_on
from secretariat.record.kept_values import as_kept, moments, plain, reference_of
from secretariat.record.lengths import kept, kept_columns
from secretariat.record.many_rows import NOTHING, Columns, Repeated, in_columns, in_rows, json_texts
from secretariat.record.seen import Seen
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused

Values = Mapping[str, Any]

_ONE_ACT_AT_A_TIME: Final = 7_363_274
"""The number of the lock on PostgreSQL that every act holds from before its number is taken until it commits."""


class Work:
    """One act in one transaction; made by ``Record.act`` and gone when it commits.

    Tables are changed through ``insert``, ``change`` and ``remove`` alone, which note what was before and after.
    """

    def __init__(self, connection: Connection, act_id: int, now: datetime, user: str) -> None:
        self.connection = connection
        self.act_id = act_id
        self.now = now
        self.user = user
        self.stands_apart = False
        self._changes = 0

    @property
    def changed_anything(self) -> bool:
        """Whether this act changed the record at all; an act that did not is not kept."""
        return self._changes > 0

    def set_apart(self, label: str, **values: Any) -> None:
        """Let what was done so far be an act of its own under ``label``: what follows can be undone without it, once
        others have built on it; until then it is undone with what follows.

        Both are of one transaction; where nothing follows, nothing of either is kept.
        """
        own = act.c.id == self.act_id
        going_on = self.connection.execute(select(act.c.label, act.c.label_values).where(own)).one()
        self.act_id = _new_act(self.connection, self.now, self.user, going_on[0], going_on[1])
        begun = {**values, BEGINS: self.act_id}
        self.connection.execute(update(act).where(own).values(label=label, label_values=begun))
        self.stands_apart = True
        self._changes = 0

    @contextmanager
    def part(self) -> Iterator[Work]:
        """A part of this act: where the block raises, what it did is taken back and the rest of the act stays."""
        before = self._changes
        try:
            with self.connection.begin_nested():
                yield self
        except BaseException:
            self._changes = before
            raise

    def insert(self, table: Table[Any], values: Values) -> int:
        """Add one record and give its id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: Table[Any], rows: Iterable[Values]) -> list[int]:
        """Add records, in order, and give their ids; raises ``Refused`` where a reference is already taken."""
        given = list(rows)
        columns = in_columns(given) if goes_by_columns(self.connection, given) and "id" not in given[0] else None
        ids = self._insert_rows(table, given) if columns is None else self.insert_columns(table, columns)
        if table.info.get("attended"):
            for id_, row in zip(ids, given, strict=True):
                attended(self, table, Touched(None, {**row, "id": id_}))
        return ids

    def insert_columns(self, table: Table[Any], columns: Columns) -> list[int]:
        """``insert_many`` for rows by column; a ``Repeated`` value is not looked at for each of them."""
        first = next(iter(columns.values()))
        if not goes_by_columns(self.connection, first):
            return self._insert_rows(table, list(in_rows(columns)))
        size = len(first)
        left_empty = {key: Repeated(value, size) for key, value in _left_empty(table).items()}
        checked = kept_columns(table, {**left_empty, **columns})
        if checked is None:
            return self._insert_rows(table, list(in_rows(columns)))  # which says what can't be kept
        self._refuse_used_references(table, checked.get("ref", ()))
        try:
            ids = insert_by_column(self.connection, table, {**checked, "version": Repeated(1, size)})
        except IntegrityError as error:
            raise Refused(_breach(table, error)) from error
        named = checked.get(_named_by(table))
        self.note_columns(
            {
                "record_id": ids,
                "ref": Repeated("", size) if named is None else [str(ref or "") for ref in named],
                "after": json_texts(checked),
                "before": Repeated(NOTHING, size),
                "table_name": Repeated(str(table.name), size),
                "kind": Repeated("insert", size),
                "version_after": Repeated(1, size),
            }
        )
        return ids

    def _insert_rows(self, table: Table[Any], rows: Sequence[Values]) -> list[int]:
        left_empty = _left_empty(table)
        full = [kept(table, {**left_empty, **row, "version": 1}) for row in rows]
        if not full:
            return []
        self._refuse_used_references(table, [row["ref"] for row in full if "ref" in row])
        try:
            ids = insert_rows(self.connection, table, full)
        except IntegrityError as error:
            raise Refused(_breach(table, error)) from error
        named, timed = _named_by(table), moments(table)
        self.note(
            {
                "table_name": table.name,
                "record_id": record_id,
                "ref": str(row.get(named) or ""),
                "kind": "insert",
                "version_after": 1,
                "before": None,
                "after": as_kept(row, timed),
            }
            for record_id, row in zip(ids, full, strict=True)
        )
        return ids

    def change(self, table: Table[Any], record_id: int, values: Values, *, seen: int | None = None) -> bool:
        """Set ``values`` on one record; True if anything changed.

        ``seen`` is the version a form read. What others saved since in other fields is kept; in the same fields it
        raises ``Conflict`` with base, mine and theirs as the form shows them.
        """
        current = self.row(table, record_id)
        values = kept(table, values)
        if seen is not None and current["version"] != seen:
            values = merging.merged(self.connection, table, current, values, seen)
        new = {key: value for key, value in values.items() if current[key] != value}
        if not new:
            return False
        version = current["version"] + 1
        try:
            self.connection.execute(update(table).where(table.c.id == record_id).values({**new, "version": version}))
        except IntegrityError as error:
            raise Refused(_breach(table, error)) from error
        self.note(
            [
                {
                    "table_name": table.name,
                    "record_id": record_id,
                    "ref": reference_of(table, {**current, **new}),
                    "kind": "update",
                    "version_after": version,
                    "before": {key: plain(current[key]) for key in new},
                    "after": {key: plain(value) for key, value in new.items()},
                }
            ]
        )
        follow(self, table, dict(current), new)
        return True

    def merged(self, table: Table[Any], record_id: int, values: Values, *, seen: int | None) -> Values:
        """What ``change`` would write of ``values`` typed over version ``seen``, for what is written in other ways.

        Raises ``Conflict`` as ``change`` does.
        """
        current = self.row(table, record_id)
        if seen is None or current["version"] == seen:
            return values
        return merging.merged(self.connection, table, current, kept(table, values), seen)

    def merged_over(self, table: Table[Any], record_id: int, values: Values, before: Values) -> Values:
        """The same for ``values`` typed over what was read of another record, of which this one is a copy.

        Raises ``Conflict`` as ``change`` does.
        """
        current, typed = self.row(table, record_id), kept(table, values)
        by = merging.last_user(self.connection, table, record_id)
        return merging.merged_over(self.connection, table, current, typed, {**current, **before}, by)

    def remove(self, table: Table[Any], record_id: int) -> None:
        """Delete one record; raises ``Refused`` while another record still hangs on it."""
        current = self.row(table, record_id)
        try:
            with self.connection.begin_nested():
                self.connection.execute(delete(table).where(table.c.id == record_id))
        except IntegrityError as error:
            raise Refused(
                _("{ref} can't be deleted while other records hang on it: {what}.").format(
                    ref=reference_of(table, current), what=what_hangs_on(self.connection, table, record_id)
                )
            ) from error
        self.note(
            [
                {
                    "table_name": table.name,
                    "record_id": record_id,
                    "ref": reference_of(table, current),
                    "kind": "delete",
                    "version_after": current["version"],
                    "before": {key: plain(value) for key, value in current.items() if key != "version"},
                    "after": None,
                }
            ]
        )
        attended(self, table, Touched(dict(current), None))

    def row(self, table: Table[Any], record_id: int) -> RowMapping:
        """The record as it is now, held against other writers until the act ends."""
        query = select(table).where(table.c.id == record_id).with_for_update()
        found = self.connection.execute(query).mappings().one_or_none()
        if found is None:
            raise NotFound(_("This record is no longer there; somebody deleted it meanwhile."))
        return found

    def as_seen(self, table: Table[Any], record_id: int, seen: Seen) -> RowMapping:
        """``row`` for what is to be deleted: the record as it is now, and as it was when somebody saw it.

        Raises ``Refused``, saying who changed what, where others changed it since.
        """
        current = self.row(table, record_id)
        version = seen.get(record_id, current["version"])
        if version != current["version"]:
            merging.refuse_changed(self.connection, table, current, version)
        return current

    def next_number(self, kind: str) -> int:
        """The next number of a kind of reference ("A" for actions); a number is never given twice."""
        return self.next_numbers(kind, 1)

    def next_numbers(self, kind: str, count: int) -> int:
        """The first of the next ``count`` numbers of a kind of reference, all of them given with it."""
        counter = reference_counter
        query = select(counter.c.last).where(counter.c.kind == kind).with_for_update()
        last = self.connection.execute(query).scalar()
        if last is None:
            self.connection.execute(insert(counter).values(kind=kind, last=count))
            return 1
        self.connection.execute(update(counter).where(counter.c.kind == kind).values(last=last + count))
        return last + 1

    def reserve_number(self, kind: str, number: int) -> None:
        """Let the counter of a kind begin above ``number``: for records that come with their own."""
        counter = reference_counter
        query = select(counter.c.last).where(counter.c.kind == kind).with_for_update()
        last = self.connection.execute(query).scalar()
        if last is None:
            self.connection.execute(insert(counter).values(kind=kind, last=number))
        elif last < number:
            self.connection.execute(update(counter).where(counter.c.kind == kind).values(last=number))

    def note(self, changes: Iterable[dict[str, Any]]) -> None:
        """Write down what this act changed; called by whatever changes a table."""
        rows = [{"act_id": self.act_id, **change} for change in changes]
        append_rows(self.connection, act_change, rows)
        self._changes += len(rows)

    def note_columns(self, notes: Columns) -> None:
        """``note`` for many changes by column, where ``before`` and ``after`` are texts of JSON."""
        if goes_by_columns(self.connection, notes["record_id"]):
            append_notes(self.connection, self.act_id, notes)
            self._changes += len(notes["record_id"])
            return
        self.note(
            {**row, "before": json.loads(row["before"]), "after": json.loads(row["after"])} for row in in_rows(notes)
        )

    def _refuse_used_references(self, table: Table[Any], refs: Sequence[str]) -> None:
        if "ref" not in table.c or table.info.get("reusable_ref"):
            return
        used = used_reference(self.connection, table, refs)
        if used is not None:
            raise Refused(_("The reference {ref} is or was in use; a reference is never used twice.").format(ref=used))


def begin(connection: Connection, now: datetime, user: str, label: str, values: Values) -> Work:
    """Open an act in a transaction that has begun.

    Acts follow one another: whoever reads on from the newest act they saw misses none that commits later.
    """
    if connection.dialect.name == "postgresql":
        # SQLite's BEGIN IMMEDIATE lets one act be open at a time; here a lock that the commit lets go of does.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_ACT_AT_A_TIME})")
    return Work(connection, _new_act(connection, now, user, label, values), now, user)


def _new_act(connection: Connection, now: datetime, user: str, label: str, values: Values) -> int:
    statement = insert(act).values(at=now, user=user, label=label, label_values=dict(values))
    key = connection.execute(statement).inserted_primary_key
    assert key is not None
    return int(key[0])


def label_of(table: Table[Any], key: str) -> str:
    """The words (a message to translate) for a column."""
    return str(table.c[key].info.get("label", key))


@lru_cache(maxsize=128)
def _left_empty(table: Table[Any]) -> dict[str, Any]:
    """What the columns nobody fills in hold, so that the history knows the whole record from its first act."""
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.key in ("id", "version"):
            continue
        if isinstance(column.server_default, DefaultClause) and isinstance(column.server_default.arg, str):
            given = column.server_default.arg
            values[column.key] = int(given) if isinstance(column.type, Integer) else given
        elif column.nullable and not isinstance(column.type, JSON):
            values[column.key] = None
    return values


@lru_cache(maxsize=128)
def _named_by(table: Table[Any]) -> str:
    """The column by which the history names a record of a table."""
    return "ref" if "ref" in table.c else "code"


def _breach(table: Table[Any], error: IntegrityError) -> str:
    reason = str(error.orig)
    for constraint in table.constraints:
        name = str(constraint.name or "")
        columns = [f"{table.name}.{column.name}" for column in getattr(constraint, "columns", ())]
        hit = (name and name in reason) or (columns and "UNIQUE" in reason and ", ".join(columns) in reason)
        if hit and "message" in constraint.info:
            return _(constraint.info["message"])
    if "UNIQUE" in reason or "unique" in reason:
        return _("That is already there: {what}.").format(what=table.name)
    if "FOREIGN KEY" in reason or "foreign key" in reason:
        return _("A record this one hangs on is no longer there.")
    return _("The record's rules do not allow that value ({rule}).").format(rule=reason.splitlines()[0])
