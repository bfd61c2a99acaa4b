"""Reading names: what stands around a name is told from the name, whatever the usage; nothing is guessed."""

from __future__ import annotations

import pytest

from secretariat.people.name_reading import read_name
from secretariat.people.names import printed_name


@pytest.mark.parametrize(
    ("text", "honorific", "before", "name", "after"),
    [
        ("Dr. Ir. Budi Santoso, M.Sc., Ph.D.", "", "Dr. Ir.", "Budi Santoso", "M.Sc., Ph.D."),
        ("Prof. Dr. H. Budi Santoso, S.E., M.M.", "", "Prof. Dr. H.", "Budi Santoso", "S.E., M.M."),
        ("Prof.Dr.Ir.Budi Santoso MSc", "", "Prof. Dr. Ir.", "Budi Santoso", "MSc"),
        ("Budi Santoso, S.Kom., M.Eng.Sc., CFrA", "", "", "Budi Santoso", "S.Kom., M.Eng.Sc., CFrA"),
        ("Budi Santoso SH MH", "", "", "Budi Santoso", "SH, MH"),
        ("Suharto, S.E.", "", "", "Suharto", "S.E."),
        ("Yth. Bapak/Ibu Guritno Kusumo", "Yth. Bapak/Ibu", "", "Guritno Kusumo", ""),
        ("Bapak Dr. Ir. Budi Santoso", "Bapak", "Dr. Ir.", "Budi Santoso", ""),
        ("Pak Budi Santoso", "Pak", "", "Budi Santoso", ""),
        ("Jenderal TNI (Purn.) Luhut Panjaitan", "", "Jenderal TNI (Purn.)", "Luhut Panjaitan", ""),
        ("H.E. Mr. Kim Min-su", "H.E. Mr.", "", "Kim Min-su", ""),
        ("Dato' Sri Najib Razak", "Dato' Sri", "", "Najib Razak", ""),
        ("Dato’ Sri Najib Razak", "Dato’ Sri", "", "Najib Razak", ""),
        ("Tan Sri Lee Kim", "Tan Sri", "", "Lee Kim", ""),
        ("Datuk Seri Anwar bin Ibrahim", "Datuk Seri", "", "Anwar bin Ibrahim", ""),
        ("The Rt Hon Patricia Scotland QC", "The Rt Hon", "", "Patricia Scotland", "QC"),
        ("Hon. Michael Kirby", "Hon.", "", "Michael Kirby", ""),
        ("Sheikh Faisal Al Khalifa", "Sheikh", "", "Faisal Al Khalifa", ""),
        ("Lt. Gen. Tariq Ghazi", "", "Lt. Gen.", "Tariq Ghazi", ""),
        ("S.E. M. Jean Dupont", "S.E. M.", "", "Jean Dupont", ""),
        ("Herr Dipl.-Ing. Hans Huber", "Herr", "Dipl.-Ing.", "Hans Huber", ""),
        ("Sra. Ana Cruz", "Sra.", "", "Ana Cruz", ""),
    ],
)
def test_honorific_and_titles_are_told_apart(text: str, honorific: str, before: str, name: str, after: str) -> None:
    read = read_name(text)
    assert (read.honorific, read.before, read.name, read.after) == (honorific, before, name, after)


@pytest.mark.parametrize(
    "name",
    [
        *("Sri Mulyani Indrawati", "Tan Wei Ming", "He Jiankui", "Su Su Lwin", "Gen Totani", "Sheikh Hasina"),
        *("M. Ridwan Kamil", "H. Smith", "H.M. Lukman Edy", "Binod Kc", "Yo-Yo Ma", "Li", "Dr", "", "[/draft]"),
        *("محمد", "ประยุทธ์", "林聖忠", "Nathaniel T. Blama, Sr.", "Ana SANTOS Cruz", "[agreed in principle]"),
    ],
)
def test_a_name_is_not_taken_for_a_title(name: str) -> None:
    read = read_name(name)
    assert (read.name, read.honorific, read.before, read.after, read.family) == (name, "", "", "", "")


@pytest.mark.parametrize("name", ["Pak Chong Chol", "Tuan Le Ngoc", "Prince Mensah Addo", "Sheikh Ahmed Aziz"])
def test_an_honorific_that_may_be_a_name_is_one_where_the_honorific_stands_apart(name: str) -> None:
    assert read_name(name, honorific="Mr.").name == name


def test_an_honorific_in_a_column_of_its_own_goes_before_that_in_the_name() -> None:
    assert read_name("Mr Godfrey Otwi", honorific="Mr.").name == "Godfrey Otwi"
    scotland = read_name("The Rt Hon Patricia Scotland", honorific="Ms.")
    assert (scotland.honorific, scotland.before, scotland.name) == ("Ms.", "The Rt Hon", "Patricia Scotland")


@pytest.mark.parametrize(
    ("text", "name", "given", "family"),
    [
        ("Abeliuk Manasevic, René", "René Abeliuk Manasevic", "René", "Abeliuk Manasevic"),
        ("Alcázar Benjumea, Diego del", "Diego del Alcázar Benjumea", "Diego", "del Alcázar Benjumea"),
        ("Castries, Henri de", "Henri de Castries", "Henri", "de Castries"),
        ("Smith, M.A.", "M.A. Smith", "M.A.", "Smith"),
        ("Santoso, Budi, M.Sc.", "Budi Santoso", "Budi", "Santoso"),
    ],
)
def test_a_comma_parts_family_name_and_given_name(text: str, name: str, given: str, family: str) -> None:
    read = read_name(text)
    assert (read.name, read.given, read.family, read.family_first) == (name, given, family, False)


def test_a_list_with_commas_between_given_names_is_read_as_it_stands() -> None:
    read = read_name("Charlotte, Nadine Marie Mignon", inverted=False)
    assert (read.name, read.family) == ("Charlotte, Nadine Marie Mignon", "")
    assert read_name("Marie, Josephe, Violaine du Pontavice").name == "Marie, Josephe, Violaine du Pontavice"


@pytest.mark.parametrize(
    ("text", "given", "family", "first"),
    [
        ("Ronald McDONALD", "Ronald", "McDONALD", False),
        ("Valéry Giscard d'ESTAING", "Valéry Giscard", "d'ESTAING", False),
        ("Maria de la CRUZ", "Maria", "de la CRUZ", False),
        ("VAN DER BERG Jan", "Jan", "VAN DER BERG", True),
        ("Sean O'NEIL", "Sean", "O'NEIL", False),
        ("Mohammed El OUAHDOUDI", "Mohammed", "El OUAHDOUDI", False),
        ("Camille DUMAS ép. de WIT", "Camille", "DUMAS ép. de WIT", False),
        ("SMKS Gamini Senanayake", "", "", False),
        ("NG Wei Ming", "Wei Ming", "NG", True),
        ("Jesse BRAGG II", "Jesse", "BRAGG", False),
    ],
)
def test_the_family_name_in_capitals_has_its_particles(text: str, given: str, family: str, first: bool) -> None:
    read = read_name(text)
    assert (read.name, read.given, read.family, read.family_first) == (text, given, family, first)


def test_both_scripts_are_told_apart() -> None:
    for text in ("Dong-Sun KIM (김동선)", "Dong-Sun KIM 김동선", "김동선 Dong-Sun KIM", "Dong-Sun KIM（김동선）"):
        read = read_name(text)
        assert (read.name, read.native, read.family) == ("Dong-Sun KIM", "김동선", "KIM")
    assert read_name("林聖忠 LIN Sheng-chung").native == "林聖忠"
    assert read_name("Kim", native="김").native == "김"


def test_a_space_in_east_asian_script_parts_the_family_name_from_the_given_name() -> None:
    read = read_name("青木\u3000愛")
    assert (read.name, read.family, read.given, read.family_first) == ("青木 愛", "青木", "愛", True)
    assert printed_name(read.given, read.family, read.family_first, read.name) == "青木 愛"


def test_parts_in_columns_of_their_own_are_kept() -> None:
    read = read_name("", given="Dr. Budi", family="Santoso, M.Sc.")
    assert (read.name, read.given, read.family) == ("Budi Santoso", "Budi", "Santoso")
    assert (read.before, read.after) == ("Dr.", "M.Sc.")
    assert read_name("Kim Dong-Sun", given="Dong-Sun", family="Kim").family_first
    assert not read_name("Dong-Sun Kim", given="Dong-Sun", family="Kim").family_first
