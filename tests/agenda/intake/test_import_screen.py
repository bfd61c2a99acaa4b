"""Taking a schedule in from the terminal: the file, what would become of each session, the act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.agenda.intake.import_screen import ScheduleImportScreen
from secretariat.agenda.queries import meeting_agenda
from secretariat.agenda.running.operations import edit_session
from secretariat.agenda.running.queries import programme_of
from secretariat.record.record import Record
from tests.agenda.intake import test_schedules
from tests.agenda.intake.test_schedules import programme, taken, xml
from tests.journeys.driving import begun, gone, opened_app, there, until
from tests.toolkit.alone import shown

meeting = test_schedules.meeting
SIZES = [(80, 24), (140, 40)]


async def asked_for(pilot: Pilot[None], path: Path) -> None:
    """From a meeting's tab to the preview of a file."""
    await pilot.press("I")
    await until(pilot, "Import a schedule into M")
    assert isinstance(pilot.app.focused, Input)
    pilot.app.focused.value = str(path)
    await pilot.press("enter")
    await there(pilot, lambda: isinstance(pilot.app.screen, ScheduleImportScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_a_schedule_is_previewed_and_taken_in_from_the_agenda(
    meeting: Record, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = opened_app(meeting)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_desk("M", "agenda")
        await until(pilot, "I to take in a schedule")
        assert "I Import" in shown(app), "the key stands in the foot"
        await asked_for(pilot, xml(tmp_path))
        await until(pilot, "M: 3 new · with agenda items")
        await until(pilot, "10:30")
        text = shown(app)
        assert "[/draft]" in text and "20 May" in text and "^s Import 3" in text, text
        assert programme(meeting) == [], "a preview changes nothing"
        await pilot.press("ctrl+s")
        await there(pilot, lambda: len(programme(meeting)) == 3)
        await gone(pilot, "^s Import")
        await until(pilot, "Side event")
        assert [item.title for item in meeting_agenda(meeting, "M").items] == ["Opening [/draft] 林聖忠", "Side event"]
        await pilot.press("u")
        await there(pilot, lambda: not programme(meeting) and not meeting_agenda(meeting, "M").items)


async def test_a_refused_row_refuses_the_whole_until_it_is_skipped(meeting: Record, tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("Title,Date,Start,Duration\nGood,2011-05-20,09:00,60\nBad,2011-05-20,early,60\n")
    app = opened_app(meeting)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_desk("M", "programme")
        await until(pilot, "I to take in a schedule")
        await asked_for(pilot, path)
        await until(pilot, "A refused row refuses the whole")
        await until(pilot, "“early” is not a time")
        assert re.search(r" 3 +refused +.*Bad", shown(app)), "which row of the file it is"
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert isinstance(app.screen, ScheduleImportScreen) and programme(meeting) == []
        await pilot.press("i", "s")
        await until(pilot, "sessions alone, without agenda items · refused rows are")
        await pilot.press("ctrl+s")
        await until(pilot, "1 new, 1 refused · u Undo")
    assert programme(meeting) == [("Good", "20 09:00", "")] and not meeting_agenda(meeting, "M").items


async def test_what_changed_since_the_preview_is_shown_before_it_is_taken_in(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    side = next(one.row for one in programme_of(meeting, "M").sessions if one.row.title == "Side event")
    app = opened_app(meeting)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_desk("M", "programme")
        await until(pilot, "Side event")
        await asked_for(pilot, xml(tmp_path, clock="11:00"))
        await until(pilot, "1 changed, 2 unchanged")
        edit_session(meeting, side.ref, starts="20 May 2011 11:00")
        await pilot.press("ctrl+s")
        await until(pilot, "M: 3 unchanged")
        await pilot.press("escape")
        await gone(pilot, "3 unchanged")


async def test_what_both_sides_changed_is_shown_as_a_conflict_and_stays(meeting: Record, tmp_path: Path) -> None:
    taken(meeting, xml(tmp_path))
    side = next(one.row for one in programme_of(meeting, "M").sessions if one.row.title == "Side event")
    edit_session(meeting, side.ref, starts="20 May 2011 13:00")
    app = opened_app(meeting)
    async with app.run_test(size=(140, 40), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        app.open_desk("M", "programme")
        await until(pilot, "Side event")
        await asked_for(pilot, xml(tmp_path, clock="11:00"))
        await until(pilot, "M: 2 unchanged, 1 conflict")
        await pilot.press("end", "enter")
        await until(pilot, "20 May 13:00")
        await pilot.press("ctrl+s")
        await until(pilot, "nothing was changed")
    assert ("Side event", "20 13:00", "B") in programme(meeting)
