"""Rules for names: the family name is what a list marks, nothing else is guessed; how names print, sort, are found."""

from __future__ import annotations

import pytest

from secretariat.people.capitals import NameParts, parts_in_capitals
from secretariat.people.names import name_sort_key, printed_name, searchable_names


@pytest.mark.parametrize(
    ("name", "given", "family", "first"),
    [
        ("Dong-Sun KIM", "Dong-Sun", "KIM", False),
        ("KIM Dong-Sun", "Dong-Sun", "KIM", True),
        ("Sheng-Chung LIN", "Sheng-Chung", "LIN", False),
        ("NGUYỄN Văn Hùng", "Văn Hùng", "NGUYỄN", True),
        ("Jean de LA TOUR", "Jean", "de LA TOUR", False),
        ("Dong-Sun KIM (김동선)", "Dong-Sun", "KIM", False),
    ],
)
def test_a_part_in_capitals_is_the_family_name(name: str, given: str, family: str, first: bool) -> None:
    assert parts_in_capitals(name) == NameParts(given, family, first)


@pytest.mark.parametrize(
    "name",
    [
        "Suharto",
        "Guritno Kusumo",
        "H.M. Lukman Edy",
        "J. K. Rowling",
        "VAN DER BERG",
        "Ana SANTOS Cruz",
        "林聖忠",
        "ประยุทธ์",
        "محمد",
        "[/draft]",
        "",
    ],
)
def test_nothing_else_is_guessed(name: str) -> None:
    assert parts_in_capitals(name) == NameParts("", "", False)
    assert printed_name("", "", False, name) == name


def test_the_family_name_is_printed_in_capitals_in_its_own_place() -> None:
    assert printed_name("Dong-Sun", "Kim", True, "Kim Dong-Sun") == "KIM Dong-Sun"
    assert printed_name("Dong-Sun", "Kim", False, "Dong-Sun Kim") == "Dong-Sun KIM"
    assert printed_name("", "Kim", False, "Kim") == "KIM"


def test_what_stands_behind_a_name_stays_behind_it() -> None:
    assert printed_name("Dong-Sun", "Kim", True, "Kim Dong-Sun (김동선)") == "KIM Dong-Sun (김동선)"
    assert printed_name("Ana", "Santos", False, "Ana SANTOS, PhD") == "Ana SANTOS, PhD"
    assert printed_name("Min-su", "Kim", True, "Kim, Min-su") == "KIM Min-su"


def test_people_stand_by_family_name() -> None:
    ordered = sorted(
        [("Dong-Sun", "Kim", "Dong-Sun KIM"), ("", "", "Suharto"), ("Ana", "Álvarez", "Ana Álvarez")],
        key=lambda parts: name_sort_key(*parts),
    )
    assert [parts[2] for parts in ordered] == ["Ana Álvarez", "Dong-Sun KIM", "Suharto"]


@pytest.mark.parametrize(
    ("given", "family", "name", "native", "others", "key"),
    [
        ("", "", "林聖忠", "LIN Sheng-chung", "", "lin sheng chung"),
        ("", "", "林聖忠", "Sheng-chung LIN", "", "lin sheng chung"),
        ("愛", "青木", "青木 愛", "", "Aoki, Ai", "aoki ai"),
        ("愛", "青木", "青木 愛", "あおき　あい", "", "あおき あい"),
        ("愛", "青木", "青木 愛", "アオキ アイ", "AOKI Ai", "あおき あい"),
        ("あい", "あおき", "あおき あい", "アオキ アイ", "AOKI Ai", "aoki ai"),
        ("", "", "محمد", "Mohammed ALI", "", "ali mohammed"),
        ("", "", "김동선", "金東善", "Dong-Sun KIM (김동선)", "kim dong sun"),
        ("愛", "青木", "青木 愛", "", "", "青木 愛"),
        ("愛", "青木", "青木 愛", "12", "–", "青木 愛"),
        ("Ai", "Aoki", "Ai AOKI", "青木 愛", "ブー", "aoki ai"),
        ("Müge", "Öz", "Müge ÖZ", "Zed Zulu", "", "oz muge"),
    ],
)
def test_a_name_in_another_script_stands_where_its_reading_does(
    given: str, family: str, name: str, native: str, others: str, key: str
) -> None:
    assert name_sort_key(given, family, name, native, others) == key


def test_a_person_is_found_by_either_order_of_the_name() -> None:
    ways = searchable_names("Dong-Sun", "Kim", "Dong-Sun KIM", "김동선")
    assert {"dong-sun kim", "kim dong-sun", "kim, dong-sun"} <= set(ways)
    assert len(ways) == len(set(ways))


@pytest.mark.parametrize(
    ("family", "printed"),
    [
        ("McDonald", "McDONALD"),
        ("MacGregor", "MacGREGOR"),
        ("Mackenna", "MACKENNA"),
        ("d'Estaing", "d'ESTAING"),
        ("D'Souza", "D'SOUZA"),
        ("O'Neil", "O'NEIL"),
        ("de la Cruz", "de la CRUZ"),
        ("Van der Berg", "VAN der BERG"),
        ("VAN DER BERG", "VAN DER BERG"),
        ("al-Rashid", "al-RASHID"),
        ("Große", "GROẞE"),
        ("青木", "青木"),
    ],
)
def test_capitals_keep_what_is_written_small(family: str, printed: str) -> None:
    assert printed_name("A", family, False, f"A {family}") == f"A {printed}"


def test_titles_stand_around_the_name() -> None:
    assert printed_name("Budi", "Santoso", False, "", "Dr. Ir.", "M.Sc.") == "Dr. Ir. Budi SANTOSO, M.Sc."
    assert printed_name("", "", False, "Suharto", "", "S.E.") == "Suharto, S.E."
    assert printed_name("Preston", "Griffith", False, "Preston Griffith, III") == "Preston GRIFFITH, III"
    assert printed_name("Jesse", "Bragg", False, "Jesse Bragg II") == "Jesse BRAGG II"


@pytest.mark.parametrize(
    ("family", "under"),
    [
        ("van der Berg", "berg"),
        ("VAN DER BERG", "berg"),
        ("von Braun", "braun"),
        ("vom Ende", "vom ende"),
        ("dos Santos", "santos"),
        ("de la Cruz", "cruz"),
        ("La Tour", "la tour"),
        ("d'Estaing", "estaing"),
        ("Di Pietro", "di pietro"),
        ("al-Rashid", "rashid"),
        ("El Hafi", "hafi"),
        ("bin Ibrahim", "bin ibrahim"),
        ("O'Neil", "oneil"),
        ("Łódź", "lodz"),
        ("de", "de"),
    ],
)
def test_particles_are_passed_over_by_rule(family: str, under: str) -> None:
    assert name_sort_key("", family, family) == under
