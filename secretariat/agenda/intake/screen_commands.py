"""The command on a meeting's agenda and on its programme that takes a schedule in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.text import say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from secretariat.agenda.intake.schedule import Schedule

_ENDINGS: Final = (".xml", ".json", ".ics", ".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt", ".md")


class ScheduleImporting(NounView):
    """``I`` asks for a schedule and takes its sessions in."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "agenda.import",
            "I",
            "import_schedule",
            N_("Import"),
            N_("Import a schedule…"),
            N_("Sessions of frab, pretalx, Indico, a calendar or a table: a preview, then all of it as one act."),
            rank=14,
        ),
    )

    def action_import_schedule(self) -> None:
        """Ask for the file, then show what taking it in would do."""
        from secretariat.toolkit.file_line import ask_to_read

        meeting = self.asked.scope.get("meeting", "")
        if not meeting:
            say(self.app, _("Open a meeting first: the schedule's sessions come into its programme."), "warning")
            return

        def read(path: Path) -> tuple[str, Schedule]:
            from secretariat.agenda.intake.operations import hint_for
            from secretariat.agenda.intake.reading import read_schedule

            return path.name, read_schedule(path, hint_for(self.record, meeting))

        title = _("Import a schedule into {meeting}").format(meeting=meeting)
        ask_to_read(self, title, read, lambda found: self._open_schedule(meeting, *found), endings=_ENDINGS)

    def _open_schedule(self, meeting: str, file: str, schedule: Schedule) -> None:
        from secretariat.agenda.intake.import_screen import ScheduleImportScreen

        self.open_intake(ScheduleImportScreen(self.record, meeting, file, schedule))
