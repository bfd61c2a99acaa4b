"""The three texts of a declaration as they leave the office: clean, compilation, working; what every output prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.engine import Connection

from secretariat.declarations.as_cut import status_while_newest
from secretariat.declarations.finding import declaration_id
from secretariat.declarations.negotiation.ledger import Ledger, LedgerBracket, ledger_of
from secretariat.declarations.papers.markers import paper_marker, ranks
from secretariat.declarations.papers.on_brackets import margin, proposals
from secretariat.declarations.papers.runs import Run, RunReader, is_for_machines, note_label
from secretariat.declarations.papers.settled import settled_at
from secretariat.declarations.procedure.corrigenda import Corrigendum, corrigenda_of
from secretariat.declarations.procedure.positions import Position, positions_of
from secretariat.declarations.queries import DeclarationDetail, ParagraphRow, Revision, detail_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.sheet import date_words, is_final, revision_words
from secretariat.declarations.translations import languages, translations
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.values.day import moment_in_words
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused

_LISTED: Final = 12


class TextKind(StrEnum):
    """Clean: agreed and nothing else; compilation: all proposals with whose they are; working: how far each is."""

    CLEAN = N_("clean")
    COMPILATION = N_("compilation")
    WORKING = N_("working")


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph as it is printed: ``marker`` before its words, ``rank`` of a heading from 1 without gaps, else 0.

    ``proposals`` are lines on its brackets, ``margin`` what stands beside it in a working text, ``translation`` its
    words in the other language.
    """

    wording: Paragraph
    address: str
    marker: tuple[Run, ...]
    runs: tuple[Run, ...]
    rank: int = 0
    note: str = ""
    proposals: tuple[str, ...] = ()
    margin: tuple[str, ...] = ()
    translation: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclarationText:
    """What every output prints. ``when`` is when the text was settled, in words and the office's zone, ``day`` its day,
    ``begun`` that of the oldest revision; ``status`` is the one
    the text had while the revision was the newest. ``wording`` is the
    text itself, paragraph by paragraph, ``paragraphs`` what of it is for paper. ``beside`` is the language of the
    translation, "" for none; ``translations`` are its words for each of ``wording``, "" where there are none.
    """

    kind: TextKind
    ref: str
    title: str
    meeting: str
    revision: str
    when: str
    day: Date
    begun: Date
    status: str
    marking: str
    language: str
    sha256: str
    open_brackets: int
    without_partner: int
    written_in: str
    front_matter: str
    beside: str
    wording: tuple[Paragraph, ...]
    paragraphs: tuple[PrintedParagraph, ...]
    positions: tuple[Position, ...]
    corrigenda: tuple[Corrigendum, ...]
    translations: tuple[str, ...] = ()


def declaration_text(
    record: Record,
    which: str,
    kind: TextKind,
    *,
    revision: str | None = None,
    beside: str = "",
    marking: str = "",
) -> DeclarationText:
    """A text of a declaration at a revision (by its label; the newest by default).

    ``beside`` is the language of a translation that stands beside it, ``marking`` what stands on every page where the
    declaration has no marking of its own. Raises ``Refused`` for a clean text while a
    bracket is open, saying where; ``NotFound`` where there is no such revision or translation.
    """
    with record.reading() as connection:
        id_ = declaration_id(connection, which)
        one = detail_of(connection, id_, revision=revision)
        if not one.revisions or not one.paragraphs:
            raise Refused(_("{ref} has no text yet: there is nothing to print.").format(ref=one.ref))
        shown = next(each for each in one.revisions if each.label == one.revision)
        found = ledger_of(connection, id_, revision)
        if kind is TextKind.CLEAN:
            refuse_open_brackets(found)
        is_newest = shown.id == one.revisions[-1].id
        status = status_while_newest(connection, id_, one.status, one.revisions, shown)
        local = _settled(connection, record, shown)
        translated = _translation(connection, one, shown, beside) if beside else None
        return DeclarationText(
            kind=kind,
            ref=one.ref,
            title=one.title,
            meeting=one.meeting_title,
            revision=revision_words(one.revision),
            when=_when(shown, local),
            day=_day_of(connection, record, shown),
            begun=_day_of(connection, record, one.revisions[0]),
            status=_(status) if status else "",
            marking=one.marking or marking,
            language=one.language or "en",
            sha256=one.sha256 if is_newest else "",
            open_brackets=found.open,
            without_partner=len(found.unmatched),
            written_in=shown.written_in,
            front_matter=shown.front_matter,
            beside=beside,
            wording=tuple(row.wording() for row in one.paragraphs),
            paragraphs=_printed(one, found, kind, shown.written_in == MARKDOWN, translated),
            positions=tuple(positions_of(connection, id_)) if is_newest else (),
            corrigenda=tuple(corrigenda_of(connection, id_)) if is_newest else (),
            translations=_translated(one.paragraphs, translated, shown.written_in == MARKDOWN) if translated else (),
        )


def usual_kind(record: Record, which: str, revision: str | None = None) -> TextKind:
    """The text that is meant where none is named: the clean one, or the compilation while a bracket is open."""
    with record.reading() as connection:
        found = ledger_of(connection, declaration_id(connection, which), revision)
    return TextKind.COMPILATION if found.open or found.unmatched else TextKind.CLEAN


def refuse_open_brackets(found: Ledger) -> None:
    """Raise ``Refused`` where a bracket is open or has no partner, naming where."""
    where = [one.id for one in found.brackets] + [f"{one.paragraph} “{one.character}”" for one in found.unmatched]
    if where:
        named = ", ".join(where[:_LISTED]) + (" …" if len(where) > _LISTED else "")
        raise Refused(
            ngettext(
                "{ref} has no clean text yet: {n} bracket is open ({where}). The compilation text shows it.",
                "{ref} has no clean text yet: {n} brackets are open ({where}). The compilation text shows them.",
                len(where),
            ).format(ref=found.ref, n=len(where), where=named)
        )


def _settled(connection: Connection, record: Record, shown: Revision) -> datetime | None:
    """When a revision was settled, in the office's zone."""
    settled = settled_at(connection, shown)
    return settled.astimezone(record.zone) if settled else None


def _day_of(connection: Connection, record: Record, shown: Revision) -> Date:
    """The day of a revision, as ``_when`` says it; the last one of a longer date."""
    dated = PartialDate.from_edtf(shown.dated).last if shown.dated and shown.cut_at is None else None
    local = _settled(connection, record, shown)
    return dated or (local.date() if local else record.today)


def _when(shown: Revision, local: datetime | None) -> str:
    """The moment a revision was cut; else the day it bears; else when the text was last changed."""
    if shown.dated and shown.cut_at is None:
        return date_words(shown.dated)
    return f"{moment_in_words(local)} {local:%Z}" if local else ""


def _printed(
    detail: DeclarationDetail, found: Ledger, kind: TextKind, markdown: bool, translated: dict[int, str] | None
) -> tuple[PrintedParagraph, ...]:
    rows, final = detail.paragraphs, is_final(detail)
    reader = RunReader(found.draft.paragraphs, found.draft.parsed, markdown=markdown)
    brackets: dict[str, list[LedgerBracket]] = {}
    for bracket in found.brackets:
        brackets.setdefault(bracket.paragraph, []).append(bracket)
    rank = ranks([row.wording() for row in rows])
    printed = []
    for index, row in enumerate(rows):
        one, own = row.wording(), brackets.get(row.address, [])
        if markdown and is_for_machines(one):
            continue
        printed.append(
            PrintedParagraph(
                wording=one,
                address=row.address,
                marker=reader.of(paper_marker(one, markdown=markdown)),
                runs=reader.runs(index),
                rank=rank[index],
                note=note_label(one),
                proposals=proposals(own) if kind is TextKind.COMPILATION else (),
                margin=margin(one, own, final=final) if kind is TextKind.WORKING else (),
                translation=_beside(reader, row, translated) if translated is not None else (),
            )
        )
    return tuple(printed)


def _beside(reader: RunReader, row: ParagraphRow, translated: dict[int, str]) -> tuple[Run, ...]:
    """A paragraph's translation, or that it is still to be made of what the paragraph says now."""
    if row.paragraph not in translated and row.text.strip():
        return (Run(_("to be translated"), slanted=True),)
    return reader.of(translated.get(row.paragraph, ""))


def _translated(rows: Sequence[ParagraphRow], translated: dict[int, str], markdown: bool) -> tuple[str, ...]:
    """The same for files that are text alone."""
    missing = f"({_('to be translated')})"
    return tuple(
        ""
        if not row.text.strip() or (markdown and is_for_machines(row.wording()))
        else translated.get(row.paragraph, missing)
        for row in rows
    )


def _translation(connection: Connection, one: DeclarationDetail, shown: Revision, language: str) -> dict[int, str]:
    """The translations of a revision's paragraphs, by their identity; ``NotFound`` where there are none."""
    kept = {each.paragraph: each.text for each in translations(connection, shown.id) if each.language == language}
    if not kept:
        known = ", ".join(languages(connection, shown.id)) or _("none yet")
        raise NotFound(
            _("{ref} has no translation into “{language}” of {revision}; there are: {known}.").format(
                ref=one.ref, language=language, revision=revision_words(shown.label), known=known
            )
        )
    return kept
