"""A comparison as a file: PDF, a document with tracked changes, Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from typing import Any, Final

from secretariat.declarations.comparison.comparing import Change, ChangeKind
from secretariat.declarations.comparison.queries import ComparedTexts
from secretariat.declarations.comparison.telling import (
    address_words,
    between_words,
    kind_words,
    side,
    summary_words,
    text_words,
    unchanged_words,
)
from secretariat.declarations.comparison.words import Piece, Wording
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.values.language import _, current_language

ENDINGS: Final = (".pdf", ".docx", ".md", ".txt")
"""What a comparison can be written as; the first is the usual one."""
TEMPLATE: Final = "comparison.typ"


def comparison_paper(
    compared: ComparedTexts,
    form: str,
    *,
    date: Date,
    only_changed: bool = False,
    side_by_side: bool = False,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The comparison as a file with the ending ``form``, in the current language; the same comparison and ``date`` of
    issue give the same bytes.

    ``only_changed`` leaves out what is the same, and says how much; a document (.docx) has the whole text all the same,
    as accepting all its changes gives the text after. ``side_by_side`` is for paper and plain text.
    Raises ``MissingGlyphs`` and ``Refused`` as typesetting does.
    """
    if form == ".docx":
        from secretariat.declarations.comparison.tracked_changes import tracked_document

        return tracked_document(compared, date=date, office=office, paper_size=paper_size)
    if form == ".pdf":
        from secretariat.papers.typesetting import typeset

        return typeset(
            TEMPLATE,
            _told(compared, only_changed=only_changed, side_by_side=side_by_side, office=office),
            title=compared.title,
            language=current_language(),
            date=date,
            folder=Path(__file__).parent,
            overrides=templates,
            paper_size=paper_size,
        )
    if form == ".md":
        from secretariat.declarations.comparison.markdown import comparison_markdown

        return comparison_markdown(compared, only_changed=only_changed).encode()
    from secretariat.declarations.comparison.terminal_lines import LINE_OF_A_FILE, inline_lines, side_by_side_lines

    lines = (
        side_by_side_lines(compared, LINE_OF_A_FILE, only_changed=only_changed)
        if side_by_side
        else inline_lines(compared, only_changed=only_changed, coloured=False)
    )
    return ("\n".join(lines) + "\n").encode()


def _told(compared: ComparedTexts, *, only_changed: bool, side_by_side: bool, office: str) -> dict[str, Any]:
    """Everything the template shows, in words."""
    return {
        "office": office or None,
        "marking": compared.marking or None,
        "between": f"{compared.ref} · {between_words(compared)}",
        "summary": summary_words(compared.comparison.summary),
        "legend": {"removed": _("removed"), "added": _("added")},
        "sides": [text_words(compared.before), text_words(compared.after)] if side_by_side else None,
        "rows": list(_rows(compared, only_changed=only_changed)),
    }


def _rows(compared: ComparedTexts, *, only_changed: bool) -> Iterator[dict[str, Any]]:
    left_out = 0
    for change in compared.comparison.changes:
        if only_changed and change.kind is ChangeKind.SAME:
            left_out += 1
            continue
        if left_out:
            yield {"left_out": unchanged_words(left_out)}
            left_out = 0
        yield _row(change)
    if left_out:
        yield {"left_out": unchanged_words(left_out)}


def _row(change: Change) -> dict[str, Any]:
    shown = (change.now or change.was)[0].paragraph
    return {
        "left_out": None,
        "address": _address(change),
        "words": kind_words(change),
        "heading": is_heading(shown.kind),
        "level": 0 if is_heading(shown.kind) else shown.level,
        "pieces": _pieces(change.pieces),
        "before": _pieces(side(change.pieces, Wording.ADDED)),
        "after": _pieces(side(change.pieces, Wording.REMOVED)),
    }


def _address(change: Change) -> str:
    """The number in the margin; a place in the order (#12) is no number, and is not printed."""
    numbered = any(one.paragraph.number for one in (*change.was, *change.now))
    return address_words(change) if numbered else ""


def _pieces(pieces: tuple[Piece, ...]) -> list[list[str]]:
    return [[piece.kind.value, piece.text] for piece in pieces]
