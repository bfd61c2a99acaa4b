"""The keys of the place where proceedings are typed: none of them is one that typing uses."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

_OUTCOME: Final = N_("The selected words, or the paragraph under the cursor, become an outcome of the item.")
PROCEEDINGS_COMMANDS: Final = (
    Command("proceedings.agreed", "f2", "outcome('agreed')", N_("Agreed"), N_("It was agreed"), _OUTCOME, "form", 1),
    Command(
        "proceedings.offered", "f3", "outcome('offered')", N_("Offered"), N_("It was offered"), _OUTCOME, "form", 2
    ),
    Command(
        "proceedings.welcomed", "f4", "outcome('welcomed')", N_("Welcomed"), N_("It was welcomed"), _OUTCOME, "form", 3
    ),
    Command("proceedings.noted", "f5", "outcome('noted')", N_("Noted"), N_("It was noted"), _OUTCOME, "form", 4),
    Command(
        "proceedings.action",
        "f8",
        "follow_up",
        N_("Action"),
        N_("Take down an action from the item"),
        N_("In one line, which begins with the selected words or the paragraph under the cursor."),
        "form",
        7,
    ),
    Command(
        "proceedings.next",
        "ctrl+down,ctrl+pagedown,f10",
        "step(1)",
        N_("Next item"),
        N_("Go on to the next item"),
        N_("What is typed is saved."),
        "form",
        5,
    ),
    Command(
        "proceedings.previous",
        "ctrl+up,ctrl+pageup,shift+f10",
        "step(-1)",
        N_("Item before"),
        N_("Go back to the item before"),
        N_("What is typed is saved."),
        "form",
        9,
    ),
    Command(
        "proceedings.taken",
        "f9",
        "taken",
        N_("Taken"),
        N_("Say that the item was taken"),
        N_("Or, where it was, that it is still planned."),
        "form",
        8,
    ),
    Command("proceedings.save", "ctrl+s", "save", N_("Save"), N_("Save"), N_("Save what is typed."), "form", 10),
    Command(
        "proceedings.leave",
        "escape",
        "leave",
        N_("Leave"),
        N_("Back to the agenda"),
        N_("What is typed is saved."),
        "form",
        6,
    ),
)
