"""A text of a declaration as a document (DOCX) that goes on being edited: headings, numbers, brackets, footnotes.

What stands around the text bears bookmarks (``word_around``), so that the document comes back in as the text alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from secretariat.declarations.papers.closing import checksum_words, closing_sections
from secretariat.declarations.papers.document_layout import from_right, into_link, number_lines, unnumbered
from secretariat.declarations.papers.footnotes import Footnotes, marked_words
from secretariat.declarations.papers.heading import head_words, language_name, legend_words, subtitle_words
from secretariat.declarations.papers.layout import marker_width, says_the_title, set_in
from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.texts import DeclarationText, PrintedParagraph
from secretariat.declarations.reading.word_around import around_name
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
_TITLE: Final = 19.0
_AROUND: Final = 100_000  # the first number of the bookmarks around the text; those of notes are below
_MARGIN: Final = 20.0
_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})


def declaration_document(
    text: DeclarationText, *, line_numbers: bool = False, office: str = "", paper_size: str = "a4"
) -> bytes:
    """The text with its numbers as text, footnotes, a running head with revision and marking, and pages numbered at the
    foot; the same text gives the same bytes. ``line_numbers`` count the text's lines on each page, every fifth shown.
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
    if line_numbers:
        number_lines(made)
    writer = _Writer(made, text)
    shown = writer.head(text.paragraphs)
    if text.beside:
        _side_by_side(writer, text, shown, width)
    else:
        for one in shown:
            writer.add(one)
    writer.closing()
    return document_bytes(made)


class _Writer:
    """Writes paragraphs into a document or a cell of it."""

    def __init__(self, made: Document, text: DeclarationText) -> None:
        self.made, self._text = made, text
        self._notes = Footnotes(text.paragraphs)
        self._around = 0

    def head(self, paragraphs: Sequence[PrintedParagraph]) -> list[PrintedParagraph]:
        """Tell what stands at the head from the text; the paragraphs that are still to be written.

        A text that begins with its title has it there already, with the marks of its notes.
        """
        first = paragraphs[0] if paragraphs and says_the_title(paragraphs[0], self._text.title) else None
        for paragraph in self.made.paragraphs:
            if first is not None and paragraph._p.style == "Title":
                paragraph.runs[0].text = ""
                self._runs(
                    paragraph, first.runs, size=_TITLE, colour=Colour.ACCENT, rtl=self._is_rtl(self._text.language)
                )
                unnumbered(paragraph)
            else:
                self.stands_around(paragraph)
        return [one for one in paragraphs if one is not first and not self._notes.is_footnote(one)]

    def stands_around(self, paragraph: Paragraph) -> None:
        """Mark a line that is no part of the text."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        id_ = str(_AROUND + self._around)
        named = {qn("w:id"): id_, qn("w:name"): around_name(paragraph.text, self._around)}
        self._around += 1
        paragraph._p.append(OxmlElement("w:bookmarkStart", named))
        paragraph._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): id_}))
        unnumbered(paragraph)

    def add(self, one: PrintedParagraph, into: Any = None) -> None:
        """A paragraph, with what is said of its brackets and how far it is; in a cell where one is given."""
        place = self.made if into is None else into
        self.words(one, one.runs, place, self._text.language)
        for line in (*one.proposals, *([" · ".join(one.margin)] if one.margin else [])):
            self._aside(one, line, place)

    def words(self, one: PrintedParagraph, runs: Sequence[Run], into: Any, language: str) -> None:
        """A heading, or a paragraph that hangs from its number."""
        from docx.shared import Mm, Pt

        paragraph: Paragraph = into.add_paragraph()
        layout = paragraph.paragraph_format
        rtl = self._is_rtl(language)
        if one.rank:
            paragraph._p.style = f"Heading{min(one.rank, 9)}"  # by its id: a name is looked up slowly
            layout.space_before, layout.space_after = Pt(14), Pt(6)
            layout.page_break_before = one.wording.kind == ParagraphKind.ANNEX.value or None
            colour, size = (Colour.ACCENT if one.rank == 1 else Colour.INK), _SIZES.get(one.rank, _SIZE)
            lead = (*one.marker, Run("  ")) if one.marker else ()
            self._runs(paragraph, (*lead, *runs), size=size, colour=colour, rtl=rtl)
        elif one.note:
            marked_words(paragraph, one.note, rtl=rtl)
            typed = ": " if one.wording.marker.endswith(":") else " "
            self._runs(paragraph, (Run(typed), *runs), size=_SMALL, rtl=rtl)
        else:
            hang = max(_STEP, marker_width(one.marker)) if one.marker else 0.0
            layout.left_indent = Mm(_STEP * one.wording.level + hang)
            layout.first_line_indent = Mm(-hang)
            layout.space_after = Pt(7)
            lead = (*one.marker, Run("\t")) if one.marker else ()
            self._runs(paragraph, (*lead, *runs), rtl=rtl)
        if rtl:
            from_right(paragraph)

    def closing(self) -> None:
        """The footnotes, and what stands after the text."""
        rtl = self._is_rtl(self._text.language)
        self._notes.add_to(self.made, lambda paragraph, runs: add_runs(paragraph, runs, size=_SMALL, rtl=rtl))
        count = len(self.made.paragraphs)
        _closing(self.made, self._text)
        for paragraph in self.made.paragraphs[count:]:
            self.stands_around(paragraph)

    def _runs(self, paragraph: Paragraph, runs: Sequence[Run], *, rtl: bool, **looks: Any) -> None:
        """Words with their footnotes."""
        for one in runs:
            if one.note:
                self._notes.mark(paragraph, one.note, rtl=rtl)
            else:
                add_runs(paragraph, (one,), rtl=rtl, **looks)

    def _aside(self, one: PrintedParagraph, line: str, into: Any) -> None:
        from docx.shared import Mm, Pt

        paragraph = into.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(_STEP * (one.wording.level + bool(one.marker)))
        paragraph.paragraph_format.space_after = Pt(7)
        write(paragraph, line, size=8, colour=Colour.QUIET)
        self.stands_around(paragraph)

    def _is_rtl(self, language: str) -> bool:
        return set_in(language) in _RIGHT_TO_LEFT


def add_runs(
    paragraph: Paragraph, runs: Sequence[Run], *, size: float = 0, colour: Colour = Colour.INK, rtl: bool = False
) -> None:
    """Words in their looks; ``size`` is in points, the document's own without one. A link leads to its address."""
    from docx.shared import Pt, RGBColor

    for one in runs:
        if one.note:
            marked_words(paragraph, one.note, rtl=rtl)
            continue
        run = paragraph.add_run(printable(one.text))
        if one.link:
            into_link(paragraph, run, one.link)
        if size:
            run.font.size = Pt(size)
        if one.strong or one.bracket:
            run.bold = True
        if one.slanted:
            run.italic = True
        if rtl:
            run.font.rtl = True
        shade = Colour.ACCENT if one.bracket or one.link else colour
        if shade:
            run.font.color.rgb = RGBColor.from_string(shade.value)


def _running_head(made: Document, text: DeclarationText, width: float) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    head = made.sections[0].header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    write(head, head_words(text), size=8, colour=Colour.QUIET)
    if text.marking:
        write(head, "\t" + text.marking, size=8, strong=True)


def _side_by_side(writer: _Writer, text: DeclarationText, shown: Sequence[PrintedParagraph], width: float) -> None:
    from docx.shared import Mm

    table = writer.made.add_table(rows=1, cols=2)
    table.autofit = False
    half = Mm(width / 2)
    for column in table.columns:
        column.width = half
    for cell, language in zip(table.rows[0].cells, (text.language, text.beside), strict=True):
        write(cell.paragraphs[0], language_name(language), size=_SMALL, strong=True, colour=Colour.ACCENT)
    for one in shown:
        cells = table.add_row().cells
        writer.add(one, cells[0])
        if one.translation:
            writer.words(one, one.translation, cells[1], text.beside)
        for cell in cells:
            cell.width = half
            empty = cell.paragraphs[0]._p
            if len(cell.paragraphs) > 1:
                empty.getparent().remove(empty)


def _closing(made: Document, text: DeclarationText) -> None:
    for heading, lines in closing_sections(text):
        write(made.add_heading(level=1), heading, size=_SIZES[1], colour=Colour.ACCENT)
        for line in lines:
            write(made.add_paragraph(), line)
    if text.sha256:
        last = made.add_paragraph()
        write(last, f"{checksum_words()}\n", size=8, colour=Colour.QUIET)
        write(last, text.sha256, size=8)
