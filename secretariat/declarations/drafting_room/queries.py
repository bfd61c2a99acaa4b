"""What the drafting room shows: a text's paragraphs with their brackets, figures, the words its forum avoids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id, revision_id
from secretariat.declarations.guard.finding import Avoided
from secretariat.declarations.guard.vocabulary import vocabulary_of
from secretariat.declarations.model import declaration, paragraph_text, revision
from secretariat.declarations.negotiation.ledger import Ledger, LedgerBracket, ledger_of
from secretariat.declarations.positions_model import stance
from secretariat.declarations.queries import ParagraphRow, Revision, revisions_of
from secretariat.parties.model import party
from secretariat.record.bulk import uncollected
from secretariat.record.record import Record
from secretariat.values.language import current_language

_NONE: Final[tuple[LedgerBracket, ...]] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """By what a change of a text is noticed: which revision is the newest, and how much was ever written to it."""

    revision: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A paragraph in the room. ``id`` is its identity, which outlasts a cut; ``version`` is that of its text, whose
    place among all is ``index``. ``brackets`` are those that open in it.
    """

    id: int
    ref: str
    version: int
    index: int
    paragraph: ParagraphRow
    brackets: tuple[LedgerBracket, ...]
    alone: int

    @property
    def text_id(self) -> int:
        """The id of its text in the revision shown."""
        return self.paragraph.id

    @property
    def seen(self) -> Mapping[int, int]:
        """Its version as the operations want it."""
        return {self.text_id: self.version}


@dataclass(frozen=True, slots=True)
class Room:
    """A text as it stands: head, paragraphs, ledger. ``cut_at`` is when the last revision was cut (``since``);
    ``names`` are those of the parties that have brackets in it, by their codes.
    """

    id: int
    ref: str
    title: str
    status: str
    label: str
    since: str
    cut_at: datetime | None
    ledger: Ledger
    rows: tuple[RoomRow, ...]
    vocabulary: tuple[Avoided, ...]
    names: Mapping[str, str]
    figures: Figures

    def row(self, identity: int) -> RoomRow | None:
        """The paragraph of that identity, where it is there."""
        return next((one for one in self.rows if one.id == identity), None)


def read_room(record: Record, which: str, known: Room | None = None, own: Path | None = None) -> Room:
    """The newest text of a declaration; ``known`` is given back where nothing of it has changed since.

    ``own`` is the office's folder with its vocabulary. Raises ``NotFound``.
    """
    with uncollected(), record.reading() as connection:
        id_ = declaration_id(connection, which)
        figures = _figures(connection, id_)
        if known is not None and known.figures == figures:
            return known
        return _read(connection, id_, figures, own)


def _read(connection: Connection, id_: int, figures: Figures, own: Path | None) -> Room:
    head = select(declaration.c.ref, declaration.c.title, declaration.c.status).where(declaration.c.id == id_)
    ref, title, status = connection.execute(head).one()
    revisions = revisions_of(connection, id_)
    found = ledger_of(connection, id_)
    last = _last_cut(revisions)
    return Room(
        id=id_,
        ref=ref,
        title=title,
        status=status,
        label=revisions[-1].label,
        since=last.label if last else "",
        cut_at=last.cut_at if last else None,
        ledger=found,
        rows=room_rows(found),
        vocabulary=vocabulary_of(connection, id_, own),
        names=_names(connection, list(found.by_party)),
        figures=figures,
    )


def _names(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    own = party.c
    query = select(own.code, own.name, own.name_id).where(own.code.in_(codes))
    indonesian = current_language() == "id"
    return {code: (name_id if indonesian else name) or name for code, name, name_id in connection.execute(query)}


def room_rows(found: Ledger) -> tuple[RoomRow, ...]:
    """The paragraphs of a text, each with the brackets that open in it."""
    by_text: dict[int, list[LedgerBracket]] = {}
    for one in found.brackets:
        by_text.setdefault(one.text_id, []).append(one)
    alone: dict[int, int] = {}
    for single in found.draft.parsed.unmatched:
        alone[single.place.paragraph] = alone.get(single.place.paragraph, 0) + 1
    return tuple(
        RoomRow(
            id=row.paragraph,
            ref=row.ref,
            version=row.version,
            index=index,
            paragraph=row,
            brackets=tuple(by_text.get(row.id, _NONE)),
            alone=alone.get(index, 0),
        )
        for index, row in enumerate(found.draft.rows)
    )


def _figures(connection: Connection, id_: int) -> Figures:
    newest = revision_id(connection, id_)
    texts = select(
        func.count(paragraph_text.c.id),
        func.coalesce(func.sum(paragraph_text.c.id), 0),
        func.coalesce(func.sum(paragraph_text.c.version), 0),
    ).where(paragraph_text.c.revision_id == newest)
    own = select(declaration.c.version).where(declaration.c.id == id_)
    cut = select(revision.c.version).where(revision.c.id == newest)
    stances = select(
        func.count(stance.c.id), func.coalesce(func.sum(stance.c.id), 0), func.coalesce(func.sum(stance.c.version), 0)
    )
    found = [connection.execute(query).one() for query in (texts, own, cut, stances)]
    return Figures(newest, tuple(int(value) for row in found for value in row))


def _last_cut(revisions: Sequence[Revision]) -> Revision | None:
    return next((one for one in reversed(revisions) if one.label), None)
