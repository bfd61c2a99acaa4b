"""The command line's part for calendars: files out and in, what is on, entries of other calendars."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.calendar import diary_commands, month_commands
from secretariat.commandline.arguments import Verbs, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _, ngettext

if TYPE_CHECKING:
    from secretariat.calendar.scope import Scope

ENDINGS = (".ics",)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``calendar``."""
    verbs = Verbs(noun)
    exported = verbs.add(
        "export",
        export,
        _("Write what is on as a calendar file (.ics): meetings, run of show, bilaterals, due dates."),
        example="secretariat calendar export --series APEC-SMEMM --what meetings,bilaterals -o apec.ics",
    )
    add_scope(exported)
    exported.add_argument(
        "--what",
        default="",
        metavar=_("KINDS"),
        help=_("which of meetings, sessions, bilaterals, actions, with commas between (default: all)"),
    )
    exported.add_argument(
        "--calendar", default="", metavar=_("NAME"), help=_("an imported calendar instead, as it came")
    )
    add_output(exported, required=True)
    month_commands.add_to(verbs)
    diary_commands.add_to(verbs)


def add_scope(parser: ArgumentParser) -> None:
    """The flags that narrow what is on."""
    parser.add_argument("--series", default="", metavar=_("SERIES"), help=_("only meetings of this series"))
    parser.add_argument("--meeting", default="", metavar=_("MEETING"), help=_("only this meeting and its margins"))
    parser.add_argument("--forum", default="", metavar=_("FORUM"), help=_("only meetings of this forum"))
    parser.add_argument("--from", dest="first", default="", metavar=_("DATE"), help=_("from this day on"))
    parser.add_argument("--until", dest="last", default="", metavar=_("DATE"), help=_("until this day"))


def scope_given(office: Office, arguments: Namespace, *, what: str = "") -> Scope:
    """What the flags ask for; a month given as ``--until`` counts to its end."""
    from secretariat.calendar.scope import Scope, kinds_named
    from secretariat.commandline.arguments import date_given
    from secretariat.values.refusal import Refused

    first = date_given(arguments.first, "--from", today=office.today)
    last = date_given(arguments.last, "--until", today=office.today)
    if first and last and first.first and last.last and first.first > last.last:
        raise Refused(_("--from lies after --until; no day is between them."))
    return Scope(
        arguments.series,
        arguments.meeting,
        arguments.forum,
        first.first if first else None,
        last.last if last else None,
        kinds_named(what),
    )


def export(office: Office, arguments: Namespace) -> None:
    from secretariat.papers.destination import STDOUT, ending, write_output

    ending(arguments.output, ENDINGS)
    if arguments.calendar:
        diary_commands.export_calendar(office, arguments)
        return
    from secretariat.calendar.export import calendar_of

    scope = scope_given(office, arguments, what=arguments.what)
    exported = calendar_of(office.record, scope, office=office.configuration.office_name)
    write_output(arguments.output, exported.data)
    if arguments.output != STDOUT:
        words = ngettext("Wrote {n} occasion to {file}.", "Wrote {n} occasions to {file}.", exported.count)
        say(words.format(n=exported.count, file=arguments.output))
    if exported.undated:
        words = ngettext(
            "The days of {n} meeting are not known: it is in the file as a note without a day.",
            "The days of {n} meetings are not known: they are in the file as notes without a day.",
            exported.undated,
        )
        say(words.format(n=exported.undated))
