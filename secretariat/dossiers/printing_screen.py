"""Printing and exporting dossiers and briefings from the terminal: where to, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.toolkit.file_line import ask_for_file
from secretariat.toolkit.print_form import FILE, PRINTER, ask_to_print, send
from secretariat.toolkit.record_form import SaveResult
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.toolkit.noun_view import NounView
    from secretariat.values.configuration import Configuration

Makes = Callable[[str], bytes]
"""Makes a paper with that ending. (In a worker thread.)"""
EXPORTED: Final = (".docx", ".pdf", ".md", ".json", ".csv")


def ask_to_print_dossier(view: NounView, party: str) -> None:
    """Ask where the dossier of a party goes."""
    from secretariat.dossiers.papers.dossier_paper import ENDINGS

    makes = _dossier(view, party)
    title = _("Print the dossier")
    _print(view, title, makes, ENDINGS, file=f"dossier-{_plain(party)}.pdf", draft="dossiers.print")


def ask_to_print_briefing(view: NounView, ref: str, makes: Makes) -> None:
    """Ask where the briefing for a bilateral goes."""
    from secretariat.dossiers.briefing.making import ENDINGS

    title = _("Print the briefing")
    _print(view, title, makes, ENDINGS, file=f"briefing-{_plain(ref)}.pdf", draft="briefings.print")


def ask_to_export_dossier(view: NounView, party: str) -> None:
    """Ask for the file a dossier is written to."""
    makes = _dossier(view, party)

    def save(file: str) -> SaveResult:
        return SaveResult(party, _written(file, EXPORTED, makes))

    hint = _("a file; its ending picks the format: .docx .pdf .md .json .csv")
    ask_for_file(view, _("Export the dossier"), save, usual=f"dossier-{_plain(party)}.docx", hint=hint)


def paper_settings(settings: Configuration | None) -> dict[str, Any]:
    """What every paper is made with: who issues it, on what size, by which templates."""
    if settings is None:
        return {}
    return {"office": settings.office_name, "paper_size": settings.paper_size, "templates": settings.templates}


def _dossier(view: NounView, party: str) -> Makes:
    record, given = view.record, paper_settings(view.settings)

    def make(form: str) -> bytes:
        from secretariat.dossiers.making import dossier_file
        from secretariat.dossiers.queries import dossier

        return dossier_file(dossier(record, party), form, **given)

    return make


def _print(view: NounView, title: str, makes: Makes, endings: tuple[str, ...], *, file: str, draft: str) -> None:
    def printed(chosen: Mapping[str, Any]) -> str:
        printer = str(chosen.get(PRINTER) or "")
        if printer:
            return send(makes(".pdf"), printer, title=title)
        return _written(str(chosen.get(FILE) or ""), endings, makes)

    ask_to_print(view, title, printed, file=file, draft=draft)


def _written(file: str, endings: tuple[str, ...], makes: Makes) -> str:
    """Write it, and say where. (In a worker thread.)"""
    from secretariat.papers.destination import ending, write_output

    path = Path(file).expanduser()
    write_output(str(path), makes(ending(str(path), endings)))
    return _("Wrote {file}.").format(file=path.absolute())


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in name)
