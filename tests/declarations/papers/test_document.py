"""Texts as documents (DOCX): what a word processor finds in them."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from secretariat.declarations.operations import edit_declaration
from secretariat.declarations.papers.making import declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.record.record import Record


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


def test_headings_are_headings_and_notes_stand_at_the_end(draft: Record) -> None:
    document = opened(draft, TextKind.COMPILATION)
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Trade"]
    assert lines(document)[-2:] == ["1 Of 2007.", "2 Proposed by Japan and KR."]
    recalling = next(p for p in document.paragraphs if p.text.startswith("Recalling"))
    assert [run.text for run in recalling.runs if run.font.superscript] == ["1"]


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
