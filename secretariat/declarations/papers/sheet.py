"""The clean and the compilation text in the terminal, for ``show``."""

from __future__ import annotations

from secretariat.declarations.papers.heading import legend_words, subtitle_words
from secretariat.declarations.papers.texts import DeclarationText, PrintedParagraph
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.declarations.wording.writing import printed_marker
from secretariat.values.fact_sheet import FactSheet, Line, Section


def text_sheet(text: DeclarationText) -> FactSheet:
    """The text as it is typed, its numbers before it; below a paragraph what the ledger says of its brackets."""
    lines = [line for one in text.paragraphs for line in _lines(one)]
    sections = [Section(subtitle_words(text), lines)]
    if text.open_brackets or text.without_partner:
        sections.append(Section("", [Line(legend_words(text))]))
    return FactSheet("", text.title, text.marking, (), sections)


def _lines(one: PrintedParagraph) -> list[Line]:
    own = one.wording
    marker = printed_marker(own) if one.note else "".join(run.text for run in one.marker)
    return [
        Line(own.text, marker, "accent" if is_heading(own.kind) else ""),
        *(Line(f"— {line}", "", "dim") for line in one.proposals),
    ]
