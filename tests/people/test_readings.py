"""How a name is read: kept beside it, found by, sorted by where the name is in another script than the Latin."""

from __future__ import annotations

import pytest

from secretariat.people.erasing import erase_people
from secretariat.people.finding import person_id, person_suggestions
from secretariat.people.merging import merge_people
from secretariat.people.model import person
from secretariat.people.names import name_sort_key
from secretariat.people.operations import add_person, edit_person
from secretariat.people.queries import people_window, person_detail
from secretariat.people.sheet import person_json, person_sheet
from secretariat.record.record import Record
from secretariat.record.stale import renew
from secretariat.values.list_query import ListQuery


def listed(record: Record, words: str = "") -> list[str]:
    window = people_window(record, ListQuery(words))
    return [row.name for row in window.rows(0, window.count())]


@pytest.mark.parametrize(
    ("name", "reading", "same"),
    [
        ("青木 愛", "アオキ アイ", "あおき あい"),
        ("青木 愛", "あおき　あい", "あおき あい"),
        ("林聖忠", "Lín Shèngzhōng", "Lin Shengzhong"),
    ],
)
def test_a_name_stands_where_its_reading_does(name: str, reading: str, same: str) -> None:
    assert name_sort_key("", "", name, reading=reading) == name_sort_key("", "", same)
    assert name_sort_key("", "", name, native_name="別名", reading=reading) == name_sort_key("", "", same)


def test_a_name_in_latin_letters_stands_where_it_did() -> None:
    assert name_sort_key("Ai", "Aoki", "Aoki Ai", reading="ワタナベ") == name_sort_key("Ai", "Aoki", "Aoki Ai")


def test_japanese_names_are_listed_and_found_as_they_are_read(record: Record) -> None:
    for name, reading in (("渡辺 猛", "ワタナベ タケシ"), ("安倍 晋", "アベ シン"), ("小林 一", "コバヤシ")):
        add_person(record, name=name, reading=reading)
    assert listed(record) == ["安倍 晋", "小林 一", "渡辺 猛"]
    assert listed(record, "ワタナベ") == ["渡辺 猛"]
    edit_person(record, "P-1", reading="アアアア")
    assert listed(record)[0] == "渡辺 猛"
    record.undo()
    assert listed(record)[-1] == "渡辺 猛"


@pytest.mark.parametrize("typed", ["ワタナベ", "わたなべ", "ﾜﾀﾅﾍﾞ", "わたナベ"])
@pytest.mark.parametrize("reading", ["ワタナベ タケシ", "わたなべ たけし"])
def test_either_kana_finds_the_other(record: Record, reading: str, typed: str) -> None:
    add_person(record, name="渡辺 猛", reading=reading)
    add_person(record, name="小林 一", reading="コバヤシ ハジメ")
    assert listed(record, typed) == ["渡辺 猛"]
    with record.reading() as connection:
        assert person_id(connection, typed) == 1
        assert [ref for ref, _words in person_suggestions(connection, typed)] == ["P-1"]


def test_a_reading_folded_by_an_earlier_version_is_renewed(record: Record) -> None:
    add_person(record, name="渡辺 猛", reading="ワタナベ")
    with record.act("earlier") as work:
        work.change(person, 1, {"folded": "渡辺 猛 | ワタナヘ | p-1"})
    assert listed(record, "わたなべ") == []
    assert renew(record) == 1
    assert listed(record, "わたなべ") == ["渡辺 猛"]


def test_it_is_shown_and_kept_apart_from_the_own_script(record: Record) -> None:
    add_person(record, name="AOKI Ai", native_name="青木 愛", reading="アオキ アイ")
    kept = person_detail(record, "P-1")
    assert (kept.native_name, kept.reading) == ("青木 愛", "アオキ アイ")
    assert person_json(kept)["reading"] == "アオキ アイ"
    assert ("Reading of the name", "アオキ アイ") in [(fact.label, fact.value) for fact in person_sheet(kept).facts]


def test_two_become_one_with_the_reading_of_either(record: Record) -> None:
    add_person(record, name="青木 愛")
    add_person(record, name="青木 愛", reading="アオキ アイ")
    assert merge_people(record, "P-1", "P-2").reading == "アオキ アイ"


def test_whoever_is_erased_is_not_read_any_more(record: Record) -> None:
    add_person(record, name="青木 愛", reading="アオキ アイ")
    add_person(record, name="Ana", note="met アオキ アイ in Jakarta")
    erase_people(record, ["P-1"])
    assert person_detail(record, "P-1").reading == ""
    assert "アオキ" not in person_detail(record, "P-2").note
