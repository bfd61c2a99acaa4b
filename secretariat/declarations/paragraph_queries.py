"""What staff read of the paragraphs of a revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import paragraph_text
from secretariat.declarations.wording.paragraph import Paragraph, addresses
from secretariat.values.language import _
from secretariat.values.refusal import NotFound


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


def paragraphs_of(connection: Connection, revision: int) -> list[ParagraphRow]:
    """The paragraphs of a revision in their order."""
    query = select(paragraph_text).where(paragraph_text.c.revision_id == revision)
    rows = connection.execute(query.order_by(paragraph_text.c.position, paragraph_text.c.id)).mappings().all()
    read = [_paragraph(row) for row in rows]
    return [_paragraph(row, address) for row, address in zip(rows, addresses(read), strict=True)]


def paragraph_at(connection: Connection, id_: int) -> ParagraphRow:
    """One paragraph's text within a read or an act."""
    row = connection.execute(select(paragraph_text).where(paragraph_text.c.id == id_)).mappings().one_or_none()
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
