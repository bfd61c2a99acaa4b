"""What makes requests impossible is said in plain words, with the most that fit and what would help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.bilaterals.placing.checking import no_clash
from secretariat.bilaterals.placing.impossible import plainly_forbidden, what_forbids
from secretariat.bilaterals.placing.problem import Engagement, Kind, Problem, Request, Resource, Room, Said, Span
from secretariat.bilaterals.placing.solving import solve
from tests.bilaterals.placing.problems import at, by_trying_all, small


def six(*hours: Span, rooms: int = 3) -> Problem:
    """Six bilaterals of one minister, a plenary in the first afternoon."""
    codes = ("TW", "US", "MY", "SG", "KR", "JP")
    people = {"ID": Resource("ID", "the minister (Indonesia)", Kind.HEAD)}
    people |= {code: Resource(code, code, Kind.PARTY) for code in codes}
    requests = tuple(Request(f"ID-{code}", 30, ("ID", code), 6 - n) for n, code in enumerate(codes))
    closed = (Engagement(at(0, 14), at(0, 15.5), "Plenary", "", Kind.PLENARY),)
    return Problem(requests, tuple(Room(f"R{n}", "", 10) for n in range(rooms)), people, hours, closed)


AFTERNOONS = (Span(at(0, 13), at(0, 17)), Span(at(1, 13), at(1, 15)))


def test_two_afternoons_do_and_one_is_too_short_for_the_minister() -> None:
    assert solve(six(*AFTERNOONS)).possible
    forbidden = what_forbids(six(AFTERNOONS[0]))
    assert forbidden.why == (
        "6 bilaterals of 30 min with the minister (Indonesia) need 3 h. 2 h 30 min are free on 27 September 1972.",
    )
    assert (len(forbidden.most), forbidden.left_out) == (5, ("ID-JP",))
    assert no_clash(six(AFTERNOONS[0]), forbidden.most)
    assert "bilaterals of 20 min" in forbidden.would_help
    assert any(one.startswith("hours longer by 30 min") for one in forbidden.would_help)


def test_what_would_help_does() -> None:
    problem = six(AFTERNOONS[0])
    shorter = tuple(replace(one, minutes=20) for one in problem.requests)
    assert solve(replace(problem, requests=shorter)).possible
    longer = (Span(AFTERNOONS[0].starts, AFTERNOONS[0].ends + 30),)
    assert solve(replace(problem, hours=longer)).possible


def test_rooms_that_are_too_few_are_named_with_their_buffers() -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABCDEFGH"}
    requests = tuple(Request(f"{a}-{b}", 30, (a, b)) for a, b in ("AB", "CD", "EF", "GH"))
    problem = Problem(requests, (Room("B2", "", 15),), people, (Span(at(0, 14), at(0, 16)),))
    forbidden = what_forbids(problem)
    assert "4 bilaterals need 3 h of rooms with buffers; B2 have 2 h 15 min." in forbidden.why
    assert "another room" in forbidden.would_help


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"not_before": at(0, 18)}, "past"),
        ({"hours": (Span(at(0, 13), at(0, 13) + 20),)}, "no stretch of the hours is as long"),
        ({"closed": (Engagement(at(0, 12), at(0, 18), "Plenary", "", Kind.PLENARY),)}, "plenaries take it"),
    ],
)
def test_a_request_that_could_never_be_placed_is_named_with_its_cause(change: dict[str, object], said: str) -> None:
    problem = replace(six(AFTERNOONS[0]), **change)  # type: ignore[arg-type]  # fields of a problem
    forbidden = what_forbids(problem)
    assert forbidden.why[0].startswith("ID-TW (30 min)") and said in forbidden.why[0]


def test_a_party_that_is_away_is_the_cause() -> None:
    problem = six(*AFTERNOONS)
    away = Resource("KR", "Republic of Korea", Kind.PARTY, said=(Said((Span(at(2, 9), at(2, 10)),)),))
    forbidden = what_forbids(replace(problem, resources={**problem.resources, "KR": away}))
    assert forbidden.why == ("ID-KR (30 min) has no time within the hours: Republic of Korea is not free then.",)
    assert len(forbidden.most) == 5


def test_what_is_impossible_only_together_names_the_fewest_requests_and_the_rule() -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABCD"}
    requests = (Request("A-B", 30, ("A", "B")), Request("A-C", 30, ("A", "C")), Request("B-D", 30, ("B", "D")))
    rooms = (Room("north", "N", 45), Room("south", "S", 45))
    problem = Problem(requests, rooms, people, (Span(at(0, 14), at(0, 15)),), walk=10)
    forbidden = what_forbids(problem)
    assert any("buffers" in one for one in forbidden.why)


@given(st.integers(0, 1_000_000))
def test_what_arithmetic_calls_impossible_is_so_when_everything_is_tried(seed: int) -> None:
    problem = small(seed)
    if plainly_forbidden(problem):
        assert not by_trying_all(problem)


def test_a_room_that_is_away_needs_no_buffer_and_nothing_that_fits_is_plainly_forbidden() -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABCD"}
    away = Engagement(at(0, 14) + 50, at(0, 14) + 70, "cleaning", "north", Kind.AWAY)
    apart = (Request("A-B", 50, ("A", "B")), Request("C-D", 50, ("C", "D")))
    asked = Problem(apart, (Room("north", "", 10, engagements=(away,)),), people, (Span(at(0, 14), at(0, 16)),))
    assert solve(asked).possible
    assert plainly_forbidden(asked) == ()


def test_what_is_taken_out_of_the_hours_is_no_plenary() -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "AB"}
    lunch = Engagement(at(0, 12), at(0, 13), "Lunch", "", Kind.HOURS)
    hours = (Span(at(0, 12), at(0, 13)),)
    forbidden = what_forbids(Problem((Request("A-B", 30, ("A", "B")),), (Room("R"),), people, hours, (lunch,)))
    assert forbidden.why == ("A-B (30 min) has no time within the hours: it is taken out of the hours.",)
    assert "giving back what is taken out of the hours" in forbidden.would_help
    assert not any("plenar" in words for words in (*forbidden.why, *forbidden.would_help))


@pytest.mark.parametrize(("first", "last", "said"), [(2, 33, "whole five minutes"), (2, 31, "is as long"), (0, 30, "")])
def test_hours_off_the_five_minutes_are_named_where_they_are_the_cause(first: int, last: int, said: str) -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "AB"}
    hours = (Span(at(0, 14) + first, at(0, 14) + last),)
    problem = Problem((Request("A-B", 30, ("A", "B")),), (Room("R"),), people, hours)
    assert solve(problem).possible is not bool(said)
    why = " ".join(plainly_forbidden(problem))
    assert said in why and (f"14:02–14:{last} UTC" in why) is (said == "whole five minutes")


def test_where_the_five_minutes_forbid_it_together_they_are_told() -> None:
    people = {key: Resource(key, key, Kind.HEAD) for key in "ABC"}
    requests = (Request("A-B", 28, ("A", "B")), Request("A-C", 28, ("A", "C")))
    problem = Problem(requests, (Room("R"), Room("S")), people, (Span(at(0, 14), at(0, 14) + 57),))
    assert any("begin at whole five minutes" in one for one in what_forbids(problem).why)
