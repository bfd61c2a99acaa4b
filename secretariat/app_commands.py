"""What can be done everywhere in the application, with its keys."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

APP_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "app.add_action",
        "a",
        "add_action",
        N_("Add action"),
        N_("Take down an action in one line"),
        N_("One line: what, @party, lead:, due:, target:, !high, from:; shown as it is understood."),
        "always",
        26,
    ),
    Command(
        "app.undo",
        "u",
        "undo",
        N_("Undo"),
        N_("Undo my last act"),
        N_("Puts back what you did last; undoing is an act too, and can be undone."),
        "always",
        80,
    ),
    Command(
        "app.history",
        "8,H",
        "history_of_all",
        N_("History"),
        N_("History of everything"),
        N_("Every act, who did it and when; any of them can be undone there."),
        "always",
        81,
    ),
    Command(
        "app.calendar",
        "9",
        "calendar",
        N_("Calendar"),
        N_("Calendar: what is on, by the day"),
        N_("A month or a year with meetings, bilaterals, due dates and other people's calendars."),
        "always",
        83,
    ),
    Command(
        "app.find",
        "ctrl+p",
        "command_palette",
        N_("Find"),
        N_("Find a command or a record"),
        N_("Type words of a command, or a name or reference of any record."),
        "always",
        82,
    ),
    Command(
        "app.help",
        "question_mark,f1",
        "help",
        N_("Help"),
        N_("Help for where you are"),
        N_("What can be done here, with every key."),
        "always",
        85,
    ),
    Command(
        "app.language",
        "",
        "other_language",
        "",
        N_("Change the language (English, Indonesian)"),
        N_("Every word of the program in the other language."),
        "always",
        95,
    ),
    Command(
        "app.theme",
        "",
        "other_theme",
        "",
        N_("Change between dark and light"),
        "",
        "always",
        95,
    ),
    Command(
        "app.quit",
        "ctrl+q",
        "quit",
        "",
        N_("Leave the program"),
        N_("Everything saved is on the disk."),
        "always",
        95,
    ),
)
