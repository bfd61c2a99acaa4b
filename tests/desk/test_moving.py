"""Moving a meeting: what hangs on it goes along, and where it was to be stays visible."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.actions.detail import action_detail
from secretariat.actions.operations import add_action
from secretariat.agenda.running.operations import add_session, remove_sessions
from secretariat.agenda.running.queries import session_detail
from secretariat.bilaterals.availability import lay_down_hours
from secretariat.bilaterals.model import availability, bilateral, bilateral_slot
from secretariat.bilaterals.operations import edit_bilateral, request_bilateral, set_status
from secretariat.bilaterals.queries import bilateral_detail
from secretariat.bilaterals.sheet import bilateral_json, bilateral_sheet
from secretariat.desk.moved_times import Shift
from secretariat.desk.moving import Moved, move_meeting
from secretariat.meetings.operations import add_meeting, change_status, edit_meeting, remove_meetings
from secretariat.meetings.queries import meeting_detail
from secretariat.meetings.series_operations import add_series
from secretariat.meetings.sheet import meeting_json, meeting_sheet
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from tests.done_once import done_once
from tests.journeys.driving import opened_app, until

DENVER = "America/Denver"
WHY = "the [venue] was not ready"


def dates(edtf: str) -> PartialDate:
    return PartialDate.from_edtf(edtf)


@done_once
def office(reference: Record) -> None:
    """A meeting in Denver with two sessions, a bilateral, free time, its SOM the day before and one long before."""
    add_series(reference, code="MM", name="Ministerial", level="ministerial", forum="APEC")
    add_meeting(
        reference,
        series="MM",
        ordinal=1,
        title="1st ministerial",
        dates=dates("2011-10-05/2011-10-06"),
        timezone=DENVER,
        place="Big Sky",
    )
    for ref, day in (("SOM", "2011-10-04"), ("EARLY", "2011-08-30")):
        add_meeting(
            reference,
            ref=ref,
            title=f"{ref} [/x]",
            level="senior officials",
            dates=dates(day),
            timezone=DENVER,
            place="Big Sky",
            in_margins_of="MM-1",
        )
    add_session(reference, "MM-1", title="Plenary", kind="plenary", day="5 Oct 2011", starts="09:00", minutes=90)
    add_session(reference, "MM-1", title="After it", day="5 Oct 2011", minutes=60)
    add_session(reference, "SOM", title="Night", day="4 Oct 2011", starts="01:30", minutes=30)
    request_bilateral(reference, "MM-1", "ID", "KR", starts="6 Oct 2011 14:30", ends="6 Oct 2011 15:00", room="A")
    request_bilateral(reference, "MM-1", "ID", "JP")
    with reference.act("Free time") as work:
        host = meeting_detail_id(reference, "MM-1")
        hours = {"starts": datetime(2011, 10, 5, 15, tzinfo=UTC), "ends": datetime(2011, 10, 5, 23, tzinfo=UTC)}
        work.insert(availability, {"meeting_id": host, "room": "", "free": True, "note": "", **hours})


def meeting_detail_id(record: Record, ref: str) -> int:
    return meeting_detail(record, ref).id


def moved(record: Record, edtf: str = "2011-10-12/2011-10-13", **fields: Any) -> Moved:
    return move_meeting(record, "MM-1", dates=dates(edtf), why=WHY, **fields)


def rows(record: Record, table: Any) -> list[Any]:
    with record.reading() as connection:
        return list(connection.execute(table.select()).mappings())


def slot(record: Record) -> datetime | None:
    """When the bilateral with Korea begins."""
    return next(row["slot_starts"] for row in rows(record, bilateral) if row["slot_starts"])


def left_slots(record: Record) -> list[Any]:
    return [row for row in rows(record, bilateral_slot) if row["state"] == "left"]


def test_everything_that_hangs_on_it_goes_by_as_many_days_at_the_same_time_of_day(office: Record) -> None:
    done = moved(office)
    assert done.days == 7
    plenary, after = (session_detail(office, ref) for ref in ("S-1", "S-2"))
    assert (plenary.row.starts, plenary.row.ends) == (
        datetime(2011, 10, 12, 15, tzinfo=UTC),
        datetime(2011, 10, 12, 16, 30, tzinfo=UTC),
    )
    assert after.row.starts == plenary.row.ends  # when it begins follows, as before
    assert meeting_detail(office, "SOM").row.dates == "2011-10-11"
    assert session_detail(office, "S-3").row.day.isoformat() == "2011-10-11"
    assert meeting_detail(office, "EARLY").row.dates == "2011-08-30"
    assert slot(office) == datetime(2011, 10, 13, 20, 30, tzinfo=UTC)
    assert meeting_detail(office, "MM-1/ID-KR").row.dates == "2011-10-13"
    assert meeting_detail(office, "MM-1/ID-JP").row.dates == "2011-10-12/2011-10-13"  # has no slot: its host's days
    assert rows(office, availability)[0]["starts"] == datetime(2011, 10, 12, 15, tzinfo=UTC)
    assert [ref for ref, _title, _where in done.went] == ["S-1", "S-2", "SOM", "S-3", "MM-1/ID-KR"]
    assert any("EARLY" in one and "keeps its dates" in one for one in done.remarks)


def test_where_it_was_to_be_stays_visible_with_the_reason_and_so_does_the_slot(office: Record) -> None:
    moved(office, place="Bozeman")
    detail = meeting_detail(office, "MM-1")
    (move,) = detail.moves
    assert (move.dates_before, move.dates_after, move.why) == ("2011-10-05/2011-10-06", "2011-10-12/2011-10-13", WHY)
    section = next(one for one in meeting_sheet(detail, office.today).sections if one.heading == "Moved")
    assert section.lines[0].text == "5–6 October 2011, Big Sky → 12–13 October 2011, Bozeman"
    assert meeting_json(detail)["moves"][0]["place_after"] == "Bozeman"
    assert meeting_detail(office, "SOM").moves[0].dates_before == "2011-10-04"
    (left,) = left_slots(office)
    assert (left["state"], left["starts"]) == ("left", datetime(2011, 10, 6, 20, 30, tzinfo=UTC))
    assert left["why"] == f"MM-1 was moved: {WHY}"


def test_slots_left_are_told_in_the_zone_they_were_laid_down_in_with_where_they_went(office: Record) -> None:
    lay_down_hours(office, "MM-1", ["6 Oct 2011 09:00-18:00"])
    edit_bilateral(office, "MM-1/ID-KR", starts="6 Oct 2011 16:00", ends="6 Oct 2011 16:30")
    moved(office, timezone="Asia/Jakarta", place="Jakarta")
    edit_bilateral(office, "MM-1/ID-KR", starts="13 Oct 2011 17:00", ends="13 Oct 2011 17:30")
    one = bilateral_detail(office, "MM-1/ID-KR")
    (section,) = (it for it in bilateral_sheet(one).sections if it.heading == "Slots")
    told = [line.text for line in section.lines]
    assert [text.split(" — ")[0] for text in told] == [
        "6 October 2011 14:30–15:00 MDT · A",
        "6 October 2011 16:00–16:30 MDT · A",
        "13 October 2011 16:00–16:30 WIB · A",
        "13 October 2011 17:00–17:30 WIB · A",
    ]
    assert "→ 13 October 2011 16:00–16:30 WIB · A" in told[1] and f"MM-1 was moved: {WHY}" in told[1]
    slots = bilateral_json(one)["slots"]
    assert (slots[1]["starts"], slots[1]["went_to"]) == ("2011-10-06T16:00:00-06:00", "2011-10-13T16:00:00+07:00")
    assert [slot["state"] for slot in slots] == ["left", "left", "left", "proposed"]


def test_a_slot_that_goes_along_is_what_it_was(office: Record) -> None:
    lay_down_hours(office, "MM-1", ["6 Oct 2011 09:00-18:00"])
    set_status(office, "MM-1/ID-KR", "confirmed")
    moved(office, place="Bozeman")
    assert [slot.state for slot in bilateral_detail(office, "MM-1/ID-KR").slots] == ["left", "confirmed"]


def test_it_is_one_act_and_one_undo_brings_everything_back(office: Record) -> None:
    before = [meeting_detail(office, ref).row for ref in ("MM-1", "SOM", "MM-1/ID-KR", "MM-1/ID-JP")]
    plenary = session_detail(office, "S-1").row.starts
    moved(office, place="Bozeman")
    office.undo()
    after = [meeting_detail(office, row.ref).row for row in before]
    assert [(row.dates, row.place) for row in after] == [(row.dates, row.place) for row in before]
    assert session_detail(office, "S-1").row.starts == plenary and left_slots(office) == []
    assert meeting_detail(office, "MM-1").moves == ()


def test_a_dry_run_keeps_nothing(office: Record) -> None:
    assert moved(office, dry_run=True).days == 7
    assert meeting_detail(office, "MM-1").row.dates == "2011-10-05/2011-10-06"
    assert meeting_detail(office, "MM-1").moves == ()


def test_a_dry_run_needs_no_reason(office: Record) -> None:
    shown = move_meeting(office, "MM-1", dates=dates("2011-10-12/2011-10-13"), dry_run=True)
    assert shown.days == 7 and shown.why == ""
    assert left_slots(office) == []


def test_a_session_or_slot_that_would_lie_in_the_past_is_refused_by_name_and_nothing_is_moved(office: Record) -> None:
    with pytest.raises(Refused, match=r"S-1 “Plenary” would be on 1 August 2011, which is past"):
        moved(office, "2011-08-01/2011-08-02")
    for ref in ("S-1", "S-2", "S-3"):
        remove_sessions(office, [ref])
    with pytest.raises(Refused, match=r"MM-1/ID-KR .* would be on 13 August 2011, which is past"):
        moved(office, "2011-08-12/2011-08-13")
    assert meeting_detail(office, "MM-1").row.dates == "2011-10-05/2011-10-06"


def test_a_meeting_that_is_moved_onto_past_days_says_so(office: Record) -> None:
    add_meeting(office, ref="BARE", title="Bare", level="working level", dates=dates("2011-10-01"))
    add_meeting(office, ref="EVE", title="Eve", level="working level", dates=dates("2011-09-30"), in_margins_of="BARE")
    shown = move_meeting(office, "BARE", dates=dates("2010-10-05"), dry_run=True)
    assert shown.remarks == (
        "BARE is on days that are past: 5 October 2010.",
        "EVE is on days that are past: 4 October 2010.",
    )
    done = move_meeting(office, "BARE", dates=dates("2011-08-14/2011-08-16"), why=WHY)  # today is the 15th
    assert done.remarks[0] == "BARE is on days that began: 14–16 August 2011."
    assert move_meeting(office, "BARE", dates=dates("2011-08-15"), why=WHY).remarks[:1] != done.remarks[:1]


def test_what_was_over_before_is_moved_as_what_was_with_its_sessions(office: Record) -> None:
    office.close()
    later = Record(office.url, user="ana", today=datetime(2012, 3, 1, tzinfo=UTC).date())
    done = move_meeting(later, "MM-1", dates=dates("2011-11-02/2011-11-03"), why=WHY)
    assert done.days == 28 and "MM-1 is on days that are past: 2–3 November 2011." in done.remarks
    later.close()


def test_a_session_whose_time_the_clocks_skip_is_refused_by_name_and_nothing_is_half_done(office: Record) -> None:
    add_session(office, "MM-1", title="Vigil", day="6 Oct 2011", starts="02:30", minutes=20)
    with pytest.raises(Refused, match=r"S-4 “Vigil” would be at 02:30 on 11 March 2012.*America/Denver"):
        moved(office, "2012-03-10/2012-03-11")
    assert meeting_detail(office, "MM-1").row.dates == "2011-10-05/2011-10-06"
    assert session_detail(office, "S-1").row.day.isoformat() == "2011-10-05"


def test_a_time_that_exists_twice_on_the_new_day_is_told(office: Record) -> None:
    done = moved(office, "2011-11-07/2011-11-08")  # the SOM's night session falls on 6 November, 01:30
    assert any("S-3" in one and "exists twice" in one and "01:30 MDT" in one for one in done.remarks)


def test_in_another_zone_the_clock_on_the_wall_shows_the_same(office: Record) -> None:
    move_meeting(office, "MM-1", place="Jakarta", timezone="Asia/Jakarta", why=WHY)
    assert session_detail(office, "S-1").row.starts == datetime(2011, 10, 5, 2, tzinfo=UTC)
    assert meeting_detail(office, "SOM").row.timezone == "Asia/Jakarta"
    assert slot(office) == datetime(2011, 10, 6, 7, 30, tzinfo=UTC)
    assert meeting_detail(office, "MM-1/ID-JP").row.place == "Jakarta"


def test_rooms_of_the_place_before_are_to_be_looked_at(office: Record) -> None:
    done = move_meeting(office, "MM-1", place="Jakarta", why=WHY)
    assert done.days == 0 and done.went == (("SOM", "SOM [/x]", "4 October 2011"),)
    assert any("MM-1/ID-KR" in one and "Rooms" in one for one in done.remarks)


def test_dates_known_only_roughly_leave_what_has_a_day_and_say_so(office: Record) -> None:
    done = moved(office, "2011-11")
    assert done.days is None
    assert any("S-1, S-2, EARLY, " in one and "SOM" in one for one in done.remarks)
    assert session_detail(office, "S-1").row.day.isoformat() == "2011-10-05"


def test_what_was_held_stays(office: Record) -> None:
    for status in ("confirmed", "in session", "concluded"):
        change_status(office, ["SOM"], status)
    done = moved(office)
    assert meeting_detail(office, "SOM").row.dates == "2011-10-04"
    assert any("SOM" in one and "concluded and stays" in one for one in done.remarks)


def test_due_before_the_next_meeting_moves_with_it(office: Record) -> None:
    add_meeting(office, series="MM", ordinal=2, title="2nd", dates=dates("2012-08-03"))
    add_action(office, title="Report", meeting="MM-1", due=dates("before-next-meeting"))
    move_meeting(office, "MM-2", dates=dates("2012-09-03"), why=WHY)
    found = action_detail(office, "A-1")
    assert found.row.due_by is not None and found.row.due_by.isoformat() == "2012-09-02"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (["confirmed", "in session"], "what has begun is not moved"),
        (["cancelled"], "set it back to tentative"),
    ],
)
def test_what_has_begun_or_was_cancelled_is_not_moved(office: Record, status: list[str], said: str) -> None:
    for one in status:
        change_status(office, ["MM-1"], one)
    with pytest.raises(Refused, match=said):
        moved(office)


def test_a_postponed_meeting_keeps_its_past_and_is_tentative_again_with_new_dates(office: Record) -> None:
    change_status(office, ["MM-1"], "postponed")
    detail = meeting_detail(office, "MM-1")
    assert meeting_sheet(detail, office.today).facts[0].value == "5–6 October 2011, as it was planned"
    assert session_detail(office, "S-1").row.day.isoformat() == "2011-10-05"
    done = moved(office)
    assert meeting_detail(office, "MM-1").row.status == "tentative" and "tentative again" in done.remarks[-1]


def test_a_cancelled_meeting_keeps_what_was_planned_and_can_come_back(office: Record) -> None:
    change_status(office, ["MM-1"], "cancelled")
    assert session_detail(office, "S-1").row.starts is not None
    assert len(meeting_detail(office, "MM-1").in_margins) == 4
    change_status(office, ["MM-1"], "tentative")
    assert moved(office).days == 7


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"dates": dates("2011-10-05/2011-10-06")}, "stands there already"),
        ({"dates": None}, "set it to postponed"),
        ({"dates": dates("2012"), "why": " "}, "Say why"),
        ({"timezone": "Asia/Denver", "dates": dates("2012")}, "America/Denver"),
    ],
)
def test_what_moves_nothing_or_says_no_reason_is_refused(office: Record, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        move_meeting(office, "MM-1", **{"why": WHY, **fields})


def test_a_bilateral_is_rescheduled_not_moved(office: Record) -> None:
    with pytest.raises(Refused, match="bilaterals reschedule MM-1/ID-KR"):
        move_meeting(office, "MM-1/ID-KR", dates=dates("2012"), why=WHY)


def test_editing_dates_does_not_leave_behind_what_hangs_on_them(office: Record) -> None:
    with pytest.raises(Refused, match="secretariat meetings move MM-1"):
        edit_meeting(office, "MM-1", dates=dates("2011-10-12"))
    with pytest.raises(Refused, match="secretariat meetings move MM-1"):
        edit_meeting(office, "MM-1", timezone="Asia/Jakarta")
    edit_meeting(office, "MM-1", dates=dates("2011-10-05/2011-10-07"), place="Bozeman")  # a day longer: nothing moves
    edit_meeting(office, "EARLY", dates=dates("2011-08-29"))  # nothing hangs on it
    for status in ("confirmed", "in session", "concluded"):
        change_status(office, ["MM-1"], status)
    edit_meeting(office, "MM-1", dates=dates("2011-10-04/2011-10-06"))  # what was held is corrected


def test_a_bilateral_with_a_slot_on_its_only_day_is_not_left_behind_either(reference: Record) -> None:
    add_meeting(reference, ref="DAY", title="Day", level="ministerial", dates=dates("2013-10-01"), timezone=DENVER)
    request_bilateral(reference, "DAY", "ID", "JP")
    edit_meeting(reference, "DAY", dates=dates("2013-10-02"))  # without a slot it has its host's day and follows it
    assert meeting_detail(reference, "DAY/ID-JP").row.dates == "2013-10-02"
    ref = request_bilateral(reference, "DAY", "ID", "KR", starts="14:00", ends="14:30").ref
    with pytest.raises(Refused, match="secretariat meetings move DAY"):
        edit_meeting(reference, "DAY", dates=dates("2013-10-05"))
    with pytest.raises(Refused, match="secretariat meetings move DAY"):
        edit_meeting(reference, "DAY", timezone="Asia/Jakarta")
    move_meeting(reference, "DAY", dates=dates("2013-10-05"), why=WHY)
    assert {meeting_detail(reference, one).row.dates for one in (ref, "DAY/ID-JP")} == {"2013-10-05"}


def test_a_meeting_goes_with_its_tombstones_and_comes_back_with_them(office: Record) -> None:
    add_meeting(office, ref="LONE", title="Lone", level="working level", dates=dates("2011-10-01"))
    move_meeting(office, "LONE", dates=dates("2011-10-02"), why=WHY)
    remove_meetings(office, ["LONE"])
    office.undo()
    assert meeting_detail(office, "LONE").moves[0].why == WHY


MINUTES = st.integers(0, 3 * 366 * 24 * 60)


@given(minute=MINUTES, days=st.integers(-400, 400), zones=st.sampled_from([(DENVER, DENVER), (DENVER, "Asia/Jakarta")]))
def test_the_clock_on_the_wall_shows_the_same_wherever_it_goes(minute: int, days: int, zones: tuple[str, str]) -> None:
    moment = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    shift = Shift(days, *map(ZoneInfo, zones))
    wall = moment.astimezone(shift.before).replace(tzinfo=None, fold=0) + timedelta(days=days)
    for found in shift.moments(moment):
        assert found.astimezone(shift.after).replace(tzinfo=None, fold=0) == wall
    assert abs(shift.nearest(moment).astimezone(shift.after).replace(tzinfo=None, fold=0) - wall) <= timedelta(hours=1)


@given(minute=MINUTES)
def test_what_does_not_move_stays_to_the_minute_even_in_the_hour_that_comes_twice(minute: int) -> None:
    moment = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    assert Shift(0, ZoneInfo(DENVER), ZoneInfo(DENVER)).moments(moment)[0] == moment


def test_the_command_line_moves_it_and_tells(run: Callable[..., Any]) -> None:
    words = ("meetings", "move", "APEC-SMEMM-20", "--dates", "5-6 October 2013", "--why", WHY)
    assert run(*words[:-2], "--dry-run", on="sample").err.startswith("Nothing was kept")
    assert run(*words[:-2], on="sample").code == 1  # to move it, the reason is needed
    done = run(*words, "--format", "json", on="sample")
    assert done.code == 0 and json.loads(done.out)["dates_after"] == "2013-10-05/2013-10-06"
    shown = json.loads(run("meetings", "show", "APEC-SMEMM-20", "--format", "json", on="sample").out)
    assert shown["moves"][0]["why"] == WHY and shown["previous"] == "APEC-SMEMM-18" and shown["next"] is None
    assert run("meetings", "move", "APEC-SMEMM-20", "--dates", "2014", on="sample").code == 1
    assert run("meetings", "move", "ASEM-SMEMM-1", "--dates", "2014", "--why", "x", on="sample").code == 1


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_in_the_terminal_it_is_moved_from_its_page(office: Record, size: tuple[int, int]) -> None:
    app = opened_app(office)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        app.open_record("meeting", 0, "MM-1")
        await until(pilot, "Time zone")
        await pilot.press("m")
        await until(pilot, "Move MM-1")
        await pilot.press("home", "ctrl+k", *"12-13 Oct 2011", "tab", "tab", "tab", *"rain")
        await pilot.press("ctrl+s")
        await until(pilot, "5–6 October 2011 → 12–13 October 2011")
    assert meeting_detail(office, "MM-1").moves[0].why == "rain"
