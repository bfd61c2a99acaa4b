"""Separated text as offices write it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from secretariat.papers.csv_out import guard
from secretariat.papers.read_tables import ReadLimits
from secretariat.papers.text_tables import line_rows, separated_rows, separator_of

LIMITS = ReadLimits()


def rows(text: str, separator: str = ",") -> list[tuple[str, ...]]:
    return [row.cells for row in separated_rows(text, separator, "x.csv", LIMITS)]


@pytest.mark.parametrize(
    ("text", "kind", "separator"),
    [
        ("a,b\n1,2\n", ".csv", ","),
        ("a;b\n1,5;2,5\n", ".csv", ";"),
        ("Name\tParty\nKim, Dong-Sun\tKR\nLin, Sheng\tTW\n", ".csv", "\t"),
        ("a|b\n1|2\n", ".csv", "|"),
        ("name\nSri\nBudi\n", ".csv", ","),
        ("sep=;\na,b;c\n", ".csv", ";"),
        ("Name,Title\nKim,Director; Deputy Head\nLee,Adviser\n", ".csv", ","),
        ("a\tb\n", ".tsv", "\t"),
        ("a,b\nc,d\n", ".tsv", ","),
        ("a;b\n", ".ssv", ";"),
        ("Abrams, Stacey (USA), CEO\nBaker, James H. (USA), Former Director, Office\n", ".txt", ""),
        ("Sri\nBudi\n", ".txt", ""),
        ("name\tparty\nSri\tID\n", ".txt", "\t"),
        ("name,party\nSri,ID\nKim,KR\n", ".txt", ","),
    ],
)
def test_the_separator_is_what_parts_the_rows_evenly(text: str, kind: str, separator: str) -> None:
    assert separator_of(text, kind) == separator


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out() -> None:
    found = separated_rows('sep=,\r\na,b\r\n\r\n"two\r\nlines",c\r\n , \r\nd,e', ",", "x.csv", LIMITS)
    assert [(row.number, row.cells) for row in found] == [
        (2, ("a", "b")),
        (4, ("two\nlines", "c")),
        (6, ("d", "e")),
    ]


def test_line_ends_of_every_system_end_a_row() -> None:
    assert rows("a,b\rc,d\re,f") == rows("a,b\nc,d\ne,f\n") == rows("a,b\r\nc,d\r\ne,f\r\n")


def test_a_line_separator_inside_a_name_ends_nothing() -> None:
    assert rows("a\u2028b\x0bc,d\n") == [("a\u2028b\x0bc", "d")]


def test_a_field_over_128_kilobytes_is_read() -> None:
    assert rows(f'"{"x" * 300_000}",b\n') == [("x" * 300_000, "b")]


def test_quotation_marks_inside_a_cell_are_kept() -> None:
    assert rows('Kim "the Chair" Lee,KR\n"a ""b""",c\n') == [('Kim "the Chair" Lee', "KR"), ('a "b"', "c")]


def test_one_apostrophe_of_our_own_export_is_taken_off() -> None:
    assert rows("'=1+1,''x,'s-Hertogenbosch,+62 21 345\n") == [("=1+1", "'x", "'s-Hertogenbosch", "+62 21 345")]


@given(
    some.lists(
        some.tuples(*[some.text(some.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)] * 2),
        min_size=1,
        max_size=6,
    )
)
def test_what_we_write_is_what_we_read(table: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(
        [[guard("head"), guard("two")], *[map(guard, row) for row in table]]
    )
    kept = [row for row in table if "".join(row).strip()]
    found = rows(stream.getvalue())[1:]
    assert [tuple(cell.strip("\n") for cell in row) for row in found] == [
        tuple(cell.strip("\n") for cell in row) for row in kept
    ]


def test_lines_without_a_letter_or_digit_are_no_rows() -> None:
    found = line_rows("Sri Mulyani \n-----\n\n  Budi\n", "x.txt", LIMITS)
    assert [(row.number, row.cells) for row in found] == [(1, ("Sri Mulyani",)), (4, ("Budi",))]


def test_a_file_of_many_rows_is_read_as_its_first_rows_are() -> None:
    often, told = 700, "two\r\nlines"
    lines = ["name,party", *[f"Ana {n},'=1" for n in range(often)], f'"{told}",x', ",", "a\x1cb\u2028c,d", "'", "z,y"]
    found = separated_rows("\r\n".join(lines) + "\r\n", ",", "x.csv", LIMITS)
    assert [row.number for row in found] == [*range(1, often + 3), *range(often + 4, often + 7)]
    assert {row.cells[1] for row in found[1 : often + 1]} == {"=1"}
    assert [row.cells for row in found[often + 1 :]] == [
        ("two\nlines", "x"),
        ("a\x1cb\u2028c", "d"),
        ("'",),
        ("z", "y"),
    ]
