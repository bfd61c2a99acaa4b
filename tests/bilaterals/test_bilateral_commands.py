"""Bilaterals from the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import room
from secretariat.record.location import locate
from secretariat.record.record import Record

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


def test_a_second_request_of_the_same_two_parties_is_made_only_when_it_is_meant(host: Run) -> None:
    assert host("bilaterals", "request", "M-1", "ID", "KR", "--starts", "14:30").code == 0
    for pair in (("ID", "KR"), ("korea", "indonesia")):
        again = host("bilaterals", "request", "M-1", *pair)
        assert again.code == 1
        assert f"have {REF} there already (requested, 20 May 2011 14:30 MDT)" in again.err and "--another" in again.err
    assert host("bilaterals", "request", "M-1", "ID", "JP").code == 0
    assert host("bilaterals", "request", "M-1", "ID", "KR", "--another").code == 0
    assert shown(host, f"{REF}-2")["status"] == "requested"
    for ref in (REF, f"{REF}-2"):
        assert host("bilaterals", "decline", ref, "--why", "no time").code == 0
    assert host("bilaterals", "request", "M-1", "ID", "KR").code == 0, "what was declined may be asked for again"


def test_what_is_left_and_what_is_kept_is_said(host: Run) -> None:
    slot = ("--starts", "14:30", "--ends", "15:15", "--room", "B2")
    assert host("bilaterals", "request", "M-1", "ID", "KR", *slot).code == 0
    assert host("bilaterals", "confirm", REF).code == 0
    moved = host("bilaterals", "reschedule", REF, "--starts", "16:00")
    assert "20 May 2011 16:00–16:45 MDT · B2" in moved.err and "It stays in B2." in moved.err
    left = host("bilaterals", "reschedule", REF, "--room", "C3")
    assert f"{REF} is now rescheduled. 20 May 2011 16:00–16:45 MDT · B2 is free again." in left.err
    assert (shown(host)["room"], shown(host)["preferred_room"]) == ("", "C3")
    off = host("bilaterals", "cancel", REF, "--why", "no time")
    assert off.code == 0 and "16:00" not in host("bilaterals", "list", "M-1").out


def test_hours_at_any_minute_are_kept_and_it_is_said_when_slots_begin(host: Run) -> None:
    odd = host("bilaterals", "hours", "M-1", "14:02-15:00")
    assert odd.code == 0 and "14:02–15:00 MDT" in odd.err and "begin at whole five minutes" in odd.err
    assert "five minutes" not in host("bilaterals", "hours", "M-1", "16:05-17:01").err


def test_slots_that_new_times_leave_outside_are_told(host: Run) -> None:
    assert host("bilaterals", "hours", "M-1", "14:00-15:00", "16:00-17:00").err.count("Bilaterals:") == 2
    host("bilaterals", "request", "M-1", "ID", "KR", "--starts", "14:30", "--ends", "15:00")
    host("bilaterals", "request", "M-1", "ID", "US", "--starts", "16:00", "--ends", "16:30")
    kept = host("bilaterals", "hours", "M-1", "15:00-15:30")
    assert "outside" not in kept.err
    taken = host("bilaterals", "hours", "M-1", "--remove", "1")
    told = f"Slots that are now outside the times: {REF} (20 May 2011 14:30–15:00 MDT)."
    assert told in taken.err and "ID-US" not in taken.err
    host("undo")
    assert told in host("bilaterals", "hours", "M-1", "--not", "14:45-15:00").err
    host("undo")
    assert told in host("bilaterals", "available", "M-1", "KR", "14:00-16:00", "--away").err


def test_times_stand_before_or_behind_not_and_away(host: Run) -> None:
    hours = host("bilaterals", "hours", "M-1", "--not", "14:45-15:00")
    assert hours.err == host("bilaterals", "hours", "M-1", "14:45-15:00", "--not").err
    assert "No bilaterals: 20 May 2011 14:45–15:00 MDT." in hours.err
    away = host("bilaterals", "available", "M-1", "KR", "--away", "14:00-16:00")
    assert away.err == host("bilaterals", "available", "M-1", "KR", "14:00-16:00", "--away").err
    assert "Republic of Korea is away: 20 May 2011 14:00–16:00 MDT." in away.err
    room = host("bilaterals", "available", "M-1", "--room", "B2", "14:00-16:00", "--away")
    assert "B2 is away" in room.err


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


def test_slots_are_proposed_by_the_command_line_or_it_is_said_what_forbids_them(run: Run) -> None:
    def bilaterals(*words: str) -> Any:
        return run("bilaterals", *words, on="sample", today="2013-08-01")

    host = "APEC-SMEMM-20"
    assert bilaterals("hours", host, "5 September 2013 14:00-16:00").code == 0
    told = bilaterals("available", host, "--room", "Sanur [/draft]", "5 September 2013")
    assert "Sanur [/draft] is free: 5 September 2013" in told.err
    refused = bilaterals("propose", host)
    assert refused.code == 1 and "6 bilaterals of 30 min with Indonesia need 3 h" in refused.err
    assert "At most 3 of 6 can be placed" in refused.err and "Nothing was written." in refused.err
    assert json.loads(bilaterals("show", f"{host}/ID-TW", "--format", "json").out)["starts"] is None
    assert bilaterals("available", host, "--room", "Uluwatu", "5 September 2013", "6 September 2013").code == 0
    assert bilaterals("hours", host, "6 September 2013 14:00-17:00").code == 0
    dry = bilaterals("propose", host, "--dry-run", "--format", "json")
    assert dry.code == 0 and len(json.loads(dry.out)["slots"]) == 6 and "Nothing was written" in dry.err
    assert bilaterals("propose", host).code == 0
    shown = json.loads(bilaterals("show", f"{host}/ID-TW", "--format", "json").out)
    assert shown["why_slot"] and shown["slots"][0]["state"] == "proposed"
    listed = json.loads(bilaterals("hours", host, "--format", "json").out)
    assert [row["of"] for row in listed] == ["hours", "hours"]
    assert bilaterals("hours", host, "--remove", str(listed[0]["number"])).code == 0


def test_negotiation_and_clearance_by_the_command_line(run: Run) -> None:
    def bilaterals(*words: str) -> Any:
        return run("bilaterals", *words, on="sample", today="2013-08-01")

    ref = "APEC-SMEMM-20/ID-KR"
    assert bilaterals("counter", ref, "KR", "--starts", "6 September 2013 15:00", "--why", "flight").code == 0
    assert bilaterals("confirm", ref).code == 0
    assert "rescheduled" not in bilaterals("reschedule", ref, "--starts", "6 September 2013 16:00").err
    assert bilaterals("decline", ref, "--why", "x").code == 1
    assert bilaterals("status", ref, "held").code == 0
    assert bilaterals("record", ref, "--text", "Agreed [in principle]").code == 0
    assert "still to clear" in bilaterals("clear", ref, "ID").err
    assert "by both sides" in bilaterals("clear", ref, "KR", "--on", "2013-07-01").err
    assert "taken back" in bilaterals("record", ref, "--text", "Other").err
    assert bilaterals("outcome", ref, "agreed", "to meet", "again").code == 0
    assert bilaterals("line", ref, "Green business technology", "We ask.").code == 0
    shown = json.loads(bilaterals("show", ref, "--format", "json").out)
    assert shown["lines"][0]["line"] == "We ask." and len(shown["slots"]) == 2
    assert shown["cleared"] == [{"party": "ID", "on": None}, {"party": "KR", "on": None}]


def test_the_solver_is_loaded_only_where_slots_are_proposed() -> None:
    program = (
        "import sys; import secretariat.bilaterals.commands, secretariat.bilaterals.placing.proposing; "
        "sys.exit(any(name.split('.')[0] in ('ortools', 'numpy', 'pandas', 'textual') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_room_that_is_not_on_record_is_taken_and_said(host: Run) -> None:
    assert "not among" not in host("bilaterals", "request", "M-1", "ID", "KR", "--room", "B2").err
    record = Record(locate(os.environ["SECRETARIAT_DATABASE_URL"]), user="ana")
    with record.act("Add room") as work:
        own = {"meeting_id": meeting_id(work.connection, "M-1"), "name": "C3", "folded": "c3", "for_bilaterals": True}
        work.insert(room, own)
    record.close()
    told = host("bilaterals", "edit", REF, "--room", "D4 [/draft]")
    assert told.code == 0 and "D4 [/draft] is not among the rooms on record of M-1: C3." in told.err
    assert "not among" not in host("bilaterals", "edit", REF, "--room", "c3").err
