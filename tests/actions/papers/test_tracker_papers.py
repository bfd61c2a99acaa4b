"""The tracker's papers, read back by other eyes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from secretariat.actions.lifecycle import finish_actions, log_progress
from secretariat.actions.papers import ENDINGS, tracker
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused
from tests.actions.made import indonesian, make, on
from tests.printing import pdf_info, pdf_text, printing_tools

NAMES = ("[/draft] 林聖忠", "=HYPERLINK(1)", "Nguyễn Văn Hùng", "ประยุทธ์ محمد 김동선", '#read("/etc/passwd") *x* $y$')


@pytest.fixture
def written(reference: Record) -> Record:
    """Eight actions as of 15 August 2011: two late, one due soon, one done this year and one before."""
    make(reference, "Sign the MoU", "July 2011", counterpart="KR", lead="SMBA", note="seen by [KR]")
    make(reference, "Register", "end of 2015", target="100 SMEs; 20 surveys", supporting="ASEIC; GBC", lead="KR")
    log_progress(reference, "A-2", 35, of="SMEs")
    make(reference, "Send the list", "1 March 2011", lead="SMBA")
    make(reference, "Answer the letter", "20 August 2011", lead="SMBA", priority="high")
    for title, day in (("Open the centre", "2 May 2011"), ("Write the report", "3 May 2010")):
        ref = make(reference, title, lead="KR").row.ref
        finish_actions(reference, [ref], evidence="photograph", on=parse_date(day, today=reference.today))
    for name in NAMES:
        make(reference, name)
    return reference


def made(record: Record, form: str, words: str = "", **more: object) -> bytes:
    return tracker(record, ListQuery(words=words), form, **more)[0]  # type: ignore[arg-type]  # what a test names


def squeezed(text: str) -> str:
    return " ".join(text.split())


def first_page(paper: bytes) -> str:
    """Page one in the order in which it is read aloud."""
    printing_tools()
    done = subprocess.run(["pdftotext", "-l", "1", "-raw", "-", "-"], input=paper, capture_output=True, check=True)
    return squeezed(done.stdout.decode())


def test_a_minister_reads_totals_first(written: Record) -> None:
    first = first_page(made(written, ".pdf", office="Kementerian"))
    assert first.startswith("Kementerian Follow-up actions as of 15 August 2011")
    assert "9 open 2 overdue 1 due in 30 days 1 done since 1 Jan 2011" in first
    assert "5 open actions have no lead; 5 open actions have no due date" in first


def test_what_was_done_is_counted_from_the_day_asked_for(written: Record) -> None:
    first = first_page(made(written, ".pdf", since=date(2010, 1, 1)))
    assert "9 open 2 overdue 1 due in 30 days 2 done since 1 Jan 2010" in first


def test_the_longest_overdue_stands_first_with_lead_due_as_stated_and_days(written: Record) -> None:
    text = first_page(made(written, ".pdf"))
    late = text[text.index("What is late") :]
    assert late.index("Send the list") < late.index("Sign the MoU")
    assert "A-3 Send the list Small and Medium Business Administration 1 March 2011 167 days" in late
    assert "July 2011 15 days" in late


def test_leads_stand_by_what_they_are_late_with_and_nobody_last(written: Record) -> None:
    text = first_page(made(written, ".pdf"))
    assert "Small and Medium Business Administration 3 2 Republic of Korea 1 0 nobody 5 0" in text


def test_the_tracker_begins_on_a_page_of_its_own_in_groups_with_bars_and_overdue_in_words(written: Record) -> None:
    pages = [squeezed(page) for page in pdf_text(made(written, ".pdf")).split("\f")]
    tracked = pages[1]
    assert tracked.startswith("Follow-up actions · as of 15 August 2011 Tracker by lead Ref What Due Progress Status")
    assert "Small and Medium Business Administration 3 open, 2 overdue" in tracked
    assert "overdue 15 days" in tracked and "17%" in tracked
    assert "35 of 100 SMEs; 0 of" in tracked
    assert "Nobody leads these 5 open" in tracked
    assert "Page 2 of 2" in tracked and "Issued 15 August 2011" in tracked


def test_every_script_and_every_sign_comes_through_as_it_is(written: Record) -> None:
    text = squeezed(pdf_text(made(written, ".pdf")))
    assert "[/draft] 林聖忠" in text and "Nguyễn Văn Hùng" in text and 'read("/etc/passwd") *x* $y$' in text
    assert "=HYPERLINK(1)" in text


def test_the_filter_is_named_on_every_page(written: Record) -> None:
    query = ListQuery(words="overdue", scope={"lead": "SMBA"})
    text = squeezed(pdf_text(tracker(written, query, ".pdf")[0]))
    assert text.count("as of 15 August 2011 · Lead: SMBA, only overdue") == 2


def test_actions_stand_under_their_meetings_where_that_is_asked(written: Record) -> None:
    add_meeting(written, ref="M-9", title="The ninth meeting [draft]", level="ministerial")
    make(written, "Prepare", meeting="M-9", lead="KR")
    text = squeezed(pdf_text(made(written, ".pdf", by="meeting")))
    assert "Tracker by meeting" in text and "The ninth meeting [draft] (M-9) 1 open" in text
    assert text.index("(M-9)") < text.index("From no meeting")


@indonesian
def test_the_paper_speaks_indonesian(written: Record) -> None:
    set_language("id")
    text = squeezed(pdf_text(made(written, ".pdf")))
    assert "per 15 Agustus 2011" in text and "Yang terlambat" in text and "Juli 2011" in text
    assert "terlambat 15 hari" in text and "Halaman 2 dari 2" in text


@pytest.mark.parametrize(("size", "points"), [("a4", "595.276 x 841.89"), ("us-letter", "612 x 792")])
def test_it_is_for_archives_and_screen_readers_on_the_offices_paper(written: Record, size: str, points: str) -> None:
    paper = made(written, ".pdf", paper_size=size)
    info = pdf_info(paper)
    assert points in info and "Tagged:          yes" in info
    assert b"pdfaid:part>2<" in paper and b"pdfaid:conformance>A<" in paper and b"pdfuaid:part>1<" in paper


def test_an_office_puts_its_own_template_in_its_place(written: Record, tmp_path: Path) -> None:
    (tmp_path / "action_tracker.typ").write_text(
        '#import "house.typ": *\n#show: house\nOurs: #data.figures.at(1).number'
    )
    assert "Ours: 2" in pdf_text(made(written, ".pdf", templates=tmp_path))


def test_an_empty_list_is_a_paper_that_says_so(reference: Record) -> None:
    text = squeezed(pdf_text(made(reference, ".pdf")))
    assert "Nothing is late." in text and "No action matches." in text


def test_the_document_says_the_same(written: Record) -> None:
    paper = docx.Document(io.BytesIO(made(written, ".docx", office="Kementerian")))
    lines = [paragraph.text for paragraph in paper.paragraphs]
    assert "Overdue: 2" in lines and "Done since 1 Jan 2011: 1" in lines
    leads, late, *groups = paper.tables
    assert [cell.text for cell in leads.rows[1].cells][:3] == ["Small and Medium Business Administration", "3", "2"]
    assert [cell.text for cell in late.rows[1].cells][0::4] == ["A-3", "167 days"]
    assert any("█░░░░░░░░░ 17%" in row.cells[3].text for table in groups for row in table.rows)
    assert any(cell.text == "overdue 15 days" for table in groups for row in table.rows for cell in row.cells)


def test_markdown_has_the_figures_and_a_table_for_each_group(written: Record) -> None:
    text = made(written, ".md").decode()
    assert text.startswith("# Follow-up actions\n\nas of 15 August 2011\n\n- **9** open\n- **2** overdue\n")
    assert text.count("\n### ") == 3
    assert r"\[/draft\] 林聖忠" in text and r"seen by \[KR\]" in text


def test_json_has_the_promised_keys(written: Record) -> None:
    rows = {row["ref"]: row for row in json.loads(made(written, ".json"))}
    first = rows["A-1"]
    assert (first["due"], first["due_by"], first["progress"]) == ("2011-07", "2011-07-31", None)


def test_sheets_are_those_that_come_back(written: Record) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made(written, ".xlsx"))).worksheets[0]
    assert [cell.value for cell in page[4]][:3] == ["Ref", "Version", "What"]
    lines = list(csv.reader(io.StringIO(made(written, ".csv").decode("utf-8-sig"))))
    assert {line[2] for line in lines} >= {"[/draft] 林聖忠", "'=HYPERLINK(1)"}


@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_record_and_day_give_the_same_file_and_count(written: Record, form: str) -> None:
    (first, count), (second, _count) = (tracker(written, ListQuery(), form) for _time in range(2))
    assert count == 9
    if form == ".docx":  # its archive holds the moment of writing
        first, second = (docx.Document(io.BytesIO(data)).element.xml.encode() for data in (first, second))
    assert first == second


@pytest.mark.parametrize("form", ENDINGS)
def test_only_what_is_marked_is_written(written: Record, form: str) -> None:
    assert tracker(written, ListQuery(), form, only=frozenset({1, 3}))[1] == 2


def test_what_was_done_among_the_marked_is_counted_among_them(written: Record) -> None:
    text = first_page(made(written, ".pdf", "status:all", only=frozenset({1, 5, 6})))
    assert "1 open 1 overdue 0 due in 30 days 1 done since" in text


def test_a_past_day_reads_as_it_stood(written: Record) -> None:
    before = on(written, date(2011, 3, 10))
    text = squeezed(pdf_text(tracker(before, ListQuery(words="status:all"), ".pdf")[0]).split("\f")[0])
    assert "as of 10 March 2011" in text and "done since 1 Jan 2011" in text


def test_a_filter_there_is_not_is_refused(written: Record) -> None:
    with pytest.raises(Refused, match="is no filter"):
        made(written, ".pdf", "colour:red")
