"""The tracker in calendars: read back by icalendar and by khal, in Jakarta and in Montana."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event, Todo

from secretariat.actions.lifecycle import begin_actions, drop_actions, finish_actions, log_progress
from secretariat.actions.operations import edit_action
from secretariat.actions.papers import tracker
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.meetings.series_operations import add_series
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from tests.actions.made import make
from tests.completeness import lacking

ZONES = ("Asia/Jakarta", "America/Denver")
_READ = """
import json, sys
from icalendar import Calendar
found = Calendar.from_ical(sys.stdin.buffer.read())
keys = ("DTSTART", "DTEND", "DUE")
told = [[one["UID"], str(one["SUMMARY"]), *(str(one.decoded(key)) if key in one else "" for key in keys)]
        for one in found.walk() if one.name in ("VTODO", "VEVENT")]
print(json.dumps(told))
"""


@pytest.fixture
def dated(reference: Record) -> Record:
    """Actions with dates of every precision."""
    make(reference, "Sign on the day", "29 July 2011", lead="SMBA", priority="high", tags="ovop training")
    make(reference, "Answer in July", "July 2011", remind="2 weeks", counterpart="KR", note="seen [draft]")
    make(reference, "Plan the year", "2015", target="100 SMEs")
    make(reference, "Some day")
    make(reference, "Go on", "ongoing")
    make(reference, "Third quarter", "Q3 2012")
    return reference


def written(record: Record, words: str = "") -> bytes:
    return tracker(record, ListQuery(words=words), ".ics")[0]


def to_dos(data: bytes) -> dict[str, Todo]:
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(data).walk("VTODO")}


def events(data: bytes) -> dict[str, Event]:
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def test_a_day_is_a_day_and_a_month_is_the_whole_month(dated: Record) -> None:
    shown = events(written(dated))
    days = {name: (one.decoded("DTSTART"), one.decoded("DTEND")) for name, one in shown.items()}
    assert days == {
        "Sign on the day": (date(2011, 7, 29), date(2011, 7, 30)),
        "Answer in July": (date(2011, 7, 1), date(2011, 8, 1)),
        "Plan the year": (date(2015, 1, 1), date(2016, 1, 1)),
        "Third quarter": (date(2012, 7, 1), date(2012, 10, 1)),
    }


def test_what_is_due_by_the_end_of_a_year_is_the_whole_year_and_by_a_day_that_day(reference: Record) -> None:
    make(reference, "By the end of the year", "end of 2020")
    make(reference, "By a day", "by 30 September 2011")
    data = written(reference)
    days = {name: (one.decoded("DTSTART"), one.decoded("DTEND")) for name, one in events(data).items()}
    assert days == {
        "By the end of the year": (date(2020, 1, 1), date(2021, 1, 1)),
        "By a day": (date(2011, 9, 30), date(2011, 10, 1)),
    }
    assert to_dos(data)["By the end of the year"].decoded("DUE") == date(2020, 12, 31)


def test_before_a_meeting_of_which_only_the_month_is_known_is_that_month_and_no_day(reference: Record) -> None:
    def day(text: str) -> PartialDate:
        return parse_date(text, today=reference.today)

    add_series(reference, code="SERIES", name="Series", level="ministerial")
    add_meeting(reference, title="First", ref="M-1", level="ministerial", series="SERIES", dates=day("20 May 2011"))
    make(reference, "Report [/draft]", "before the next meeting", meeting="M-1")
    assert not events(written(reference))
    add_meeting(reference, title="Second", ref="M-2", level="ministerial", series="SERIES", dates=day("September 2013"))
    (shown,) = events(written(reference)).values()
    assert (shown.decoded("DTSTART"), shown.decoded("DTEND")) == (date(2013, 9, 1), date(2013, 10, 1))
    (task,) = to_dos(written(reference)).values()
    assert (task.decoded("DTSTART"), task.decoded("DUE")) == (date(2013, 9, 1), date(2013, 9, 30))
    edit_meeting(reference, "M-2", dates=day("13-14 September 2013"))
    (shown,) = events(written(reference)).values()
    assert (shown.decoded("DTSTART"), shown.decoded("DTEND")) == (date(2013, 9, 12), date(2013, 9, 13))


def test_every_open_action_is_to_be_done_by_its_last_day_or_without_one(dated: Record) -> None:
    due = {name: one.decoded("DUE") if "DUE" in one else None for name, one in to_dos(written(dated)).items()}
    assert due == {
        "Sign on the day": date(2011, 7, 29),
        "Answer in July": date(2011, 7, 31),
        "Plan the year": date(2015, 12, 31),
        "Third quarter": date(2012, 9, 30),
        "Some day": None,
        "Go on": None,
    }


def test_a_reminder_rings_before_the_end_of_the_last_day_while_it_is_open(dated: Record) -> None:
    data = written(dated)
    (alarm,) = events(data)["Answer in July"].walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-14)
    (task,) = to_dos(data)["Answer in July"].walk("VALARM")
    assert task.decoded("TRIGGER") == timedelta(days=-13)
    assert not to_dos(data)["Sign on the day"].walk("VALARM")
    finish_actions(dated, ["A-2"], evidence="letter")
    assert not events(written(dated, "status:all"))["Answer in July"].walk("VALARM")


def test_states_progress_priority_tags_and_words_come_along(dated: Record) -> None:
    begin_actions(dated, ["A-6"])
    log_progress(dated, "A-3", 35)
    finish_actions(dated, ["A-1"], evidence="signed", on=parse_date("29 July 2011", today=dated.today))
    drop_actions(dated, ["A-2"], why="overtaken")
    shown = to_dos(written(dated, "status:all"))
    assert {name: one["STATUS"] for name, one in shown.items()} == {
        "Sign on the day": "COMPLETED",
        "Answer in July": "CANCELLED",
        "Plan the year": "IN-PROCESS",
        "Third quarter": "IN-PROCESS",
        "Some day": "NEEDS-ACTION",
        "Go on": "NEEDS-ACTION",
    }
    assert shown["Plan the year"]["PERCENT-COMPLETE"] == 35 and shown["Sign on the day"]["PERCENT-COMPLETE"] == 100
    assert shown["Sign on the day"]["PRIORITY"] == 1 and shown["Sign on the day"].categories == ["ovop", "training"]
    assert (
        "Due: 2015" in shown["Plan the year"]["DESCRIPTION"]
        and "35 of 100 SMEs" in shown["Plan the year"]["DESCRIPTION"]
    )
    assert "Note: seen [draft]" in shown["Answer in July"]["DESCRIPTION"]
    assert events(written(dated, "status:all"))["Answer in July"]["STATUS"] == "CANCELLED"


def test_a_later_file_brings_the_same_entries_up_to_date(dated: Record) -> None:
    before = written(dated)
    assert written(dated) == before
    edit_action(dated, "A-2", title="Answer in August", due=parse_date("August 2011", today=dated.today))
    old, new = to_dos(before)["Answer in July"], to_dos(written(dated))["Answer in August"]
    assert old["UID"] == new["UID"] and str(new["UID"]).startswith("A-2@")
    assert new["SEQUENCE"] > old["SEQUENCE"] and new.decoded("DTSTAMP") >= old.decoded("DTSTAMP")
    identities = [str(one["UID"]) for one in Calendar.from_ical(before).walk() if "UID" in one]
    assert len(set(identities)) == len(identities) == 10


def test_jakarta_and_montana_read_the_same_days(dated: Record) -> None:
    data = written(dated)
    told = []
    for zone in ZONES:
        environment = {**os.environ, "TZ": zone}
        command = [sys.executable, "-c", _READ]
        done = subprocess.run(command, input=data, capture_output=True, check=True, env=environment)
        told.append(json.loads(done.stdout))
    assert told[0] == told[1] and len(told[0]) == 10
    assert [row[2:4] for row in told[0] if row[1] == "Answer in July" and row[3]] == [["2011-07-01", "2011-08-01"]]


@pytest.mark.parametrize("zone", ZONES)
def test_another_calendar_program_shows_them_on_the_same_days(dated: Record, tmp_path: Path, zone: str) -> None:
    if shutil.which("khal") is None:
        lacking("khal is not installed here: apt-get install khal")
    home = tmp_path / "khal"
    (home / "calendar").mkdir(parents=True)
    settings = home / "config"
    settings.write_text(
        f"[calendars]\n[[office]]\npath = {home / 'calendar'}\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {home / 'khal.db'}\n"
    )
    (home / "tracker.ics").write_bytes(written(dated))
    environment = {**os.environ, "HOME": str(home), "TZ": zone, "LC_ALL": "C.UTF-8"}

    def khal(*words: str) -> str:
        command = ["khal", "-c", str(settings), *words]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    khal("import", "--batch", str(home / "tracker.ics"))
    form = ("--format", "{title}|{start-date}|{end-date}", "--day-format", "")
    july = {line for line in khal("list", *form, "2011-07-01", "31d").splitlines() if "|" in line}
    assert july == {"Sign on the day|2011-07-29|2011-07-29", "Answer in July|2011-07-01|2011-07-31"}
    assert "Answer in July" not in khal("list", *form, "2011-08-01", "1d")
