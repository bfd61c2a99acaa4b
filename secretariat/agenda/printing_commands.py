"""The command line's ``agenda print``: which paper, and to a file or a printer."""

from __future__ import annotations

from argparse import Namespace

from secretariat.agenda.act_commands import meeting_argument
from secretariat.agenda.papers.making import PAPERS
from secretariat.commandline.arguments import Verbs, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _
from secretariat.values.refusal import Misused

_EXAMPLES = (
    "secretariat agenda print APEC-SMEMM-18 -o agenda.pdf",
    "secretariat agenda print APEC-SMEMM-18 --paper annotated -o annotated.docx",
    "secretariat --lang id agenda print APEC-SMEMM-18 --paper programme -o acara.pdf",
)


def add_print_verb(verbs: Verbs) -> None:
    """``agenda print``."""
    printed = verbs.add(
        "print",
        print_paper,
        _("Print a paper of a meeting's agenda, or write it for others: .pdf .docx .md."),
        example="\n  ".join(_EXAMPLES),
    )
    meeting_argument(printed)
    printed.add_argument("--paper", choices=tuple(PAPERS), default="agenda", help=_("which paper"))
    add_output(printed)
    printed.add_argument("--printer", metavar=_("NAME"), help=_("print it there instead of writing a file"))


def print_paper(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.agenda.papers.making import make_paper
    from secretariat.papers.destination import STDOUT, ending, write_output

    if bool(arguments.output) == bool(arguments.printer):
        raise Misused(_("Give either -o FILE or --printer NAME."))
    form = ending(arguments.output, PAPERS[arguments.paper].endings) if arguments.output else ".pdf"
    settings = office.configuration
    paper = make_paper(
        office.record,
        arguments.meeting,
        arguments.paper,
        form,
        office=settings.office_name,
        paper_size=settings.paper_size,
        templates=settings.templates,
    )
    if arguments.printer:
        from secretariat.papers.printers import print_pdf

        job = print_pdf(paper, arguments.printer, title=f"{arguments.meeting} {arguments.paper}")
        say(_("Sent to {printer} as {job}.").format(printer=arguments.printer, job=job))
        return
    write_output(arguments.output, paper)
    if arguments.output != STDOUT:
        say(_("Wrote {file}.").format(file=arguments.output))
