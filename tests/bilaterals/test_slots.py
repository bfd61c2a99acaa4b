"""Slots are typed in the meeting's own time, kept as UTC, shown with the zone's label."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.bilaterals.slots import slot_brief, slot_words, typed, zone_of
from secretariat.values.moment import read_moment
from secretariat.values.refusal import Refused

DENVER = ZoneInfo("America/Denver")
TODAY = date(2011, 3, 14)
FIRST, LAST = date(2011, 5, 20), date(2011, 5, 21)
IN_UTC = datetime(2011, 5, 20, 20, 30, tzinfo=UTC)


def read(text: str, *, first: date | None = FIRST, last: date | None = LAST, zone: ZoneInfo = DENVER) -> datetime:
    return read_moment(text, "Slot from", zone=zone, first=first, last=last, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "20 May 2011 14:30",
        "20 May 14:30",
        "20 Mei 2011 14.30",
        "2011-05-20T14:30",
        "2011-05-20 14:30",
        "20/5/2011, 14:30",
        "Friday 20 May 2011 14:30",
    ],
)
def test_a_day_and_a_time_are_read_in_the_meetings_zone(text: str) -> None:
    assert read(text) == IN_UTC


def test_a_time_alone_will_do_where_the_meeting_has_one_day() -> None:
    assert read("14:30", last=FIRST) == IN_UTC


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14:30", "needs its day"),
        ("20 May 2011", "a day and a time"),
        ("20 May 2011 24:30", "a time of day"),
        ("20 May 2011 14:61", "a time of day"),
        ("May 2011 14:30", "one day"),
        ("tomorow 14:30", "tomorow"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(text)


def test_where_the_meeting_has_no_day_yet_the_offices_today_counts() -> None:
    assert read("tomorrow 14:30", first=None, last=None) == datetime(2011, 3, 15, 20, 30, tzinfo=UTC)
    assert read("20 May 14:30", first=None, last=None) == IN_UTC


def test_a_time_that_the_clocks_leap_over_is_refused() -> None:
    with pytest.raises(Refused, match="America/Denver"):
        read("13 March 2011 2:30")


def test_a_meeting_without_a_zone_is_named() -> None:
    with pytest.raises(Refused, match="APEC-SMEMM-18 has no time zone"):
        zone_of("", "APEC-SMEMM-18")
    with pytest.raises(Refused, match="Big Sky"):
        zone_of("Big Sky", "APEC-SMEMM-18")


def test_a_slot_is_shown_in_the_meetings_time_with_its_label() -> None:
    assert slot_words(IN_UTC, IN_UTC + timedelta(minutes=45), "America/Denver") == "20 May 2011 14:30–15:15 MDT"
    assert slot_words(IN_UTC, IN_UTC + timedelta(hours=11), "America/Denver").endswith("–21 May 2011 01:30 MDT")
    assert slot_words(IN_UTC, None, "Asia/Jakarta") == "21 May 2011 03:30 WIB"
    assert slot_words(IN_UTC, None, "Asia/Kathmandu") == "21 May 2011 02:15 UTC+0545"
    assert slot_words(None, None, "America/Denver") == ""


def test_in_a_list_a_slot_is_short_and_a_change_of_clocks_is_told() -> None:
    ends = IN_UTC + timedelta(minutes=45)
    assert slot_brief(IN_UTC, ends, "America/Denver") == "20 May 2011 14:30–15:15 MDT"
    assert slot_brief(IN_UTC, ends, "America/Denver", year=False) == "20 May 14:30–15:15 MDT"
    assert slot_brief(None, None, "America/Denver") == ""
    night = datetime(2013, 11, 3, 6, tzinfo=UTC)
    assert slot_words(night, night + timedelta(hours=6), "America/Denver") == "3 November 2013 00:00 MDT–05:00 MST"


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)),
    st.sampled_from(["America/Denver", "Asia/Jakarta", "Europe/Rome", "Asia/Kathmandu"]),
)
def test_what_a_form_shows_is_read_back_as_the_same_moment(naive: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    moment = naive.replace(second=0, microsecond=0, tzinfo=zone).astimezone(UTC)
    assert read(typed(moment, name), zone=zone) == moment
