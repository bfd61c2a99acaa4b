"""What parties did about a text, and what was corrected after it was adopted."""

from __future__ import annotations

import pytest

from secretariat.declarations.drafting import add_paragraph, remove_paragraphs
from secretariat.declarations.operations import add_declaration, remove_declarations, set_status
from secretariat.declarations.procedure.corrigenda import corrected, corrigenda, issue_corrigendum
from secretariat.declarations.procedure.positions import awaited, note_position, positions, remove_position
from secretariat.declarations.procedure.telling import place_words
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.reshaping import merge_with_next
from secretariat.declarations.revisions import cut_revision
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
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


def said(record: Record) -> list[tuple[str, str, str, bool]]:
    return [(one.position, one.text, one.paragraph, one.in_text) for one in positions(record, "D-1")]


def reserved(record: Record, paragraph: str, words: str) -> int:
    return note_position(record, "D-1", "KR", "reserved", paragraph=paragraph, text=words).id


def test_a_position_goes_where_the_words_of_its_paragraph_go(text: Record) -> None:
    note_position(text, "D-1", "KR", "adopted")
    reserved(text, "1", "On double.")
    own = reserved(text, "2", "On meeting.")
    merge_with_next(text, declaration_detail(text, "D-1").paragraphs[0].id)
    assert said(text) == [
        ("adopted it", "", "", True),
        ("reserved its position", "On double.", "1", True),
        ("reserved its position", "On meeting.", "1", True),
    ]
    assert remove_position(text, "D-1", "KR", own=own).text == "On meeting."
    text.undo()
    text.undo()
    assert said(text)[2] == ("reserved its position", "On meeting.", "2", True)


def test_a_position_on_a_paragraph_that_went_is_none_on_the_whole_text(text: Record) -> None:
    note_position(text, "D-1", "KR", "adopted")
    own = reserved(text, "2", "On meeting.")
    cut_revision(text, "D-1", label="Rev.1")
    add_paragraph(text, "D-1", text="Sing.", before="1", number="0")
    remove_paragraphs(text, [declaration_detail(text, "D-1").paragraphs[-1].id])
    assert said(text)[1] == ("reserved its position", "On meeting.", "2", False)
    note_position(text, "D-1", "KR", "reserved", paragraph="2", text="On meeting [soon].", own=own)
    assert said(text)[1] == ("reserved its position", "On meeting [soon].", "2", False)
    assert remove_position(text, "D-1", "KR", paragraph="2").id == own
    with pytest.raises(NotFound, match="no paragraph 2"):
        remove_position(text, "D-1", "KR", paragraph="2")
    assert said(text) == [("adopted it", "", "", True)]


def test_a_paragraph_that_no_revision_has_is_not_the_whole_text(text: Record) -> None:
    reserved(text, "2", "On meeting.")
    remove_paragraphs(text, [declaration_detail(text, "D-1").paragraphs[-1].id])
    assert said(text) == [("reserved its position", "On meeting.", "", False)]
    assert place_words(positions(text, "D-1")[0]) == "(a paragraph that is no longer in the text)"


def test_what_is_noted_anew_takes_the_place_of_all_that_was_noted_of_it(text: Record) -> None:
    reserved(text, "1", "On double.")
    reserved(text, "2", "On meeting.")
    merge_with_next(text, declaration_detail(text, "D-1").paragraphs[0].id)
    reserved(text, "1", "On all of it.")
    assert said(text) == [("reserved its position", "On all of it.", "1", True)]
    text.undo()
    assert len(said(text)) == 2


def test_a_position_is_of_today_and_keeps_its_date_until_it_has_another(text: Record) -> None:
    assert note_position(text, "D-1", "KR", "adopted").dated == "2011-08-15"
    assert note_position(text, "D-1", "KR", "adopted", dated=PartialDate.from_edtf("2011-08-01")).dated == "2011-08-01"
    assert note_position(text, "D-1", "KR", "dissociated").dated == "2011-08-01"


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
