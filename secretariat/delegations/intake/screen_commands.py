"""The command on the delegations' view that takes a list in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.one_line import Completions, Echo, OneLine
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.papers.read_tables import ReadFile
    from secretariat.toolkit.record_form import SaveResult

_ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".md")
_MOST: Final = 20

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
    Command(
        "import.read",
        "enter",
        "read",
        N_("Read"),
        N_("Read what is said of a row"),
        N_("Read all that is said of the row under the cursor."),
        "form",
        5,
    ),
    Command(
        "import.on",
        "ctrl+s",
        "go_on",
        N_("Go on"),
        N_("Go on"),
        N_("From the columns to the preview; from the preview, take the list in."),
        "form",
        10,
    ),
    Command(
        "import.show",
        "f",
        "show_only",
        N_("Show"),
        N_("Show some rows only"),
        N_("New, changed, refused or warned rows."),
        "form",
        20,
    ),
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
    Command(
        "import.skip",
        "s",
        "skip",
        N_("Skip refused"),
        N_("Skip refused rows"),
        N_("Take in the other rows where some can't be, or nothing."),
        "form",
        50,
    ),
    Command(
        "import.leave",
        "escape",
        "leave",
        N_("Back"),
        N_("Back"),
        N_("From the preview to the columns; from the columns, leave."),
        "form",
        60,
    ),
)
"""What can be done while a list is taken in."""


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
        read: list[ReadFile] = []

        def look(text: str) -> SaveResult:
            from secretariat.papers.sheet_reading import read_file
            from secretariat.toolkit.record_form import SaveResult

            read.append(read_file(Path(text.strip()).expanduser()))
            return SaveResult("", "")

        def looked(result: SaveResult | None) -> None:
            if result is not None and read:
                self._open_import(meeting, read[-1])

        title = _("Import a list into {meeting}").format(meeting=meeting)
        hint = _("a file: .csv .tsv .xlsx .xls .ods .md")
        self.app.push_screen(OneLine(title, look, hint=hint, echo=_seen, complete=_files), looked)

    def _open_import(self, meeting: str, file: ReadFile) -> None:
        from secretariat.delegations.intake.import_screen import ImportScreen

        def left(refs: Sequence[str] | None) -> None:
            if refs:
                self.changed(refs)

        self.app.push_screen(ImportScreen(self.record, meeting, file), left)


def _seen(text: str) -> Echo:
    """Whether the file is there. (In a worker thread.)"""
    if not text.strip():
        return ()
    file = Path(text.strip()).expanduser().absolute()
    if file.is_file():
        return ((_("Reads"), str(file), True),)
    return ((str(file), _("is no file"), False),)


def _files(text: str) -> Completions:
    """Folders and lists that the path could go on to be. (In a worker thread.)"""
    typed = Path(text.strip()).expanduser() if text.strip() else Path()
    folder = typed if text.endswith("/") or not text.strip() else typed.parent
    begun = "" if folder == typed else typed.name.casefold()
    try:
        found = sorted(entry for entry in folder.iterdir() if entry.name.casefold().startswith(begun))
    except OSError:
        return ()
    shown = [
        entry
        for entry in found
        if not entry.name.startswith(".") and (entry.is_dir() or entry.suffix.lower() in _ENDINGS)
    ]
    return [(f"{entry}/" if entry.is_dir() else str(entry), entry.name) for entry in shown[:_MOST]]
