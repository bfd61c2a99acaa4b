"""The rule of clashes: who or what can't be in two places, and what can follow what."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.running.clashing import Attending, Between, ClashKind, Engagement, Place, clashes
from tests.agenda.running.test_timetable import BASE, at

HALL, ROOM_A, ELSEWHERE = Place(1, "hall", "Hall"), Place(1, "room a", "Room A"), Place(2, "hall", "Hall")
MINISTER, AIDE = Attending("p1", "Sri WAHYUNI", head=True), Attending("p2", "[/aide]")
NEAR = Between(walk=lambda _one, _other: 10, buffer=lambda _place, bilateral: 5 if bilateral else 0)


def held(ref: str, starts: datetime, minutes: int = 60, **more: object) -> Engagement:
    given_: dict[str, object] = {"title": ref, "meeting_id": 1, "venue": 1, "zone": "UTC", **more}
    return Engagement(ref, starts=starts, ends=starts + timedelta(minutes=minutes), **given_)  # type: ignore[arg-type]  # a test's shorthand


def told(*engagements: Engagement) -> list[tuple[str, str, str, str, int]]:
    return [
        (one.kind.value, one.who_or_what, one.first.ref, one.second.ref, one.minutes)
        for one in clashes(engagements, NEAR)
    ]


def test_a_person_and_a_head_are_in_one_place_at_a_time() -> None:
    first = held("A", at(9), people=(MINISTER, AIDE))
    assert told(first, held("B", at(9, 30), people=(MINISTER,))) == [("head", "Sri WAHYUNI", "A", "B", 30)]
    assert told(first, held("B", at(9, 30), people=(AIDE,))) == [("person", "[/aide]", "A", "B", 30)]
    assert told(first, held("B", at(10), people=(AIDE,))) == []


def test_a_room_is_used_once_at_a_time_and_rests_between_bilaterals() -> None:
    assert told(held("A", at(9), place=HALL), held("B", at(9, 59), place=HALL)) == [("room", "Hall", "A", "B", 1)]
    assert told(held("A", at(9), place=HALL), held("B", at(9, 30), place=ELSEWHERE, venue=2)) == []
    bilateral = held("B", at(10, 3), place=HALL, is_bilateral=True)
    assert told(held("A", at(9), place=HALL), bilateral) == [("buffer", "Hall", "A", "B", 2)]
    assert told(held("A", at(9), place=HALL), held("B", at(10), place=HALL)) == []


def test_somebody_needs_time_to_walk() -> None:
    first = held("A", at(9), place=HALL, people=(AIDE,))
    assert told(first, held("B", at(10, 4), place=ROOM_A, people=(AIDE,))) == [("walk", "[/aide]", "A", "B", 6)]
    assert told(first, held("B", at(10, 10), place=ROOM_A, people=(AIDE,))) == []


def test_no_bilateral_is_against_a_plenary_and_it_is_told_once() -> None:
    plenary = held("P", at(9), takes_heads=True, people=(MINISTER,), title="Plenary")
    assert told(plenary, held("B", at(9, 30), is_bilateral=True, people=(MINISTER,))) == [
        ("plenary", "Plenary", "P", "B", 30)
    ]
    assert told(plenary, held("Q", at(9, 30), takes_heads=True, people=(MINISTER,))) == [("plenary", "", "P", "Q", 30)]
    other = held("B", at(9, 30), is_bilateral=True, venue=2, meeting_id=2)
    assert told(plenary, other) == []
    of_officials = held("S", at(9), takes_heads=True, people=(AIDE,), title="Officials", meeting_id=3)
    ministers = held("B", at(9, 30), is_bilateral=True, people=(MINISTER,), meeting_id=4)
    assert told(of_officials, ministers) == [], "the senior officials sit in the margins, and ministers meet meanwhile"


def test_interpreters_and_what_is_brought_are_in_one_place() -> None:
    first = held("A", at(9), interpreters=(("lin", "Lin"),), equipment=(("booth", "Booth"),))
    second = held("B", at(9, 15), interpreters=(("lin", "LIN"),), equipment=(("booth", "booth"),))
    assert told(first, second) == [("interpreter", "Lin", "A", "B", 45), ("equipment", "Booth", "A", "B", 45)]


def test_across_midnight_and_zones_moments_are_compared() -> None:
    late = held("A", at(23), 120, people=(AIDE,))
    assert told(late, held("B", at(0, 30, day=21), people=(AIDE,), zone="Asia/Jakarta"))[0][4] == 30


engagements = st.lists(
    st.tuples(
        st.integers(0, 400), st.integers(5, 120), st.sets(st.sampled_from("abc")), st.sampled_from([HALL, ROOM_A])
    ),
    max_size=8,
)


@given(engagements)
def test_every_overlap_of_a_person_or_room_is_found_and_nothing_else(
    rows: list[tuple[int, int, set[str], Place]],
) -> None:
    made = [
        held(
            f"E{n}",
            BASE + timedelta(minutes=start),
            minutes,
            place=place,
            people=tuple(Attending(name, name) for name in sorted(people)),
        )
        for n, (start, minutes, people, place) in enumerate(rows)
    ]
    found = {
        (one.kind, one.who_or_what, frozenset((one.first.ref, one.second.ref)))
        for one in clashes(made, Between(lambda _one, _other: 0, lambda _place, _bilateral: 0))
    }
    wanted = set()
    for one, other in combinations(made, 2):
        if one.starts < other.ends and other.starts < one.ends:
            pair = frozenset((one.ref, other.ref))
            shared = {a.name for a in one.people} & {b.name for b in other.people}
            wanted |= {(ClashKind.PERSON, name, pair) for name in shared}
            if one.place == other.place:
                wanted.add((ClashKind.ROOM, str(one.place.name if one.place else ""), pair))
    assert found == wanted
