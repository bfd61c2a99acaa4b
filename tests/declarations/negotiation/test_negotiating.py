"""The ledger of a text's brackets, and what negotiators do with them: each one act, with versions checked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from secretariat.declarations.drafting import edit_paragraph
from secretariat.declarations.negotiation.draft import BracketAt
from secretariat.declarations.negotiation.editing import reopened_noted
from secretariat.declarations.negotiation.ledger import ledger
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.negotiation.operations import (
    Choice,
    Words,
    attribute_bracket,
    bracket_words,
    found_words,
    propose_after,
    propose_beside,
    propose_instead,
    propose_paragraph,
    settle_brackets,
)
from secretariat.declarations.operations import set_status
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.reading.files import read_pasted
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import ParagraphStanding
from secretariat.record.acts import act
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused
from tests.declarations.negotiation.texts import (
    FIRST,
    SECOND,
    last_act,
    read,
    row_of,
    standing,
    without_versions,
    without_versions_of,
    words_of,
)


def test_an_accepted_alternative_strikes_the_other(text: Record) -> None:
    done = settle_brackets(text, "D-1", ["1.2"], Choice.ACCEPT)
    assert (done.ref, done.brackets, done.gone) == ("D-1", ("1.2",), ())
    assert words_of(text) == "Agree to triple the number that export by [EU: 2030];"
    text.undo()
    assert words_of(text) == FIRST
    settle_brackets(text, "D-1", ["¶1.2"], Choice.ACCEPT, keep_others=True)
    assert words_of(text) == "Agree to [double] triple the number that export by [EU: 2030];"


def test_a_paragraph_of_which_nothing_is_left_goes_and_comes_back(text: Record) -> None:
    made = propose_paragraph(text, "D-1", "Sing together.", by="Japan, KR", after="1")
    assert (made.number, made.text) == ("1bis", "[JP, KR: Sing together.]")
    assert settle_brackets(text, "D-1", ["1bis.1"], Choice.STRIKE).gone == ("1bis",)
    assert [row.number for row in declaration_detail(text, "D-1").paragraphs] == ["1", "2", "3"]
    text.undo()
    assert words_of(text, "1bis") == made.text


def test_proposing(text: Record) -> None:
    propose_beside(text, "D-1", "1.1", "quadruple", by="Indonesia")
    assert words_of(text).startswith("Agree to [double] [ID: quadruple] [KR: triple] the")
    propose_instead(text, "D-1", found_words(text, "D-1", "2", "Train"), "Teach", by="MY,TH")
    propose_after(text, "D-1", found_words(text, "D-1", "2", "trainers"), ", in every economy", by="JP")
    assert words_of(text, "2") == "[Train] [MY, TH: Teach] trainers[JP: , in every economy] [agreed in principle];"
    bracket_words(text, "D-1", found_words(text, "D-1", "3", "again"), by="VN")
    bracket_words(text, "D-1", found_words(text, "D-1", "3", "place"))
    assert words_of(text, "3") == "Meet [VN: again] [/draft] at Nguyễn Văn Hùng's [ประยุทธ์] [place]."
    attribute_bracket(text, "D-1", "3.1", "Chinese Taipei")
    attribute_bracket(text, "D-1", BracketAt(ledger(text, "D-1").brackets[0].at.paragraph, 1), "KR")
    assert [one.proposed_by for one in read(text).values()][:1] == [("KR",)]
    assert "VN" not in words_of(text, "3")
    attribute_bracket(text, "D-1", "3.1", "")
    assert words_of(text, "3").startswith("Meet [again] [")


def test_what_can_not_be_proposed_is_said(text: Record) -> None:
    id_, _seen = row_of(text)
    with pytest.raises(Refused, match="partner"):
        propose_after(text, "D-1", Words(id_, 0, 5), "a ] b", by="KR")
    with pytest.raises(Refused, match="partner"):
        bracket_words(text, "D-1", found_words(text, "D-1", "1", "to [double"))
    with pytest.raises(NotFound, match="Atlantis"):
        propose_after(text, "D-1", Words(id_, 0, 5), "words", by="Atlantis")
    with pytest.raises(NotFound, match=r"1\.1, 1\.2, 1\.3"):
        settle_brackets(text, "D-1", ["1.7"], Choice.ACCEPT)
    with pytest.raises(NotFound, match="lists them"):
        settle_brackets(text, "D-1", ["[/b]"], Choice.ACCEPT)
    with pytest.raises(NotFound, match="no paragraph 9"):
        found_words(text, "D-1", "9", "words")
    assert words_of(text) == FIRST


def test_in_the_same_paragraph_the_later_save_is_shown_both_texts(text: Record) -> None:
    id_, seen = row_of(text)
    edit_paragraph(text, id_, text="Agree to [double] [KR: triple] the many that export by [EU: 2030];")
    for done in (
        lambda: settle_brackets(text, "D-1", ["1.3"], Choice.ACCEPT, seen=seen),
        lambda: bracket_words(text, "D-1", Words(id_, 0, 5), by="KR", seen=seen),
        lambda: attribute_bracket(text, "D-1", "1.1", "KR", seen=seen),
        lambda: propose_beside(text, "D-1", "1.1", "more", by="KR", seen=seen),
    ):
        with pytest.raises(Conflict) as met:
            done()
        [field] = met.value.fields
        assert (field.base, "many" in field.theirs, "many" in field.mine) == (FIRST, True, False)
        assert field.mine != FIRST
    settle_brackets(text, "D-1", ["2.1"], Choice.ACCEPT, seen=seen)
    assert words_of(text, "2") == "Train trainers agreed in principle;"


def test_a_bracket_seen_in_a_cut_is_settled_in_the_working_text(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    id_, seen = row_of(text)
    settle_brackets(text, "D-1", ["1.3"], Choice.STRIKE, seen=seen)
    assert words_of(text, revision="Rev.1") == FIRST
    assert words_of(text) == "Agree to [double] [KR: triple] the number that export by;"
    with pytest.raises(Conflict):
        settle_brackets(text, "D-1", ["1.1"], Choice.STRIKE, seen=seen)
    bracket_words(text, "D-1", Words(id_, 0, 5))
    assert words_of(text).startswith("[Agree] to")


def test_the_first_change_after_a_cut_is_taken_back_by_itself(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    settle_brackets(text, "D-1", ["1.2"], Choice.ACCEPT)
    first = last_act(text)
    settle_brackets(text, "D-1", ["2.1"], Choice.STRIKE)
    text.undo(first)
    assert (words_of(text), words_of(text, "2")) == (FIRST, "Train trainers;")
    text.undo()
    text.undo()
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == ["Rev.1"]
    assert words_of(text, "2") == SECOND


def test_an_act_that_changes_nothing_begins_no_working_text(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    before = last_act(text)
    edit_paragraph(text, row_of(text)[0], text=FIRST)
    with pytest.raises(NotFound):
        settle_brackets(text, "D-1", ["1.9"], Choice.ACCEPT)
    assert [one.label for one in declaration_detail(text, "D-1").revisions] == ["Rev.1"]
    assert last_act(text) == before


def test_a_locked_text_is_left_alone(text: Record) -> None:
    settle_brackets(text, "D-1", ["1.2", "1.3", "2.1", "3.1", "3.2"], Choice.ACCEPT)
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(text, "D-1", state)
    with pytest.raises(Refused, match="corrigendum"):
        propose_paragraph(text, "D-1", "More.", by="KR")
    with pytest.raises(Refused, match="corrigendum"):
        mark_paragraphs(text, "D-1", ["1"], ParagraphStanding.PARKED)


def test_a_mark_of_a_note_and_a_link_keep_no_text_from_adoption(text: Record) -> None:
    settle_brackets(text, "D-1", ["1.2", "1.3", "2.1", "3.1", "3.2"], Choice.ACCEPT)
    edit_paragraph(text, row_of(text, "3")[0], text="Meet again[^1] as [planned](https://example.org/plan).")
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(text, "D-1", state)
    assert declaration_detail(text, "D-1").status == "adopted"


def test_words_in_brackets_before_a_colon_keep_a_text_from_adoption(text: Record) -> None:
    settle_brackets(text, "D-1", ["1.2", "1.3", "2.1", "3.1", "3.2"], Choice.ACCEPT)
    edit_paragraph(text, row_of(text, "2")[0], text="[Chair's proposal]: the Ministers agree to train trainers;")
    edit_paragraph(text, row_of(text, "3")[0], text="Welcome [Chair's proposal] again.")
    assert list(read(text)) == ["2.1", "3.1"]
    mark_paragraphs(text, "D-1", ["2", "3"], ParagraphStanding.PARKED)
    for state in ("under negotiation", "SOM-agreed"):
        set_status(text, "D-1", state)
    with pytest.raises(Refused, match=r"still has text in square brackets.* in: 2, 3"):
        set_status(text, "D-1", "adopted")


def test_a_link_by_its_name_keeps_no_markdown_from_adoption(reference: Record) -> None:
    written = "# Plan\n\n1. Meet [as planned][plan].\n\n[plan]: https://example.org/plan"
    take_in(reference, read_pasted(written, markdown=True), Target(title="Plan"))
    assert read(reference) == {}
    for state in ("under negotiation", "SOM-agreed", "adopted"):
        set_status(reference, "D-1", state)
    assert declaration_detail(reference, "D-1").status == "adopted"


def test_a_paragraph_with_open_brackets_can_not_be_agreed(text: Record) -> None:
    for agreed in (ParagraphStanding.AGREED, ParagraphStanding.AD_REFERENDUM):
        with pytest.raises(Refused, match=r"D-1 ¶1 .*1\.1, 1\.2, 1\.3"):
            mark_paragraphs(text, "D-1", ["1", "2"], agreed)
    assert mark_paragraphs(text, "D-1", ["1", row_of(text, "3")[0]], ParagraphStanding.PARKED) == ["1", "3"]
    settle_brackets(text, "D-1", ["2.1"], Choice.ACCEPT)
    mark_paragraphs(text, "D-1", ["2"], ParagraphStanding.AGREED)
    assert [standing(text, number) for number in "123"] == ["parked for ministers", "agreed", "parked for ministers"]
    edit_paragraph(text, row_of(text, "3")[0], text="half a [")
    with pytest.raises(Refused, match=r"open in it: “\[”"):
        mark_paragraphs(text, "D-1", ["3"], ParagraphStanding.AGREED)


def test_an_agreed_paragraph_with_a_new_bracket_is_open_again(text: Record) -> None:
    settle_brackets(text, "D-1", ["2.1", "3.1", "3.2"], Choice.ACCEPT)
    mark_paragraphs(text, "D-1", ["2", "3"], ParagraphStanding.AD_REFERENDUM)
    propose_after(text, "D-1", found_words(text, "D-1", "2", "Train"), "all", by="KR")
    edit_paragraph(text, row_of(text, "3")[0], text="Meet [again].")
    assert [standing(text, number) for number in "23"] == ["open", "open"]
    text.undo()
    assert standing(text, "3") == "agreed ad referendum"


@pytest.mark.parametrize(
    "words", ["Train all trainers;", "Train trainers [;", "Train trainers] ;", "[Train trainers;]"]
)
def test_an_agreed_paragraph_with_other_words_or_half_a_bracket_is_open_again(text: Record, words: str) -> None:
    settle_brackets(text, "D-1", ["2.1"], Choice.ACCEPT)
    edit_paragraph(text, row_of(text, "2")[0], text="Train trainers;")
    mark_paragraphs(text, "D-1", ["2"], ParagraphStanding.AGREED)
    with reopened_noted() as noted:
        edit_paragraph(text, row_of(text, "2")[0], text="Train  trainers;")
        assert (standing(text, "2"), noted) == ("agreed", [])
        edit_paragraph(text, row_of(text, "2")[0], text=words)
    assert standing(text, "2") == "open"
    assert noted == ["D-1 ¶2 was agreed; it is open again."]
    text.undo()
    assert standing(text, "2") == "agreed"


def test_a_bracket_without_its_partner_reopens_its_own_paragraph_alone(text: Record) -> None:
    settle_brackets(text, "D-1", ["2.1", "3.1", "3.2"], Choice.ACCEPT)
    mark_paragraphs(text, "D-1", ["2", "3"], ParagraphStanding.AGREED)
    edit_paragraph(text, row_of(text, "1")[0], text="Agree to [double;")
    assert [standing(text, number) for number in "23"] == ["agreed", "agreed"]
    edit_paragraph(text, row_of(text, "3")[0], text="Meet] again.")
    assert [standing(text, number) for number in "23"] == ["open", "open"]


def test_every_act_is_undone(text: Record) -> None:
    settle_brackets(text, "D-1", ["2.1"], Choice.ACCEPT)
    before = declaration_detail(text, "D-1").paragraphs
    for done in (
        lambda: propose_beside(text, "D-1", "1.1", "x", by="KR"),
        lambda: propose_instead(text, "D-1", found_words(text, "D-1", "2", "Train"), "Teach", by="KR"),
        lambda: propose_after(text, "D-1", found_words(text, "D-1", "2", "Train"), "us", by="KR"),
        lambda: propose_paragraph(text, "D-1", "More.", by="KR"),
        lambda: attribute_bracket(text, "D-1", "1.1", "KR"),
        lambda: settle_brackets(text, "D-1", ["1.1", "3.1"], Choice.STRIKE),
        lambda: mark_paragraphs(text, "D-1", ["2"], ParagraphStanding.AGREED),
    ):
        done()
        assert without_versions(text) != without_versions_of(before)
        text.undo()
        assert without_versions(text) == without_versions_of(before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Choice)), min_size=2, max_size=2))
def test_settling_commutes_with_undo(text: Record, choices: list[tuple[int, Choice]]) -> None:
    """Two are settled and the first is undone: what is there is what settling the second alone makes.

    In the same paragraph an undo of the first is refused, and both undone in turn give back what was.
    """
    ids = list(read(text))
    (first, one), (second, two) = choices
    before = without_versions(text)
    settle_brackets(text, "D-1", [ids[second]], two)
    expected = without_versions(text)
    text.undo()
    assert without_versions(text) == before
    settle_brackets(text, "D-1", [ids[first]], one)
    first_act = last_act(text)
    if ids[first].split(".")[0] == ids[second].split(".")[0]:
        left = [id_ for id_ in read(text) if id_.split(".")[0] == ids[second].split(".")[0]]
        if left:
            settle_brackets(text, "D-1", [left[0]], two)
            with pytest.raises(Refused):
                text.undo(first_act)
            text.undo()
        text.undo(first_act)
    else:
        settle_brackets(text, "D-1", [ids[second]], two)
        text.undo(first_act)
        assert without_versions(text) == expected
        text.undo()
    assert without_versions(text) == before


def test_history_names_what_was_done(text: Record) -> None:
    settle_brackets(text, "D-1", ["1.2"], Choice.ACCEPT)
    with text.reading() as connection:
        label, values = connection.execute(
            select(act.c.label, act.c.label_values).order_by(act.c.id.desc()).limit(1)
        ).one()
    assert label.format(**values) == "Accept 1.2 of D-1"


def test_the_whole_text_is_not_touched(text: Record) -> None:
    before = [one for one in declaration_detail(text, "D-1").paragraphs if one.number != "1"]
    settle_brackets(text, "D-1", ["1.1"], Choice.ACCEPT)
    after = [one for one in declaration_detail(text, "D-1").paragraphs if one.number != "1"]
    assert after == before
