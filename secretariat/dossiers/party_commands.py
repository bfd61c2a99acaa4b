"""The command line's part for parties: the parties themselves, and what is on record about one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import Verbs, add_format, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import json_out, record_out, rows_out
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.parties.commands import add_to as add_party_verbs
from secretariat.values.language import _
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from datetime import date

_EXAMPLES = (
    "secretariat parties dossier korea",
    "secretariat parties dossier KR --since 2011 -o korea.pdf",
    "secretariat --lang id parties dossier KOTRA -o kotra.docx",
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``parties``."""
    add_dossier_verb(add_party_verbs(noun))


def add_dossier_verb(verbs: Verbs) -> None:
    """``parties dossier``."""
    told = verbs.add(
        "dossier",
        show_dossier,
        _("Everything on record about a party and its organisations, in the order of days: .pdf .docx .md .json .csv."),
        example="\n  ".join(_EXAMPLES),
    )
    told.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))
    told.add_argument("--since", metavar=_("DATE"), help=_("leave out what was over before that day"))
    add_format(told)
    add_output(told)


def show_dossier(office: Office, arguments: Namespace) -> None:
    """Show a dossier, or write it to a file."""
    from secretariat.dossiers.queries import dossier

    since = _first_day(office, arguments.since) if arguments.since else None
    found = dossier(office.record, arguments.party, since=since)
    if arguments.output:
        from secretariat.dossiers.making import ENDINGS, dossier_file
        from secretariat.papers.destination import ending

        settings = office.configuration
        paper = dossier_file(
            found,
            ending(arguments.output, ENDINGS),
            **house_form(settings),
        )
        write_out(arguments.output, paper)
    elif arguments.format == "json":
        from secretariat.dossiers.as_json import as_json

        json_out(as_json(found))
    elif arguments.format == "csv":
        from secretariat.dossiers.listing import dossier_lines, line_json

        rows_out("csv", [line_json(line) for line in dossier_lines(found)], (), empty="")
    else:
        from secretariat.dossiers.listing import dossier_sheet

        record_out("table", {}, dossier_sheet(found))


def _first_day(office: Office, typed: str) -> date:
    """The first day of what was typed: "2011" is 1 January; ``Misused`` where it has none."""
    from secretariat.values.date_words import parse_date

    meant = parse_date(typed, today=office.today)
    if meant.first is None:
        raise Misused(_("--since needs a date that begins, such as 2011; “{text}” does not.").format(text=typed))
    return meant.first
