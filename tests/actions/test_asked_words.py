"""What a list was narrowed to is said in the reader's words, not in the filter's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from secretariat.actions.asked_words import about_words
from secretariat.actions.tracker.export import listed_actions
from secretariat.record.record import Record
from secretariat.values.language import set_language
from secretariat.values.list_query import ListQuery
from tests.actions.made import indonesian

LINE = 'overdue lead:SMBA due<2015 status:in-progress tag:ovop "green business" [/draft]'


@pytest.fixture
def in_indonesian() -> Iterator[None]:
    set_language("id")
    yield
    set_language("en")


def test_a_filter_in_words_reads_as_a_sentence() -> None:
    assert about_words(ListQuery(words=LINE, scope={"all": "yes"}), marked=True) == (
        "with those that ended, only overdue, Lead: SMBA, due before 2015, Status: in progress, Tag: ovop,"
        " “green business”, “[/draft]”, only marked ones"
    )
    assert about_words(ListQuery(words="due:none part-of:A-3 party:KR")) == "Due: none, part of A-3, with or led by KR"
    assert about_words(ListQuery()) == ""


@indonesian
@pytest.mark.usefixtures("in_indonesian")
def test_it_is_in_the_language_of_the_paper() -> None:
    said = about_words(ListQuery(words=LINE))
    assert said.startswith("hanya yang lewat tenggat, ") and "tenggat sebelum 2015" in said
    assert "overdue" not in said and "in progress" not in said and "“green business”" in said


def test_a_sheet_says_so_as_the_paper_does(reference: Record) -> None:
    query = ListQuery(words="lead:SMBA", scope={"overdue": "yes"})
    assert listed_actions(reference, query).about == "only overdue, Lead: SMBA"


def test_an_empty_text_is_told_to_be_empty(run: Callable[..., Any]) -> None:
    for text in ("", "  "):
        ran = run("actions", "add", text)
        assert ran.code == 1 and ran.err.strip() == "secretariat: The text is empty: say what is to be done."
    assert "--title" in run("actions", "add").err


def test_a_recurrence_needs_no_every(run: Callable[..., Any]) -> None:
    assert run("actions", "add", "Report", "due:3 September 2012", 'every:"first Monday"').code == 0
    assert "first Monday" in run("actions", "show", "A-1").out
    assert run("actions", "add", "Report", "due:3 September 2012", "every:sometimes").code == 1
