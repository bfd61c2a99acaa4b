"""What staff read of meetings: lists, and one meeting with its outcomes, sources and what is held in its margins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import meeting_id, series_id
from secretariat.meetings.following import Neighbour, neighbours
from secretariat.meetings.model import meeting, outcome, series
from secretariat.meetings.moves import Move, moves_of
from secretariat.meetings.transitions import status_named
from secretariat.parties.finding import forum_id
from secretariat.parties.model import forum, party
from secretariat.parties.naming import named
from secretariat.parties.rosters import name_in_forum
from secretariat.record.hanging import count_of, title_read
from secretariat.record.record import Record
from secretariat.record.sources import fact_source
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "date": (meeting.c.dates_sort, meeting.c.id),
    "title": (meeting.c.sort_key, meeting.c.id),
    "status": (meeting.c.status, meeting.c.dates_sort, meeting.c.id),
    "ref": (meeting.c.ref, meeting.c.id),
}
_host_meeting = meeting.alias("host_meeting")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list; ``dates`` is EDTF or "", names of other records are their codes or "".

    ``called`` is the title in the language chosen: a bilateral's that nobody typed is made of the parties' names.
    ``starts`` and ``ends`` are the first and last day its dates cover, ``parties`` the number of its delegations.
    """

    id: int
    version: int
    ref: str
    title: str
    called: str
    series: str
    forum: str
    ordinal: int | None
    level: str
    status: str
    dates: str
    starts: date | None
    ends: date | None
    place: str
    timezone: str
    host: str
    in_margins_of: str
    parties: int


@dataclass(frozen=True, slots=True)
class Sourced:
    """What one source says of one fact of a meeting; of several, one is ``chosen``."""

    field: str
    value: str
    source: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """Everything kept of one meeting; ``row`` is what a list shows of it.

    ``in_margins`` and ``outcomes`` are (reference, words, state or kind) of what hangs on it; ``moves`` is where it
    was to be, ``before`` and ``after`` are its neighbours in the series.
    """

    id: int
    version: int
    row: MeetingRow
    series_name: str
    forum_name: str
    host_name: str
    chair: str
    theme: str
    outcome_document: str
    paper_pattern: str
    quota: int | None
    precedence: str
    note: str
    source: str
    sources: tuple[Sourced, ...]
    in_margins: tuple[tuple[str, str, str], ...]
    outcomes: tuple[tuple[str, str, str], ...]
    moves: tuple[Move, ...] = ()
    before: Neighbour | None = None
    after: Neighbour | None = None

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.row.ref

    @property
    def title(self) -> str:
        """Its title."""
        return self.row.title


def meetings_window(record: Record, query: ListQuery) -> Window[MeetingRow]:
    """The meetings, filtered by words and by a scope of ``series``, ``forum``, ``status`` and ``meeting``.

    The scope's ``meeting`` gives what is held in its margins. By date, the newest stand first (those without a date
    before all others), and ``descending`` turns that round. Raises ``NotFound`` where the scope names nothing known.
    """
    base, counted = _listed(), select(meeting.c.id)
    for condition in _conditions(record, query):
        base, counted = base.where(condition), counted.where(condition)
    sort = query.sort if query.sort in SORTS else "date"
    descending = query.descending != (sort == "date")
    order = SORTS[sort]
    if sort == "title" and current_language() != "en":
        # Titles made of names are few, and have no alphabet of their own in the record.
        order = (func.lower(title_read(meeting)).label("called_order"), meeting.c.id)
        base = base.add_columns(order[0])
    return Window(record, base, order, _row, descending=descending, counted=counted)


def meeting_detail(record: Record, words: str) -> MeetingDetail:
    """One meeting by reference or title; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, meeting_id(connection, words))


def meeting_by_id(record: Record, id_: int) -> MeetingDetail:
    """One meeting by number; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def detail_of(connection: Connection, id_: int) -> MeetingDetail:
    """The same by its id, within a read."""
    query = _listed().add_columns(
        meeting.c.chair,
        meeting.c.theme,
        meeting.c.outcome_document,
        meeting.c.paper_pattern,
        meeting.c.quota,
        meeting.c.precedence,
        meeting.c.note,
        meeting.c.source,
        named(series).label("series_name"),
        named(forum).label("forum_name"),
        func.coalesce(_host_in_forum(), named()).label("host_name"),
    )
    row = connection.execute(query.where(meeting.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This meeting is no longer there; somebody deleted it meanwhile."))
    sources = select(fact_source.c.field, fact_source.c.value, fact_source.c.source, fact_source.c.chosen).where(
        fact_source.c.table_name == "meeting", fact_source.c.record_id == id_
    )
    margins = select(meeting.c.ref, title_read(meeting), meeting.c.status).where(meeting.c.in_margins_of_id == id_)
    outcomes = select(outcome.c.ref, outcome.c.text, outcome.c.kind).where(outcome.c.meeting_id == id_)
    before, after = neighbours(connection, id_)
    return MeetingDetail(
        id=row["id"],
        version=row["version"],
        row=_row(row),
        series_name=row["series_name"] or "",
        forum_name=row["forum_name"] or "",
        host_name=row["host_name"] or "",
        chair=row["chair"],
        theme=row["theme"],
        outcome_document=row["outcome_document"],
        paper_pattern=row["paper_pattern"],
        quota=row["quota"],
        precedence=row["precedence"],
        note=row["note"],
        source=row["source"],
        sources=tuple(Sourced(*part) for part in connection.execute(sources.order_by(fact_source.c.id))),
        in_margins=_triples(connection, margins.order_by(meeting.c.dates_sort, meeting.c.id)),
        outcomes=_triples(connection, outcomes.order_by(outcome.c.position, outcome.c.id)),
        moves=moves_of(connection, id_),
        before=before,
        after=after,
    )


def _host_in_forum() -> ColumnElement[Any]:
    """What the meeting's forum calls the host on its first day."""
    of = func.coalesce(meeting.c.forum_id, series.c.forum_id)
    query = name_in_forum(of, meeting.c.host_id, meeting.c.starts)
    return query.correlate(meeting, series).scalar_subquery()


def _listed() -> AnySelect:
    return (
        select(
            meeting.c.id,
            meeting.c.version,
            meeting.c.ref,
            meeting.c.title,
            title_read(meeting).label("called"),
            meeting.c.ordinal,
            meeting.c.level,
            meeting.c.status,
            meeting.c.dates,
            meeting.c.starts,
            meeting.c.ends,
            meeting.c.dates_sort,
            meeting.c.sort_key,
            meeting.c.place,
            meeting.c.timezone,
            series.c.code.label("series"),
            forum.c.code.label("forum"),
            party.c.code.label("host"),
            _host_meeting.c.ref.label("in_margins_of"),
            count_of(meeting, "parties").label("parties"),
        )
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .outerjoin(forum, forum.c.id == meeting.c.forum_id)
        .outerjoin(party, party.c.id == meeting.c.host_id)
        .outerjoin(_host_meeting, _host_meeting.c.id == meeting.c.in_margins_of_id)
    )


def _conditions(record: Record, query: ListQuery) -> list[ColumnElement[bool]]:
    scope = query.scope
    conditions: list[ColumnElement[bool]] = [
        meeting.c.folded.contains(word, autoescape=True) for word in folded(query.words).split()
    ]
    if scope.get("status"):
        conditions.append(meeting.c.status == status_named(scope["status"]).value)
    if scope.keys() & {"series", "forum", "meeting"}:
        with record.reading() as connection:
            if scope.get("series"):
                conditions.append(meeting.c.series_id == series_id(connection, scope["series"]))
            if scope.get("forum"):
                conditions.append(meeting.c.forum_id == forum_id(connection, scope["forum"]))
            if scope.get("meeting"):
                conditions.append(meeting.c.in_margins_of_id == meeting_id(connection, scope["meeting"]))
    return conditions


def _triples(connection: Connection, query: AnySelect) -> tuple[tuple[str, str, str], ...]:
    return tuple((first, second, third) for first, second, third in connection.execute(query))


def _row(row: RowMapping) -> MeetingRow:
    return MeetingRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        title=row["title"],
        called=row["called"],
        series=row["series"] or "",
        forum=row["forum"] or "",
        ordinal=row["ordinal"],
        level=row["level"],
        status=row["status"],
        dates=row["dates"],
        starts=row["starts"],
        ends=row["ends"],
        place=row["place"],
        timezone=row["timezone"],
        host=row["host"] or "",
        in_margins_of=row["in_margins_of"] or "",
        parties=row["parties"],
    )
