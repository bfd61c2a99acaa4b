"""Which party a name means, in whatever language and spelling it comes."""

from __future__ import annotations

import pytest

from secretariat.parties.finding import forum_id, party_id, party_suggestions
from secretariat.parties.operations import add_party
from secretariat.parties.queries import forum_roster, party_detail
from secretariat.record.record import Record
from secretariat.values.refusal import Ambiguous, NotFound


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("KR", "KR"),
        ("kr", "KR"),
        ("Republic of Korea", "KR"),
        ("  republic   of KOREA ", "KR"),
        ("korea", "KR"),
        ("Republik Korea", "KR"),
        ("Chinese Taipei", "TW"),
        ("Hong Kong, China", "HK"),
        ("the philippines", "PH"),
        ("viet nam", "VN"),
        ("Papua", "PG"),
    ],
)
def test_a_party_is_found_by_code_by_any_name_and_by_a_clear_beginning(
    reference: Record, words: str, code: str
) -> None:
    assert party_detail(reference, words).code == code


def test_accents_and_scripts_make_no_difference(reference: Record) -> None:
    add_party(reference, code="LODZ", name="Województwo Łódzkie", also="우치; لودز")
    for words in ("wojewodztwo lodzkie", "WOJEWÓDZTWO ŁÓDZKIE", "우치", "لودز"):
        assert party_detail(reference, words).code == "LODZ"


@pytest.fixture
def twins(record: Record) -> Record:
    for code, name in (("NZ", "New Zealand"), ("NC", "New Caledonia"), ("X1", "Same name"), ("X2", "Same name")):
        add_party(record, code=code, name=name)
    return record


def test_what_could_be_several_is_never_guessed(twins: Record) -> None:
    for words, labels in (
        ("new", ("New Zealand (NZ)", "New Caledonia (NC)")),
        ("same name", ("Same name (X1)", "Same name (X2)")),
    ):
        with pytest.raises(Ambiguous) as caught:
            party_detail(twins, words)
        assert all(label in caught.value.message for label in labels)
    assert party_detail(twins, "new z").code == "NZ"


def test_a_misspelt_name_is_refused_with_the_nearest(reference: Record) -> None:
    with pytest.raises(NotFound, match=r"nearest: .*Indonesia"):
        party_detail(reference, "Indonezia")


@pytest.mark.parametrize("words", ["", " ", "Atlantis", "[/draft]", "%", "_", "K"])
def test_what_means_nobody_is_refused(reference: Record, words: str) -> None:
    with pytest.raises(NotFound, match="No party is called"):
        party_detail(reference, words)


def test_wildcards_of_the_database_are_plain_letters(record: Record) -> None:
    add_party(record, code="A", name="100% Green Fund")
    add_party(record, code="B", name="100 Green Funds")
    with record.reading() as connection:
        assert party_id(connection, "100% g") == 1
        assert party_suggestions(connection, "100%") == [("A", "100% Green Fund")]
        assert party_suggestions(connection, "1_0") == []


def test_a_forum_is_found_by_code_or_name_and_refused_with_the_list(reference: Record) -> None:
    with reference.reading() as connection:
        apec = forum_id(connection, "APEC")
        assert forum_id(connection, "asia-pacific economic cooperation") == apec
        assert forum_id(connection, "Kerja Sama Ekonomi Asia-Pasifik") == apec
    with pytest.raises(NotFound, match=r"no forum “OPEC”; there are: APEC, ASEM, ID-KR"):
        forum_roster(reference, "OPEC", reference.today)


def test_whose_code_is_typed_is_suggested_first(reference: Record) -> None:
    with reference.reading() as connection:
        for code in ("KR", "id", "CN", "us"):
            assert party_suggestions(connection, code)[0][0] == code.upper()
        assert party_suggestions(connection, "smb")[0][0] == "SMBA"
        assert "KR" in [code for code, _name in party_suggestions(connection, "kor")]


@pytest.mark.parametrize(
    ("words", "code"),
    [("Chine", "CN"), ("日本", "JP"), ("대한민국", "KR"), ("Corea", "KR"), ("Estados Unidos", "US"), ("印尼", "ID")],
)
def test_a_state_is_meant_by_its_name_in_many_languages(reference: Record, words: str, code: str) -> None:
    assert party_detail(reference, words).code == code


def test_a_state_that_is_not_on_record_is_not_taken_for_another_whose_name_begins_alike(record: Record) -> None:
    add_party(record, code="NG", name="Nigeria")
    assert party_detail(record, "Nigeri").code == "NG"
    with pytest.raises(NotFound, match="No party is called “Niger”"):
        party_detail(record, "Niger")


def test_a_name_of_two_states_on_record_is_asked_back(reference: Record) -> None:
    add_party(reference, code="KP", name="Democratic People's Republic of Korea")
    with pytest.raises(Ambiguous, match=r"\(KP\).*\(KR\)"):
        party_detail(reference, "Corée")
