"""CSV that opens in a spreadsheet program and runs nothing there, and comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.papers.columns import SheetColumn
from secretariat.papers.csv_out import csv_bytes, guard, unguard


@pytest.mark.parametrize(
    "value",
    ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", " =1", "\t=1", "＝1", "\u200b=1", "'", "'=1", "\r=1"],
)
def test_what_a_spreadsheet_could_run_gets_one_apostrophe(value: str) -> None:
    assert guard(value) == "'" + value
    assert unguard(guard(value)) == value


@pytest.mark.parametrize("value", ["-5%", "+62 21 345 6789", "-1,5", "+1 (2) 3/4", "[/draft]", "plain", "", "a=b"])
def test_numbers_and_telephones_stay_as_they_are(value: str) -> None:
    assert guard(value) == value


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_what_was_guarded_comes_back(value: str) -> None:
    assert unguard(guard(value)) == value


def test_a_file_is_read_back_by_another_reader() -> None:
    columns = [SheetColumn("name", "Name"), SheetColumn("note", "=Note")]
    rows = [{"name": "Dong-Sun KIM (김동선)", "note": 'a "b"\nc;d,e'}, {"name": "محمد", "note": "=1+1"}]
    data = csv_bytes(columns, rows)
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read == [["Name", "'=Note"], ["Dong-Sun KIM (김동선)", 'a "b"\nc;d,e'], ["محمد", "'=1+1"]]
