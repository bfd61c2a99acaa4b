"""Calendar files out: stable UIDs, growing sequence numbers, the clocks of the place, no days that nobody named."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from secretariat.actions.operations import add_action
from secretariat.agenda.running.operations import add_session, cancel_session
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral
from secretariat.calendar.coming_back import came_back
from secretariat.calendar.export import calendar_of
from secretariat.calendar.rows import What
from secretariat.calendar.scope import Scope
from secretariat.diary.operations import import_calendar
from secretariat.diary.planning import Change
from secretariat.diary.queries import calendar_names
from secretariat.diary.reading import read_calendar
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.partial_date import PartialDate

TODAY = date(2011, 1, 10)


def days(words: str) -> PartialDate:
    return parse_date(words, today=TODAY)


@pytest.fixture
def bali(reference: Record) -> Record:
    """Denver in May 2011, on the last night of summer time in November, and a month of which no more is known."""
    record = Record(reference.url, user="ana", today=TODAY)
    add_meeting(
        record, ref="BIG-SKY", title="Big Sky", level="ministerial", dates=days("20-21 May 2011"), place="Montana",
        timezone="America/Denver", forum="APEC",
    )  # fmt: skip
    add_session(record, "BIG-SKY", title="Opening [draft]", day="20 May 2011", starts="09:00", minutes=90, room="A")
    add_meeting(
        record, ref="NIGHT", title="Night", level="working level", dates=days("6 Nov 2011"), timezone="America/Denver"
    )
    add_session(record, "NIGHT", title="Through the change", day="6 November 2011", starts="00:30", minutes=180)
    add_meeting(record, ref="SOME-DAY", title="Some day", level="working level", dates=days("September 2013"))
    add_action(record, title="Answer", due=days("July 2011"), meeting="BIG-SKY")
    return record


EVERYTHING = Scope()


def components(record: Record, scope: Scope = EVERYTHING) -> dict[str, Any]:
    found = Calendar.from_ical(calendar_of(record, scope).data)
    return {str(one["UID"]).partition("@")[0]: one for one in found.walk() if "UID" in one}


def test_the_same_record_gives_the_same_bytes_and_uids_are_references(bali: Record) -> None:
    assert calendar_of(bali, Scope()).data == calendar_of(bali, Scope()).data
    assert set(components(bali)) == {"BIG-SKY", "S-1", "NIGHT", "S-2", "SOME-DAY", "A-1", "A-1-due"}
    uids = {str(one["UID"]).partition("@")[2] for one in components(bali).values()}
    assert len(uids) == 1 and uids.pop().endswith(".secretariat")


def test_meetings_are_whole_days_and_sessions_hours_of_the_place(bali: Record) -> None:
    found = components(bali)
    big_sky, opening = found["BIG-SKY"], found["S-1"]
    assert (big_sky.decoded("DTSTART"), big_sky.decoded("DTEND")) == (date(2011, 5, 20), date(2011, 5, 22))
    assert opening["DTSTART"].params["TZID"] == "America/Denver"
    assert opening["DTSTART"].to_ical() == b"20110520T090000"
    assert opening.decoded("DTEND").astimezone(UTC) == datetime(2011, 5, 20, 16, 30, tzinfo=UTC)
    assert str(opening["SUMMARY"]) == "Opening [draft]" and str(opening["LOCATION"]) == "A, Montana"


def test_the_hours_are_right_on_the_night_the_clocks_change(bali: Record) -> None:
    """From 00:30 in summer time, three hours are until 02:30 in winter time; the file has the zone's own rules."""
    night = components(bali)["S-2"]
    starts, ends = (night.decoded(key).astimezone(UTC) for key in ("DTSTART", "DTEND"))
    assert (starts, ends) == (datetime(2011, 11, 6, 6, 30, tzinfo=UTC), datetime(2011, 11, 6, 9, 30, tzinfo=UTC))
    assert night["DTEND"].to_ical() == b"20111106T023000"
    assert calendar_of(bali, Scope()).data.count(b"BEGIN:VTIMEZONE") == 1


def test_a_meeting_known_to_the_month_has_no_day_in_the_file(bali: Record) -> None:
    """A note without a date: no calendar shows it on days that nobody named."""
    one = components(bali)["SOME-DAY"]
    assert one.name == "VJOURNAL" and "DTSTART" not in one and "September 2013" in str(one["DESCRIPTION"])
    assert calendar_of(bali, Scope()).undated == 1


def test_the_sequence_grows_with_every_change_and_with_the_meeting_it_hangs_on(bali: Record) -> None:
    before = {key: int(one["SEQUENCE"]) for key, one in components(bali).items()}
    edit_meeting(bali, "BIG-SKY", place="Bozeman")
    after = {key: int(one["SEQUENCE"]) for key, one in components(bali).items()}
    assert after["BIG-SKY"] > before["BIG-SKY"] and after["S-1"] > before["S-1"]
    assert after["NIGHT"] == before["NIGHT"] and after["S-2"] == before["S-2"]
    bali.undo()
    again = {key: int(one["SEQUENCE"]) for key, one in components(bali).items()}
    assert again["BIG-SKY"] > after["BIG-SKY"], "an undo is a change too, so that the calendar goes back"


def test_the_sequence_grows_too_when_a_meeting_leaves_the_margins_of_another(bali: Record) -> None:
    edit_meeting(bali, "NIGHT", in_margins_of="BIG-SKY")
    for place in ("Bozeman", "Big Sky", "Montana"):
        edit_meeting(bali, "BIG-SKY", place=place)
    within = int(components(bali)["NIGHT"]["SEQUENCE"])
    edit_meeting(bali, "NIGHT", in_margins_of=None)
    assert int(components(bali)["NIGHT"]["SEQUENCE"]) > within


def test_what_is_cancelled_stays_in_the_file_as_cancelled(bali: Record) -> None:
    cancel_session(bali, "S-2")
    change_status(bali, ["BIG-SKY"], "cancelled")
    found = components(bali)
    assert {key: str(found[key]["STATUS"]) for key in ("BIG-SKY", "S-1", "S-2", "NIGHT")} == {
        "BIG-SKY": "CANCELLED",
        "S-1": "CANCELLED",
        "S-2": "CANCELLED",
        "NIGHT": "TENTATIVE",
    }


def test_bilaterals_are_told_in_the_clocks_of_the_meeting_they_are_in_the_margins_of(bali: Record) -> None:
    request_bilateral(bali, "BIG-SKY", "ID", "KR")
    edit_bilateral(bali, "BIG-SKY/ID-KR", starts="20 May 2011 14:00", ends="14:30", room="B")
    one = components(bali, Scope(what=(What.BILATERALS,)))["BIG-SKY/ID-KR"]
    assert one["DTSTART"].to_ical() == b"20110520T140000" and one["DTSTART"].params["TZID"] == "America/Denver"


def test_a_scope_narrows_to_a_meeting_a_forum_days_and_kinds(bali: Record) -> None:
    assert set(components(bali, Scope(meeting="BIG-SKY"))) == {"BIG-SKY", "S-1", "A-1", "A-1-due"}
    assert set(components(bali, Scope(forum="APEC", what=(What.MEETINGS,)))) == {"BIG-SKY"}
    late = Scope(first=date(2011, 11, 1), last=date(2011, 11, 30))
    assert set(components(bali, late)) == {"NIGHT", "S-2"}


def test_our_own_file_coming_back_doubles_nothing_and_differences_are_told(bali: Record, tmp_path: Path) -> None:
    path = tmp_path / "ours.ics"
    data = calendar_of(bali, Scope()).data
    path.write_bytes(data.replace(b"America/Denver:20110520T090000", b"America/Denver:20110520T093000"))
    plan = import_calendar(bali, read_calendar(path))
    assert plan.count(Change.OWN) == len(plan.entries) == 7 and calendar_names(bali) == []
    differs = {one.ref: one.differs for one in came_back(bali, plan.own) if one.differs}
    assert list(differs) == ["S-1"]
    assert "15:30 UTC" in differs["S-1"] and "15:00 UTC" in differs["S-1"]


@pytest.mark.skipif(shutil.which("khal") is None, reason="khal, another calendar program, is not installed")
def test_another_calendar_program_reads_it(bali: Record, tmp_path: Path) -> None:
    """In Jakarta, the opening at 09:00 in Montana is at 22:00."""
    (tmp_path / "calendar").mkdir()
    settings = tmp_path / "config"
    settings.write_text(
        f"[calendars]\n[[office]]\npath = {tmp_path / 'calendar'}\n"
        "[locale]\nlocal_timezone = Asia/Jakarta\ndefault_timezone = Asia/Jakarta\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    (tmp_path / "ours.ics").write_bytes(calendar_of(bali, Scope(what=(What.MEETINGS, What.SESSIONS))).data)
    environment = {**os.environ, "HOME": str(tmp_path), "TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8"}

    def khal(*words: str) -> str:
        command = ["khal", "-c", str(settings), *words]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=True)
        return done.stdout

    khal("import", "--batch", str(tmp_path / "ours.ics"))
    form = ("--format", "{title}|{start-long}", "--day-format", "")
    shown = {line for line in khal("list", *form, "2011-05-20", "1d").splitlines() if "|" in line}
    assert shown == {"Big Sky|2011-05-20", "Opening [draft]|2011-05-20 22:00"}
    assert "Some day" not in khal("list", *form, "2013-09-01", "30d")
