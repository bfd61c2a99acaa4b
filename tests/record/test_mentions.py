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


@pytest.mark.parametrize("stored", ["Jose Sanchez", "José Sánchez", "JOSÉ SÁNCHEZ", "Jose\u0301 Sa\u0301nchez"])
@pytest.mark.parametrize("written", ["Jose Sanchez", "José Sánchez", "jose SÁNCHEZ", "Jose\u0301 Sa\u0301nchez"])
def test_accents_make_no_difference_on_either_side(stored: str, written: str) -> None:
    mentions = Mentions([stored], [], [], "…")
    assert mentions.without(f"by {written}.") == "by …."
    assert not written.isascii() or any(needle in written.lower() for needle in mentions.needles())


def test_every_text_of_ascii_letters_that_holds_a_name_holds_a_needle() -> None:
    latin = Mentions(["José ÁLVAREZ", "김동선", "Łukasz Łódź"], [], ["kim@example.org"], "…", ["Łódź"])
    for text in ("Jose Alvarez", "LUKASZ LODZ", "KIM@example.org"):
        assert latin.without(text) != text
        assert any(needle in text.lower() for needle in latin.needles())
    assert "lodz" in latin.needles(parts=True)
    assert Mentions(["Иван Петров"], [], [], "…").needles() == frozenset()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Write to Kim@Example.ORG.", "Write to …."),
        ("<kim@example.org>, 'kim@example.org'", "<…>, '…'"),
        ("joakim@example.org, kim@example.org.kr", "joakim@example.org, kim@example.org.kr"),
        ("call +82-2-123-4567 or 0082 (2) 123.4567", "call … or …"),
        ("on 2011-05-20 82 2 1234567 and 5", "on 2011-05-20 … and 5"),
        ("+82 2 123 45678 and 182 2 123 4567", "+82 2 123 45678 and 182 2 123 4567"),
        ("HER DESK [/draft] 7", "…"),
    ],
)
def test_addresses_in_any_case_and_numbers_by_their_digits(text: str, bare: str) -> None:
    mentions = Mentions([], [], ["kim@example.org", "+82 2 123 4567", "her desk [/draft] 7"], "…")
    assert mentions.without(text) == bare
    assert mentions.digits == {"8221234567"}


def test_a_part_of_a_name_is_told_and_stays() -> None:
    mentions = Mentions(["Dong-Sun KIM"], [], [], "…", ["Kim", "Dong-Sun"])
    assert mentions.without("Mr Kim spoke", known=True) == "Mr Kim spoke"
    assert mentions.doubtful("Mr KIM spoke") and mentions.doubtful({"names": ["dong sun"]})
    assert not mentions.doubtful("Mr KIM spoke", parts=False) and not mentions.doubtful("Kimberley")


def test_what_json_holds_is_looked_through() -> None:
    held = {"names": ["Dong-Sun Kim"], "undone": {"values": {"n": 3, "name": "Kim Dong-sun"}}}
    assert MENTIONS.without_in(held) == {"names": ["…"], "undone": {"values": {"n": 3, "name": "…"}}}
