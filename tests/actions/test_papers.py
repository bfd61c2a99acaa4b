"""The tracker's file, read back by other eyes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime

import openpyxl
import pytest

from secretariat.actions.lifecycle import log_progress
from secretariat.actions.papers import tracker
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.rows import ActionRow
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from tests.actions.made import indonesian, make

TODAY = date(2011, 8, 15)
NAMES = ("[/draft] 林聖忠", "=HYPERLINK(1)", "Nguyễn Văn Hùng", "ประยุทธ์ محمد 김동선")


@pytest.fixture
def rows(reference: Record) -> Iterator[list[ActionRow]]:
    make(reference, "Sign the MoU", "July 2011", counterpart="KR", lead="SMBA", note="seen by [KR]")
    make(reference, "Register", "end of 2015", target="100 SMEs", supporting="ASEIC; GBC")
    log_progress(reference, "A-2", 35)
    for name in NAMES:
        make(reference, name)
    yield all_rows(actions_window(reference, ListQuery()))


def sheet(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def by_heading(page: openpyxl.worksheet.worksheet.Worksheet, top: int = 3) -> list[dict[str, object]]:
    headings = [cell.value for cell in page[top]]
    return [dict(zip(headings, [cell.value for cell in line], strict=True)) for line in page.iter_rows(min_row=top + 1)]


def test_the_spreadsheet_can_be_sent_as_it_is(rows: list[ActionRow]) -> None:
    page = sheet(tracker(rows, ".xlsx", today=TODAY, office="Kementerian Koperasi dan UKM", about="lead:SMBA"))
    assert page["A1"].value == "Kementerian Koperasi dan UKM · Follow-up actions"
    assert page["A2"].value == "as of 15 August 2011 · 6 actions, 1 overdue · lead:SMBA"
    assert page.freeze_panes == "C4"
    assert page.auto_filter.ref == "A3:Q9"
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0
    assert page.column_dimensions["B"].width > 40


def test_a_due_date_is_a_date_with_its_precision_beside_it(rows: list[ActionRow]) -> None:
    first, second, *rest = by_heading(sheet(tracker(rows, ".xlsx", today=TODAY)))
    assert first["Due by"] == datetime(2011, 7, 31) and first["Due as stated"] == "July 2011"
    assert second["Due by"] == datetime(2015, 12, 31) and second["Due as stated"] == "end of 2015"
    assert rest[0]["Due by"] is None and rest[0]["Due as stated"] is None


def test_overdue_is_seen_in_words_and_in_red(rows: list[ActionRow]) -> None:
    page = sheet(tracker(rows, ".xlsx", today=TODAY))
    over = {cell.value: cell for cell in page[4]}["overdue 15 days"]
    assert over.font.bold and over.font.color.rgb == "FFB00020"
    assert not page["B4"].font.bold
    assert by_heading(page)[1]["Overdue"] is None


def test_targets_are_numbers(rows: list[ActionRow]) -> None:
    page = sheet(tracker(rows, ".xlsx", today=TODAY))
    second = by_heading(page)[1]
    assert [second[key] for key in ("Target", "Achieved", "Unit", "Progress")] == [100, 35, "SMEs", 0.35]
    assert by_heading(page)[0]["Achieved"] is None


def test_every_script_comes_through_whole_and_nothing_is_a_formula(rows: list[ActionRow]) -> None:
    page = sheet(tracker(rows, ".xlsx", today=TODAY))
    assert {line["What"] for line in by_heading(page)} >= set(NAMES)
    assert all(cell.data_type != "f" for line in page.iter_rows() for cell in line)
    lines = list(csv.reader(io.StringIO(tracker(rows, ".csv", today=TODAY).decode("utf-8-sig"))))
    assert {line[1] for line in lines} >= {"[/draft] 林聖忠", "'=HYPERLINK(1)", "ประยุทธ์ محمد 김동선"}


def test_the_same_record_and_day_give_the_same_bytes(rows: list[ActionRow]) -> None:
    for form in (".xlsx", ".csv", ".md", ".json"):
        assert tracker(rows, form, today=TODAY) == tracker(rows, form, today=TODAY)


def test_json_has_the_promised_keys(rows: list[ActionRow]) -> None:
    first = json.loads(tracker(rows, ".json", today=TODAY))[0]
    assert (first["ref"], first["due"], first["due_by"], first["progress"]) == ("A-1", "2011-07", "2011-07-31", None)


def test_markdown_is_one_table_under_its_title(rows: list[ActionRow]) -> None:
    text = tracker(rows, ".md", today=TODAY).decode()
    assert text.startswith("# Follow-up actions\n\nas of 15 August 2011 · 6 actions, 1 overdue\n\n| Ref |")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == 2 + len(rows)
    assert r"\[/draft\] 林聖忠" in text


@indonesian
def test_dates_are_in_the_chosen_language(rows: list[ActionRow]) -> None:
    set_language("id")
    page = sheet(tracker(rows, ".xlsx", today=TODAY))
    assert page["H4"].value == "Juli 2011"


def test_an_empty_list_is_a_sheet_with_headings() -> None:
    page = sheet(tracker([], ".xlsx", today=TODAY))
    assert page["A2"].value == "as of 15 August 2011 · 0 actions"
    assert page["A3"].value == "Ref" and page.max_row == 3
