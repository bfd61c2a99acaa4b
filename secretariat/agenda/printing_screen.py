"""Printing an agenda's papers from the terminal: which one, and where to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from secretariat.agenda.acts_screen import AgendaActs
from secretariat.papers.house_form import house_form
from secretariat.toolkit.paper_file import plain
from secretariat.toolkit.text import say
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.record.record import Record
    from secretariat.values.configuration import Configuration


class AgendaPrinting(AgendaActs):
    """``p`` prints one of the papers of the meeting's agenda, to a file or a printer."""

    def action_print(self) -> None:
        """Choose a paper, then where it goes."""
        from secretariat.agenda.papers.making import PAPERS
        from secretariat.toolkit.picker import Picker

        meeting = self.meeting
        if not meeting:
            say(self.app, _("Open a meeting first: its agenda is printed there."), "warning")
            return

        def chosen(paper: str | None) -> None:
            if paper is not None:
                self._ask_where_to(meeting, paper)

        papers = [(paper, _(one.words)) for paper, one in PAPERS.items()]
        self.app.push_screen(Picker(_("Print a paper"), papers), chosen)

    def _ask_where_to(self, meeting: str, paper: str) -> None:
        from secretariat.agenda.papers.making import PAPERS
        from secretariat.toolkit.print_form import ask_to_print

        settings = self.settings
        ask_to_print(
            self,
            _("Print: {paper}").format(paper=_(PAPERS[paper].words)),
            lambda chosen: _printed(self.record, meeting, paper, chosen, settings),
            file=f"{paper}-{plain(meeting)}.pdf",
            draft=f"agenda.print:{paper}",
        )


def _printed(
    record: Record, meeting: str, paper: str, chosen: Mapping[str, Any], settings: Configuration | None
) -> str:
    """Make the paper for the printer, else the file, whose ending picks the format. (In a worker thread.)"""
    from secretariat.agenda.papers.making import PAPERS, make_paper
    from secretariat.toolkit.print_form import print_or_write

    def make(form: str) -> bytes:
        return make_paper(record, meeting, paper, form, **house_form(settings))

    return print_or_write(chosen, PAPERS[paper].endings, make, title=f"{meeting} {paper}")
