"""The timetable rule: durations add up, nothing begins before what goes before it has ended, fixed points hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.running.timetable import Planned, Remark, Timed, length_of, timetable

DENVER = ZoneInfo("America/Denver")


def at(hour: int, minute: int = 0, *, day: int = 20, month: int = 5, zone: ZoneInfo = DENVER) -> datetime:
    return datetime(2011, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


def times(timed: tuple[Timed, ...]) -> list[tuple[str, str]]:
    def shown(moment: datetime | None) -> str:
        return f"{moment.astimezone(DENVER):%H:%M}" if moment else "?"

    return [(shown(one.starts), shown(one.ends)) for one in timed]


def test_durations_follow_one_another_from_a_fixed_point() -> None:
    made = timetable([Planned(1, at(9), 90), Planned(2, None, 15), Planned(3, None, None, 40)])
    assert times(made.timed) == [("09:00", "10:30"), ("10:30", "10:45"), ("10:45", "11:25")]
    assert made.findings == ()


def test_it_is_told_what_runs_into_a_fixed_point_and_by_how_much() -> None:
    made = timetable([Planned(1, at(13), 85), Planned(2, at(14), 60)])
    assert times(made.timed) == [("13:00", "14:25"), ("14:00", "15:00")]
    assert [(one.id, one.remark, one.minutes, one.other) for one in made.findings] == [(1, Remark.RUNS_INTO, 25, 2)]


def test_it_is_told_what_time_is_left_before_a_fixed_point() -> None:
    made = timetable([Planned(1, at(13), 30), Planned(2, at(14), 60)])
    assert [(one.id, one.remark, one.minutes, one.other) for one in made.findings] == [(1, Remark.TIME_LEFT, 30, 2)]


def test_a_session_of_open_length_goes_on_until_the_fixed_point_after_it() -> None:
    made = timetable([Planned(1, at(9), 60), Planned(2), Planned(3, at(14), 60)])
    assert times(made.timed)[1] == ("10:00", "14:00")
    assert made.findings == ()
    alone = timetable([Planned(1, at(9)), Planned(2, None, 30)])
    assert times(alone.timed) == [("09:00", "?"), ("?", "?")]
    assert [(one.id, one.remark) for one in alone.findings] == [(1, Remark.NO_LENGTH), (2, Remark.NO_TIME)]


def test_items_that_take_longer_than_their_session_are_told() -> None:
    made = timetable([Planned(1, at(9), 60, items=85)])
    assert [(one.remark, one.minutes) for one in made.findings] == [(Remark.ITEMS_LONGER, 25)]
    assert times(made.timed) == [("09:00", "10:00")]


def test_what_is_cancelled_takes_no_time_and_keeps_its_own() -> None:
    made = timetable([Planned(1, at(9), 60), Planned(2, None, 30, held=False), Planned(3, None, 20)])
    assert times(made.timed) == [("09:00", "10:00"), ("10:00", "10:30"), ("10:00", "10:20")]
    assert made.findings == ()


def test_across_midnight_and_over_the_change_of_clocks_minutes_are_minutes_that_pass() -> None:
    late = timetable([Planned(1, at(23), 120)])
    assert late.timed[0].ends == at(1, day=21)
    spring = timetable([Planned(1, at(1, day=13, month=3), 90), Planned(2, at(4, day=13, month=3), 30)])
    # 1:00 MST and 90 minutes are 3:30 MDT, because 2:00 to 3:00 is not there that night.
    assert times(spring.timed)[0] == ("01:00", "03:30")
    assert [(one.remark, one.minutes) for one in spring.findings] == [(Remark.TIME_LEFT, 30)]
    autumn = timetable([Planned(1, at(0, 30, day=6, month=11), 90)])
    assert times(autumn.timed) == [("00:30", "01:00")]
    assert autumn.timed[0].minutes == 90


BASE = at(6)
plans = st.lists(
    st.builds(
        lambda fixed, minutes, items, held: (fixed, minutes, items, held),
        st.none() | st.integers(0, 1000),
        st.none() | st.integers(1, 200),
        st.integers(0, 120),
        st.sampled_from([True, True, True, False]),
    ),
    max_size=12,
)


def planned(rows: list[tuple[int | None, int | None, int, bool]]) -> list[Planned]:
    return [
        Planned(id_, None if fixed is None else BASE + timedelta(minutes=fixed), minutes, items, held)
        for id_, (fixed, minutes, items, held) in enumerate(rows, start=1)
    ]


@given(plans)
def test_fixed_points_hold_and_known_lengths_are_kept(rows: list[tuple[int | None, int | None, int, bool]]) -> None:
    track = planned(rows)
    made = timetable(track)
    assert [one.id for one in made.timed] == [one.id for one in track]
    for one, timed in zip(track, made.timed, strict=True):
        if one.fixed is not None:
            assert timed.starts == one.fixed
        if timed.starts is not None and length_of(one) is not None:
            assert timed.minutes == length_of(one)


@given(plans)
def test_nothing_begins_before_what_goes_before_it_has_ended_unless_that_is_told(
    rows: list[tuple[int | None, int | None, int, bool]],
) -> None:
    track = planned(rows)
    made = timetable(track)
    told = {(one.id, one.other): one.minutes for one in made.findings if one.remark is Remark.RUNS_INTO}
    free: datetime | None = None
    last: int | None = None
    for one, timed in zip(track, made.timed, strict=True):
        if not one.held:
            continue
        if free is not None and timed.starts is not None and timed.starts < free:
            assert one.fixed is not None
            assert told[(last, one.id)] == (free - timed.starts) // timedelta(minutes=1)
        elif free is not None and one.fixed is None:
            assert timed.starts == free
        if timed.ends is None:
            free = None
        elif free is None or timed.ends > free:
            free = timed.ends
        last = one.id


@given(plans)
def test_without_fixed_points_within_it_a_track_takes_the_sum_of_its_lengths(
    rows: list[tuple[int | None, int | None, int, bool]],
) -> None:
    track = [
        Planned(one.id, BASE if place == 0 else None, one.minutes or 5, one.items)
        for place, one in enumerate(planned(rows))
    ]
    made = timetable(track)
    if track:
        assert made.timed[-1].ends == BASE + timedelta(minutes=sum(one.minutes or 0 for one in track))
