"""What the record accepts as a date, and which days it stands for."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.values.partial_date import BEFORE_NEXT_MEETING, ONGOING, NotEdtf, PartialDate, Precision


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2011-07-29", date(2011, 7, 29), date(2011, 7, 29), Precision.DAY),
        ("2011-07", date(2011, 7, 1), date(2011, 7, 31), Precision.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31), Precision.MONTH),
        ("2015-33", date(2015, 1, 1), date(2015, 3, 31), Precision.QUARTER),
        ("2015-36", date(2015, 10, 1), date(2015, 12, 31), Precision.QUARTER),
        ("2015-40", date(2015, 1, 1), date(2015, 6, 30), Precision.HALF),
        ("2015-41", date(2015, 7, 1), date(2015, 12, 31), Precision.HALF),
        ("2015-21", date(2015, 3, 1), date(2015, 5, 31), Precision.SEASON),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29), Precision.SEASON),
        ("2009", date(2009, 1, 1), date(2009, 12, 31), Precision.YEAR),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), Precision.DECADE),
        ("2011-05-20/2011-05-21", date(2011, 5, 20), date(2011, 5, 21), Precision.INTERVAL),
        ("2011-05/2012", date(2011, 5, 1), date(2012, 12, 31), Precision.INTERVAL),
        ("../2020", None, date(2020, 12, 31), Precision.UNTIL),
        ("/2020", None, date(2020, 12, 31), Precision.UNTIL),
        ("2015/..", date(2015, 1, 1), None, Precision.SINCE),
        ("2015/", date(2015, 1, 1), None, Precision.SINCE),
        ("../..", None, None, Precision.ONGOING),
        ("before-next-meeting", None, None, Precision.BEFORE_NEXT_MEETING),
    ],
)
def test_a_date_covers_its_days(text: str, first: date | None, last: date | None, precision: Precision) -> None:
    value = PartialDate.from_edtf(text)
    assert (value.edtf, value.first, value.last, value.precision) == (text, first, last, precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2015", False, False),
        ("2015~", True, False),
        ("2015?", False, True),
        ("2015%", True, True),
        ("2015-33~", True, False),
        ("202X?", False, True),
        ("2011~/2013?", True, True),
        ("../2020~", True, False),
    ],
)
def test_a_mark_says_how_sure_the_date_is(text: str, approximate: bool, uncertain: bool) -> None:
    value = PartialDate.from_edtf(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)


_NOT_EDTF = [
    "2011-7",
    "2011-7-1",
    "2011-W07-1",
    "20110717",
    "2011-02-29",
    "2011-13",
    "2011-00",
    "2015-37",
    "2015-42",
    "2015-20",
    "?",
    "~",
    "2015??",
    "?2015",
    "/",
    "../",
    "/..",
    "2012/2011",
    "2011-05-21/2011-05-20",
    "1899",
    "2200",
    "220X",
    "189X",
    "20XX",
    "202x",
    "2011/2012/2013",
    "2011-07-17T10:00",
    "２０１１",
    "٢٠١١",
    "+2011",
    "-2011",
    "Y2011",
    "{2011,2012}",
    "2011-07-XX",
    "ongoing",
    "2011-1X",
    "1_11",
]


@pytest.mark.parametrize("text", [*_NOT_EDTF, "", " ", "2011-07 ", " 2011", "2011\n"])
def test_anything_else_is_not_edtf(text: str) -> None:
    with pytest.raises(NotEdtf):
        PartialDate.from_edtf(text)


def test_an_interval_between_the_same_dates_is_that_date() -> None:
    assert PartialDate.from_edtf("2011-05/2011-05") == PartialDate.from_edtf("2011-05")


def test_july_2011_is_over_on_the_first_of_august_and_not_before() -> None:
    july = PartialDate.from_edtf("2011-07")
    assert not july.is_over(date(2011, 7, 31))
    assert july.is_over(date(2011, 8, 1))


@pytest.mark.parametrize("value", [ONGOING, BEFORE_NEXT_MEETING, PartialDate.from_edtf("1901/..")])
def test_what_has_no_end_is_never_over(value: PartialDate) -> None:
    assert not value.is_over(date(2199, 12, 31))


def test_a_day_is_that_day() -> None:
    assert PartialDate.of(date(2011, 7, 29)) == PartialDate.from_edtf("2011-07-29")


def test_precisions_are_ranked_from_fine_to_coarse() -> None:
    assert Precision.DAY.rank < Precision.MONTH.rank < Precision.YEAR.rank < Precision.DECADE.rank


def test_dates_sort_by_their_end_then_finer_first_and_open_ends_last() -> None:
    in_order = ["2010~", "2011-07-31", "2011-07", "2011-06/2011-07", "2011-12-31", "2011-12", "2011-36", "2011-41"]
    in_order += ["2011", "2008/2011", "2009/2011", "../2011", "2011/..", "before-next-meeting", "../.."]
    assert sorted(sorted(in_order), key=lambda text: PartialDate.from_edtf(text).sort_key) == in_order
