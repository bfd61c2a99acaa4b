"""The command line's verbs for what leaves the office of papers tabled: the file itself, its cover, their list."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.values.language import _


def add_paper_verbs(verbs: Verbs) -> None:
    """``save``, ``cover`` and ``print``."""
    saved = verbs.add(
        "save",
        save_file,
        _("Write a paper's file, byte for byte as it was given."),
        example="secretariat papers save 2011/SMEMM/001 -o statement.pdf",
    )
    saved.add_argument("symbol", metavar=_("SYMBOL"), help=_("its symbol, or words of its title only it has"))
    saved.add_argument("-o", "--output", metavar=_("FILE"), help=_("the file; by default its own name, here"))
    cover = verbs.add(
        "cover",
        print_cover,
        _("Write a paper's cover sheet: .pdf .docx."),
        example="secretariat papers cover 2011/SMEMM/001 -o cover.pdf",
    )
    cover.add_argument("symbol", metavar=_("SYMBOL"), help=_("its symbol, or words of its title only it has"))
    add_output(cover, required=True)
    printed = verbs.add(
        "print",
        print_documents,
        _("Print the list of documents of a meeting, or write it for others: .pdf .docx .xlsx .md."),
        example="secretariat papers print APEC-SMEMM-18 -o documents.pdf",
    )
    printed.add_argument("meeting", metavar=_("MEETING"))
    printed.add_argument("--paper", choices=("documents",), default="documents", help=_("which paper"))
    add_output(printed, required=True)


def save_file(office: Office, arguments: Namespace) -> None:
    """The file itself; one that is there under its own name is not replaced unless it is named."""
    from pathlib import Path

    from secretariat.agenda.tabled.queries import file_in
    from secretariat.values.refusal import Refused

    name, content = file_in(office.record, arguments.symbol)
    target = arguments.output or name
    if not arguments.output and Path(name).exists():
        raise Refused(_("There is already a file “{file}” here; name another with -o FILE.").format(file=name))
    write_out(target, content)


def print_cover(office: Office, arguments: Namespace) -> None:
    """A paper's cover sheet."""
    from secretariat.agenda.tabled.papers.cover_paper import ENDINGS, cover_paper
    from secretariat.papers.destination import ending

    settings = office.configuration
    made = cover_paper(
        office.record,
        arguments.symbol,
        ending(arguments.output, ENDINGS),
        **house_form(settings),
    )
    write_out(arguments.output, made)


def print_documents(office: Office, arguments: Namespace) -> None:
    """The list of documents."""
    from secretariat.agenda.tabled.papers.documents_paper import ENDINGS, documents_paper
    from secretariat.papers.destination import ending

    settings = office.configuration
    made = documents_paper(
        office.record,
        arguments.meeting,
        ending(arguments.output, ENDINGS),
        **house_form(settings),
    )
    write_out(arguments.output, made)
