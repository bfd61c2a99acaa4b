"""A party is recognised by any name it has in the languages of the lists that come in, and never guessed."""

from __future__ import annotations

import pytest

from secretariat.parties.recognising import Offered, PartyNames, Recognised, Unknown
from secretariat.record.record import Record


@pytest.fixture
def names(reference: Record) -> PartyNames:
    with reference.reading() as connection:
        return PartyNames.read(connection)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("Estados Unidos", "US"),
        ("Amerika Serikat", "US"),
        ("KOR", "KR"),
        ("Korea (Republic of)", "KR"),
        ("Corée du Sud", "KR"),
        ("Coreia do Sul", "KR"),
        ("韓国", "KR"),
        ("대한민국", "KR"),
        ("Taiwan", "TW"),
        ("Taipei Tionghoa", "TW"),
        ("中国", "CN"),
        ("日本", "JP"),
        ("베트남", "VN"),
        ("Viet Nam*", "VN"),
        ("Вьетнам", "VN"),
        ("เวียดนาม", "VN"),
        ("إندونيسيا", "ID"),
        ("Indonésie", "ID"),
        ("the Philippines (1)", "PH"),
        ("GER", "DE"),
    ],
)
def test_a_party_on_record_answers_to_its_names_and_codes(names: PartyNames, text: str, code: str) -> None:
    answer = names.recognise(text)
    assert isinstance(answer, Recognised)
    assert answer.code == code


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Bolivia (Plurinational State of)", "BO", "Bolivia"),
        ("Congo", "CG", "Congo"),
        ("Democratic Republic of the Congo", "CD", "Democratic Republic of the Congo"),
        ("Niger", "NE", "Niger"),
        ("Guinea", "GN", "Guinea"),
        ("المغرب", "MA", "Morocco"),
        ("แอฟริกาใต้", "ZA", "South Africa"),
        ("The former Yugoslav Republic of Macedonia", "MK", "North Macedonia"),
    ],
)
def test_a_state_that_is_not_on_record_is_offered(names: PartyNames, text: str, code: str, name: str) -> None:
    answer = names.recognise(text)
    assert isinstance(answer, Offered)
    assert (answer.code, answer.name) == (code, name)
    assert code in answer.names


@pytest.mark.parametrize(
    "text", ["(INT)", "INT", "Taiwan Research Institute", "Council of Europe*", "", "*", "[/draft]"]
)
def test_what_is_no_party_is_unknown(names: PartyNames, text: str) -> None:
    assert isinstance(names.recognise(text), Unknown)


def test_a_name_mistyped_is_not_guessed_but_the_nearest_are_named(names: PartyNames) -> None:
    answer = names.recognise("Thailnad")
    assert isinstance(answer, Unknown)
    assert answer.nearest == ("Thailand",)


def test_only_names_about_as_near_are_named(names: PartyNames) -> None:
    answer = names.recognise("Republic of Corea")
    assert isinstance(answer, Unknown)
    assert answer.nearest == ("Republic of Korea",)


@pytest.mark.parametrize("text", ["Korea", "Corea", "Corée", "KOREA*"])
def test_a_name_of_two_states_is_neither(names: PartyNames, text: str) -> None:
    answer = names.recognise(text)
    assert isinstance(answer, Unknown)
    assert (answer.several, answer.between) == (True, ("KR", "KP"))
    assert answer.nearest == ("Republic of Korea", "Democratic People's Republic of Korea")
