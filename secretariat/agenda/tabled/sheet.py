"""How papers tabled read, for the terminal's detail and the command line."""

from __future__ import annotations

from typing import Any

from secretariat.agenda.tabled.rows import PaperDetail, PaperRow
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate


def paper_sheet(paper: PaperDetail) -> FactSheet:
    """A paper as it reads: its cover facts, its file, its revisions."""
    row = paper.row
    facts = [
        Fact(_("Meeting"), f"{row.meeting} · {paper.meeting_title}"),
        Fact(_("Agenda item"), " ".join(part for part in (row.item, paper.item_title) if part)),
        Fact(_("Purpose"), _(row.purpose)),
        Fact(_("Submitted by"), row.by),
        Fact(_("Access"), _(row.access)),
        Fact(_("Language"), paper.language),
        Fact(_("Tabled on"), tabled_words(paper)),
        Fact(_("File"), file_words(row) or _("none yet"), "" if row.file_name else "dim"),
        Fact(_("Note"), paper.note),
        Fact(_("Source"), paper.source),
    ]
    sections = []
    if len(paper.revisions) > 1:
        newest = paper.revisions[-1]
        lines = [Line(ref, "" if ref == newest else _("superseded")) for ref in paper.revisions]
        sections.append(Section(_("Revisions"), lines))
    return FactSheet(row.ref, row.title, state_words(row), [fact for fact in facts if fact.value], sections)


def state_words(row: PaperRow) -> str:
    """ "superseded by 2011/SMEMM/001rev1", "revision 1", or "" of a paper that was never revised."""
    if row.superseded_by:
        return _("superseded by {symbol}").format(symbol=row.superseded_by)
    return _("revision {n}").format(n=row.revision) if row.revision else ""


def tabled_words(paper: PaperDetail) -> str:
    """When a paper was tabled, as well as that is known."""
    return format_date(PartialDate.from_edtf(paper.tabled_on)) if paper.tabled_on else ""


def file_words(row: PaperRow) -> str:
    """A paper's file by its name and size: "statement.pdf · 84 KB"."""
    if not row.file_name:
        return ""
    size = row.file_size or 0
    told = f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(1, round(size / 1024))} KB"
    return f"{row.file_name} · {told}"


def paper_row_json(row: PaperRow) -> dict[str, Any]:
    """A paper of a list under the keys scripts read; ``file_size`` is in bytes."""
    return {
        "ref": row.ref,
        "meeting": row.meeting,
        "number": row.number,
        "revision": row.revision,
        "title": row.title,
        "purpose": row.purpose,
        "item": row.item or None,
        "by": row.by or None,
        "party": row.party or None,
        "access": row.access,
        "file_name": row.file_name or None,
        "file_size": row.file_size,
        "superseded_by": row.superseded_by or None,
    }


def paper_json(paper: PaperDetail) -> dict[str, Any]:
    """A paper under the keys scripts read; ``sha256`` is its file's hash, ``tabled_on`` EDTF."""
    return {
        **paper_row_json(paper.row),
        "meeting_title": paper.meeting_title,
        "item_title": paper.item_title or None,
        "language": paper.language or None,
        "tabled_on": paper.tabled_on or None,
        "sha256": paper.file_hash or None,
        "revisions": list(paper.revisions),
        "note": paper.note,
        "source": paper.source,
        "version": paper.version,
    }
