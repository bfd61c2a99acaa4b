"""What staff read of papers tabled: a meeting's list, one paper, its file."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_id
from secretariat.agenda.model import agenda_item
from secretariat.agenda.tabled.finding import paper_id
from secretariat.agenda.tabled.model import paper
from secretariat.agenda.tabled.rows import PaperDetail, PaperRow
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.hanging import title_read
from secretariat.record.kept_files import file_of
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded

_newer = paper.alias("newer")
_place: Final = func.coalesce(agenda_item.c.path, "~").label("place")  # those of no item come last
SORTS: Final[dict[str, tuple[ColumnElement[Any], ...]]] = {
    "item": (paper.c.meeting_id, _place, paper.c.number, paper.c.revision, paper.c.id),
    "symbol": (paper.c.meeting_id, paper.c.number, paper.c.revision, paper.c.id),
    "title": (paper.c.title, paper.c.id),
    "purpose": (paper.c.purpose, paper.c.number, paper.c.id),
}


def papers_window(record: Record, query: ListQuery) -> Window[PaperRow]:
    """The papers of a meeting (``scope["meeting"]``, else of all), in the order of its items, then by number.

    ``scope["item"]`` narrows them to an item of the meeting. Raises ``NotFound`` where one of them is not there.
    """
    base = _listed()
    counted: AnySelect = select(paper.c.id).outerjoin(agenda_item, agenda_item.c.id == paper.c.item_id)
    conditions: list[ColumnElement[bool]] = [
        paper.c.folded.contains(word, autoescape=True) for word in folded(query.words).split()
    ]
    if query.scope.get("meeting"):
        with record.reading() as connection:
            at = meeting_id(connection, query.scope["meeting"])
            conditions.append(paper.c.meeting_id == at)
            if query.scope.get("item"):
                conditions.append(paper.c.item_id == item_id(connection, at, query.scope["item"]))
    for condition in conditions:
        base, counted = base.where(condition), counted.where(condition)
    order = SORTS.get(query.sort, SORTS["item"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def paper_detail(record: Record, words: str) -> PaperDetail:
    """One paper by its symbol, or words that only one has; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, paper_id(connection, words))


def paper_by_id(record: Record, id_: int) -> PaperDetail:
    """One paper by its number in the record; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def detail_of(connection: Connection, id_: int) -> PaperDetail:
    """The same within a read or an act."""
    query = _listed().add_columns(
        title_read(meeting).label("meeting_title"),
        func.coalesce(agenda_item.c.title, "").label("item_title"),
        paper.c.language,
        paper.c.tabled_on,
        paper.c.file_hash,
        paper.c.note,
        paper.c.source,
    )
    row = connection.execute(query.where(paper.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This paper is no longer there; somebody deleted it meanwhile."))
    texts = select(paper.c.ref).where(paper.c.meeting_id == row["meeting_id"], paper.c.number == row["number"])
    revisions = tuple(connection.execute(texts.order_by(paper.c.revision, paper.c.id)).scalars())
    keys = ("meeting_title", "item_title", "language", "tabled_on", "file_hash", "note", "source")
    return PaperDetail(_row(row), **{key: row[key] for key in keys}, revisions=revisions)


def file_in(record: Record, words: str) -> tuple[str, bytes]:
    """Name and content of a paper's file, byte for byte as it was given. Raises ``Refused`` where it has none."""
    with record.reading() as connection:
        one = detail_of(connection, paper_id(connection, words))
        if not one.file_hash:
            raise Refused(
                _("{symbol} has no file yet; give it one: secretariat papers edit {symbol} --file FILE").format(
                    symbol=one.ref
                )
            )
        return one.row.file_name, file_of(connection, one.file_hash)


def _listed() -> AnySelect:
    superseded = (
        select(_newer.c.ref)
        .where(
            _newer.c.meeting_id == paper.c.meeting_id,
            _newer.c.number == paper.c.number,
            _newer.c.revision > paper.c.revision,
        )
        .order_by(_newer.c.revision.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            paper.c.id,
            paper.c.version,
            paper.c.ref,
            paper.c.meeting_id,
            paper.c.number,
            paper.c.revision,
            paper.c.title,
            paper.c.purpose,
            paper.c.access,
            paper.c.submitter,
            paper.c.file_name,
            paper.c.file_size,
            meeting.c.ref.label("meeting"),
            agenda_item.c.number.label("item"),
            party.c.code.label("party"),
            named().label("party_name"),
            superseded.label("superseded_by"),
            _place,
        )
        .join(meeting, meeting.c.id == paper.c.meeting_id)
        .outerjoin(agenda_item, agenda_item.c.id == paper.c.item_id)
        .outerjoin(party, party.c.id == paper.c.submitted_by_id)
    )


def _row(row: RowMapping) -> PaperRow:
    keys = (
        "id",
        "version",
        "ref",
        "meeting",
        "number",
        "revision",
        "title",
        "purpose",
        "access",
        "file_name",
        "file_size",
    )
    return PaperRow(
        **{key: row[key] for key in keys},
        item=row["item"] or "",
        party=row["party"] or "",
        by=row["party_name"] or row["submitter"],
        superseded_by=row["superseded_by"] or "",
    )
