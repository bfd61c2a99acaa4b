"""Rows that say nothing of a reference: new ones, and ones of which it was lost."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from secretariat.actions.operations import add_action
from secretariat.actions.tracker.comparing import Options
from secretariat.actions.tracker.operations import import_replies, preview_replies
from secretariat.actions.tracker.preview import Outcome
from secretariat.papers.sheet_reading import read_file
from secretariat.record.record import Record
from tests.actions.made import refs
from tests.actions.tracker.sent import KEYS, cells, edited, sent_out


def test_a_row_that_lost_its_reference_and_says_nothing_new_is_on_record_already(
    record: Record, tmp_path: Path
) -> None:
    add_action(record, title="Annual report", lead="SMBA", target="100 SMEs", note="two\nlines")
    path = sent_out(record, tmp_path / "t.xlsx")
    preview = preview_replies(record, edited(path, cells({("A-1", "ref"): None})), Options())
    assert [(row.outcome, row.ref, row.said) for row in preview.rows] == [
        (Outcome.UNCHANGED, "A-1", ("On record already as A-1.",))
    ]


def test_what_a_row_that_lost_its_reference_says_anew_is_not_swallowed(record: Record, tmp_path: Path) -> None:
    add_action(record, title="Annual report", lead="SMBA")
    path = sent_out(record, tmp_path / "t.xlsx")
    lost = {("A-1", "ref"): None, ("A-1", "status"): "done", ("A-1", "evidence"): "signed [/draft]"}
    preview = preview_replies(record, edited(path, cells(lost)), Options())
    [row] = preview.proposed
    said = "There is A-1 of that title, of which this row says something else; is it a new one?"
    assert said in row.said
    assert [(one.row, one.level, one.message) for one in preview.issues] == [(row.row, "warning", said)]


def test_another_leads_action_of_the_same_title_can_be_taken_down(record: Record, tmp_path: Path) -> None:
    add_action(record, title="Annual report", lead="SMBA")
    path = tmp_path / "t.csv"
    path.write_text("Ref,Version,What,Lead,Status\n,,annual REPORT,Sesmen,agreed\n", encoding="utf-8")
    taken = import_replies(record, read_file(path), Options(take_proposed=True))
    assert "A-1" in taken.preview.proposed[0].said[0]
    assert refs(record, sort="ref") == ["A-1", "A-2"]
    again = import_replies(record, read_file(path), Options(take_proposed=True))
    assert [row.ref for row in again.preview.rows] == ["A-2"]
    assert refs(record, sort="ref") == ["A-1", "A-2"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize(
    ("ref", "changes"),
    [("", {}), ("", {"note": "a word [/draft]"}), ("A-1 (lihat)", {}), ("see 1.", {"title": "Another title"})],
)
def test_what_stands_in_the_sheet_is_never_dropped_as_missing(
    record: Record, tmp_path: Path, ending: str, ref: str, changes: dict[str, str]
) -> None:
    for title in ("Annual report", "Survey", "Workshop"):
        add_action(record, title=title, lead="SMBA")
    path = sent_out(record, tmp_path / f"t{ending}")
    if ending == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as given:
            rows = list(csv.reader(given))
        [row] = [each for each in rows if each[0] == "A-1"]
        for key, text in {"ref": ref, **changes}.items():
            row[KEYS.index(key)] = text
        rows = [each for each in rows if each[0] != "A-2"]
        with path.open("w", encoding="utf-8-sig", newline="") as written:
            csv.writer(written).writerows(rows)
        file = read_file(path)
    else:

        def change(sheet: Any, at: Mapping[str, int], columns: Mapping[str, int]) -> None:
            cells({("A-1", key): text for key, text in {"ref": ref or None, **changes}.items()})(sheet, at, columns)
            sheet.delete_rows(at["A-2"])

        file = edited(path, change)
    taken = import_replies(record, file, Options(skip_refused=True, missing="drop"))
    assert [one.ref for one in taken.preview.missing] == ["A-2"]
    assert refs(record, sort="ref") == ["A-1", "A-3"]


@pytest.mark.parametrize("ref", [None, "A-1 (lihat)"])
def test_a_row_without_a_reference_that_can_be_read_is_not_missing(
    record: Record, tmp_path: Path, ref: str | None
) -> None:
    for title in ("Report", "Sign"):
        add_action(record, title=title, lead="SMBA")
    path = sent_out(record, tmp_path / "t.xlsx")
    file = edited(path, cells({("A-1", "ref"): ref}))
    assert [one.ref for one in preview_replies(record, file, Options()).missing] == []
