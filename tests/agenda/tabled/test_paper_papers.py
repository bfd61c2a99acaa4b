"""The list of documents and the cover sheet, read back by other programs' eyes."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from secretariat.agenda.operations import add_item
from secretariat.agenda.papers.making import make_paper
from secretariat.agenda.tabled.operations import add_paper, edit_paper, revise_paper
from secretariat.agenda.tabled.papers.cover_paper import cover_paper
from secretariat.agenda.tabled.papers.documents_paper import documents_paper
from secretariat.agenda.tabled.printing_screen import _saved_file
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.refusal import Refused
from tests.done_once import done_once
from tests.printing import pdf_text, printing_tools

MEETING = "APEC-T-18"
FIRST, SECOND = "2011/SMEMM/001", "2011/SMEMM/001rev1"


@done_once
def meeting(reference: Record) -> None:
    """A meeting with papers of Chinese Taipei and of somebody who is no party, one of them revised."""
    dates = parse_date("20-21 May 2011", today=reference.today)
    add_meeting(
        reference, ref=MEETING, title="18th [SME] meeting", level="ministerial", forum="APEC", dates=dates,
        place="Big Sky", paper_pattern="{year}/SMEMM/{number:03}",
    )  # fmt: skip
    add_item(reference, MEETING, title="Opening")
    add_item(reference, MEETING, title="Finance [for SMEs]")
    add_paper(reference, MEETING, title="[/draft] themes 林聖忠", by="TW", item="2", language="en")
    revise_paper(reference, FIRST, access="public")
    add_paper(reference, MEETING, title="=Report of ABAC", by="ABAC", item="1", purpose="information")


def docx_text(paper: bytes) -> str:
    made = Document(io.BytesIO(paper))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def read(paper: bytes, form: str) -> str:
    if form == ".pdf":
        return pdf_text(paper)
    if form == ".xlsx":
        page = openpyxl.load_workbook(io.BytesIO(paper)).worksheets[0]
        return "\n".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell is not None)
    return docx_text(paper) if form == ".docx" else paper.decode().replace("\\", "")


@pytest.mark.parametrize("form", [".pdf", ".docx", ".xlsx", ".md"])
def test_the_list_of_documents_follows_the_agenda_and_marks_what_was_replaced(meeting: Record, form: str) -> None:
    printing_tools()
    made = make_paper(meeting, MEETING, "documents", form, office="Ministry")
    assert made == documents_paper(meeting, MEETING, form, office="Ministry")
    text = read(made, form)
    for words in ("18th [SME] meeting", "List of documents · Big Sky · 20–21 May 2011", "[/draft] themes 林聖忠"):
        assert words in text
    for words in ("Chinese Taipei", "=Report of ABAC", f"superseded by {SECOND}", "information", "public"):
        assert words in text
    assert text.index("2011/SMEMM/002") < text.index(FIRST) < text.index("superseded by")


def test_a_paper_that_is_internal_to_the_office_is_in_no_list_that_is_handed_out(meeting: Record) -> None:
    edit_paper(meeting, FIRST, access="internal")
    text = documents_paper(meeting, MEETING, ".md").decode()
    assert FIRST not in text.replace(SECOND, "")
    assert "2011/SMEMM/002" in text


@pytest.mark.parametrize("form", [".pdf", ".docx"])
def test_the_cover_says_what_the_paper_is_and_for_whom(meeting: Record, form: str) -> None:
    printing_tools()
    text = read(cover_paper(meeting, SECOND, form, office="Ministry"), form)
    if form == ".docx":
        assert text.count("Agenda item") == 1  # in full, as it is not at the head there
    else:
        assert "Agenda item: 2" in text
    for words in (SECOND, "[/draft] themes 林聖忠", "Chinese Taipei", "consideration", "public"):
        assert words in text
    for words in (FIRST, "2 Finance [for SMEs]", "18th [SME] meeting", "Big Sky", "20–21 May 2011", "Ministry"):
        assert words in text
    assert "Superseded by" not in text
    assert SECOND in read(cover_paper(meeting, FIRST, form), form)


def test_the_same_record_and_day_give_the_same_bytes(meeting: Record) -> None:
    for form in (".pdf", ".docx"):
        assert cover_paper(meeting, FIRST, form) == cover_paper(meeting, FIRST, form)
    assert documents_paper(meeting, MEETING, ".xlsx") == documents_paper(meeting, MEETING, ".xlsx")


def test_both_papers_are_in_the_language_chosen(meeting: Record) -> None:
    set_language("id")
    assert "Daftar dokumen" in documents_paper(meeting, MEETING, ".md").decode()
    assert "Diajukan oleh" in docx_text(cover_paper(meeting, FIRST, ".docx"))


def test_an_offices_own_template_is_used(meeting: Record, tmp_path: Path) -> None:
    printing_tools()
    (tmp_path / "cover.typ").write_text('#import "house.typ": *\n#show: house\nOwn cover of #data.symbol\n')
    assert f"Own cover of {FIRST}" in pdf_text(cover_paper(meeting, FIRST, ".pdf", templates=tmp_path))


def test_without_papers_there_is_no_list(meeting: Record) -> None:
    add_meeting(meeting, ref="M-1", title="One", level="working level")
    with pytest.raises(Refused, match="M-1 has no papers tabled yet"):
        documents_paper(meeting, "M-1", ".pdf")


def test_a_file_under_its_own_name_is_not_written_over_another_text(
    reference: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_meeting(reference, ref="OWN", title="M", level="ministerial")
    given = tmp_path / "statement.txt"
    given.write_bytes(b"as tabled")
    ref = add_paper(reference, "OWN", title="Statement", symbol="OWN/1", file=str(given)).ref
    monkeypatch.chdir(tmp_path)
    _saved_file(reference, ref, "statement.txt")
    given.write_bytes(b"as somebody is changing it")
    with pytest.raises(Refused, match="already a file"):
        _saved_file(reference, ref, "statement.txt")
    assert given.read_bytes() == b"as somebody is changing it"
    _saved_file(reference, ref, str(given))
    assert given.read_bytes() == b"as tabled", "a place that was chosen is written to"
