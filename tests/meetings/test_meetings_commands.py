"""Meetings, series and outcomes from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_a_meeting_is_added_shown_edited_listed_and_deleted(run: Run) -> None:
    series = ("--code", "APEC-SMEMM", "--name", "APEC SME Ministerial", "--level", "ministerial", "--forum", "APEC")
    assert run("series", "add", *series, "--cadence", "every year").code == 0
    added = run(
        *("meetings", "add", "--title", "19th APEC SME Ministerial Meeting", "--series", "APEC-SMEMM"),
        *("--ordinal", "19", "--dates", "3 Agustus 2012", "--place", "St Petersburg", "--timezone", "Europe/Moscow"),
    )
    assert (added.code, added.out) == (0, "")
    assert "APEC-SMEMM-19" in added.err
    assert run("meetings", "edit", "apec-smemm-19", "--host", "Russia", "--place", "").code == 0
    shown = json.loads(run("meetings", "show", "19th", "--format", "json").out)
    assert {key: shown[key] for key in ("ref", "level", "dates", "starts", "ends", "place", "host", "forum")} == {
        "ref": "APEC-SMEMM-19",
        "level": "ministerial",
        "dates": "2012-08-03",
        "starts": "2012-08-03",
        "ends": "2012-08-03",
        "place": None,
        "host": "RU",
        "forum": "APEC",
    }
    assert "3 August 2012 · in 354 d" in run("meetings", "show", "APEC-SMEMM-19").out
    listed = run("meetings", "list", "--forum", "APEC", "--series", "APEC-SMEMM", "--status", "tentative")
    assert "APEC-SMEMM-19" in listed.out
    assert run("meetings", "delete", "APEC-SMEMM-19").code == 0
    assert json.loads(run("meetings", "list", "--format", "json").out) == []
    assert run("undo").code == 0
    assert run("meetings", "show", "APEC-SMEMM-19").code == 0


def test_the_status_goes_step_by_step(run: Run) -> None:
    run("meetings", "add", "--title", "Signing", "--level", "signing", "--ref", "SIGN-1")
    refused = run("meetings", "status", "SIGN-1", "in", "session")
    assert refused.code == 1
    assert "from here it can become: confirmed, postponed, cancelled" in refused.err
    for step in ("confirmed", "in session", "concluded", "closed"):
        assert run("meetings", "status", "SIGN-1", step).code == 0
    assert json.loads(run("meetings", "list", "--status", "closed", "--format", "json").out)[0]["ref"] == "SIGN-1"


def test_outcomes_are_noted_listed_and_changed(run: Run) -> None:
    run("meetings", "add", "--title", "Signing", "--level", "signing", "--ref", "SIGN-1")
    noted = run(
        *("outcomes", "add", "--meeting", "signing", "--kind", "offered", "--by", "Korea"),
        *("--text", "[agreed in principle] Train the trainers"),
    )
    assert noted.code == 0
    assert run("outcomes", "edit", "O-1", "--by", "ID; KR").code == 0
    rows = json.loads(run("meetings", "outcomes", "SIGN-1", "--format", "json").out)
    assert [(row["ref"], row["by"]) for row in rows] == [("O-1", ["ID", "KR"])]
    assert "[agreed in principle]" in run("outcomes", "list", "--kind", "offered", "--meeting", "SIGN-1").out
    assert json.loads(run("outcomes", "show", "o-1", "--format", "json").out)["meeting"] == "SIGN-1"
    assert run("outcomes", "delete", "O-1").code == 0
    assert "There are no outcomes yet. Add one: secretariat outcomes add …" in run("outcomes", "list").err
    assert "No outcome matches." in run("outcomes", "list", "x").err


def test_series_are_listed_shown_changed_and_deleted(run: Run) -> None:
    run("series", "add", "--code", "GBC-SC", "--name", "Steering Committee", "--level", "steering committee")
    assert run("series", "edit", "GBC-SC", "--cadence", "twice a year").code == 0
    assert "twice a year" in run("series", "list", "steering").out
    assert json.loads(run("series", "show", "steering", "--format", "json").out)["cadence"] == "FREQ=MONTHLY;INTERVAL=6"
    assert run("series", "delete", "GBC-SC").code == 0
    assert run("series", "show", "GBC-SC").code == 1


def test_what_is_wrong_gets_one_line_and_changes_nothing(run: Run) -> None:
    for words, code in (
        (("meetings", "show", "NOWHERE-1"), 1),
        (("meetings", "add", "--level", "signing"), 1),
        (("meetings", "add", "--title", "X"), 1),
        (("meetings", "add", "--title", "X", "--level", "signing", "--dates", "26 Agusuts 2015"), 1),
        (("meetings", "add", "--title", "X", "--level", "signing", "--dates", "31 February 2011"), 1),
        (("meetings", "add", "--title", "X", "--level", "gathering"), 1),
        (("meetings", "list", "--forum", "NATO"), 1),
        (("meetings", "list", "--status", "finished"), 1),
        (("meetings", "outcomes", "NOWHERE-1"), 1),
        (("outcomes", "show", "O-99"), 1),
        (("outcomes", "list", "--kind", "sung"), 1),
        (("series", "show", "G20"), 1),
    ):
        ran = run(*words)
        assert (ran.code, ran.out) == (code, ""), words
        assert ran.err.strip().count("\n") == 0, ran.err
    assert json.loads(run("meetings", "list", "--format", "json").out) == []


def test_the_sample_has_both_dates_of_a_meeting_whose_sources_disagree(run: Run) -> None:
    shown = run("meetings", "show", "APEC-SMEMM-18", on="sample")
    assert "20–21 May 2011 (chosen)" in shown.out
    assert "21 May 2011 — " in shown.out
    meeting = json.loads(run("meetings", "show", "ASEM-SMEMM-1", "--format", "json", on="sample").out)
    assert (meeting["parties"], meeting["starts"], meeting["ends"]) == (45, "2007-10-29", "2007-10-31")


def test_why_a_meeting_was_called_off_is_kept_in_its_history(run: Run) -> None:
    said = run("meetings", "status", "APEC-SMEMM-20", "postponed", "--why", "no venue [yet]", on="sample")
    assert (said.code, said.err) == (0, "APEC-SMEMM-20: now postponed.\n")
    assert "APEC-SMEMM-20: postponed, because: no venue [yet]" in run("history", "--limit", "1", on="sample").out
    assert run("meetings", "status", "APEC-SMEMM-20", "closed", "--why", "so", on="sample").code == 2
