"""Moments on the days clocks change: what does not exist is refused, what exists twice is asked for plainly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.values.moment import moments_at, read_moment, typed_moment
from secretariat.values.refusal import Refused

DENVER, JAKARTA, KATHMANDU = ZoneInfo("America/Denver"), ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Kathmandu")
SAO_PAULO, LORD_HOWE = ZoneInfo("America/Sao_Paulo"), ZoneInfo("Australia/Lord_Howe")
BACK = date(2011, 11, 6)


def read(text: str, zone: ZoneInfo = DENVER, day: date | None = None) -> datetime:
    return read_moment(text, "Begins at", zone=zone, first=day, last=day, today=date(2011, 1, 1))


def test_a_time_that_exists_twice_is_asked_for_plainly() -> None:
    with pytest.raises(Refused) as refused:
        read("01:30", day=BACK)
    assert refused.value.message == (
        "Begins at: 01:30 exists twice in America/Denver on 6 November 2011, where the clocks go back; "
        "write 01:30 MDT or 01:30 MST."
    )


def test_the_label_says_which_of_the_two_is_meant() -> None:
    assert read("6 November 2011 01:30 MDT") == datetime(2011, 11, 6, 7, 30, tzinfo=UTC)
    assert read("01:30 mst", day=BACK) == datetime(2011, 11, 6, 8, 30, tzinfo=UTC)
    assert read("01:30 UTC-0700", day=BACK) == datetime(2011, 11, 6, 8, 30, tzinfo=UTC)
    assert read("01:30 -6", day=BACK) == datetime(2011, 11, 6, 7, 30, tzinfo=UTC)


def test_a_time_that_does_not_exist_is_refused_with_and_without_a_label() -> None:
    for text in ("13 March 2011 02:30", "13 March 2011 02:30 MST", "13 March 2011 02:30 MDT"):
        with pytest.raises(Refused, match="does not exist in America/Denver, where the clocks go forward"):
            read(text)


def test_a_whole_page_typed_for_a_time_is_refused_at_once() -> None:
    # By a quadratic pattern this took half a minute; the test's own limit would stop it.
    for page in ("T" * 50_000, "20 May 2011" + " ," * 20_000 + "9:0", "1 " * 20_000):
        with pytest.raises(Refused, match="is not a day and a time"):
            read_moment(page, "Slot", zone=DENVER, first=None, last=None, today=date(2011, 5, 1))


def test_a_label_that_the_clocks_do_not_show_then_is_refused() -> None:
    with pytest.raises(Refused, match="do not show MST at 14:30 on 20 May 2011; there it is MDT"):
        read("20 May 2011 14:30 MST")
    assert read("20 May 2011 14:30 MDT") == read("20 May 2011 14:30")
    with pytest.raises(Refused, match="there it is WIB"):
        read("20 May 2011 14:30 WITA", JAKARTA)


def test_zones_without_letters_are_labelled_by_their_distance_from_utc() -> None:
    assert read("20 May 2011 14:30 UTC+0545", KATHMANDU) == datetime(2011, 5, 20, 8, 45, tzinfo=UTC)
    assert read("20 May 2011 14:30 +05:45", KATHMANDU) == datetime(2011, 5, 20, 8, 45, tzinfo=UTC)
    with pytest.raises(Refused, match=r"write 23:30 UTC-0200 or 23:30 UTC-0300"):
        read("19 February 2011 23:30", SAO_PAULO)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31), timezones=st.just(UTC)),
    st.sampled_from([DENVER, JAKARTA, KATHMANDU, SAO_PAULO, LORD_HOWE, ZoneInfo("Europe/Rome")]),
)
def test_what_a_form_shows_is_read_back_as_the_same_moment(moment: datetime, zone: ZoneInfo) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert read(typed_moment(moment, zone), zone) == moment


@given(
    st.integers(0, 24 * 4 - 1),
    st.sampled_from([(date(2011, 3, 13), DENVER), (BACK, DENVER), (date(2011, 4, 3), LORD_HOWE)]),
)
def test_whatever_is_typed_on_a_day_clocks_change_is_one_moment_or_a_word_why_not(
    quarter: int, where: tuple[date, ZoneInfo]
) -> None:
    day, zone = where
    time = f"{quarter // 4:02}:{quarter % 4 * 15:02}"
    there = moments_at(datetime.fromisoformat(f"{day} {time}"), zone)
    if len(there) == 1:
        assert read(time, zone, day) == there[0]
    else:
        with pytest.raises(Refused, match="exists twice" if there else "does not exist"):
            read(time, zone, day)
