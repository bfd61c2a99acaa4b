"""What is due before the next meeting knows its last day as soon as that meeting has a date, and moves with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection

from secretariat.actions.detail import action_detail
from secretariat.actions.following.carrying import carry_actions
from secretariat.actions.operations import add_action
from secretariat.actions.sheet import action_sheet
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting, remove_meetings
from secretariat.meetings.series_operations import add_series
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.partial_date import PartialDate

TODAY = date(2011, 8, 15)


def on(text: str) -> PartialDate:
    return parse_date(text, today=TODAY)


def due_by(record: Record) -> date | None:
    return action_detail(record, "A-1").row.due_by


@pytest.fixture
def agreed(reference: Record) -> Record:
    """An action of the first meeting of a series, due before the next."""
    add_series(reference, code="SERIES", name="Series", level="ministerial")
    add_meeting(reference, title="First", ref="M-1", level="ministerial", series="SERIES", dates=on("20-21 May 2011"))
    add_action(reference, title="Report", meeting="M-1", due=on("before the next meeting"))
    return reference


def test_without_a_next_meeting_there_is_no_day(agreed: Record) -> None:
    assert due_by(agreed) is None
    assert action_detail(agreed, "A-1").row.due == "before-next-meeting"


def test_it_is_the_day_before_the_next_meeting_and_moves_with_it(agreed: Record) -> None:
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES")
    assert due_by(agreed) is None
    edit_meeting(agreed, "M-2", dates=on("13-14 September 2012"))
    assert due_by(agreed) == date(2012, 9, 12)
    edit_meeting(agreed, "M-2", dates=on("October 2012"))
    assert due_by(agreed) == date(2012, 10, 31)
    change_status(agreed, ["M-2"], "cancelled")
    assert due_by(agreed) is None


def test_a_meeting_that_is_added_deleted_or_undone_counts_at_once(agreed: Record) -> None:
    add_meeting(agreed, title="Third", ref="M-3", level="ministerial", series="SERIES", dates=on("1 May 2013"))
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("1 May 2012"))
    assert due_by(agreed) == date(2012, 4, 30)
    remove_meetings(agreed, ["M-2"])
    assert due_by(agreed) == date(2013, 4, 30)
    agreed.undo()
    assert due_by(agreed) == date(2012, 4, 30)


def test_a_bilateral_in_the_margins_goes_by_its_host_meeting(agreed: Record) -> None:
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("1 May 2012"))
    add_meeting(agreed, title="Aside", ref="M-1A", level="bilateral", in_margins_of="M-1", dates=on("20 May 2011"))
    add_action(agreed, title="Reply", meeting="M-1A", due=on("before the next meeting"))
    assert action_detail(agreed, "A-2").row.due_by == date(2012, 4, 30)


def test_it_shows_with_its_day_and_is_overdue_once_that_is_over(agreed: Record) -> None:
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("10 August 2011"))
    detail = action_detail(agreed, "A-1")
    assert detail.row.overdue
    said = " ".join(fact.value for fact in action_sheet(detail).facts)
    assert "before the next meeting" in said
    assert "overdue, 6 days" in said


def test_what_was_carried_into_the_series_or_its_margins_moves_too(agreed: Record) -> None:
    add_meeting(agreed, title="Elsewhere [/draft]", ref="X-1", level="ministerial", dates=on("1 March 2011"))
    add_meeting(agreed, title="Aside", ref="M-1A", level="bilateral", in_margins_of="M-1", dates=on("21 May 2011"))
    for into in ("M-1", "M-1A"):
        carried = add_action(agreed, title="Reply", meeting="X-1", due=on("before the next meeting"))
        carry_actions(agreed, [carried.row.ref], into=into)
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("1 May 2012"))
    assert [action_detail(agreed, ref).row.due_by for ref in ("A-1", "A-2", "A-3")] == [date(2012, 4, 30)] * 3


def test_a_meeting_that_comes_into_a_series_or_leaves_it_takes_its_actions_along(agreed: Record) -> None:
    add_meeting(agreed, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=on("1 May 2012"))
    edit_meeting(agreed, "M-1", series=None)
    assert due_by(agreed) is None
    edit_meeting(agreed, "M-1", series="SERIES")
    assert due_by(agreed) == date(2012, 4, 30)


def test_a_meeting_of_another_series_looks_at_none_of_these(agreed: Record) -> None:
    add_series(agreed, code="OTHER", name="Other", level="ministerial")
    add_meeting(agreed, title="Other", ref="O-1", level="ministerial", series="OTHER", dates=on("1 May 2012"))
    add_action(agreed, title="Theirs", meeting="O-1", due=on("before the next meeting"))
    plans: list[str] = []
    looked: list[int] = []

    def hear(connection: Connection, cursor: Any, sql: str, parameters: Any, *_rest: object) -> None:
        if "action.due = " in sql and not sql.startswith("EXPLAIN"):
            found = connection.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
            plans.extend(row[3] for row in found)
            looked.append(len(connection.connection.execute(sql, parameters).fetchall()))

    event.listen(agreed.engine, "before_cursor_execute", hear)
    edit_meeting(agreed, "O-1", dates=on("2 May 2012"))
    event.remove(agreed.engine, "before_cursor_execute", hear)
    assert sum(looked) == 1
    assert not any(step.startswith("SCAN action") for step in plans), plans
