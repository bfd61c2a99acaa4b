"""Due dates drawn over months and in a month's calendar: as long as they are, and never a false day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.views.month import WIDTH, due_in, weeks
from secretariat.actions.views.timeline import AFTER, BEFORE, CELLS, POINT, ROUGH, SPAN, TODAY, bar, heading, month_at
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.partial_date import BEFORE_NEXT_MEETING, ONGOING, PartialDate

TODAY_IS = date(2011, 8, 15)
FIRST = date(2011, 7, 1)


def drawn(words: str, *, months: int = 6, today: date = date(1999, 1, 1)) -> str:
    return bar(parse_date(words, today=TODAY_IS), FIRST, months, today)


def test_a_day_is_a_point_in_its_part_of_the_month() -> None:
    assert drawn("1 July 2011") == POINT
    assert drawn("31 July 2011") == "   " + POINT
    assert drawn("16 August 2011") == " " * 6 + POINT


def test_a_month_a_quarter_and_a_year_are_as_long_as_they_are() -> None:
    assert drawn("July 2011") == SPAN * 4
    assert drawn("Q4 2011") == " " * 12 + SPAN * 12
    assert drawn("2011") == SPAN * 24


def test_what_is_about_or_uncertain_is_drawn_so_even_if_it_is_one_day() -> None:
    assert drawn("about July 2011") == ROUGH * 4
    assert bar(PartialDate.from_edtf("2011-07-01?"), FIRST, 6, date(1999, 1, 1)) == ROUGH
    assert bar(PartialDate.from_edtf("2011-08~"), FIRST, 6, date(1999, 1, 1)) == " " * 4 + ROUGH * 4


def test_what_is_due_by_then_is_drawn_in_the_month_it_ends_and_since_then_goes_on() -> None:
    assert drawn("end of August 2011").strip(" ")[-1:] in (SPAN, ROUGH)
    assert bar(PartialDate.from_edtf("../2011-08"), FIRST, 6, date(1999, 1, 1)) == " " * 4 + SPAN * 4
    assert bar(PartialDate.from_edtf("2011-12/.."), FIRST, 6, date(1999, 1, 1)) == " " * 20 + SPAN * 3 + AFTER
    assert bar(ONGOING, FIRST, 6, date(1999, 1, 1)) == " " * 23 + AFTER


def test_arrows_point_to_what_is_not_in_sight() -> None:
    assert drawn("May 2009") == BEFORE
    assert drawn("2020") == " " * 23 + AFTER
    assert drawn("2011", months=3) == SPAN * 11 + AFTER


def test_without_a_date_there_is_only_today() -> None:
    assert bar(None, FIRST, 6, TODAY_IS) == " " * 5 + TODAY
    assert bar(BEFORE_NEXT_MEETING, FIRST, 6, TODAY_IS) == " " * 5 + TODAY
    assert bar(None, FIRST, 6, date(2020, 1, 1)) == ""


def test_today_is_seen_through_what_lasts_longer() -> None:
    assert drawn("Q3 2011", today=TODAY_IS) == SPAN * 5 + "┿" + SPAN * 6
    assert drawn("about August 2011", today=TODAY_IS) == " " * 4 + ROUGH + "┼" + ROUGH * 2


def test_the_next_meeting_is_drawn_once_it_has_a_date() -> None:
    from secretariat.actions.due import due_of

    due = due_of("before-next-meeting", date(2011, 9, 12))
    assert bar(due, FIRST, 6, date(1999, 1, 1)).strip() == SPAN * 2


def test_the_heading_names_months_and_at_january_the_year() -> None:
    assert heading(date(2011, 11, 1), 4) == "Nov Dec '12 Feb"
    assert heading(date(2012, 2, 1), 4) == "'12 Mar Apr May"
    set_language("id")
    assert heading(date(2012, 7, 1), 4).split() == ["'12", "Agu", "Sep", "Okt"]


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(-600, 600))
def test_months_are_counted_across_years(day: date, offset: int) -> None:
    there = month_at(day, offset)
    assert there.day == 1
    assert month_at(there, -offset) == day.replace(day=1)
    assert (month_at(day, offset + 1) - timedelta(days=1)).replace(day=1) == there


@given(
    st.dates(date(2009, 1, 1), date(2014, 12, 31)),
    st.integers(0, 900),
    st.dates(date(2009, 1, 1), date(2014, 12, 31)),
    st.integers(1, 24),
)
def test_a_bar_never_leaves_its_column(first: date, days: int, today: date, months: int) -> None:
    due = PartialDate.from_edtf(f"{first.isoformat()}/{(first + timedelta(days=days)).isoformat()}") if days else None
    line = bar(due or PartialDate.of(first), FIRST, months, today)
    assert len(line) <= months * CELLS
    last = first + timedelta(days=days)
    end = month_at(FIRST, months)
    assert (line[:1] == BEFORE) == (last < FIRST)
    assert line.endswith(AFTER) == (last >= end)


def test_a_month_counts_by_day_and_what_has_none() -> None:
    dates = [
        parse_date(each, today=TODAY_IS) for each in ("3 Aug 2011", "3 Aug 2011", "Aug 2011", "Q3 2011", "ongoing")
    ]
    found = due_in(date(2011, 8, 1), dates)
    assert found.days == {date(2011, 8, 3): 2} and found.without_day == 1
    assert due_in(date(2011, 9, 1), dates).without_day == 1


def test_a_month_is_drawn_from_monday_with_today_in_brackets() -> None:
    due = due_in(date(2011, 8, 1), [PartialDate.of(date(2011, 8, 3))] * 2 + [PartialDate.of(TODAY_IS)])
    lines = weeks(date(2011, 8, 1), due, TODAY_IS)
    assert lines[0].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert lines[1].split() == ["1", "2", "3·2", "4", "5", "6", "7"]
    assert "[15]·1" in lines[3] and len(lines) == 6
    assert all(len(line) <= 7 * WIDTH for line in lines)
    set_language("id")
    assert weeks(date(2011, 8, 1), due, TODAY_IS)[0].split()[:2] == ["Sen", "Sel"]


@given(st.dates(date(1900, 1, 1), date(2190, 12, 31)))
def test_every_day_of_a_month_stands_in_its_week_once(day: date) -> None:
    first = day.replace(day=1)
    lines = weeks(first, due_in(first, [PartialDate.of(day)]), date(1800, 1, 1))
    numbers = [word for line in lines[1:] for word in line.split()]
    days = (month_at(first, 1) - first).days
    assert [int(word.split("·")[0]) for word in numbers] == list(range(1, days + 1))
    assert [word for word in numbers if "·" in word] == [f"{day.day}·1"]
    week = next(line for line in lines[1:] if f"{day.day}·1" in line.split())
    assert week.index(f"{day.day}·1") // WIDTH == day.weekday()
