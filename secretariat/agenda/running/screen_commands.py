"""What can be done with a programme in the terminal, beside what can be done in every list."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

PROGRAMME_COMMANDS: Final = (
    Command(
        "programme.live",
        "v",
        "live",
        N_("Live"),
        N_("Show the day as it runs"),
        N_("A clock, what is on, what is next, how late it is; sessions begin and end with a key."),
        rank=15,
    ),
    Command(
        "programme.take_item",
        "t",
        "take_item",
        N_("Take item"),
        N_("Take an agenda item in the session"),
        N_("Choose an item of the agenda; its minutes count for the session's length."),
        rank=31,
    ),
    Command(
        "programme.up",
        "shift+up,K",
        "move_up",
        N_("Up"),
        N_("Move the session up"),
        N_("Before the one above it in its track; what follows moves with it."),
        rank=41,
    ),
    Command(
        "programme.down",
        "shift+down,J",
        "move_down",
        N_("Down"),
        N_("Move the session down"),
        N_("After the one below it in its track; what follows moves with it."),
        rank=42,
    ),
    Command(
        "programme.cancel",
        "c",
        "cancel",
        N_("Cancel"),
        N_("Cancel the session, or put it back"),
        N_("A cancelled session stays visible and takes no time from the others."),
        rank=43,
    ),
    Command(
        "programme.rooms",
        "R",
        "rooms",
        N_("Rooms"),
        N_("Show the meeting's rooms"),
        N_("Their seats and equipment, and how far one walks between them."),
        rank=44,
    ),
)
