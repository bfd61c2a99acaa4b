"""Asking where the run of show is written or printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from secretariat.record.record import Record
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.print_form import FILE, PRINTER, ask_to_print, send
from secretariat.values.field import Field
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_DAY = Field("day", N_("Day"), hint=N_("one day alone: 20 May 2011, or 2 for the second"))


def ask_to_print_programme(view: NounView, record: Record, meeting: str) -> None:
    """Ask for a file or a printer, and for one day where not all are wanted."""
    from secretariat.agenda.running.papers.making import ENDINGS

    settings = view.settings

    def printed(chosen: Mapping[str, Any]) -> str:
        from secretariat.agenda.running.papers.making import run_of_show_paper
        from secretariat.papers.destination import ending, write_output

        printer, file = str(chosen.get(PRINTER) or ""), str(chosen.get(FILE) or "")
        if not printer and not file:
            raise Refused(_("Name a file, or choose a printer."))
        path = "" if printer else str(Path(file).expanduser())
        paper = run_of_show_paper(
            record,
            meeting,
            ".pdf" if printer else ending(path, ENDINGS),
            day=chosen.get("day"),
            office=settings.office_name if settings else "",
            paper_size=settings.paper_size if settings else "a4",
            templates=settings.templates if settings else None,
        )
        if printer:
            return send(paper, printer, title=_("Run of show"))
        write_output(path, paper)
        return _("Wrote {file}.").format(file=path)

    file = f"run-of-show-{meeting}.pdf".replace("/", "-")
    ask_to_print(
        view, _("Print the run of show"), printed, file=file, draft=f"programme.print:{meeting}", fields=[_DAY]
    )
