"""How often something comes again: read, said, and counted on at the precision of its date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from secretariat.values.partial_date import PartialDate
from secretariat.values.recurrence import FREQUENCIES, WEEKDAYS, Rule, next_date, rule_of
from secretariat.values.recurrence_words import read_recurrence, recurrence_words
from secretariat.values.refusal import Refused

TODAY = date(2015, 4, 6)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Rules that have words in both languages."""
    frequency = draw(st.sampled_from(FREQUENCIES))
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    if frequency == "WEEKLY":
        days = tuple(draw(st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True)))
    if frequency == "YEARLY" and draw(st.booleans()):
        months = (draw(st.integers(1, 12)),)
    if frequency == "MONTHLY" or months:
        kind = draw(st.sampled_from(["", "day", "position"]))
        if kind == "day":
            month_days = (draw(st.sampled_from([-1, *range(1, 29)])),)
        elif kind == "position":
            days = (f"{draw(st.sampled_from([1, 2, 3, 4, 5, -1]))}{draw(st.sampled_from(WEEKDAYS))}",)
    until = draw(st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)))
    count = 0 if until else draw(st.sampled_from([0, 1, 10, 999]))
    return Rule(frequency, draw(st.integers(1, 999)), months, month_days, days, (), until, count)


@given(rules(), st.sampled_from(["en", "id"]), st.booleans())
def test_what_is_said_is_read_back_the_same(rule: Rule, language: str, after_done: bool) -> None:
    words = recurrence_words(rule.text, language, after_done=after_done)
    assert "FREQ" not in words
    assert read_recurrence(words, today=TODAY) == (rule.text, after_done)


@given(rules())
def test_a_rule_is_kept_in_one_way(rule: Rule) -> None:
    assert rule_of(rule.text) == rule
    assert rule_of("rrule:" + ";".join(reversed(rule.text.split(";")))) == rule


@given(rules(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_day_is_the_one_another_library_finds(rule: Rule, day: date) -> None:
    endless = Rule(rule.frequency, rule.interval, rule.months, rule.month_days, rule.days)
    begins = datetime(day.year, day.month, day.day)
    expected = rrulestr(endless.text + ";UNTIL=21991231T000000", dtstart=begins).after(begins)
    found = next_date(endless.text, PartialDate.of(day))
    assert (found and found.first) == (expected and expected.date())
    if rule.until and found and found.first:
        kept = next_date(rule.text, PartialDate.of(day))
        assert kept == (found if found.first <= rule.until else None)


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("every two years", "FREQ=YEARLY;INTERVAL=2"),
        ("setiap dua tahun sekali", "FREQ=YEARLY;INTERVAL=2"),
        ("every first Monday", "FREQ=MONTHLY;BYDAY=1MO"),
        ("Senin pertama setiap bulan", "FREQ=MONTHLY;BYDAY=1MO"),
        ("monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("setiap bulan tanggal 15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("tiap triwulan", "FREQ=MONTHLY;INTERVAL=3"),
        ("twice a year", "FREQ=MONTHLY;INTERVAL=6"),
        ("each year in September", "FREQ=YEARLY;BYMONTH=9"),
        ("setiap tahun pada 17 Agustus", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=17"),
        ("every last Friday of September", "FREQ=YEARLY;BYMONTH=9;BYDAY=-1FR"),
        ("every year until 2020", "FREQ=YEARLY;UNTIL=20201231"),
        ("every month, 10 times", "FREQ=MONTHLY;COUNT=10"),
    ],
)
def test_phrases_as_people_write_them(phrase: str, rule: str) -> None:
    assert read_recurrence(phrase, today=TODAY) == (rule, False)


@pytest.mark.parametrize(
    "phrase",
    ["every blue moon", "every 0 years", "every month on Monday", "every", "", "FREQ=SECONDLY", "every 31 February"],
)
def test_what_is_not_understood_is_refused_with_examples(phrase: str) -> None:
    with pytest.raises(Refused, match="every first Monday"):
        read_recurrence(phrase, today=TODAY)


@pytest.mark.parametrize(
    ("due", "rule", "following"),
    [
        ("2013-09", "FREQ=YEARLY;INTERVAL=2", "2015-09"),
        ("2009", "FREQ=YEARLY;INTERVAL=2", "2011"),
        ("2015-34", "FREQ=MONTHLY;INTERVAL=3", "2015-35"),
        ("2015-36", "FREQ=MONTHLY;INTERVAL=3", "2016-33"),
        ("2015-41", "FREQ=MONTHLY;INTERVAL=6", "2016-40"),
        ("2015-22", "FREQ=YEARLY", "2016-22"),
        ("2015-09~", "FREQ=YEARLY", "2016-09~"),
        ("../2020", "FREQ=YEARLY", "../2021"),
        ("2011-05/2011-07", "FREQ=MONTHLY;INTERVAL=3", "2011-08/2011-10"),
        ("2015-04-06", "FREQ=MONTHLY;BYDAY=1MO", "2015-05-04"),
        ("2015-01-31", "FREQ=MONTHLY", "2015-03-31"),
    ],
)
def test_a_due_date_recurs_at_its_own_precision(due: str, rule: str, following: str) -> None:
    found = next_date(rule, PartialDate.from_edtf(due))
    assert found is not None and found.edtf == following


@pytest.mark.parametrize(
    ("due", "rule"),
    [("2009", "FREQ=MONTHLY"), ("2013-09", "FREQ=WEEKLY"), ("../..", "FREQ=YEARLY"), ("201X", "FREQ=YEARLY")],
)
def test_a_date_too_coarse_for_the_rule_is_refused(due: str, rule: str) -> None:
    with pytest.raises(Refused, match="can't recur"):
        next_date(rule, PartialDate.from_edtf(due))


def test_a_rule_ends_by_its_count_or_its_last_day() -> None:
    due = PartialDate.of(TODAY)
    assert next_date("FREQ=YEARLY;COUNT=3", due, occurrence=2) == PartialDate.of(date(2016, 4, 6))
    assert next_date("FREQ=YEARLY;COUNT=3", due, occurrence=3) is None
    assert next_date("FREQ=WEEKLY;UNTIL=20150413", due) == PartialDate.of(TODAY + timedelta(days=7))
    assert next_date("FREQ=WEEKLY;UNTIL=20150412", due) is None
