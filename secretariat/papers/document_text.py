"""How text stands in a document (DOCX): its fonts by script, its language, its colours, fields for page numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FONT: Final = "Noto Sans"
_EAST_ASIAN: Final = {"zh": "SC", "zh-TW": "TC", "zh-HK": "HK", "ja": "JP", "ko": "KR"}


class Colour(StrEnum):
    """The house's colours; ``INK`` leaves a text as the reader's program has it."""

    INK = ""
    QUIET = "5B6675"
    ACCENT = "1F3F6E"


def set_language(made: Document, language: str) -> None:
    """Say which language a document is in, and which fonts it is set in unless a text says otherwise."""
    from docx.shared import Pt

    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(9.5)
    properties = style.element.get_or_add_rPr()
    _fonts(properties, eastAsia="Noto Sans CJK SC", cs=_FONT)
    _said_to_be(properties, val=language)


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 0,
    colour: Colour = Colour.INK,
    strong: bool = False,
    script: str = "",
) -> None:
    """Add words to a paragraph; ``size`` is in points, ``script`` a language of East Asia whose shapes they have."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(printable(text))
    run.bold = strong or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour.value)
    if script in _EAST_ASIAN:
        properties = run._r.get_or_add_rPr()
        _fonts(properties, eastAsia=f"Noto Sans CJK {_EAST_ASIAN[script]}")
        _said_to_be(properties, eastAsia=script)


def number_field(paragraph: Paragraph, field: str, *, size: float, colour: Colour) -> None:
    """A number that the reader's program fills in: PAGE or NUMPAGES."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    # Each part in a run of its own, with a number to begin with: in one run, some programs forget its size and colour.
    for kind in ("begin", "", "separate", "1", "end"):
        write(paragraph, kind if kind == "1" else "", size=size, colour=colour)
        if kind == "1":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = field
        run: Run = paragraph.runs[-1]
        run._r.append(part)


def _fonts(properties: Any, **by_script: str) -> None:
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for script, font in by_script.items():
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)  # a theme's font would win
        fonts.set(qn(f"w:{script}"), font)


def _said_to_be(properties: Any, **by_script: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    for script, name in by_script.items():
        language.set(qn(f"w:{script}"), name)
