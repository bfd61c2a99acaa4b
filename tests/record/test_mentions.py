"""Names in texts are found whatever their case, accents, punctuation and script, and nothing else is."""

from __future__ import annotations

import pytest

from secretariat.record.mentions import Mentions, is_unsure

MENTIONS = Mentions(
    ["Dong-Sun KIM", "Kim Dong-Sun", "김동선", "José ÁLVAREZ", "ประยุทธ์ จันทร์โอชา", "محمد علي", "Łukasz Łódź"],
    ["Sukarno"],
    ["kim@example.org", "+82 2 123 4567", "12"],
    "…",
)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Met Dong Sun Kim, then left [/draft]", "Met …, then left [/draft]"),
        ("KIM, Dong-Sun (김동선)은", "… (…)은"),
        ("by Jose Alvarez.", "by …."),
        ("LUKASZ LODZ and lukasz", "… and lukasz"),
        ("ที่ ประยุทธ์ จันทร์โอชา กล่าว", "ที่ … กล่าว"),
        ("قال محمد علي هنا", "قال … هنا"),
        ("write to kim@example.org or +82 2 123 4567", "write to … or …"),
        ("Kim | Dong-Sun", "Kim | Dong-Sun"),
        ("Dong-Sun Kimberley", "Dong-Sun Kimberley"),
        ("Sukarno spoke at 12", "Sukarno spoke at 12"),
    ],
)
def test_a_name_is_taken_out_and_the_rest_stays(text: str, bare: str) -> None:
    assert MENTIONS.without(text) == bare


def test_a_single_word_goes_only_where_the_person_is_meant() -> None:
    assert MENTIONS.without("as SUKARNO said", known=True) == "as … said"
    assert MENTIONS.is_name("Sukarno") and not MENTIONS.is_name("Sukarno spoke")
    assert is_unsure("Sukarno") and not is_unsure("김동선") and not is_unsure("Dong-Sun KIM")


def test_every_text_that_holds_a_name_holds_a_needle() -> None:
    latin = Mentions(["José ÁLVAREZ", "김동선"], [], ["kim@example.org"], "…")
    assert latin.needles()
    for text in ("Jose Alvarez", "JOSÉ ÁLVAREZ", "그는 김동선이다", "kim@example.org"):
        assert latin.without(text) != text
        assert any(needle.lower() in text.lower() for needle in latin.needles())
    assert Mentions(["Иван Петров"], [], [], "…").needles() == frozenset()


def test_what_json_holds_is_looked_through() -> None:
    held = {"names": ["Dong-Sun Kim"], "undone": {"values": {"n": 3, "name": "Kim Dong-sun"}}}
    assert MENTIONS.without_in(held) == {"names": ["…"], "undone": {"values": {"n": 3, "name": "…"}}}
