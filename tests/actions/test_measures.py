"""Several things counted towards one action: logging, changing them, and that no logged step is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from secretariat.actions.detail import action_detail
from secretariat.actions.lifecycle import finish_actions, log_progress, reopen_actions
from secretariat.actions.model import action_measure, action_progress
from secretariat.actions.operations import edit_action, remove_actions
from secretariat.actions.progress import (
    Measure,
    mean_progress,
    reached_by_pace,
    read_targets,
    short_progress,
    targets_text,
    weighted_progress,
)
from secretariat.actions.sheet import action_sheet, detail_json
from secretariat.record.record import Record
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from tests.actions.made import make, on

TODAY = date(2015, 4, 22)
UNITS = ("SMEs", "surveys", "reports")


@pytest.fixture
def survey(record: Record) -> Record:
    day = on(record, TODAY)
    make(day, "Survey 林聖忠", "end of 2015", target="100 SMEs; 20 surveys [/draft]")
    return day


def measured(record: Record, ref: str = "A-1") -> list[tuple[int, str, int]]:
    return [(one.target, one.unit, one.achieved) for one in action_detail(record, ref).measures]


def test_targets_are_read_one_by_one() -> None:
    assert read_targets("100 SMEs; 20 surveys") == ((100, "SMEs"), (20, "surveys"))
    assert read_targets("1,000 jobs\n20") == ((1000, "jobs"), (20, ""))
    assert read_targets(" ; ") == ()
    with pytest.raises(Refused, match="twice"):
        read_targets("100 SMEs; 20 smes")
    with pytest.raises(Refused, match="many"):
        read_targets("100 SMEs; many")


def test_progress_goes_to_the_first_or_to_the_one_named(survey: Record) -> None:
    log_progress(survey, "A-1", 35)
    log_progress(survey, "A-1", 8, of="surveys")
    log_progress(survey, "A-1", 5, of="sme")
    assert measured(survey) == [(100, "SMEs", 40), (20, "surveys [/draft]", 8)]
    detail = action_detail(survey, "A-1")
    assert detail.row.progress == 40
    assert [(step.amount, step.unit) for step in detail.steps] == [(5, "SMEs"), (8, "surveys [/draft]"), (35, "SMEs")]


def test_a_measure_there_is_not_is_refused_with_those_there_are(survey: Record) -> None:
    with pytest.raises(NotFound, match="100 SMEs; 20 surveys"):
        log_progress(survey, "A-1", 1, of="jobs")
    with pytest.raises(Ambiguous, match="say it in full"):
        log_progress(survey, "A-1", 1, of="s")
    with pytest.raises(Refused, match="stands at 0"):
        log_progress(survey, "A-1", -1, of="surveys")
    assert measured(survey) == [(100, "SMEs", 0), (20, "surveys [/draft]", 0)]


def test_json_has_every_measure_and_the_promised_keys_are_of_the_first(survey: Record) -> None:
    log_progress(survey, "A-1", 10, of="surveys")
    shown = detail_json(action_detail(survey, "A-1"))
    assert (shown["target"], shown["achieved"], shown["unit"], shown["progress"]) == (100, 0, "SMEs", 25)
    assert shown["measures"][1] == {"target": 20, "achieved": 10, "unit": "surveys [/draft]", "progress": 50}


def test_every_measure_says_what_it_needs_a_month(survey: Record) -> None:
    log_progress(survey, "A-1", 35)
    targets = [fact.value for fact in action_sheet(action_detail(survey, "A-1")).facts if fact.label == "Target"]
    assert "35 of 100 SMEs, needs 8 a month" in targets[0]
    assert "0 of 20 surveys [/draft], needs 3 a month" in targets[1]


def test_done_below_any_target_needs_a_reason(survey: Record) -> None:
    log_progress(survey, "A-1", 100)
    with pytest.raises(Refused, match="0 of 20 surveys"):
        finish_actions(survey, ["A-1"], evidence="list")
    finish_actions(survey, ["A-1"], evidence="list", why="the money was spent")
    reopen_actions(survey, ["A-1"])
    assert action_detail(survey, "A-1").row.status == "in progress"


def test_targets_are_changed_by_what_they_count(survey: Record) -> None:
    log_progress(survey, "A-1", 35)
    log_progress(survey, "A-1", 8, of="surveys")
    edit_action(survey, "A-1", target="25 surveys [/draft]; 120 SMEs; 3 reports")
    assert measured(survey) == [(120, "SMEs", 35), (25, "surveys [/draft]", 8), (3, "reports", 0)]
    edit_action(survey, "A-1", target="120 firms; 25 surveys [/draft]; 3 reports")
    assert measured(survey) == [(120, "firms", 35), (25, "surveys [/draft]", 8), (3, "reports", 0)]
    edit_action(survey, "A-1", target="120 firms; 25 surveys [/draft]")
    assert [unit for _target, unit, _achieved in measured(survey)] == ["firms", "surveys [/draft]"]


def test_a_measure_with_progress_can_not_vanish(survey: Record) -> None:
    log_progress(survey, "A-1", 8, of="surveys")
    for target in ("100 SMEs", "", "100 SMEs; 5 reports; 6 talks"):
        with pytest.raises(Refused, match="1 step of progress is logged on the target 20 surveys"):
            edit_action(survey, "A-1", target=target)
    edit_action(survey, "A-1", target="20 surveys [/draft]")  # nothing was logged on the SMEs
    assert measured(survey) == [(20, "surveys [/draft]", 8)]
    log_progress(survey, "A-1", 2)
    assert measured(survey) == [(20, "surveys [/draft]", 10)]


def test_what_others_changed_of_the_measures_meanwhile_is_not_overrun(survey: Record) -> None:
    seen = action_detail(survey, "A-1").row.version
    edit_action(on(survey, TODAY, "budi"), "A-1", target="100 SMEs; 30 surveys [/draft]")
    with pytest.raises(Refused, match="somebody else"):
        edit_action(survey, "A-1", version=seen, target="100 SMEs; 10 surveys [/draft]")
    assert measured(survey)[1] == (30, "surveys [/draft]", 0)


def test_undo_takes_back_measures_and_steps(survey: Record) -> None:
    edit_action(survey, "A-1", target="100 SMEs; 20 surveys [/draft]; 3 reports")
    survey.undo()
    assert len(measured(survey)) == 2
    log_progress(survey, "A-1", 10, of="surveys")
    assert action_detail(survey, "A-1").row.progress == 25
    survey.undo()
    assert (action_detail(survey, "A-1").row.progress, measured(survey)[1][2]) == (0, 0)


def test_deleting_takes_measures_along_and_undo_brings_them_back(survey: Record) -> None:
    log_progress(survey, "A-1", 8, of="surveys")
    remove_actions(survey, ["A-1"])
    with survey.reading() as connection:
        assert not connection.execute(select(action_measure.c.id)).all()
        assert not connection.execute(select(action_progress.c.id)).all()
    survey.undo()
    assert measured(survey) == [(100, "SMEs", 0), (20, "surveys [/draft]", 8)]
    assert action_detail(survey, "A-1").row.progress == 20


def test_a_past_day_counts_each_measure_up_to_that_day(survey: Record) -> None:
    log_progress(survey, "A-1", 50, on=date(2015, 4, 2))
    log_progress(survey, "A-1", 10, of="surveys", on=date(2015, 4, 20))
    with survey.act("agreed before") as work:
        from secretariat.actions.model import action

        work.change(action, 1, {"agreed_on": None})
    assert action_detail(on(survey, date(2015, 4, 10)), "A-1").row.progress == 25
    assert action_detail(on(survey, date(2015, 4, 20)), "A-1").row.progress == 50


@settings(
    max_examples=settings.default.max_examples // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(UNITS), st.integers(1, 60)), max_size=8), st.randoms())
def test_steps_add_up_in_any_order_of_logging_and_undoing(
    fresh: Callable[[], Record], steps: list[tuple[str, int]], chance: Random
) -> None:
    record = fresh()
    make(record, "x", target="; ".join(f"100 {unit}" for unit in UNITS))
    stands: list[tuple[str, int]] = []
    for step in steps:
        log_progress(record, "A-1", step[1], of=step[0])
        stands.append(step)
        if chance.random() < 0.3:
            record.undo()
            stands.pop()
    detail = action_detail(record, "A-1")
    sums = {unit: sum(amount for of, amount in stands if of == unit) for unit in UNITS}
    assert {one.unit: one.achieved for one in detail.measures} == sums
    assert detail.row.progress == sum(min(100, each) for each in sums.values()) // 3
    assert [(step.unit, step.amount) for step in reversed(detail.steps)] == stands


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 900)), min_size=1, max_size=6), st.data())
def test_the_mean_stays_between_nothing_and_all_and_never_falls_as_more_is_achieved(
    given_: list[tuple[int, int]], data: st.DataObject
) -> None:
    measures = [Measure(target, str(at), achieved) for at, (target, achieved) in enumerate(given_)]
    before = mean_progress(measures)
    at = data.draw(st.integers(0, len(measures) - 1))
    more = data.draw(st.integers(1, 500))
    one = measures[at]
    measures[at] = Measure(one.target, one.unit, one.achieved + more)
    after = mean_progress(measures)
    assert before is not None and after is not None and 0 <= before <= after <= 100
    assert (after == 100) == all(each.reached for each in measures)


@given(st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 100)), min_size=1, max_size=8), st.data())
def test_a_weighted_mean_stays_between_its_parts_and_never_falls(
    parts: list[tuple[int, int]], data: st.DataObject
) -> None:
    before = weighted_progress(parts)
    assert before is not None and min(p for _w, p in parts) <= before <= max(p for _w, p in parts)
    at = data.draw(st.integers(0, len(parts) - 1))
    weight, progress = parts[at]
    parts[at] = (weight, data.draw(st.integers(progress, 100)))
    after = weighted_progress(parts)
    assert after is not None and before <= after <= 100


@given(st.lists(st.tuples(st.integers(1, 10**6), st.sampled_from(UNITS)), max_size=3, unique_by=lambda one: one[1]))
def test_targets_are_read_back_as_they_are_written(targets: list[tuple[int, str]]) -> None:
    written = targets_text(Measure(target, unit) for target, unit in targets)
    assert list(read_targets(written)) == targets


def test_the_pace_so_far_is_said_only_where_it_can_be() -> None:
    since, today = date(2015, 1, 1), date(2015, 4, 11)  # a hundred days
    assert reached_by_pace(50, 100, since, today) == date(2015, 7, 20)
    assert reached_by_pace(0, 100, since, today) is None
    assert reached_by_pace(100, 100, since, today) is None
    assert reached_by_pace(50, 100, date(2015, 4, 1), today) is None
    assert reached_by_pace(1, 1000, since, today) is None
    assert reached_by_pace(50, 100, None, today) is None


def test_in_a_list_several_measures_are_one_percentage() -> None:
    assert short_progress(35, 100, 35) == "35/100"
    assert short_progress(35, 100, 20) == "20%"
    assert short_progress(0, None, 40) == "40%"
    assert short_progress(3, None, None) == ""
