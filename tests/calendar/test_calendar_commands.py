"""The command line's calendar: export, import, list, show, take, delete, on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran

Run = Callable[..., Ran]
FILE = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Holidays\nBEGIN:VEVENT\nUID:waisak\nDTSTART;VALUE=DATE:20110517\n"
    "SUMMARY:Waisak [draft]\nEND:VEVENT\nBEGIN:VEVENT\nUID:bad\nDTSTART:20112233T1\nSUMMARY:Bad\nEND:VEVENT\n"
    "BEGIN:VFREEBUSY\nUID:x\nEND:VFREEBUSY\nEND:VCALENDAR\n"
)


def given(folder: Path) -> str:
    path = folder / "holidays.ics"
    path.write_text(FILE)
    return str(path)


def test_an_import_is_previewed_counted_and_taken_back(run: Run, tmp_path: Path) -> None:
    file = given(tmp_path)
    told = run("calendar", "import", file, "--dry-run", "--format", "json")
    keys = json.loads(told.out)
    assert (keys["new"], keys["refused"], keys["rows"], keys["calendar"]) == (1, 1, 2, "Holidays")
    assert (
        keys["issues"][0]["level"] == "error"
        and "Bad: when it begins can't be understood: “20112233T1”" in keys["issues"][0]["message"]
    )
    assert "Nothing was taken in." in told.err and "1 VFREEBUSY was left out" in told.err
    assert "takes it back" in run("calendar", "import", file).err
    listed = json.loads(run("calendar", "list", "--format", "json").out)
    assert [(one["ref"], one["title"], one["date"]) for one in listed] == [("E-1", "Waisak [draft]", "2011-05-17")]
    assert run("undo").code == 0
    assert "No calendar was taken in yet" in run("calendar", "list").err


def test_a_calendar_of_which_no_entry_can_be_taken_in_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.ics"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:soon\nSUMMARY:[bad]\nEND:VEVENT\nEND:VCALENDAR\n")
    for more in ([], ["--dry-run"]):
        told = run("calendar", "import", str(path), *more)
        assert told.code == 1 and "No entry of “broken.ics” can be taken in, so nothing was" in told.err
        assert "[bad]" in told.out and "when it begins can't be understood: “soon”" in told.out
    keys = run("calendar", "import", str(path), "--format", "json")
    assert keys.code == 1 and json.loads(keys.out)["refused"] == 1


def test_what_is_on_is_told_with_the_entries_of_other_people(run: Run, tmp_path: Path) -> None:
    run("calendar", "import", given(tmp_path), on="sample")
    found = json.loads(run("calendar", "on", "May 2011", "--format", "json", on="sample").out)
    assert [one["ref"] for one in found if one["what"] in ("meetings", "entries")] == [
        "E-1",
        "APEC-SMEMM-18",
        "PRESS-2011-05-25",
    ]
    assert "Tue 17 May 2011" in run("calendar", "on", "May 2011", on="sample").out
    assert run("calendar", "on", "sometime").code == 1


def test_an_entry_is_shown_made_a_meeting_and_deleted(run: Run, tmp_path: Path) -> None:
    run("calendar", "import", given(tmp_path))
    assert "Tue 17 May 2011" in run("calendar", "show", "E-1").out
    assert run("calendar", "take", "E-1").code == 1
    assert "Added" in run("calendar", "take", "E-1", "--level", "working level").err
    assert run("calendar", "delete", "E-1", "--calendar", "Holidays").code == 2
    assert "Deleted 1 entry" in run("calendar", "delete", "--calendar", "Holidays").err
    assert run("calendar", "show", "E-1").code == 1


def test_files_go_out_ours_and_theirs(run: Run, tmp_path: Path) -> None:
    run("calendar", "import", given(tmp_path), on="sample")
    ours, theirs = tmp_path / "ours.ics", tmp_path / "theirs.ics"
    told = run("calendar", "export", "-o", str(ours), "--what", "meetings", on="sample")
    assert told.code == 0 and "without a day" in told.err and b"BEGIN:VTODO" not in ours.read_bytes()
    assert run("calendar", "export", "--calendar", "Holidays", "-o", str(theirs), on="sample").code == 0
    assert b"SUMMARY:Waisak [draft]" in theirs.read_bytes()


def test_refusals_are_one_sentence(run: Run, tmp_path: Path) -> None:
    assert "There is no file" in run("calendar", "import", str(tmp_path / "none.ics")).err
    assert "is none of" in run("calendar", "export", "-o", "x.ics", "--what", "parties").err
    assert "no day is between them" in run("calendar", "export", "-o", "x.ics", "--from", "2012", "--until", "2011").err
    assert "There is no calendar" in run("calendar", "export", "--calendar", "None", "-o", "x.ics").err
    assert "is not a format" in run("calendar", "export", "-o", "x.pdf").err
