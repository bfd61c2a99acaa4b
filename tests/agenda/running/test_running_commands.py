"""Sessions, rooms, clashes and the run of show from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
MEETING = ("--level", "ministerial", "--timezone", "America/Denver", "--place", "Big Sky")


def programme(run: Run) -> None:
    assert (
        run("meetings", "add", "--ref", "BIG", "--title", "Big Sky", "--dates", "2011-11-05/2011-11-06", *MEETING).code
        == 0
    )
    add(run, "--title", "Plenary [/draft]", "--kind", "plenary", "--day", "1", "--starts", "09:00", "--minutes", "90")
    add(run, "--title", "Coffee", "--kind", "break", "--day", "1", "--minutes", "15")


def add(run: Run, *words: str) -> Any:
    return run("sessions", "add", "BIG", *words)


def listed(run: Run, *more: str) -> Any:
    return json.loads(run("sessions", "list", "BIG", *more, "--format", "json").out)


def test_sessions_are_planned_moved_cancelled_and_deleted(run: Run) -> None:
    programme(run)
    said = add(run, "--title", "Panel", "--day", "2", "--starts", "14:00", "--minutes", "45")
    assert said.err == "Added S-3 Panel: Sun 6 Nov 2011 14:00–14:45 MST · 7 Nov 04:00–04:45 WIB.\n"
    rows = listed(run)
    assert [(one["ref"], one["starts"], one["minutes"]) for one in rows] == [
        ("S-1", "2011-11-05T09:00:00-06:00", 90),
        ("S-2", "2011-11-05T10:30:00-06:00", 15),
        ("S-3", "2011-11-06T14:00:00-07:00", 45),
    ]
    assert [one["ref"] for one in listed(run, "--day", "2")] == ["S-3"]
    assert run("sessions", "move", "S-2", "--before", "S-1").code == 0
    assert "has no time yet" in run("sessions", "show", "S-2").out
    assert run("sessions", "edit", "S-2", "--starts", "08:30").code == 0
    assert run("sessions", "cancel", "S-2").code == 0
    assert "cancelled" in run("sessions", "list", "BIG").out
    assert run("sessions", "restore", "S-2").code == 0
    assert run("sessions", "delete", "S-2").err.startswith("Deleted S-2.")
    assert run("undo").code == 0
    assert len(listed(run)) == 3


def test_a_time_that_exists_twice_is_asked_for_and_one_that_does_not_refused(run: Run) -> None:
    programme(run)
    twice = add(run, "--title", "Night", "--day", "2", "--starts", "01:30", "--minutes", "30")
    assert (twice.code, "write 01:30 MDT or 01:30 MST" in twice.err) == (1, True)
    assert add(run, "--title", "Night", "--day", "2", "--starts", "01:30 MST", "--minutes", "30").code == 0
    assert listed(run, "--day", "2")[0]["starts"] == "2011-11-06T01:30:00-07:00"


def test_clashes_have_their_promised_keys(run: Run) -> None:
    programme(run)
    assert run("agenda", "clashes", "BIG").err == "Nothing clashes at BIG.\n"
    said = add(
        run, "--title", "Other", "--day", "1", "--starts", "10:00", "--minutes", "60", "--track", "B", "--room", "Hall"
    )
    assert "Clash" not in said.err
    said = run("sessions", "edit", "S-1", "--room", "hall")
    assert "Clash: hall twice at a time: S-3 Other (5 Nov 10:00–11:00 MDT)." in said.err
    (clash,) = json.loads(run("agenda", "clashes", "BIG", "--format", "json").out)
    assert {key: clash[key] for key in ("kind", "who_or_what", "first", "second")} == {
        "kind": "room",
        "who_or_what": "hall",
        "first": "S-1",
        "second": "S-3",
    }


def test_rooms_are_noted_with_seats_and_walks(run: Run) -> None:
    programme(run)
    assert run("rooms", "list", "BIG").err == "BIG has no rooms on record yet.\n"
    assert run("rooms", "add", "BIG", "Hall [A]", "--seats", "120", "--equipment", "booth;screen").code == 0
    assert run("rooms", "add", "BIG", "Room 3", "--for-bilaterals", "yes", "--buffer", "10").code == 0
    assert run("rooms", "add", "BIG", "room 3").err.startswith("secretariat: That meeting already has a room")
    assert run("rooms", "walk", "BIG", "Room 3", "Hall", "8").code == 0
    rows = json.loads(run("rooms", "list", "BIG", "--format", "json").out)
    assert [(one["name"], one["seats"], one["for_bilaterals"], one["walks"]) for one in rows] == [
        ("Hall [A]", 120, False, [{"to": "Room 3", "minutes": 8}]),
        ("Room 3", None, True, [{"to": "Hall [A]", "minutes": 8}]),
    ]
    assert run("rooms", "walk", "BIG", "Room 3", "Hall", "soon").code == 2
    assert run("rooms", "edit", "BIG", "Room 3", "--name", "Room 4").code == 0
    assert run("rooms", "delete", "BIG", "Room 4").code == 0
    assert [one["name"] for one in json.loads(run("rooms", "list", "BIG", "--format", "json").out)] == ["Hall [A]"]


def test_now_says_what_is_on_late_and_next(run: Run) -> None:
    programme(run)
    early = run("sessions", "begin", "S-1", "--at", "09:12")
    assert (early.code, early.err) == (1, "secretariat: 5 Nov 2011 09:12 MDT is still to come.\n")
    assert run("sessions", "begin", "S-1", "--at", "09:12", today="2011-11-08").code == 0
    said = run("agenda", "now", "BIG", "--at", "5 November 2011 09:30").out
    assert "now: S-1 Plenary [/draft] (09:12–10:42 MDT)" in said
    assert "now running 12 minutes late" in said
    assert run("sessions", "extend", "S-1", "--by", "10").code == 0
    assert run("sessions", "end", "S-1", "--at", "10:50", today="2011-11-08").code == 0
    told = json.loads(run("agenda", "now", "BIG", "--at", "5 November 2011 10:50", "--format", "json").out)
    assert (told["tracks"][0]["on"], told["tracks"][0]["next"]) == (None, "S-2")


def test_the_run_of_show_is_shown_and_written(run: Run, tmp_path: Path) -> None:
    programme(run)
    told = json.loads(run("agenda", "run-of-show", "BIG", "--format", "json").out)
    assert (told["timezone"], [one["day"] for one in told["days"]]) == ("America/Denver", ["2011-11-05"])
    for ending in ("pdf", "docx", "md", "xlsx"):
        file = tmp_path / f"show.{ending}"
        assert run("agenda", "run-of-show", "BIG", "-o", str(file)).code == 0
        assert file.stat().st_size > 100
    refused = run("agenda", "run-of-show", "BIG", "--day", "2", "-o", str(tmp_path / "none.pdf"))
    assert (refused.code, refused.err) == (1, "secretariat: There is nothing on the programme that day.\n")
    assert not (tmp_path / "none.pdf").exists()


def test_rooms_are_written_as_on_record_and_moments_told_where_they_are(run: Run) -> None:
    programme(run)
    run("rooms", "add", "BIG", "Hall [A]")
    run("rooms", "add", "BIG", "Room 3")
    assert run("sessions", "edit", "S-1", "--room", "HALL [a]").code == 0
    assert run("sessions", "edit", "S-2", "--room", "veranda").code == 0
    assert [one["room"] for one in listed(run)] == ["Hall [A]", "veranda"]
    said = run("rooms", "walk", "BIG", "room 3", "hall", "8")
    assert said.err == "From Room 3 to Hall [A] one walks 8 minutes.\n"
    early = run("--today", "2011-11-01", "sessions", "begin", "S-1", "--at", "09:12")
    assert early.err == "secretariat: 5 Nov 2011 09:12 MDT is still to come.\n"
    wrong = add(run, "--title", "Closing", "--starts", "25:00")
    assert wrong.err == "secretariat: Begins at: “25:00” is not a time of day; the last one is 23:59.\n"


def test_a_clock_on_another_day_says_which_days_programme_follows(run: Run) -> None:
    programme(run)
    told = run("agenda", "now", "BIG", "--at", "1 November 2011 09:10").out
    assert "It is Tue 1 Nov 2011 there; what follows is the programme of Sat 5 Nov 2011." in told
    assert "It is" not in run("agenda", "now", "BIG", "--at", "5 November 2011 09:10").out


def test_a_session_does_not_begin_days_before_its_day(run: Run) -> None:
    programme(run)
    soon = run("--today", "2011-11-01", "sessions", "begin", "S-1")
    assert soon.err == "secretariat: S-1 is on Sat 5 Nov 2011, and it is Tue 1 Nov 2011 there; move it first.\n"
    assert run("--today", "2011-11-05", "sessions", "begin", "S-1").code == 0
