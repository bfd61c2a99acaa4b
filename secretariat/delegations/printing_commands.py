"""The command line's ``delegations print``: which paper, how, and to a file or a printer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.paper_out import add_output_or_printer, hand_out, refuse_both_or_none
from secretariat.delegations.paper_options import OPTIONS, PAPERS, Option, read_options
from secretariat.values.field import FieldKind
from secretariat.values.language import _

_EXAMPLES = (
    "secretariat delegations print APEC-SMEMM-18 -o list.pdf",
    "secretariat delegations print APEC-SMEMM-18 --paper attendance --by name --day 2011-05-20 -o attendance.pdf",
    "secretariat delegations print APEC-SMEMM-18 --paper plates --each delegate --size small -o plates.pdf",
    "secretariat delegations print APEC-SMEMM-18 --paper badges --language both --printer office",
    "secretariat delegations print APEC-SMEMM-18 --paper seating --table square --seating clockwise -o seating.pdf",
    "secretariat delegations print APEC-SMEMM-18 --paper check-in -o check-in.xlsx",
)


def add_print_verb(verbs: Verbs) -> None:
    """``delegations print``."""
    printed = verbs.add(
        "print",
        print_paper,
        _("Print a paper of a meeting's delegations, all in its order of precedence; lists also as .docx .xlsx .csv."),
        example="\n  ".join(_EXAMPLES),
    )
    printed.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    printed.add_argument("--paper", choices=tuple(PAPERS), default="list", help=_("which paper"))
    for option in OPTIONS:
        _add_option(printed, option)
    add_output_or_printer(printed)


def _add_option(printed: ArgumentParser, option: Option) -> None:
    field, dest = option.field, f"option_{option.field.key}"
    help = _(field.hint)
    if option.is_switch:
        printed.add_argument(field.option, dest=dest, action="store_true", default=None, help=help)
    elif field.choices:
        choices = [choice.value for choice in field.choices]
        printed.add_argument(field.option, dest=dest, choices=choices, help=help)
    else:
        metavar = "N" if field.kind is FieldKind.NUMBER else _(field.label).upper()
        printed.add_argument(field.option, dest=dest, metavar=metavar, help=help)


def print_paper(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.delegations.papers.making import endings_of, job_title, make_paper
    from secretariat.delegations.queries import meeting_roll
    from secretariat.papers.destination import ending
    from secretariat.papers.house_form import house_form

    refuse_both_or_none(arguments)
    given = {option.field.key: getattr(arguments, f"option_{option.field.key}") for option in OPTIONS}
    options = read_options(arguments.paper, given, today=office.today)
    kind = ending(arguments.output, endings_of(options.paper)) if arguments.output else ".pdf"
    roll = meeting_roll(office.record, arguments.meeting)
    paper = make_paper(
        roll,
        options,
        kind,
        date=office.today,
        **house_form(office.configuration),
    )
    hand_out(arguments, paper, title=job_title(roll.meeting, options.paper))
