"""The running day: what is on, what comes next, how late it is, and what moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.running.live import Happened, Running, running
from secretariat.agenda.running.timetable import Planned
from tests.agenda.running.test_timetable import BASE, DENVER, at

NOT_YET = Happened()
MORNING = [
    Planned(1, at(9), 60),
    Planned(2, None, 30),
    Planned(3, None, 20, is_break=True),
    Planned(4, None, 40),
    Planned(5, at(12), 60),
]


def expected(now: Running) -> dict[int, str]:
    def shown(moment: datetime | None) -> str:
        return f"{moment.astimezone(DENVER):%H:%M}" if moment else "?"

    return {one.id: f"{shown(one.starts)}-{shown(one.ends)}" for one in now.expected}


def seen(now: datetime, *happened: Happened) -> Running:
    return running(MORNING, [*happened, *[NOT_YET] * (len(MORNING) - len(happened))], now)


def test_where_nobody_noted_anything_the_plan_says_what_is_on() -> None:
    now = seen(at(9, 30))
    assert (now.on, now.following, now.late, now.by_the_plan) == (1, 2, 0, True)
    assert (seen(at(8)).on, seen(at(8)).following) == (None, 1)
    assert (seen(at(14)).on, seen(at(14)).following) == (None, None)


def test_now_running_twelve_minutes_late_and_what_moves() -> None:
    now = seen(at(10, 20), Happened(at(9), at(10, 12)), Happened(at(10, 12)))
    assert (now.on, now.following, now.late) == (2, 3, 12)
    # The break gives up ten of its twenty minutes, two are left over, and the fixed point stays.
    assert expected(now) == {1: "09:00-10:12", 2: "10:12-10:42", 3: "10:42-10:52", 4: "10:52-11:32", 5: "12:00-13:00"}
    assert [(one.id, one.late) for one in now.moved] == [(3, 12), (4, 2)]


def test_what_overruns_goes_on_until_now_and_pushes_what_follows() -> None:
    now = seen(at(10, 45), Happened(at(9)))
    assert (now.on, now.late) == (1, 45)
    assert expected(now)[2] == "10:45-11:15"
    assert expected(now)[4] == "11:25-12:05"
    four = next(one for one in now.expected if one.id == 4)
    assert (four.into, four.into_minutes) == (5, 5)
    assert expected(now)[5] == "12:00-13:00"


def test_between_two_sessions_it_is_as_late_as_the_next_one() -> None:
    assert seen(at(9, 50), Happened(at(9), at(9, 45))).late == 0
    late = seen(at(10, 7), Happened(at(9), at(9, 45)))
    assert (late.on, late.following, late.late) == (None, 2, 7)


def test_what_was_passed_over_without_a_note_is_past() -> None:
    now = seen(at(10, 5), NOT_YET, Happened(at(10, 3)))
    assert (now.on, now.late) == (2, 3)
    assert expected(now)[1] == "09:00-10:00"


def test_the_clocks_may_change_while_a_session_is_on() -> None:
    night = [Planned(1, at(1, day=13, month=3), 90), Planned(2, None, 30)]
    now = running(night, [Happened(at(1, 10, day=13, month=3)), NOT_YET], at(1, 50, day=13, month=3))
    assert now.late == 10
    assert expected(now) == {1: "01:10-03:40", 2: "03:40-04:10"}


@given(st.integers(0, 200), st.lists(st.integers(5, 90), min_size=1, max_size=8))
def test_a_delay_is_passed_on_whole_where_nothing_takes_it_up(delay: int, lengths: list[int]) -> None:
    track = [Planned(id_, BASE if id_ == 0 else None, minutes) for id_, minutes in enumerate(lengths)]
    began = BASE + timedelta(minutes=delay)
    now = running(track, [Happened(began), *[NOT_YET] * (len(track) - 1)], began)
    assert {one.late for one in now.expected} == {delay}


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 600), st.integers(5, 90), st.booleans()), min_size=2, max_size=8),
    st.integers(0, 600),
    st.integers(0, 600),
)
def test_nothing_to_come_is_expected_in_the_past_and_fixed_points_hold(
    rows: list[tuple[int | None, int, bool]], began: int, later: int
) -> None:
    track = [
        Planned(id_, None if fixed is None else BASE + timedelta(minutes=fixed), minutes, is_break=rest)
        for id_, (fixed, minutes, rest) in enumerate(rows)
    ]
    start = BASE + timedelta(minutes=began)
    moment = start + timedelta(minutes=later)
    now = running(track, [Happened(start), *[NOT_YET] * (len(track) - 1)], moment)
    for one, plan in zip(now.expected[1:], track[1:], strict=True):
        if one.starts is not None:
            assert one.starts >= moment
        if plan.fixed is not None:
            assert one.starts == max(plan.fixed, moment)
