"""Writing a meeting's record from its page in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from secretariat.papers.house_form import house_form
from secretariat.toolkit.commands import Command
from secretariat.toolkit.paper_file import plain, write_paper
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.record.record import Record
    from secretariat.toolkit.record_form import SaveResult
    from secretariat.values.configuration import Configuration

RECORD_COMMAND: Final = Command(
    "desk.record",
    "p",
    "print_record",
    N_("Record"),
    N_("Write the meeting's summary record or its decisions"),
    N_("To a file: a paper, a document, Markdown. Who was there, what was said, agreed and is to be done."),
    rank=9,
)


def print_record(view: Widget, record: Record, meeting: str) -> None:
    """Ask which of a meeting's records, and for a file; then write it."""
    from secretariat.desk.record_of_meeting.making import ENDINGS, PAPERS
    from secretariat.toolkit.file_line import ask_for_file
    from secretariat.toolkit.picker import Picker

    settings: Configuration | None = getattr(getattr(view.app, "office", None), "configuration", None)

    def chosen(paper: str | None) -> None:
        if paper is not None:
            hint = _("a file; its ending picks the format: {endings}").format(endings=" ".join(ENDINGS))
            usual = f"{paper}-{plain(meeting)}.pdf"
            title = _("Print: {paper}").format(paper=_(PAPERS[paper]))
            ask_for_file(
                view, title, lambda file: _written(record, meeting, paper, file, settings), usual=usual, hint=hint
            )

    papers = [(paper, _(words)) for paper, words in PAPERS.items()]
    view.app.push_screen(Picker(_("Print a paper"), papers), chosen)


def _written(record: Record, meeting: str, paper: str, name: str, settings: Configuration | None) -> SaveResult:
    """Write it; a file of that name is replaced. (In a worker thread.)"""
    from secretariat.desk.record_of_meeting.making import ENDINGS, make_record
    from secretariat.toolkit.record_form import SaveResult

    def make(form: str) -> bytes:
        return make_record(record, meeting, paper, form, **house_form(settings))

    return SaveResult(meeting, write_paper(name, ENDINGS, make))
