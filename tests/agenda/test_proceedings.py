"""Proceedings: typed over nobody, outcomes taken from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.agenda.operations import add_item
from secretariat.agenda.proceedings import joined, paragraph_at, save_proceedings, take_outcome
from secretariat.agenda.queries import item_detail
from secretariat.meetings.operations import add_meeting
from secretariat.meetings.states import OutcomeKind
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.values.refusal import Refused
from tests.done_once import done_once

MEETING = "APEC-T-18"
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=60)


@done_once
def meeting(reference: Record) -> None:
    """A meeting with one item."""
    add_meeting(reference, ref=MEETING, title="18th meeting", level="ministerial", forum="APEC")
    add_item(reference, MEETING, title="[/draft] themes")


def test_the_paragraph_under_the_cursor_is_the_lines_up_to_an_empty_one() -> None:
    text = "One\ntwo\n\n[agreed in principle]\nfour\n"
    assert paragraph_at(text, 1) == "One\ntwo"
    assert paragraph_at(text, 3) == "[agreed in principle]\nfour"
    assert paragraph_at(text, 2) == paragraph_at(text, 99) == ""


def test_what_two_people_added_stands_one_behind_the_other() -> None:
    assert joined("Begun.", "Begun.\nMine", "Begun.\nTheirs") == "Begun.\nTheirs\n\nMine"
    assert joined("a", "changed", "b") == "b\n\nchanged"


@given(texts, texts, texts)
def test_no_line_that_anybody_typed_is_lost(base: str, mine: str, theirs: str) -> None:
    both = joined(base, mine, theirs)
    if theirs not in (base, mine):
        assert theirs.rstrip() in both
    new = [line for line in mine.split("\n") if line.strip() and line not in base]
    if mine != base:
        assert all(line in both for line in new)


@given(texts, texts)
def test_where_one_typed_alone_that_is_what_stands(base: str, typed: str) -> None:
    assert joined(base, typed, base) == typed
    assert joined(base, base, typed) == typed


def test_proceedings_saved_over_somebody_elses_are_a_conflict_that_shows_theirs(meeting: Record) -> None:
    item = item_detail(meeting, MEETING, "1")
    save_proceedings(Record(meeting.url, user="budi"), item.ref, "Budi's", version=item.version)
    with pytest.raises(Conflict) as caught:
        save_proceedings(meeting, item.ref, "Ana's", version=item.version)
    assert caught.value.by == "budi"
    assert [one.theirs for one in caught.value.fields if one.field == "proceedings"] == ["Budi's"]


def test_words_become_an_outcome_of_the_item_in_one_act(meeting: Record) -> None:
    ref = item_detail(meeting, MEETING, "1").ref
    outcome, item = take_outcome(meeting, ref, OutcomeKind.AGREED, "  Ministers [agreed in principle]\n  to 林聖忠 ")
    assert [(one.ref, one.kind, one.text) for one in item.outcomes] == [
        (outcome, "agreed", "Ministers [agreed in principle]\nto 林聖忠")
    ]
    meeting.undo()
    assert item_detail(meeting, MEETING, "1").outcomes == ()


def test_the_same_words_are_one_outcome_and_none_is_none(meeting: Record) -> None:
    ref = item_detail(meeting, MEETING, "1").ref
    take_outcome(meeting, ref, OutcomeKind.NOTED, "Noted.")
    with pytest.raises(Refused, match="already"):
        take_outcome(meeting, ref, OutcomeKind.AGREED, "noted.")
    with pytest.raises(Refused, match="no words"):
        take_outcome(meeting, ref, OutcomeKind.AGREED, " \n ")
    assert len(item_detail(meeting, MEETING, "1").outcomes) == 1
