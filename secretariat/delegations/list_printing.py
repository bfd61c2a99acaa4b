"""Printing and exporting a meeting's delegation list from the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secretariat.record.record import Record
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.text import say
from secretariat.values.language import _, current_language

if TYPE_CHECKING:
    from secretariat.values.configuration import Configuration


class ListPrinting(NounView):
    """``p`` prints a meeting's delegation list and ``x`` exports it; both ask for the file first."""

    def meeting(self) -> str:
        """The meeting (its reference) whose list is meant, "" where there is none."""
        return self.asked.scope.get("meeting", "")

    def action_print(self) -> None:
        """Print the delegation list to a file."""
        self._ask_for_file(_("Print the delegation list"), ".pdf")

    def action_export(self) -> None:
        """Export the delegation list to a sheet."""
        self._ask_for_file(_("Export the delegation list"), ".xlsx")

    def _ask_for_file(self, title: str, ending: str) -> None:
        from secretariat.toolkit.file_line import ask_for_file
        from secretariat.toolkit.record_form import SaveResult

        meeting = self.meeting()
        if not meeting:
            say(self.app, _("Open a meeting first: its delegation list is printed there."), "warning")
            return
        settings = self.settings

        def save(file: str) -> SaveResult:
            return SaveResult(meeting, write_list(self.record, meeting, file, settings))

        hint = _("a file; its ending picks the format: .pdf .docx .xlsx .csv")
        ask_for_file(self, title, save, usual=usual_file(meeting, ending), hint=hint)


def usual_file(meeting: str, ending: str) -> str:
    """The file a list goes to unless another is named: in the current folder, called after the meeting."""
    plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in meeting)
    return _("delegations") + f"-{plain}{ending}"


def write_list(record: Record, meeting: str, file: str, settings: Configuration | None) -> str:
    """Write a meeting's delegation list to ``file`` and say where it is. (In a worker thread.)

    Raises ``Refused`` where the ending is not one of a paper's, or the file can't be written.
    """
    from secretariat.delegations.papers import ENDINGS, delegation_list
    from secretariat.delegations.queries import meeting_roll
    from secretariat.papers.destination import ending, write_output

    path = Path(file).expanduser()
    kind = ending(str(path), ENDINGS)
    paper = delegation_list(
        meeting_roll(record, meeting),
        kind,
        language=current_language(),
        date=record.today,
        office=settings.office_name if settings else "",
        overrides=settings.templates if settings else None,
        paper_size=settings.paper_size if settings else "a4",
    )
    write_output(str(path), paper)
    return _("Wrote {file}.").format(file=path.absolute())
