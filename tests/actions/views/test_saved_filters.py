"""Filters kept under names: one name for the office, used again wherever a list is narrowed."""

from __future__ import annotations

import pytest

from secretariat.actions.filter_words import filter_line, kept_written_out
from secretariat.actions.views.saved import delete_filter, filter_called, order_named, save_filter, saved_filters
from secretariat.record.record import Record
from secretariat.values.refusal import NotFound, Refused
from tests.actions.made import make, refs


@pytest.fixture
def some(reference: Record) -> Record:
    make(reference, "Sign [/draft]", "July 2011", counterpart="KR", agreed_on=None)
    make(reference, "Count", "2009", counterpart="TW", priority="high", agreed_on=None)
    make(reference, "Train", "2015", counterpart="KR", priority="high", agreed_on=None)
    return reference


def kept(record: Record) -> list[tuple[str, str]]:
    return [(one.name, one.words) for one in saved_filters(record)]


def test_a_filter_is_kept_and_one_of_the_same_name_takes_its_place(some: Record) -> None:
    save_filter(some, "late from Korea", "overdue party:KR")
    save_filter(some, "Ápr", "tag:ovop", sort="lead", descending=True)
    assert kept(some) == [("Ápr", "tag:ovop"), ("late from Korea", "overdue party:KR")]
    save_filter(some, " LATE from korea ", "overdue party:TW")
    assert kept(some) == [("Ápr", "tag:ovop"), ("LATE from korea", "overdue party:TW")]
    assert filter_called(some, ":apr").sort == "lead"


def test_keeping_and_deleting_can_be_undone(some: Record) -> None:
    save_filter(some, "late", "overdue")
    assert delete_filter(some, "LATE") == "late"
    assert kept(some) == []
    some.undo()
    assert kept(some) == [("late", "overdue")]
    some.undo()
    assert kept(some) == []


def test_what_is_no_filter_is_refused_and_nothing_kept(some: Record) -> None:
    with pytest.raises(Refused, match="is no filter; there are"):
        save_filter(some, "wrong", "owner:KR")
    with pytest.raises(Refused, match="status: “gone” is not one of"):
        save_filter(some, "wrong", "status:gone")
    with pytest.raises(Refused, match="what shall it be called"):
        save_filter(some, " : ", "overdue")
    assert kept(some) == []


def test_one_that_is_not_there_is_refused_with_those_that_are(some: Record) -> None:
    with pytest.raises(NotFound, match="there are: none"):
        refs(some, ":late")
    save_filter(some, "late", "overdue")
    save_filter(some, "later", "due>2012")
    with pytest.raises(NotFound, match="under “l”; there are: late, later"):
        refs(some, ":l")
    with pytest.raises(NotFound, match="there are: late, later"):
        delete_filter(some, "gone")


def test_a_list_is_narrowed_by_name_together_with_other_words(some: Record) -> None:
    save_filter(some, "late", "overdue")
    save_filter(some, "with Korea", "party:KR")
    assert refs(some, ":late") == ["A-2", "A-1"]
    assert refs(some, ":late party:TW") == ["A-2"]
    assert refs(some, '":with Korea" :late') == ["A-1"]
    assert refs(some, "“:with korea” train") == ["A-3"]
    assert refs(some, ":with") == ["A-1", "A-3"]
    assert refs(some, ": train") == ["A-3"]


def test_a_filter_kept_from_another_stands_by_itself(some: Record) -> None:
    save_filter(some, "late", "overdue")
    save_filter(some, "late with Korea", ":late party:KR")
    save_filter(some, "late", ":late priority:high")
    assert kept(some) == [("late", "overdue priority:high"), ("late with Korea", "overdue party:KR")]
    delete_filter(some, "late")
    assert refs(some, ":late") == ["A-1"]


def test_the_order_goes_along_where_it_is_asked_for(some: Record) -> None:
    save_filter(some, "pressing", "priority:high", sort="title", descending=True)
    assert order_named(some, "party:KR :pressing") == ("title", True)
    assert order_named(some, "party:KR") is None


def test_names_are_found_only_where_they_stand_alone() -> None:
    seen: list[str] = []

    def words_of(name: str) -> str:
        seen.append(name)
        return "<>"

    line = 'see https://x.org a:b lead:"of :late" "a :phrase" :one ":two words" due<2015'
    assert kept_written_out(line, words_of) == 'see https://x.org a:b lead:"of :late" "a :phrase" <> <> due<2015'
    assert seen == ["one", "two words"]


def test_a_shells_words_keep_a_name_of_several_together() -> None:
    assert filter_line([":late from Korea", "party:KR"]) == '":late from Korea" party:KR'
    assert filter_line([":late party:KR"]) == ":late party:KR"
