"""A text of a declaration as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from secretariat.declarations.papers.closing import checksum_words, closing_sections
from secretariat.declarations.papers.heading import head_words, kind_words, language_name, legend_words, subtitle_words
from secretariat.declarations.papers.layout import marker_width, note_words, says_the_title, set_in
from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.texts import DeclarationText, PrintedParagraph, TextKind
from secretariat.declarations.states import ParagraphKind
from secretariat.papers.typesetting import typeset
from secretariat.values.language import current_language

TEMPLATE: Final = "declaration.typ"


def declaration_pdf(
    text: DeclarationText,
    *,
    line_numbers: bool = False,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The text as a PDF, in the current language around it; the same text always gives the same bytes, as the day of
    issue is the day on which the text was settled.

    Raises ``MissingGlyphs`` and ``Refused`` as typesetting does.
    """
    return typeset(
        TEMPLATE,
        _told(text, line_numbers=line_numbers, office=office),
        title=text.title,
        language=current_language(),
        date=text.day,
        folder=Path(__file__).parent,
        overrides=templates,
        paper_size=paper_size,
    )


def _told(text: DeclarationText, *, line_numbers: bool, office: str) -> dict[str, Any]:
    """Everything the template shows."""
    notes = {one.note: one for one in reversed(text.paragraphs) if one.note}
    writer = _Writer(frozenset(notes))
    shown = [one for one in text.paragraphs if not says_the_title(one, text.title)]
    title = next((one for one in text.paragraphs if says_the_title(one, text.title)), None)
    noted = title is not None and any(run.note for run in title.runs)
    titled = writer.told(title)["runs"] if title is not None and noted else None
    paragraphs = [writer.told(one) for one in shown]
    sides = [language_name(text.language), language_name(text.beside)] if text.beside else None
    return {
        "office": office or None,
        "title": titled,
        "marking": text.marking or None,
        "language": set_in(text.language),
        "beside": set_in(text.beside),
        "subtitle": subtitle_words(text),
        "head": head_words(text),
        "kind": kind_words(text),
        "legend": legend_words(text),
        "line_numbers": line_numbers,
        "margins": text.kind is TextKind.WORKING and not text.beside,
        "sides": sides,
        # A note that no mark points to is printed where it stands.
        "paragraphs": [
            told
            for told, one in zip(paragraphs, shown, strict=True)
            if not (one.note in writer.marked and notes[one.note] is one)
        ],
        "notes": {label: _runs(note_words(one)) for label, one in notes.items() if label in writer.marked},
        "closing": [{"heading": heading, "lines": lines} for heading, lines in closing_sections(text)],
        "checksum": {"words": checksum_words(), "sha256": text.sha256} if text.sha256 else None,
    }


class _Writer:
    """Tells paragraphs to the template; ``marked`` are the labels of the notes that were pointed to so far."""

    def __init__(self, notes: frozenset[str]) -> None:
        self._notes = notes
        self.marked: set[str] = set()

    def told(self, one: PrintedParagraph) -> dict[str, Any]:
        """A paragraph with its keys; a note that is printed where it stands has its label before it."""
        marker = (Run("", note=one.note),) if one.note else one.marker
        return {
            "rank": one.rank,
            "level": 0 if one.rank else one.wording.level,
            "marker": _runs(marker),
            "wide": marker_width(marker),
            "runs": _plain(list(self._told(one.runs))),
            "proposals": list(one.proposals),
            "margin": list(one.margin),
            "beside": _runs(one.translation),
            "annex": one.wording.kind == ParagraphKind.ANNEX.value,
        }

    def _told(self, runs: Sequence[Run]) -> Iterator[Any]:
        for run, told in zip(runs, map(_run, runs), strict=True):
            if run.note:
                first = run.note in self._notes and run.note not in self.marked
                self.marked.add(run.note)
                yield [*told, first]
            else:
                yield told


def _runs(runs: Sequence[Run]) -> list[Any] | str:
    """Runs as the template reads them."""
    return _plain([_run(run) for run in runs])


def _plain(told: list[Any]) -> list[Any] | str:
    """A text alone where all of it has one look: most of a long text has, and is read quicker so."""
    return "".join(told) if all(isinstance(one, str) for one in told) else told


def _run(run: Run) -> Any:
    if run.note:
        return ["n", run.note]
    looks = "b" * run.strong + "i" * run.slanted + "x" * run.bracket + "l" * bool(run.link)
    if not looks:
        return run.text
    return [looks, run.text, run.link] if run.link else [looks, run.text]
