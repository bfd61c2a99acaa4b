"""The command line's ``meetings record``: the summary record of a meeting, or its decisions."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.paper_out import add_output_or_printer, hand_out, refuse_both_or_none
from secretariat.papers.house_form import house_form
from secretariat.values.language import _

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
    add_output_or_printer(written)


def write_record(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.desk.record_of_meeting.making import ENDINGS, make_record
    from secretariat.papers.destination import ending

    refuse_both_or_none(arguments)
    form = ending(arguments.output, ENDINGS) if arguments.output else ".pdf"
    settings = office.configuration
    made = make_record(
        office.record,
        arguments.meeting,
        arguments.paper,
        form,
        **house_form(settings),
    )
    hand_out(arguments, made, title=f"{arguments.meeting} {arguments.paper}")
