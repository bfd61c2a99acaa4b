"""Splitting and merging paragraphs: no word is lost, and where the new shape comes from is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from secretariat.declarations.drafting import add_paragraph, edit_paragraph
from secretariat.declarations.guard.overruling import guarded, overrule
from secretariat.declarations.model import paragraph_lineage
from secretariat.declarations.negotiation.ledger import ledger
from secretariat.declarations.negotiation.marking import mark_paragraphs
from secretariat.declarations.negotiation.stances import take_stance
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import ParagraphRow, declaration_detail
from secretariat.declarations.reshaping import merge_with_next, split_paragraph
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import ParagraphStanding, Stance
from secretariat.meetings.operations import add_meeting
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.refusal import Refused

TEXT = "Agree to [KR: double] exports, and decide on [EU: 2030];"
AT = TEXT.index("and decide")


@pytest.fixture
def text(reference: Record) -> Record:
    """D-1 with three paragraphs, the first with two brackets."""
    add_declaration(reference, title="Jakarta")
    for words in (TEXT, "Meet again;", "Thank the host."):
        add_paragraph(reference, "D-1", text=words)
    return reference


def rows(record: Record) -> tuple[ParagraphRow, ...]:
    return declaration_detail(record, "D-1").paragraphs


def lines(record: Record) -> list[str]:
    return [f"{row.number} {row.text}" for row in rows(record)]


def lineage(record: Record) -> list[tuple[int, int, str]]:
    own = paragraph_lineage.c
    with record.reading() as connection:
        rows = connection.execute(select(own.paragraph_id, own.from_id, own.how))
        return [(id_, source, how) for id_, source, how in rows]


def test_the_second_half_becomes_a_paragraph_of_its_own(text: Record) -> None:
    first = rows(text)[0]
    made = split_paragraph(text, first.id, AT, version=first.version)
    assert lines(text) == [
        "1 Agree to [KR: double] exports,",
        "1bis and decide on [EU: 2030];",
        "2 Meet again;",
        "3 Thank the host.",
    ]
    assert made.text == "and decide on [EU: 2030];"
    assert rows(text)[0].paragraph == first.paragraph
    assert lineage(text) == [(made.paragraph, first.paragraph, "split from")]
    text.undo()
    assert lines(text)[0] == f"1 {TEXT}"
    assert lineage(text) == []


def test_merging_is_the_way_back(text: Record) -> None:
    first = rows(text)[0]
    made = split_paragraph(text, first.id, AT)
    merge_with_next(text, first.id)
    assert lines(text) == [f"1 {TEXT}", "2 Meet again;", "3 Thank the host."]
    assert lineage(text)[1:] == [(first.paragraph, made.paragraph, "merged from")]
    assert [row.position for row in rows(text)] == sorted(row.position for row in rows(text))


def test_what_is_thought_of_a_bracket_goes_with_its_words(text: Record) -> None:
    take_stance(text, "D-1", ["1.2"], "JP", Stance.SUPPORTS)
    take_stance(text, "D-1", ["1.1"], "ID", Stance.OPPOSES)
    first = rows(text)[0]
    split_paragraph(text, first.id, AT)
    found = {one.id: (one.supported_by, one.opposed_by) for one in ledger(text, "D-1").brackets}
    assert found == {"1.1": ((), ("ID",)), "1bis.1": (("JP",), ())}
    merge_with_next(text, first.id)
    found = {one.id: (one.supported_by, one.opposed_by) for one in ledger(text, "D-1").brackets}
    assert found == {"1.1": ((), ("ID",)), "1.2": (("JP",), ())}


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("agreed", "agreed", "agreed"),
        ("agreed", "open", "open"),
        ("open", "agreed", "open"),
        ("agreed", "agreed ad referendum", "agreed ad referendum"),
        ("agreed", "parked for ministers", "parked for ministers"),
    ],
)
def test_two_in_one_are_agreed_only_where_both_are(text: Record, one: str, other: str, both: str) -> None:
    mark_paragraphs(text, "D-1", ["2"], ParagraphStanding(one))
    mark_paragraphs(text, "D-1", ["3"], ParagraphStanding(other))
    assert merge_with_next(text, rows(text)[1].id).standing == both
    text.undo()
    assert [row.standing for row in rows(text)] == ["open", one, other]


def test_what_is_split_stays_agreed(text: Record) -> None:
    mark_paragraphs(text, "D-1", ["2"], ParagraphStanding.AGREED)
    assert split_paragraph(text, rows(text)[1].id, len("Meet ")).standing == "agreed"
    assert [row.standing for row in rows(text)] == ["open", "agreed", "agreed", "open"]


def test_a_word_that_may_stand_may_where_it_went(reference: Record) -> None:
    add_meeting(reference, ref="M-1", title="Ministers", level="ministerial", forum="APEC")
    add_declaration(reference, title="Jakarta", meeting="M-1")
    for words in ("Meet again;", "Each country agrees."):
        add_paragraph(reference, "D-1", text=words)
    overrule(reference, "D-1", paragraph="2", word="country", why="quoted")
    merge_with_next(reference, rows(reference)[0].id)
    assert [(one.paragraph, one.overruled and one.overruled.why) for one in guarded(reference, "D-1")] == [
        ("1", "quoted")
    ]


def test_brackets_keep_the_revision_they_are_from(text: Record) -> None:
    cut_revision(text, "D-1", label="Rev.1")
    split_paragraph(text, rows(text)[0].id, AT)
    assert {one.since for one in ledger(text, "D-1").brackets} == {"Rev.1"}


@pytest.mark.parametrize("at", [0, len(TEXT)])
def test_a_half_without_words_is_refused(text: Record, at: int) -> None:
    with pytest.raises(Refused, match="on either side"):
        split_paragraph(text, rows(text)[0].id, at)
    assert len(rows(text)) == 3


def test_the_last_has_nothing_to_merge_with(text: Record) -> None:
    with pytest.raises(Refused, match="last already"):
        merge_with_next(text, rows(text)[-1].id)


def test_what_somebody_else_saved_is_not_split_unseen(text: Record) -> None:
    first = rows(text)[0]
    edit_paragraph(text, first.id, text="Agree to something else altogether.")
    with pytest.raises(Conflict):
        split_paragraph(text, first.id, AT, version=first.version)
    with pytest.raises(Conflict):
        merge_with_next(text, first.id, seen={first.id: first.version})
    assert lines(text)[0] == "1 Agree to something else altogether."
