"""Bilaterals from the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
REF = "M-1/ID-KR"


@pytest.fixture
def host(run: Run) -> Run:
    """A meeting of one day, in Denver's time."""
    flags = ("--level", "ministerial", "--dates", "20 May 2011", "--timezone", "America/Denver", "--forum", "APEC")
    assert run("meetings", "add", "--ref", "M-1", "--title", "Meeting", *flags).code == 0
    return run


def shown(run: Run, ref: str = REF) -> Any:
    return json.loads(run("bilaterals", "show", ref, "--format", "json").out)


def test_a_bilateral_goes_from_request_to_cleared_record(host: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = host("bilaterals", "request", "M-1", "ID", "korea", "--topics", "OVOP; [/draft]", "--starts", "14:30")
    assert (asked.code, asked.out) == (0, "")
    assert REF in asked.err
    one = shown(host)
    assert (one["starts"], one["timezone"]) == ("2011-05-20T14:30:00-06:00", "America/Denver")
    assert (one["parties"], one["topics"], one["status"]) == (["ID", "KR"], ["OVOP", "[/draft]"], "requested")
    assert "14:30 MDT" in host("bilaterals", "show", REF).out
    assert host("bilaterals", "confirm", REF).code == 0
    assert host("bilaterals", "edit", REF, "--ends", "15:00", "--room", "B2").code == 0
    assert "20 May 2011 14:30–15:00 MDT" in host("bilaterals", "list", "M-1").out
    assert host("bilaterals", "status", REF, "held").code == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("From standard input,\nin two lines.\n"))
    assert host("bilaterals", "record", REF).code == 0
    assert shown(host)["record"] == "From standard input,\nin two lines."
    assert host("bilaterals", "record", REF, "--text", "Said.").code == 0
    assert host("bilaterals", "status", REF, "record cleared").code == 0
    assert shown(host)["status"] == "record cleared"
    assert host("bilaterals", "delete", REF).code == 0
    assert host("bilaterals", "show", REF).code == 1
    assert host("undo").code == 0
    assert shown(host)["record"] == "Said."


def test_refusals_are_one_sentence_and_change_nothing(host: Run) -> None:
    host("bilaterals", "request", "M-1", "ID", "KR")
    for words in (
        ("request", "M-1", "ID", "ID"),
        ("request", "M-9", "ID", "KR"),
        ("request", "M-1", "ID", "JP", "--starts", "at lunch"),
        ("status", REF, "held"),
        ("status", REF, "wonderful"),
        ("record", REF, "--text", "x"),
        ("edit", REF, "--head-first", "Nobody"),
    ):
        ran = host("bilaterals", *words)
        assert ran.code == 1, words
        assert ran.out == ""
        assert len(ran.err.strip().splitlines()) == 1
    listed = json.loads(host("bilaterals", "list", "M-1", "--format", "json").out)
    assert [(one["ref"], one["status"]) for one in listed] == [(REF, "requested")]


def test_the_sample_lists_the_bilaterals_of_big_sky(run: Run) -> None:
    listed = json.loads(run("bilaterals", "list", "APEC-SMEMM-18", "--format", "json", on="sample").out)
    assert [one["parties"] for one in listed] == [["ID", "KR"], ["ID", "TW"]]
    turned = json.loads(run("bilaterals", "list", "APEC-SMEMM-18", "--reverse", "--format", "json", on="sample").out)
    assert turned == listed[::-1]
    few = run("bilaterals", "list", "APEC-SMEMM-18", "taipei", "--format", "csv", on="sample").out.splitlines()
    assert len(few) == 2
