"""When delegates come and go: a day without a year is the one nearest the meeting."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.delegations.intake.operations import Options, import_delegates
from secretariat.delegations.nominating import edit_delegate
from secretariat.delegations.queries import delegation_detail
from secretariat.delegations.travel import travel_moment
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.delegations.apec_meeting import MEETING, name
from tests.delegations.intake.lists import a_list

FIRST = date(2026, 6, 1)


def moment(text: str, *, meeting: date | None = FIRST, today: date = FIRST) -> str:
    return travel_moment(text, "Arrival", today=today, meeting=meeting)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("31 May", "2026-05-31"),
        ("30 Mei", "2026-05-30"),
        ("31/5", "2026-05-31"),
        ("Sunday 31 May", "2026-05-31"),
        ("31-May 14:30", "2026-05-31 14:30"),
        ("1 June", "2026-06-01"),
        ("4 June", "2026-06-04"),
        ("31 May 2027", "2027-05-31"),
        ("31 December", "2025-12-31"),
        ("1 November", "2026-11-01"),
        ("friday", "2026-06-05"),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_the_meeting(written: str, kept: str) -> None:
    assert moment(written) == kept


def test_around_the_turn_of_the_year_the_day_before_is_in_the_year_before() -> None:
    first = date(2027, 1, 2)
    assert moment("30 December", meeting=first, today=first) == "2026-12-30"
    assert moment("5 January", meeting=date(2026, 12, 29)) == "2027-01-05"
    assert moment("24-July", meeting=date(2012, 7, 25)) == "2012-07-24"


def test_where_the_meeting_s_days_are_not_known_it_is_the_next() -> None:
    assert moment("31 May", meeting=None) == "2027-05-31"


def test_a_weekday_that_is_wrong_in_the_meeting_s_year_is_told_though_right_in_another() -> None:
    with pytest.raises(Refused, match="31 May 2026 is a Sunday, not a Monday"):
        moment("Monday 31 May")


def test_whoever_comes_before_the_first_day_comes_in(invited: Record) -> None:
    """The meeting is of 20–21 May 2011."""
    rows = ("Country|Name|Arrival|Departure", "Korea|LEE Min|19 May|22-May", "Peru|Ana|18-May, LH 123 16:09|21 May")
    import_delegates(invited, MEETING, a_list(*rows), Options())
    lee, ana = (delegation_detail(invited, MEETING, party).delegates[0] for party in ("KR", "PE"))
    assert (lee.arrival, lee.departure) == ("2011-05-19", "2011-05-22")
    assert (ana.arrival, ana.departure) == ("2011-05-18 16:09", "2011-05-21")


def test_what_is_typed_for_one_delegate_is_read_alike(invited: Record) -> None:
    assert name(invited, "KR", "LEE Min", arrival="19 May").arrival == "2011-05-19"
    edited = edit_delegate(invited, MEETING, "KR", "LEE Min", arrival="18 May", departure="22 May 09:15")
    assert (edited.arrival, edited.departure) == ("2011-05-18", "2011-05-22 09:15")


@pytest.mark.parametrize(
    "written", ["31 August 14:30", "31 Agt pukul 14.30", "2013-08-31T14:30", "31 August at 2:30 pm"]
)
def test_a_month_that_ends_in_t_keeps_its_t_before_a_time(written: str) -> None:
    assert moment(written, today=date(2013, 8, 1), meeting=date(2013, 9, 1)) == "2013-08-31 14:30"


def test_what_is_typed_by_hand_is_refused_as_in_a_list(invited: Record) -> None:
    with pytest.raises(Refused, match=r"1990-01-01 is far from the meeting \(2011-05-20 to 2011-05-21\)"):
        name(invited, "KR", "LEE Min", arrival="1 January 1990")
    with pytest.raises(Refused, match=r"The departure is before the arrival \(2011-05-20\)"):
        name(invited, "KR", "LEE Min", arrival="20 May", departure="19 May")
    name(invited, "KR", "LEE Min", arrival="19 May")
    with pytest.raises(Refused, match=r"The departure is before the arrival \(2011-05-19\)"):
        edit_delegate(invited, MEETING, "KR", "LEE Min", departure="18 May")
    assert edit_delegate(invited, MEETING, "KR", "LEE Min", departure="21 May").departure == "2011-05-21"
