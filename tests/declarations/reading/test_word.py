"""Word documents: numbers that Word makes, tracked changes, notes, tables, and what is no document."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from secretariat.declarations.reading.files import read_data
from secretariat.declarations.reading.word_numbering import formatted
from secretariat.declarations.wording.paragraph import addresses
from secretariat.values.refusal import Refused
from tests.declarations.reading.documents import W, in_bytes, level, negotiated, numbered, with_lists


def test_a_draft_from_a_capital() -> None:
    read = read_data(in_bytes(negotiated()), "draft.docx")
    said = zip(addresses(read.paragraphs), read.paragraphs, strict=True)
    assert [(address, one.kind, one.level, one.marker, one.text) for address, one in said] == [
        ("#1", "title", 1, "", "Jakarta Declaration"),
        ("#2", "chapeau", 0, "", "The Ministers,"),
        ("P1", "preambular", 0, "", "Recalling the meeting of Gifu,"),
        ("#4", "heading", 1, "", "Trade"),
        ("1", "operative", 0, "1.", "Agree to [triple] trade[^1];"),
        ("2", "chapeau", 0, "2.", "Decide:"),
        ("2(a)", "sub-paragraph", 1, "(a)", "a fund;"),
        ("2(b)", "sub-paragraph", 1, "(b)", "a network:"),
        ("2(b)(i)", "sub-paragraph", 2, "(i)", "of offices;"),
        ("2(b)(ii)", "sub-paragraph", 2, "(ii)", "of banks."),
        ("3", "operative", 0, "3.", "Meet again."),
        ("#12", "sub-paragraph", 1, "•", "in 2013"),
        ("#13", "operative", 0, "", "Korea"),
        ("#14", "operative", 0, "", "[/draft]"),
        ("#15", "footnote", 0, "[^1]:", "Proposed by Korea."),
    ]
    assert read.remarks == (
        "1 tracked insertion was taken as text.",
        "1 tracked deletion was left out.",
        "1 table: its cells were taken as paragraphs.",
    )
    assert (read.title, read.written_in) == ("Jakarta Declaration", "plain")


def test_the_title_is_the_one_that_says_so_with_the_letterhead_over_it() -> None:
    made = Document()
    made.add_paragraph("Ministry of Cooperatives and SMEs")
    made.add_paragraph("Jakarta Declaration", style="Title")
    made.add_paragraph("We agree.")
    read = read_data(in_bytes(made), "draft.docx")
    assert [one.kind for one in read.paragraphs] == ["heading", "title", "operative"]
    assert read.title == "Jakarta Declaration"


def test_lists_that_go_on_start_elsewhere_or_have_numbers_of_several_levels() -> None:
    made = Document()
    levels = level(0, "decimal", "%1", 3) + level(1, "decimal", "%1.%2")
    again = f'<w:num {W} w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>'
    with_lists(made, levels, starts=f"{again}</w:lvlOverride></w:num>")
    made.add_paragraph("We agree as follows.")
    for text, ilvl, list_ in (("a", 0, 1), ("b", 1, 1), ("c", 1, 1), ("d", 0, 1), ("e", 0, 2), ("f", 0, 2)):
        numbered(made, text, ilvl, list_)
    read = read_data(in_bytes(made), "draft.docx")
    assert [one.number for one in read.paragraphs] == ["", "3", "3.1", "3.2", "4", "9", "10"]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [(4, "decimal", "4"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (1999, "lowerRoman", "mcmxcix"),
     (44, "upperRoman", "XLIV"), (7, "decimalZero", "07"), (3, "none", ""), (0, "lowerRoman", "0"),
     (5, "ordinal", "5")],
)  # fmt: skip
def test_formats_of_numbers(number: int, form: str, said: str) -> None:
    assert formatted(number, form) == said


def zipped(**parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "draft.docx",
            "protected by a password or is an older Word",
        ),
        (b"PK\x03\x04 broken", "draft.docx", "is damaged"),
        (zipped(xl__workbook_xml="<x/>"), "list.docx", "is no Word document"),
        (zipped(word__document_xml="<x/>"), "draft.docx", "is damaged"),
        (zipped(word__document_xml="a" * 40_000_000), "draft.docx", "needs more memory or time"),
        (b"%PDF-1.7\n...", "draft.txt", "is a PDF, from which no text is read"),
        (b"{\\rtf1 hello}", "draft.docx", "is an RTF document"),
        (b"\x00\x01\x02\x03\x04\x05\x80\x81", "draft.txt", "is no text, or in no known encoding"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "draft.md", "is a web page"),
        (in_bytes(Document()), "empty.docx", "There is no text in it"),
        (b" \n ", "empty.txt", "There is no text in it"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, name: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refusal:
        read_data(data, name)
    assert "\n" not in refusal.value.message


def test_text_in_another_encoding_is_read_and_told() -> None:
    read = read_data("1. Économies émergentes, déclaration à Gérardmer;".encode("cp1252"), "draft.txt")
    assert read.paragraphs[0].text == "Économies émergentes, déclaration à Gérardmer;"
    assert read.remarks == ("The file doesn't say how its letters are encoded; it was read as cp1252.",)
