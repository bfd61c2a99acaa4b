"""Errors in workbooks of Excel 97: told as those of newer ones are, and never the end of reading a damaged file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.papers.sheet_reading import read_file
from secretariat.papers.workbook_child import errors_in_xls
from secretariat.papers.workbook_child.answers import MOST_REMARKS
from tests.papers.small_workbooks import xls, xls_error, xls_formula_error, xls_text

NAMES = xls_text(0, 0, "Name") + xls_text(0, 1, "Party") + xls_text(1, 0, "林聖忠 [/draft]") + xls_error(1, 1, 0x2A)
MORE = NAMES + xls_text(2, 0, "Sri") + xls_formula_error(2, 1, 0x17)


@pytest.mark.parametrize("padded_to", [0, 4096, 9000])
def test_errors_are_told_where_they_stand_and_the_rest_is_read(tmp_path: Path, padded_to: int) -> None:
    found = read_file(xls(tmp_path / "old.xls", MORE, xls_error(6, 27, 0x07), padded_to=padded_to))
    assert [row.cells for row in found.tables[0].rows] == [("Name", "Party"), ("林聖忠 [/draft]",), ("Sri",)]
    assert [(one.table, one.row, one.column, one.value) for one in found.remarks] == [
        ("Sheet 1", 2, 2, "#N/A"),
        ("Sheet 1", 3, 2, "#REF!"),
        ("Sheet 2", 7, 28, "#DIV/0!"),
    ]
    assert "read as empty" in found.remarks[0].message


def test_of_a_hidden_sheet_only_that_it_was_not_read_is_told(tmp_path: Path) -> None:
    found = read_file(xls(tmp_path / "old.xls", MORE, xls_text(0, 0, "Name"), hidden=0))
    assert [(one.table, one.row, one.value) for one in found.remarks] == [("Sheet 1", 0, "")]


def test_no_more_errors_are_told_than_of_other_kinds(tmp_path: Path) -> None:
    many = xls_text(0, 1, "Name") + b"".join(xls_error(row, 0, 0x24) for row in range(MOST_REMARKS + 5))
    found = read_file(xls(tmp_path / "old.xls", many))
    assert len(found.remarks) == MOST_REMARKS
    assert {one.value for one in found.remarks} == {"#NUM!"}


def said_of(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    with monkeypatch.context() as patched:
        patched.setattr(errors_in_xls, "say", lambda **words: said.append(words))
        errors_in_xls.remark_on_xls(data, ["Sheet 1"])
    return said


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    folder = tmp_path_factory.mktemp("xls")
    return xls(folder / "a.xls", MORE).read_bytes(), xls(folder / "b.xls", MORE, padded_to=0).read_bytes()


@given(
    small=st.booleans(),
    changed=st.lists(st.tuples(st.integers(0, 2200), st.integers(0, 255)), max_size=12),
    length=st.integers(0, 6000),
)
def test_a_damaged_file_ends_the_telling_and_nothing_else(
    whole: tuple[bytes, bytes], small: bool, changed: list[tuple[int, int]], length: int
) -> None:
    """Whatever stands in it, what is told are cells of the sheet asked for."""
    data = bytearray(whole[small])
    for at, value in changed:
        data[at % len(data)] = value
    for one in said_of(bytes(data[:length]), pytest.MonkeyPatch()):
        assert one["remark"] == "error"
        assert one["sheet"] == "Sheet 1"
        assert 1 <= one["row"] <= 65_536
