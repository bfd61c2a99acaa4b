"""From text to deed: every operative paragraph and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secretariat.declarations.queries import known_paragraph
from secretariat.declarations.reshaping import merge_with_next
from secretariat.record.location import locate
from secretariat.record.record import Record

Run = Callable[..., Any]


@pytest.fixture
def text(run: Run) -> Run:
    """D-1 with a preamble, an operative chapeau with two sub-paragraphs, and an action from the first of these."""
    run("declarations", "add", "--title", "Jakarta [/b] Declaration")
    for number, words, kind in (
        ("P1", "Recalling Beijing,", "preambular"),
        ("1", "Agree to:", "operative"),
        ("(a)", "train [trainers];", "sub-paragraph"),
        ("(b)", "meet again.", "sub-paragraph"),
    ):
        assert run("declarations", "paragraph", "D-1", number, "--text", words, "--kind", kind).code == 0
    assert (
        run("actions", "add", "Train a hundred", "--lead", "KR", "--due", "July 2011", "--paragraph", "D-1/1(a)").code
        == 0
    )
    return run


@pytest.fixture
def merged(tmp_path: Path) -> Callable[[str], None]:
    """Merges a paragraph of D-1 with the next, in the record of the command line."""

    def merge(number: str) -> None:
        record = Record(locate(str(tmp_path / "run-reference.db")), user="ana", today=date(2011, 8, 15))
        known = known_paragraph(record, "D-1", number)
        assert known is not None
        merge_with_next(record, known.id)
        record.close()

    return merge


def test_each_paragraph_stands_with_its_actions_and_those_without_stand_out(text: Run) -> None:
    ran = text("declarations", "commitments", "D-1")
    rows = [line.split("  ") for line in ran.out.splitlines()]
    assert [row[0].strip() for row in rows[1:]] == ["1(a)", "1(b)"]
    assert "no action yet" in ran.out
    assert "A-1" in next(line for line in ran.out.splitlines() if "train [trainers];" in line)
    assert "2 commitments · 1 action" in ran.err
    assert "1 without any action" in ran.err


def test_its_keys(text: Run) -> None:
    found = json.loads(text("declarations", "commitments", "D-1", "--format", "json").out)
    assert [(one["paragraph"], [each["ref"] for each in one["actions"]]) for one in found] == [
        ("1(a)", ["A-1"]),
        ("1(b)", []),
    ]
    without = json.loads(text("declarations", "commitments", "D-1", "--without", "--format", "json").out)
    assert [one["paragraph"] for one in without] == ["1(b)"]


def followed(run: Run) -> list[tuple[Any, bool, list[str]]]:
    found = json.loads(run("declarations", "commitments", "D-1", "--format", "json").out)
    return [(one["paragraph"], one["in_text"], [each["ref"] for each in one["actions"]]) for one in found]


def test_an_action_stands_where_the_words_of_its_paragraph_went(text: Run, merged: Callable[[str], None]) -> None:
    assert text("actions", "add", "Meet", "--lead", "JP", "--due", "2012", "--paragraph", "D-1/1(b)").code == 0
    merged("1(a)")
    assert followed(text) == [("1(a)", True, ["A-1", "A-2"])]
    merged("1")
    assert followed(text) == [("1", True, ["A-1", "A-2"])]
    text("undo")
    text("undo")
    assert followed(text) == [("1(a)", True, ["A-1"]), ("1(b)", True, ["A-2"])]


def test_an_action_of_a_paragraph_that_went_is_told_last(text: Run, tmp_path: Path) -> None:
    assert text("actions", "add", "Recall", "--lead", "JP", "--due", "2012", "--paragraph", "D-1/P1").code == 0
    assert text("declarations", "cut", "D-1", "--label", "Rev.1").code == 0
    assert text("declarations", "paragraph", "D-1", "1(a)", "--delete").code == 0
    assert followed(text) == [("P1", True, ["A-2"]), ("1(b)", True, []), ("1(a)", False, ["A-1"])]
    ran = text("declarations", "commitments", "D-1")
    assert "(no longer in the text) train [trainers];" in ran.out
    assert "2 commitments · 2 actions" in ran.err
    out = tmp_path / "commitments.md"
    assert text("declarations", "commitments", "D-1", "-o", str(out)).code == 0
    assert "paragraph no longer in the text" in out.read_text(encoding="utf-8")


def test_an_action_of_a_paragraph_that_no_revision_has_is_told(text: Run) -> None:
    assert text("declarations", "paragraph", "D-1", "1(a)", "--delete").code == 0
    assert followed(text)[-1] == (None, False, ["A-1"])
    assert "A-1" in text("declarations", "commitments", "D-1").out


def test_an_action_names_its_paragraph_by_its_address(text: Run) -> None:
    assert json.loads(text("actions", "show", "A-1", "--format", "json").out)["paragraph"] == "D-1/1(a)"


def test_it_leaves_the_office_on_paper(text: Run, tmp_path: Path) -> None:
    out = tmp_path / "commitments.md"
    assert text("declarations", "commitments", "D-1", "-o", str(out)).code == 0
    assert "meet again." in out.read_text(encoding="utf-8")
