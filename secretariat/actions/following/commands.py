"""The verbs about what became of actions: carry them over, report on them, find those nobody looks after."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_ORPHANS = (
    Shown("ref", N_("Ref")),
    Shown("title", N_("What")),
    Shown("lead", N_("Lead")),
    Shown("due_text", N_("Due")),
    Shown("why", N_("Why")),
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
                    "why": _("should have met again; last {meeting}, {dates}").format(
                        meeting=series.last, dates=format_date(series.held)
                    ),
                }
            )
    rows_out(arguments.format, rows, _ORPHANS, empty=_("Every open action has an owner, a date and a source."))
