"""Declarations from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def shown(run: Run, *more: str) -> Any:
    return json.loads(run("declarations", "show", "D-1", *more, "--format", "json").out)


def test_a_text_goes_from_zero_draft_to_adoption(run: Run) -> None:
    added = run("declarations", "add", "--title", "Jakarta [/draft] Declaration")
    assert (added.code, added.out) == (0, "")
    assert "D-1" in added.err
    for number, words, kind in (("P1", "Meeting,", "preambular"), ("1", "Agree to [double] [triple];", "operative")):
        assert run("declarations", "paragraph", "D-1", number, "--text", words, "--kind", kind).code == 0
    assert "1.  Agree to [double] [triple];" in run("declarations", "show", "D-1", "--text", "compilation").out
    assert "2 brackets are open (1.1, 1.2)" in run("declarations", "show", "D-1", "--text", "clean").err
    assert run("declarations", "cut", "D-1", "--label", "Rev.1", "--date", "29 October 2007").code == 0
    assert run("declarations", "status", "D-1", "under negotiation").code == 0
    refused = run("declarations", "status", "D-1", "som agreed")
    assert (refused.code, "brackets open in 1; settle them, or park" in refused.err) == (1, True)
    assert run("declarations", "mark", "D-1", "1", "parked for ministers").code == 0
    assert run("declarations", "status", "D-1", "som agreed").code == 0
    assert run("declarations", "status", "D-1", "under silence", "--until", "31 December 2099 12:00").code == 1
    assert run("declarations", "status", "D-1", "adopted").code == 1
    assert run("declarations", "paragraph", "D-1", "1", "--text", "Agree to double;").code == 0
    assert run("declarations", "paragraph", "D-1", "2", "--text", "More;", "--before", "1").code == 0
    assert run("declarations", "paragraph", "D-1", "2", "--delete").code == 0
    assert run("declarations", "status", "D-1", "adopted", "--on", "31 October 2007").code == 0
    one = shown(run)
    assert (one["status"], one["adopted"], one["revision"]) == ("adopted", "2007-10-31", "adopted text")
    assert [revision["date"] for revision in one["revisions"]] == ["2007-10-29", None]
    assert [(p["number"], p["text"]) for p in one["paragraphs"]] == [("P1", "Meeting,"), ("1", "Agree to double;")]
    before = shown(run, "--revision", "Rev.1")
    assert before["paragraphs"][1]["text"] == "Agree to [double] [triple];"
    assert before["paragraphs"][1]["id"] == one["paragraphs"][1]["id"]
    refused = run("declarations", "paragraph", "D-1", "1", "--text", "changed")
    assert refused.code == 1
    assert "corrigendum" in refused.err
    assert "Jakarta [/draft] Declaration" in run("declarations", "list", "draft").out
    assert run("declarations", "delete", "D-1").code == 1
    assert run("undo").code == 0
    assert run("declarations", "delete", "D-1").code == 0
    assert run("undo").code == 0
    assert shown(run)["paragraphs"] == one["paragraphs"]


def test_refusals_are_one_sentence(run: Run) -> None:
    run("declarations", "add", "--title", "One")
    for words, code in (
        (("add",), 1),
        (("show", "D-9"), 1),
        (("show", "D-1", "--revision", "Rev.7"), 1),
        (("status", "D-1", "adopted"), 1),
        (("status", "D-1", "lovely"), 1),
        (("paragraph", "D-1", "4"), 1),
        (("paragraph", "D-1", "4", "--delete"), 1),
        (("cut", "D-1"), 1),
        (("cut", "D-1", "--label", "zero draft"), 1),
        (("show", "D-1", "--text", "sung"), 2),
    ):
        ran = run("declarations", *words)
        assert ran.code == code, words
        assert ran.out == ""
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("language", ["English", "[/b]", "e", "en us", "日本"])
def test_what_is_no_language_is_refused_in_one_sentence(run: Run, language: str) -> None:
    run("declarations", "add", "--title", "Jakarta Declaration")
    done = run("declarations", "edit", "D-1", "--language", language)
    assert (done.code, done.err.strip()) == (1, f"secretariat: “{language}” is no language's code, such as id or fr.")
    assert run("declarations", "edit", "D-1", "--language", "ID").code == 0
    assert json.loads(run("declarations", "show", "D-1", "--format", "json").out)["language"] == "id"
    assert run("declarations", "edit", "D-1", "--language", "").code == 0


def test_lists_are_sorted_and_filtered(run: Run) -> None:
    for title in ("Beta", "Alpha"):
        run("declarations", "add", "--title", title)
    for flags, refs in (
        ((), ["D-1", "D-2"]),
        (("--reverse",), ["D-2", "D-1"]),
        (("--sort", "title"), ["D-2", "D-1"]),
        (("alp",), ["D-2"]),
        (("nothing",), []),
    ):
        listed = json.loads(run("declarations", "list", *flags, "--format", "json").out)
        assert [one["ref"] for one in listed] == refs


def test_the_sample_shows_the_text_with_its_numbers(run: Run) -> None:
    out = run("declarations", "show", "D-1", on="sample").out
    assert "14  to hold the second meeting in Europe in 2009" in out
    assert "31 October 2007" in out


def test_the_working_text_says_beside_each_paragraph_how_far_it_is_until_it_is_adopted(run: Run) -> None:
    run("declarations", "add", "--title", "Jakarta Declaration")
    for number, words in (("1", "Agree to double;"), ("2", "Decide [to meet];"), ("3", "Thank the host.")):
        run("declarations", "paragraph", "D-1", number, "--text", words)
    run("declarations", "mark", "D-1", "1", "agreed ad referendum")
    run("declarations", "mark", "D-1", "2", "parked for ministers")
    lines = run("declarations", "show", "D-1").out.splitlines()
    assert "  1 · agreed ad referendum  Agree to double;" in lines
    assert "  2 · parked for ministers  Decide [to meet];" in lines
    assert "  3 · open  Thank the host." in lines
    run("declarations", "paragraph", "D-1", "2", "--text", "Decide to meet;")
    for state in ("under negotiation", "som agreed", "adopted"):
        assert run("declarations", "status", "D-1", state).code == 0
    assert "  3  Thank the host." in run("declarations", "show", "D-1").out.splitlines()
