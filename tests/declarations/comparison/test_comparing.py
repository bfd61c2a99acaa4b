"""Two texts compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from secretariat.declarations.comparison.comparing import ChangeKind, applied, compare
from secretariat.declarations.wording.paragraph import Paragraph
from tests.declarations.comparison.drafts import HOSTILE, operative, paragraphs, paris

AGREE = "Agree to [double] [KR: triple] the number of small and medium enterprises that export"
SUPPORT = "Support women entrepreneurs and young people with training and easier access to finance"
MEET = "Decide to meet again in two years at a place and on a date that the host will make known"
WELCOME = "Welcome the report of the working group and thank its chair for the work of many months"


@given(paragraphs)
def test_a_text_compared_with_itself_is_the_same_throughout(text: list[Paragraph]) -> None:
    comparison = compare(text, text)
    assert {change.kind for change in comparison.changes} <= {ChangeKind.SAME}
    assert not any(change.renumbered or change.reworded for change in comparison.changes)
    assert comparison.changed == ()


@given(paragraphs, paragraphs)
def test_the_comparison_applied_to_the_text_before_gives_the_text_after(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    assert applied(before, compare(before, after)) == after


@given(paragraphs, paragraphs)
def test_the_summary_counts_every_paragraph(before: list[Paragraph], after: list[Paragraph]) -> None:
    comparison = compare(before, after)
    counted = {kind: comparison.summary[kind] for kind in ChangeKind}
    assert sum(counted.values()) == len(comparison.changes)
    for kind in ChangeKind:
        assert counted[kind] == sum(change.kind is kind for change in comparison.changes)
    assert sum(len(change.was) for change in comparison.changes) == len(before)
    assert sum(len(change.now) for change in comparison.changes) == len(after)


@given(paragraphs, paragraphs)
def test_what_did_not_move_kept_its_order(before: list[Paragraph], after: list[Paragraph]) -> None:
    stayed = [c for c in compare(before, after).changes if c.kind in (ChangeKind.SAME, ChangeKind.CHANGED)]
    assert all(one.was[0].place < other.was[0].place for one, other in pairwise(stayed))


def test_each_kind_of_change_is_told() -> None:
    before = operative(AGREE, SUPPORT, MEET, WELCOME, "Nothing like it is left")
    after = operative(
        WELCOME, AGREE.replace("[double] ", ""), SUPPORT, MEET, "A wholly new paragraph with its own words"
    )
    told = [
        (change.kind.value, change.before, change.after, change.renumbered) for change in compare(before, after).changes
    ]
    assert told == [
        ("moved", "4", "1", True),
        ("removed", "5", "", False),
        ("changed", "1", "2", True),
        ("same", "2", "3", True),
        ("same", "3", "4", True),
        ("added", "", "5", False),
    ]


def test_split_and_merged_name_all_their_paragraphs() -> None:
    whole, parts = operative(MEET, f"{AGREE}; {SUPPORT}"), operative(MEET, f"{AGREE};", SUPPORT)
    split, merged = compare(whole, parts).changes[1], compare(parts, whole).changes[1]
    assert (split.kind, split.before, split.after) == (ChangeKind.SPLIT, "2", "2, 3")
    assert (merged.kind, merged.before, merged.after) == (ChangeKind.MERGED, "2, 3", "2")
    assert split.after_text == f"{AGREE};\n{SUPPORT}"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_through_as_they_are(text: str) -> None:
    before, after = operative(AGREE), operative(f"{AGREE} {text}", text)
    assert [one.text for one in applied(before, compare(before, after))] == [f"{AGREE} {text}", text]


def test_white_space_alone_is_no_change_of_a_paragraph() -> None:
    comparison = compare(operative("Agree to  double"), operative("Agree to double"))
    assert comparison.changes[0].kind is ChangeKind.SAME
    assert comparison.changes[0].reworded


def test_a_comparison_of_another_text_is_not_applied() -> None:
    comparison = compare(operative(AGREE), operative(SUPPORT, AGREE))
    with pytest.raises(ValueError, match="another text"):
        applied(operative(MEET), comparison)


def test_the_drafts_of_paris_become_each_other() -> None:
    before, after = paris("2015-10-23"), paris("2015-12-04")
    assert applied(before, compare(before, after)) == after
    assert applied(after, compare(after, before)) == before
    assert compare(before, after).summary["moved"] > 0
