"""What staff read of declarations: lists, one declaration with its revisions, the paragraphs of a revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, paragraph_named, revision_id
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.wording.paragraph import Paragraph, addresses
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
SORTS = {
    "ref": (declaration.c.id,),
    "title": (declaration.c.sort_key, declaration.c.id),
    "adopted": (declaration.c.adopted_sort, declaration.c.id),
    "status": (declaration.c.status, declaration.c.id),
}


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A declaration in a list; ``adopted`` is EDTF; ``revision`` names the newest, which has so many ``paragraphs``."""

    id: int
    version: int
    ref: str
    title: str
    meeting: str
    status: str
    adopted: str
    revision: str
    paragraphs: int


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
class ParagraphRow:
    """A paragraph in a revision. ``id`` is its text's there, ``paragraph`` its identity through all revisions.

    ``address`` is how it is said ("4(a)"), where all of its revision was read; see ``wording.paragraph``.
    """

    id: int
    version: int
    ref: str
    paragraph: int
    position: int
    number: str
    kind: str
    text: str
    level: int
    marker: str
    standing: str
    address: str = ""

    def wording(self) -> Paragraph:
        """The paragraph as the rules of wording know it."""
        return Paragraph(self.kind, self.text, self.number, self.level, self.marker, self.paragraph, self.standing)


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
    paragraphs = (
        select(func.count(paragraph_text.c.id))
        .where(paragraph_text.c.revision_id == revision.c.id)
        .correlate(revision)
        .scalar_subquery()
    )
    base: AnySelect = (
        counted.with_only_columns(
            declaration,
            meeting.c.ref.label("meeting"),
            revision.c.label.label("revision"),
            paragraphs.label("paragraphs"),
        )
        .outerjoin(meeting, meeting.c.id == declaration.c.meeting_id)
        .outerjoin(revision, revision.c.id == newest)
    )
    order = SORTS.get(query.sort, SORTS["ref"])
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def paragraphs_window(record: Record, query: ListQuery) -> Window[ParagraphRow]:
    """The paragraphs of the newest revision of ``scope["declaration"]``, in their order."""
    base: AnySelect = select(paragraph_text)
    with record.reading() as connection:
        newest = revision_id(connection, declaration_id(connection, query.scope.get("declaration", "")))
        words = folded(query.words).split()
        if words:
            # A text has hundreds of paragraphs at most: they are looked through as a person reads them, accents aside.
            kept = [p.id for p in paragraphs_of(connection, newest) if _holds(p, words)]
            base = base.where(paragraph_text.c.id.in_(kept))
    base = base.where(paragraph_text.c.revision_id == newest)
    return Window(record, base, (paragraph_text.c.position, paragraph_text.c.id), _paragraph)


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


def paragraphs_of(connection: Connection, revision: int) -> list[ParagraphRow]:
    """The paragraphs of a revision in their order."""
    query = _paragraphs().where(paragraph_text.c.revision_id == revision)
    rows = connection.execute(query.order_by(paragraph_text.c.position, paragraph_text.c.id)).mappings().all()
    read = [_paragraph(row) for row in rows]
    return [_paragraph(row, address) for row, address in zip(rows, addresses(read), strict=True)]


def paragraph_at(connection: Connection, id_: int) -> ParagraphRow:
    """One paragraph's text within a read or an act."""
    row = connection.execute(_paragraphs().where(paragraph_text.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This paragraph is no longer there; somebody deleted it meanwhile."))
    return _paragraph(row, next(address for one, address in addressed(connection, row["revision_id"]) if one.id == id_))


class Placed(NamedTuple):
    """Of a paragraph's text in a revision what its address is worked out from."""

    id: int
    ref: str
    kind: str
    number: str
    level: int


def addressed(connection: Connection, revision: int) -> list[tuple[Placed, str]]:
    """The paragraphs of a revision in their order with their addresses, their texts unread."""
    own = paragraph_text.c
    query = select(own.id, own.ref, own.kind, own.number, own.level).where(own.revision_id == revision)
    placed = [Placed(*row) for row in connection.execute(query.order_by(own.position, own.id)).all()]
    return list(zip(placed, addresses(placed), strict=True))


def _paragraphs() -> Select[*tuple[object, ...]]:
    return select(paragraph_text)


def _holds(one: ParagraphRow, words: list[str]) -> bool:
    text = folded(f"{one.number} {one.kind} {one.text}")
    return all(word in text for word in words)


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
    )


def _paragraph(row: RowMapping, address: str = "") -> ParagraphRow:
    return ParagraphRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        paragraph=row["paragraph_id"],
        position=row["position"],
        number=row["number"],
        kind=row["kind"],
        text=row["text"],
        level=row["level"],
        marker=row["marker"],
        standing=row["standing"],
        address=address,
    )
