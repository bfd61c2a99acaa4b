"""What staff read of series: the list, and one series with its meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import series_id
from secretariat.meetings.model import meeting, series
from secretariat.meetings.standing_items import StandingItem, standing_items_of
from secretariat.parties.finding import forum_id
from secretariat.parties.model import forum
from secretariat.parties.naming import named
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

SERIES_SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "name": (series.c.sort_key, series.c.id),
    "code": (series.c.code, series.c.id),
}


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series in a list; its reference is its code, ``meetings`` the number of its meetings in the record."""

    id: int
    version: int
    ref: str
    name: str
    name_id: str
    forum: str
    level: str
    cadence: str
    cadence_text: str
    meetings: int


@dataclass(frozen=True, slots=True)
class SeriesDetail:
    """Everything kept of one series; ``meetings`` are (reference, title, EDTF dates, status), newest first.

    ``items`` stand on the agenda of each of them.
    """

    id: int
    version: int
    code: str
    name: str
    name_id: str
    forum: str
    level: str
    cadence: str
    cadence_text: str
    note: str
    source: str
    meetings: tuple[tuple[str, str, str, str], ...]
    items: tuple[StandingItem, ...] = ()


def series_window(record: Record, query: ListQuery) -> Window[SeriesRow]:
    """The series, filtered by words and by a scope of ``forum``; by name or by code."""
    number = select(func.count(meeting.c.id)).where(meeting.c.series_id == series.c.id).scalar_subquery()
    base: AnySelect = select(
        series.c.id,
        series.c.version,
        series.c.code,
        series.c.name,
        series.c.name_id,
        series.c.level,
        series.c.cadence,
        series.c.cadence_text,
        series.c.sort_key,
        forum.c.code.label("forum"),
        number.label("meetings"),
    ).outerjoin(forum, forum.c.id == series.c.forum_id)
    counted: AnySelect = select(series.c.id)
    conditions: list[ColumnElement[bool]] = [
        series.c.folded.contains(word, autoescape=True) for word in folded(query.words).split()
    ]
    if query.scope.get("forum"):
        with record.reading() as connection:
            conditions.append(series.c.forum_id == forum_id(connection, query.scope["forum"]))
    for condition in conditions:
        base, counted = base.where(condition), counted.where(condition)
    order = SERIES_SORTS.get(query.sort, SERIES_SORTS["name"])
    if order is SERIES_SORTS["name"] and current_language() != "en":
        order = (func.lower(named(series)).label("called_order"), series.c.id)  # series are few: no index is needed
        base = base.add_columns(order[0])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def series_detail(record: Record, words: str) -> SeriesDetail:
    """One series by code or name; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return series_detail_of(connection, series_id(connection, words))


def series_by_id(record: Record, id_: int) -> SeriesDetail:
    """One series by number; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        return series_detail_of(connection, id_)


def series_detail_of(connection: Connection, id_: int) -> SeriesDetail:
    """The same by its id, within a read."""
    query = select(series, forum.c.code.label("forum")).outerjoin(forum, forum.c.id == series.c.forum_id)
    row = connection.execute(query.where(series.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This series is no longer there; somebody deleted it meanwhile."))
    held = (
        select(meeting.c.ref, meeting.c.title, meeting.c.dates, meeting.c.status)
        .where(meeting.c.series_id == id_)
        .order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc())
    )
    return SeriesDetail(
        id=row["id"],
        version=row["version"],
        code=row["code"],
        name=row["name"],
        name_id=row["name_id"],
        forum=row["forum"] or "",
        level=row["level"],
        cadence=row["cadence"],
        cadence_text=row["cadence_text"],
        note=row["note"],
        source=row["source"],
        meetings=tuple((ref, title, dates, status) for ref, title, dates, status in connection.execute(held)),
        items=standing_items_of(connection, id_),
    )


def _row(row: RowMapping) -> SeriesRow:
    return SeriesRow(
        id=row["id"],
        version=row["version"],
        ref=row["code"],
        name=row["name"],
        name_id=row["name_id"],
        forum=row["forum"] or "",
        level=row["level"],
        cadence=row["cadence"],
        cadence_text=row["cadence_text"],
        meetings=row["meetings"],
    )
