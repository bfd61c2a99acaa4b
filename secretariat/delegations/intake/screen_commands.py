"""The command on the delegations' view that takes a list in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from secretariat.toolkit.commands import Command
from secretariat.toolkit.file_line import ask_for_table
from secretariat.toolkit.intake_commands import LEAVE, READ, SHOW, SKIP, TAKE
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.papers.read_tables import ReadFile

_ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".md")

IMPORT_COMMAND: Final = Command(
    "delegations.import",
    "I",
    "import_list",
    N_("Import"),
    N_("Import a list of nominees…"),
    N_("Take a spreadsheet's people in: its columns, then a preview, then all of it as one act."),
    rank=14,
)


IMPORTING_COMMANDS: Final = (
    Command(
        "import.change",
        "enter",
        "change",
        N_("Change"),
        N_("Change what a column is read as"),
        N_("Choose what the column under the cursor is read as, or that it is not read."),
        "form",
        5,
    ),
    READ,
    Command(
        "import.on",
        "ctrl+s",
        "preview",
        N_("Preview"),
        N_("Show what would be done"),
        N_("Every row, and what would become of it."),
        "form",
        10,
    ),
    TAKE,
    SHOW,
    Command(
        "import.party",
        "p",
        "party",
        N_("Party"),
        N_("Say whose people they are"),
        N_("For a list that names no party."),
        "form",
        30,
    ),
    Command(
        "import.new_parties",
        "n",
        "new_parties",
        N_("New parties"),
        N_("Take unknown parties in"),
        N_("Take parties that are not on record in as new ones, or do not."),
        "form",
        40,
    ),
    SKIP,
    Command(
        "import.same",
        "m",
        "same_names",
        N_("Same names"),
        N_("Take the same name as one person"),
        N_("Rows of one party with the same name are one person, or each is another."),
        "form",
        55,
    ),
    LEAVE,
)
"""What can be done while a list is taken in."""


_OPTION: Final = re.compile(r"--(new-parties|skip-refused|same-names|party|map)(?: CODE| COLUMN=[a-z]+)?")
_KEYS: Final = {"new-parties": "n", "skip-refused": SKIP.key, "same-names": "m", "party": "p", "map": "enter"}


def with_keys(words: str) -> str:
    """What is said of a list, with the keys that stand here for the command line's options."""
    return _OPTION.sub(lambda option: _KEYS[option[1]], words)


class ImportCommands(NounView):
    """``I`` asks for a file and takes its people in."""

    commands: ClassVar[tuple[Command, ...]] = (IMPORT_COMMAND,)

    def meeting(self) -> str:
        """The meeting (its reference) that people come into, "" where there is none."""
        return self.asked.scope.get("meeting", "")

    def action_import_list(self) -> None:
        """Ask for the file, then show how it would be read."""
        meeting = self.meeting()
        if not meeting:
            say(self.app, _("Open a meeting first: the list's people come into its delegations."), "warning")
            return
        title = _("Import a list into {meeting}").format(meeting=meeting)
        ask_for_table(self, title, lambda file: self._open_import(meeting, file), endings=_ENDINGS)

    def _open_import(self, meeting: str, file: ReadFile) -> None:
        from secretariat.delegations.intake.import_screen import ImportScreen

        self.open_intake(ImportScreen(self.record, meeting, file))
