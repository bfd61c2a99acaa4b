"""An action that recurs: the next one comes with the end of the one before, as an action of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from secretariat.actions import recurrence
from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import drop_actions, finish_actions, log_progress, supersede_actions
from secretariat.actions.operations import add_action, edit_action, remove_actions
from secretariat.actions.queries import actions_window, all_rows
from secretariat.record.acts import history
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.conftest import Ran

TODAY = date(2011, 8, 15)


def dates(record: Record, ref: str, until: date | None = None) -> list[tuple[int, str, str]]:
    return [
        (each.number, each.due.edtf if each.due else "", each.ref)
        for each in recurrence.occurrences(record, ref, until=until)
    ]


def taken_down(record: Record, due: str, every: str, **fields: object) -> str:
    detail = add_action(record, title="Report to APEC", due=parse_date(due, today=TODAY), every=every, **fields)  # type: ignore[arg-type]  # the fields of an action
    return detail.row.ref


def test_done_takes_down_the_next_at_the_precision_of_the_date(reference: Record) -> None:
    first = taken_down(reference, "September 2009", "every two years", target="100 SMEs", lead="SMBA", tags="ovop")
    log_progress(reference, first, 100)
    finish_actions(reference, [first], evidence="report sent")
    assert dates(reference, first) == [(1, "2009-09", first), (2, "2011-09", "A-2"), (3, "2013-09", "")]
    following = action_detail(reference, "A-2")
    assert (following.row.status, following.row.achieved, following.row.target) == ("agreed", 0, 100)
    assert following.row.lead == action_detail(reference, first).row.lead
    assert not following.steps
    assert following.row.evidence == ""


def test_one_undo_takes_back_the_end_and_what_came_of_it(reference: Record) -> None:
    first = taken_down(reference, "2009", "every year")
    finish_actions(reference, [first], evidence="sent")
    reference.undo()
    assert action_detail(reference, first).row.status == "agreed"
    assert dates(reference, first) == [(1, "2009", first), (2, "2010", "")]


def test_counted_from_completion_the_next_is_counted_from_the_day_it_was_done(reference: Record) -> None:
    first = taken_down(reference, "30 June 2011", "every 6 months after done")
    with pytest.raises(Refused, match="counted from when it is done"):
        recurrence.take_down_occurrences(reference, first, until=date(2012, 12, 31))
    finish_actions(reference, [first], evidence="sent", on=date(2011, 8, 1))
    assert dates(reference, first)[1][1] == "2012-02-01"


def test_occurrences_are_taken_down_ahead_of_time_once(reference: Record) -> None:
    first = taken_down(reference, "Q3 2011", "every quarter")
    assert recurrence.take_down_occurrences(reference, first, until=date(2012, 6, 30)) == ["A-2", "A-3", "A-4"]
    assert recurrence.take_down_occurrences(reference, "A-3", until=date(2012, 6, 30)) == []
    finish_actions(reference, [first], evidence="sent")
    assert [due for _number, due, _ref in dates(reference, first)] == [
        "2011-35",
        "2011-36",
        "2012-33",
        "2012-34",
        "2012-35",
    ]


def test_the_line_ends_with_its_rule(reference: Record) -> None:
    first = taken_down(reference, "2011", "every year, 2 times")
    finish_actions(reference, [first], evidence="sent")
    finish_actions(reference, ["A-2"], evidence="sent")
    assert dates(reference, first) == [(1, "2011", first), (2, "2012", "A-2")]


def test_what_is_superseded_is_followed_by_what_took_its_place_alone(reference: Record) -> None:
    first = taken_down(reference, "2011", "every year")
    other = add_action(reference, title="One report for all").row.ref
    supersede_actions(reference, [first], by=other)
    assert [ref for _number, _due, ref in dates(reference, first)] == [first, ""]


def test_a_dropped_occurrence_is_followed_by_the_next(reference: Record) -> None:
    first = taken_down(reference, "2011", "every year")
    drop_actions(reference, [first], why="no data this year")
    assert dates(reference, first)[1] == (2, "2012", "A-3" if first == "A-2" else "A-2")


def test_what_recurs_needs_a_date_that_can(reference: Record) -> None:
    with pytest.raises(Refused, match="needs a due date"):
        add_action(reference, title="Report", every="every year")
    with pytest.raises(Refused, match="can't recur"):
        taken_down(reference, "2011", "every month")
    plain = add_action(reference, title="Once").row.ref
    with pytest.raises(Refused, match="does not recur"):
        recurrence.occurrences(reference, plain)


def test_ended_it_comes_no_more(reference: Record) -> None:
    first = taken_down(reference, "2011", "every year")
    edit_action(reference, first, every="none")
    finish_actions(reference, [first], evidence="sent")
    assert recurrence.missed({"rule": "", "open": True, "due": "2009", "rule_from": "", "occurrence": 1}, TODAY) is None
    assert [ref for _number, _due, ref in dates(reference, first)] == [first]


def test_one_is_changed_or_all_that_follow(reference: Record) -> None:
    first = taken_down(reference, "September 2011", "every year", lead="SMBA")
    recurrence.take_down_occurrences(reference, first, until=date(2014, 1, 1))
    edit_action(reference, "A-2", title="A shorter report")
    edit_action(reference, "A-2", following=True, lead="Kotra", due=parse_date("October 2012", today=TODAY))
    read = [action_detail(reference, ref).row for ref in (first, "A-2", "A-3")]
    assert [row.due for row in read] == ["2011-09", "2012-10", "2013-10"]
    assert [row.title for row in read] == ["Report to APEC", "A shorter report", "Report to APEC"]
    assert read[0].lead != read[1].lead == read[2].lead
    edit_action(reference, "A-2", following=True, every="none")
    assert dates(reference, first, date(2020, 1, 1)) == [
        (1, "2011-09", first),
        (2, "2012-10", "A-2"),
        (3, "2013-10", "A-3"),
    ]


def test_dates_that_follow_are_counted_past_what_is_done_already(reference: Record) -> None:
    first = taken_down(reference, "1 March 2030", "every year")
    recurrence.take_down_occurrences(reference, first, until=date(2033, 12, 31))
    finish_actions(reference, ["A-2"], evidence="sent early")
    edit_action(reference, first, following=True, due=parse_date("1 April 2030", today=TODAY))
    assert dates(reference, first) == [
        (1, "2030-04-01", first),
        (2, "2031-03-01", "A-2"),
        (3, "2032-04-01", "A-3"),
        (4, "2033-04-01", "A-4"),
        (5, "2034-04-01", ""),
    ]


def test_no_occurrence_that_follows_becomes_part_of_itself(reference: Record) -> None:
    first = taken_down(reference, "2030", "every year")
    recurrence.take_down_occurrences(reference, first, until=date(2032, 12, 31))
    add_action(reference, title="A part of the third [/draft]", part_of="A-3")
    for whole in ("A-2", "A-4"):
        with pytest.raises(Refused, match="can't be part of itself"):
            edit_action(reference, first, following=True, part_of=whole)
    assert [action_detail(reference, ref).part_of for ref in (first, "A-2", "A-3")] == ["", "", ""]


def test_where_it_stops_at_the_most_at_once_it_says_so_and_goes_on_when_asked_again(run: Callable[..., Ran]) -> None:
    run("actions", "add", "Weekly report", "--due", "5 January 2026", "--every", "every week")
    asked = ("actions", "occurrences", "A-1", "--until", "31 December 2028", "--format", "json")
    listed = run(*asked)
    assert len(json.loads(listed.out)) == 101
    assert "the first 100 are shown" in listed.err
    made = run(*asked, "--make")
    assert "100 were taken down, the most at once; more come until 31 December 2028" in made.err
    rest = run(*asked, "--make")
    assert "most at once" not in rest.err
    assert "are shown" not in rest.err
    assert {each["ref"] is None for each in json.loads(rest.out)} == {False}
    assert "nothing more" in run(*asked, "--make").err


@pytest.fixture
def line(reference: Record) -> Record:
    """A-1, A-2 and A-3: every year from 2030."""
    first = taken_down(reference, "2030", "every year")
    recurrence.take_down_occurrences(reference, first, until=date(2032, 12, 31))
    return reference


ALL = [(1, "2030", "A-1"), (2, "2031", "A-2"), (3, "2032", "A-3"), (4, "2033", "")]


def test_all_of_a_line_are_deleted_in_one_act_and_come_back_with_its_undo(line: Record) -> None:
    edit_action(line, "A-1", part_of="A-2")
    remove_actions(line, ["A-1", "A-2", "A-3"])
    assert [row.ref for row in all_rows(actions_window(line, ListQuery()))] == []
    line.undo()
    assert dates(line, "A-3") == ALL
    assert action_detail(line, "A-1").part_of == "A-2"


def test_without_its_first_a_line_goes_on_from_the_next(line: Record) -> None:
    remove_actions(line, ["A-1"])
    assert dates(line, "A-3") == dates(line, "A-2") == ALL[1:]
    line.undo()
    assert dates(line, "A-1") == dates(line, "A-2") == dates(line, "A-3") == ALL
    remove_actions(line, ["A-2", "A-1"])
    assert dates(line, "A-3") == ALL[2:]


def test_what_came_while_another_was_the_first_stays_in_the_line_after_the_undo(line: Record) -> None:
    remove_actions(line, ["A-1"])
    with line.reading() as connection:
        gone = history(connection, limit=1)[0].id
    recurrence.take_down_occurrences(line, "A-2", until=date(2033, 12, 31))
    line.undo(gone)
    whole = [*ALL[:3], (4, "2033", "A-4"), (5, "2034", "")]
    assert dates(line, "A-1") == dates(line, "A-4") == whole


def test_all_that_an_action_counts_goes_along_to_what_follows(reference: Record) -> None:
    first = taken_down(reference, "2011", "every year", target="100 SMEs; 20 surveys")
    recurrence.take_down_occurrences(reference, first, until=date(2012, 12, 31))
    edit_action(reference, first, following=True, target="200 SMEs; 30 surveys; 5 reports")
    counted = [(one.target, one.unit) for one in action_detail(reference, "A-2").measures]
    assert counted == [(200, "SMEs"), (30, "surveys"), (5, "reports")]
    reference.undo()
    assert [one.target for one in action_detail(reference, "A-2").measures] == [100, 20]


def test_an_occurrence_is_missed_once_the_next_is_over_too() -> None:
    row = {"rule": "FREQ=YEARLY", "open": True, "due": "2009", "rule_from": "due", "occurrence": 1}
    assert recurrence.missed(row, date(2010, 12, 31)) is None
    assert recurrence.missed(row, date(2011, 1, 1)) == PartialDate.from_edtf("2010")
