"""What leaves the terminal of papers tabled: the list of documents, a cover sheet, the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.papers.house_form import house_form
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import Make, plain
from secretariat.toolkit.record_form import RecordForm, SaveResult
from secretariat.toolkit.text import say
from secretariat.values.field import Field
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.record.record import Record
    from secretariat.values.configuration import Configuration

Printed = tuple[Make, Sequence[str], str]
"""What makes a paper, the endings it can have, and what its job is called in a printer's queue."""


class PaperPrinting(NounView):
    """``p`` prints the list of documents, ``c`` a cover sheet, ``w`` writes a paper's file."""

    def action_print(self) -> None:
        """The list of documents of the meeting: to a file or a printer."""
        meeting = self.asked.scope.get("meeting", "") or (self.table.row.meeting if self.table.row else "")
        if not meeting:
            say(self.app, _("Open a meeting first: its list of documents is printed there."), "warning")
            return
        self._ask_where_to(_("Print the list of documents"), meeting, f"documents-{plain(meeting)}.pdf", _documents)

    def action_print_cover(self) -> None:
        """The cover sheet of the paper under the cursor."""
        row = self.table.row
        if row is not None:
            title = _("Print the cover of {ref}").format(ref=row.ref)
            self._ask_where_to(title, row.ref, f"cover-{plain(row.ref)}.pdf", _cover)

    def ask_for_file(self, symbol: str, name: str) -> None:
        """Where the file of a paper goes; by default under its own name, in the folder the program was begun in."""
        record = self.record

        def save(chosen: dict[str, Any], _version: int | None) -> SaveResult:
            return SaveResult("", _saved_file(record, symbol, str(chosen.get("file") or "")))

        def saved(result: SaveResult | None) -> None:
            if result is not None:
                say(self.app, result.message)

        fields = (Field("file", N_("File"), required=True, hint=N_("where it is written")),)
        title = _("Save the file of {ref}").format(ref=symbol)
        form = self.form(title, fields, {"file": name}, draft=f"papers.save:{symbol}", save=save, save_label=N_("Save"))
        self.app.push_screen(RecordForm(form), saved)

    def _ask_where_to(
        self, title: str, which: str, file: str, paper: Callable[[Record, str, Configuration | None], Printed]
    ) -> None:
        from secretariat.toolkit.print_form import ask_to_print, print_or_write

        make, endings, job = paper(self.record, which, self.settings)

        def printed(chosen: Mapping[str, Any]) -> str:
            return print_or_write(chosen, endings, make, title=job)

        ask_to_print(self, title, printed, file=file, draft=f"papers.print:{which}")


def _saved_file(record: Record, symbol: str, path: str) -> str:
    """Write a paper's file, and say where. (In a worker thread.)"""
    from secretariat.agenda.tabled.queries import file_in
    from secretariat.papers.destination import write_output

    name, content = file_in(record, symbol)
    target = Path(path).expanduser()
    if path == name and target.is_file() and target.read_bytes() != content:
        # Offered and not chosen: what lies there under the same name may be a text somebody still works on.
        raise Refused(_("There is already a file “{file}” here; name another.").format(file=name))
    write_output(str(target), content)
    return _("Wrote {file}.").format(file=target.absolute())


def _documents(record: Record, meeting: str, settings: Configuration | None) -> Printed:
    from secretariat.agenda.tabled.papers.documents_paper import ENDINGS, documents_paper

    def make(form: str) -> bytes:
        return documents_paper(record, meeting, form, **house_form(settings))

    return make, ENDINGS, f"{meeting} documents"


def _cover(record: Record, symbol: str, settings: Configuration | None) -> Printed:
    from secretariat.agenda.tabled.papers.cover_paper import ENDINGS, cover_paper

    def make(form: str) -> bytes:
        return cover_paper(record, symbol, form, **house_form(settings))

    return make, ENDINGS, f"{symbol} cover"
