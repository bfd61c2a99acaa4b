"""Parts of an action: a whole is as far as its parts are, by weight, after every act and every undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from secretariat.actions.detail import action_detail
from secretariat.actions.how_far import how_far
from secretariat.actions.lifecycle import drop_actions, finish_actions, log_progress, reopen_actions, supersede_actions
from secretariat.actions.model import action
from secretariat.actions.operations import edit_action, remove_actions
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.actions.made import make, on


def far(record: Record, ref: str = "A-1") -> int | None:
    return action_detail(record, ref).row.progress


@pytest.fixture
def whole(record: Record) -> Record:
    """A-1 with a part of weight 3 that has a target, and one of weight 1 without."""
    make(record, "One [/village] one product")
    make(record, "Register", part_of="A-1", weight=3, target="100 SMEs")
    make(record, "Publish 林聖忠", part_of="A-1")
    return record


def test_a_whole_is_the_weighted_mean_of_its_parts(whole: Record) -> None:
    assert far(whole) == 0
    log_progress(whole, "A-2", 40)
    assert far(whole) == 30
    finish_actions(whole, ["A-3"], evidence="printed")
    assert far(whole) == 55
    edit_action(whole, "A-3", weight=1000)
    assert far(whole) == 99
    detail = action_detail(whole, "A-1")
    assert [(part.ref, part.status, part.progress) for part in detail.parts] == [
        ("A-2", "in progress", 40),
        ("A-3", "done", 100),
    ]
    assert (action_detail(whole, "A-2").part_of, action_detail(whole, "A-2").weight) == ("A-1", 3)


def test_what_was_dropped_or_superseded_does_not_count(whole: Record) -> None:
    log_progress(whole, "A-2", 40)
    drop_actions(whole, ["A-3"], why="no money")
    assert far(whole) == 40
    make(whole, "instead")
    supersede_actions(whole, ["A-2"], by="A-4")
    assert far(whole) is None
    reopen_actions(whole, ["A-3"])
    assert far(whole) == 0


def test_without_counting_parts_its_own_measures_tell(record: Record) -> None:
    make(record, "x", target="10 x")
    log_progress(record, "A-1", 5)
    make(record, "y", part_of="A-1")
    assert far(record) == 0
    remove_actions(record, ["A-2"])
    assert far(record) == 50
    record.undo()
    assert far(record) == 0


def test_all_that_is_above_follows_and_undo_too(whole: Record) -> None:
    make(whole, "programme")
    edit_action(whole, "A-1", part_of="A-4")
    log_progress(whole, "A-2", 100)
    assert (far(whole), far(whole, "A-4")) == (75, 75)
    finish_actions(whole, ["A-3"], evidence="e")
    assert far(whole, "A-4") == 100
    whole.undo()
    assert (far(whole), far(whole, "A-4")) == (75, 75)
    edit_action(whole, "A-2", part_of=None)
    assert far(whole, "A-4") == 0
    whole.undo()
    assert far(whole, "A-4") == 75


def test_an_earlier_act_undone_leaves_the_whole_as_its_parts_are(whole: Record) -> None:
    with whole.act("first") as work:
        first = work.act_id
        from secretariat.actions.lifecycle import log_in

        log_in(work, work.row(action, 2), 40, "", whole.today)
    finish_actions(whole, ["A-3"], evidence="e")
    whole.undo(first)
    assert far(whole) == 25


def test_no_action_is_part_of_itself(whole: Record) -> None:
    make(whole, "deeper", part_of="A-2")
    for part, of in (("A-1", "A-1"), ("A-1", "A-2"), ("A-1", "A-4")):
        with pytest.raises(Refused, match="part of itself"):
            edit_action(whole, part, part_of=of)


def test_an_undo_that_would_make_a_circle_is_refused(record: Record) -> None:
    make(record, "one")
    make(record, "two", part_of="A-1")
    edit_action(record, "A-2", part_of=None)
    with record.reading() as connection:
        from secretariat.record.acts import act

        taken_out = connection.execute(select(act.c.id).order_by(act.c.id.desc()).limit(1)).scalar_one()
    edit_action(record, "A-1", part_of="A-2")
    with pytest.raises(Refused, match="part of itself"):
        record.undo(taken_out)
    assert (action_detail(record, "A-1").part_of, action_detail(record, "A-2").part_of) == ("A-2", "")


def test_a_weight_is_a_number_from_one_on(whole: Record) -> None:
    for weight in (0, 1001):
        with pytest.raises(Refused, match="from 1 to 1000"):
            edit_action(whole, "A-2", weight=weight)


def test_done_with_open_parts_needs_a_reason(whole: Record) -> None:
    with pytest.raises(Refused, match="A-2, A-3 still open"):
        finish_actions(whole, ["A-1"], evidence="e")
    finish_actions(whole, ["A-1"], evidence="e", why="the rest goes on without us")
    whole.undo()
    edit_action(whole, "A-2", target="")
    finish_actions(whole, ["A-1", "A-2", "A-3"], evidence="all at once")
    assert far(whole) == 100


def test_a_whole_with_parts_that_stay_is_not_deleted(whole: Record) -> None:
    with pytest.raises(Refused, match="hang on it"):
        remove_actions(whole, ["A-1"])
    assert remove_actions(whole, ["A-1", "A-2", "A-3"]) == ["A-1", "A-2", "A-3"]
    whole.undo()
    assert [part.ref for part in action_detail(whole, "A-1").parts] == ["A-2", "A-3"]


def test_a_past_day_shows_the_parts_as_they_stood(record: Record) -> None:
    day = on(record, date(2015, 6, 1))
    make(day, "whole", agreed_on=None)
    make(day, "a", part_of="A-1", target="10 x", agreed_on=None)
    make(day, "b", part_of="A-1", agreed_on=None)
    log_progress(day, "A-2", 10, on=date(2015, 5, 1))
    finish_actions(day, ["A-3"], evidence="e", on=date(2015, 5, 20))
    assert far(on(record, date(2015, 4, 1))) == 0
    assert far(on(record, date(2015, 5, 10))) == 50
    assert far(day) == 100


steps = st.one_of(
    st.tuples(st.just("part"), st.integers(1, 5), st.integers(0, 5)),
    st.tuples(st.just("log"), st.integers(1, 5), st.integers(1, 6)),
    st.tuples(st.just("weight"), st.integers(1, 5), st.integers(1, 9)),
    st.tuples(st.just("done"), st.integers(1, 5), st.just(0)),
    st.tuples(st.just("drop"), st.integers(1, 5), st.just(0)),
    st.tuples(st.just("reopen"), st.integers(1, 5), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
)


@settings(
    max_examples=settings.default.max_examples // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(steps, max_size=12))
def test_after_any_acts_every_action_is_as_far_as_its_parts_say(
    fresh: Callable[[], Record], acts: list[tuple[str, int, int]]
) -> None:
    record = fresh()
    for number in range(1, 6):
        make(record, f"x{number}", target="10 x" if number % 2 else None)
    for kind, number, value in acts:
        ref = f"A-{number}"
        try:
            if kind == "part":
                edit_action(record, ref, part_of=f"A-{value}" if value else None)
            elif kind == "log":
                log_progress(record, ref, value)
            elif kind == "weight":
                edit_action(record, ref, weight=value)
            elif kind == "done":
                finish_actions(record, [ref], evidence="e", why="w")
            elif kind == "drop":
                drop_actions(record, [ref], why="w")
            elif kind == "reopen":
                reopen_actions(record, [ref])
            else:
                record.undo()
        except Refused:
            continue
    with record.reading() as connection:
        for row in connection.execute(select(action)).mappings().all():
            assert row["percent"] == how_far(connection, dict(row)), row["ref"]
            assert row["percent"] is None or 0 <= row["percent"] <= 100
