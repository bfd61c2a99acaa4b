"""Workbooks, read back with openpyxl: what a line ministry would find in them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from secretariat.papers.columns import SheetColumn
from secretariat.papers.sheets import Sheet, workbook
from secretariat.values.refusal import Refused

COLUMNS = (
    SheetColumn("ref", "Ref"),
    SheetColumn("what", "What", "wrap", 40),
    SheetColumn("due", "Due by", "date"),
    SheetColumn("done", "Progress", "percent"),
)
ROWS: list[dict[str, Any]] = [
    {"ref": "A-1", "what": "=HYPERLINK(1)", "due": date(2011, 7, 31), "done": 35},
    {"ref": "A-2", "what": "[/draft] 林聖忠 ประยุทธ์", "due": None, "done": None},
]


def made(rows: list[dict[str, Any]] = ROWS) -> bytes:
    def overdue(row: Any) -> Any:
        return "overdue" if row["ref"] == "A-1" else "plain"

    sheet = Sheet("Tracker", COLUMNS, rows, title_rows=("Follow-up actions", "15 August 2011"), emphasis=overdue)
    return workbook([sheet], title="Follow-up actions", date=date(2011, 8, 15))


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))["Tracker"]


def test_cells_hold_what_was_given_and_no_formula() -> None:
    page = opened(made())
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert rows[0] == ["Ref", "What", "Due by", "Progress"]
    assert rows[1][:2] == ["A-1", "=HYPERLINK(1)"]
    assert page["B4"].data_type == "s"
    assert rows[2][1] == "[/draft] 林聖忠 ประยุทธ์"


def test_dates_are_real_dates() -> None:
    page = opened(made())
    assert page["C4"].is_date and page["C4"].value.date() == date(2011, 7, 31)
    assert page["C5"].value is None


def test_the_heading_is_frozen_filtered_and_repeated_on_every_page() -> None:
    page = opened(made())
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:D5"
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToHeight == 0


def test_what_is_overdue_stands_out() -> None:
    page = opened(made())
    assert page["A4"].font.b and page["A4"].font.color.rgb != page["A5"].font.color
    assert not page["A5"].font.b


def test_the_same_rows_and_date_give_the_same_bytes() -> None:
    assert made() == made()


def test_a_text_longer_than_a_cell_is_refused_by_row_and_column() -> None:
    with pytest.raises(Refused, match="What"):
        made([{"ref": "A-1", "what": "x" * 32_768, "due": None, "done": None}])
