"""The command line's part for meetings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, rows_out, say
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved, told_out
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Misused

_LIST = (
    Shown("ref", N_("Ref")),
    Shown("title", N_("Title")),
    Shown("when", N_("Dates")),
    Shown("place", N_("Place")),
    Shown("status_words", N_("Status")),
)
_SORTS = ("date", "title", "status", "ref")


def add_to(noun: ArgumentParser) -> Verbs:
    """The verbs of ``meetings``; nouns above this one add theirs to what it gives back."""
    verbs = Verbs(noun)
    _add_list(verbs)
    shown = verbs.add(
        "show",
        show_meeting,
        _("Show one meeting: dates, place, outcomes, sources."),
        example="secretariat meetings show APEC-SMEMM-18",
    )
    shown.add_argument("meeting", metavar=_("MEETING"), help=_("its reference, or words of its title only it has"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_meeting,
        _("Add a meeting."),
        example='secretariat meetings add --series APEC-SMEMM --ordinal 19 --title "19th APEC SME Ministerial Meeting"'
        ' --dates "3 Aug 2012" --place "St Petersburg"',
    )
    add_fields(added, MEETING_FIELDS)
    edited = verbs.add(
        "edit",
        edit_meeting,
        _("Edit a meeting."),
        example='secretariat meetings edit APEC-SMEMM-20 --dates "September 2013"',
    )
    edited.add_argument("meeting", metavar=_("MEETING"))
    add_fields(edited, MEETING_FIELDS)
    deleted = verbs.add(
        "delete",
        delete_meetings,
        _("Delete meetings with their agenda, programme, outcomes, papers, rooms and hours."),
        example="secretariat meetings delete M-1",
    )
    deleted.add_argument("meeting", nargs="+", metavar=_("MEETING"))
    _add_status_and_outcomes(verbs)
    return verbs


def _add_list(verbs: Verbs) -> None:
    listed = verbs.add(
        "list", list_meetings, _("List meetings, the newest first."), example="secretariat meetings list --forum APEC"
    )
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only meetings with these words"))
    listed.add_argument("--forum", metavar=_("FORUM"), help=_("only meetings of this forum"))
    listed.add_argument("--series", metavar=_("SERIES"), help=_("only meetings of this series"))
    listed.add_argument("--status", metavar=_("STATUS"), help=_("only meetings in this state"))
    listed.add_argument(
        "--sort", choices=_SORTS, default="date", help=_("the order; date (the newest first) by default")
    )
    listed.add_argument("--reverse", action="store_true", help=_("the order turned round"))
    add_format(listed)


def _add_status_and_outcomes(verbs: Verbs) -> None:
    status = verbs.add(
        "status",
        change_status,
        _("Bring a meeting into another state: confirmed, in session, concluded, closed, postponed, cancelled."),
        example="secretariat meetings status APEC-SMEMM-20 confirmed",
    )
    status.add_argument("meeting", metavar=_("MEETING"))
    status.add_argument("new", nargs="+", metavar=_("NEW"), help=_("the new state"))
    status.add_argument("--anyway", action="store_true", help=_("close it though something is undecided; needs --why"))
    status.add_argument("--why", metavar=_("TEXT"), default="", help=_("why: it is kept in the history"))
    outcomes = verbs.add(
        "outcomes",
        list_outcomes,
        _("List what a meeting agreed, offered, welcomed and noted."),
        example="secretariat meetings outcomes ASEM-SMEMM-1",
    )
    outcomes.add_argument("meeting", metavar=_("MEETING"))
    add_format(outcomes)


def list_meetings(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.queries import meetings_window
    from secretariat.meetings.sheet import dates_words, meeting_row_json

    query = asked(arguments, forum=arguments.forum, series=arguments.series, status=arguments.status)
    rows = every_row(meetings_window(office.record, query))
    listed = [meeting_row_json(row) for row in rows]
    if arguments.format == "table":
        listed = [
            {**shown, "title": row.called, "when": dates_words(row), "status_words": _(row.status)}
            for shown, row in zip(listed, rows, strict=True)
        ]
    empty = (
        _("No meeting matches.")
        if narrowed(query)
        else _("There are no meetings yet. Add one: secretariat meetings add …")
    )
    rows_out(arguments.format, listed, _LIST, empty=empty)


def show_meeting(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.model import meeting as meeting_table
    from secretariat.meetings.queries import meeting_detail
    from secretariat.meetings.sheet import meeting_json, meeting_sheet

    meeting = meeting_detail(office.record, arguments.meeting)
    sheet = meeting_sheet(meeting, office.today)
    told_out(office, arguments.format, meeting_json(meeting), meeting_table, meeting.id, sheet)


def add_meeting(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import operations

    fields = given_fields(arguments, MEETING_FIELDS, today=office.today, adding=True)
    meeting = operations.add_meeting(office.record, **fields)
    say_added(meeting.ref, meeting.title)


def edit_meeting(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import operations

    fields = given_fields(arguments, MEETING_FIELDS, today=office.today, adding=False)
    meeting = operations.edit_meeting(office.record, arguments.meeting, **fields)
    say_saved(meeting.ref, meeting.title)


def delete_meetings(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import operations
    from secretariat.meetings.going_along import goes_with_meetings

    along = goes_with_meetings(office.record, arguments.meeting)
    refs = operations.remove_meetings(office.record, arguments.meeting)
    if along:
        say(_("Deleted with it: {what}.").format(what=along))
    say_deleted(office, refs)


def change_status(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import operations
    from secretariat.meetings.states import MeetingStatus
    from secretariat.meetings.transitions import status_named

    status = status_named(" ".join(arguments.new))
    why = arguments.why.strip()
    closes = status is MeetingStatus.CLOSED
    if (arguments.anyway and not why) or (why and closes and not arguments.anyway):
        raise Misused(_("--anyway and --why TEXT go together: a meeting is closed all the same for a reason."))
    anyway = why if arguments.anyway else ""
    refs = operations.change_status(office.record, [arguments.meeting], status.value, anyway=anyway, why=why)
    say(_("{refs}: now {status}.").format(refs=", ".join(refs), status=_(status.value)))


def list_outcomes(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.outcome_commands import outcomes_out

    outcomes_out(office, arguments.format, ListQuery(sort="meeting", scope={"meeting": arguments.meeting}))
