"""What an office or a ministry struck out in a tracker is no due, no action and no state: it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import Outcome, Preview
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from tests.actions.tracker.sent import edited, sent_out

STRUCK = Font(strike=True)
GONE = InlineFont(strike=True)
HEADINGS = ["Activity description", "Sub activities", "Planned Due Date", "Compliance Status", "Responsible"]


@pytest.fixture
def office(reference: Record) -> Record:
    return Record(reference.url, user="ana", today=date(2018, 8, 1))


def told(preview: Preview) -> list[tuple[int, str, str, str]]:
    return [(one.row, one.column, one.value, one.level) for one in preview.issues if "struck" in one.message]


def milestones(path: Path, *rows: list[Any], struck: tuple[str, ...] = (), merged: str = "") -> Preview | Any:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(row)
    for place in struck:
        sheet[place].font = STRUCK
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return read_file(path)


def test_a_struck_due_is_no_due_and_is_told(office: Record, tmp_path: Path) -> None:
    file = milestones(
        tmp_path / "m.xlsx",
        ["Survey 林聖忠", None, date(2012, 3, 1), "Not Done", "SMBA"],
        ["Register", None, CellRichText(TextBlock(GONE, "1 Mar 2012"), " 1 May 2012"), "Not Done", "SMBA"],
        ["Report [/draft]", None, "June 2012", "Not Done", "SMBA"],
        struck=("C2",),
    )
    preview = preview_replies(office, file, Options())
    assert told(preview) == [
        (2, "Planned Due Date", "2012-03-01", "warning"),
        (3, "Planned Due Date", "1 Mar 2012", "warning"),
    ]
    assert [dict(row.texts).get("due") for row in preview.proposed] == [None, "1 May 2012", "June 2012"]
    assert any("What is struck out is not read: “2012-03-01”." in words for words in preview.proposed[0].said)
    import_replies(office, file, Options(take_proposed=True))
    assert [action_detail(office, ref).row.due for ref in ("A-1", "A-2", "A-3")] == ["", "2012-05-01", "2012-06"]


def test_a_row_struck_out_whole_is_no_action_and_is_told(office: Record, tmp_path: Path) -> None:
    file = milestones(
        tmp_path / "m.xlsx",
        ["Survey", None, "May 2012", "Not Done", "SMBA"],
        ["Register", None, "May 2013", None, None],
        ["Report", None, "May 2014", "Not Done", "SMBA"],
        struck=("A3", "C3"),
    )
    preview = preview_replies(office, file, Options())
    assert [row.row for row in preview.rows] == [2, 4]
    assert told(preview) == [(3, "", "Register · May 2013", "warning")]


@pytest.mark.parametrize("whole", [False, True])
def test_a_part_of_what_is_struck_out_is_not_taken_for_a_part_of_what_stands_further_up(
    office: Record, tmp_path: Path, whole: bool
) -> None:
    file = milestones(
        tmp_path / "m.xlsx",
        ["Survey", "ask", "May 2012", "Not Done", "SMBA"],
        ["Register", "list", None, None, None],
        [None, "print", "May 2014", "Not Done", "SMBA"],
        ["Report", None, "May 2015", "Not Done", "SMBA"],
        [None, "send", "May 2015", "Not Done", "SMBA"],
        struck=("A3", "B3") if whole else ("A3",),
    )
    preview = preview_replies(office, file, Options())
    assert [(row.row, row.title) for row in preview.proposed] == [
        (2, "Survey: ask"),
        (5, "Report"),
        (6, "Report: send"),
    ]
    assert [row.row for row in preview.refused] == ([4] if whole else [3, 4])


def test_a_text_merged_over_rows_is_told_and_refuses_none(office: Record, tmp_path: Path) -> None:
    file = milestones(
        tmp_path / "m.xlsx",
        ["Survey", "ask", "May 2012", "Not Done", "SMBA"],
        [None, "count", "June 2012", "Not Done", "SMBA"],
        merged="A2:A3",
    )
    preview = preview_replies(office, file, Options())
    assert [row.title for row in preview.proposed] == ["Survey: ask", "Survey: count"]
    assert [(one.row, one.level) for one in preview.issues if "merged" in one.message] == [(2, "warning")]


def test_struck_rows_of_a_plan_in_markdown_are_told_in_each_of_its_tables(office: Record, tmp_path: Path) -> None:
    table = "| Action | Deadline | Status |\n|---|---|---|\n| Survey | ~~May 2012~~ June 2012 | Not Done |\n"
    (tmp_path / "plan.md").write_text(f"# One\n{table}\n# Two\n{table}| ~~Gone~~ | ~~2013~~ | |\n", encoding="utf-8")
    preview = preview_replies(office, read_file(tmp_path / "plan.md"), Options())
    assert [dict(row.texts)["due"] for row in preview.proposed] == ["June 2012", "June 2012"]
    assert told(preview) == [
        (4, "Deadline", "May 2012", "warning"),
        (9, "Deadline", "May 2012", "warning"),
        (10, "", "Gone · 2013", "warning"),
    ]


# --- our own sheet ---


def ours(office: Record, path: Path, *struck: str) -> Preview:
    """Our sheet of two actions, of which a ministry struck out some fields of the first."""
    add_action(office, title="Survey", due=parse_date("May 2012", today=office.today), lead="SMBA")
    add_action(office, title="Register", due=parse_date("May 2013", today=office.today), lead="SMBA")

    def change(sheet: Any, rows: Any, columns: Any) -> None:
        keys = columns if struck == ("all",) else struck
        for key in keys:
            sheet.cell(rows["A-1"], columns[key]).font = STRUCK

    file = edited(sent_out(office, path), change)
    return preview_replies(office, file, Options())


def test_a_due_that_a_ministry_struck_out_is_shown_as_taken_away_and_told(office: Record, tmp_path: Path) -> None:
    preview = ours(office, tmp_path / "t.xlsx", "due")
    first, second = preview.rows
    assert (first.outcome, second.outcome) == (Outcome.CHANGED, Outcome.UNCHANGED)
    assert [(one.key, one.theirs) for one in first.changes] == [("due", "")]
    assert [issue.level for issue in preview.issues] == ["warning"]
    assert first.said == ("Due: What is struck out is not read: “May 2012”.",)


def test_an_action_whose_reference_is_struck_out_is_not_taken_for_a_new_one(office: Record, tmp_path: Path) -> None:
    preview = ours(office, tmp_path / "t.xlsx", "ref")
    assert [row.outcome for row in preview.rows] == [Outcome.REFUSED, Outcome.UNCHANGED]
    assert not preview.missing  # its row is there, and says why it is refused


def test_an_action_struck_out_whole_is_missing_and_kept_until_somebody_says_else(
    office: Record, tmp_path: Path
) -> None:
    preview = ours(office, tmp_path / "t.xlsx", "all")
    assert [(row.ref, row.outcome) for row in preview.rows] == [("A-2", Outcome.UNCHANGED)]
    assert [row.ref for row in preview.missing] == ["A-1"]
    assert [(one.column, one.level) for one in preview.issues] == [("", "warning")]
