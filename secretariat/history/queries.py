"""What staff read of the history: acts, and what one act changed, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, RowMapping, Table, func, or_, select
from sqlalchemy.engine import Connection

import secretariat.tables  # noqa: F401 - the history names tables of every room
from secretariat.record.acts import Act, Change, act, act_change, act_of, changes_of, history, refs_of
from secretariat.record.hanging import counted
from secretariat.record.record import Record
from secretariat.record.schema import UtcTime, is_chosen, metadata
from secretariat.record.window import AnySelect, Window
from secretariat.record.work import label_of
from secretariat.values.date_print import format_date
from secretariat.values.day import moment_in_words
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.moment import clock_label
from secretariat.values.partial_date import NotEdtf, PartialDate
from secretariat.values.refusal import NotFound

R = TypeVar("R")
_EDTF = frozenset(
    {
        "dates",
        "due",
        "ended",
        "since",
        "until",
        "admitted",
        "adopted",
        "dated",
        "note_verbale_date",
        "dates_before",
        "dates_after",
        "tabled_on",
        "cleared_first",
        "cleared_second",
    }
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record before and after, in words; "" where there was nothing."""

    ref: str
    label: str
    before: str
    after: str


def acts_of(record: Record, ref: str | None = None, *, limit: int = 200, before: int | None = None) -> Sequence[Act]:
    """The newest acts first, of the whole record or of one reference.

    Raises ``NotFound`` where nothing was ever done to ``ref``.
    """
    with record.reading() as connection:
        if ref is None:
            return history(connection, limit=limit, before=before)
        known = _as_written(connection, ref)
        return history(connection, known, limit=limit, before=before)


def act_by_id(record: Record, number: int) -> Act:
    """One act; raises ``NotFound`` where there is none of that number."""
    with record.reading() as connection:
        found = history(connection, before=number + 1, limit=1)
    if not found or found[0].id != number:
        raise NotFound(_("There is no act {number}; “secretariat history” lists them.").format(number=number))
    return found[0]


MANY: Final = 20
"""An act that touched so many references is told by their kinds."""


def kinds_touched(record: Record, number: int) -> str:
    """How many records with a reference an act touched, by kind, the most first: "74 delegations, 50 outcomes"."""
    with record.reading() as connection:
        how_many = func.count(act_change.c.record_id.distinct())
        query = (
            select(act_change.c.table_name, how_many)
            .where(act_change.c.act_id == number, act_change.c.ref != "")
            .group_by(act_change.c.table_name)
            .order_by(how_many.desc(), act_change.c.table_name)
        )
        return ", ".join(counted(name, count) for name, count in connection.execute(query))


class ActsWindow(Window[R]):
    """Acts by place; what each touched is read with its page."""

    def __init__(self, record: Record, query: AnySelect, make: Callable[[int, str, Act], R]) -> None:
        super().__init__(record, query, (act.c.id,), self._one, descending=True)
        self._shared = record
        self._make_row = make

    def made(self, found: Sequence[RowMapping]) -> list[R]:
        """A page's acts with the references they touched."""
        with self._shared.reading() as connection:
            refs = refs_of(connection, [row["id"] for row in found])
        return [self._one(row, refs.get(row["id"], ())) for row in found]

    def _one(self, row: RowMapping, refs: Sequence[str] = ()) -> R:
        one = act_of(row, refs)
        return self._make_row(one.id, str(one.id), one)


def acts_window(record: Record, query: ListQuery, make: Callable[[int, str, Act], R]) -> ActsWindow[R]:
    """The acts, the newest first; ``scope["ref"]`` and the words (references or users) narrow them."""
    base: AnySelect = select(act)
    wanted = [query.scope["ref"]] if "ref" in query.scope else []
    for ref in wanted:
        base = base.where(act.c.id.in_(select(act_change.c.act_id).where(_touches(ref))))
    for word in query.words.split():
        touched = select(act_change.c.act_id).where(act_change.c.ref.startswith(word.upper(), autoescape=True))
        base = base.where(or_(act.c.id.in_(touched), act.c.user.icontains(word, autoescape=True)))
    return ActsWindow(record, base, make)


def _touches(ref: str) -> ColumnElement[bool]:
    """A record itself and what hangs on it: a meeting's delegations, bilaterals and delegates."""
    parts = [act_change.c.ref.startswith(ref + mark, autoescape=True) for mark in ("/", ":", " ")]
    return or_(act_change.c.ref == ref, *parts)


def changes_in_words(record: Record, act: int, *, most: int = 500) -> list[FieldChange]:
    """What one act changed, field by field; fields that only serve sorting and finding are left out."""
    with record.reading() as connection:
        words: list[FieldChange] = []
        for change in changes_of(connection, act)[:most]:
            table = metadata.tables[change.table]
            for key in dict.fromkeys([*(change.before or {}), *(change.after or {})]):
                if "label" not in table.c[key].info or key == "folded":
                    continue
                old = _words(connection, table, key, (change.before or {}).get(key), record.zone)
                new = _words(connection, table, key, (change.after or {}).get(key), record.zone)
                if old != new:
                    of = change.ref or _owner(connection, table, change)
                    words.append(FieldChange(of, _(label_of(table, key)), old, new))
        return words


def _as_written(connection: Connection, ref: str) -> str:
    for spelled in (ref, ref.upper()):
        found = connection.execute(select(act_change.c.ref).where(act_change.c.ref == spelled).limit(1)).scalar()
        if found is not None:
            return found
    raise NotFound(_("Nothing in the history bears the reference “{ref}”.").format(ref=ref))


def _owner(connection: Connection, table: Table[Any], change: Change) -> str:
    """What a record that has no reference of its own is of: a room of its meeting, somebody at a session."""
    said = {**(change.before or {}), **(change.after or {})}
    ties = [tie for column in table.columns for tie in column.foreign_keys]  # what it is of stands first
    row = connection.execute(select(table).where(table.c.id == change.record_id)).mappings().one_or_none()
    for tie in ties:
        value = said.get(tie.parent.key, row[tie.parent.key] if row is not None else None)
        if value is not None:
            return _named(connection, tie.column.table, value)
    return ""


def _words(connection: Connection, table: Table[Any], key: str, value: Any, zone: ZoneInfo) -> str:
    if value is None or value == "":
        return ""
    if isinstance(table.c[key].type, UtcTime):
        moment = datetime.fromisoformat(value).astimezone(zone)
        return f"{moment_in_words(moment)} {clock_label(moment)}"
    if isinstance(table.c[key].type, Date):
        return format_date(PartialDate.from_edtf(value))
    for foreign in table.c[key].foreign_keys:
        return _named(connection, foreign.column.table, value)
    if is_chosen(table, key):
        return _(str(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key in _EDTF and isinstance(value, str):
        try:
            return format_date(PartialDate.from_edtf(value))
        except NotEdtf:
            return value
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def _named(connection: Connection, table: Any, id_: Any) -> str:
    for key in ("ref", "code", "name", "title"):
        if key in table.c:
            found = connection.execute(select(table.c[key]).where(table.c.id == id_)).scalar()
            return str(found) if found else f"#{id_}"
    return f"#{id_}"
