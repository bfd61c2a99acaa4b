"""What the list of actions offers of papers: a file of it, and printing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.actions.views.screen_commands import ViewCommands
from secretariat.papers.house_form import house_form
from secretariat.toolkit.rows import ListQuery
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult
    from secretariat.values.configuration import Configuration


class PaperCommands(ViewCommands):
    """``x`` writes the marked actions, or the list as it is filtered and sorted, to a file; ``p`` prints them."""

    def action_export(self) -> None:
        """Ask for a file, and write it."""
        from secretariat.toolkit.file_line import ask_for_file
        from secretariat.toolkit.record_form import SaveResult

        query, marked, settings = self.asked, frozenset(self.table.marked), self.settings

        def write(file: str) -> SaveResult:
            return SaveResult("", self._write_list(query, marked, file, settings))

        hint = _("a file; its ending picks the format: .xlsx .csv .pdf .docx .md .json .ics")
        ask_for_file(self, _("Export the list"), write, usual="tracker.xlsx", hint=hint)

    def action_print(self) -> None:
        """Ask for a printer or a file; the same as a paper, unless the file's ending says otherwise."""
        from secretariat.toolkit.print_form import ask_to_print

        query, marked, settings = self.asked, frozenset(self.table.marked), self.settings

        def printed(chosen: Mapping[str, Any]) -> str:
            from secretariat.toolkit.print_form import FILE, PRINTER

            printer = str(chosen.get(PRINTER) or "")
            if printer:
                return self._print_list(query, marked, printer, settings)
            return self._write_list(query, marked, str(chosen.get(FILE) or ""), settings)

        ask_to_print(self, _("Print the list"), printed, file="tracker.pdf", draft="actions.print")

    def _print_list(
        self, query: ListQuery, marked: frozenset[int], printer: str, settings: Configuration | None
    ) -> str:
        """Hand the list to a printer; the queue is told nothing of whom it is about. (In a worker thread.)"""
        from secretariat.actions.papers.telling import title_of
        from secretariat.toolkit.print_form import send

        paper, _count = self._made(query, marked, ".pdf", settings)
        return send(paper, printer, title=title_of())

    def _write_list(self, query: ListQuery, marked: frozenset[int], name: str, settings: Configuration | None) -> str:
        """Write the list; a file of that name is replaced. (In a worker thread.)"""
        from secretariat.actions.papers.making import ENDINGS
        from secretariat.papers.destination import ending, write_output

        file = str(Path(name).expanduser())
        data, count = self._made(query, marked, ending(file, ENDINGS), settings)
        write_output(file, data)
        return _("Wrote {n} actions to {file}.").format(n=count, file=file)

    def _made(
        self, query: ListQuery, marked: frozenset[int], form: str, settings: Configuration | None
    ) -> tuple[bytes, int]:
        from secretariat.actions.papers.making import tracker

        return tracker(
            self.record,
            query,
            form,
            **house_form(settings),
            only=marked,
        )
