"""From text to deed: every operative paragraph and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


def test_an_action_names_its_paragraph_by_its_address(text: Run) -> None:
    assert json.loads(text("actions", "show", "A-1", "--format", "json").out)["paragraph"] == "D-1/1(a)"


def test_it_leaves_the_office_on_paper(text: Run, tmp_path: Path) -> None:
    out = tmp_path / "commitments.md"
    assert text("declarations", "commitments", "D-1", "-o", str(out)).code == 0
    assert "meet again." in out.read_text(encoding="utf-8")
