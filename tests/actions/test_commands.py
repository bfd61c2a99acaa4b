"""The command line of actions: its words, flags and JSON keys are promises."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.actions.made import indonesian

KEYS = [
    *("ref", "title", "status", "overdue", "due", "due_text", "due_by", "lead", "supporting", "counterpart", "meeting"),
    *("source", "priority", "target", "achieved", "unit", "progress", "evidence", "updated", "version"),
]


def listed(run: Callable[..., Any], *words: str, **options: str) -> list[dict[str, Any]]:
    ran = run("actions", "list", *words, "--format", "json", **options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def refs(run: Callable[..., Any], *words: str, **options: str) -> list[str]:
    return [each["ref"] for each in listed(run, *words, **options)]


def test_the_sample_on_15_august_2011_has_one_thing_overdue(run: Callable[..., Any]) -> None:
    (overdue,) = listed(run, "--overdue", on="sample")
    assert list(overdue) == KEYS
    assert (overdue["ref"], overdue["due"], overdue["due_by"], overdue["overdue"]) == (
        "A-9",
        "2009",
        "2009-12-31",
        True,
    )


def test_in_the_sample_what_was_done_on_29_july_was_open_before(run: Callable[..., Any]) -> None:
    then = {each["ref"]: each for each in listed(run, on="sample", today="2011-07-28")}
    assert [then[ref]["status"] for ref in ("A-14", "A-15")] == ["agreed", "agreed"]
    assert then["A-14"]["evidence"] is None
    assert {"A-14", "A-15", "A-30"}.isdisjoint(refs(run, on="sample"))
    everything = {each["ref"]: each for each in listed(run, "--all", on="sample")}
    assert everything["A-15"]["status"] == "done" and everything["A-15"]["evidence"].startswith("Signed")
    assert len(everything) == 32


def test_what_was_due_in_july_and_not_done(run: Callable[..., Any]) -> None:
    run("actions", "add", "Open", "the", "centre", "due:July 2011", today="2011-06-01")
    run("actions", "add", "Sign", "--due", "Juli 2011", today="2011-06-01")
    assert run("actions", "done", "A-2", "--on", "10 Aug 2011", "--evidence", "seen").code == 0
    assert refs(run, "--overdue") == ["A-1"]
    assert refs(run, "--overdue", today="2011-07-31") == []
    assert refs(run, "--overdue", today="2011-08-01") == ["A-1", "A-2"]
    assert refs(run, "--overdue", today="2011-08-09") == ["A-1", "A-2"]
    assert refs(run, today="2011-05-31") == []
    assert refs(run, "--overdue", today="") == ["A-1"]


def test_adding_says_what_was_understood_and_nothing_more_where_there_is_only_a_title(run: Callable[..., Any]) -> None:
    def told(*words: str) -> list[str]:
        return str(run("actions", "add", *words, today="2011-06-01").err).splitlines()[1:]

    assert told("Sign [/draft]") == []
    assert told("Sign due:'Q3 2011'") == ["Due: Q3 2011 (30 Sep 2011, in 121 d)"]
    assert told("Count lead:KR target:'100 SMEs; 20 surveys'") == [
        "Lead: Republic of Korea · Target: 100 SMEs; 20 surveys"
    ]
    assert told("Ask lead:'[agreed] 林聖忠' due:ongoing") == ["Lead: [agreed] 林聖忠 (as written) · Due: ongoing"]


def test_adding_in_one_line_and_with_flags_is_the_same(run: Callable[..., Any]) -> None:
    run("meetings", "add", "--ref", "M-1", "--title", "Big Sky", "--level", "ministerial")
    line = 'Sign the renewed MoU @KR lead:SMBA due:"July 2011" target:"100 SMEs" !high from:M-1'
    assert run("actions", "add", line).err == (
        "Added A-1: Sign the renewed MoU.\n"
        "Lead: Small and Medium Business Administration · With: Republic of Korea · "
        "Due: July 2011 (overdue, 15 days) · Target: 100 SMEs · From: M-1\n"
    )
    shell = [
        "Sign",
        "the",
        "renewed",
        "MoU",
        "@KR",
        "lead:SMBA",
        "due:July 2011",
        "target:100 SMEs",
        "!high",
        "from:M-1",
    ]
    run("actions", "add", *shell)
    flags = ["--party", "KR", "--lead", "SMBA", "--due", "July 2011", "--target", "100 SMEs", "--priority", "high"]
    run("actions", "add", "--title", "Sign the renewed MoU", *flags, "--meeting", "M-1")
    one, two, three = ({key: each[key] for key in KEYS if key not in ("ref", "updated")} for each in listed(run))
    assert one == two == three
    assert one == {
        "title": "Sign the renewed MoU",
        "status": "agreed",
        "overdue": True,
        "due": "2011-07",
        "due_text": "July 2011",
        "due_by": "2011-07-31",
        "lead": "Small and Medium Business Administration",
        "supporting": None,
        "counterpart": "KR",
        "meeting": "M-1",
        "source": None,
        "priority": "high",
        "target": 100,
        "achieved": 0,
        "unit": "SMEs",
        "progress": 0,
        "evidence": None,
        "version": 1,
    }


@indonesian
def test_the_due_text_is_in_the_chosen_language(run: Callable[..., Any]) -> None:
    run("actions", "add", "Tanda", "tangan", "due:Juli 2011")
    assert listed(run, "--lang", "id")[0]["due_text"] == "Juli 2011"


def test_progress_done_and_drop(run: Callable[..., Any]) -> None:
    run("actions", "add", "Register target:'100 SMEs'")
    assert run("actions", "progress", "A-1", "35", "--note", "Bogor", "--on", "2011-08-10").code == 0
    run("actions", "progress", "A-1", "-5")
    shown = json.loads(run("actions", "show", "A-1", "--format", "json").out)
    assert [shown[key] for key in ("status", "achieved", "progress")] == ["in progress", 30, 30]
    assert [(step["on"], step["amount"], step["note"]) for step in shown["log"]] == [
        ("2011-08-15", -5, ""),
        ("2011-08-10", 35, "Bogor"),
    ]
    below = run("actions", "done", "A-1", "--evidence", "list")
    assert (below.code, "30 of 100 SMEs" in below.err) == (1, True)
    assert run("actions", "done", "A-1", "--evidence", "list", "--why", "enough").code == 0
    again = run("actions", "drop", "A-1", "--why", "x")
    assert again.code == 1
    assert again.err.strip().endswith("A-1 is done: it can't be dropped; from here it can be reopened.")
    assert run("actions", "reopen", "A-1").code == 0
    assert run("actions", "drop", "A-1", "--why", "overtaken").code == 0
    assert refs(run) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["add", "Sign dued:July"], "dued:July"),
        (["add", "@KR"], "missing: --title"),
        (["add", "Sign", "--due", "26 Agusuts 2015"], "Agustus"),
        (["add", "Sign @Atlantis"], "Atlantis"),
        (["show", "A-9"], "no action A-9"),
        (["done", "A-1", "--evidence", "x"], "no action A-1"),
        (["list", "owner:KR"], "there are: party:"),
        (["list", "--due-within", "soon"], "number of days"),
        (["progress", "A-1", "many"], "whole number"),
        (["export", "-o", "tracker.exe"], ".xlsx, .csv, .pdf, .docx, .md, .json, .ics"),
    ],
)
def test_what_cannot_be_done_gets_one_sentence_and_changes_nothing(
    run: Callable[..., Any], words: list[str], says: str
) -> None:
    ran = run("actions", *words)
    assert ran.code == 1
    assert ran.out == ""
    assert says in ran.err and "Traceback" not in ran.err and len(ran.err.strip().splitlines()) == 1
    assert listed(run, "--all") == []


def test_list_flags_and_filters(run: Callable[..., Any]) -> None:
    run("actions", "add", "Sign @KR due:2012")
    run("actions", "add", "Open lead:SMBA due:'end of September' !high")
    run("actions", "add", "Keep [/draft] in touch")
    assert refs(run) == ["A-2", "A-1", "A-3"]
    assert refs(run, "--sort", "ref", "--reverse") == ["A-3", "A-2", "A-1"]
    assert refs(run, "--due-within", "60") == ["A-2"]
    assert refs(run, "--lead", "SMBA") == refs(run, "lead:SMBA") == ["A-2"]
    assert refs(run, "--party", "KR") == refs(run, "party:Republic of Korea") == ["A-2", "A-1"]
    assert refs(run, "priority:high") == ["A-2"]
    assert refs(run, "[/draft]") == ["A-3"]
    assert refs(run, "due<2012") == ["A-2"]
    table = run("actions", "list").out
    assert "Keep [/draft] in touch" in table and "end of September 2011" in table


def test_csv_has_the_same_keys(run: Callable[..., Any]) -> None:
    run("actions", "add", "Sign")
    rows = list(csv.DictReader(io.StringIO(run("actions", "list", "--format", "csv").out)))
    assert list(rows[0]) == KEYS and rows[0]["ref"] == "A-1"


def test_deleting_several_is_one_act(run: Callable[..., Any]) -> None:
    run("actions", "add", "one"), run("actions", "add", "two")
    assert run("actions", "delete", "A-1", "A-2").err.startswith("Deleted A-1, A-2.")
    run("undo")
    assert refs(run) == ["A-1", "A-2"]


def test_supersede_and_begin(run: Callable[..., Any]) -> None:
    run("actions", "add", "one"), run("actions", "add", "two")
    assert run("actions", "supersede", "A-1", "--by", "A-2").code == 0
    assert refs(run) == ["A-2"]
    assert run("actions", "begin", "A-2").code == 0
    assert listed(run)[0]["status"] == "in progress"


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "md"])
def test_export_writes_the_list_it_was_asked_for(run: Callable[..., Any], tmp_path: Path, form: str) -> None:
    run("actions", "add", "Sign [/draft] lead:SMBA due:2009"), run("actions", "add", "Other")
    file = tmp_path / f"tracker.{form}"
    ran = run("actions", "export", "--lead", "SMBA", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert file.stat().st_mode & 0o777 == 0o600
    if form != "xlsx":
        content = file.read_text(encoding="utf-8-sig")
        assert "Sign" in content and "Other" not in content


def test_a_list_that_is_empty_because_nobody_is_called_so_says_it(run: Callable[..., Any]) -> None:
    run("actions", "add", "Sign lead:SMBA due:'July 2011'")
    assert refs(run, "due=July 2011") == ["A-1"]
    assert run("actions", "list", "due=August 2011").err == "No action matches.\n"
    for words in (["lead:[/draft]"], ["--lead", "[/draft]"]):
        assert run("actions", "list", *words).err == "No action matches: no lead is called “[/draft]”.\n"
    assert run("actions", "list", "lead:KR").err == run("actions", "list", "lead:none").err == "No action matches.\n"
    ran = run("actions", "list", "lead=SMBA", "due=soonish")
    assert ran.code == 1 and "soonish" in ran.err
