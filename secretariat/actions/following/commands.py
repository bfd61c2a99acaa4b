"""The verbs about what became of actions: carry them over, report on them, find those nobody looks after."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import Verbs, add_format, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, say
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.actions.following.became import Became

_ORPHANS = (
    Shown("ref", N_("Ref")),
    Shown("title", N_("What")),
    Shown("lead", N_("Lead")),
    Shown("due_text", N_("Due")),
    Shown("why", N_("Why")),
)

_BECAME = (
    Shown("outcome", N_("Outcome")),
    Shown("text", N_("What was agreed")),
    Shown("ref", N_("Action")),
    Shown("title", N_("What")),
    Shown("standing", N_("Status")),
    Shown("end", N_("How it ended")),
)


def add_to(verbs: Verbs) -> None:
    """These verbs, among those of ``actions``."""
    carried = verbs.add(
        "carry",
        carry,
        _("Carry open actions into a later meeting; where they came from stays."),
        example="secretariat actions carry A-4 A-9 --into APEC-SMEMM-20",
    )
    carried.add_argument("ref", nargs="+", metavar=_("REF"), help=_("one or more actions"))
    carried.add_argument("--into", metavar=_("MEETING"), required=True, help=_("the meeting they are carried into"))
    lost = verbs.add(
        "orphans",
        orphans,
        _(
            "What nobody looks after: without owner, date or source, left alone, behind its recurrence; "
            "and series that should have met."
        ),
        example="secretariat --sample actions orphans --untouched 90",
    )
    lost.add_argument(
        "--untouched",
        metavar=_("DAYS"),
        help=_("left alone for so many days (the settings' untouched_days by default)"),
    )
    add_format(lost)
    report = verbs.add(
        "became",
        became,
        _("What became of what was agreed: at a meeting, with a party, or in a declaration."),
        example="secretariat --sample actions became --meeting ASEM-SMEMM-1 -o report.pdf",
    )
    about = report.add_mutually_exclusive_group(required=True)
    about.add_argument("--meeting", metavar=_("MEETING"), help=_("by what this meeting, or its margins, agreed"))
    about.add_argument("--party", metavar=_("PARTY"), help=_("with this party, at all meetings"))
    about.add_argument("--declaration", metavar=_("DECL"), help=_("by paragraph of this text"))
    add_output(report)
    add_format(report)


def carry(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.following.carrying import carry_actions

    refs = carry_actions(office.record, arguments.ref, into=arguments.into)
    say(_("Carried over: {refs}.").format(refs=", ".join(refs)))


def orphans(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.due import due_of
    from secretariat.actions.following import orphans as following
    from secretariat.meetings.missed import missed_cadences
    from secretariat.values.date_print import format_date

    days = office.configuration.untouched_days
    if arguments.untouched is not None:
        if not arguments.untouched.isascii() or not arguments.untouched.isdigit() or len(arguments.untouched) > 5:
            raise Refused(_("“{value}” is not a number of days.").format(value=arguments.untouched))
        days = int(arguments.untouched)
    rows: list[dict[str, object]] = []
    for orphan in following.orphans(office.record, untouched_days=days):
        due = due_of(orphan.due)
        rows.append(
            {
                "ref": orphan.ref,
                "title": orphan.title,
                "lead": orphan.lead or None,
                "due": orphan.due or None,
                "due_text": format_date(due) if due else None,
                "why": "; ".join(orphan.reasons),
            }
        )
    with office.record.reading() as connection:
        for series in missed_cadences(connection, office.today):
            rows.append(
                {
                    "ref": series.code,
                    "title": series.name,
                    "lead": None,
                    "due": series.expected.edtf,
                    "due_text": format_date(series.expected),
                    "why": "; ".join(
                        [
                            _("should have met again; last {meeting}, {dates}").format(
                                meeting=series.last, dates=format_date(series.held)
                            ),
                            *([series.planned.words] if series.planned else []),
                        ]
                    ),
                }
            )
    rows_out(arguments.format, rows, _ORPHANS, empty=_("Every open action has an owner, a date and a source."))


def became(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.following import became as following
    from secretariat.actions.following.became_paper import as_json, counted, rows_of

    if arguments.meeting:
        found = following.became_of_meeting(office.record, arguments.meeting)
    elif arguments.party:
        found = following.became_with_party(office.record, arguments.party)
    else:
        found = following.became_of_declaration(office.record, arguments.declaration)
    if not arguments.output:
        if arguments.format == "json":
            json_out(as_json(found))
            return
        rows_out(
            arguments.format,
            list(rows_of(found, office.today)),
            _BECAME,
            empty=_("Nothing was agreed that is on record."),
        )
        if arguments.format == "table":
            say(counted(found))
        return
    report_out(office, arguments.output, found)


def report_out(office: Office, output: str, found: Became) -> None:
    """Write what became of what was agreed to a file; its ending picks the format."""
    from secretariat.actions.following.became_paper import ENDINGS, report
    from secretariat.papers.destination import ending

    form = ending(output, ENDINGS)
    settings = office.configuration
    data = report(
        found,
        form,
        today=office.today,
        **house_form(settings),
    )
    write_out(output, data)
