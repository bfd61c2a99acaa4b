"""Negotiating from the command line: the ledger with its promised keys, and every act in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
PROMISED = {"opening", "closing", "depth", "open", "unmatched", "by_party", "brackets"}
PROMISED_OF_A_BRACKET = {"id", "paragraph", "text", "proposed_by", "supported_by", "status", "depth"}


@pytest.fixture
def text(run: Run) -> Run:
    """D-1 with two paragraphs."""
    assert run("declarations", "add", "--title", "Jakarta [/draft] Declaration").code == 0
    for number, words in (("1", "Agree to [double] [KR: triple] it;"), ("2", "Meet [/b] ] again [red];")):
        assert run("declarations", "paragraph", "D-1", number, "--text", words).code == 0
    return run


def told(run: Run, *more: str) -> Any:
    ran = run("declarations", "brackets", "D-1", *more, "--format", "json")
    assert ran.code == 0
    return json.loads(ran.out)


def texts(run: Run) -> dict[str, str]:
    shown = json.loads(run("declarations", "show", "D-1", "--format", "json").out)
    return {one["number"]: one["text"] for one in shown["paragraphs"]}


def test_the_ledger_has_its_promised_keys(text: Run) -> None:
    one = told(text)
    assert set(one) >= PROMISED
    assert (one["opening"], one["closing"], one["depth"], one["open"]) == (4, 5, 1, 4)
    assert one["by_party"] == {"KR": 1}
    assert one["unmatched"] == [
        {"paragraph": "2", "character": "]", "offset": 10, "context": "Meet [/b] ] again [red];"}
    ]
    assert all(set(bracket) >= PROMISED_OF_A_BRACKET for bracket in one["brackets"])
    assert [bracket["text"] for bracket in one["brackets"]] == ["double", "triple", "/b", "red"]
    shown = text("declarations", "brackets", "D-1")
    assert "/b" in shown.out
    assert "4 brackets open" in shown.err
    assert "Meet [/b] ] again [red];" in shown.out
    csv = text("declarations", "brackets", "D-1", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,paragraph,text,kind,proposed_by")
    assert len(csv) == 5


def test_a_night_of_negotiating(text: Run) -> None:
    for words in (
        ("cut", "D-1", "--label", "Rev.1"),
        ("propose", "D-1", "1", "--by", "Indonesia", "--beside", "1", "--text", "at least triple"),
        ("propose", "D-1", "1", "--by", "JP, KR", "--instead-of", "it", "--text", "the number"),
        ("propose", "D-1", "2", "--by", "ID", "--after", "again", "--text", ", in Jakarta,"),
        ("propose", "D-1", "2", "--by", "ID", "--around", "Meet"),
        ("propose", "D-1", "1", "--by", "TH", "--text", "Sing [loudly]."),
        ("support", "D-1", "1.2", "1.3", "--by", "JP"),
        ("oppose", "D-1", "1.2", "--by", "KR", "--note", "too much"),
        ("attribute", "D-1", "1.1", "--by", "MY"),
        ("mark", "D-1", "2", "parked"),
    ):
        ran = text("declarations", *words)
        assert (ran.code, ran.out) == (0, ""), ran.err
    assert texts(text) == {
        "1": "Agree to [MY: double] [ID: at least triple] [KR: triple] [it] [JP, KR: the number];",
        "1bis": "[TH: Sing [loudly].]",
        "2": "[ID: Meet] [/b] ] again[ID: , in Jakarta,] [red];",
    }
    one = told(text)
    assert one["by_party"] == {"ID": 3, "JP": 1, "KR": 2, "MY": 1, "TH": 1}
    assert one["depth"] == 2
    second = one["brackets"][1]
    assert (second["supported_by"], second["opposed_by"], second["since"]) == (["JP"], ["KR"], "working text")
    assert one["brackets"][0]["since"] == "Rev.1"
    assert text("declarations", "support", "D-1", "1.2", "--by", "JP", "--withdraw").code == 0
    assert [b["id"] for b in told(text, "--party", "JP")["brackets"]] == ["1.3", "1.5"]
    assert [b["id"] for b in told(text, "--paragraph", "1bis")["brackets"]] == ["1bis.1", "1bis.2"]
    ran = text("declarations", "settle", "D-1", "1.2", "1.5", "accept")
    assert ran.code == 0
    assert "Accepted 1.2, 1.5." in ran.err
    ran = text("declarations", "settle", "D-1", "1bis.1", "strike")
    assert "Nothing was left of 1bis." in ran.err
    assert texts(text)["1"] == "Agree to at least triple the number;"
    assert text("declarations", "mark", "D-1", "1", "agreed ad referendum").code == 0
    counts = told(text, "--over-time")["over_time"]
    assert [(each["revision"], each["open"]) for each in counts] == [("Rev.1", 4), ("working text", 4)]
    assert "Rev.1" in text("declarations", "brackets", "D-1", "--over-time").out
    assert text("undo").code == 0


def test_who_opens_an_agreed_paragraph_again_is_told(text: Run) -> None:
    for words, *act in (
        ("Meet again;", "paragraph", "D-1", "2", "--text", "Meet again soon;"),
        ("Meet again;", "propose", "D-1", "2", "--around", "again", "--by", "KR"),
    ):
        text("declarations", "paragraph", "D-1", "2", "--text", words)
        assert text("declarations", "mark", "D-1", "2", "agreed").code == 0
        told = text("declarations", *act)
        assert told.code == 0
        assert "D-1 ¶2 was agreed; it is open again." in told.err


def test_several_parties_are_told_as_such_and_a_bracket_alone_is_shown_as_one(text: Run) -> None:
    by = ("1.1", "--by", "Japan, Korea")
    assert text("declarations", "support", "D-1", *by).err == "1.1: supported by Japan, Korea.\n"
    assert text("declarations", "oppose", "D-1", *by).err == "1.1: opposed by Japan, Korea.\n"
    withdrawn = text("declarations", "support", "D-1", *by, "--withdraw")
    assert withdrawn.err == "1.1: Japan, Korea no longer in support or against.\n"
    text("declarations", "settle", "D-1", "2.1", "2.2", "accept")
    assert "brackets are open in it: “]”." in text("declarations", "mark", "D-1", "2", "agreed").err
    assert "3 brackets are open (1.1, 1.2, 2 “]”)" in text("declarations", "show", "D-1", "--text", "clean").err


def test_refusals_are_one_sentence(text: Run) -> None:
    for words, code, said in (
        (("brackets", "D-1", "--revision", "Rev.9"), 1, "Rev.9"),
        (("brackets", "D-1", "--party", "Atlantis"), 1, "Atlantis"),
        (("propose", "D-1", "1", "--by", "KR"), 1, "--text"),
        (("propose", "D-1", "1", "--by", "KR", "--text", "a ] b"), 1, "partner"),
        (("propose", "D-1", "1", "--by", "KR", "--text", "a", "--after", "[/b]"), 1, "does not stand"),
        (("propose", "D-1", "1", "--by", "KR", "--around", "it", "--text", "x"), 1, "leave out"),
        (("propose", "D-1", "1", "--text", "x"), 2, "--by"),
        (("settle", "D-1", "1.9", "accept"), 1, "1.1, 1.2"),
        (("settle", "D-1", "1.1", "burn"), 2, "accept"),
        (("mark", "D-1", "1", "agreed"), 1, "1.1, 1.2"),
        (("mark", "D-1", "1", "lovely"), 1, "ad referendum"),
        (("mark", "D-1", "9", "open"), 1, "no paragraph 9"),
        (("support", "D-1", "1.1", "--by", "KR", "--withdraw"), 1, "neither"),
        (("oppose", "D-1", "1.1", "1.2", "--by", "JP, Korea"), 1, "1.2 is KR's own; to take it back strike it"),
    ):
        ran = text("declarations", *words)
        assert (ran.code, ran.out) == (code, ""), (words, ran.err)
        assert said in ran.err, (words, ran.err)
        assert "Traceback" not in ran.err
    assert not any(one["opposed_by"] for one in told(text)["brackets"])
