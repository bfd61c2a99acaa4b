"""Asking how and where something is printed: one form with what can be chosen, the file and the office's printers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import Make, write_paper
from secretariat.toolkit.record_form import RecordForm, SaveResult
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import ask
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

FILE: Final = "file"
PRINTER: Final = "printer"
_FILE: Final = Field(FILE, N_("File"), hint=N_("where it is written; a printer named below wins"))


def ask_to_print(
    view: NounView,
    title: str,
    printed: Callable[[Mapping[str, Any]], str],
    *,
    file: str,
    draft: str,
    fields: Sequence[Field] = (),
    usual: Mapping[str, str] | None = None,
) -> None:
    """Ask what ``fields`` ask, for a file (``file`` unless another is typed), and a printer where there are any.

    ``printed`` is given what was filled in, by key, and says in a sentence what was done with it. It runs in a worker
    thread and may raise ``Refused``: the form then stands as it was filled in.
    """

    def save(chosen: dict[str, Any], _version: int | None) -> SaveResult:
        return SaveResult("", printed(chosen))

    def saved(result: SaveResult | None) -> None:
        if result is not None:
            say(view.app, result.message)

    def listed(printers: tuple[str, ...]) -> None:
        asked = [*fields, _FILE, *_printer_field(printers)]
        values = {**(usual or {}), FILE: file}
        form = view.form(title, asked, values, draft=draft, save=save, save_label=N_("Print"))
        view.app.push_screen(RecordForm(form), saved)

    ask(view, _printers, listed, group="printers", what=_("The printers could not be listed."))


def print_or_write(chosen: Mapping[str, Any], endings: Sequence[str], make: Make, *, title: str) -> str:
    """Make a PDF for the printer that was chosen, else the paper for the file; say what was done with it.

    (In a worker thread.) Raises ``Refused`` where neither was named, and as ``write_paper`` and ``send`` do.
    """
    printer, file = str(chosen.get(PRINTER) or ""), str(chosen.get(FILE) or "")
    if printer:
        return send(make(".pdf"), printer, title=title)
    if not file:
        raise Refused(_("Name a file, or choose a printer."))
    return write_paper(file, endings, make)


def send(paper: bytes, printer: str, *, title: str) -> str:
    """Hand a PDF to a printer, and say so; raises ``Refused`` and takes a ``title`` as ``print_pdf`` does."""
    from secretariat.papers.printers import print_pdf

    job = print_pdf(paper, printer, title=title)
    return _("Sent to {printer} as {job}.").format(printer=printer, job=job)


def _printers() -> tuple[str, ...]:
    from secretariat.papers.printers import printers

    return printers()


def _printer_field(printers: tuple[str, ...]) -> list[Field]:
    choices = tuple(Choice(name, name) for name in printers)
    return [Field(PRINTER, N_("Printer"), FieldKind.CHOICE, choices=choices)] if choices else []
