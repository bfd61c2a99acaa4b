"""The command line's part for forums and their memberships."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, add_listing, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say, worded
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved
from secretariat.parties.forum_fields import ADMISSION_FIELDS, FORUM_FIELDS, LEAVING_FIELDS
from secretariat.values.language import N_, _

_LIST = (Shown("code", N_("Code")), Shown("name", N_("Name")), Shown("members", N_("Members"), right=True))
_ADMISSION = tuple(field for field in ADMISSION_FIELDS if field.key != "party")


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``forums``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list", list_forums, _("List forums with their number of members."), example="secretariat forums list"
    )
    add_listing(listed, ("code", "name"), words=_("only forums with these words in a name"))
    shown = verbs.add(
        "show",
        show_forum,
        _("Show one forum and its members on a day."),
        example="secretariat forums show ASEM --on 2007-10-30",
    )
    shown.add_argument("forum", metavar=_("FORUM"), help=_("its code or name"))
    shown.add_argument("--on", metavar=_("DATE"), help=_("on this day (today by default)"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_forum,
        _("Add a forum."),
        example='secretariat forums add --code MIKTA --name MIKTA --member-word "member"',
    )
    add_fields(added, FORUM_FIELDS)
    edited = verbs.add(
        "edit", edit_forum, _("Edit a forum."), example='secretariat forums edit APEC --avoid "country; nation"'
    )
    edited.add_argument("forum", metavar=_("FORUM"))
    add_fields(edited, FORUM_FIELDS)
    deleted = verbs.add(
        "delete", delete_forums, _("Delete forums and their rosters."), example="secretariat forums delete MIKTA"
    )
    deleted.add_argument("forum", nargs="+", metavar=_("FORUM"))
    _add_memberships(verbs)


def _add_memberships(verbs: Verbs) -> None:
    admitted = verbs.add(
        "admit",
        admit,
        _("Make a party a member of a forum from a day on."),
        example='secretariat forums admit ASEM bangladesh --since 2012-11-05 --name "Bangladesh"',
    )
    admitted.add_argument("forum", metavar=_("FORUM"))
    admitted.add_argument("party", metavar=_("PARTY"))
    add_fields(admitted, _ADMISSION)
    left = verbs.add(
        "leave",
        leave,
        _("End a party's membership of a forum."),
        example="secretariat forums leave ASEM bangladesh --until 2020-12-31",
    )
    left.add_argument("forum", metavar=_("FORUM"))
    left.add_argument("party", metavar=_("PARTY"))
    add_fields(left, LEAVING_FIELDS)


def list_forums(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.forum_queries import forums_window
    from secretariat.parties.forum_sheet import forum_row_json
    from secretariat.parties.naming import own_name

    query = asked(arguments)
    found = every_row(forums_window(office.record, query))
    rows = worded(arguments.format, found, forum_row_json, lambda one: {"name": own_name(one.name, one.name_id)})
    empty = (
        _("No forum matches.") if narrowed(query) else _("There are no forums yet. Add one: secretariat forums add …")
    )
    rows_out(arguments.format, rows, _LIST, empty=empty)


def show_forum(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.forum_queries import forum_detail
    from secretariat.parties.forum_sheet import forum_json, forum_sheet
    from secretariat.values.day import one_day

    on = one_day(arguments.on, "--on", today=office.today) if arguments.on else office.today
    forum = forum_detail(office.record, arguments.forum, on)
    record_out(arguments.format, forum_json(forum), forum_sheet(forum))


def add_forum(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import forum_operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, FORUM_FIELDS, today=office.today, adding=True)
    forum = forum_operations.add_forum(office.record, **fields)
    say_added(forum.code, own_name(forum.name, forum.name_id))


def edit_forum(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import forum_operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, FORUM_FIELDS, today=office.today, adding=False)
    forum = forum_operations.edit_forum(office.record, arguments.forum, **fields)
    say_saved(forum.code, own_name(forum.name, forum.name_id))


def delete_forums(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import forum_operations

    codes = forum_operations.remove_forums(office.record, arguments.forum)
    say_deleted(office, codes)


def admit(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.admitting import admit_party
    from secretariat.parties.forum_queries import membership_by_id
    from secretariat.parties.forum_sheet import date_words

    fields = given_fields(arguments, _ADMISSION, today=office.today, adding=True)
    id_ = admit_party(office.record, arguments.forum, arguments.party, **fields)
    of = membership_by_id(office.record, id_)
    say(
        _("{name} ({code}) is a member of {forum} since {since}.").format(
            name=of.called, code=of.ref, forum=of.forum, since=date_words(of.since)
        )
    )


def leave(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.admitting import leave_forum
    from secretariat.parties.forum_queries import membership_by_id
    from secretariat.parties.forum_sheet import date_words

    fields = given_fields(arguments, LEAVING_FIELDS, today=office.today, adding=True)
    id_ = leave_forum(office.record, arguments.forum, arguments.party, **fields)
    of = membership_by_id(office.record, id_)
    say(
        _("{name} ({code}) was a member of {forum} until {until}.").format(
            name=of.called, code=of.ref, forum=of.forum, until=date_words(of.until)
        )
    )
