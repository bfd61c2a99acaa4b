"""What staff read of other people's calendars: lists of entries, one entry, and what is on in some days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.diary.every_year import every_year
from secretariat.diary.finding import entry_id
from secretariat.diary.model import diary_entry
from secretariat.diary.occurrences import FIRST_YEAR, LAST_YEAR, Occurrence, between, moment_of, query_of
from secretariat.diary.states import COMPONENTS, EntryKind
from secretariat.meetings.model import meeting
from secretariat.record.record import Record
from secretariat.record.window import Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "date": (diary_entry.c.first_day, diary_entry.c.id),
    "title": (func.lower(diary_entry.c.title).label("title_order"), diary_entry.c.id),
    "calendar": (diary_entry.c.calendar, diary_entry.c.id),
    "ref": (diary_entry.c.id,),
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry. ``starts`` is UTC (local time as if it were UTC where ``zone`` is ""); ``meeting`` what it became."""

    id: int
    version: int
    ref: str
    calendar: str
    uid: str
    recurrence: str
    sequence: int
    kind: str
    title: str
    place: str
    status: str
    whole_days: bool
    starts: datetime | None
    zone: str
    first_day: date | None
    last_day: date | None
    rule: str
    meeting: str
    component: str
    source: str


@dataclass(frozen=True, slots=True)
class EntryOn:
    """One time an entry comes."""

    entry: EntryRow
    when: Occurrence


def entries_window(record: Record, query: ListQuery) -> Window[EntryRow]:
    """The entries, filtered by words and by a scope of ``calendar``, ``first`` and ``last`` (ISO days)."""
    conditions = [diary_entry.c.folded.contains(word, autoescape=True) for word in folded(query.words).split()]
    if query.scope.get("calendar"):
        conditions.append(diary_entry.c.calendar == query.scope["calendar"])
    if query.scope.get("first"):
        first = date.fromisoformat(query.scope["first"])
        conditions.append(or_(diary_entry.c.last_day.is_(None), diary_entry.c.last_day >= first))
    if query.scope.get("last"):
        conditions.append(diary_entry.c.first_day <= date.fromisoformat(query.scope["last"]))
    order = SORTS.get(query.sort, SORTS["date"])
    base = _listed().where(*conditions)
    if query.sort == "title":
        base = base.add_columns(order[0])
    counted = select(diary_entry.c.id).where(*conditions)
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def entry_detail(record: Record, words: str) -> EntryRow:
    """One entry by reference or title; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        query = _listed().where(diary_entry.c.id == entry_id(connection, words))
        return _row(connection.execute(query).mappings().one())


def entry_by_id(record: Record, id_: int) -> EntryRow:
    """One entry by number; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        row = connection.execute(_listed().where(diary_entry.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This entry is no longer there; somebody deleted it meanwhile."))
    return _row(row)


def calendar_names(record: Record) -> list[tuple[str, int]]:
    """The calendars taken in, each with how many entries it has."""
    query = select(diary_entry.c.calendar, func.count()).group_by(diary_entry.c.calendar)
    with record.reading() as connection:
        return [(name, count) for name, count in connection.execute(query.order_by(diary_entry.c.calendar))]


def kept_texts(record: Record, calendar: str) -> list[str]:
    """The texts of a calendar's entries, as they came, in the order they came in."""
    query = select(diary_entry.c.component).where(diary_entry.c.calendar == calendar).order_by(diary_entry.c.id)
    with record.reading() as connection:
        return list(connection.execute(query).scalars())


def entries_on(record: Record, first: date, last: date) -> list[EntryOn]:
    """Every time an entry comes in the days from ``first`` to ``last``, in order.

    What recurs is followed in the years 1900 to 2100.
    """
    with record.reading() as connection:
        rows = _touching(connection, first, last)
    found: list[EntryOn] = []
    for series in _by_series(rows):
        found += _times(series, max(first, date(FIRST_YEAR, 1, 1)), min(last, date(LAST_YEAR, 12, 31)))
    return sorted(found, key=_in_order)


def times_of(record: Record, entry: EntryRow, first: date, last: date) -> list[EntryOn]:
    """Every time one entry, with what was changed of it, comes in those days."""
    query = _listed().where(*(diary_entry.c[key] == getattr(entry, key) for key in ("calendar", "uid", "kind")))
    with record.reading() as connection:
        rows = [_row(row) for row in connection.execute(query).mappings()]
    return [one for one in _times(rows, first, last) if one.entry.id == entry.id or not entry.recurrence]


def _in_order(one: EntryOn) -> tuple[date, bool, str, int]:
    return one.when.first_day, not one.when.whole_days, str(moment_of(one.when.starts)), one.entry.id


def _touching(connection: Connection, first: date, last: date) -> list[EntryRow]:
    """The entries of every series of which one touches those days; a day begins at another moment elsewhere."""
    days = timedelta(days=1)
    touched = (
        select(diary_entry.c.calendar, diary_entry.c.uid, diary_entry.c.kind)
        .where(diary_entry.c.first_day <= last + days)
        .where(or_(diary_entry.c.last_day.is_(None), diary_entry.c.last_day >= first - days))
        .distinct()
        .subquery()
    )
    same = [diary_entry.c[key] == touched.c[key] for key in ("calendar", "uid", "kind")]
    query = _listed().join(touched, same[0] & same[1] & same[2]).order_by(diary_entry.c.id)
    return [_row(row) for row in connection.execute(query).mappings()]


def _by_series(rows: Iterable[EntryRow]) -> list[list[EntryRow]]:
    series: dict[tuple[str, str, str], list[EntryRow]] = {}
    for row in rows:
        series.setdefault((row.calendar, row.uid, row.kind), []).append(row)
    return list(series.values())


def _times(series: Sequence[EntryRow], first: date, last: date) -> list[EntryOn]:
    """Every time the entries of one series come."""
    only = series[0]
    plain = len(series) == 1 and only.whole_days and bool(only.rule)
    yearly = every_year(only.rule, only.component, only.first_day) if plain else None
    if yearly is not None:
        days = [Occurrence(*_said(only, begin, end)) for begin, end in yearly.between(first, last)]
        return [EntryOn(only, one) for one in days]
    if len(series) == 1 and not only.rule and only.whole_days and not only.recurrence:
        one = Occurrence(*_said(only, only.first_day or first, only.last_day or last))
        return [EntryOn(only, one)] if one.first_day <= last and one.last_day >= first else []
    own = {one.recurrence: one for one in series}
    whole = own.get("", only)
    found = between(_query(tuple(one.component for one in series)), first, last)
    inside = (one for one in found if one.first_day <= last and one.last_day >= first)
    return [EntryOn(_which(series, whole, one), one) for one in inside]


def _which(series: Sequence[EntryRow], whole: EntryRow, one: Occurrence) -> EntryRow:
    """The entry that says this time: the one changed of it, else the whole."""
    for row in series:
        if row.recurrence and row.first_day == one.first_day and row.starts == moment_of(one.starts):
            return row
    return whole


@lru_cache(maxsize=4096)
def _query(texts: tuple[str, ...]) -> Any:
    """What works out when these come; kept, because a calendar is leafed through month by month."""
    return query_of(texts)


def _said(row: EntryRow, begin: date, end: date) -> tuple[str, str, date, date, str, str, str]:
    return (COMPONENTS[EntryKind(row.kind)], row.uid, begin, end, row.title, row.place, row.status)


def _listed() -> Any:
    columns = [column for column in diary_entry.c if column.key not in ("folded", "meeting_id")]
    return select(*columns, meeting.c.ref.label("meeting")).outerjoin(meeting, meeting.c.id == diary_entry.c.meeting_id)


def _row(row: RowMapping) -> EntryRow:
    names = EntryRow.__slots__
    return EntryRow(**{**{name: row[name] for name in names}, "meeting": row["meeting"] or ""})
