"""What parties did about a text, and what was corrected after it was adopted."""

from __future__ import annotations

import pytest

from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration, remove_declarations, set_status
from secretariat.declarations.procedure.corrigenda import corrected, corrigenda, issue_corrigendum
from secretariat.declarations.procedure.positions import awaited, note_position, positions, remove_position
from secretariat.declarations.queries import declaration_detail
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused
from tests.declarations.negotiation.texts import last_act


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with two paragraphs, under negotiation."""
    add_declaration(reference, title="Jakarta Declaration")
    for words in ("Agree to double trade, and trade alone;", "Meet agian."):
        add_paragraph(reference, "D-1", text=words)
    set_status(reference, "D-1", "under negotiation")
    return reference


def adopt(record: Record) -> None:
    for state in ("SOM-agreed", "adopted"):
        set_status(record, "D-1", state)


def test_a_position_is_noted_replaced_and_taken_back(text: Record) -> None:
    noted = note_position(text, "D-1", "korea", "ad referendum")
    assert (noted.party, noted.position, noted.paragraph) == ("KR", "agreed ad referendum", "")
    assert awaited(positions(text, "D-1")) == ["KR"]
    note_position(text, "D-1", "KR", "adopted")
    note_position(text, "D-1", "KR", "reserved", paragraph="1", text="Korea [reserves] its position.")
    assert [(one.position, one.paragraph) for one in positions(text, "D-1")] == [
        ("adopted it", ""),
        ("reserved its position", "1"),
    ]
    assert awaited(positions(text, "D-1")) == []
    assert remove_position(text, "D-1", "KR", paragraph="1").text == "Korea [reserves] its position."
    text.undo()
    assert len(positions(text, "D-1")) == 2


def test_what_is_no_position_is_refused(text: Record) -> None:
    with pytest.raises(Refused, match="adopted, reserved, ad referendum, dissociated"):
        note_position(text, "D-1", "KR", "happy")
    with pytest.raises(Refused, match="reservation needs its text"):
        note_position(text, "D-1", "KR", "reserved", text=" ")
    with pytest.raises(NotFound, match="no paragraph 9"):
        note_position(text, "D-1", "KR", "adopted", paragraph="9")
    with pytest.raises(NotFound, match="Nothing is noted"):
        remove_position(text, "D-1", "KR")
    assert positions(text, "D-1") == []


def test_what_is_adopted_is_corrected_beside_it_and_stays_as_it_was(text: Record) -> None:
    with pytest.raises(Refused, match="for one that is adopted"):
        issue_corrigendum(text, "D-1", paragraph="2", before="agian", after="again", why="a slip")
    adopt(text)
    adopted = declaration_detail(text, "D-1")
    first = issue_corrigendum(text, "D-1", paragraph="2", before="agian", after="again", why="a slip")
    assert (first.number, first.paragraph, first.dated) == (1, "2", "2011-08-15")
    second = issue_corrigendum(text, "D-1", paragraph="2", before="again.", after="again in 2013.", why="as agreed")
    after = declaration_detail(text, "D-1")
    assert (after.sha256, after.paragraphs) == (adopted.sha256, adopted.paragraphs)
    assert corrigenda(text, "D-1") == [first, second]
    assert [one.text for one in corrected(after.paragraphs, [first, second])] == [
        "Agree to double trade, and trade alone;",
        "Meet again in 2013.",
    ]


def test_a_corrigendum_says_exactly_which_words(text: Record) -> None:
    adopt(text)
    for before, after, why, said in (
        ("trade", "commerce", "clearer", "stands 2 times"),
        ("agian", "again", "a slip", "does not stand"),
        ("double", "double", "a slip", "which words"),
        ("double", "triple", " ", "Why is needed"),
    ):
        with pytest.raises(Refused, match=said):
            issue_corrigendum(text, "D-1", paragraph="1", before=before, after=after, why=why)
    assert corrigenda(text, "D-1") == []


def slip(record: Record, before: str, after: str, paragraph: str = "2") -> int:
    return issue_corrigendum(record, "D-1", paragraph=paragraph, before=before, after=after, why="a slip").number


def test_a_corrigendum_leaves_an_agreed_text_behind(text: Record) -> None:
    adopt(text)
    for before, after, said in (
        ("agian", "[KR: again]", "in square brackets"),
        ("agian", "again]", "in square brackets"),
        ("Meet agian.", " ", "Nothing would be left of D-1 ¶2"),
    ):
        with pytest.raises(Refused, match=said):
            slip(text, before, after)
    assert corrigenda(text, "D-1") == []


def test_a_corrigendum_is_taken_back_only_while_none_stands_on_its_words(text: Record) -> None:
    adopt(text)
    slip(text, "agian", "again")
    first = last_act(text)
    slip(text, "again.", "again in 2013.")
    with pytest.raises(Refused, match="Corrigendum 2 to D-1 is to the same paragraph; undo that first"):
        text.undo(first)
    assert [one.number for one in corrigenda(text, "D-1")] == [1, 2]
    text.undo()
    text.undo(first)
    assert corrigenda(text, "D-1") == []


def test_the_next_corrigendum_has_a_number_of_its_own_whatever_was_taken_back(text: Record) -> None:
    adopt(text)
    slip(text, "agian", "again")
    first = last_act(text)
    slip(text, "double", "triple", paragraph="1")
    text.undo(first)
    assert slip(text, "alone", "only", paragraph="1") == 3
    assert slip(text, "agian", "again") == 4
    assert [one.number for one in corrigenda(text, "D-1")] == [2, 3, 4]


def test_a_declaration_is_deleted_with_all_that_was_said_of_it_until_it_is_adopted(text: Record) -> None:
    note_position(text, "D-1", "KR", "adopted")
    remove_declarations(text, ["D-1"])
    text.undo()
    assert len(positions(text, "D-1")) == 1
    adopt(text)
    with pytest.raises(Refused, match="D-1 is adopted, and is not deleted"):
        remove_declarations(text, ["D-1"])
