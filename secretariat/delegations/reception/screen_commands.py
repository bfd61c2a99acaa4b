"""What can be done at the check-in besides typing and scanning. F-keys, because every letter belongs to the line."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

CHECK_IN_COMMANDS: Final = (
    Command(
        "reception.walk_in",
        "f2",
        "walk_in",
        N_("Walk-in"),
        N_("Take a walk-in"),
        N_("Put somebody on the list who is not on it, and check them in."),
        rank=10,
    ),
    Command(
        "reception.replace",
        "f3",
        "replace",
        N_("In place of"),
        N_("Somebody comes in a delegate's place"),
        N_("In the place of who is marked among those found, or was received last."),
        rank=11,
    ),
    Command(
        "reception.take_back",
        "f8",
        "take_back",
        N_("Undo"),
        N_("Undo what was done last at this desk"),
        N_("Takes back this desk's last check-in, walk-in or replacement, whatever others did meanwhile."),
        rank=13,
    ),
)

CHECK_IN_COMMAND: Final = Command(
    "delegations.check_in",
    "c,f6",
    "check_in",
    N_("Check in"),
    N_("Check in…"),
    N_("The meeting's door: check people in by name or badge, see who is there and who is missing."),
    rank=46,
)
"""For every view that leads to a meeting's door; it gives ``action_check_in``."""
