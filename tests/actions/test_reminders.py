"""A reminder is a distance before the end of the due date: a moved date moves it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.detail import action_detail
from secretariat.actions.following.reminded import reminded
from secretariat.actions.lifecycle import finish_actions
from secretariat.actions.operations import add_action, edit_action
from secretariat.actions.reminders import MOST_DAYS, is_to_be_reminded, read_reminders, reminded_on, reminder_words
from secretariat.actions.sheet import action_sheet
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.language import set_language
from secretariat.values.refusal import Refused
from tests.actions.made import on

TODAY = date(2011, 8, 15)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("P14D", "P14D"),
        ("2 weeks", "P14D"),
        ("14 hari", "P14D"),
        ("3d, 2w", "P14D P3D"),
        ("2 pekan dan 3 hari sebelumnya", "P14D P3D"),
        ("P1W; 7 days", "P7D"),
        ("", ""),
    ],
)
def test_distances_are_read_as_people_write_them(text: str, kept: str) -> None:
    assert read_reminders(text) == kept


@pytest.mark.parametrize("text", ["soon", "P1M", "2 months", "-3 days", "9999 days", "3 days tomorrow"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_reminders(text)


@given(st.lists(st.integers(0, MOST_DAYS), max_size=5), st.sampled_from(["en", "id"]))
def test_what_is_said_is_read_back(days: list[int], language: str) -> None:
    kept = read_reminders(", ".join(f"{each} days" for each in days))
    set_language(language)
    assert read_reminders(reminder_words(kept)) == kept


@given(st.integers(0, MOST_DAYS), st.dates(date(2001, 1, 1), date(2150, 1, 1)), st.integers(-4000, 4000))
def test_it_is_time_from_the_reminders_day_to_the_last_day(days: int, due_by: date, away: int) -> None:
    today = due_by + timedelta(days=away)
    assert is_to_be_reminded(f"P{days}D", due_by, today) == (-days <= away <= 0)


def test_a_moved_date_moves_its_reminders(reference: Record) -> None:
    add_action(reference, title="Report", due=parse_date("July 2011", today=TODAY), remind="2 weeks, 3 days")
    assert reminded_on(action_detail(reference, "A-1").reminders, date(2011, 7, 31)) == [
        date(2011, 7, 17),
        date(2011, 7, 28),
    ]
    edit_action(reference, "A-1", due=parse_date("end of 2011", today=TODAY))
    said = {fact.label: fact.value for fact in action_sheet(action_detail(reference, "A-1")).facts}
    assert said["Reminders"] == "14 days, 3 days before the last day (17 Dec 2011, 28 Dec 2011)"
    edit_action(reference, "A-1", remind="")
    assert action_detail(reference, "A-1").reminders == ""


def test_on_a_past_day_is_reminded_of_what_was_open_then(reference: Record) -> None:
    due = parse_date("31 August 2011", today=TODAY)
    add_action(reference, title="Done since", due=due, remind="4 weeks", agreed_on=date(2011, 7, 1))
    add_action(reference, title="Agreed later", due=due, remind="4 weeks", agreed_on=date(2011, 8, 12))
    finish_actions(reference, ["A-1"], evidence="letter", on=date(2011, 8, 11))
    found = {day: reminded(on(reference, date(2011, 8, day)), after_days=7, limit=5) for day in (9, 15)}
    assert [(count, [row.ref for row in rows]) for count, rows in found.values()] == [(1, ["A-1"]), (1, ["A-2"])]
