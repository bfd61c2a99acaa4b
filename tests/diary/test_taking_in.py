"""Calendar files that come in: brought up to date by UID and sequence number, in one act; what is broken is told."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest

from secretariat.diary.export import calendar_out
from secretariat.diary.operations import import_calendar, preview_import, remove_calendar
from secretariat.diary.planning import Change, Plan
from secretariat.diary.queries import calendar_names, entries_on, entries_window, entry_detail, kept_texts
from secretariat.diary.reading import CalendarLimits, read_calendar
from secretariat.diary.taking import description_of, take_entry
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound, Refused

ENTRY = "BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nDTSTAMP:{stamp}\n{lines}\nEND:VEVENT\n"
HOSTILE = "[/draft] \x1b]52;c;AAAA\x07 林聖忠 محمد"


def entry(lines: str, *, uid: str = "one", sequence: int = 0, stamp: str = "20110101T000000Z") -> str:
    return ENTRY.format(uid=uid, sequence=sequence, stamp=stamp, lines=lines)


def taken(record: Record, folder: Path, *entries: str, name: str = "Cal", head: str = "") -> Plan:
    path = folder / "given.ics"
    path.write_text("BEGIN:VCALENDAR\nVERSION:2.0\n" + head + "".join(entries) + "END:VCALENDAR\n")
    return import_calendar(record, read_calendar(path), name)


def counts(plan: Plan) -> dict[str, int]:
    return {change.value: plan.count(change) for change in Change if plan.count(change)}


def titles(record: Record) -> list[str]:
    window = entries_window(record, ListQuery())
    return [row.title for row in window.rows(0, window.count())]


def test_a_higher_sequence_or_another_text_wins_and_a_lower_one_is_left(reference: Record, tmp_path: Path) -> None:
    day = "DTSTART;VALUE=DATE:20110520\nSUMMARY:{title}"
    assert counts(taken(reference, tmp_path, entry(day.format(title="First"), sequence=3))) == {"new": 1}
    again = entry(day.format(title="First"), sequence=3, stamp="20120101T000000Z")
    assert counts(taken(reference, tmp_path, again)) == {"unchanged": 1}, "a stamp alone changes nothing"
    assert counts(taken(reference, tmp_path, entry(day.format(title="Second"), sequence=3))) == {"changed": 1}
    assert counts(taken(reference, tmp_path, entry(day.format(title="Old"), sequence=2))) == {
        "older than what is kept": 1
    }
    assert titles(reference) == ["Second"]
    assert counts(taken(reference, tmp_path, entry(day.format(title="Third"), sequence=4))) == {"changed": 1}
    assert titles(reference) == ["Third"] and entry_detail(reference, "E-1").sequence == 4


def test_one_undo_takes_back_a_whole_calendar(reference: Record, tmp_path: Path) -> None:
    many = [entry(f"DTSTART;VALUE=DATE:201105{at:02}\nSUMMARY:{at}", uid=str(at)) for at in range(1, 29)]
    taken(reference, tmp_path, *many)
    assert calendar_names(reference) == [("Cal", 28)]
    reference.undo()
    assert calendar_names(reference) == []
    taken(reference, tmp_path, *many)
    assert remove_calendar(reference, "Cal") == 28
    with pytest.raises(NotFound):
        remove_calendar(reference, "Cal")
    reference.undo()
    assert calendar_names(reference) == [("Cal", 28)]


def test_what_is_in_the_file_no_more_stays_and_is_counted(reference: Record, tmp_path: Path) -> None:
    taken(reference, tmp_path, entry("DTSTART:20110520T090000Z", uid="a"), entry("DTSTART:20110520T090000Z", uid="b"))
    plan = taken(reference, tmp_path, entry("DTSTART:20110520T090000Z", uid="a"))
    assert (plan.missing, counts(plan)) == (1, {"unchanged": 1})


def test_an_occurrence_that_was_changed_stands_where_it_was_moved(reference: Record, tmp_path: Path) -> None:
    weekly = entry("DTSTART:20110502T020000Z\nDTEND:20110502T030000Z\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Weekly")
    moved = entry("RECURRENCE-ID:20110509T020000Z\nDTSTART:20110510T020000Z\nSUMMARY:Moved")
    taken(reference, tmp_path, weekly, moved)
    found = entries_on(reference, date(2011, 5, 1), date(2011, 5, 31))
    assert [(one.when.first_day.day, one.when.title, one.entry.ref) for one in found] == [
        (2, "Weekly", "E-1"),
        (10, "Moved", "E-2"),
        (16, "Weekly", "E-1"),
        (23, "Weekly", "E-1"),
    ]


def test_exceptions_further_dates_and_local_time_are_followed(reference: Record, tmp_path: Path) -> None:
    lines = (
        "DTSTART:20110501T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20110504T090000\n"
        "EXDATE:20110502T090000\nRDATE:20110510T140000\nSUMMARY:Floating"
    )
    taken(reference, tmp_path, entry(lines))
    found = entries_on(reference, date(2011, 5, 1), date(2011, 5, 31))
    assert [str(one.when.starts) for one in found] == [
        "2011-05-01 09:00:00",
        "2011-05-03 09:00:00",
        "2011-05-04 09:00:00",
        "2011-05-10 14:00:00",
    ]
    kept = entry_detail(reference, "E-1")
    assert (kept.zone, kept.first_day, kept.last_day) == ("", date(2011, 5, 1), date(2011, 5, 10))


ZONE = """BEGIN:VTIMEZONE
TZID:Our clocks
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""


def test_two_files_that_mean_different_clocks_by_one_name_keep_their_own(reference: Record, tmp_path: Path) -> None:
    for uid, offset in (("a", "+0530"), ("b", "-0300")):
        one = entry("DTSTART;TZID=Our clocks:20110520T120000\nSUMMARY:Noon", uid=uid)
        taken(reference, tmp_path, one, head=ZONE.format(offset=offset))
    assert [str(entry_detail(reference, ref).starts) for ref in ("E-1", "E-2")] == [
        "2011-05-20 06:30:00+00:00",
        "2011-05-20 15:00:00+00:00",
    ]
    path = tmp_path / "out.ics"
    path.write_bytes(calendar_out(kept_texts(reference, "Cal"), "Cal"))
    again = read_calendar(path)
    assert [str(one.values["starts"]) for one in again.entries] == [
        "2011-05-20 06:30:00+00:00",
        "2011-05-20 15:00:00+00:00",
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31",
    ],
)
def test_a_rule_that_never_ends_to_be_followed_is_told_in_time(reference: Record, tmp_path: Path, rule: str) -> None:
    before = time.monotonic()
    good = entry("DTSTART;VALUE=DATE:20110520\nSUMMARY:Good", uid="good")
    plan = taken(reference, tmp_path, entry(f"DTSTART:20110520T090000Z\nRRULE:{rule}\nSUMMARY:Endless"), good)
    assert time.monotonic() - before < 30
    (refused,) = plan.refused
    assert refused.title == "Endless" and "takes too long to follow" in refused.why
    assert titles(reference) == ["Good"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "is no calendar file"),
        (b"<html></html>", "is no calendar file"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n", "breaks off"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR\n", "is damaged"),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "given.ics"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_calendar(path)
    assert said in refused.value.message and "\n" not in refused.value.message


def test_files_that_are_not_there_or_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_calendar(tmp_path / "none.ics")
    with pytest.raises(Refused, match="folder"):
        read_calendar(tmp_path)
    path = tmp_path / "given.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\n" + b"X:1\n" * 100)
    with pytest.raises(Refused, match="Divide it by year"):
        read_calendar(path, CalendarLimits(bytes=100))
    many = "".join(entry("DTSTART;VALUE=DATE:20110520", uid=str(at)) for at in range(4))
    path.write_text(f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n")
    with pytest.raises(Refused, match="more than 3 entries"):
        read_calendar(path, CalendarLimits(entries=3))


def test_control_characters_are_shown_and_never_kept(reference: Record, tmp_path: Path) -> None:
    taken(reference, tmp_path, entry(f"DTSTART;VALUE=DATE:20110520\nSUMMARY:{HOSTILE}"))
    (title,) = titles(reference)
    assert title.startswith("[/draft]") and "\x1b" not in title and "林聖忠 محمد" in title


def test_the_same_entry_twice_in_a_file_is_told_and_the_newest_taken(reference: Record, tmp_path: Path) -> None:
    day = "DTSTART;VALUE=DATE:20110520\nSUMMARY:"
    plan = taken(reference, tmp_path, entry(day + "New", sequence=2), entry(day + "Old", sequence=1))
    assert titles(reference) == ["New"] and "says the same entry again" in plan.refused[0].why


def test_an_entry_becomes_a_meeting_once(reference: Record, tmp_path: Path) -> None:
    lines = (
        "DTSTART;TZID=Asia/Tokyo:20110520T090000\nDTEND;TZID=Asia/Tokyo:20110521T170000\nSUMMARY:Seminar\nLOCATION:Gifu"
    )
    taken(reference, tmp_path, entry(lines))
    with pytest.raises(Refused, match="Level is needed"):
        take_entry(reference, "E-1")
    made = take_entry(reference, "E-1", level="working level")
    assert (made.title, made.row.dates, made.row.place, made.row.timezone) == (
        "Seminar",
        "2011-05-20/2011-05-21",
        "Gifu",
        "Asia/Tokyo",
    )
    assert entry_detail(reference, "seminar").meeting == made.ref
    with pytest.raises(Refused, match="is a meeting already"):
        take_entry(reference, "E-1", level="working level")
    reference.undo()
    assert entry_detail(reference, "E-1").meeting == ""


def test_of_what_recurs_one_says_which_day_becomes_a_meeting(reference: Record, tmp_path: Path) -> None:
    taken(reference, tmp_path, entry("DTSTART;VALUE=DATE:20110520\nRRULE:FREQ=MONTHLY\nSUMMARY:Monthly"))
    with pytest.raises(Refused, match="say which with --on"):
        take_entry(reference, "E-1", level="working level")
    with pytest.raises(Refused, match="does not come on"):
        take_entry(reference, "E-1", level="working level", on=date(2011, 6, 21))
    assert take_entry(reference, "E-1", level="working level", on=date(2011, 6, 20)).row.dates == "2011-06-20"


def test_a_preview_changes_nothing(reference: Record, tmp_path: Path) -> None:
    path = tmp_path / "given.ics"
    path.write_text("BEGIN:VCALENDAR\n" + entry("DTSTART;VALUE=DATE:20110520") + "END:VCALENDAR\n")
    assert preview_import(reference, read_calendar(path)).calendar == "given"
    assert titles(reference) == []


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231"])
def test_what_ends_on_the_last_day_there_is_comes_without_end(reference: Record, tmp_path: Path, until: str) -> None:
    begins = "DTSTART;VALUE=DATE:20110520" if len(until) == 8 else "DTSTART:20110520T090000Z"
    plan = taken(reference, tmp_path, entry(f"{begins}\nRRULE:FREQ=WEEKLY;UNTIL={until}\nSUMMARY:Weekly"))
    assert (counts(plan), plan.refused) == ({"new": 1}, ())
    assert len(entries_on(reference, date(2050, 1, 1), date(2050, 1, 31))) in (4, 5)


def test_a_pipe_is_no_calendar_file_and_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ics"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="a folder or a device"):
        read_calendar(pipe)


def test_a_folder_of_time_zones_is_refused_without_telling_where_it_lies(reference: Record, tmp_path: Path) -> None:
    plan = taken(reference, tmp_path, entry("DTSTART;TZID=America:20110520T090000\nSUMMARY:Where"))
    assert [one.why for one in plan.refused] == ["its time zone “America” is none"]


def test_a_time_zone_made_to_be_large_is_not_written_out_for_every_entry(tmp_path: Path) -> None:
    """Half a megabyte of zone, named by twenty thousand entries, would be ten gigabytes."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Mine\n"
        + "COMMENT:a\n" * 10
        + "X-PAD:"
        + "a" * 50_000
        + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
    )
    zone += "TZOFFSETFROM:+0700\nTZOFFSETTO:+0700\nEND:STANDARD\nEND:VTIMEZONE\n"
    days = "".join(entry("DTSTART;TZID=Mine:20110520T090000", uid=str(at)) for at in range(20))
    path = tmp_path / "large.ics"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{zone}{days}END:VCALENDAR\n")
    assert len(read_calendar(path).entries) == 20
    with pytest.raises(Refused, match="needs more memory or time"):
        read_calendar(path, CalendarLimits(kept=500_000))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("DTSTART:20111345", "when it begins can't be understood: “20111345”"),
        ("DTSTART:20110520T090000Z\nDTEND:tomorrow [draft]", "when it ends can't be understood: “tomorrow [draft]”"),
        ("DTSTART:20110520T090000Z\nRRULE:FREQ=SOMETIMES", "when it comes again can't be understood: “FREQ=SOMETIMES”"),
        ("DTSTART:20110520T090000Z\nDTEND:20110520T100000Z\nDURATION:PT1H", "it says more than once when it begins"),
        (
            "DTSTART:20110520T090000Z\nDTSTART:20110521T090000Z",
            "it says more than once when it begins, or when it ends",
        ),
        ("DTSTART;VALUE=DATE:20110520\nDTEND:20110521T090000Z", "one of its beginning and its end is a whole day"),
        ("DTSTART:20110520T090000Z\ngarbage here", "a line of it can't be understood: “garbage here”"),
    ],
)
def test_why_an_entry_is_refused_is_said_in_words_a_person_knows(
    reference: Record, tmp_path: Path, lines: str, said: str
) -> None:
    plan = taken(reference, tmp_path, entry(lines))
    assert [one.why[: len(said)] for one in plan.refused] == [said] and not plan.entries


def test_a_description_is_read_whatever_stands_before_it(reference: Record, tmp_path: Path) -> None:
    lines = 'DTSTART;VALUE=DATE:20110520\nSUMMARY:Seminar\nDESCRIPTION;ALTREP="cid:part1@example":Bring: [papers]'
    taken(reference, tmp_path, entry(lines))
    assert description_of(entry_detail(reference, "E-1").component) == "Bring: [papers]"
