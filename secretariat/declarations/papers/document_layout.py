"""How paragraphs of a document (DOCX) are laid out, where the library has no words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def from_right(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left."""
    from docx.oxml import OxmlElement

    # The schema wants w:bidi before the spacing and the indents.
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def unnumbered(paragraph: Paragraph) -> None:
    """Leave a paragraph's lines out of those that are counted."""
    from docx.oxml import OxmlElement

    properties = paragraph._p.get_or_add_pPr()
    following = ("w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
    properties.insert_element_before(OxmlElement("w:suppressLineNumbers"), *following)


def number_lines(made: Document) -> None:
    """Every fifth line has its number, counted anew on each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    counted = OxmlElement("w:lnNumType", {qn("w:countBy"): "5", qn("w:restart"): "newPage"})
    following = ("w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:titlePg", "w:bidi", "w:docGrid")
    made.sections[0]._sectPr.insert_element_before(counted, *following)


def into_link(paragraph: Paragraph, run: Run, address: str) -> None:
    """Make the last run of a paragraph lead to an address; runs of one link that follow each other are one link."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    before = run._r.getprevious()
    if before is None or before.tag != qn("w:hyperlink") or before.get(qn("r:id")) != id_:
        before = OxmlElement("w:hyperlink", {qn("r:id"): id_})
        run._r.addprevious(before)
    before.append(run._r)
