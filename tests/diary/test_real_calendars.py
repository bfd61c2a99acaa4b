"""Real calendar files go in and out with the same occurrences; broken ones get a clear word."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from secretariat.diary.export import calendar_out
from secretariat.diary.operations import import_calendar, preview_import
from secretariat.diary.planning import Change
from secretariat.diary.queries import entries_on, kept_texts
from secretariat.diary.reading import ReadCalendar, ReadEntry, read_calendar
from secretariat.record.record import Record
from secretariat.values.refusal import Refused

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
KINDS = ["VEVENT", "VTODO", "VJOURNAL"]
ABSENT = "the files of other people's calendars are not beside this checkout"
pytestmark = pytest.mark.filterwarnings("ignore")


def files(*folders: str) -> list[Any]:
    found = [path for folder in folders for path in sorted((DATA / folder).glob("*.ics"))]
    return [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in found] or [
        pytest.param(None, marks=pytest.mark.skip(reason=ABSENT))
    ]


VALID = files("agendas/ics-valid", "agendas/ics-ietf")
BROKEN = files("hostile/ics-invalid", "hostile/ics-libical")

# A time zone without a name, which no reader can do anything with: here it is local time, as Outlook shows it.
NAMELESS = {"blankTzid.ics"}


def said(components: Iterator[Component]) -> set[tuple[str, str, str, str, str]]:
    return {
        (
            str(one.name),
            str(one.get("UID", "")),
            str(one.start),
            str(one.end),
            str(one.get("SUMMARY", "")),
        )
        for one in components
    }


def occurrences(data: bytes, windows: list[tuple[date, date]]) -> set[tuple[str, str, str, str, str]]:
    """Every occurrence in some days, as a reader that is not ours has them."""
    found: set[tuple[str, str, str, str, str]] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for calendar in Calendar.from_ical(data, multiple=True):
            # What has neither a beginning nor a due date occurs on no day.
            whole = [one for one in calendar.subcomponents if one.name not in KINDS or {"DTSTART", "DUE"} & one.keys()]
            calendar.subcomponents = whole
            query = recurring_ical_events.of(calendar, components=KINDS)
            for first, last in windows:
                found |= said(query.between(first, last))
    return found


def windows(data: bytes) -> list[tuple[date, date]]:
    """Two years from the first entry on, and two later years; of a file with a thousand entries a year and a month."""
    days = []
    for calendar in Calendar.from_ical(data, multiple=True):
        for one in calendar.walk():
            if one.name in KINDS and "DTSTART" in one:
                at = one["DTSTART"].dt
                days.append(at.date() if isinstance(at, datetime) else at)
    year = max(min(days).year, 1900) if days else 2005
    if len(data) > 60_000:
        return [(date(year, 1, 1), date(year, 12, 31)), (date(2024, 2, 15), date(2024, 3, 15))]
    return [(date(year, 1, 1), date(year + 1, 12, 31)), (date(2024, 1, 1), date(2025, 6, 30))]


@pytest.mark.parametrize("path", VALID)
def test_a_valid_file_goes_in_and_out_with_the_same_occurrences(reference: Record, path: Path) -> None:
    original = path.read_bytes()
    read = read_calendar(path)
    plan = import_calendar(reference, read, "Test")
    assert not [one for one in read.refused if "again" not in one.why], "all that is valid is taken in"
    assert plan.count(Change.NEW) == len(read.entries)
    out = calendar_out(kept_texts(reference, "Test"), "Test")
    if path.name in NAMELESS:
        assert b"DTSTART;TZID=:20150826T090000" in out
        return
    days = windows(original)
    wanted, found = occurrences(original, days), occurrences(out, days)
    if read.refused:  # the file says an entry twice; the newest of them goes out
        assert found <= wanted and (found or not read.entries)
    else:
        without_uid = {(kind, *rest) for kind, _uid, *rest in wanted}
        assert {(kind, *rest) for kind, _uid, *rest in found} == without_uid
    assert preview_import(reference, read, "Test").count(Change.UNCHANGED) == len(read.entries)


def plain_rules(read: ReadCalendar) -> list[ReadEntry]:
    """The entries of whole days that recur by a rule, and by nothing else."""
    uids = [one.uid for one in read.entries]
    return [
        one
        for one in read.entries
        if one.values["whole_days"]
        and one.values["rule"].startswith("FREQ")
        and not any(f"\n{name}" in one.values["component"] for name in ("EXDATE", "RDATE"))
        and uids.count(one.uid) == 1
    ]


@pytest.mark.skipif(not DATA.exists(), reason=ABSENT)
def test_what_is_shown_is_what_dateutil_works_out(reference: Record) -> None:
    """By another eye than the one that shows it: the rules of entries with nothing else."""
    tried = 0
    for name in ("lotr", "mathBirthdays", "friday13", "US32Holidays", "Christian32Holidays", "google_aus_holidays"):
        path = DATA / "agendas" / "ics-valid" / f"{name}.ics"
        if not path.exists():
            continue
        read = read_calendar(path)
        import_calendar(reference, read, name)
        shown: dict[str, set[date]] = {}
        years = (2004, 2005 if name == "mathBirthdays" else 2012)
        for each in entries_on(reference, date(years[0], 1, 1), date(years[1], 12, 31)):
            shown.setdefault(each.entry.uid, set()).add(each.when.first_day)
        for one in plain_rules(read)[:60]:
            begins = datetime.combine(one.values["first_day"], datetime.min.time())
            rule = rrulestr(one.values["rule"], dtstart=begins)
            if next(iter(rule), None) != begins:
                continue  # its first day is none of the rule's: RFC 5545 counts it, dateutil does not
            wanted = {at.date() for at in rule.between(datetime(years[0], 1, 1), datetime(years[1], 12, 31), inc=True)}
            assert shown.get(one.uid, set()) == wanted, one.title
            tried += 1
    assert tried > 60


@pytest.mark.parametrize("path", BROKEN)
def test_a_broken_file_is_shown_entry_by_entry_or_refused_in_one_sentence(reference: Record, path: Path) -> None:
    try:
        plan = preview_import(reference, read_calendar(path))
    except Refused as refused:
        assert path.name in refused.message and refused.message.endswith(".") and "\n" not in refused.message
    else:
        assert all(one.why and "Traceback" not in one.why for one in plan.refused)
        assert plan.entries or plan.refused or plan.read.others
        import_calendar(reference, plan.read, "Test")
        calendar_out(kept_texts(reference, "Test"), "Test")
