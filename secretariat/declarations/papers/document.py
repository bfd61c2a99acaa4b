"""A text of a declaration as a document (DOCX) that goes on being edited: headings, numbers, brackets, notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from secretariat.declarations.papers.closing import checksum_words, closing_sections
from secretariat.declarations.papers.heading import head_words, language_name, legend_words, subtitle_words
from secretariat.declarations.papers.layout import marker_width, says_the_title, set_in
from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.texts import DeclarationText, PrintedParagraph
from secretariat.declarations.states import ParagraphKind
from secretariat.papers.columns import printable
from secretariat.papers.document_file import document_bytes
from secretariat.papers.document_text import Colour, set_language, write
from secretariat.papers.documents import Section, TitleBlock, document
from secretariat.papers.paper_sizes import size_named
from secretariat.values.language import current_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_STEP: Final = 10.0  # millimetres for each level, as on paper
_SIZES: Final = {1: 12.0, 2: 11.0}
_SIZE: Final = 10.5
_SMALL: Final = 8.5
_MARGIN: Final = 20.0
_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


def declaration_document(text: DeclarationText, *, office: str = "", paper_size: str = "a4") -> bytes:
    """The text with its numbers as text, a running head with revision and marking, and pages numbered at the foot;
    the same text gives the same bytes. Notes stand at the end.
    """
    import docx
    from docx.shared import Pt

    block = TitleBlock(text.title, office, subtitle_words(text))
    legend = Section(remark=legend_words(text))
    begun = document(block, [legend], language=current_language(), date=text.day, paper_size=paper_size)
    made: Document = docx.Document(io.BytesIO(begun))
    set_language(made, set_in(text.language))
    made.styles["Normal"].font.size = Pt(_SIZE)
    width = size_named(paper_size).width - 2 * _MARGIN
    _running_head(made, text, width)
    shown = [one for one in text.paragraphs if not says_the_title(one, text.title)]
    notes = [one for one in shown if one.note]
    if text.beside:
        _side_by_side(made, text, [one for one in shown if not one.note], width)
    else:
        writer = _Writer(made, text.language)
        for one in shown:
            if not one.note:
                writer.add(one)
    _notes(made, notes, text.language)
    _closing(made, text)
    return document_bytes(made)


class _Writer:
    """Writes paragraphs into a document or a cell of it."""

    def __init__(self, into: Any, language: str) -> None:
        self._into = into
        self._rtl = set_in(language) in _RIGHT_TO_LEFT

    def add(self, one: PrintedParagraph) -> None:
        """A paragraph, with what is said of its brackets and how far it is."""
        self.words(one, one.runs)
        for line in (*one.proposals, *([" · ".join(one.margin)] if one.margin else [])):
            self._aside(one, line)

    def words(self, one: PrintedParagraph, runs: Sequence[Run]) -> Paragraph:
        """A heading, or a paragraph that hangs from its number."""
        from docx.shared import Mm, Pt

        paragraph: Paragraph = self._into.add_paragraph()
        layout = paragraph.paragraph_format
        if one.rank:
            paragraph._p.style = f"Heading{min(one.rank, 9)}"  # by its id: a name is looked up slowly
            layout.space_before, layout.space_after = Pt(14), Pt(6)
            layout.page_break_before = one.wording.kind == ParagraphKind.ANNEX.value or None
            colour, size = (Colour.ACCENT if one.rank == 1 else Colour.INK), _SIZES.get(one.rank, _SIZE)
            lead = (*one.marker, Run("  ")) if one.marker else ()
            add_runs(paragraph, (*lead, *runs), size=size, colour=colour, rtl=self._rtl)
        else:
            hang = max(_STEP, marker_width(one.marker)) if one.marker else 0.0
            layout.left_indent = Mm(_STEP * one.wording.level + hang)
            layout.first_line_indent = Mm(-hang)
            layout.space_after = Pt(7)
            lead = (*one.marker, Run("\t")) if one.marker else ()
            add_runs(paragraph, (*lead, *runs), rtl=self._rtl)
        if self._rtl:
            _from_right(paragraph)
        return paragraph

    def _aside(self, one: PrintedParagraph, line: str) -> None:
        from docx.shared import Mm, Pt

        paragraph = self._into.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(_STEP * (one.wording.level + bool(one.marker)))
        paragraph.paragraph_format.space_after = Pt(7)
        write(paragraph, line, size=8, colour=Colour.QUIET)


def add_runs(
    paragraph: Paragraph, runs: Sequence[Run], *, size: float = 0, colour: Colour = Colour.INK, rtl: bool = False
) -> None:
    """Words in their looks; ``size`` is in points, the document's own without one. Where a link leads is not told."""
    from docx.shared import Pt, RGBColor

    for one in runs:
        run = paragraph.add_run(printable(one.text or one.note))
        if size:
            run.font.size = Pt(size)
        if one.strong or one.bracket:
            run.bold = True
        if one.slanted:
            run.italic = True
        if one.note:
            run.font.superscript = True
        if rtl:
            run.font.rtl = True
        shade = Colour.ACCENT if one.bracket else colour
        if shade:
            run.font.color.rgb = RGBColor.from_string(shade.value)


def _from_right(paragraph: Paragraph) -> None:
    from docx.oxml import OxmlElement

    # The schema wants w:bidi before the spacing and the indents.
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _running_head(made: Document, text: DeclarationText, width: float) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    head = made.sections[0].header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    write(head, head_words(text), size=8, colour=Colour.QUIET)
    if text.marking:
        write(head, "\t" + text.marking, size=8, strong=True)


def _side_by_side(made: Document, text: DeclarationText, shown: Sequence[PrintedParagraph], width: float) -> None:
    from docx.shared import Mm

    table = made.add_table(rows=1, cols=2)
    table.autofit = False
    half = Mm(width / 2)
    for column in table.columns:
        column.width = half
    for cell, language in zip(table.rows[0].cells, (text.language, text.beside), strict=True):
        write(cell.paragraphs[0], language_name(language), size=_SMALL, strong=True, colour=Colour.ACCENT)
    for one in shown:
        cells = table.add_row().cells
        _Writer(cells[0], text.language).add(one)
        if one.translation:
            _Writer(cells[1], text.beside).words(one, one.translation)
        for cell in cells:
            cell.width = half
            empty = cell.paragraphs[0]._p
            if len(cell.paragraphs) > 1:
                empty.getparent().remove(empty)


def _notes(made: Document, notes: Sequence[PrintedParagraph], language: str) -> None:
    for place, one in enumerate(notes):
        paragraph = made.add_paragraph()
        if not place:
            from docx.shared import Pt

            paragraph.paragraph_format.space_before = Pt(14)
        lead = (Run("", note=one.note), Run(" "))
        add_runs(paragraph, (*lead, *one.runs), size=_SMALL, rtl=set_in(language) in _RIGHT_TO_LEFT)


def _closing(made: Document, text: DeclarationText) -> None:
    for heading, lines in closing_sections(text):
        write(made.add_heading(level=1), heading, size=_SIZES[1], colour=Colour.ACCENT)
        for line in lines:
            write(made.add_paragraph(), line)
    if text.sha256:
        last = made.add_paragraph()
        write(last, f"{checksum_words()}\n", size=8, colour=Colour.QUIET)
        write(last, text.sha256, size=8)
