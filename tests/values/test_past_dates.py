"""The day of something that has happened: without a year it is the latest one, not the next."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.values.date_words import parse_past_date

TODAY = date(2011, 8, 15)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3/5", "2011-05-03"),
        ("3 May", "2011-05-03"),
        ("15 August", "2011-08-15"),
        ("1 December", "2010-12-01"),
        ("May", "2011-05"),
        ("December", "2010-12"),
        ("3/5/2012", "2012-05-03"),
        ("2012", "2012"),
        ("friday", "2011-08-19"),
        ("+2w", "2011-08-29"),
    ],
)
def test_without_a_year_the_latest_is_meant(written: str, meant: str) -> None:
    assert parse_past_date(written, today=TODAY).edtf == meant
