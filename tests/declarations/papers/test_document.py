"""Texts as documents (DOCX): what a word processor finds in them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from secretariat.declarations.operations import edit_declaration
from secretariat.declarations.papers.making import declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.reading.files import read_data, read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.wording.writing import as_plain, collapsed
from secretariat.record.record import Record
from tests.declarations.papers.drafts import DRAFT
from tests.declarations.reading.documents import in_bytes


def opened(record: Record, kind: TextKind, **options: Any) -> Any:
    return docx.Document(io.BytesIO(declaration_paper(declaration_text(record, "D-1", kind, **options), ".docx")))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_numbers_are_text_and_hang_and_brackets_are_bold(draft: Record) -> None:
    document = opened(draft, TextKind.COMPILATION)
    one = next(p for p in document.paragraphs if p.text.startswith("1.\t"))
    assert (
        one.text
        == "1.\tAgree to [double][KR: triple [or more]] the number of small and medium enterprises that export;"
    )
    assert all(run.bold for run in one.runs if run.text in ("[", "]"))
    assert one.paragraph_format.first_line_indent == -one.paragraph_format.left_indent
    below = next(p for p in document.paragraphs if p.text.startswith("(a)\t"))
    assert below.paragraph_format.left_indent > one.paragraph_format.left_indent
    assert [run.text for run in below.runs if run.bold] == ["trainers"]


def test_headings_are_headings(draft: Record) -> None:
    document = opened(draft, TextKind.COMPILATION)
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Trade"]


def notes_in(data: bytes) -> list[str]:
    """The footnotes as the pages of a word processor show them, each with its mark."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in notes.findall(qn("w:footnote"))[2:]]


def test_notes_are_footnotes_that_the_word_processor_counts(draft: Record) -> None:
    paper = declaration_paper(declaration_text(draft, "D-1", TextKind.COMPILATION), ".docx")
    assert notes_in(paper) == ["Of 2007.", "Proposed by Japan and KR."]
    document = docx.Document(io.BytesIO(paper))
    recalling = next(p for p in document.paragraphs if p.text.startswith("Recalling"))
    assert [one.get(qn("w:id")) for one in recalling._p.iter(qn("w:footnoteReference"))] == ["1"]
    assert not any("Of 2007." in line for line in lines(document))


def test_notes_with_labels_of_their_own_keep_them_and_a_second_mark_refers_to_the_first(reference: Record) -> None:
    text = "1. Agree[^a] to [it][^5] and[^a] that[^9].\n\n[^a]: See[^5].\n[^5]: As in[^7].\n[^7]: Another's.\n"
    take_in(reference, read_pasted(text, markdown=True), Target(title="Notes"))
    paper = declaration_paper(declaration_text(reference, "D-1", TextKind.COMPILATION), ".docx")
    assert notes_in(paper) == ["a See5.", "5 As in7."]
    body = docx.Document(io.BytesIO(paper)).element.body
    assert [one.get(qn("w:instr")) for one in body.iter(qn("w:fldSimple"))] == [" NOTEREF _note1 \\h \\f "]
    assert set(body.xpath("//w:footnoteReference/@w:customMarkFollows")) == {"1"}
    back = read_data(paper, "notes.docx").paragraphs
    assert [f"{one.marker} {one.text}" for one in back] == [
        "1. Agree[^a] to [it][^5] and[^a] that[^9].",
        "[^7]: Another's.",
        "[^a]: See[^5].",
        "[^5]: As in[^7].",
    ]


def test_lines_are_numbered_on_request_and_only_those_of_the_text(draft: Record) -> None:
    text = declaration_text(draft, "D-1", TextKind.COMPILATION)
    plain, numbered = (
        docx.Document(io.BytesIO(declaration_paper(text, ".docx", line_numbers=on))) for on in (False, True)
    )
    assert not plain.sections[0]._sectPr.xpath("./w:lnNumType")
    assert numbered.sections[0]._sectPr.xpath("./w:lnNumType/@w:countBy") == ["5"]
    skipped = [p.text for p in numbered.paragraphs if p._p.xpath("./w:pPr/w:suppressLineNumbers")]
    assert "2(b).1 “in two years”: proposed by JP, KR" in skipped
    assert not any(line.startswith(("1.", "Trade", "Recalling")) for line in skipped)


@pytest.mark.parametrize("kind", [TextKind.COMPILATION, TextKind.WORKING])
def test_a_printed_text_comes_back_as_the_text_alone(draft: Record, kind: TextKind) -> None:
    paper = declaration_paper(declaration_text(draft, "D-1", kind), ".docx", office="Ministry", line_numbers=True)
    read = read_data(paper, "back.docx")
    looks = str.maketrans("", "", "*#\\")
    assert collapsed(as_plain(read.paragraphs)) == collapsed(DRAFT.translate(looks)).replace(
        "[the report](https://example.org/report.pdf)", "the report"
    )
    assert any("had printed around the text" in remark for remark in read.remarks)


def test_what_somebody_wrote_beside_a_printed_line_comes_back_too(draft: Record) -> None:
    document = opened(draft, TextKind.COMPILATION)
    aside = next(p for p in document.paragraphs if p.text.startswith("2(b).1 "))
    aside.add_run(" And Viet Nam!")
    read = read_data(in_bytes(document), "back.docx")
    assert any(one.text.endswith("proposed by JP, KR And Viet Nam!") for one in read.paragraphs)


def test_revision_and_marking_stand_at_the_head_of_every_page(draft: Record) -> None:
    head = opened(draft, TextKind.WORKING, marking="RESTRICTED").sections[0].header.paragraphs[0].text
    assert head.endswith("· Rev.2 · 29 Oct 2007 23:40 WIB · working text\tRESTRICTED")


def test_an_adopted_text_ends_with_its_checksum(sample: Record) -> None:
    text = declaration_text(sample, "D-1", TextKind.CLEAN)
    assert lines(opened(sample, TextKind.CLEAN))[-1].endswith(text.sha256)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_arabic_text_runs_from_right_to_left(draft: Record, language: str) -> None:
    edit_declaration(draft, "D-1", language=language)
    thanks = next(p for p in opened(draft, TextKind.COMPILATION).paragraphs if p.text.startswith("3.\t"))
    assert bool(thanks._p.xpath("./w:pPr/w:bidi")) == (language == "ar")
    assert all(bool(run.font.rtl) == (language == "ar") for run in thanks.runs)
