"""The law of documents (DOCX): a text that is printed and comes back in is the text, whatever it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from secretariat.declarations.papers.making import declaration_paper
from secretariat.declarations.papers.texts import TextKind, declaration_text
from secretariat.declarations.reading.files import read_data
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.reading.plain import read_plain
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.wording.writing import as_plain, collapsed, printed_marker
from secretariat.record.record import Record
from tests.declarations.reading.real_texts import read_real
from tests.declarations.reading.test_written_out import cleaned, texts


def said(one: Paragraph) -> str:
    """A paragraph's number and words; the stars around a participle are its look."""
    return collapsed(f"{printed_marker(one)} {one.text}").replace("*", "")


def there_and_back(record: Record, read: ReadText) -> tuple[list[str], list[str]]:
    """The paragraphs of a text, and those that its document is read as."""
    ref = take_in(record, read, Target(title="A text whose title no text has")).ref
    paper = declaration_paper(declaration_text(record, ref, TextKind.COMPILATION), ".docx")
    return [said(one) for one in read.paragraphs], [said(one) for one in read_data(paper, "back.docx").paragraphs]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_what_is_printed_as_a_document_comes_back_word_for_word(reference: Record, text: str) -> None:
    if cleaned(text).strip():
        there, back = there_and_back(reference, read_plain(cleaned(text)))
        assert Counter(" ".join(back).split()) == Counter(" ".join(there).split())


@pytest.mark.parametrize("name", ["bbnj/agreement-en.txt", "unga/A-RES-79-271.txt", "unga/A-RES-77-321.txt"])
def test_a_real_text_comes_back_paragraph_by_paragraph(reference: Record, name: str) -> None:
    there, back = there_and_back(reference, read_real(name))
    assert sorted(back) == sorted(there)  # notes come behind the text, in the order of their marks


def test_a_title_with_a_note_stands_at_the_head_with_its_mark(reference: Record) -> None:
    text = "JAKARTA DECLARATION[^1]\n\n1. We agree.\n\n[^1]: Adopted by consensus.\n"
    ref = take_in(reference, read_plain(text), Target()).ref
    printed = declaration_text(reference, ref, TextKind.CLEAN)
    assert printed.title == "JAKARTA DECLARATION"
    back = read_data(declaration_paper(printed, ".docx"), "back.docx")
    assert as_plain(back.paragraphs) == text
