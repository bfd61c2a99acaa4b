"""The command line's ``meetings record``: the summary record of a meeting, or its decisions."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _
from secretariat.values.refusal import Misused

_EXAMPLES = (
    "secretariat meetings record ASEM-SMEMM-1 -o minutes.pdf",
    "secretariat meetings record ASEM-SMEMM-1 --paper decisions -o decisions.docx",
)


def add_record_verb(verbs: Verbs) -> None:
    """``meetings record``."""
    written = verbs.add(
        "record",
        write_record,
        _("Write a meeting's summary record (who was there, what was said, agreed, is to be done) or its decisions."),
        example="\n  ".join(_EXAMPLES),
    )
    written.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    written.add_argument(
        "--paper",
        choices=("minutes", "decisions"),
        default="minutes",
        help=_("minutes: item by item; decisions: what was decided and who does what, for the same day"),
    )
    add_output(written)
    written.add_argument("--printer", metavar=_("NAME"), help=_("print it there instead of writing a file"))


def write_record(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.desk.record_of_meeting.making import ENDINGS, make_record
    from secretariat.papers.destination import STDOUT, ending, write_output

    if bool(arguments.output) == bool(arguments.printer):
        raise Misused(_("Give either -o FILE or --printer NAME."))
    form = ending(arguments.output, ENDINGS) if arguments.output else ".pdf"
    settings = office.configuration
    made = make_record(
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

        job = print_pdf(made, arguments.printer, title=f"{arguments.meeting} {arguments.paper}")
        say(_("Sent to {printer} as {job}.").format(printer=arguments.printer, job=job))
        return
    write_output(arguments.output, made)
    if arguments.output != STDOUT:
        say(_("Wrote {file}.").format(file=arguments.output))
