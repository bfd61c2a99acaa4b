"""The command line's part for sessions: the run of show of a meeting."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from secretariat.agenda.running.fields import SESSION_FIELDS
from secretariat.commandline.arguments import Verbs, add_fields, add_format, counted, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.commandline.verbs import say_deleted, told_out
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.agenda.running.rows import SessionDetail

_SESSIONS = (
    Shown("ref", N_("Ref")),
    Shown("day", N_("Day")),
    Shown("time", N_("Time")),
    Shown("minutes", N_("Min"), right=True),
    Shown("title", N_("Title")),
    Shown("kind", N_("Kind")),
    Shown("track", N_("Track")),
    Shown("room", N_("Room")),
    Shown("items", N_("Items")),
    Shown("remarks", N_("To look at")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``sessions``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_sessions,
        _("List a meeting's sessions in both zones: the meeting's, and the office's beside it."),
        example="secretariat sessions list APEC-SMEMM-18 --day 1",
    )
    meeting_argument(listed)
    add_day(listed)
    add_format(listed)
    shown = verbs.add("show", show_session, _("Show a session."), example="secretariat sessions show S-3")
    _session(shown)
    add_format(shown)
    added = verbs.add(
        "add",
        add_session,
        _("Put a session on a meeting's programme."),
        example="secretariat sessions add APEC-SMEMM-18 --title Plenary --kind plenary --day 1 --starts 09:00",
    )
    meeting_argument(added)
    add_fields(added, SESSION_FIELDS)
    _add_beside(added)
    edited = verbs.add(
        "edit", edit_session, _("Edit a session."), example="secretariat sessions edit S-3 --minutes 45 --room Ballroom"
    )
    _session(edited)
    add_fields(edited, SESSION_FIELDS)
    moved = verbs.add(
        "move",
        move_session,
        _("Move a session to another day or track, or before or after another one."),
        example="secretariat sessions move S-3 --before S-2",
    )
    _session(moved)
    moved.add_argument("--day", metavar=_("DAY"), help=_("the day, at the same time of day"))
    moved.add_argument("--track", metavar=_("TRACK"), help=_("the track; empty: the main one"))
    _add_beside(moved)
    _add_acts(verbs)


def _add_acts(verbs: Verbs) -> None:
    for name, handler, words in (
        ("cancel", cancel_session, _("Cancel a session: it stays visible and takes no time from the others.")),
        ("restore", restore_session, _("Let a cancelled session take place after all.")),
        ("begin", begin_session, _("Note that a session began; what was on in its track ends.")),
        ("end", end_session, _("Note that a session ended.")),
        ("extend", extend_session, _("Let a session take more minutes; what follows moves.")),
    ):
        verb = verbs.add(name, handler, words, example=f"secretariat sessions {name} S-3")
        _session(verb)
        if name in ("begin", "end"):
            verb.add_argument("--at", metavar=_("TIME"), help=_("09:12 in the meeting's own time (default: now)"))
        if name == "extend":
            verb.add_argument("--by", metavar=_("MINUTES"), type=counted, default=5, help=_("how many (5 by default)"))
    deleted = verbs.add("delete", delete_sessions, _("Delete sessions."), example="secretariat sessions delete S-3 S-4")
    deleted.add_argument("session", nargs="+", metavar=_("SESSION"), help=_("its reference, such as S-3"))


def meeting_argument(parser: ArgumentParser) -> None:
    """The meeting, named first."""
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))


def add_day(parser: ArgumentParser) -> None:
    """``--day``: one day of the programme alone."""
    parser.add_argument("--day", metavar=_("DAY"), help=_("one day alone: 20 May 2011, or 2 for the second"))


def _session(parser: ArgumentParser) -> None:
    parser.add_argument("session", metavar=_("SESSION"), help=_("its reference, such as S-3"))


def _add_beside(parser: ArgumentParser) -> None:
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--before", metavar=_("SESSION"), help=_("before this session, in its track"))
    place.add_argument("--after", metavar=_("SESSION"), help=_("after this session, in its track"))


def list_sessions(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.sheet import session_json, session_line

    sessions = _asked(office, arguments)
    if arguments.format == "table":
        lines = [session_line(one, office.record.zone) for one in sessions]
        shown = [column for column in _SESSIONS if any(line[column.key] not in ("", None) for line in lines)]
        rows_out(
            "table",
            lines,
            shown,
            empty=_("The programme of {meeting} has no sessions yet.").format(meeting=arguments.meeting),
        )
        return
    rows_out(arguments.format, [session_json(one) for one in sessions], _SESSIONS, empty="")


def _asked(office: Office, arguments: Namespace) -> list[SessionDetail]:
    from secretariat.agenda.running.finding import day_meant
    from secretariat.agenda.running.queries import programme_of

    programme = programme_of(office.record, arguments.meeting)
    if not arguments.day:
        return list(programme.sessions)
    return list(programme.on(day_meant(arguments.day, programme.meeting, today=office.today)))


def show_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.clashes import clashes_by_ref
    from secretariat.agenda.running.queries import session_detail
    from secretariat.agenda.running.sheet import session_json, session_sheet
    from secretariat.meetings.programme_model import session

    one = session_detail(office.record, arguments.session)
    against = clashes_by_ref(found_clashes(office, one.row.meeting)).get(one.ref, ())
    sheet = session_sheet(one, office.record.zone, against)
    told_out(office, arguments.format, session_json(one, against), session, one.id, sheet)


def found_clashes(office: Office, meeting: str) -> list[Any]:
    """The clashes of a meeting, with the office's own minutes between uses and buildings."""
    from secretariat.agenda.running.clashes import clashes_of

    settings = office.configuration
    return clashes_of(office.record, meeting, buffer=settings.bilateral_buffer, walk=settings.bilateral_walk)


def add_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import operations

    fields = given_fields(arguments, SESSION_FIELDS, today=office.today, adding=True)
    beside = {"before": arguments.before, "after": arguments.after}
    _said(
        office,
        _("Added {ref} {title}: {when}."),
        operations.add_session(office.record, arguments.meeting, **beside, **fields),
    )


def edit_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import operations

    fields = given_fields(arguments, SESSION_FIELDS, today=office.today, adding=False)
    _said(
        office, _("Saved {ref} {title}: {when}."), operations.edit_session(office.record, arguments.session, **fields)
    )


def move_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import moving

    place = {key: getattr(arguments, key) for key in ("day", "track", "before", "after")}
    _said(office, _("Moved {ref} {title}: {when}."), moving.move_session(office.record, arguments.session, **place))


def cancel_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import operations

    _said(office, _("Cancelled {ref} {title}: {when}."), operations.cancel_session(office.record, arguments.session))


def restore_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import operations

    _said(office, _("{ref} {title} takes place: {when}."), operations.restore_session(office.record, arguments.session))


def begin_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import holding

    at = _moment(office, arguments)
    _said(
        office,
        _("{ref} {title} began; planned: {when}."),
        holding.begin_session(office.record, arguments.session, at=at),
    )


def end_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import holding

    at = _moment(office, arguments)
    _said(
        office, _("{ref} {title} ended; planned: {when}."), holding.end_session(office.record, arguments.session, at=at)
    )


def extend_session(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import holding

    _said(
        office,
        _("Extended {ref} {title}: {when}."),
        holding.extend_session(office.record, arguments.session, by=arguments.by),
    )


def delete_sessions(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running import operations

    say_deleted(office, operations.remove_sessions(office.record, arguments.session))


def _moment(office: Office, arguments: Namespace) -> Any:
    """The moment that ``--at`` names, on the session's day where it names none."""
    if not arguments.at:
        return None
    from zoneinfo import ZoneInfo

    from secretariat.agenda.running.queries import session_detail
    from secretariat.values.moment import read_moment

    row = session_detail(office.record, arguments.session).row
    zone = ZoneInfo(row.zone or "UTC")
    return read_moment(arguments.at, "--at", zone=zone, first=row.day, last=row.day, today=office.today)


def _said(office: Office, sentence: str, one: SessionDetail) -> None:
    """Say what was done, and what is to be looked at: remarks of the timetable, and clashes."""
    from secretariat.agenda.running.clashes import clashes_by_ref
    from secretariat.agenda.running.queries import session_by_id
    from secretariat.agenda.running.sheet import when_words
    from secretariat.values.day import day_in_words

    row = session_by_id(office.record, one.id).row
    time = when_words(row, office.record.zone) or _("no time yet")
    say(sentence.format(ref=row.ref, title=row.title, when=f"{day_in_words(row.day)} {time}"))
    for words in row.remarks:
        say(_("To look at: {words}.").format(words=words))
    for words in clashes_by_ref(found_clashes(office, row.meeting)).get(row.ref, ()):
        say(_("Clash: {words}.").format(words=words))
