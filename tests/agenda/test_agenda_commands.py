"""Agendas from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def shown(run: Run, *more: str) -> Any:
    return json.loads(run("agenda", "show", "M-1", *more, "--format", "json").out)


def test_an_agenda_is_written_moved_frozen_and_deleted_from(run: Run) -> None:
    assert run("meetings", "add", "--ref", "M-1", "--title", "Meeting", "--level", "working level").code == 0
    assert run("agenda", "show", "M-1").err.strip() == "The agenda of M-1 has no items yet."
    for title in ("Opening", "[/draft] of the text", "Closing"):
        added = run("agenda", "add", "M-1", "--title", title, "--minutes", "20", "--lead", "korea")
        assert (added.code, added.out) == (0, "")
    assert run("agenda", "add", "M-1", "--title", "Sub", "--under", "2", "--purpose", "for adoption").code == 0
    assert run("agenda", "move", "M-1", "1", "--under", "3").code == 0
    assert [one["number"] for one in shown(run)["items"]] == ["1", "1.1", "2", "2.1"]
    assert run("undo").code == 0
    assert run("agenda", "move", "M-1", "3", "--before", "1").code == 0
    items = shown(run)["items"]
    assert [(one["number"], one["title"]) for one in items] == [
        ("1", "Closing"),
        ("2", "Opening"),
        ("3", "[/draft] of the text"),
        ("3.1", "Sub"),
    ]
    assert (items[0]["minutes"], items[0]["lead"], items[3]["purpose"]) == (20, "KR", "for adoption")
    table = run("agenda", "show", "M-1").out
    assert "[/draft] of the text" in table
    assert "  3.1" in table
    assert run("agenda", "edit", "M-1", "3.1", "--status", "withdrawn").code == 0
    assert run("agenda", "freeze", "M-1").code == 0
    run("agenda", "add", "M-1", "--title", "Late")
    agenda = shown(run)
    assert agenda["frozen"]
    assert [one["late"] for one in agenda["items"]] == [False, False, False, False, True]
    assert "withdrawn" in run("agenda", "show", "M-1", "--item", "3.1").out
    assert [one["title"] for one in shown(run, "draft")["items"]] == ["[/draft] of the text"]
    assert [one["number"] for one in shown(run, "--reverse")["items"]] == ["4", "3.1", "3", "2", "1"]
    assert run("agenda", "delete", "M-1", "3").code == 0
    assert [one["number"] for one in shown(run)["items"]] == ["1", "2", "3"]
    assert run("undo").code == 0
    assert len(shown(run)["items"]) == 5


def test_refusals_are_one_sentence(run: Run) -> None:
    run("meetings", "add", "--ref", "M-1", "--title", "Meeting", "--level", "working level")
    run("agenda", "add", "M-1", "--title", "Opening")
    for words, code in (
        (("edit", "M-1", "7", "--title", "x"), 1),
        (("move", "M-1", "1", "--to", "9"), 1),
        (("add", "M-1"), 1),
        (("add", "NOWHERE-9", "--title", "x"), 1),
        (("add", "M-1", "--title", "x", "--minutes", "some"), 1),
        (("move", "M-1", "1"), 2),
    ):
        ran = run("agenda", *words)
        assert ran.code == code
        assert ran.out == ""
        assert "Traceback" not in ran.err
    assert len(shown(run)["items"]) == 1


def test_an_outcome_is_tied_and_shown_under_its_item(run: Run) -> None:
    item = ("ASEM-SMEMM-1", "1")
    outcomes = json.loads(run("meetings", "outcomes", "ASEM-SMEMM-1", "--format", "json", on="sample").out)
    ref = outcomes[0]["ref"]
    assert run("agenda", "outcome", *item, ref, on="sample").code == 0
    one = json.loads(run("agenda", "show", item[0], "--item", "1", "--format", "json", on="sample").out)
    assert ref in [came["ref"] for came in one["outcomes"]]
    assert run("agenda", "outcome", *item, ref, "--remove", on="sample").code == 0


def test_a_number_finds_its_item_and_what_is_under_it(run: Run) -> None:
    for title, more in (("Opening 2", ()), ("Reports", ("--purpose", "adoption")), ("Korea", ("--under", "2"))):
        assert run("agenda", "add", "APEC-SMEMM-20", "--title", title, *more, on="sample").code == 0
    shown = run("agenda", "show", "APEC-SMEMM-20", "2", "--format", "json", on="sample").out
    assert [one["title"] for one in json.loads(shown)["items"]] == ["Opening 2", "Reports", "Korea"]
    below = run("agenda", "show", "APEC-SMEMM-20", "2.1", "--format", "json", on="sample").out
    assert [(one["title"], one["purpose"]) for one in json.loads(below)["items"]] == [("Korea", "for discussion")]
    assert "for adoption" in run("agenda", "show", "APEC-SMEMM-20", "reports", on="sample").out
    assert run("agenda", "show").err == (
        "secretariat: agenda show: missing: MEETING. Try: secretariat agenda show --help\n"
    )
    below_zero = run("agenda", "edit", "APEC-SMEMM-20", "1", "--minutes", "-5", on="sample")
    assert below_zero.err == "secretariat: --minutes: “-5” is less than nothing; 0 is the lowest.\n"
