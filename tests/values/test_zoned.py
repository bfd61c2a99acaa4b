"""Times in words: the meeting's zone with its label, the office's own beside it where the clocks differ."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from secretariat.values.language import set_language
from secretariat.values.zoned import both_spans, moment_both, office_span, span_words

DENVER, JAKARTA, HANOI = ZoneInfo("America/Denver"), ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Ho_Chi_Minh")


def at(hour: int, minute: int = 0, day: int = 20, month: int = 5, fold: int = 0) -> datetime:
    return datetime(2011, month, day, hour, minute, tzinfo=DENVER, fold=fold).astimezone(UTC)


def test_the_offices_own_time_stands_beside_the_meetings() -> None:
    assert both_spans(at(9), at(10, 30), DENVER, JAKARTA) == "09:00–10:30 MDT · 22:00–23:30 WIB"


def test_the_day_stands_with_a_time_where_it_is_another_one() -> None:
    assert both_spans(at(10), at(11, 30), DENVER, JAKARTA) == "10:00–11:30 MDT · 23:00–21 May 00:30 WIB"
    assert both_spans(at(14), at(15), DENVER, JAKARTA) == "14:00–15:00 MDT · 21 May 03:00–04:00 WIB"
    assert span_words(at(23), at(1, day=21), DENVER) == "23:00–21 May 01:00 MDT"
    assert span_words(at(1, day=21), at(2, day=21), DENVER, on=date(2011, 5, 20)) == "21 May 01:00–02:00 MDT"


def test_where_the_clocks_show_the_same_nothing_stands_twice() -> None:
    assert office_span(at(9), at(10), JAKARTA, HANOI) == ""
    assert both_spans(at(9), at(10), JAKARTA, JAKARTA) == "22:00–23:00 WIB"


def test_on_the_days_clocks_change_both_labels_stand_and_the_offices_time_is_right() -> None:
    spring = at(1, 30, day=13, month=3)
    assert both_spans(spring, spring + timedelta(hours=1), DENVER, JAKARTA) == "01:30 MST–03:30 MDT · 15:30–16:30 WIB"
    autumn = at(0, 30, day=6, month=11)
    assert both_spans(autumn, autumn + timedelta(hours=2), DENVER, JAKARTA) == "00:30 MDT–01:30 MST · 13:30–15:30 WIB"
    assert moment_both(at(1, 30, 6, 11), DENVER, JAKARTA) == "01:30 MDT · 14:30 WIB"
    assert moment_both(at(1, 30, 6, 11, fold=1), DENVER, JAKARTA) == "01:30 MST · 15:30 WIB"


def test_days_are_written_in_the_language_chosen() -> None:
    set_language("id")
    assert both_spans(at(14), at(15), DENVER, JAKARTA) == "14:00–15:00 MDT · 21 Mei 03:00–04:00 WIB"


def test_what_has_no_beginning_has_no_words() -> None:
    assert span_words(None, None, DENVER) == "" == both_spans(None, None, DENVER, JAKARTA)
    assert span_words(at(9), None, DENVER) == "09:00 MDT"
