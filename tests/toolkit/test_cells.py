"""Text fits its cells whatever its script, and columns share a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from secretariat.toolkit.cells import GAP, bar, cut, fit, placed
from secretariat.toolkit.rows import TableColumn
from secretariat.toolkit.text import line
from tests.toolkit.list_demo import COLUMNS


@given(st.text(), st.integers(0, 30), st.booleans())
def test_fitted_text_takes_exactly_its_cells(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(line(text), width, right=right)) == width


def test_cut_text_ends_in_an_ellipsis_and_never_in_half_a_character() -> None:
    assert cut("memorandum", 6) == "memor…"
    assert cut("林聖忠", 4) == "林…"
    assert cut("memo", 4) == "memo"
    assert cut("é" * 5, 3) == "éé…"
    assert cut("memo", 0) == ""


def test_a_bar_is_full_only_when_all_is_reached() -> None:
    assert bar(35, 100) == "██░░░░"
    assert bar(99, 100) == "█████░"
    assert bar(1, 100) == "█░░░░░"
    assert (bar(0, 100), bar(100, 100), bar(140, 100), bar(1, 0)) == ("░░░░░░", "██████", "██████", "")


@given(st.integers(0, 300))
def test_columns_never_need_more_than_there_is(width: int) -> None:
    places = placed(COLUMNS, width)
    needed = sum(place.width for place in places) + GAP * (len(places) - 1)
    assert needed <= width or all(place.width <= 3 for place in places)
    if width >= 80:
        assert needed == width


def test_columns_go_in_the_order_they_may() -> None:
    kept = [place.column.key for place in placed(COLUMNS, 70)]
    assert kept == ["ref", "what", "lead", "due"]
    assert [place.column.key for place in placed(COLUMNS, 40)] == ["ref", "what"]


def test_flexible_columns_share_what_is_left() -> None:
    columns = (TableColumn("a", "a", 10, flex=1), TableColumn("b", "b", 10, flex=2), TableColumn("c", "c", 6))
    assert [place.width for place in placed(columns, 26 + 2 * GAP + 9)] == [13, 16, 6]
