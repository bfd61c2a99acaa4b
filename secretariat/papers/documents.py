"""Documents (DOCX) that an office can go on editing: a title block, tables, "page x of y" on paper of its own size.

document(TitleBlock("18th meeting", office="Secretariat"), [Section(rows, columns)], language="en", date=today)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from secretariat.papers.columns import printable
from secretariat.papers.document_file import document_bytes
from secretariat.papers.document_text import Colour, number_field, set_language, write
from secretariat.papers.paper_sizes import size_named
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, in_language
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_MARGIN: Final = (20.0, 22.0)  # millimetres: left and right, top and bottom


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one look: ``strong`` (bold), ``quiet`` (grey); ``on_new_line`` begins a line.

    ``script`` is the language of a name in its own script (zh, zh-TW, zh-HK, ja, ko), in whose shapes it is drawn.
    """

    text: str
    strong: bool = False
    quiet: bool = False
    on_new_line: bool = False
    script: str = ""


CellText: TypeAlias = "str | Sequence[Words]"


@dataclass(frozen=True, slots=True)
class DocumentColumn:
    """A column: the ``heading`` above it, and its ``width`` as a share of the page's."""

    heading: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands at the head of the first page; ``facts`` are labels and values, one line each.

    ``marking`` ("RESTRICTED") stands above every page.
    """

    title: str
    office: str = ""
    subtitle: str = ""
    facts: Sequence[tuple[str, str]] = ()
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs of a ``body``, then a table, a ``heading`` above and a ``remark`` under them; each may be left out.

    Each of ``rows`` has a cell for each of ``columns``, and is never cut in two by a page's end. The columns' headings
    are repeated on every page; where all are "" the table has none.
    """

    rows: Sequence[Sequence[CellText]] = ()
    columns: Sequence[DocumentColumn] = ()
    heading: str = ""
    remark: str = ""
    body: Sequence[CellText] = ()


def document(
    block: TitleBlock,
    sections: Sequence[Section],
    *,
    language: str,
    date: date,
    paper_size: str = "a4",
    second_language: str = "",
) -> bytes:
    """A title block and tables as a DOCX file: the same content and ``date`` of issue give the same bytes.

    ``paper_size`` is one of ``paper_sizes.SIZES``; raises ``Refused`` for another. The foot says the same in
    ``second_language`` too, where one is given.
    """
    import docx

    made: Document = docx.Document()
    width = _page(made, paper_size, (language, second_language) if second_language else (language,), date)
    properties = made.core_properties
    properties.title, properties.author = printable(block.title), printable(block.office)
    properties.created = properties.modified = datetime(date.year, date.month, date.day)
    properties.language = language
    _title_block(made, block)
    for section in sections:
        _section(made, section, width)
    return document_bytes(made)


def _page(made: Document, paper_size: str, languages: Sequence[str], issued: date) -> float:
    """Set size, margins, font and foot; the width that is left for text, in millimetres."""
    from docx.shared import Mm

    size, (beside, above) = size_named(paper_size), _MARGIN
    section = made.sections[0]
    section.page_width, section.page_height = Mm(size.width), Mm(size.height)
    section.left_margin = section.right_margin = Mm(beside)
    section.top_margin = section.bottom_margin = Mm(above)
    set_language(made, languages[0])
    foot = section.footer.paragraphs[0]
    dates = {language: format_date(PartialDate.of(issued), language) for language in languages}
    days = [in_language(language, N_("Issued {date}")).format(date=day) for language, day in dates.items()]
    write(foot, " / ".join(days), size=8, colour=Colour.QUIET)
    for place, language in enumerate(languages):
        _page_number(foot, language, " / " if place else " · ")
    return size.width - 2 * beside


def _page_number(foot: Paragraph, language: str, sign: str) -> None:
    """Which page it is of how many, behind a sign."""
    before, rest = in_language(language, N_("Page {page} of {pages}")).split("{page}")
    between, after = rest.split("{pages}")
    for words, field in ((sign + before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        write(foot, words, size=8, colour=Colour.QUIET)
        if field:
            number_field(foot, field, size=8, colour=Colour.QUIET)


def _title_block(made: Document, block: TitleBlock) -> None:
    from docx.shared import Pt

    if block.marking:
        write(made.sections[0].header.paragraphs[0], block.marking, size=8, strong=True)
    if block.office:
        write(made.add_paragraph(), block.office, size=8.5, colour=Colour.QUIET)
    write(made.add_heading(level=0), block.title, size=19, colour=Colour.ACCENT)
    if block.subtitle:
        write(made.add_paragraph(), block.subtitle, size=11, colour=Colour.QUIET)
    for number, (label, value) in enumerate(block.facts, start=1):
        line = made.add_paragraph()
        line.paragraph_format.space_after = Pt(8) if number == len(block.facts) else 0
        write(line, f"{label}: ", colour=Colour.QUIET)
        write(line, value)


def _section(made: Document, section: Section, width: float) -> None:
    from docx.shared import Pt

    if section.heading:
        heading = made.add_heading(level=2)
        heading.paragraph_format.space_before = Pt(12)
        write(heading, section.heading, size=11, colour=Colour.ACCENT)
    for text in section.body:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        _say(paragraph, text)
    if section.columns and section.rows:
        _table(made, section, width)
    if section.remark:
        write(made.add_paragraph(), section.remark, colour=Colour.QUIET)


def _table(made: Document, section: Section, width: float) -> None:
    from docx.shared import Mm

    table = made.add_table(rows=0, cols=len(section.columns))
    table.autofit = False
    whole = sum(column.width for column in section.columns)
    widths = [Mm(width * column.width / whole) for column in section.columns]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    if any(column.heading for column in section.columns):
        headings = [[Words(column.heading, strong=True)] for column in section.columns]
        _row(table, headings, widths, "w:tblHeader")
    for cells in section.rows:
        _row(table, cells, widths)


def _row(table: Any, cells: Sequence[CellText], widths: Sequence[Length], *properties: str) -> None:
    from docx.oxml import OxmlElement

    row = table.add_row()
    for name in ("w:cantSplit", *properties):
        row._tr.get_or_add_trPr().append(OxmlElement(name))
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        _fill(cell, text, width)


def _fill(cell: _Cell, text: CellText, width: Length) -> None:
    cell.width = width
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.keep_together = True
    _say(paragraph, text)


def _say(paragraph: Paragraph, text: CellText) -> None:
    for words in [Words(text)] if isinstance(text, str) else text:
        if words.on_new_line:
            paragraph.add_run().add_break()
        colour = Colour.QUIET if words.quiet else Colour.INK
        write(paragraph, words.text, strong=words.strong, colour=colour, script=words.script)
