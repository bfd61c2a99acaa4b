"""Asking where the run of show is written or printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secretariat.papers.house_form import house_form
from secretariat.record.record import Record
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import plain
from secretariat.toolkit.print_form import ask_to_print, print_or_write
from secretariat.values.field import Field
from secretariat.values.language import N_, _

_DAY = Field("day", N_("Day"), hint=N_("one day alone: 20 May 2011, or 2 for the second"))


def ask_to_print_programme(view: NounView, record: Record, meeting: str) -> None:
    """Ask for a file or a printer, and for one day where not all are wanted."""
    from secretariat.agenda.running.papers.making import ENDINGS

    settings = view.settings

    def printed(chosen: Mapping[str, Any]) -> str:
        from secretariat.agenda.running.papers.making import run_of_show_paper

        def make(form: str) -> bytes:
            return run_of_show_paper(record, meeting, form, day=chosen.get("day"), **house_form(settings))

        return print_or_write(chosen, ENDINGS, make, title=_("Run of show"))

    file = f"run-of-show-{plain(meeting)}.pdf"
    ask_to_print(
        view, _("Print the run of show"), printed, file=file, draft=f"programme.print:{meeting}", fields=[_DAY]
    )
