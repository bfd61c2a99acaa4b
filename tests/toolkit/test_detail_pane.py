"""A record reads in order, labels aligned, wrapped to the width there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from secretariat.toolkit.detail_pane import sheet_lines
from secretariat.toolkit.text import clean
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section

SHEET = FactSheet(
    "A-21",
    "Register Indonesian SMEs for partnership with Korea",
    "in progress",
    (Fact("Lead", "Deputi Pengkajian"), Fact("Due", "end of 2015", "overdue")),
    (
        Section("Progress", (Line("first list from Bogor and Banten", "17 Apr"), Line("visit", "8 Apr"))),
        Section("Evidence", (), "No evidence yet."),
    ),
)


def test_labels_and_asides_stand_in_columns_of_their_own() -> None:
    assert [each.plain.rstrip() for each in sheet_lines(SHEET, 34)] == [
        "A-21  Register Indonesian SMEs for",
        "      partnership with Korea",
        "in progress",
        "",
        "Lead  Deputi Pengkajian",
        "Due   end of 2015",
        "",
        "Progress",
        "17 Apr  first list from Bogor and",
        "        Banten",
        "8 Apr   visit",
        "",
        "Evidence",
        "No evidence yet.",
    ]


def test_a_long_aside_follows_its_line() -> None:
    section = Section("Outcomes", (Line("Centre opened", "GBC-SC-1, item 2, outcome 1"),))
    lines = [each.plain for each in sheet_lines(FactSheet("X-1", "x", sections=(section,)), 60)]
    assert lines[-1] == "Centre opened  GBC-SC-1, item 2, outcome 1"


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(texts, texts, st.integers(12, 90))
def test_nothing_is_lost_and_nothing_is_too_wide(label: str, value: str, width: int) -> None:
    section = Section(value, (Line(value, label), Line(label, "")))
    lines = sheet_lines(FactSheet("A-1", value, label, (Fact(label, value),), (section,)), width)
    assert all(cell_len(each.plain.rstrip()) <= width for each in lines)
    whole = "".join("".join(each.plain.split()) for each in lines)
    for text in (label, value):
        assert all(whole.count(c) >= clean(text).count(c) for c in clean(text) if not c.isspace())
