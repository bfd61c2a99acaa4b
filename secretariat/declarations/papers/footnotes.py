"""Footnotes of a document (DOCX), which a word processor numbers and sets at the foot of the page.

Source: ECMA-376, part 1, 17.11 (footnotes) and 17.16.5.38 (NOTEREF). The library makes no notes, so their part is made
here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from secretariat.declarations.papers.layout import note_words
from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.texts import PrintedParagraph
from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SEPARATORS: Final = ((-1, "separator"), (0, "continuationSeparator"))
_STYLES: Final = (
    '<w:style {w} w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn '
    'w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="40"/></w:pPr><w:rPr><w:sz '
    'w:val="17"/></w:rPr></w:style>',
    '<w:style {w} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:uiPriority '
    'w:val="99"/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
)


class Footnotes:
    """The notes that the marks in a text point to; each first mark of one becomes a footnote, further ones refer to it.

    A note that no mark in the text itself points to is none of them (``is_footnote``): it stands where it stood.
    """

    def __init__(self, paragraphs: Sequence[PrintedParagraph]) -> None:
        self._known = {one.note: one for one in reversed(paragraphs) if one.note}
        body = (run.note for one in paragraphs if not one.note for run in (*one.marker, *one.runs))
        self._marks = Counter(label for label in body if label in self._known)
        self._ids = {label: place for place, label in enumerate(self._marks, start=1)}
        # Where the labels are 1, 2, 3 the word processor may count: a note that is put between them moves the others.
        self._counted = list(self._marks) == [str(place) for place in self._ids.values()]
        self._marked: set[str] = set()

    def is_footnote(self, one: PrintedParagraph) -> bool:
        """Whether a paragraph is the text of a footnote."""
        return one.note in self._marks and self._known[one.note] is one

    def mark(self, paragraph: Paragraph, label: str, *, rtl: bool = False) -> None:
        """Add a mark to a paragraph of the text."""
        from docx.oxml import OxmlElement

        own = self._ids.get(label)
        if own is None:
            paragraph._p.append(_mark(label, rtl=rtl))
        elif label in self._marked:
            field = OxmlElement("w:fldSimple", {_w("instr"): f" NOTEREF _note{own} \\h \\f "})
            field.append(_mark(label, rtl=rtl))
            paragraph._p.append(field)
        else:
            self._marked.add(label)
            run = _mark("" if self._counted else label, rtl=rtl)
            custom = {} if self._counted else {_w("customMarkFollows"): "1"}
            run.insert(1, OxmlElement("w:footnoteReference", {**custom, _w("id"): str(own)}))
            named = {_w("id"): str(own), _w("name"): f"_note{own}"}
            paragraph._p.append(OxmlElement("w:bookmarkStart", named))
            paragraph._p.append(run)
            paragraph._p.append(OxmlElement("w:bookmarkEnd", {_w("id"): str(own)}))

    def add_to(self, made: Document, write: Callable[[Paragraph, Sequence[Run]], None]) -> None:
        """Put the notes into the document; ``write`` adds words to a paragraph. Without notes nothing is put in."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart
        from docx.oxml import OxmlElement, parse_xml
        from docx.oxml.ns import nsdecls

        for style in _STYLES:
            made.styles.element.append(parse_xml(style.format(w=nsdecls("w"))))
        if not self._ids:
            return
        notes = OxmlElement("w:footnotes")
        for id_, kind in _SEPARATORS:
            notes.append(_separator(id_, kind))
        place = PackURI("/word/footnotes.xml")
        part = XmlPart(place, CONTENT_TYPE.WML_FOOTNOTES, notes, made.part.package)
        for label, id_ in self._ids.items():
            notes.append(self._note(id_, label, write, part))
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        separators = OxmlElement("w:footnotePr")
        for id_, _kind in _SEPARATORS:
            separators.append(OxmlElement("w:footnote", {_w("id"): str(id_)}))
        made.settings.element.insert_element_before(separators, "w:endnotePr", "w:compat")

    def _note(self, id_: int, label: str, write: Callable[[Paragraph, Sequence[Run]], None], part: Any) -> Any:
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        note: Any = OxmlElement("w:footnote", {_w("id"): str(id_)})
        element: Any = OxmlElement("w:p")
        element.style = "FootnoteText"
        note.append(element)
        mark = _mark("" if self._counted else label)
        if self._counted:
            mark.append(OxmlElement("w:footnoteRef"))
        element.append(mark)
        write(Paragraph(element, part), (Run(" "), *note_words(self._known[label])))
        return note


def marked_words(paragraph: Paragraph, label: str, *, rtl: bool = False) -> None:
    """Add a mark that is no footnote's own: one within a note, or before a note that stands in the text."""
    paragraph._p.append(_mark(label, rtl=rtl))


def _mark(words: str, *, rtl: bool = False) -> Any:
    """A run in the look of a note's mark."""
    from docx.oxml import OxmlElement

    run: Any = OxmlElement("w:r")
    run.style = "FootnoteReference"
    if rtl:
        run.get_or_add_rPr().append(OxmlElement("w:rtl"))
    if words:
        run.text = printable(words)
    return run


def _separator(id_: int, kind: str) -> Any:
    from docx.oxml import OxmlElement

    note, paragraph, run = (
        OxmlElement("w:footnote", {_w("type"): kind, _w("id"): str(id_)}),
        OxmlElement("w:p"),
        OxmlElement("w:r"),
    )
    run.append(OxmlElement(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
