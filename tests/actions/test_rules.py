"""The rules of actions that need no record: due dates, standing on a past day, targets, steps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.due import (
    day_sort,
    days_over,
    due_columns,
    due_of,
    due_words,
    is_overdue,
    left_words,
    over_words,
)
from secretariat.actions.progress import needed_a_month, percent, reached_words, read_target, target_text
from secretariat.actions.standing import is_open, status_on
from secretariat.actions.states import ActionStatus
from secretariat.actions.transitions import ALLOWED, Step, check_step
from secretariat.values.language import set_language
from secretariat.values.partial_date import BEFORE_NEXT_MEETING, ONGOING, PartialDate
from secretariat.values.refusal import Refused

JULY = PartialDate.from_edtf("2011-07")
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def test_what_is_due_in_july_is_overdue_on_the_first_of_august_and_not_before() -> None:
    assert not is_overdue(JULY.last, "agreed", date(2011, 7, 31))
    assert is_overdue(JULY.last, "agreed", date(2011, 8, 1))
    assert is_overdue(JULY.last, "in progress", date(2011, 8, 1))


@pytest.mark.parametrize("status", ["done", "dropped", "superseded"])
def test_what_has_ended_is_never_overdue(status: str) -> None:
    assert not is_overdue(JULY.last, status, date(2020, 1, 1))


def test_what_has_no_last_day_is_never_overdue() -> None:
    for due in (ONGOING, BEFORE_NEXT_MEETING, None):
        assert not is_overdue(due.last if due else None, "agreed", date(2199, 1, 1))


def test_days_over_and_left_in_words() -> None:
    assert days_over(date(2011, 7, 31), date(2011, 8, 15)) == 15
    assert over_words(date(2011, 7, 31), date(2011, 8, 15)) == "15 days"
    assert over_words(date(2011, 8, 14), date(2011, 8, 15)) == "1 day"
    assert left_words(date(2011, 9, 1), date(2011, 8, 15)) == "in 17 d"
    assert left_words(date(2011, 8, 15), date(2011, 8, 15)) == "today"
    assert left_words(date(2011, 8, 14), date(2011, 8, 15)) == ""


def test_a_due_date_in_full_says_its_last_day_and_what_is_left() -> None:
    today = date(2015, 4, 22)
    assert due_words(PartialDate.from_edtf("../2015"), "agreed", today) == "end of 2015 (31 Dec 2015, in 253 d)"
    assert due_words(PartialDate.from_edtf("2015-04-30"), "agreed", today) == "30 April 2015 (in 8 d)"
    assert due_words(JULY, "agreed", today) == "July 2011 (overdue, 1361 days)"
    assert due_words(JULY, "done", today) == "July 2011 (31 Jul 2011)"
    assert due_words(ONGOING, "agreed", today) == "ongoing"
    assert due_words(None, "agreed", today) == ""


@given(DAYS, DAYS)
def test_the_sortable_text_tells_what_is_over(due: date, today: date) -> None:
    kept = due_columns(PartialDate.of(due))
    assert (kept["due_sort"] < day_sort(today)) == (due < today)


def test_what_has_no_date_sorts_behind_every_date_and_every_open_end() -> None:
    sorts = [due_columns(due)["due_sort"] for due in (PartialDate.from_edtf("2199"), ONGOING, None)]
    assert sorts == sorted(sorts)
    assert due_of("") is None


@pytest.mark.parametrize(
    ("status", "begun", "ended", "stood"),
    [
        ("done", None, date(2011, 7, 29), {28: "agreed", 29: "done"}),
        ("done", date(2011, 7, 10), date(2011, 7, 29), {9: "agreed", 10: "in progress", 28: "in progress", 30: "done"}),
        ("dropped", None, None, {1: "dropped", 31: "dropped"}),
        ("in progress", date(2011, 7, 10), None, {9: "agreed", 10: "in progress"}),
        ("in progress", None, None, {1: "in progress"}),
        ("agreed", None, None, {1: "agreed", 31: "agreed"}),
    ],
)
def test_the_status_on_a_past_day(status: str, begun: date | None, ended: date | None, stood: dict[int, str]) -> None:
    for day, expected in stood.items():
        assert status_on(status, begun, ended, date(2011, 7, day)) == expected


def test_targets_are_read_as_written() -> None:
    assert read_target("100 SMEs") == (100, "SMEs")
    assert read_target(" 1,000  new   jobs ") == (1000, "new jobs")
    assert read_target("1.500") == (1500, "")
    assert read_target("500 OVOP programmes") == (500, "OVOP programmes")
    assert target_text(100, "SMEs") == "100 SMEs"


@pytest.mark.parametrize("text", ["", "many", "0 SMEs", "-3", "2.5 million", "SMEs 100", "99999999999999999999"])
def test_a_target_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Target"):
        read_target(text)


def test_percent_is_rounded_down_and_stays_between_nothing_and_all() -> None:
    assert [percent(n, 100) for n in (0, 35, 99, 100, 250)] == [0, 35, 99, 100, 100]
    assert percent(199, 200) == 99
    assert percent(5, None) is None


def test_what_is_needed_a_month() -> None:
    assert needed_a_month(35, 100, date(2015, 12, 31), date(2015, 4, 22)) == 8
    assert needed_a_month(35, 100, date(2015, 12, 31), date(2015, 12, 20)) == 65
    assert needed_a_month(100, 100, date(2015, 12, 31), date(2015, 4, 22)) is None
    assert needed_a_month(35, 100, date(2015, 12, 31), date(2016, 1, 1)) is None
    assert reached_words(35, 100, "SMEs") == "35 of 100 SMEs"


@given(st.integers(0, 500), st.integers(1, 500), DAYS, DAYS)
def test_what_is_needed_a_month_is_enough(achieved: int, target: int, due: date, today: date) -> None:
    needed = needed_a_month(achieved, target, due, today)
    if needed is not None:
        months = max(1.0, ((due - today).days + 1) / (365.25 / 12))
        assert achieved + needed * months >= target - 1e-6
        assert achieved + (needed - 1) * months < target


def test_every_status_says_what_can_be_done_from_it() -> None:
    assert set(ALLOWED) == set(ActionStatus)
    for status, allowed in ALLOWED.items():
        for step in Step:
            if step in allowed:
                check_step(step, "A-1", status)
            else:
                with pytest.raises(Refused, match=rf"A-1 is {status}: it can't {step}; from here it can"):
                    check_step(step, "A-1", status)


def test_only_what_has_ended_can_be_reopened() -> None:
    assert {status for status, allowed in ALLOWED.items() if Step.REOPEN in allowed} == {
        status for status in ActionStatus if not is_open(status)
    }


def test_words_for_days_are_asked_of_the_language_when_shown() -> None:
    set_language("id")
    assert due_words(PartialDate.from_edtf("2011-07"), "done", date(2012, 1, 1)).startswith("Juli 2011")
