"""The command line's part for a meeting's rooms."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.agenda.running.session_commands import meeting_argument
from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.commandline.verbs import say_deleted
from secretariat.meetings.rooms_fields import NAME_FIELD, ROOM_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

_ROOMS = (
    Shown("name", N_("Room")),
    Shown("building", N_("Building")),
    Shown("seats", N_("Seats"), right=True),
    Shown("buffer", N_("Minutes between uses"), right=True),
    Shown("for_bilaterals", N_("For bilaterals")),
    Shown("equipment", N_("Equipment")),
    Shown("walks", N_("On foot to")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``rooms``."""
    verbs = Verbs(noun)
    listed = verbs.add("list", list_rooms, _("List a meeting's rooms."), example="secretariat rooms list APEC-SMEMM-18")
    meeting_argument(listed)
    add_format(listed)
    added = verbs.add(
        "add",
        add_room,
        _("Note a room of a meeting."),
        example='secretariat rooms add APEC-SMEMM-18 "Room 3" --seats 12 --for-bilaterals yes --buffer 10',
    )
    meeting_argument(added)
    added.add_argument("room", metavar=_("ROOM"), help=_("its name"))
    add_fields(added, ROOM_FIELDS)
    edited = verbs.add(
        "edit", edit_room, _("Edit a room."), example='secretariat rooms edit APEC-SMEMM-18 "Room 3" --seats 14'
    )
    meeting_argument(edited)
    edited.add_argument("room", metavar=_("ROOM"), help=_("its name"))
    add_fields(edited, (NAME_FIELD._replace(flag="name", hint=N_("another name")), *ROOM_FIELDS))
    walked = verbs.add(
        "walk",
        walk,
        _("Say how many minutes one walks between two rooms."),
        example='secretariat rooms walk APEC-SMEMM-18 "Room 3" Ballroom 8',
    )
    meeting_argument(walked)
    walked.add_argument("room", metavar=_("ROOM"), help=_("its name"))
    walked.add_argument("other", metavar=_("OTHER"), help=_("the other room"))
    walked.add_argument("minutes", metavar=_("MINUTES"), help=_("how many; none: not known"))
    deleted = verbs.add(
        "delete",
        delete_rooms,
        _("Delete rooms; sessions and bilaterals keep naming them."),
        example='secretariat rooms delete APEC-SMEMM-18 "Room 3"',
    )
    meeting_argument(deleted)
    deleted.add_argument("room", nargs="+", metavar=_("ROOM"), help=_("its name"))


def list_rooms(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.running.sheet import room_json
    from secretariat.meetings.rooms import rooms_of

    rows = [room_json(one) for one in rooms_of(office.record, arguments.meeting)]
    if arguments.format == "table":
        for row in rows:
            row["walks"] = ", ".join(f"{one['to']} {one['minutes']} min" for one in row["walks"])
            row["for_bilaterals"] = _("yes") if row["for_bilaterals"] else _("no")
            row["equipment"] = "; ".join(row["equipment"])
    empty = _("{meeting} has no rooms on record yet.").format(meeting=arguments.meeting)
    rows_out(arguments.format, rows, _ROOMS, empty=empty)


def add_room(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import rooms

    fields = given_fields(arguments, ROOM_FIELDS, today=office.today, adding=True)
    added = rooms.add_room(office.record, arguments.meeting, name=arguments.room, **fields)
    say(_("Added the room {room} to {meeting}.").format(room=added.name, meeting=added.meeting))


def edit_room(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import rooms

    fields = given_fields(arguments, (NAME_FIELD, *ROOM_FIELDS), today=office.today, adding=False)
    saved = rooms.edit_room(office.record, arguments.meeting, arguments.room, **fields)
    say(_("Saved the room {room} of {meeting}.").format(room=saved.name, meeting=saved.meeting))


def walk(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.rooms import set_walk

    given = arguments.minutes.strip().casefold()
    if not given.isdecimal() and given not in ("none", "-", ""):
        raise Misused(_("MINUTES: “{text}” is not a whole number; write it in digits, or none.").format(text=given))
    minutes = int(given[:9]) if given.isdecimal() else None
    one, other = set_walk(office.record, arguments.meeting, arguments.room, arguments.other, minutes)
    if minutes is None:
        said = _("How far {room} is from {other} is not known.")
    else:
        said = _("From {room} to {other} one walks {minutes} minutes.")
    say(said.format(room=one.name, other=other.name, minutes=minutes))


def delete_rooms(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.rooms import remove_rooms

    say_deleted(office, remove_rooms(office.record, arguments.meeting, arguments.room))
