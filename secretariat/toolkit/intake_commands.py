"""What can be done in every preview of a file that comes in, with the same keys in each."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

READ: Final = Command(
    "import.read",
    "enter",
    "read",
    N_("Read row"),
    N_("Read what is said of a row"),
    N_("Read all that is said of the row under the cursor."),
    "form",
    5,
)
TAKE: Final = Command(
    "import.take",
    "ctrl+s",
    "take_in",
    N_("Import"),
    N_("Take the list in"),
    N_("All of it in one act, which u takes back."),
    "form",
    10,
)
SHOW: Final = Command(
    "import.show",
    "f",
    "show_only",
    N_("Show"),
    N_("Show some rows only"),
    N_("New, changed, refused or warned rows."),
    "form",
    20,
)
SKIP: Final = Command(
    "import.skip",
    "s",
    "skip",
    N_("Skip refused"),
    N_("Skip refused rows"),
    N_("Take in the other rows where some can't be, or nothing."),
    "form",
    50,
)
LEAVE: Final = Command(
    "import.leave",
    "escape",
    "leave",
    N_("Back"),
    N_("Back"),
    N_("One step back; nothing is taken in."),
    "form",
    60,
)
