"""The delegation list as a document (DOCX) that an office can go on editing."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from secretariat.papers.columns import printable
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, in_language
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_WIDTHS: Final = (58, 76, 36)  # millimetres: name, title and organisation, function
_QUIET: Final = "5B6675"
_ACCENT: Final = "1F3F6E"


def delegation_document(paper: Mapping[str, Any], title: str, language: str, issued: date, office: str) -> bytes:
    """What ``papers.paper`` says, as a DOCX file of A4 pages; the same data and date give the same document."""
    import docx

    document: Document = docx.Document()
    _page(document, language, issued)
    document.core_properties.title = printable(title)
    document.core_properties.author = printable(office)
    document.core_properties.created = document.core_properties.modified = datetime(
        issued.year, issued.month, issued.day
    )
    document.core_properties.language = language
    if office:
        _write(document.add_paragraph(), office, size=8.5, colour=_QUIET)
    _write(document.add_heading(level=0), title, size=19, colour=_ACCENT)
    _write(document.add_paragraph(), paper["subtitle"], size=11, colour=_QUIET)
    for label, value in paper["facts"]:
        line = document.add_paragraph()
        line.paragraph_format.space_after = 0
        _write(line, f"{label}: ", colour=_QUIET)
        _write(line, value)
    for party in paper["parties"]:
        _party(document, party)
    if not paper["parties"]:
        _write(document.add_paragraph(), paper["none"], colour=_QUIET)
    if paper["regrets"]:
        _write(document.add_paragraph(), paper["regrets"], colour=_QUIET)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document: Document, language: str, issued: date) -> None:
    """A4, and "page x of y" with the date of issue at the foot."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Sans", Pt(9.5)
    foot = section.footer.paragraphs[0]
    day = format_date(PartialDate.of(issued), language)
    _write(foot, in_language(language, N_("Issued {date}")).format(date=day) + " · ", size=8, colour=_QUIET)
    for part in _split(in_language(language, N_("Page {page} of {pages}"))):
        if part in ("{page}", "{pages}"):
            _number(foot, "PAGE" if part == "{page}" else "NUMPAGES")
        else:
            _write(foot, part, size=8, colour=_QUIET)


def _party(document: Document, party: Mapping[str, Any]) -> None:
    from docx.shared import Mm, Pt

    heading = document.add_heading(level=2)
    heading.paragraph_format.space_before = Pt(12)
    _write(heading, party["name"], size=11, colour=_ACCENT)
    if not party["people"]:
        _write(document.add_paragraph(), party["aside"], colour=_QUIET)
        return
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for person in party["people"]:
        row = table.add_row()
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
        _person(row.cells, person)


def _person(cells: Sequence[_Cell], person: Mapping[str, Any]) -> None:
    name, what, function = (cell.paragraphs[0] for cell in cells)
    if person["honorific"]:
        _write(name, f"{person['honorific']} ")
    _write(name, person["name"], bold=person["head"])
    if person["native"]:
        name.add_run().add_break()
        _write(name, person["native"], colour=_QUIET)
    lines = [(person[key], key) for key in ("title", "organisation", "representing") if person[key]]
    for place, (line, key) in enumerate(lines):
        if place:
            what.add_run().add_break()
        _write(what, line, colour=_QUIET if key == "representing" else "")
    _write(function, person["function"], bold=person["head"], colour="" if person["head"] else _QUIET)
    for paragraph in (name, what, function):
        # A delegate's lines stay together, and with the delegation's name above the first.
        paragraph.paragraph_format.keep_together = True


def _write(paragraph: Paragraph, text: str, *, size: float = 0, colour: str = "", bold: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(printable(text))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _number(paragraph: Paragraph, field: str) -> None:
    """A field that the reader's program fills in: PAGE or NUMPAGES."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = field
        run._r.append(part)


def _split(pattern: str) -> list[str]:
    """``Page {page} of {pages}`` in its parts."""
    import re

    return [part for part in re.split(r"(\{pages?\})", pattern) if part]
