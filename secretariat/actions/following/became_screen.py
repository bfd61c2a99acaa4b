"""The terminal's page of what became of what a meeting agreed: to read, and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from secretariat.actions.following.became import became_of_meeting
from secretariat.actions.following.became_sheet import became_sheet
from secretariat.papers.house_form import house_form
from secretariat.record.record import Record
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult
    from secretariat.values.configuration import Configuration


class BecameScreen(Beneath):
    """What became of what one meeting, and those in its margins, agreed."""

    help_text = N_("Every commitment of the meeting with the actions from it. p writes the report; Esc goes back.")

    def __init__(self, record: Record, meeting: str) -> None:
        place = Place(ViewTab("became", "1", N_("What became of it")), lambda: lambda: BecameView(record, meeting))
        super().__init__([place], left=meeting, right="", scope={"meeting": meeting})


class BecameView(Commanded, Widget):
    """The report, to scroll through."""

    DEFAULT_CSS = "BecameView { height: 1fr; padding: 0 1; } BecameView DetailPane { display: block; }"
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "became.print",
            "p",
            "print",
            N_("Print"),
            N_("Print what became of what was agreed"),
            N_("Write the report to a file: a paper, a document, a sheet."),
            rank=5,
        ),
    )

    def __init__(self, record: Record, meeting: str) -> None:
        super().__init__()
        self.record = record
        self.meeting = meeting
        self.pane = DetailPane()

    def compose(self) -> ComposeResult:
        """The report alone."""
        yield self.pane

    def on_mount(self) -> None:
        """Read it."""
        self.refresh_rows()
        self.pane.focus()

    def refresh_rows(self) -> None:
        """Read it again."""
        ask(self, self._sheet, self.pane.show, group="sheet")

    def action_print(self) -> None:
        """Ask for a file, and write the report."""
        from secretariat.actions.following.became_paper import ENDINGS
        from secretariat.toolkit.file_line import ask_for_file

        configuration: Configuration | None = getattr(getattr(self.app, "office", None), "configuration", None)
        hint = _("a file; its ending picks the format: {endings}").format(endings=" ".join(ENDINGS))
        title = _("Print what became of what was agreed")
        ask_for_file(self, title, lambda file: self._write(file, configuration), usual="became.pdf", hint=hint)

    def _sheet(self) -> FactSheet:
        return became_sheet(became_of_meeting(self.record, self.meeting), self.record.today)

    def _write(self, name: str, settings: Configuration | None) -> SaveResult:
        """Write the report; a file of that name is replaced. (In a worker thread.)"""
        from secretariat.actions.following.became_paper import ENDINGS, report
        from secretariat.toolkit.paper_file import write_paper
        from secretariat.toolkit.record_form import SaveResult

        def make(form: str) -> bytes:
            became = became_of_meeting(self.record, self.meeting)
            return report(became, form, today=self.record.today, **house_form(settings))

        return SaveResult("", write_paper(name, ENDINGS, make))
