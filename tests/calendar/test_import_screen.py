"""Taking a calendar file in from the terminal: the file, what would become of each entry, the act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from secretariat.app import SecretariatApp
from secretariat.calendar.import_screen import CalendarImportScreen
from secretariat.calendar.screen import CalendarView
from secretariat.diary.operations import import_calendar
from secretariat.diary.queries import calendar_names, entries_window
from secretariat.diary.reading import read_calendar
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from tests.journeys.driving import begun, gone, opened_app, there, until
from tests.toolkit.alone import shown

TODAY = date(2011, 5, 15)
SIZES = [(80, 24), (140, 40)]
HOLIDAY = "BEGIN:VEVENT\nUID:{uid}\nDTSTART;VALUE=DATE:{day}\nSUMMARY:{title}\nEND:VEVENT\n"


def file(folder: Path, *entries: str, name: str = "leave.ics") -> Path:
    path = folder / name
    path.write_text("BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(entries) + "END:VCALENDAR\n", encoding="utf-8")
    return path


def holiday(title: str, *, uid: str = "1", day: str = "20110517") -> str:
    return HOLIDAY.format(uid=uid, day=day, title=title)


def titles(record: Record) -> list[str]:
    return [row.title for row in entries_window(record, ListQuery()).rows(0, 100)]


@pytest.fixture
def office(reference: Record) -> Record:
    return Record(reference.url, user="ana", today=TODAY)


async def asked_for(pilot: Pilot[None], path: Path) -> None:
    """From the calendar to the preview of a file."""
    await pilot.press("I")
    await until(pilot, "Import a calendar file")
    assert isinstance(pilot.app.focused, Input)
    pilot.app.focused.value = str(path)
    await pilot.press("enter")
    await there(pilot, lambda: isinstance(pilot.app.screen, CalendarImportScreen))


async def opened(pilot: Pilot[None]) -> None:
    await begun(pilot)
    await pilot.press("9")
    await until(pilot, "nothing is on")


@pytest.mark.parametrize("size", SIZES)
async def test_a_calendar_is_previewed_entry_by_entry_and_taken_in_as_one_act(
    office: Record, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = file(tmp_path, holiday("[/draft] 林聖忠"), holiday("Nobody knows when", uid="2", day="20111345"))
    app = opened_app(office)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        assert "I Import" in shown(app), "the key stands in the foot"
        await asked_for(pilot, path)
        await until(pilot, "leave: 1 new, 1 refused")
        await until(pilot, "[/draft]")
        text = shown(app)
        assert "17 May 2011" in text and "refused" in text and "^s Import 1" in text
        assert titles(office) == [], "a preview changes nothing"
        await pilot.press("down", "enter")
        await until(pilot, "Nobody knows when: ")
        await pilot.press("ctrl+s")
        await there(pilot, lambda: titles(office) == ["[/draft] 林聖忠"])
        await gone(pilot, "^s Import")
        assert isinstance(app.screen.query_one(CalendarView), CalendarView)
        await pilot.press("right", "right")
        await until(pilot, "1 thing is on")
        await pilot.press("u")
        await there(pilot, lambda: titles(office) == [])


async def test_the_list_of_entries_takes_a_file_in_and_shows_what_came(office: Record, tmp_path: Path) -> None:
    path = file(tmp_path, holiday("Waisak"))
    app = opened_app(office)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await until(pilot, "Press I to take in a calendar file")
        await asked_for(pilot, path)
        await until(pilot, "leave: 1 new")
        await pilot.press("n")
        await until(pilot, "What is the calendar called?")
        assert isinstance(app.focused, Input)
        app.focused.value = "Holidays"
        await pilot.press("enter")
        await until(pilot, "Holidays: 1 new")
        await pilot.press("ctrl+s")
        await until(pilot, "E-1")
        assert calendar_names(office) == [("Holidays", 1)]


async def test_esc_leaves_and_a_calendar_that_says_nothing_new_changes_nothing(office: Record, tmp_path: Path) -> None:
    path = file(tmp_path, holiday("Waisak"))
    import_calendar(office, read_calendar(path))
    before = office.last_act
    app: SecretariatApp = opened_app(office)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await begun(pilot)
        await pilot.press("9")
        await until(pilot, "Calendar")
        await asked_for(pilot, path)
        await until(pilot, "leave: 1 unchanged")
        await pilot.press("escape")
        await gone(pilot, "1 unchanged")
        await asked_for(pilot, path)
        await until(pilot, "leave: 1 unchanged")
        await pilot.press("ctrl+s")
        await until(pilot, "nothing was changed")
    assert office.last_act == before


async def test_what_changed_since_the_preview_is_shown_before_it_is_taken_in(office: Record, tmp_path: Path) -> None:
    path = file(tmp_path, holiday("Waisak, corrected"))
    app = opened_app(office)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(pilot)
        await asked_for(pilot, path)
        await until(pilot, "leave: 1 new")
        import_calendar(office, read_calendar(file(tmp_path, holiday("Waisak"), name="other.ics")), "leave")
        await pilot.press("ctrl+s")
        await until(pilot, "leave: 1 changed")
        assert titles(office) == ["Waisak"]
        await pilot.press("ctrl+s")
        await there(pilot, lambda: titles(office) == ["Waisak, corrected"])
