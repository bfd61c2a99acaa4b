"""The command line's ``agenda run-of-show``, ``now`` and ``clashes``."""

from __future__ import annotations

from argparse import Namespace

from secretariat.agenda.running.session_commands import add_day, found_clashes, meeting_argument
from secretariat.commandline.arguments import Verbs, add_format, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, worded
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.values.language import N_, _

_CLASHES = (
    Shown("kind", N_("Kind")),
    Shown("who_or_what", N_("Who or what")),
    Shown("first", N_("First")),
    Shown("second", N_("Second")),
    Shown("words", N_("Clash")),
)


def add_to(verbs: Verbs) -> None:
    """The verbs, among those of ``agenda``."""
    shown = verbs.add(
        "run-of-show",
        run_of_show,
        _("Show the run of show, minute by minute, or write it to a file (.pdf .docx .md .xlsx)."),
        example="secretariat agenda run-of-show APEC-SMEMM-18 --day 1 -o run-of-show.pdf",
    )
    meeting_argument(shown)
    add_day(shown)
    add_format(shown)
    add_output(shown)
    now = verbs.add(
        "now",
        show_now,
        _("What is on at a meeting now, what is next, how late it runs and what moves."),
        example="secretariat agenda now APEC-SMEMM-18",
    )
    meeting_argument(now)
    now.add_argument("--at", metavar=_("MOMENT"), help=_("20 May 2011 14:30 in the meeting's own time (default: now)"))
    add_format(now)
    clashing = verbs.add(
        "clashes",
        clashes,
        _("What clashes: people, heads, rooms, interpreters, equipment, plenaries."),
        example="secretariat agenda clashes APEC-SMEMM-18",
    )
    meeting_argument(clashing)
    add_format(clashing)


def run_of_show(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.finding import day_meant
    from secretariat.agenda.running.queries import programme_of

    if arguments.output:
        print_run_of_show(office, arguments.meeting, arguments.day, arguments.output)
        return
    if arguments.format != "json":
        from secretariat.agenda.running.session_commands import list_sessions

        list_sessions(office, arguments)
        return
    from secretariat.agenda.running.sheet import programme_json

    programme = programme_of(office.record, arguments.meeting)
    told = programme_json(programme)
    if arguments.day:
        day = day_meant(arguments.day, programme.meeting, today=office.today)
        told["days"] = [one for one in told["days"] if one["day"] == day.isoformat()]
    json_out(told)


def print_run_of_show(office: Office, meeting: str, day: str | None, output: str) -> None:
    """Write the run of show of a meeting, or of one day of it, to a file whose ending picks the format."""
    from secretariat.agenda.running.papers.making import ENDINGS, run_of_show_paper
    from secretariat.papers.destination import ending

    settings = office.configuration
    paper = run_of_show_paper(
        office.record,
        meeting,
        ending(output, ENDINGS),
        day=day,
        **house_form(settings),
    )
    write_out(output, paper)


def show_now(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.running_now import meeting_now, now_json, now_lines

    at = None
    if arguments.at:
        from secretariat.agenda.running.queries import programme_of
        from secretariat.values.moment import read_moment

        of = programme_of(office.record, arguments.meeting).meeting
        at = read_moment(arguments.at, "--at", zone=of.zone, first=of.first, last=of.last, today=office.today)
    now = meeting_now(office.record, arguments.meeting, at=at)
    if arguments.format == "json":
        json_out(now_json(now))
        return
    lines = [{"words": line} for line in now_lines(now, office.record.zone)]
    rows_out(arguments.format, lines, (Shown("words", now.meeting.ref),), empty="")


def clashes(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.clashes import clash_json, what_words

    rows = worded(
        arguments.format,
        found_clashes(office, arguments.meeting),
        clash_json,
        lambda one: {"kind": _(one.kind.value), "who_or_what": one.who_or_what or what_words(one)},
    )
    rows_out(
        arguments.format, rows, _CLASHES, empty=_("Nothing clashes at {meeting}.").format(meeting=arguments.meeting)
    )
