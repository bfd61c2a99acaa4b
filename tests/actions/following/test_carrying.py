"""An open action is carried into a later meeting and keeps where it came from and what was done on it."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.actions.detail import action_detail
from secretariat.actions.following.carried import carried_into
from secretariat.actions.following.carrying import carry_actions, carry_open_actions
from secretariat.actions.lifecycle import finish_actions, log_progress
from secretariat.actions.operations import add_action
from secretariat.actions.queries import actions_window, all_rows
from secretariat.meetings.model import meeting
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.series_operations import add_series
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once

TODAY = date(2011, 8, 15)


def on(text: str) -> PartialDate:
    return parse_date(text, today=TODAY)


def two_meetings(record: Record) -> None:
    add_series(record, code="SERIES", name="Series", level="ministerial")
    for ref, dates in (("M-1", "May 2009"), ("M-2", "May 2011"), ("M-3", "May 2013")):
        add_meeting(record, title=f"Meeting {ref}", ref=ref, level="ministerial", series="SERIES", dates=on(dates))
    add_meeting(record, title="Aside", ref="M-1A", level="bilateral", in_margins_of="M-1", dates=on("May 2009"))
    add_action(record, title="Report", meeting="M-1", target="10 reports", due=on("before the next meeting"))
    add_action(record, title="Reply", meeting="M-1A")
    add_action(record, title="Done with", meeting="M-1")
    add_action(record, title="Of the third", meeting="M-3")
    log_progress(record, "A-1", 4)
    finish_actions(record, ["A-3"], evidence="letter")


agreed = done_once(two_meetings, "agreed")


def of_meeting(record: Record, ref: str) -> list[str]:
    return [row.ref for row in all_rows(actions_window(record, ListQuery(scope={"meeting": ref, "all": "yes"})))]


def test_what_is_carried_is_on_both_tables_with_its_past(agreed: Record) -> None:
    assert carry_actions(agreed, ["A-1", "A-2"], into="M-2") == ["A-1", "A-2"]
    assert sorted(of_meeting(agreed, "M-2")) == ["A-1", "A-2"]
    assert sorted(of_meeting(agreed, "M-1")) == ["A-1", "A-2", "A-3"]
    detail = action_detail(agreed, "A-1")
    assert (detail.row.meeting, detail.row.achieved) == ("M-1", 4)
    with agreed.reading() as connection:
        carried = carried_into(connection, detail.id)
    assert [(each.meeting, each.on, each.by) for each in carried] == [("M-2", TODAY, "ana")]


def test_due_before_the_next_meeting_is_so_anew(agreed: Record) -> None:
    assert action_detail(agreed, "A-1").row.due_by == date(2011, 5, 31)
    carry_actions(agreed, ["A-1"], into="M-2")
    assert action_detail(agreed, "A-1").row.due_by == date(2013, 5, 31)
    agreed.undo()
    assert action_detail(agreed, "A-1").row.due_by == date(2011, 5, 31)
    assert of_meeting(agreed, "M-2") == []


def test_an_undone_carrying_leaves_no_day_behind(agreed: Record) -> None:
    carry_actions(agreed, ["A-1"], into="M-3")
    assert action_detail(agreed, "A-1").row.due_by is None
    undone = agreed.last_act
    add_meeting(agreed, title="Fourth", ref="M-4", level="ministerial", series="SERIES", dates=on("May 2015"))
    assert action_detail(agreed, "A-1").row.due_by == date(2015, 5, 31)
    agreed.undo(undone)
    assert action_detail(agreed, "A-1").row.due_by == date(2011, 5, 31)


@pytest.mark.parametrize(
    ("ref", "into", "why"),
    [
        ("A-3", "M-2", "only what is open"),
        ("A-1", "M-1", "already"),
        ("A-1", "M-9", "There is no meeting"),
        ("A-4", "M-1", "later"),
    ],
)
def test_what_can_not_be_carried_is_refused_and_nothing_with_it(agreed: Record, ref: str, into: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        carry_actions(agreed, ["A-2", ref], into=into)
    assert of_meeting(agreed, "M-2") == []


def test_nothing_is_carried_twice_into_one_meeting(agreed: Record) -> None:
    carry_actions(agreed, ["A-1"], into="M-2")
    with pytest.raises(Refused, match="already"):
        carry_actions(agreed, ["A-1"], into="M-2")


def test_the_next_meeting_takes_every_open_action_of_its_series_once(agreed: Record) -> None:
    carry_actions(agreed, ["A-2"], into="M-2")
    with agreed.act("Open") as work:
        ids = {row.ref: (row.id, row.series_id) for row in work.connection.execute(meeting.select())}
        into, series = ids["M-2"]
        assert carry_open_actions(work, series, into, on=TODAY, user="ana") == ["A-1"]
        first, _series = ids["M-1"]
        assert carry_open_actions(work, series, first, on=TODAY, user="ana") == []
        assert carry_open_actions(work, series, into, on=TODAY, user="ana") == []
