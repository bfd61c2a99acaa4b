"""The verb about actions that come again: their occurrences, taken down and to come."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_format, date_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_LIST = (
    Shown("number", N_("No.")),
    Shown("due_text", N_("Due")),
    Shown("ref", N_("Ref")),
    Shown("status", N_("Status")),
)


def add_to(verbs: Verbs) -> None:
    """The verb ``occurrences``, among those of ``actions``."""
    parser = verbs.add(
        "occurrences",
        occurrences,
        _("The occurrences of an action that recurs: those taken down, and the dates to come."),
        example="secretariat actions occurrences A-21 --until 2020",
    )
    parser.add_argument("ref", metavar=_("REF"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("all that begin by this date, not only the next"))
    parser.add_argument("--make", action="store_true", help=_("take those down ahead of time, as actions of their own"))
    add_format(parser)


def occurrences(office: Office, arguments: Namespace) -> None:
    from secretariat.actions import recurrence
    from secretariat.values.date_print import format_date

    asked = date_given(arguments.until, "--until", today=office.today)
    until = asked.last if asked else None
    if arguments.make:
        if until is None:
            raise Refused(_("--make needs --until DATE: up to when they are taken down."))
        refs = recurrence.take_down_occurrences(office.record, arguments.ref, until=until)
        say(_("Took down {refs}.").format(refs=", ".join(refs)) if refs else _("There is nothing more to take down."))
    there = recurrence.occurrences(office.record, arguments.ref, until=until)
    table = arguments.format == "table"
    rows: list[dict[str, object]] = []
    for each in there:
        status = _(each.status) if table and each.status else each.status
        rows.append(
            {
                "number": each.number,
                "due": each.due.edtf if each.due else None,
                "due_text": format_date(each.due) if each.due else None,
                "ref": each.ref or None,
                "status": status or (_("to come") if table else None),
            }
        )
    rows_out(arguments.format, rows, _LIST, empty=_("It does not come again."))
    if asked is None or until is None:
        return
    if arguments.make and any(not each.ref for each in there):
        words = _("{n} were taken down, the most at once; more come until {date}. The same command goes on with them.")
        say(words.format(n=len(refs), date=format_date(asked)))
    elif recurrence.more_come(office.record, arguments.ref, until=until):
        words = _("Of the dates to come the first {n} are shown; more come until {date}.")
        say(words.format(n=recurrence.MOST_AHEAD, date=format_date(asked)))
