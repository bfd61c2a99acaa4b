"""What can be done on the calendar in the terminal; a calendar file is taken in from the list of entries too."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

IMPORT_COMMAND: Final = Command(
    "calendar.import",
    "I",
    "import_calendar",
    N_("Import"),
    N_("Import a calendar file…"),
    N_("Take in somebody else's calendar (.ics): a preview entry by entry, then all of it as one act."),
    rank=7,
)

CALENDAR_COMMANDS: Final = (
    Command("calendar.open", "enter", "open", N_("Open"), N_("Open what is on"), rank=1),
    Command(
        "calendar.year",
        "y",
        "year",
        N_("Year"),
        N_("The year, or the month"),
        N_("Twelve months with a digit for each day, or one month with what is on."),
        rank=3,
    ),
    Command("calendar.month_after", "pagedown,full_stop", "months(1)", N_("Next"), N_("Next month"), rank=4),
    Command("calendar.month_before", "pageup,comma", "months(-1)", N_("Before"), N_("Month before"), rank=8),
    Command("calendar.now", "t", "now", N_("Today"), N_("Back to today"), N_("Show today again."), rank=5),
    Command(
        "calendar.entries",
        "c",
        "entries",
        N_("Calendars"),
        N_("Entries of other people's calendars"),
        N_("What was taken in from calendar files; a meeting can be made of an entry."),
        rank=6,
    ),
    IMPORT_COMMAND,
    Command("calendar.back", "escape", "back", "", N_("Back to the days"), rank=95),
    Command("calendar.day_after", "right", "days(1)", "", N_("Next day"), rank=95),
    Command("calendar.day_before", "left", "days(-1)", "", N_("Day before"), rank=95),
    Command("calendar.week_after", "down,j", "days(7)", "", N_("A week on"), rank=95),
    Command("calendar.week_before", "up,k", "days(-7)", "", N_("A week back"), rank=95),
    Command("calendar.refresh", "f5", "refresh_rows", "", N_("Read the record again"), rank=95),
)
