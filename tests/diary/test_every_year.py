"""Whole days that come every year are worked out as the general way works them out."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.diary.every_year import every_year
from secretariat.diary.occurrences import between, query_of

DAYS = st.dates(date(1990, 1, 1), date(2012, 12, 31)) | st.sampled_from([date(2000, 2, 29), date(2004, 2, 29)])


def text_of(first: date, days: int, rule: str) -> str:
    end = first + timedelta(days=days)
    return (
        f"BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:{first:%Y%m%d}\nDTEND;VALUE=DATE:{end:%Y%m%d}\n"
        f"RRULE:{rule}\nSUMMARY:x\nEND:VEVENT"
    )


@st.composite
def rules(draw: st.DrawFn) -> tuple[date, int, str]:
    first = draw(DAYS)
    parts = ["FREQ=YEARLY"]
    interval = draw(st.integers(1, 5))
    if interval > 1 or draw(st.booleans()):
        parts.append(f"INTERVAL={interval}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 8))}")
    if end == "UNTIL":
        parts.append(f"UNTIL={draw(DAYS):%Y%m%d}")
    if draw(st.booleans()):
        parts += [f"BYMONTH={first.month}", *([f"BYMONTHDAY={first.day}"] if draw(st.booleans()) else [])]
    return first, draw(st.integers(1, 12)), ";".join(parts)


@given(rules(), st.dates(date(1988, 1, 1), date(2020, 12, 31)), st.integers(0, 900))
def test_the_short_way_is_the_general_way(made: tuple[date, int, str], begin: date, long: int) -> None:
    first, days, rule = made
    text, end = text_of(first, days, rule), begin + timedelta(days=long)
    short = every_year(rule, text, first)
    assert short is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        general = between(query_of([text]), begin, end)
    wanted = [(one.first_day, one.last_day) for one in general if one.first_day <= end and one.last_day >= begin]
    assert list(short.between(begin, end)) == wanted


def test_other_rules_go_the_general_way() -> None:
    first = date(2011, 5, 20)
    plain = text_of(first, 1, "FREQ=YEARLY")
    for rule in ("FREQ=MONTHLY", "FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;BYDAY=2MO", "FREQ=YEARLY;BYMONTHDAY=20"):
        assert every_year(rule, plain, first) is None
    assert every_year("FREQ=YEARLY", plain + "\nEXDATE;VALUE=DATE:20120520", first) is None
    assert every_year("FREQ=YEARLY", plain, None) is None
