"""The sheet a ministry works in, read with another program's eyes: what is locked, what is to be filled in and how."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from secretariat.actions.operations import add_action
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.export import export_tracker
from secretariat.actions.tracker.workbook import HEADING, NEW_ROWS
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery

TODAY = date(2011, 8, 15)


@pytest.fixture
def sheet(reference: Record) -> Callable[[], Any]:
    """The workbook of three actions, opened by openpyxl."""
    add_action(reference, title="Open the [draft] centre", due=parse_date("July 2011", today=TODAY), lead="SMBA")
    add_action(reference, title="=1+1", due=parse_date("1 September 2011", today=TODAY), target="100 SMEs; 20 surveys")
    add_action(reference, title="W" * 200, lead="Deputi Bidang Pengkajian Sumberdaya UKMK")

    def opened() -> Any:
        data, count = export_tracker(reference, ListQuery(), ".xlsx", office="Kementerian")
        assert count == 3
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # what it can't keep is how the sheet looks
            return openpyxl.load_workbook(io.BytesIO(data))

    return opened


def column(key: str) -> int:
    return next(place for place, one in enumerate(COLUMNS, start=1) if one.key == key)


def test_what_is_on_record_is_locked_and_what_a_ministry_fills_in_is_not(sheet: Callable[[], Any]) -> None:
    page = sheet().worksheets[0]
    assert page.protection.sheet and not page.protection.password
    row = page[HEADING + 2]
    unlocked = {one.key for one, cell in zip(COLUMNS, row, strict=True) if not cell.protection.locked}
    assert unlocked == {one.key for one in COLUMNS if one.filled_in}
    new = page[HEADING + 2 + 3]
    assert {one.key for one, cell in zip(COLUMNS, new, strict=True) if not cell.protection.locked} == {
        one.key for one in COLUMNS if one.proposed
    }
    assert page.max_row == HEADING + 1 + 3 + NEW_ROWS


@pytest.mark.parametrize(("language", "done"), [("en", "done"), ("id", "selesai")])
def test_a_status_is_chosen_from_a_list_in_the_sheets_language(
    sheet: Callable[[], Any], language: str, done: str
) -> None:
    set_language(language)
    page = sheet().worksheets[0]
    place = page.cell(HEADING + 2, column("status")).coordinate
    [choice] = [one for one in page.data_validations.dataValidation if place in one.sqref and one.type == "list"]
    assert done in choice.formula1 or done in str([cell.value for row in page.iter_rows() for cell in row])
    assert choice.showErrorMessage


def test_a_date_known_to_the_day_is_a_date_and_a_month_is_words(sheet: Callable[[], Any]) -> None:
    page = sheet().worksheets[0]
    dues = [page.cell(HEADING + 2 + at, column("due")).value for at in range(2)]
    assert dues == ["July 2011", datetime(2011, 9, 1)]
    assert page.cell(HEADING + 2, column("due_by")).value == datetime(2011, 7, 31)
    assert "overdue" in page.cell(HEADING + 2, column("overdue")).value


def test_nothing_is_a_formula_and_nothing_is_hidden(sheet: Callable[[], Any]) -> None:
    book = sheet()
    assert all(page.sheet_state == "visible" for page in book.worksheets)
    page = book.worksheets[0]
    assert not any(dimension.hidden for dimension in page.column_dimensions.values())
    assert not any(dimension.hidden for dimension in page.row_dimensions.values())
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert "=1+1" in [cell.value for row in page.iter_rows() for cell in row]


def test_long_texts_have_the_room_they_need(sheet: Callable[[], Any]) -> None:
    page = sheet().worksheets[0]
    heights = {page.cell(row, column("title")).value: page.row_dimensions[row].height for row in range(5, 8)}
    assert heights["W" * 200] >= 60
    assert heights["Open the [draft] centre"] <= 30


def test_the_head_stays_in_sight_and_the_list_can_be_filtered_and_printed(sheet: Callable[[], Any]) -> None:
    page = sheet().worksheets[0]
    assert page.freeze_panes == "D5"
    assert page.auto_filter.ref is not None
    assert page.print_title_rows == "$4:$4"
    assert page.page_setup.orientation == "landscape"


@pytest.mark.parametrize(("language", "name", "words"), [("en", "Instructions", "fill in"), ("id", "Petunjuk", "isi")])
def test_instructions_come_in_the_sheets_language(
    sheet: Callable[[], Any], language: str, name: str, words: str
) -> None:
    set_language(language)
    book = sheet()
    assert book.sheetnames[1] == name
    told = " ".join(str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row if cell.value)
    assert words in told


def test_the_same_rows_and_day_give_the_same_bytes(reference: Record) -> None:
    add_action(reference, title="Report")
    first, second = (export_tracker(reference, ListQuery(), ".xlsx") for _again in range(2))
    assert first == second
