"""Laws of names: what is printed reads back, one person has one key and one place however the name is written."""

from __future__ import annotations

import unicodedata

from hypothesis import given as drawn
from hypothesis import strategies as some

from secretariat.people.likeness import likeness_key
from secretariat.people.name_reading import WrittenName, read_name
from secretariat.people.names import name_sort_key, printed_name, searchable_names
from secretariat.values.text import folded

GIVEN = ("Budi", "Dong-Sun", "René", "Łukasz", "Ana Lya", "Jean-François", "Thomas L.", "Søren", "Văn Hùng", "M.A.")
FAMILY = (
    *("Kim", "Sánchez", "McDonald", "O'Neil", "d'Estaing", "de la Cruz", "van der Berg", "von Braun", "al-Rashid"),
    *("Alcázar Benjumea", "dos Santos", "Nguyễn", "Große", "Çelik", "Kotin-Förster", "Ng", "bin Ibrahim"),
)
BEFORE = ("", "Dr.", "Prof. Dr. Ir.", "Lt. Gen.", "Drs. H.")
AFTER = ("", "M.Sc.", "S.E., M.M.", "M.Sc., Ph.D.", "SH, MH")
given_names, family_names = some.sampled_from(GIVEN), some.sampled_from(FAMILY)


def printed(read: WrittenName) -> str:
    return printed_name(read.given, read.family, read.family_first, read.name, read.before, read.after)


@drawn(given_names, family_names, some.booleans(), some.sampled_from(BEFORE), some.sampled_from(AFTER))
def test_a_printed_name_reads_back(given: str, family: str, first: bool, before: str, after: str) -> None:
    paper = printed_name(given, family, first, f"{given} {family}", before, after)
    read = read_name(paper)
    assert (read.given, folded(read.family), read.family_first) == (given, folded(family), first)
    assert (read.before, read.after) == (before, after)
    assert printed(read) == paper


@drawn(some.text(max_size=60))
def test_reading_loses_no_letter_and_reads_itself_back(text: str) -> None:
    read = read_name(text)
    kept = " ".join((read.honorific, read.before, read.name, read.after, read.native))
    assert sorted(c for c in text if c.isalpha()) == sorted(c for c in kept if c.isalpha())
    assert isinstance(printed(read), str)
    assert likeness_key(read) == likeness_key(read)


@drawn(given_names, family_names, some.sampled_from(BEFORE), some.sampled_from(AFTER))
def test_one_key_for_every_way_of_writing(given: str, family: str, before: str, after: str) -> None:
    key = likeness_key(f"{given} {family}")
    plain = "".join(c for c in unicodedata.normalize("NFD", f"{given} {family}") if not unicodedata.combining(c))
    ways = [
        f"{family} {given}",
        f"{given} {family}".upper(),
        f"{given} {family}".lower(),
        plain,
        f"{given} {family}".replace("-", " "),
        printed_name(given, family, False, "", before, after),
        printed_name(given, family, True, "", before, after),
    ]
    assert {likeness_key(way) for way in ways} == {key}


@drawn(some.tuples(given_names, family_names), some.tuples(given_names, family_names))
def test_other_people_have_another_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (likeness_key(" ".join(one)) == likeness_key(" ".join(other))) == (one == other)


@drawn(given_names, family_names)
def test_the_place_in_a_list_does_not_hang_on_case_and_accents(given: str, family: str) -> None:
    key = name_sort_key(given, family, f"{given} {family}")
    for way in (str.upper, str.lower, str.title, folded):
        assert name_sort_key(way(given), way(family), "") == key
    assert key == folded(key)


@drawn(some.text(max_size=40), some.text(max_size=40))
def test_the_order_is_total(one: str, other: str) -> None:
    first, second = name_sort_key("", one, one), name_sort_key("", other, other)
    assert (first < second) + (first == second) + (first > second) == 1
    if folded(one) == folded(other):
        assert first == second


@drawn(given_names, family_names)
def test_a_name_is_found_as_it_may_be_typed(given: str, family: str) -> None:
    ways = " | ".join(searchable_names(given, family, f"{given} {family}", ""))
    for typed in (f"{family} {given}", folded(f"{given} {family}"), f"{given} {family}".replace("-", "").upper()):
        assert all(word in ways for word in folded(typed).split())
