"""People through the operations: what is kept, found, listed, changed, deleted, and what is refused."""

from __future__ import annotations

import pytest

from secretariat.people.finding import person_id, person_suggestions
from secretariat.people.operations import add_person, edit_person, remove_people
from secretariat.people.positions import add_position, edit_position, position_numbered, remove_position
from secretariat.people.queries import PersonDetail, people_window, person_detail
from secretariat.people.sheet import person_json, person_sheet
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Ambiguous, NotFound, Refused

HOSTILE = [
    "[/draft]",
    "[agreed in principle]",
    "Dong-Sun KIM (김동선)",
    "林聖忠",
    "Nguyễn Văn Hùng",
    "ประยุทธ์",
    "محمد",
]


def listed(record: Record, words: str = "", **how: object) -> list[str]:
    window = people_window(record, ListQuery(words, **how))  # type: ignore[arg-type]  # sort, descending, scope
    return [row.name for row in window.rows(0, window.count())]


def date(edtf: str) -> PartialDate:
    return PartialDate.from_edtf(edtf)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_kept_as_its_bearer_writes_it(record: Record, name: str) -> None:
    added = add_person(record, name=name)
    whole = f"{added.name} ({added.native_name})" if added.native_name else added.name
    assert (added.ref, whole) == ("P-1", name)
    assert person_detail(record, name).id == added.id
    assert person_sheet(added).title == added.printed
    assert name.split(" (")[0] in added.printed


def test_the_family_name_is_taken_from_capitals_only_where_no_part_is_given(record: Record) -> None:
    assert add_person(record, name="Dong-Sun KIM").family == "KIM"
    given = add_person(record, name="Sheng-Chung LIN", given="Sheng-Chung", family="Lin", family_first="yes")
    assert (given.family, given.printed) == ("Lin", "LIN Sheng-Chung")
    assert add_person(record, name="Guritno Kusumo").family == ""


def test_a_new_name_drops_parts_that_are_no_longer_in_it(record: Record) -> None:
    add_person(record, name="Dong-Sun KIM")
    assert edit_person(record, "P-1", name="Dong-Sun Kim (김동선)").family == "KIM"
    assert edit_person(record, "P-1", name="Sheng-Chung LIN").printed == "Sheng-Chung LIN"
    assert edit_person(record, "P-1", name="Suharto").printed == "Suharto"


def test_a_person_is_found_by_reference_by_name_and_by_a_part_only_they_have(record: Record) -> None:
    first = add_person(record, name="Dong-Sun KIM", native_name="김동선", email="kim@example.org")
    add_person(record, name="Min-su KIM")
    with record.reading() as connection:
        for words in ("P-1", "p1", "dong-sun kim", "Kim Dong-Sun", "김동선", "kim@example.org", "Dong"):
            assert person_id(connection, words) == first.id
        with pytest.raises(Ambiguous, match=r"Dong-Sun KIM \(P-1\), Min-su KIM \(P-2\)"):
            person_id(connection, "kim")
        with pytest.raises(NotFound, match=r"nearest: Min-su KIM \(P-2\)"):
            person_id(connection, "Min-so Kim")
        for nobody in ("P-99", "", "%", "   "):
            with pytest.raises(NotFound):
                person_id(connection, nobody)
        assert [ref for ref, _words in person_suggestions(connection, "kim")] == ["P-1", "P-2"]


def test_people_are_listed_by_family_name_by_party_and_by_reference(reference: Record) -> None:
    add_person(reference, name="Sheng-Chung LIN", party="TW")
    add_person(reference, name="Dong-Sun KIM", party="SMBA")
    add_person(reference, name="Guritno Kusumo")
    assert listed(reference) == ["Guritno Kusumo", "Dong-Sun KIM", "Sheng-Chung LIN"]
    assert listed(reference, sort="name", descending=True)[0] == "Sheng-Chung LIN"
    assert listed(reference, sort="party")[-1] == "Guritno Kusumo"
    assert listed(reference, sort="ref")[0] == "Sheng-Chung LIN"
    assert listed(reference, scope={"party": "KR"}) == ["Dong-Sun KIM"]
    window = people_window(reference, ListQuery(sort="party"))
    assert [window.position(row.id) for row in window.rows(0, 9)] == [0, 1, 2]


def test_the_filter_looks_at_names_parties_and_positions(reference: Record) -> None:
    add_person(reference, name="Dong-Sun KIM", native_name="김동선", party="KR")
    add_person(reference, name="Guritno Kusumo", party="ID")
    add_position(reference, "P-2", title="Secretary", organisation="State Ministry of Cooperatives")
    assert listed(reference, "김동") == ["Dong-Sun KIM"]
    assert listed(reference, "korea") == ["Dong-Sun KIM"]
    assert listed(reference, "guritno SECRETARY") == ["Guritno Kusumo"]
    assert listed(reference, "100%") == []


def test_positions_stand_in_order_of_time_and_the_latest_is_listed(record: Record) -> None:
    add_person(record, name="Dong-Sun KIM")
    add_position(record, "P-1", title="Administrator", since=date("2010-03"))
    add_position(record, "P-1", title="Director", since=date("2001"), until=date("2005"))
    person = add_position(record, "P-1", title="Adviser")
    assert [(held.number, held.title) for held in person.positions] == [
        (1, "Adviser"),
        (2, "Director"),
        (3, "Administrator"),
    ]
    assert people_window(record, ListQuery()).rows(0, 1)[0].title == "Administrator"
    assert [line.aside for line in person_sheet(person).sections[0].lines] == ["", "2001 – 2005", "since March 2010"]
    person = edit_position(record, position_numbered(record, "P-1", 1), until=date("1999"))
    assert person_json(person)["positions"][0]["until"] == "1999"
    assert [held.title for held in remove_position(record, position_numbered(record, "P-1", 2)).positions] == [
        "Adviser",
        "Administrator",
    ]
    record.undo()
    assert len(person_detail(record, "P-1").positions) == 3


def test_a_position_that_cannot_be_is_refused(record: Record) -> None:
    add_person(record, name="Ana")
    with pytest.raises(Refused, match="before it begins"):
        add_position(record, "P-1", title="Minister", since=date("2011"), until=date("2009"))
    with pytest.raises(Refused, match="needs a title"):
        add_position(record, "P-1", organisation="SMBA")
    with pytest.raises(NotFound, match="this person has 0 positions"):
        edit_position(record, position_numbered(record, "P-1", 1), title="Minister")
    assert person_detail(record, "P-1").positions == ()


def test_what_cannot_be_kept_is_refused_and_changes_nothing(record: Record) -> None:
    for fields, why in (
        ({"name": "  "}, "needs a name"),
        ({"name": "A\x00na"}, "control character"),
        ({"name": "A" * 301}, "300 are kept at most"),
        ({"name": "Ana", "email": "nobody"}, "not an address"),
        ({"name": "Ana", "party": "Atlantis"}, "No party is called"),
        ({"name": "Ana", "ref": "X-1"}, "looks like P-12"),
    ):
        with pytest.raises(Refused, match=why):
            add_person(record, **fields)
    assert listed(record) == []


def test_changes_of_different_fields_are_merged_and_of_the_same_field_shown(record: Record) -> None:
    read: PersonDetail = add_person(record, name="Ana")
    edit_person(record, "P-1", phone="+62 21 345 6789", email="ana@example.org")
    merged = edit_person(record, "P-1", version=read.version, name="Ana SANTOS")
    assert (merged.phone, merged.name) == ("+62 21 345 6789", "Ana SANTOS")
    assert listed(record, "ana@example.org santos") == ["Ana SANTOS"]
    with pytest.raises(Conflict):
        edit_person(record, "P-1", version=read.version, phone="+62 21 000")
    assert person_detail(record, "P-1").phone == "+62 21 345 6789"


def test_deleting_is_one_act_that_can_be_undone_and_numbers_are_not_reused(record: Record) -> None:
    add_person(record, name="Ana")
    add_person(record, name="Budi")
    add_position(record, "P-1", title="Director")
    assert remove_people(record, ["Ana", "P-2"]) == ["P-1", "P-2"]
    assert listed(record) == []
    assert add_person(record, name="Citra").ref == "P-3"
    record.undo()
    record.undo()
    assert listed(record) == ["Ana", "Budi"]
    assert person_detail(record, "P-1").positions[0].title == "Director"


def test_a_conflict_names_the_forms_fields_and_what_was_typed(reference: Record) -> None:
    read = add_person(reference, name="Ana", party="ID")
    edit_person(reference, "P-1", party="KR", family_first="yes")
    with pytest.raises(Conflict) as conflict:
        edit_person(reference, "P-1", version=read.version, party="TW", family_first="yes")
    shown = [(field.field, field.base, field.mine, field.theirs) for field in conflict.value.fields]
    assert shown == [("party", "ID", "TW", "KR")]
    assert conflict.value.message == "P-1 was changed meanwhile by ana in the same place (Party); nothing was saved."
