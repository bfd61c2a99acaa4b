"""What staff do with parties: add, edit, delete; and what they read of them."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.parties.operations import add_party, edit_party, remove_parties
from secretariat.parties.queries import parties_window, party_by_id, party_detail
from secretariat.parties.sheet import party_json, party_sheet
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused

HOSTILE = ("[/draft]", "[agreed in principle]", "林聖忠", "Nguyễn Văn Hùng", "ประยุทธ์", "محمد")


def listed(record: Record, words: str = "", **order: Any) -> list[str]:
    window = parties_window(record, ListQuery(words, **order))
    return [row.ref for row in window.rows(0, window.count())]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_kept_letter_for_letter_and_found(record: Record, name: str) -> None:
    assert add_party(record, code="X", name=name).name == name
    assert party_detail(record, name).code == "X"
    assert listed(record, name) == ["X"]


def test_a_party_with_everything(reference: Record) -> None:
    added = add_party(
        reference,
        code=" smrc ",
        name="Small Enterprise Research Centre",
        name_id="Pusat Riset UKM",
        kind="agency",
        parent="korea",
        also="SERC; 소상공인연구소; SERC",
        note="two\nlines",
        source="a letter",
    )
    assert (added.code, added.parent, added.also) == ("SMRC", "KR", ("SERC", "소상공인연구소"))
    told = party_json(added)
    assert {"code", "name", "kind", "party"} <= set(told) and told["party"] == "KR"
    assert ("SMRC", "Small Enterprise Research Centre") in party_detail(reference, "KR").agencies
    facts = {fact.label: fact.value for fact in party_sheet(added).facts}
    assert facts["Kind"] == "agency" and facts["Also known as"] == "SERC; 소상공인연구소"


def test_editing_leaves_alone_what_was_not_given(record: Record) -> None:
    add_party(record, code="KR", name="Korea", also="ROK", note="kept")
    edited = edit_party(record, "korea", name="Republic of Korea", also="ROK; South Korea")
    assert (edited.note, edited.also) == ("kept", ("ROK", "South Korea"))
    cleared = edit_party(record, "KR", note=None)
    assert cleared.note == "" and party_by_id(record, cleared.id).name == "Republic of Korea"
    with pytest.raises(NotFound):
        party_detail(record, "korea, former")


def test_a_code_may_change_and_the_old_one_means_nobody(record: Record) -> None:
    add_party(record, code="XRK", name="Republic of Korea")
    assert edit_party(record, "XRK", code="KR").code == "KR"
    with pytest.raises(NotFound):
        party_detail(record, "XRK")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"code": "", "name": "X"}, "one word"),
        ({"code": "TWO WORDS", "name": "X"}, "one word"),
        ({"code": "C" * 21, "name": "X"}, "20 are kept at most"),
        ({"code": "X", "name": "  "}, "needs a name"),
        ({"code": "X"}, "needs a name"),
        ({"code": "X", "name": "a\x1b]52;c;AAAA\x07"}, "control character"),
        ({"code": "X", "name": "X", "also": "fine; not\x00fine"}, "control character"),
        ({"code": "X", "name": "n" * 301}, "300 are kept at most"),
        ({"code": "X", "name": "X", "parent": "Atlantis"}, "No party is called"),
        ({"code": "X", "name": "X", "kind": "country"}, "rules do not allow"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_added(record: Record, fields: Any, why: str) -> None:
    with pytest.raises(Refused, match=why):
        add_party(record, **fields)
    assert listed(record) == []


def test_a_party_is_not_part_of_itself(record: Record) -> None:
    add_party(record, code="KR", name="Korea")
    with pytest.raises(Refused, match="part of itself"):
        edit_party(record, "KR", parent="KR")


def test_who_others_hang_on_is_not_deleted(reference: Record) -> None:
    with pytest.raises(
        Refused, match=r"KR can't be deleted while other records hang on it: .*2 memberships \(APEC, ASEM\)"
    ):
        remove_parties(reference, ["KR"])
    assert party_detail(reference, "KR").memberships


def test_the_list_is_filtered_by_every_word_in_any_name_and_sorted(record: Record) -> None:
    for code, name, also in (("KR", "Republic of Korea", "ROK"), ("ID", "Indonesia", "RI"), ("CL", "Chile", "")):
        add_party(record, code=code, name=name, also=also)
    assert listed(record) == ["CL", "ID", "KR"]
    assert listed(record, descending=True) == ["KR", "ID", "CL"]
    assert listed(record, sort="code") == ["CL", "ID", "KR"]
    assert listed(record, "republic KOR") == ["KR"]
    assert listed(record, "korea chile") == []
    assert listed(record, "rok") == ["KR"]
