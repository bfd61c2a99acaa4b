"""What staff read of declarations: lists, one declaration with its revisions, the paragraphs of a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, func, select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.paragraph_queries import ParagraphRow as ParagraphRow
from secretariat.declarations.paragraph_queries import addressed as addressed
from secretariat.declarations.paragraph_queries import paragraph_at as paragraph_at
from secretariat.declarations.paragraph_queries import paragraphs_of as paragraphs_of
from secretariat.declarations.text_seen import TextSeen
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

_OWN: Final = (
    *("id", "version", "ref", "title", "status", "adopted", "sha256", "note", "source"),
    *("language", "marking", "silence_until", "silence_zone"),
)
_FIGURES: Final = {
    "paragraphs": func.count(paragraph_text.c.id),
    "ids": func.sum(paragraph_text.c.id),
    "versions": func.sum(paragraph_text.c.version),
}
SORTS = {
    "ref": (declaration.c.id,),
    "title": (declaration.c.sort_key, declaration.c.id),
    "adopted": (declaration.c.adopted_sort, declaration.c.id),
    "status": (declaration.c.status, declaration.c.id),
}


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A declaration in a list; ``adopted`` is EDTF; ``revision`` names the newest, which has so many ``paragraphs``;
    ``read`` is its text as it was then.
    """

    id: int
    version: int
    ref: str
    title: str
    meeting: str
    status: str
    adopted: str
    revision: str
    paragraphs: int
    read: TextSeen


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a text; ``dated`` is EDTF or "", ``cut_at`` the moment it was fixed (UTC). The working text has
    the label "".
    """

    id: int
    label: str
    dated: str
    note: str
    cut_at: datetime | None
    written_in: str
    front_matter: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class DeclarationDetail:
    """Everything kept of one declaration, with the text of one revision (the newest unless another was asked for)."""

    id: int
    version: int
    ref: str
    title: str
    meeting: str
    meeting_title: str
    status: str
    adopted: str
    sha256: str
    language: str
    marking: str
    silence_until: datetime | None
    silence_zone: str
    note: str
    source: str
    revision: str
    revisions: tuple[Revision, ...]
    paragraphs: tuple[ParagraphRow, ...]


def declarations_window(record: Record, query: ListQuery) -> Window[DeclarationRow]:
    """The declarations (of ``scope["meeting"]``, else all)."""
    counted: AnySelect = select(declaration.c.id)
    if query.scope.get("meeting"):
        with record.reading() as connection:
            counted = counted.where(declaration.c.meeting_id == meeting_id(connection, query.scope["meeting"]))
    for word in folded(query.words).split():
        counted = counted.where(declaration.c.folded.contains(word, autoescape=True))
    newest = (
        select(revision.c.id)
        .where(revision.c.declaration_id == declaration.c.id)
        .order_by(revision.c.position.desc(), revision.c.id.desc())
        .limit(1)
        .correlate(declaration)
        .scalar_subquery()
    )
    base: AnySelect = (
        counted.with_only_columns(
            declaration,
            meeting.c.ref.label("meeting"),
            revision.c.label.label("revision"),
            revision.c.id.label("revision_id"),
            *(_of_text(figure).label(name) for name, figure in _FIGURES.items()),
        )
        .outerjoin(meeting, meeting.c.id == declaration.c.meeting_id)
        .outerjoin(revision, revision.c.id == newest)
    )
    order = SORTS.get(query.sort, SORTS["ref"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def declaration_detail(record: Record, words: str, *, revision: str | None = None) -> DeclarationDetail:
    """One declaration by reference or title, with the text of a revision (the newest by default)."""
    with record.reading() as connection:
        return detail_of(connection, declaration_id(connection, words), revision=revision)


def declaration_by_id(record: Record, id_: int) -> DeclarationDetail:
    """One declaration by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def paragraph_by_id(record: Record, id_: int) -> ParagraphRow:
    """One paragraph's text by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return paragraph_at(connection, id_)


def known_paragraph(record: Record, which: str, number: str) -> ParagraphRow | None:
    """The paragraph of that number in the newest revision of a declaration, or ``None`` where there is none."""
    with record.reading() as connection:
        newest = revision_id(connection, declaration_id(connection, which))
        id_ = paragraph_named(connection, newest, number)
        return paragraph_at(connection, id_) if id_ is not None else None


def said_paragraphs(record: Record, which: str) -> dict[int, str]:
    """How each paragraph of the newest revision is said, by its identity."""
    with record.reading() as connection:
        newest = revision_id(connection, declaration_id(connection, which))
        return {one.paragraph: one.address for one in paragraphs_of(connection, newest)}


def detail_of(connection: Connection, id_: int, *, revision: str | None = None) -> DeclarationDetail:
    """The same within a read or an act."""
    query = (
        select(declaration, meeting.c.ref.label("meeting"), meeting.c.title.label("meeting_title"))
        .outerjoin(meeting, meeting.c.id == declaration.c.meeting_id)
        .where(declaration.c.id == id_)
    )
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This declaration is no longer there; somebody deleted it meanwhile."))
    revisions = revisions_of(connection, id_)
    shown = revision_id(connection, id_, revision) if revisions else None
    label = next((one.label for one in revisions if one.id == shown), "")
    return DeclarationDetail(
        **{key: row[key] for key in _OWN},
        meeting=row["meeting"] or "",
        meeting_title=row["meeting_title"] or "",
        revision=label,
        revisions=tuple(revisions),
        paragraphs=tuple(paragraphs_of(connection, shown)) if shown is not None else (),
    )


def revisions_of(connection: Connection, declaration: int) -> list[Revision]:
    """The revisions of a declaration, oldest first; the working text, where there is one, is the last."""
    names = ("id", "label", "dated", "note", "cut_at", "written_in", "front_matter")
    columns = [revision.c[name] for name in names]
    query = (
        select(*columns, func.count(paragraph_text.c.id))
        .outerjoin(paragraph_text, paragraph_text.c.revision_id == revision.c.id)
        .where(revision.c.declaration_id == declaration)
        .group_by(*columns, revision.c.position)
        .order_by(revision.c.position, revision.c.id)
    )
    return [Revision(*tuple(row)) for row in connection.execute(query).all()]


def _of_text(figure: ColumnElement[int]) -> ScalarSelect[int]:
    """A figure of the text of the revision that a row of the list shows."""
    query = select(func.coalesce(figure, 0)).where(paragraph_text.c.revision_id == revision.c.id)
    return query.correlate(revision).scalar_subquery()


def _row(row: RowMapping) -> DeclarationRow:
    return DeclarationRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        title=row["title"],
        meeting=row["meeting"] or "",
        status=row["status"],
        adopted=row["adopted"],
        revision=row["revision"] or "",
        paragraphs=row["paragraphs"] or 0,
        read=TextSeen(row["revision_id"] or 0, *(row[name] or 0 for name in _FIGURES)),
    )
