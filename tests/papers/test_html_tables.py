"""Tables of web pages: merged cells stand where they are seen, what is struck out is told and not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.papers.html_tables import html_tables
from secretariat.papers.sheet_reading import ReadLimits, read_file
from secretariat.values.refusal import Refused


def rows(text: str) -> list[list[tuple[str, ...]]]:
    tables, _remarks = html_tables(text, "page.html", ReadLimits())
    return [[row.cells for row in table.rows] for table in tables]


def test_merged_cells_keep_the_others_in_their_columns() -> None:
    page = """<table><tr><th rowspan=2>Code</th><th colspan=2>When</th></tr><tr><td>due<td>done</tr>
    <tr><td>A</td><td>May&nbsp;2011</td><td><p>June</p><p>2011</p></td></tr></table>"""
    assert rows(page) == [[("Code", "When", ""), ("", "due", "done"), ("A", "May 2011", "June 2011")]]


def test_what_is_struck_out_is_told_and_not_read() -> None:
    page = """<h2>Plan</h2><table><tr><td><s>1 May 2012</s> June 2012</td>
    <td style='text-decoration:line-through'>x</td></tr></table>"""
    tables, remarks = html_tables(page, "page.html", ReadLimits())
    assert tables[0].name == "Plan"
    assert tables[0].rows[0].cells == ("June 2012", "")
    assert [(one.row, one.column, one.value) for one in remarks] == [(1, 1, "1 May 2012"), (1, 2, "x")]


def test_a_row_of_which_all_is_struck_out_is_told_once_and_under_its_own_table() -> None:
    page = "<h2>Plan</h2>" + "<table><tr><td>a</td></tr><tr><td><s>x</s></td><td><del>2 May</del></td></tr></table>" * 2
    tables, remarks = html_tables(page, "page.html", ReadLimits())
    assert [table.name for table in tables] == ["Plan", "Plan (2)"]
    assert [(one.table, one.row, one.column, one.value) for one in remarks] == [
        ("Plan", 2, 0, "x · 2 May"),
        ("Plan (2)", 2, 0, "x · 2 May"),
    ]


def test_scripts_and_tables_within_cells_make_no_rows() -> None:
    page = "<table><tr><td>a<script>alert('b')</script><table><tr><td>c</td></tr></table></td></tr></table>"
    assert [len(table) for table in rows(page)] == [1]
    assert "alert" not in str(rows(page))


def test_brackets_and_signs_stay_as_they_are() -> None:
    assert rows("<table><tr><td>[/draft] &lt;b&gt; 林聖忠</td></tr></table>") == [[("[/draft] <b> 林聖忠",)]]


@pytest.mark.parametrize("page", ["<html><body><p>No table</p></body></html>", "<!doctype html>"])
def test_a_page_without_a_table_is_refused(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(Refused, match="without a table"):
        read_file(path)


def test_a_table_beyond_the_limits_is_refused() -> None:
    with pytest.raises(Refused):
        html_tables("<table>" + "<tr><td>x</td></tr>" * 5 + "</table>", "page.html", ReadLimits(rows=4))
    with pytest.raises(Refused):
        html_tables("<table><tr>" + "<td colspan=99>x</td>" * 5 + "</tr></table>", "page.html", ReadLimits())


@given(st.text(st.sampled_from("<>/tabledrhsp =\"'0123 &;x")))
def test_any_text_is_read_or_refused(text: str) -> None:
    tables, _remarks = html_tables("<table>" + text, "page.html", ReadLimits())
    assert all(row.cells for table in tables for row in table.rows)
