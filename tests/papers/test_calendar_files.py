"""Calendar files, read back by icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from secretariat.papers.calendar_files import ToDo, WholeDays, calendar_file
from secretariat.papers.columns import printable

STAMP = datetime(2011, 5, 21, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def read(*entries: ToDo | WholeDays) -> Calendar:
    made = Calendar.from_ical(calendar_file(entries, name="Tracker; all, [draft]", language="en"))
    assert isinstance(made, Calendar) and not made.errors
    return made


def test_a_to_do_keeps_what_it_is_given() -> None:
    (one,) = read(
        ToDo(
            "A-1@x",
            "Sign, [draft]; 林聖忠",
            STAMP,
            3,
            "two\nlines",
            ("ovop", "a,b"),
            (14,),
            date(2011, 7, 1),
            date(2011, 7, 31),
            "IN-PROCESS",
            35,
            1,
        )
    ).todos
    assert (one["UID"], one["SUMMARY"], one["SEQUENCE"]) == ("A-1@x", "Sign, [draft]; 林聖忠", 3)
    assert one.decoded("DTSTAMP") == datetime(2011, 5, 21, 2, 30, tzinfo=UTC)
    assert (one.decoded("DTSTART"), one.decoded("DUE")) == (date(2011, 7, 1), date(2011, 7, 31))
    assert (one["STATUS"], one["PERCENT-COMPLETE"], one["PRIORITY"]) == ("IN-PROCESS", 35, 1)
    assert one["DESCRIPTION"] == "two\nlines" and one.categories == ["ovop", "a,b"]


def test_an_alarm_rings_so_long_before_the_end_of_the_last_day() -> None:
    """To-dos are counted from where their last day begins, events from where the day after it begins."""
    due = ToDo("a", "Sign", STAMP, alarms=(14, 1), due=date(2011, 7, 31))
    span = WholeDays("b", "Sign", STAMP, alarms=(14,), first=date(2011, 7, 1), last=date(2011, 7, 31))
    calendar = read(due, span)
    for component, end in ((calendar.todos[0], date(2011, 7, 31)), (calendar.events[0], date(2011, 8, 1))):
        alarm = component.walk("VALARM")[0]
        assert alarm["TRIGGER"].params["RELATED"] == "END"
        assert end + alarm.decoded("TRIGGER") == date(2011, 7, 18)
    assert [one.decoded("TRIGGER") for one in calendar.todos[0].walk("VALARM")] == [timedelta(-13), timedelta(0)]


def test_whole_days_end_where_the_next_day_begins_and_nobody_is_busy() -> None:
    (one,) = read(WholeDays("b", "July", STAMP, first=date(2011, 7, 1), last=date(2011, 7, 31))).events
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2011, 7, 1), date(2011, 8, 1))
    assert one["TRANSP"] == "TRANSPARENT"
    (last,) = read(WholeDays("b", "Ever", STAMP, first=date(9999, 1, 1), last=date.max)).events
    assert last.decoded("DTEND") == date.max


def test_without_a_day_it_has_none_and_rings_never() -> None:
    (one,) = read(ToDo("a", "Some day", STAMP, alarms=(14,))).todos
    assert "DUE" not in one and "DTSTART" not in one and not one.walk("VALARM")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_comes_back_and_no_line_is_longer_than_75_bytes(title: str, note: str) -> None:
    entry = ToDo("a", title, STAMP, description=note)
    data = calendar_file([entry], name="x", language="en")
    assert b"\0" not in data and b"\x0b" not in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (one,) = read(entry).todos
    assert str(one["SUMMARY"]) == printable(title)
    assert str(one.get("DESCRIPTION", "")) == printable(note)


def test_the_same_entries_give_the_same_bytes() -> None:
    entry = WholeDays("b", "July", STAMP, categories=("a", "b"), first=date(2011, 7, 1), last=date(2011, 7, 31))
    assert calendar_file([entry], name="x", language="id") == calendar_file([entry], name="x", language="id")
