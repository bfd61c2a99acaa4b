"""A comparison as a document (DOCX) with real tracked changes: accepting all of them gives the text after, rejecting
all the text before, in any word processor.

Sources: ECMA-376, part 1, 17.13.5: ``w:ins`` and ``w:del`` around runs, and on a paragraph's mark in ``w:rPr``, where
they mean that the end of the paragraph was inserted, or deleted so that the next one joins it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from secretariat.declarations.comparison.comparing import BETWEEN, Change
from secretariat.declarations.comparison.queries import ComparedTexts
from secretariat.declarations.comparison.telling import between_words, summary_words
from secretariat.declarations.comparison.words import Piece, Wording
from secretariat.declarations.wording.paragraph import Paragraph, is_heading
from secretariat.papers.columns import printable
from secretariat.papers.document_file import document_bytes
from secretariat.papers.documents import Section, TitleBlock, document
from secretariat.values.language import current_language

if TYPE_CHECKING:
    from docx.document import Document

_TAGS: Final = {Wording.REMOVED: "w:del", Wording.ADDED: "w:ins"}
_INDENT: Final = 18.0  # points for each level
_NAMELESS: Final = "secretariat"
_SIGNS: Final = re.compile("([\n\t])")
_BREAKS: Final = {"\n": "w:br", "\t": "w:tab"}


@dataclass(frozen=True, slots=True)
class TrackedParagraph:
    """A paragraph of the document: its runs, and what became of its end (same, added or removed)."""

    shown: Paragraph
    pieces: tuple[Piece, ...]
    end: Wording


def tracked_document(compared: ComparedTexts, *, date: Date, office: str = "", paper_size: str = "a4") -> bytes:
    """The whole text, every change tracked with who settled the text after and when (the ``date`` where not known)."""
    import docx

    facts = " · ".join(part for part in (compared.marking, between_words(compared)) if part)
    block = TitleBlock(compared.title, office, facts)
    remark = Section(remark=summary_words(compared.comparison.summary))
    begun = document(block, [remark], language=current_language(), date=date, paper_size=paper_size)
    made: Document = docx.Document(io.BytesIO(begun))
    moment = compared.after.settled or datetime(date.year, date.month, date.day, tzinfo=UTC)
    writer = _Writer(made, compared.after.by or _NAMELESS, moment)
    for paragraph in tracked(compared.comparison.changes):
        writer.add(paragraph)
    made.add_paragraph()  # no word processor can take away the end of the last paragraph, so that one is nobody's
    return document_bytes(made)


def tracked(changes: Sequence[Change]) -> Iterator[TrackedParagraph]:
    """The changes as a word processor can take them back: what moved is removed where it was and added where it is.

    What was removed stands in the order of the text before, in front of what was added at the same place.
    """
    old = {side.place: side.paragraph for one in changes for side in one.was}
    staying = {side.place for one in changes if _stays(one) for side in one.was}
    at = 0
    added: list[TrackedParagraph] = []
    for one in changes:
        if not _stays(one):
            added += [_whole(side.paragraph, Wording.ADDED) for side in one.now]
            continue
        yield from (_whole(old[b], Wording.REMOVED) for b in range(at, one.was[0].place) if b not in staying)
        yield from added
        added = []
        yield from _changed(one)
        at = one.was[-1].place + 1
    yield from (_whole(old[b], Wording.REMOVED) for b in range(at, len(old)) if b not in staying)
    yield from added


def _stays(change: Change) -> bool:
    """Whether a change can be told where it stands: in order, and its parts, if several, one behind the other."""
    return change.in_order and all(
        other.place == one.place + 1 for sides in (change.was, change.now) for one, other in pairwise(sides)
    )


def _whole(paragraph: Paragraph, kind: Wording) -> TrackedParagraph:
    text = _lead(paragraph) + paragraph.text
    return TrackedParagraph(paragraph, (Piece(kind, text),) if text else (), kind)


def _changed(change: Change) -> Iterator[TrackedParagraph]:
    """A paragraph that stayed; one that was split has ends that were added, one that was merged ends that are gone."""
    was, now = change.was[0].paragraph, change.now[0].paragraph
    split = len(change.now) > 1
    parts, end = (change.now, Wording.ADDED) if split else (change.was, Wording.REMOVED)
    leads = [_leads(was, now), *((Piece(end, _lead(side.paragraph)),) for side in parts[1:])]
    cut = _cut(change.pieces, [len(side.paragraph.text) for side in parts], end)
    for place, (lead, pieces) in enumerate(zip(leads, cut, strict=True)):
        shown = now if place == 0 else parts[place].paragraph
        yield TrackedParagraph(shown, (*lead, *pieces), end if place < len(parts) - 1 else Wording.SAME)


def _leads(was: Paragraph, now: Paragraph) -> tuple[Piece, ...]:
    old, new = _lead(was), _lead(now)
    return (Piece(Wording.SAME, new),) if old == new else (Piece(Wording.REMOVED, old), Piece(Wording.ADDED, new))


def _lead(paragraph: Paragraph) -> str:
    return f"{paragraph.number}\t" if paragraph.number else ""


def _cut(pieces: Iterable[Piece], lengths: Sequence[int], end: Wording) -> list[list[Piece]]:
    """The pieces of joined paragraphs, cut where one ends; ``lengths`` are those of the side that has several of them,
    which has what is same and what is ``end`` (added: the text after).

    A line break of the other side that was taken for such an end is told as removed, or added, itself.
    """
    parts: list[list[Piece]] = [[]]
    left = lengths[0]
    other = Wording.REMOVED if end is Wording.ADDED else Wording.ADDED
    for piece in pieces:
        text = piece.text
        while piece.kind is not other and len(text) > left and len(parts) < len(lengths):
            parts[-1].append(Piece(piece.kind, text[:left]))
            if piece.kind is Wording.SAME:
                parts[-1].append(Piece(other, BETWEEN))
            text = text[left + len(BETWEEN) :]
            left = lengths[len(parts)]
            parts.append([])
        if piece.kind is not other:
            left -= len(text)
        parts[-1].append(Piece(piece.kind, text))
    return parts


class _Writer:
    """Adds tracked paragraphs to a document."""

    def __init__(self, made: Document, author: str, moment: datetime) -> None:
        self._made = made
        self._by = {"w:author": printable(author), "w:date": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
        self._count = 0

    def add(self, one: TrackedParagraph) -> None:
        """One paragraph at the end."""
        from docx.shared import Pt

        if is_heading(one.shown.kind):
            paragraph = self._made.add_heading(level=2)
        else:
            paragraph = self._made.add_paragraph()
            paragraph.paragraph_format.left_indent = Pt(_INDENT * one.shown.level)
        if one.end is not Wording.SAME:
            self._mark_end(paragraph._p.get_or_add_pPr(), one.end)
        for piece in one.pieces:
            if piece.text:
                self._run(paragraph._p, piece)

    def _mark_end(self, properties: Any, end: Wording) -> None:
        from docx.oxml import OxmlElement

        looks = OxmlElement("w:rPr")
        looks.append(self._tracked(end))
        properties.append(looks)

    def _run(self, parent: Any, piece: Piece) -> None:
        from docx.oxml import OxmlElement

        run = OxmlElement("w:r")
        if piece.kind is not Wording.SAME:
            around = self._tracked(piece.kind)
            parent.append(around)
            parent = around
        parent.append(run)
        words = "w:delText" if piece.kind is Wording.REMOVED else "w:t"
        for part in _SIGNS.split(printable(piece.text)):
            if part in _BREAKS:
                run.append(OxmlElement(_BREAKS[part]))
            elif part:
                text = OxmlElement(words)
                text.text = part
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(text)

    def _tracked(self, kind: Wording) -> Any:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._count += 1
        element = OxmlElement(_TAGS[kind])
        for name, value in {"w:id": str(self._count), **self._by}.items():
            element.set(qn(name), value)
        return element
