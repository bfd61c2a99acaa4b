"""Encodings by mark, by being UTF-8, and by what is likely."""

from __future__ import annotations

import codecs

import pytest

from secretariat.papers.encodings import decoded
from secretariat.values.refusal import Refused

NAMES = "name,party\nDong-Sun KIM (김동선),KR\n林聖忠,Chinese Taipei\nNguyễn Văn Hùng,VN\nمحمد,BN\n"
RUSSIAN = "имя,страна\nИванов Иван Иванович,Российская Федерация\nПетрова Анна Сергеевна,Российская Федерация\n"
JAPANESE = "氏名,国\n青木　愛,日本国政府\n山田　太郎さん,外務省アジア大洋州局の課長\n"
THAI = "ชื่อ,ประเทศ\nประยุทธ์ จันทร์โอชา,ประเทศไทย\nสมชาย ใจดี,กระทรวงการต่างประเทศ\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", [True, False])
def test_wide_encodings_are_read_with_a_mark_and_without(encoding: str, mark: bool) -> None:
    sign = getattr(codecs, "BOM_" + encoding.upper().replace("-", "_", 1).replace("UTF_", "UTF").replace("-", "_"))
    found = decoded((sign if mark else b"") + NAMES.encode(encoding), "x.csv")
    assert (found.text, found.encoding, found.guessed) == (NAMES, encoding, not mark)


def test_utf_8_needs_no_mark_and_loses_it() -> None:
    for data in (NAMES.encode(), NAMES.encode("utf-8-sig")):
        assert decoded(data, "x.csv").text == NAMES
        assert not decoded(data, "x.csv").guessed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (THAI, "cp874"),
        ("nama,négara\nJosé Muñoz,España\n", "cp1252"),
        ("name\n“Łukasz”".replace("Ł", "L") + " Müller – Genève\n", "cp1252"),
    ],
)
def test_likely_encodings_are_found(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding), "x.csv")
    assert (found.text, found.guessed, found.damaged) == (text, True, 0)


def test_a_long_list_is_guessed_by_the_lines_that_say_something() -> None:
    text = "plain,line\n" * 20_000 + RUSSIAN * 200
    assert decoded(text.encode("cp1251"), "x.csv").text == text


def test_one_damaged_character_does_not_lose_the_list() -> None:
    data = (JAPANESE * 600).encode("cp932")
    found = decoded(data[:-1] + b"\x81\n", "x.csv")
    assert (found.encoding, found.damaged) == ("cp932", 1)


def test_mail_encodings_shift_by_escape() -> None:
    for encoding, text in (("iso2022_jp", "氏名,国\n青木愛,日本\n"), ("iso2022_kr", "이름\n김동선\n")):
        assert decoded(text.encode(encoding), "x.csv").text == text


def test_what_is_no_text_is_refused() -> None:
    for data in (bytes(range(1, 256)) * 20, b"\x00\xff\xd8\x03" * 50):
        with pytest.raises(Refused, match=r"x\.csv"):
            decoded(data, "x.csv")


def test_a_short_list_of_western_names_is_read_as_western() -> None:
    """So few letters say little to statistics, which took Ñ for Ń and è for č."""
    text = "Pays;Civilité;Nom;Ministère\n" + "Perú;Señora;MUÑOZ PEÑA, María José;Élevage d’Ârnor\n" * 4
    found = decoded(text.encode("cp1252"), "list.csv")
    assert (found.text, found.encoding, found.guessed) == (text, "cp1252", True)
