"""The calendar in the terminal: day to day, month to month, the year, and from a day to the record."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from secretariat.actions.operations import add_action
from secretariat.agenda.running.operations import add_session
from secretariat.app import SecretariatApp
from secretariat.calendar.grid_screen import Grid
from secretariat.calendar.screen import CalendarView
from secretariat.diary.operations import import_calendar
from secretariat.diary.reading import read_calendar
from secretariat.meetings.operations import add_meeting, edit_meeting
from secretariat.record.record import Record
from secretariat.values.date_words import parse_date
from tests.journeys.driving import begun, gone, opened_app, until
from tests.toolkit.alone import shown

TODAY = date(2011, 5, 15)
HOSTILE = "[/draft] Dong-Sun KIM (김동선) ประยุทธ์"
SIZES = [(80, 24), (140, 40)]


@pytest.fixture
def full(reference: Record, tmp_path: Path) -> Record:
    record = Record(reference.url, user="ana", today=TODAY)

    def meeting(title: str, dates: str) -> None:
        add_meeting(record, title=title, level="ministerial", dates=parse_date(dates, today=TODAY))

    meeting("18th APEC SME Ministerial", "20-21 May 2011")
    meeting(HOSTILE, "20 May 2011")
    meeting("Some time in May", "May 2011")
    meeting("In June", "7 June 2011")
    add_action(record, title="Answer the note", due=parse_date("27 May 2011", today=TODAY))
    path = tmp_path / "leave.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20110516\nSUMMARY:Waisak [holiday]\n"
        "RRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    import_calendar(record, read_calendar(path))
    return record


def view(app: SecretariatApp) -> CalendarView:
    return app.screen.query_one(CalendarView)


async def opened(pilot: Pilot[None]) -> None:
    await begun(pilot)
    await pilot.press("9")
    await until(pilot, "Waisak")


def keep_picture(app: SecretariatApp, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        Path(folder, f"{name}.svg").write_text(app.export_screenshot())


@pytest.mark.parametrize("size", SIZES)
async def test_arrows_go_from_day_to_day_and_enter_to_the_record(full: Record, size: tuple[int, int]) -> None:
    app = opened_app(full)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        assert view(app).cursor == TODAY and "May 2011" in shown(app)
        await pilot.press("right", "right", "right", "right", "right")
        await until(pilot, "2 things are on")
        keep_picture(app, f"month-{size[0]}")
        assert "[/draft]" in shown(app)
        await pilot.press("enter", "down", "enter")
        await until(pilot, "Level  ministerial")


@pytest.mark.parametrize("size", SIZES)
async def test_a_year_shows_how_much_is_on_each_day(full: Record, size: tuple[int, int]) -> None:
    app = opened_app(full)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await pilot.press("y")
        await until(pilot, "1···5····10")
        await until(pilot, "Jun")
        await pilot.press("down")
        assert view(app).cursor == date(2011, 6, 15)
        keep_picture(app, f"year-{size[0]}")
        may = next(line for line in shown(app).splitlines() if line.strip().startswith("May"))
        assert may.split("May ")[1][:31] == "···············1···21·····1····"
        await pilot.press("pagedown")
        assert view(app).cursor == date(2012, 6, 15)
        await pilot.press("y", "t")
        await until(pilot, "May 2011")


async def test_page_keys_go_from_month_to_month_and_what_has_no_day_is_counted(full: Record) -> None:
    app = opened_app(full)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        assert "1 in the month, without a day" in shown(app) and "Some time in May" in shown(app)
        await pilot.press("pagedown")
        await until(pilot, "June 2011")
        await until(pilot, "In June")
        assert "without a day" not in shown(app)
        assert view(app).cursor == date(2011, 6, 15)
        await pilot.press("t")
        await until(pilot, "May 2011")


async def test_the_mouse_alone_goes_to_a_day_and_opens(full: Record) -> None:
    app = opened_app(full)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        grid = app.screen.query_one(Grid)
        # Friday, 27 May 2011: fifth week, fifth column, each week two lines where there is room.
        row = 1 + 4 * grid.lines_of_week
        await pilot.click(Grid, offset=(1 + 11 * 4 + 2, row))
        await until(pilot, "1 thing is on")
        assert view(app).cursor == date(2011, 5, 27)
        await pilot.click("DayList", offset=(5, 0))
        await until(pilot, "Answer the note")


async def test_escape_goes_from_the_list_to_the_days_and_then_back(full: Record) -> None:
    app = opened_app(full)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await pilot.press("right", "enter")  # one entry, and what of May has no day
        assert app.focused is view(app).day_list
        await pilot.press("escape")
        assert isinstance(app.focused, Grid)
        await pilot.press("escape")
        await gone(pilot, "nothing is on")


async def test_an_entry_becomes_a_meeting_from_the_list_of_entries(full: Record) -> None:
    app = opened_app(full)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await until(pilot, "E-1")
        keep_picture(app, "entries-140")
        await pilot.press("m")
        await until(pilot, "Meeting of E-1")
        assert "Waisak [holiday]" in shown(app)


async def test_what_somebody_else_adds_appears(full: Record) -> None:
    app = opened_app(full)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        add_meeting(full, title="Come quickly", level="bilateral", dates=parse_date("15 May 2011", today=TODAY))
        app._looked(10_000)
        await until(pilot, "Come quickly")


@pytest.mark.parametrize("size", SIZES)
async def test_hours_stand_in_full_with_the_clocks_they_are_of(full: Record, size: tuple[int, int]) -> None:
    from secretariat.agenda.running.operations import add_session
    from secretariat.meetings.operations import edit_meeting

    edit_meeting(full, "18th APEC SME Ministerial", timezone="America/Denver")
    add_session(full, "18th APEC SME Ministerial", title="Plenary", day="20 May 2011", starts="10:00", minutes=60)
    app = opened_app(full)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await pilot.press("right", "right", "right", "right", "right")
        await until(pilot, "3 things are on")
        assert "10:00–11:00 MDT" in shown(app)
        assert (" WIB" in shown(app).split("MDT")[1].splitlines()[0]) == (size[0] >= 100)


async def test_a_session_opens_in_the_programme_of_its_meeting(full: Record) -> None:
    edit_meeting(full, "18th APEC SME Ministerial", timezone="America/Denver")
    added = add_session(full, "18th APEC SME Ministerial", title="Panel [draft]", day="1", starts="23:00", minutes=30)
    app = opened_app(full)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_record("session", added.id, added.ref)
        await until(pilot, "Panel [draft]")
        await until(pilot, "‹9 Programme")
