"""Who is struck out of a list is not nominated, and nobody gets a party that was struck out or is another's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from secretariat.delegations.intake.operations import Options, preview_import
from secretariat.delegations.intake.preview import Outcome, Preview
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING

ROWS: tuple[list[Any], ...] = (
    ["Country", "Honorific", "Name", "Title", "Organisation"],
    ["Republic of Korea", "Mr.", "KIM Dong-Sun", "Administrator", "SMBA"],
    ["Republic of Korea", "Ms.", "LEE Min", "Director", "SMBA"],
    [None, "Mr.", "Budi Santoso", "Deputy Minister", "Ministry of Cooperatives"],
)


def previewed(record: Record, path: Path, *struck: str) -> Preview:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    for place in struck:
        sheet[place].font = Font(strike=True)
    book.save(path)
    return preview_import(record, MEETING, read_file(path), Options())


def told(preview: Preview) -> list[tuple[int, str, str, str]]:
    return [(one.row, one.column, one.value, one.level) for one in preview.issues if "struck" in one.message]


def test_who_is_struck_out_is_told_and_not_nominated(invited: Record, tmp_path: Path) -> None:
    preview = previewed(invited, tmp_path / "list.xlsx", "A3", "B3", "C3", "D3", "E3")
    assert "LEE Min" not in [line.name for line in preview.lines]
    assert told(preview) == [(3, "", "Republic of Korea · Ms. · LEE Min · Director · SMBA", "warning")]
    # The row above theirs is gone, so a party that is missing is not that of a row further up.
    assert [(line.row, line.outcome) for line in preview.lines] == [(2, Outcome.NEW), (4, Outcome.REFUSED)]


def test_a_struck_party_is_not_taken_from_the_row_above(invited: Record, tmp_path: Path) -> None:
    preview = previewed(invited, tmp_path / "list.xlsx", "A3")
    assert told(preview) == [(3, "Country", "Republic of Korea", "warning")]
    assert [(line.row, line.outcome) for line in preview.lines if line.row == 3] == [(3, Outcome.REFUSED)]


def test_a_struck_title_is_no_title(invited: Record, tmp_path: Path) -> None:
    preview = previewed(invited, tmp_path / "list.xlsx", "D2")
    (kim,) = (line for line in preview.lines if line.row == 2)
    assert (kim.name, kim.title) == ("KIM Dong-Sun", "")
    assert told(preview) == [(2, "Title", "Administrator", "warning")]
