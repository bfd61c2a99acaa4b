"""A tracker that was sent out, and what a ministry's hands do to it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from secretariat.actions.operations import add_action
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.export import export_tracker
from secretariat.papers.read_tables import ReadFile
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery

KEYS = tuple(column.key for column in COLUMNS)
DUES = ("29 July 2011", "July 2011", "Q3 2012", "2015", "end of 2020", "about 2013", "2011–2013", "ongoing", "")


def some_actions(record: Record, count: int) -> list[str]:
    """Actions of many kinds, with their references."""
    refs = []
    for n in range(count):
        fields: dict[str, Any] = {
            "title": f"Action {n} [agreed in principle] 林聖忠",
            "lead": ("SMBA", "Sesmen", "")[n % 3],
        }
        if DUES[n % len(DUES)]:
            fields["due"] = parse_date(DUES[n % len(DUES)], today=record.today)
        if n % 4 == 0:
            fields["target"] = f"{100 + n} SMEs"
        if n % 10 == 3:
            fields["target"] = "100 SMEs; 20 surveys"
        if n % 5 == 0:
            fields["note"] = "two lines\nand =SUM(A1)"
        refs.append(add_action(record, **fields).row.ref)
    return refs


def sent_out(record: Record, path: Path, **scope: str) -> Path:
    """The tracker as a file, its kind by the ending of ``path``."""
    data, _count = export_tracker(record, ListQuery(scope=scope or {"all": "yes"}), path.suffix, office="The office")
    path.write_bytes(data)
    return path


def edited(path: Path, change: Callable[[Any, Mapping[str, int], Mapping[str, int]], None]) -> ReadFile:
    """The sheet opened, changed and saved with openpyxl, and read again.

    ``change`` is given the sheet, the row of each reference and the column of each field, counted from 1.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what it can't keep is how the sheet looks
        book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    sheet = book.worksheets[0]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows() if str(row[0].value or "").startswith("A-")}
    change(sheet, rows, {key: place for place, key in enumerate(KEYS, start=1)})
    book.save(path)
    return read_file(path)


def cells(values: Mapping[tuple[str, str], object]) -> Callable[[Any, Mapping[str, int], Mapping[str, int]], None]:
    """A change of cells: {(reference, field): what is written}."""

    def change(sheet: Any, rows: Mapping[str, int], columns: Mapping[str, int]) -> None:
        for (ref, key), value in values.items():
            sheet.cell(rows[ref], columns[key]).value = value

    return change
