"""The door to an agenda's papers: which there are, and each in the format that a file's ending names."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from secretariat.values.language import N_

if TYPE_CHECKING:
    from secretariat.record.record import Record


class Paper(NamedTuple):
    """A paper: its words (a message), the function that makes it (imported when it is made), its endings."""

    words: str
    module: str
    makes: str
    endings: tuple[str, ...] = (".pdf", ".docx", ".md")


PAPERS: Final = {
    "agenda": Paper(N_("Agenda"), "secretariat.agenda.papers.agenda_paper", "agenda_paper"),
    "annotated": Paper(N_("Annotated agenda"), "secretariat.agenda.papers.agenda_paper", "annotated_paper"),
    "programme": Paper(N_("Tentative programme"), "secretariat.agenda.papers.programme_paper", "programme_paper"),
    "run-of-show": Paper(
        N_("Run of show"),
        "secretariat.agenda.running.papers.making",
        "run_of_show_paper",
        (".pdf", ".docx", ".md", ".xlsx"),
    ),
    "documents": Paper(
        N_("List of documents"),
        "secretariat.agenda.tabled.papers.documents_paper",
        "documents_paper",
        (".pdf", ".docx", ".xlsx", ".md"),
    ),
}
"""Each makes ``(record, meeting, form, office=, paper_size=, templates=)`` into the bytes of a file."""


def make_paper(
    record: Record,
    meeting: str,
    paper: str,
    form: str,
    *,
    office: str = "",
    paper_size: str = "a4",
    templates: Path | None = None,
) -> bytes:
    """The ``paper`` (a key of ``PAPERS``) of a meeting with the ending ``form``, in the current language.

    The same record and day give the same bytes. Raises ``Refused`` where there is nothing to print, no font has a
    character, or an office's own template among ``templates`` is at fault.
    """
    one = PAPERS[paper]
    makes = getattr(import_module(one.module), one.makes)
    made: bytes = makes(record, meeting, form, office=office, paper_size=paper_size, templates=templates)
    return made
