"""Enter on a line of Today opens that record itself, and Esc comes back to the same line."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from secretariat.actions.operations import add_action
from secretariat.app import SecretariatApp
from secretariat.desk.screen import DeskScreen
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.today.screen import TodayView
from secretariat.toolkit.frame import Frame
from secretariat.toolkit.welcome import note_welcome
from secretariat.values.date_words import parse_date
from secretariat.values.folders import state_folder
from tests.journeys.driving import opened_app, typed, until
from tests.toolkit.alone import shown

SIZES = [(80, 24), (140, 40)]


@pytest.fixture
def app(reference: Record) -> SecretariatApp:
    for number in range(4):
        add_action(
            reference,
            title=f"Late [/draft] {number}",
            lead="SMBA",
            due=parse_date("July 2011", today=date(2011, 8, 15)),
        )
    add_meeting(
        reference,
        title="19th Ministerial",
        forum="APEC",
        level="ministerial",
        dates=parse_date("3 Aug 2012", today=date(2011, 8, 15)),
    )
    note_welcome(state_folder())
    return opened_app(reference)


def line(app: SecretariatApp) -> str:
    option = app.screen.query_one(TodayView).lines.highlighted_option
    return str(option.id) if option is not None else ""


def footer(pilot: Pilot[None]) -> str:
    return shown(pilot.app).rstrip().splitlines()[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_an_action_of_today_opens_with_its_detail_and_esc_comes_back(
    app: SecretariatApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "Overdue")
        await pilot.press("down", "down")
        before = line(app)
        await pilot.press("enter")
        await until(pilot, "A-3  Late [/draft] 2")
        assert "esc Back" in footer(pilot)
        await pilot.press("escape")
        await until(pilot, "Overdue")
        assert line(app) == before == "overdue:action:3"
        await pilot.press("down", "enter")
        await until(pilot, "A-4  Late [/draft] 3")


@pytest.mark.parametrize("size", SIZES)
async def test_a_meeting_of_today_opens_its_page_and_esc_comes_back(app: SecretariatApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "19th Ministerial")
        await pilot.press("end")
        before = line(app)
        await pilot.press("enter")
        await until(pilot, "Summary")
        assert isinstance(app.screen, DeskScreen)
        await pilot.press("escape")
        await until(pilot, "Overdue")
        assert line(app) == before


async def test_what_was_done_meanwhile_is_no_longer_listed_and_the_cursor_stays_near(app: SecretariatApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await until(pilot, "Overdue · 4")
        await pilot.press("down", "enter")
        await until(pilot, "A-2  Late [/draft] 1")
        await pilot.press("d")
        await until(pilot, "Delete A-2?")
        await pilot.press("y")
        await until(pilot, "Deleted A-2")
        await pilot.press("1")
        await until(pilot, "Overdue · 3")
        assert line(app) == "overdue:action:3"


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_lands_in_an_action_and_esc_goes_back_to_where_it_was_asked(
    app: SecretariatApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, "Overdue")
        await pilot.press("6")
        await until(pilot, "Australia")
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await typed(pilot, "A-2")
        await until(pilot, "Late [/draft] 1")
        await pilot.press("enter")
        await until(pilot, "A-2  Late [/draft] 1")
        frame = app.screen
        assert isinstance(frame, Frame) and frame.shown == "actions"
        assert "Edit" in footer(pilot)
        await pilot.press("escape")
        await until(pilot, "Australia")
        assert frame.shown == "parties"


async def test_on_a_meetings_page_the_palette_opens_an_action_over_it(app: SecretariatApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await until(pilot, "19th Ministerial")
        await pilot.press("end", "enter")
        await until(pilot, "Summary")
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await typed(pilot, "A-2")
        await until(pilot, "Late [/draft] 1")
        await pilot.press("enter")
        await until(pilot, "A-2  Late [/draft] 1")
        await pilot.press("escape")
        await until(pilot, "Summary")
        assert isinstance(app.screen, DeskScreen)
