"""The command line's ``agenda print``: which paper, and to a file or a printer."""

from __future__ import annotations

from argparse import Namespace

from secretariat.agenda.act_commands import meeting_argument
from secretariat.agenda.papers.making import PAPERS
from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.paper_out import add_output_or_printer, hand_out, refuse_both_or_none
from secretariat.papers.house_form import house_form
from secretariat.values.language import _

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
    add_output_or_printer(printed)


def print_paper(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.agenda.papers.making import make_paper
    from secretariat.papers.destination import ending

    refuse_both_or_none(arguments)
    form = ending(arguments.output, PAPERS[arguments.paper].endings) if arguments.output else ".pdf"
    settings = office.configuration
    paper = make_paper(
        office.record,
        arguments.meeting,
        arguments.paper,
        form,
        **house_form(settings),
    )
    hand_out(arguments, paper, title=f"{arguments.meeting} {arguments.paper}")
