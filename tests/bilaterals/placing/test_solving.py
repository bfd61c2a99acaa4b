"""Slots without a clash: whatever is asked, the plan holds; what is called impossible is so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.bilaterals.placing.checking import clashes, no_clash
from secretariat.bilaterals.placing.cp_sat import Question
from secretariat.bilaterals.placing.problem import Kind, Placed, Problem, Request, Resource, Room, Span
from secretariat.bilaterals.placing.solving import Outcome, as_many_as_fit, possible, solve
from tests.bilaterals.placing.problems import at, by_trying_all, large, small


@given(st.integers(0, 1_000_000))
def test_a_plan_has_no_clash_and_nothing_that_fits_is_called_impossible(seed: int) -> None:
    problem = small(seed)
    answer = solve(problem)
    assert answer.outcome is not Outcome.UNKNOWN
    assert answer.possible == by_trying_all(problem)
    if answer.possible:
        assert {one.ref for one in answer.plan} == {one.ref for one in problem.requests}
        assert list(clashes(problem, answer.plan)) == []
    assert possible(problem).possible == answer.possible


@given(st.integers(0, 1_000_000))
def test_as_many_as_fit_fit_and_none_more_would_alone(seed: int) -> None:
    problem = small(seed)
    answer = as_many_as_fit(problem)
    assert no_clash(problem, answer.plan)
    left = [one for one in problem.requests if one.ref not in {placed.ref for placed in answer.plan}]
    for one in left:
        more = replace(problem, requests=tuple(it for it in problem.requests if it not in left or it is one))
        assert not by_trying_all(more)


def test_the_same_question_has_the_same_answer() -> None:
    problem = large(7, requests=60, parties=20)
    assert solve(problem, steps=0.1) == solve(problem, steps=0.1)


def test_many_requests_of_many_parties_have_no_clash() -> None:
    problem = large(1, days=3, rooms=12)
    answer = solve(problem, steps=0.02)
    assert len(answer.plan) == 200
    assert no_clash(problem, answer.plan)


def _two(**changes: object) -> Problem:
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABC"}
    requests = (Request("A-B", 30, ("A", "B"), 2), Request("A-C", 30, ("A", "C"), 1))
    rooms = (Room("north", "N", 10), Room("south", "S", 10))
    base = Problem(requests, rooms, people, (Span(at(0, 14), at(0, 16)),), walk=15)
    return replace(base, **changes)  # type: ignore[arg-type]  # fields of a problem


def test_the_higher_comes_first_and_a_preference_is_kept_before_that() -> None:
    plan = {one.ref: one.starts for one in solve(_two()).plan}
    assert plan == {"A-B": at(0, 14), "A-C": at(0, 14) + 40}  # the next use of the same room: sooner than the walk
    late = Request("A-B", 30, ("A", "B"), 2, Span(at(0, 15), at(0, 15.5)))
    plan = {one.ref: one.starts for one in solve(_two(requests=(late, _two().requests[1]))).plan}
    assert plan == {"A-B": at(0, 15), "A-C": at(0, 14)}


def test_a_head_has_the_time_to_walk() -> None:
    one_each = (Room("north", "N", 60), Room("south", "S", 60))
    plan = sorted(solve(_two(rooms=one_each)).plan, key=lambda one: one.starts)
    assert plan[0].room != plan[1].room
    assert plan[1].starts == plan[0].ends + 15


def test_each_kind_of_clash_is_found() -> None:
    problem = _two()

    def kinds(*plan: Placed) -> set[Kind]:
        return {one.kind for one in clashes(problem, plan)}

    first = Placed("A-B", at(0, 14), at(0, 14.5), "north")
    assert kinds(first, Placed("A-C", at(0, 14), at(0, 14.5), "south")) == {Kind.HEAD}
    assert kinds(first, Placed("A-C", at(0, 14.5), at(0, 15), "south")) == {Kind.WALK}
    assert kinds(first, Placed("A-C", at(0, 14.5), at(0, 15), "north")) == {Kind.BUFFER}
    assert kinds(Placed("A-B", at(0, 13.75), at(0, 14.25), "north")) == {Kind.HOURS}
    assert not kinds(first, Placed("A-C", at(0, 14) + 40, at(0, 15) + 10, "north"))


def test_minutes_off_the_grid_are_rounded_once_not_each() -> None:
    """17 minutes and a buffer of 3 are four steps; the walk counts likewise."""
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABCD"}
    hours = (Span(at(0, 14), at(0, 14) + 37),)
    apart = (Request("A-B", 17, ("A", "B")), Request("C-D", 17, ("C", "D")))
    one_room = Problem(apart, (Room("north", "", 3),), people, hours)
    assert solve(one_room).possible
    shared = (Request("A-B", 17, ("A", "B")), Request("A-C", 17, ("A", "C")))
    early, late = (Span(at(0, 14), at(0, 14) + 17),), (Span(at(0, 14) + 20, at(0, 15)),)
    two_rooms = Problem(shared, (Room("north", "N", 0, free=early), Room("south", "S", 0, free=late)), people, hours)
    walking = replace(two_rooms, walk=3)
    answer = solve(walking)
    assert answer.possible and no_clash(walking, answer.plan)
    assert not solve(replace(walking, walk=4)).possible


def test_the_usual_python_layer_of_the_solver_gives_the_same_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [small(seed) for seed in range(12)]
    plans = [solve(problem) for problem in problems]
    pytest.importorskip("ortools.sat.python.cp_model")  # it has what it needs of the core by now
    monkeypatch.delattr("ortools.sat.python.cp_model_helper.CpModelProto")
    assert [solve(problem) for problem in problems] == plans


def test_a_question_that_makes_no_sense_is_not_taken_for_one_without_an_answer() -> None:
    question = Question()
    question.within({question.yes_or_no() + 5: 1}, (0, 0))
    with pytest.raises(ValueError, match="does not understand"):
        question.solved(0.1, 1.0)
