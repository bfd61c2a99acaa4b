"""What spreadsheet programs make of a tracker's cells is read; what could be two things is not guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.tracker.reading import (
    DAY_FIRST,
    MONTH_FIRST,
    order_of,
    read_done_on,
    read_due,
    read_priority,
    read_status,
    read_whole,
    tidy,
)
from secretariat.values.language import LANGUAGES, in_language
from secretariat.values.refusal import Refused

TODAY = date(2011, 8, 15)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("", ""),
        ("2011-07-29", "2011-07-29"),
        ("2011-07-29 00:00", "2011-07-29"),
        ("2011-07-29T00:00:00", "2011-07-29"),
        ("40753", "2011-07-29"),
        ("40753.0", "2011-07-29"),
        ("29/07/2011", "2011-07-29"),
        ("7/29/2011", "2011-07-29"),
        ("7/7/2011", "2011-07-07"),
        ("July 2011", "2011-07"),
        ("Juli 2011", "2011-07"),
        ("2015", "2015"),
        ("end of 2020", "../2020"),
    ],
)
def test_a_date_is_read_however_a_program_saved_it(text: str, edtf: str) -> None:
    assert read_due(text, TODAY, None, ()) == edtf


def test_a_date_that_could_be_two_is_refused_with_both() -> None:
    with pytest.raises(Refused, match="“07/08/2011” could be 7 August 2011 or 8 July 2011"):
        read_due("07/08/2011", TODAY, None, ())


def test_the_column_tells_which_comes_first() -> None:
    assert order_of(["07/08/2011", "29/07/2011", "July 2011", ""]) == DAY_FIRST
    assert order_of(["07/08/2011", "7/29/2011"]) == MONTH_FIRST
    assert order_of(["07/08/2011"]) is None
    assert order_of(["29/07/2011", "7/29/2011"]) is None
    assert read_due("07/08/2011", TODAY, DAY_FIRST, ()) == "2011-08-07"
    assert read_due("07/08/2011", TODAY, MONTH_FIRST, ()) == "2011-07-08"


def test_a_date_that_went_out_in_another_order_is_the_same_date() -> None:
    assert read_due("07/08/2011", TODAY, DAY_FIRST, {"2011-07-08"}) == "2011-07-08"


@pytest.mark.parametrize("text", ["31/02/2011", "99/99/2011", "soon", "35%"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_due(text, TODAY, None, ())


def test_what_was_done_lies_behind() -> None:
    assert read_done_on("30 September", TODAY, None, ()) == "2010-09-30"
    assert read_due("30 September", TODAY, None, ()) == "2011-09-30"


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.sampled_from([DAY_FIRST, MONTH_FIRST]))
def test_a_date_in_digits_is_read_in_the_order_of_its_column(day: date, order: str) -> None:
    text = day.strftime("%d/%m/%Y" if order == DAY_FIRST else "%m/%d/%Y")
    assert read_due(text, TODAY, order, ()) == day.isoformat()


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_and_priorities_are_read_in_either_language(language: str) -> None:
    for status in ActionStatus:
        assert read_status(in_language(language, status.value).upper()) == status
    for priority in Priority:
        assert read_priority(f" {in_language(language, priority.value)}") == priority
    assert read_priority("") == Priority.NORMAL


def test_a_status_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match=r"“\[/draft\]” is no status; write one of agreed, in progress, done, supersed"):
        read_status("[/draft]")


@pytest.mark.parametrize(("text", "number"), [("35", 35), ("35.0", 35), ("1,000", 1000), ("1.000", 1000), ("+5", 5)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "35.5", "-5", "35%", "many", "٣٥", "99999999999"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a whole number"):
        read_whole(text)


@given(st.text(max_size=40))
def test_line_ends_and_spaces_left_behind_are_no_change(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    lines = text.replace("\r", "")  # a program changes every end of a line to its own, and never half of one
    assert tidy(lines.replace("\n", "\r\n") + "  \n") == tidy(lines)
