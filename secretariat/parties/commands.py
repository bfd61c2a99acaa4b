"""The command line's part for parties."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, add_listing, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, worded
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved
from secretariat.parties.fields import PARTY_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

_LIST = (Shown("code", N_("Code")), Shown("name", N_("Name")), Shown("kind", N_("Kind")), Shown("party", N_("Part of")))
_ROSTER = (
    Shown("code", N_("Code")),
    Shown("name_in_forum", N_("Name in the forum")),
    Shown("since", N_("Since")),
    Shown("until", N_("Until")),
)


def add_to(noun: ArgumentParser) -> Verbs:
    """The verbs of ``parties``; rooms above add theirs."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_parties,
        _("List parties, or the members of a forum on a day."),
        example="secretariat parties list --forum ASEM --on 2007-10-30",
    )
    listed.add_argument("--forum", metavar=_("FORUM"), help=_("only its members, under their names there"))
    listed.add_argument("--on", metavar=_("DATE"), help=_("on this day (today by default)"))
    add_listing(
        listed,
        ("name", "code"),
        words=_("only parties with these words in a name"),
        order=_("the order; name by default (a forum has its own)"),
    )
    shown = verbs.add("show", show_party, _("Show one party."), example="secretariat parties show korea")
    shown.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))
    add_format(shown)
    added = verbs.add(
        "add", add_party, _("Add a party."), example='secretariat parties add --code KOTRA --name "KOTRA" --parent KR'
    )
    add_fields(added, PARTY_FIELDS)
    edited = verbs.add(
        "edit", edit_party, _("Edit a party."), example='secretariat parties edit KR --also "ROK; Korea"'
    )
    edited.add_argument("party", metavar=_("PARTY"))
    add_fields(edited, PARTY_FIELDS)
    deleted = verbs.add("delete", delete_party, _("Delete parties."), example="secretariat parties delete KOTRA")
    deleted.add_argument("party", nargs="+", metavar=_("PARTY"))
    return verbs


def list_parties(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.forum_sheet import date_words
    from secretariat.parties.naming import own_name
    from secretariat.parties.queries import forum_roster, parties_window
    from secretariat.parties.sheet import member_json, party_row_json
    from secretariat.values.day import one_day

    query = asked(arguments)
    if arguments.forum:
        on = one_day(arguments.on, "--on", today=office.today) if arguments.on else office.today
        members = forum_roster(office.record, arguments.forum, on, query)
        rows = worded(
            arguments.format,
            members,
            member_json,
            lambda one: {
                "name_in_forum": one.called,
                "since": date_words(one.since),
                "until": date_words(one.until),
            },
        )
        rows_out(
            arguments.format,
            rows,
            _ROSTER,
            empty=_("Nobody was a member on that day."),
        )
        return
    if arguments.on:
        raise Misused(_("--on needs --forum: the members of which forum on that day?"))
    found = every_row(parties_window(office.record, query))
    listed = worded(
        arguments.format,
        found,
        party_row_json,
        lambda one: {"name": own_name(one.name, one.name_id), "kind": _(one.kind)},
    )
    empty = (
        _("No party matches.") if narrowed(query) else _("There are no parties yet. Add one: secretariat parties add …")
    )
    rows_out(arguments.format, listed, _LIST, empty=empty)


def show_party(office: Office, arguments: Namespace) -> None:
    from secretariat.parties.queries import party_detail
    from secretariat.parties.sheet import party_json, party_sheet

    party = party_detail(office.record, arguments.party)
    record_out(arguments.format, party_json(party), party_sheet(party))


def add_party(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, PARTY_FIELDS, today=office.today, adding=True)
    party = operations.add_party(office.record, **fields)
    say_added(party.code, own_name(party.name, party.name_id))


def edit_party(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, PARTY_FIELDS, today=office.today, adding=False)
    party = operations.edit_party(office.record, arguments.party, **fields)
    say_saved(party.code, own_name(party.name, party.name_id))


def delete_party(office: Office, arguments: Namespace) -> None:
    from secretariat.parties import operations

    codes = operations.remove_parties(office.record, arguments.party)
    say_deleted(office, codes)
