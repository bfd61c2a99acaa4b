"""How a declaration reads, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any, Final

from secretariat.declarations.finding import WORKING_TEXT
from secretariat.declarations.procedure.silence import Silence
from secretariat.declarations.queries import DeclarationDetail, DeclarationRow, ParagraphRow, Revision
from secretariat.declarations.revisions import UNDER_SILENCE
from secretariat.declarations.states import DeclarationStatus, ParagraphKind
from secretariat.declarations.transitions import LOCKED
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.declarations.wording.writing import says_its_number
from secretariat.values.date_print import format_date
from secretariat.values.day import moment_in_words
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import N_, _, current_language, ngettext
from secretariat.values.partial_date import PartialDate

_USUAL_LABELS: Final = frozenset(
    {
        N_("zero draft"),
        N_("SOM-agreed text"),
        N_("adopted text"),
        N_("endorsed text"),
        N_("chair's statement"),
        UNDER_SILENCE,
    }
)
_NEGOTIATED: Final = frozenset(
    kind.value for kind in ParagraphKind if not is_heading(kind.value) and kind is not ParagraphKind.NOTE
)
"""Kinds of paragraphs of which it is said how far they are."""


def declaration_sheet(one: DeclarationDetail, zone: tzinfo, *, most: int | None = None) -> FactSheet:
    """A declaration as it reads: its facts, the text of the revision asked for (its first ``most`` paragraphs), its
    revisions, each with the day it bears or the moment it was cut, in the office's ``zone``.
    """
    facts = [
        Fact(_("Meeting"), f"{one.meeting} · {one.meeting_title}" if one.meeting else ""),
        Fact(_("Silence until"), str(Silence(one.silence_until, one.silence_zone)) if one.silence_until else ""),
        Fact(_("Adopted on"), date_words(one.adopted)),
        Fact(_("Checksum"), f"SHA-256 {one.sha256}" if one.sha256 else ""),
        Fact(_("Marking"), one.marking),
        Fact(_("Note"), one.note),
        Fact(_("Source"), one.source),
    ]
    revisions = [
        Line(
            revision_words(one_of.label),
            " · ".join(part for part in (_when(one_of, zone), paragraphs_words(one_of.paragraphs)) if part),
        )
        for one_of in reversed(one.revisions)
    ]
    sections = [text_section(one, most=most), Section(_("Revisions"), revisions, _("No revisions yet."))]
    return FactSheet(one.ref, one.title, _(one.status), [fact for fact in facts if fact.value], sections)


def _when(one: Revision, zone: tzinfo) -> str:
    if one.dated or one.cut_at is None:
        return date_words(one.dated)
    return moment_in_words(one.cut_at.astimezone(zone))


def clean_sheet(one: DeclarationDetail) -> FactSheet:
    """The text alone: title and paragraphs."""
    lines = [_line(row, standing=False) for row in one.paragraphs]
    return FactSheet("", one.title, "", (), [Section(revision_words(one.revision), lines, _("No paragraphs yet."))])


def is_final(one: DeclarationDetail) -> bool:
    """Whether the revision that is shown is the one that was adopted: how far its paragraphs were is past."""
    newest = not one.revisions or one.revision == one.revisions[-1].label
    return newest and DeclarationStatus(one.status) in LOCKED


def text_section(one: DeclarationDetail, *, most: int | None = None) -> Section:
    """The paragraphs of the revision that is shown, each with its number and how far it is; only the first ``most`` of
    a longer one.
    """
    heading = _("Text · {revision}").format(revision=revision_words(one.revision)) if one.revisions else _("Text")
    left = len(one.paragraphs) - most if most is not None else 0
    lines = [_line(row, standing=not is_final(one)) for row in one.paragraphs[:most]]
    if left > 0:
        lines.append(Line(_("and {n} more").format(n=left), emphasis="dim"))
    return Section(heading, lines, _("No paragraphs yet."))


def paragraph_sheet(paragraph: ParagraphRow, declaration: str) -> FactSheet:
    """One paragraph as it reads."""
    title = f"¶{paragraph.number}" if paragraph.number else _(paragraph.kind)
    text = Section(_("Text"), [Line(paragraph.text)])
    return FactSheet(paragraph.ref, title, _(paragraph.kind), [Fact(_("Declaration"), declaration)], [text])


def declaration_json(one: DeclarationDetail) -> dict[str, Any]:
    """A declaration with its keys; a paragraph's ``id`` stays the same through all revisions."""
    return {
        "ref": one.ref,
        "title": one.title,
        "meeting": one.meeting or None,
        "status": one.status,
        "adopted": one.adopted or None,
        "sha256": one.sha256 or None,
        "silence_until": one.silence_until.isoformat() if one.silence_until else None,
        "silence_zone": one.silence_zone or None,
        "language": one.language or None,
        "marking": one.marking or None,
        "revision": (one.revision or WORKING_TEXT) if one.revisions else None,
        "revisions": [
            {"label": r.label or WORKING_TEXT, "date": r.dated or None, "note": r.note, "paragraphs": r.paragraphs}
            for r in one.revisions
        ],
        "paragraphs": [paragraph_json(p) for p in one.paragraphs],
        "note": one.note,
        "source": one.source,
        "version": one.version,
    }


def paragraph_json(one: ParagraphRow) -> dict[str, Any]:
    """A paragraph with its keys; ``paragraph`` is its address, the way it is said."""
    return {
        "id": one.paragraph,
        "paragraph": one.address,
        "number": one.number,
        "kind": one.kind,
        "level": one.level,
        "standing": one.standing,
        "text": one.text,
    }


def row_json(row: DeclarationRow) -> dict[str, Any]:
    """A declaration of a list with its keys."""
    return {
        "ref": row.ref,
        "title": row.title,
        "meeting": row.meeting or None,
        "status": row.status,
        "adopted": row.adopted or None,
        "revision": row.revision or WORKING_TEXT,
        "paragraphs": row.paragraphs,
    }


def date_words(edtf: str) -> str:
    """A kept date in the reader's language; "" for none."""
    return format_date(PartialDate.from_edtf(edtf), current_language()) if edtf else ""


def revision_words(label: str) -> str:
    """A revision's label as it reads: the usual ones in the reader's language, others as they were typed."""
    return _(label) if label in _USUAL_LABELS else label or _(WORKING_TEXT)


def paragraphs_words(number: int) -> str:
    """How long a text is."""
    return ngettext("{n} paragraph", "{n} paragraphs", number).format(n=number)


def _line(one: ParagraphRow, *, standing: bool) -> Line:
    """A paragraph with how it is said, unless it is a heading that begins so itself, and how far it is."""
    said = one.address or one.number
    if is_heading(one.kind) and says_its_number(one.text, said):
        said = ""
    how_far = _(one.standing) if standing and one.kind in _NEGOTIATED else ""
    aside = " · ".join(part for part in (said, how_far) if part)
    return Line(one.text, aside, "accent" if is_heading(one.kind) else "")
