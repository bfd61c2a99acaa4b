"""Schedules of other programs and sheets become sessions and items; taken in again, they are brought up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from secretariat.agenda.intake.operations import ScheduleRefused, hint_for, import_schedule, preview_schedule
from secretariat.agenda.intake.planning import Change, Plan
from secretariat.agenda.intake.reading import read_schedule
from secretariat.agenda.intake.schedule import DayHint, minutes_of
from secretariat.agenda.intake.words import said_words
from secretariat.agenda.operations import edit_item
from secretariat.agenda.queries import meeting_agenda
from secretariat.agenda.running.operations import edit_session
from secretariat.agenda.running.queries import programme_of, session_detail
from secretariat.agenda.running.rows import SessionRow
from secretariat.meetings.operations import add_meeting, change_status
from secretariat.meetings.rooms import rooms_of
from secretariat.record.check import check
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from secretariat.values.refusal import Refused
from tests.conftest import Ran

TODAY = date(2011, 1, 10)
DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "agendas"
NOBODY = DayHint(None, None, TODAY)
real = pytest.mark.skipif(not DATA.exists(), reason="other people's schedules are not beside this checkout")

XML = """<?xml version="1.0"?>
<schedule><conference><acronym>SMEMM</acronym></conference>
<day date="2011-05-20"><room name="A">
<event guid="g1" id="1"><date>2011-05-20T09:00:00-06:00</date><start>09:00</start><duration>01:30</duration>
<title>{title}</title><track>Innovation</track><persons><person>Dong-Sun KIM (김동선)</person></persons></event>
<event guid="g2" id="2"><date>2011-05-20T10:30:00-06:00</date><duration>00:30</duration>
<title>Coffee break</title></event>
</room><room name="B">
<event guid="g3" id="3"><date>2011-05-20T{clock}:00-06:00</date><duration>00:45</duration>
<title>Side event</title></event>
</room></day></schedule>"""


@pytest.fixture
def meeting(reference: Record) -> Record:
    record = Record(reference.url, user="ana", today=TODAY)
    add_meeting(
        record, ref="M", title="Big Sky", level="ministerial", timezone="America/Denver",
        dates=parse_date("20-21 May 2011", today=TODAY),
    )  # fmt: skip
    return record


def xml(folder: Path, *, title: str = "Opening [/draft] 林聖忠", clock: str = "09:00") -> Path:
    path = folder / "given.xml"
    path.write_text(XML.format(title=title, clock=clock), encoding="utf-8")
    return path


def taken(record: Record, path: Path, **options: bool) -> Plan:
    return import_schedule(record, "M", read_schedule(path, hint_for(record, "M")), **options)


def counts(plan: Plan) -> dict[str, int]:
    return {change.value: plan.count(change) for change in Change if plan.count(change)}


def programme(record: Record) -> list[tuple[str, str, str]]:
    zone = programme_of(record, "M").meeting.zone
    rows = [one.row for one in programme_of(record, "M").sessions]
    return [(row.title, f"{row.starts.astimezone(zone):%d %H:%M}" if row.starts else "", row.room) for row in rows]


def test_a_schedule_becomes_sessions_rooms_and_items_in_one_act(meeting: Record, tmp_path: Path) -> None:
    assert counts(taken(meeting, xml(tmp_path))) == {"new": 3}
    assert sorted(programme(meeting)) == [
        ("Coffee break", "20 10:30", "A"),
        ("Opening [/draft] 林聖忠", "20 09:00", "A"),
        ("Side event", "20 09:00", "B"),
    ]
    assert {room.name for room in rooms_of(meeting, "M")} == {"A", "B"}
    items = [(item.title, item.minutes) for item in meeting_agenda(meeting, "M").items]
    assert items == [("Opening [/draft] 林聖忠", 90), ("Side event", 45)], "a break is no item"
    meeting.undo()
    assert programme(meeting) == [] and not meeting_agenda(meeting, "M").items and not rooms_of(meeting, "M")


def test_taken_in_again_it_is_brought_up_to_date_by_its_own_ids(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    assert counts(taken(meeting, xml(tmp_path))) == {"unchanged": 3}
    assert counts(taken(meeting, xml(tmp_path, title="Opening, renamed", clock="11:00"))) == {
        "changed": 2,
        "unchanged": 1,
    }
    assert ("Side event", "20 11:00", "B") in programme(meeting) and len(programme(meeting)) == 3
    assert [item.title for item in meeting_agenda(meeting, "M").items] == ["Opening, renamed", "Side event"]


def opening(record: Record) -> SessionRow:
    return next(one.row for one in programme_of(record, "M").sessions if one.row.room == "A" and one.row.minutes == 90)


def test_what_was_corrected_here_is_not_put_back_by_a_file_that_says_what_it_said(
    meeting: Record, tmp_path: Path
) -> None:
    taken(meeting, xml(tmp_path))
    ref = opening(meeting).ref
    edit_session(meeting, ref, title="Opening, corrected [agreed]", note="Chair: 林聖忠", starts="20 May 2011 09:15")
    item = meeting_agenda(meeting, "M").items[0]
    edit_item(meeting, item.ref, minutes=20)
    before = meeting.last_act
    assert counts(taken(meeting, xml(tmp_path))) == {"unchanged": 3} and meeting.last_act == before
    found = taken(meeting, xml(tmp_path, clock="11:00"))
    assert counts(found) == {"changed": 1, "unchanged": 2}, "only what changed in the file comes in"
    assert ("Opening, corrected [agreed]", "20 09:15", "A") in programme(meeting)
    assert session_detail(meeting, ref).note == "Chair: 林聖忠"
    assert meeting_agenda(meeting, "M").items[0].minutes == 20


def test_what_was_changed_on_both_sides_is_told_and_stays(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    edit_session(meeting, opening(meeting).ref, title="Opening, corrected")
    found = preview_schedule(meeting, "M", read_schedule(xml(tmp_path, title="Opening, theirs"), NOBODY))
    assert counts(found) == {"unchanged": 2, "conflict": 1} and found.conflicts == 1
    told = next(said_words(one, found.meeting.zone) for one in found.sessions if one.conflicts)
    assert "here it is “Opening, corrected”, in the list “Opening, theirs”. It stays." in told
    taken(meeting, xml(tmp_path, title="Opening, theirs"))
    assert ("Opening, corrected", "20 09:00", "A") in programme(meeting)


def test_an_item_that_nobody_corrected_follows_its_session(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    first, second = meeting_agenda(meeting, "M").items
    edit_item(meeting, first.ref, title="Welcome")
    taken(meeting, xml(tmp_path, title="Opening, renamed"))
    assert [item.title for item in meeting_agenda(meeting, "M").items] == ["Welcome", second.title]
    assert ("Opening, renamed", "20 09:00", "A") in programme(meeting)


def test_an_import_that_was_taken_back_is_no_ground_to_compare_with(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    taken(meeting, xml(tmp_path, title="Second"))
    meeting.undo()
    assert counts(taken(meeting, xml(tmp_path, title="Second"))) == {"changed": 1, "unchanged": 2}
    assert ("Second", "20 09:00", "A") in programme(meeting)


def test_a_preview_changes_nothing_and_other_days_are_told(meeting: Record, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("Title,Date,Start,Duration,Room\nLate,2011-06-01,09:00,1:00,A\nIn time,2011-05-20,09:00,1:00,A\n")
    found = preview_schedule(meeting, "M", read_schedule(path, NOBODY))
    assert counts(found) == {"new": 2} and programme(meeting) == []
    assert "1 session is on a day outside M" in found.remarks[0] and "2011-06-01" in found.remarks[0]


def test_a_row_that_cannot_be_taken_in_stops_all_or_is_left_out(meeting: Record, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text(
        "Judul;Tanggal;Waktu mulai;Durasi;Ruang\nBaik;2011-05-20;09.00 WIB;60;A\nBuruk;2011-05-20;pagi;60;A\n"
        "Entah;besok lusa;09:00;60;A\n"
    )
    with pytest.raises(ScheduleRefused) as refused:
        taken(meeting, path)
    assert [(one.row, one.title) for one in refused.value.plan.refused] == [(3, "Buruk"), (4, "Entah")]
    assert programme(meeting) == []
    assert counts(taken(meeting, path, skip_refused=True, items=False)) == {"new": 1}
    assert programme(meeting) == [("Baik", "19 20:00", "A")], "09.00 in Jakarta is the evening before in Denver"
    assert not meeting_agenda(meeting, "M").items


@pytest.mark.parametrize(("clock", "said"), [("02:30", "does not exist"), ("01:30", "exists twice")])
def test_a_time_that_is_not_or_is_twice_is_refused(meeting: Record, tmp_path: Path, clock: str, said: str) -> None:
    day = "2011-03-13" if clock == "02:30" else "2011-11-06"
    path = tmp_path / "given.csv"
    path.write_text(f"Title,Date,Start\nNight,{day},{clock}\n")
    found = preview_schedule(meeting, "M", read_schedule(path, NOBODY))
    assert len(found.refused) == 1 and said in found.refused[0].why


def test_a_timetable_of_indico_gives_its_contributions(meeting: Record, tmp_path: Path) -> None:
    start = {"date": "2011-05-20", "tz": "America/Denver"}
    inner = {"title": "Talk", "id": "c1", "startDate": {**start, "time": "09:00:00"}, "duration": 20.0, "room": "A",
             "presenters": [{"name": "Nguyễn Văn Hùng"}], "entryType": "Contribution"}  # fmt: skip
    whole = {"title": "Innovation", "id": "s1", "startDate": {**start, "time": "09:00:00"}, "entries": {"c1": inner}}
    lunch = {
        "title": "Lunch",
        "id": "b1",
        "startDate": {**start, "time": "12:00:00"},
        "duration": 60,
        "entryType": "Break",
    }
    path = tmp_path / "given.json"
    path.write_text(json.dumps({"results": {"137346": {"20110520": {"s1": whole, "b1": lunch}}}}))
    schedule = read_schedule(path, NOBODY)
    assert [(one.title, one.minutes, one.theme, one.speakers, one.is_break) for one in schedule.sessions] == [
        ("Talk", 20, "Innovation", ("Nguyễn Văn Hùng",), False),
        ("Lunch", 60, "", (), True),
    ]
    assert counts(taken(meeting, path)) == {"new": 2}


def indico_moment(clock: str) -> dict[str, str]:
    return {"date": "2011-05-20", "time": clock, "tz": "America/Denver"}


def indico_event(folder: Path, **lists: object) -> Path:
    """An event as ``/export/event/ID.json`` gives it, with what its level of detail adds."""
    event = {"_type": "Conference", "id": "137346", "title": "Big Sky", "timezone": "America/Denver",
             "startDate": indico_moment("08:00:00"), "endDate": indico_moment("18:00:00"), **lists}  # fmt: skip
    path = folder / "event.json"
    path.write_text(json.dumps({"count": 1, "_type": "HTTPAPIResult", "complete": True, "results": [event]}))
    return path


TALK = {
    "_type": "Contribution", "_fossil": "contributionMetadataWithSubContribs", "id": "3", "db_id": 903,
    "title": "Talk [draft]", "startDate": indico_moment("09:00:00"),
    "endDate": indico_moment("09:20:00"), "duration": 20, "room": None,
    "roomFullname": None, "location": "Lodge", "description": "<p>On&nbsp;<b>small</b> enterprises, 1 &lt; 2</p>",
    "speakers": [{"_type": "ContributionParticipation", "first_name": "Hùng", "last_name": "Nguyễn",
                  "fullName": "Hùng Nguyễn", "affiliation": "MPI"}],
    "track": None, "session": "Innovation",
    "subContributions": [{"_type": "SubContribution", "id": "1", "title": "Part", "duration": 5,
                          "speakers": [{"fullName": "林聖忠", "affiliation": ""}]}],
}  # fmt: skip


def test_an_event_of_indico_gives_its_contributions_with_their_sessions_and_parts(
    meeting: Record, tmp_path: Path
) -> None:
    slot = {
        "_type": "SessionSlot", "id": 77, "title": "Innovation: Morning", "slotTitle": "Morning", "room": "A",
        "startDate": indico_moment("09:00:00"), "endDate": indico_moment("10:30:00"), "contributions": [TALK],
        "session": {"_type": "Session", "title": "Innovation"}, "conveners": [],
    }  # fmt: skip
    empty = {**slot, "id": 78, "title": "Round table", "slotTitle": "", "startDate": indico_moment("11:00:00"),
             "endDate": indico_moment("12:15:00"), "contributions": [], "room": "",
             "conveners": [{"_type": "SlotChair", "name": "KIM Dong-Sun"}]}  # fmt: skip
    alone = {**TALK, "db_id": 904, "title": "Welcome", "startDate": indico_moment("08:30:00"), "session": None,
             "subContributions": [], "description": ""}  # fmt: skip
    waiting = {**alone, "db_id": 905, "title": "Not yet", "startDate": None, "endDate": None}
    path = indico_event(tmp_path, contributions=[alone, waiting], sessions=[slot, empty])
    found = read_schedule(path, NOBODY)
    assert found.name == "137346" and not found.refused
    assert found.remarks == ["1 contribution has no time yet and was left out."]
    assert [
        (one.key, one.title, f"{one.starts:%H:%M}", one.minutes, one.room, one.theme) for one in found.sessions
    ] == [
        ("contribution 904", "Welcome", "08:30", 20, "Lodge", ""),
        ("contribution 903", "Talk [draft]", "09:00", 20, "A", "Innovation: Morning"),
        ("session 78", "Round table", "11:00", 75, "", ""),
    ]
    assert [one.speakers for one in found.sessions] == [("Hùng Nguyễn (MPI)",)] * 2 + [("KIM Dong-Sun",)]
    assert found.sessions[1].words == "On small enterprises, 1 < 2\n- Part (5 min): 林聖忠"
    assert counts(taken(meeting, path)) == {"new": 3}


def test_an_events_timetable_and_its_contributions_are_the_same_sessions(meeting: Record, tmp_path: Path) -> None:
    entry = {"id": "c55", "uniqueId": "c55", "entryType": "Contribution", "contributionId": 903, "title": "Talk",
             "startDate": indico_moment("09:00:00"), "duration": 20.0, "room": "A"}  # fmt: skip
    path = tmp_path / "timetable.json"
    path.write_text(json.dumps({"results": {"137346": {"20110520": {"c55": entry}}}}))
    taken(meeting, path)
    found = taken(meeting, indico_event(tmp_path, contributions=[{**TALK, "room": "A"}]))
    assert counts(found) == {"changed": 1} and not found.missing and len(programme(meeting)) == 1


def test_an_event_of_indico_without_its_contributions_is_no_schedule(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="detail=sessions"):
        read_schedule(indico_event(tmp_path), NOBODY)


def test_a_calendar_file_gives_a_session_for_each_entry(meeting: Record, tmp_path: Path) -> None:
    entry = "BEGIN:VEVENT\nUID:indico-contribution-{n}@indico.example\nSUMMARY:{title}\n{lines}\nEND:VEVENT\n"
    lines = (
        "DTSTART:20110520T1{n}0000Z\nDTEND:20110520T1{n}3000Z\nLOCATION:Room A (Lodge)\nDESCRIPTION:Speakers: 林聖忠"
    )
    path = tmp_path / "event.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\n"
        + entry.format(n=5, title="Opening [/draft]", lines=lines.format(n=5))
        + entry.format(n=6, title="Coffee break", lines=lines.format(n=6))
        + entry.format(n=7, title="Off", lines=lines.format(n=7) + "\nSTATUS:CANCELLED")
        + entry.format(n=8, title="Again", lines=lines.format(n=8) + "\nRRULE:FREQ=DAILY;COUNT=2")
        + entry.format(n=9, title="All day", lines="DTSTART;VALUE=DATE:20110521")
        + "END:VCALENDAR\n"
    )
    found = read_schedule(path, NOBODY)
    assert [(one.title, one.why) for one in found.refused] == [
        ("Again", "it comes more than once; a session is held once")
    ]
    assert found.remarks == ["1 cancelled entry was left out."]
    assert counts(taken(meeting, path, skip_refused=True)) == {"new": 3}
    assert sorted(programme(meeting)) == [
        ("All day", "", ""),
        ("Coffee break", "20 10:00", "Room A (Lodge)"),
        ("Opening [/draft]", "20 09:00", "Room A (Lodge)"),
    ]
    assert [item.title for item in meeting_agenda(meeting, "M").items] == ["Opening [/draft]", "All day"]
    assert counts(taken(meeting, path, skip_refused=True)) == {"unchanged": 3}


def test_slots_of_one_session_are_one(tmp_path: Path) -> None:
    path = tmp_path / "given.md"
    path.write_text(
        "# FRIDAY 20 May {#friday}\n\n## Room: Richmond 6 - Friday\n\n| Time | Meeting Name |\n|---|---|\n"
        "| 09:00 | YANG |\n| 09:30 | YANG |\n| 10:00 | |\n| 10:30 | NOT AVAILABLE |\n| 11:00 | Other |\n"
    )
    schedule = read_schedule(path, DayHint(date(2011, 5, 20), date(2011, 5, 21), TODAY))
    assert [(one.title, str(one.starts), one.minutes, one.room) for one in schedule.sessions] == [
        ("YANG", "2011-05-20 09:00:00", 60, "Richmond 6"),
        ("Other", "2011-05-20 11:00:00", 30, "Richmond 6"),
    ]


BOMB = """<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY file SYSTEM "file:///etc/passwd">]><schedule><day date="2011-05-20"><room name="&file;"/></day></schedule>"""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", BOMB, "no XML that can be read"),
        ("a.xml", "<?xml version='1.0'?><schedule>", "no XML that can be read"),
        ("a.xml", "<?xml version='1.0'?><rss/>", "no schedule"),
        ("a.json", "{", "no JSON that can be read"),
        ("a.json", "[" * 100_000, "no JSON that can be read"),
        ("a.json", '{"schedule": 3}', "neither a schedule"),
        ("a.csv", "a,b\n1,2\n", "no table with a column of titles"),
        ("a.json", '{"schedule": {"conference": {"days": []}}}', "has no sessions"),
    ],
)
def test_what_is_no_schedule_is_refused_in_one_sentence(tmp_path: Path, name: str, content: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(Refused) as refused:
        read_schedule(path, NOBODY)
    assert said in refused.value.message and "root:" not in refused.value.message


def test_a_meeting_without_a_time_zone_takes_no_schedule(reference: Record, tmp_path: Path) -> None:
    add_meeting(reference, ref="M", title="Somewhere", level="ministerial")
    with pytest.raises(Refused, match="has no time zone yet"):
        taken(reference, xml(tmp_path))


def test_a_closed_meeting_takes_no_schedule_and_the_preview_says_so_too(meeting: Record, tmp_path: Path) -> None:
    schedule = read_schedule(xml(tmp_path), hint_for(meeting, "M"))
    for status in ("confirmed", "in session", "concluded", "closed"):
        change_status(meeting, ["M"], status)
    for take_in in (preview_schedule, import_schedule):
        with pytest.raises(Refused, match=r"M is closed.*opens it again"):
            take_in(meeting, "M", schedule)
    assert programme(meeting) == []


@pytest.mark.parametrize(
    ("text", "minutes"), [("00:30", 30), ("1:30", 90), ("45", 45), ("90 min", 90), ("soon", None), ("1:75", None)]
)
def test_lengths_are_read_as_schedules_write_them(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@real
@pytest.mark.parametrize(
    ("name", "sessions", "first"),
    [
        ("31c3-schedule.xml", 138, date(2014, 12, 27)),
        ("schedule-json/frab-camp2019.json", 79, date(2019, 8, 21)),
        ("schedule-json/pretalx-democon.json", 36, date(2020, 12, 14)),
        ("schedule-example.xlsx", 13, date(2016, 10, 27)),
        ("schedule-example.ods", 13, date(2016, 10, 27)),
        ("gpn11.csv", 29, date(2011, 6, 23)),
        ("indonesia-campaign-events-2014.csv", 92, date(2014, 3, 12)),
        ("ietf-sidemeetings/118.md", 40, date(2023, 11, 6)),
        ("ietf-sidemeetings/115.md", 48, date(2022, 11, 7)),
    ],
)
def test_real_schedules_are_taken_in_whole(meeting: Record, name: str, sessions: int, first: date) -> None:
    schedule = read_schedule(DATA / name, DayHint(first, first, TODAY))
    assert not schedule.refused and len(schedule.sessions) == sessions
    assert min(one.day for one in schedule.sessions) == first
    plan = import_schedule(meeting, "M", schedule)
    assert counts(plan) == {"new": sessions}
    assert counts(preview_schedule(meeting, "M", schedule)) == {"unchanged": sessions}
    assert check(meeting).ok


def test_the_command_shows_what_would_change_and_says_how_it_is_taken_back(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    run("meetings", "add", "--ref", "M", "--title", "Big Sky", "--level", "ministerial", "--dates", "20-21 May 2011",
        "--timezone", "America/Denver")  # fmt: skip
    file = str(xml(tmp_path))
    told = run("agenda", "import", "M", file, "--dry-run", "--format", "json")
    keys = json.loads(told.out)
    assert (keys["new"], keys["rows"], keys["schedule"], keys["kind"]) == (3, 3, "SMEMM", "frab")
    assert keys["sessions"][0]["starts"] == "2011-05-20T15:00:00+00:00"
    done = run("agenda", "import", "M", file)
    assert "09:00 MDT" in done.out and "takes it back" in done.err
    assert run("undo").code == 0


def timetable(folder: Path, **changed: object) -> Path:
    """An Indico timetable of one contribution."""
    begins = {"date": "2011-05-20", "time": "09:00:00", "tz": "America/Denver"}
    entry = {"title": "Opening", "startDate": begins, "duration": 30} | changed
    path = folder / "timetable.json"
    path.write_text(json.dumps({"results": {"7": {"20110520": {"c1": entry}}}}))
    return path


@pytest.mark.parametrize("length", [float("inf"), float("nan")])
def test_a_length_without_end_is_refused_in_words(meeting: Record, tmp_path: Path, length: float) -> None:
    found = read_schedule(timetable(tmp_path, duration=length), NOBODY)
    assert [one.why for one in found.refused] == [f"“{length}” is not a length"]


def test_a_folder_of_time_zones_is_no_zone_and_the_time_is_the_meetings(meeting: Record, tmp_path: Path) -> None:
    path = timetable(tmp_path, startDate={"date": "2011-05-20", "time": "09:00", "tz": "America"})
    (one,) = taken(meeting, path).sessions
    assert one.values["fixed_starts"].isoformat() == "2011-05-20T15:00:00+00:00"


@pytest.mark.parametrize(("day", "zone"), [("0001-01-01", "Asia/Jakarta"), ("9999-12-31", "America/Denver")])
def test_a_year_that_no_meeting_has_is_refused_in_words(meeting: Record, tmp_path: Path, day: str, zone: str) -> None:
    path = timetable(tmp_path, startDate={"date": day, "time": "00:30" if day[0] == "0" else "23:30", "tz": zone})
    found = preview_schedule(meeting, "M", read_schedule(path, NOBODY))
    assert [one.why for one in found.refused] == [f"“{day}” is not a day"]


def test_the_table_of_the_second_day_moves_nothing_of_the_first(meeting: Record, tmp_path: Path) -> None:
    def table(day: str, *titles: str) -> Path:
        path = tmp_path / f"{day}.csv"
        rows = [f"{day},{9 + hour}:00,{10 + hour}:00,{title},Hall" for hour, title in enumerate(titles)]
        path.write_text("\n".join(["Date,Start,End,Title,Room", *rows]) + "\n")
        return path

    taken(meeting, table("2011-05-20", "Opening", "Coffee break"))
    second = taken(meeting, table("2011-05-21", "Closing", "Coffee break"))
    assert second.count(Change.NEW) == 2
    breaks = [one.row for one in programme_of(meeting, "M").sessions if one.row.title == "Coffee break"]
    assert [row.day.isoformat() for row in breaks] == ["2011-05-20", "2011-05-21"]
    assert taken(meeting, table("2011-05-20", "Opening", "Coffee break")).count(Change.UNCHANGED) == 2
