"""The command on the calendar and on the list of entries that takes in a calendar file."""

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
