"""Revisions of a declaration compared, as the record has them."""

from __future__ import annotations

import pytest

from secretariat.declarations.comparison.comparing import ChangeKind
from secretariat.declarations.comparison.queries import compared_revisions, compared_with_outside, revision_labels
from secretariat.declarations.drafting import add_paragraph, edit_paragraph, remove_paragraphs, shift_paragraph
from secretariat.declarations.model import paragraph_lineage
from secretariat.declarations.operations import add_declaration
from secretariat.declarations.queries import declaration_detail, known_paragraph
from secretariat.declarations.reading.read_text import PLAIN, ReadText
from secretariat.declarations.revisions import cut_revision
from secretariat.declarations.states import Descent
from secretariat.record.record import Record
from secretariat.values.language import N_
from secretariat.values.refusal import NotFound, Refused
from tests.declarations.clock import Clock, moment
from tests.declarations.comparison.drafts import operative

AGREE = "Agree to double the number of small and medium enterprises that export"
SUPPORT = "Support women entrepreneurs and young people with training"


@pytest.fixture
def text(record: Record) -> Record:
    """D-1 with Rev.1: 1 agree, 2 support, 3 meet."""
    add_declaration(record, title="Jakarta Declaration")
    for words in (AGREE, SUPPORT, "Meet again."):
        add_paragraph(record, "D-1", text=words)
    cut_revision(record, "D-1", label="Rev.1")
    return record


def paragraph(record: Record, number: str) -> int:
    known = known_paragraph(record, "D-1", number)
    assert known is not None
    return known.id


def told(record: Record, before: str | None = None, after: str | None = None) -> list[tuple[str, str, str]]:
    changes = compared_revisions(record, "D-1", before, after).comparison.changes
    return [(change.kind.value, change.before, change.after) for change in changes]


def test_a_paragraph_written_anew_keeps_its_identity(text: Record) -> None:
    edit_paragraph(text, paragraph(text, "2"), text="Nothing like what stood there.")
    assert told(text) == [("same", "1", "1"), ("changed", "2", "2"), ("same", "3", "3")]


def test_a_paragraph_that_was_moved_is_told_to_have_moved(text: Record) -> None:
    shift_paragraph(text, paragraph(text, "3"), -1)
    assert sorted(told(text)) == [("moved", "2", "3"), ("same", "1", "1"), ("same", "3", "2")]


def test_what_the_record_says_was_split_is_told_so(text: Record) -> None:
    edit_paragraph(text, paragraph(text, "2"), text="Support women.")
    new = add_paragraph(text, "D-1", text="Train the young.", after="2")
    kept = known_paragraph(text, "D-1", "2")
    assert kept is not None
    with text.act(N_("Edit {ref}"), ref="D-1") as work:
        values = {"paragraph_id": new.paragraph, "from_id": kept.paragraph, "how": Descent.SPLIT.value}
        work.insert(paragraph_lineage, values)
    assert told(text) == [("same", "1", "1"), ("split", "2", "2, 2bis"), ("same", "3", "3")]
    assert ("merged", "2, 2bis", "2") in told(text, "working text", "Rev.1")


def test_it_is_known_who_settled_each_text_and_when(text: Record) -> None:
    edit_paragraph(text, paragraph(text, "1"), text="Agree.")
    compared = compared_revisions(text, "D-1")
    cut = declaration_detail(text, "D-1", revision="Rev.1").revisions[0].cut_at
    assert (compared.before.label, compared.before.settled) == ("Rev.1", cut)
    assert compared.after.label == ""
    assert compared.after.by == compared.before.by == text.user
    assert compared.after.settled is not None


def test_who_took_a_paragraph_out_changed_the_text_last(text: Record, at: Clock) -> None:
    at("2011-08-16 09:00")
    edit_paragraph(text, paragraph(text, "1"), text="Agree.")
    at("2011-08-16 11:00")
    remove_paragraphs(text, [paragraph(text, "3")])
    assert compared_revisions(text, "D-1").after.settled == moment("2011-08-16 11:00")


def test_any_two_revisions_can_be_compared_either_way_round(text: Record) -> None:
    edit_paragraph(text, paragraph(text, "1"), text="Agree.")
    cut_revision(text, "D-1", label="Rev.2")
    edit_paragraph(text, paragraph(text, "3"), text="Meet again soon.")
    assert revision_labels(text, "D-1") == ("Rev.1", "Rev.2", "")
    assert [kind for kind, _before, _after in told(text, "Rev.1", "Rev.2")] == ["changed", "same", "same"]
    assert [kind for kind, _before, _after in told(text, "working text", "rev.1")] == ["changed", "same", "changed"]
    assert [kind for kind, _before, _after in told(text)] == ["same", "same", "changed"]


def test_a_text_from_outside_is_compared_by_its_words(text: Record) -> None:
    compared = compared_with_outside(
        text, "D-1", ReadText(tuple(operative(SUPPORT, AGREE, "Meet again.")), PLAIN), "theirs.md"
    )
    kinds = sorted(change.kind.value for change in compared.comparison.changes)
    assert kinds == [ChangeKind.MOVED.value, ChangeKind.SAME.value, ChangeKind.SAME.value]
    assert (compared.after.label, compared.after.outside) == ("theirs.md", True)


def test_what_can_not_be_compared_is_refused(text: Record) -> None:
    with pytest.raises(Refused, match=r"no revision before Rev\.1"):
        compared_revisions(text, "D-1")
    with pytest.raises(NotFound):
        compared_revisions(text, "D-1", "Rev.9")
    with pytest.raises(NotFound):
        compared_revisions(text, "D-7")
