"""Everybody in memory: found in any order, case and script, with little looked at however long the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.delegations.reception.guest_index import GuestIndex
from secretariat.delegations.reception.rows import Guest
from secretariat.people.names import searchable_names
from secretariat.values.text import folded

BEGUN = datetime(2011, 5, 20, 8, tzinfo=UTC)
SYLLABLES = ("an", "bo", "chi", "dra", "el", "fu", "gha", "hoa", "iz", "jo", "ka", "lu", "min", "nor", "ox", "pra")


def guest(id: int, name: str, *, family: str = "", native: str = "", party: str = "KR", **other: object) -> Guest:
    ways = " | ".join(searchable_names(name.replace(family, "").strip(), family, name, native))
    ref = f"M-1:{party}:P-{id}"
    one = Guest(
        id=id,
        ref=ref,
        person=f"P-{id}",
        name=name,
        delegation_id=1,
        party=party,
        party_name=party,
        function="delegate",
        invited_as="member",
        title="",
        organisation="",
        accreditation="nominated",
        arrived_at=None,
        replaced_by=None,
        source="",
        sort_key=folded(name),
        words=f"{ways} p-{id} {ref.casefold()} {party.casefold()} republic of korea",
    )
    return replace(one, **other)  # type: ignore[arg-type]  # of the tests


def arrived(one: Guest, minutes: int) -> Guest:
    return replace(one, accreditation="arrived", arrived_at=BEGUN + timedelta(minutes=minutes))


PEOPLE = [
    guest(1, "Dong-Sun KIM", family="KIM", native="김동선"),
    guest(2, "林聖忠 LIN Sheng-chung", native="林聖忠"),
    guest(3, "Nguyễn Văn Hùng"),
    guest(4, "ประยุทธ์ จันทร์โอชา"),
    guest(5, "محمد علي"),
    guest(6, "Łódź [agreed in principle] SÁNCHEZ", family="SÁNCHEZ"),
    guest(7, "Kimberly SUNG", family="SUNG"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kim", [1, 7]),
        ("KIM dong", [1]),
        ("dong-sun kim", [1]),
        ("sun", [1, 7]),
        ("Kim, Dong", [1]),
        ("김동선", [1]),
        ("동선", [1]),
        ("聖忠", [2]),
        ("lin", [2]),
        ("nguyen hung", [3]),
        ("HÙNG", [3]),
        ("ประยุทธ", [4]),
        ("محمد", [5]),
        ("lodz sanchez", [6]),
        ("[agreed", [6]),
        ("berly", [7]),
        ("p-3", [3]),
        ("m-1:kr:p-5", [5]),
        ("kr ninh", []),
        ("", []),
        ("  ", []),
        ("z", []),
        ("\x1b]52;c;AAAA\x07", []),
    ],
)
def test_people_are_found_by_any_word_of_theirs(typed: str, found: list[int]) -> None:
    assert [one.id for one in GuestIndex(PEOPLE).find(typed)] == found


def test_the_party_finds_its_people_and_who_is_to_come_stands_first() -> None:
    people = [arrived(PEOPLE[0], 1), PEOPLE[6], replace(PEOPLE[2], accreditation="withdrawn")]
    assert [one.id for one in GuestIndex(people).find("korea")] == [7, 1, 3]


def test_a_reference_means_one_person_exactly() -> None:
    index = GuestIndex(PEOPLE)
    assert [index.of_reference(typed) for typed in ("M-1:KR:P-1", " m-1:kr:p-1 ", "P-1")] == [PEOPLE[0]] * 3
    assert index.of_reference("P-11") is None


def test_counts_and_the_last_arrivals_follow_every_change() -> None:
    index = GuestIndex(PEOPLE)
    assert (index.expected, index.arrived, index.latest(5)) == (7, 0, [])
    index.put(arrived(PEOPLE[2], 2))
    index.put(arrived(PEOPLE[0], 1))
    assert (index.expected, index.arrived) == (7, 2)
    assert [one.id for one in index.latest(5)] == [3, 1]
    index.put(PEOPLE[2])
    index.put(replace(PEOPLE[0], accreditation="replaced"))
    assert (index.expected, index.arrived, index.latest(5)) == (6, 0, [])
    index.drop(1)
    index.drop(1)
    assert (len(index), index.find("dong"), index.of_reference("P-1")) == (6, [], None)


def many(length: int) -> list[Guest]:
    """People with names of three words made of syllables, in two hundred parties."""
    step = len(SYLLABLES)
    names = (
        " ".join(
            SYLLABLES[(n // step**k) % step] + SYLLABLES[(n * 7 + k) % step] + SYLLABLES[(n // 3 + k) % step]
            for k in range(3)
        )
        for n in range(length)
    )
    return [guest(n, name, party=f"X{n % 200}") for n, name in enumerate(names, start=1)]


def test_a_key_press_among_twenty_thousand_looks_at_few() -> None:
    index = GuestIndex(many(20_000))
    one = next(iter(index))
    typed = f"{one.name} x1"
    looked = []
    for end in range(1, len(typed) + 1):
        found = index.find(typed[:end])
        assert found
        looked.append(index.looked_at)
    assert one in index.find(typed)
    assert max(looked) < 20_000  # never the whole list, and with every letter that matters less of it
    assert index.looked_at <= 200


def test_a_reference_among_twenty_thousand_looks_at_those_that_begin_so() -> None:
    index = GuestIndex(many(20_000))
    assert [one.id for one in index.find("m-1:x7:p-7")][:1] == [7]
    assert index.looked_at <= 200
    assert [one.id for one in index.find("p-19999")] == [19_999]
    assert index.looked_at <= 2


_WORD = st.text(alphabet="abcł김동선é-'", min_size=1, max_size=6).filter(lambda word: bool(folded(word).strip("-'")))


@given(st.lists(st.tuples(_WORD, _WORD), min_size=1, max_size=8), st.data())
def test_every_beginning_of_a_name_finds_it_also_after_changes(
    names: list[tuple[str, str]], data: st.DataObject
) -> None:
    people = [guest(id, f"{first} {last}") for id, (first, last) in enumerate(names, start=1)]
    index = GuestIndex(people[:1])
    for one in people:
        index.put(one)
    index.put(arrived(people[0], 1))
    wanted = data.draw(st.sampled_from(people))
    word = data.draw(st.sampled_from(wanted.name.split()))
    typed = word[: data.draw(st.integers(1, len(word)))]
    if folded(typed).strip(",;()|"):
        assert wanted.id in [one.id for one in index.find(typed)]
    fresh = GuestIndex([arrived(people[0], 1), *people[1:]])
    assert [one.id for one in fresh.find(typed)] == [one.id for one in index.find(typed)]
