"""Printing and exporting dossiers and briefings from the terminal: where to, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from secretariat.papers.house_form import house_form
from secretariat.toolkit.file_line import ask_for_file
from secretariat.toolkit.paper_file import Make, plain, write_paper
from secretariat.toolkit.print_form import ask_to_print, print_or_write
from secretariat.toolkit.record_form import SaveResult
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.toolkit.noun_view import NounView

EXPORTED: Final = (".docx", ".pdf", ".md", ".json", ".csv")


def ask_to_print_dossier(view: NounView, party: str) -> None:
    """Ask where the dossier of a party goes."""
    from secretariat.dossiers.papers.dossier_paper import ENDINGS

    makes = _dossier(view, party)
    title = _("Print the dossier")
    _print(view, title, makes, ENDINGS, file=f"dossier-{plain(party)}.pdf", draft="dossiers.print")


def ask_to_print_briefing(view: NounView, ref: str, makes: Make) -> None:
    """Ask where the briefing for a bilateral goes."""
    from secretariat.dossiers.briefing.making import ENDINGS

    title = _("Print the briefing")
    _print(view, title, makes, ENDINGS, file=f"briefing-{plain(ref)}.pdf", draft="briefings.print")


def ask_to_export_dossier(view: NounView, party: str) -> None:
    """Ask for the file a dossier is written to."""
    makes = _dossier(view, party)

    def save(file: str) -> SaveResult:
        return SaveResult(party, write_paper(file, EXPORTED, makes))

    hint = _("a file; its ending picks the format: .docx .pdf .md .json .csv")
    ask_for_file(view, _("Export the dossier"), save, usual=f"dossier-{plain(party)}.docx", hint=hint)


def _dossier(view: NounView, party: str) -> Make:
    record, given = view.record, house_form(view.settings)

    def make(form: str) -> bytes:
        from secretariat.dossiers.making import dossier_file
        from secretariat.dossiers.queries import dossier

        return dossier_file(dossier(record, party), form, **given)

    return make


def _print(view: NounView, title: str, makes: Make, endings: tuple[str, ...], *, file: str, draft: str) -> None:
    def printed(chosen: Mapping[str, Any]) -> str:
        return print_or_write(chosen, endings, makes, title=title)

    ask_to_print(view, title, printed, file=file, draft=draft)
