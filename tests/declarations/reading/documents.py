"""Word documents made for tests: lists numbered by Word, tracked changes, notes."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

W = nsdecls("w")


def level(ilvl: int, form: str, text: str, start: int = 1) -> str:
    said = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{ilvl}">{said}</w:lvl>'


def with_lists(made: Made, *lists: str, starts: str = "") -> None:
    """Give a document its lists: list 1 has the levels of the first argument, and so on; the last may start anew."""
    numbering = made.part.numbering_part.element
    for one in list(numbering):
        numbering.remove(one)
    for n, levels in enumerate(lists, start=1):
        numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="{n}">{levels}</w:abstractNum>'))
    for n in range(1, len(lists) + 1):
        numbering.append(parse_xml(f'<w:num {W} w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'))
    if starts:
        numbering.append(parse_xml(starts))


def numbered(made: Made, text: str, ilvl: int = 0, list_: int = 1) -> Paragraph:
    paragraph = made.add_paragraph(text)
    xml = f'<w:numPr {W}><w:ilvl w:val="{ilvl}"/><w:numId w:val="{list_}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    return paragraph


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def append(paragraph: Paragraph, xml: str) -> None:
    """More of a paragraph, in the document's own language."""
    for one in parse_xml(f"<w:p {W}>{xml}</w:p>"):
        paragraph._p.append(one)


def with_notes(made: Made, *notes: str) -> None:
    """Footnotes 1, 2, … of a document."""
    told = "".join(f'<w:footnote w:id="{n}"><w:p>{run(note)}</w:p></w:footnote>' for n, note in enumerate(notes, 1))
    separator = f'<w:footnote w:type="separator" w:id="0"><w:p>{run("_")}</w:p></w:footnote>'
    blob = f'<?xml version="1.0"?><w:footnotes {W}>{separator}{told}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    made.part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, blob, made.part.package), RELATIONSHIP_TYPE.FOOTNOTES
    )


def in_bytes(made: Made) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def negotiated() -> Made:
    """A draft as capitals send them: numbers by Word, tracked changes, a table, a note."""
    made = Document()
    treaty = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    with_lists(made, treaty, level(0, "bullet", "\uf0b7"), level(0, "upperRoman", "Article %1"))
    made.add_paragraph("Jakarta Declaration", style="Title")
    made.add_paragraph("The Ministers,")
    made.add_paragraph("Recalling the meeting of Gifu,")
    made.add_heading("Trade", 1)
    changed = numbered(made, "Agree to ")
    append(changed, f'<w:ins w:id="1" w:author="KR">{run("[triple]")}</w:ins>')
    append(changed, f'<w:del w:id="2" w:author="KR">{run("double", "delText")}</w:del>')
    append(changed, f'{run(" trade")}<w:r><w:footnoteReference w:id="1"/></w:r>{run(";")}')
    numbered(made, "Decide:")
    numbered(made, "a fund;", 1)
    numbered(made, "a network:", 1)
    numbered(made, "of offices;", 2)
    numbered(made, "of banks.", 2)
    numbered(made, "Meet again.")
    numbered(made, "in 2013", 0, 2)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Korea", "[/draft]"
    with_notes(made, "Proposed by Korea.")
    return made
