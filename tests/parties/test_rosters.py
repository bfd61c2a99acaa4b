"""Rosters on a day: the numbers published by the forums, their own names, their own order."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.parties.queries import forum_roster
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery


@pytest.mark.parametrize(
    ("forum", "on", "count"),
    [
        ("ASEM", "1996-02-29", 0),
        ("ASEM", "1996-03-02", 26),
        ("ASEM", "2006-01-01", 39),
        ("ASEM", "2007-10-30", 45),
        ("ASEM", "2009-06-01", 45),
        ("ASEM", "2011-01-01", 48),
        ("ASEM", "2013-01-01", 51),
        ("ASEM", "2026-11-21", 53),
        ("APEC", "1990-01-01", 12),
        ("APEC", "1992-01-01", 15),
        ("APEC", "1994-01-01", 17),
        ("APEC", "1995-01-01", 18),
        ("APEC", "1999-01-01", 21),
        ("APEC", "2011-05-20", 21),
        ("APEC", "2026-11-21", 21),
    ],
)
def test_the_number_of_members_on_a_day(reference: Record, forum: str, on: str, count: int) -> None:
    members = forum_roster(reference, forum, date.fromisoformat(on))
    assert len(members) == count
    assert len({member.code for member in members}) == len(members)


def names(record: Record, forum: str, on: str) -> list[str]:
    return [member.name_in_forum for member in forum_roster(record, forum, date.fromisoformat(on))]


def test_apec_lists_its_economies_in_its_own_order_under_its_own_names(reference: Record) -> None:
    assert names(reference, "APEC", "2011-05-20") == [
        "Australia",
        "Brunei Darussalam",
        "Canada",
        "Chile",
        "People's Republic of China",
        "Hong Kong, China",
        "Indonesia",
        "Japan",
        "Republic of Korea",
        "Malaysia",
        "Mexico",
        "New Zealand",
        "Papua New Guinea",
        "Peru",
        "The Philippines",
        "Russia",
        "Singapore",
        "Chinese Taipei",
        "Thailand",
        "United States of America",
        "Viet Nam",
    ]


def test_a_member_bears_the_name_of_its_day(reference: Record) -> None:
    assert "Hong Kong" in names(reference, "APEC", "1997-06-30")
    assert "Hong Kong, China" not in names(reference, "APEC", "1997-06-30")
    assert "Hong Kong, China" in names(reference, "APEC", "1997-07-01")
    assert "European Commission" in names(reference, "ASEM", "2007-10-30")
    assert "European Union" in names(reference, "ASEM", "2011-01-01")


def test_the_same_party_may_be_called_otherwise_elsewhere(reference: Record) -> None:
    assert "Republic of Korea" in names(reference, "ASEM", "2011-01-01")
    assert "China" in names(reference, "ASEM", "2011-01-01")
    assert "People's Republic of China" in names(reference, "APEC", "2011-01-01")


def test_a_roster_is_narrowed_and_turned_round(reference: Record) -> None:
    on = date(2011, 5, 20)
    found = forum_roster(reference, "APEC", on, ListQuery(words="chin"))
    assert [member.code for member in found] == ["CN", "HK", "TW"]
    by_code = forum_roster(reference, "APEC", on, ListQuery(sort="code", descending=True))
    assert [member.code for member in by_code[:3]] == ["VN", "US", "TW"]
