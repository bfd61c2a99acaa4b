"""What nobody looks after is found, with its reasons; so are series that should have met again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from secretariat.actions.following.orphans import orphans
from secretariat.actions.lifecycle import finish_actions
from secretariat.actions.operations import add_action
from secretariat.meetings.missed import missed_cadences
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.meetings.series_operations import add_series
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.partial_date import PartialDate
from tests.actions.made import on as as_of
from tests.conftest import Ran

TODAY = date(2011, 8, 15)


def on(text: str) -> PartialDate:
    return parse_date(text, today=TODAY)


def reasons(record: Record, days: int = 36500) -> dict[str, tuple[str, ...]]:
    return {orphan.ref: orphan.reasons for orphan in orphans(record, untouched_days=days)}


def test_each_reason_is_said_and_what_is_looked_after_is_left_out(reference: Record) -> None:
    add_meeting(reference, title="Meeting", ref="M-1", level="ministerial", dates=on("May 2011"))
    add_action(reference, title="Owned", lead="SMBA", due=on("2012"), meeting="M-1")
    add_action(reference, title="Unowned", due=on("2012"), meeting="M-1")
    add_action(reference, title="Nothing known")
    add_action(reference, title="Yearly", lead="SMBA", due=on("2009"), meeting="M-1", every="every year")
    assert reasons(reference) == {
        "A-3": ("no owner", "no date", "no source"),
        "A-2": ("no owner",),
        "A-4": ("missed its next date, 2010",),
    }


def test_what_nobody_touched_for_so_many_days_is_told(reference: Record) -> None:
    add_action(reference, title="Owned", lead="SMBA", due=on("2012"), source="Letter")
    later = Record(reference.url, user="ana", today=reference.now().date() + timedelta(days=100))
    assert reasons(later, days=101) == {}
    ((ref, told),) = reasons(later, days=90).items()
    assert ref == "A-1"
    assert "untouched for" in told[0]
    later.close()


def test_a_next_date_missed_on_a_past_day_is_told_though_it_was_done_since(reference: Record) -> None:
    add_action(reference, title="Yearly", lead="SMBA", due=on("2009"), source="L", every="every year", agreed_on=None)
    finish_actions(reference, ["A-1"], evidence="sent", on=date(2011, 8, 10))
    before = as_of(reference, date(2011, 8, 9))
    assert reasons(before) == {"A-1": ("missed its next date, 2010",)}
    assert "A-1" not in reasons(reference)


@pytest.fixture
def every_two_years(reference: Record) -> Record:
    add_series(reference, code="SERIES", name="Series", level="ministerial", cadence="every two years")
    add_meeting(
        reference, title="First", ref="M-1", level="ministerial", series="SERIES", dates=on("29-31 October 2007")
    )
    for status in ("confirmed", "in session"):
        change_status(reference, ["M-1"], status)
    return reference


def missed(record: Record, today: date) -> list[tuple[str, str, str]]:
    with record.reading() as connection:
        return [(each.code, each.last, each.expected.edtf) for each in missed_cadences(connection, today)]


def test_a_cadence_is_missed_once_the_year_of_the_next_meeting_is_over(every_two_years: Record) -> None:
    assert missed(every_two_years, date(2009, 12, 31)) == []
    assert missed(every_two_years, date(2010, 1, 1)) == [("SERIES", "M-1", "2009")]


def test_a_planned_meeting_counts_and_a_cancelled_one_does_not(every_two_years: Record) -> None:
    add_meeting(every_two_years, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("May 2011"))
    assert missed(every_two_years, date(2011, 1, 1)) == []
    change_status(every_two_years, ["M-2"], "cancelled")
    assert missed(every_two_years, date(2011, 1, 1)) == [("SERIES", "M-1", "2009")]


def test_a_meeting_that_stayed_tentative_was_not_held(every_two_years: Record) -> None:
    add_meeting(every_two_years, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("2009"))
    assert missed(every_two_years, date(2009, 6, 1)) == []
    assert missed(every_two_years, date(2010, 1, 1)) == [("SERIES", "M-1", "2009")]


def test_a_confirmed_meeting_of_which_nobody_wrote_more_was_held(every_two_years: Record) -> None:
    add_meeting(every_two_years, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("2009"))
    change_status(every_two_years, ["M-2"], "confirmed")
    assert missed(every_two_years, date(2010, 1, 1)) == []
    assert missed(every_two_years, date(2012, 1, 1)) == [("SERIES", "M-2", "2011")]


def test_the_command_lists_actions_and_series(run: Callable[..., Ran]) -> None:
    ran = run("actions", "orphans", "--format", "json", on="sample")
    listed = {row["ref"]: row for row in json.loads(ran.out)}
    assert listed["A-9"]["why"] == "no owner"
    assert listed["ASEM-SMEMM"]["due"] == "2009"
    assert "last ASEM-SMEMM-1" in listed["ASEM-SMEMM"]["why"]


def test_days_that_are_no_number_are_refused(run: Callable[..., Ran]) -> None:
    ran = run("actions", "orphans", "--untouched", "soon", on="sample")
    assert (ran.code, ran.out) == (1, "")
    assert "not a number of days" in ran.err
