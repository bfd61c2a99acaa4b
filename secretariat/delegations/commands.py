"""The command line's part for delegations, and ``meetings invite``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import (
    Handler,
    Verbs,
    add_fields,
    add_format,
    add_listing,
    date_given,
    given_fields,
)
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say, worded
from secretariat.commandline.verbs import asked, say_deleted
from secretariat.delegations.fields import DELEGATION_FIELDS
from secretariat.delegations.intake.commands import add_import_verb
from secretariat.delegations.last_time_commands import add_last_time_verb
from secretariat.delegations.nominating_commands import add_delegate_verbs
from secretariat.delegations.printing_commands import add_print_verb
from secretariat.delegations.reception.commands import add_reception_verbs
from secretariat.delegations.states import InvitedAs
from secretariat.values.language import N_, _, current_language

if TYPE_CHECKING:
    from secretariat.delegations.rows import DelegationDetail

_DELEGATES = (
    Shown("party", N_("Party")),
    Shown("person", N_("Ref")),
    Shown("name", N_("Name")),
    Shown("function", N_("Function")),
    Shown("title", N_("Official title")),
    Shown("organisation", N_("Organisation")),
    Shown("accreditation", N_("Accreditation")),
)
SORTS = ("precedence", "party", "status", "size")
_LIST = (
    Shown("party", N_("Party")),
    Shown("name", N_("Name")),
    Shown("status", N_("Status")),
    Shown("head", N_("Head of delegation")),
    Shown("size", N_("Size"), right=True),
    Shown("note_verbale", N_("Note verbale")),
    Shown("lacks", N_("Lacks")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``delegations``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_delegations,
        _("List a meeting's delegations in its order of precedence."),
        example="secretariat delegations list APEC-SMEMM-18 --format json",
    )
    listed.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    listed.add_argument("--not-ready", action="store_true", help=_("only delegations that lack something"))
    add_listing(listed, SORTS, words=_("only delegations with these words, or “not ready”"))
    _add_delegates(verbs)
    shown = _of_party(verbs, "show", show_delegation, _("Show a party's delegation and who is in it."))
    add_format(shown)
    added = _of_party(verbs, "add", add_delegation, _("Add a party's delegation to a meeting."))
    add_fields(added, DELEGATION_FIELDS)
    _add_on(added)
    edited = _of_party(
        verbs,
        "edit",
        edit_delegation,
        _("Edit a party's delegation; a note verbale makes an invited one nominated."),
        options=' --note-verbale "NV 12/2011" --note-verbale-date "2 May 2011"',
    )
    add_fields(edited, DELEGATION_FIELDS)
    _add_on(edited)
    _of_party(verbs, "delete", delete_delegation, _("Delete a party's delegation with its delegates."))
    add_delegate_verbs(verbs)
    add_last_time_verb(verbs)
    add_import_verb(verbs)
    add_reception_verbs(verbs)
    _add_order_and_print(verbs)


def add_invite_verb(verbs: Verbs) -> None:
    """``meetings invite MEETING``."""
    invited = verbs.add(
        "invite",
        invite_members,
        _("Invite every member of the meeting's forum, observers and guests; those already there are left."),
        example="secretariat meetings invite APEC-SMEMM-20 --observers KOTRA,DE --guests FR",
    )
    invited.add_argument("meeting", metavar=_("MEETING"))
    parties = _("further parties, with commas between them, invited as {quality}")
    invited.add_argument(
        "--observers", default="", metavar=_("PARTIES"), help=parties.format(quality=_(InvitedAs.OBSERVER.value))
    )
    invited.add_argument(
        "--guests", default="", metavar=_("PARTIES"), help=parties.format(quality=_(InvitedAs.GUEST.value))
    )
    invited.add_argument("--no-members", action="store_true", help=_("invite only the observers and guests named"))
    invited.add_argument(
        "--roster-of", metavar=_("DATE"), help=_("invite who is a member that day; by default the meeting's first day")
    )
    invited.add_argument("--on", metavar=_("DATE"), help=_("the day of the invitation; today by default"))


def _add_on(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day of the status; today by default"))


def _add_delegates(verbs: Verbs) -> None:
    listed = verbs.add(
        "delegates",
        list_delegates,
        _("List a meeting's delegates, or those of one party, in the order that is printed."),
        example="secretariat delegations delegates APEC-SMEMM-18 KR",
    )
    listed.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    listed.add_argument("party", nargs="?", metavar=_("PARTY"), help=_("its code or any of its names"))
    add_format(listed)


def _of_party(verbs: Verbs, name: str, handler: Handler, help: str, *, options: str = "") -> ArgumentParser:
    """A verb about one party's delegation at a meeting."""
    parser = verbs.add(
        name,
        handler,
        help,
        example=f"secretariat delegations {name} APEC-SMEMM-18 KR{options}",
    )
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    parser.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))
    return parser


def _add_order_and_print(verbs: Verbs) -> None:
    ordered = verbs.add(
        "order",
        choose_order,
        _(
            "Choose a meeting's order of precedence: alphabetical, seniority in the forum, head's time in office, rank"
            " of head or by hand; “, host first” or “, host last” places the host."
        ),
        example='secretariat delegations order APEC-SMEMM-18 "seniority in the forum, host last"',
    )
    ordered.add_argument("meeting", metavar=_("MEETING"))
    ordered.add_argument("rule", metavar=_("RULE"), help=_("such as alphabetical, host-last, rank-of-head or by-hand"))
    ordered.add_argument("parties", nargs="*", metavar=_("PARTY"), help=_("by hand: these first, in this order"))
    ordered.add_argument(
        "--names", default="", choices=("", "en", "id"), help=_("in which language's names the alphabet goes: en or id")
    )
    add_print_verb(verbs)


def list_delegations(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.queries import delegations_of
    from secretariat.delegations.sheet import delegation_json
    from secretariat.parties.naming import own_name

    query = asked(arguments, not_ready="yes" if arguments.not_ready else None)
    empty = (
        _("No delegation matches.")
        if narrowed(query)
        else _("{meeting} has no delegations yet. Add one: secretariat delegations add {meeting} …").format(
            meeting=arguments.meeting
        )
    )
    rows = worded(
        arguments.format,
        delegations_of(office.record, arguments.meeting, query),
        delegation_json,
        lambda one: {
            "name": own_name(one.name, one.name_id),
            "status": _status_words(one),
            "lacks": ", ".join(_(lack.value) for lack in one.lacks),
        },
    )
    rows_out(arguments.format, rows, _LIST, empty=empty)


def _status_words(one: DelegationDetail) -> str:
    """The status, with the quality of who is invited as something else than a member."""
    member = one.invited_as == InvitedAs.MEMBER
    return _(one.status) if member else f"{_(one.status)} ({_(one.invited_as)})"


def list_delegates(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.queries import delegation_detail, meeting_roll
    from secretariat.delegations.sheet import delegate_json
    from secretariat.parties.naming import own_name

    if arguments.party:
        parties = [delegation_detail(office.record, arguments.meeting, arguments.party)]
    else:
        parties = list(meeting_roll(office.record, arguments.meeting).delegations)
    people = [who for one in parties for who in (*one.delegates, *one.withdrawn)]
    rows = worded(
        arguments.format,
        people,
        lambda who: {"party": who.party, **delegate_json(who)},
        lambda who: {
            "party": own_name(who.party_name, who.party_name_id),
            "function": _(who.function),
            "accreditation": _(who.accreditation),
        },
    )
    rows_out(arguments.format, rows, _DELEGATES, empty=_("Nobody is named yet."))


def show_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.queries import delegation_detail
    from secretariat.delegations.sheet import delegation_full_json, delegation_sheet

    one = delegation_detail(office.record, arguments.meeting, arguments.party)
    record_out(arguments.format, delegation_full_json(one), delegation_sheet(one))


def add_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, DELEGATION_FIELDS, today=office.today, adding=True)
    on = date_given(arguments.on, "--on", today=office.today, past=True)
    one = operations.add_delegation(office.record, arguments.meeting, arguments.party, on=on, **fields)
    say(_("Added {ref}: {title}.").format(ref=one.ref, title=own_name(one.name, one.name_id)))


def edit_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.delegations.sheet import regrets_words
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, DELEGATION_FIELDS, today=office.today, adding=False)
    on = date_given(arguments.on, "--on", today=office.today, past=True)
    one = operations.edit_delegation(office.record, arguments.meeting, arguments.party, on=on, **fields)
    say(
        _("Saved {ref}: {title}, {status}.").format(
            ref=one.ref, title=own_name(one.name, one.name_id), status=_(one.status)
        )
        + regrets_words(one)
    )


def delete_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.delegations.queries import delegation_detail

    ref = delegation_detail(office.record, arguments.meeting, arguments.party).ref
    refs = operations.remove_delegations(office.record, [ref])
    say_deleted(office, refs)


def invite_members(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.inviting import invite, invited_words

    refs = invite(
        office.record,
        arguments.meeting,
        observers=[arguments.observers],
        guests=[arguments.guests],
        members=not arguments.no_members,
        roster_of=date_given(arguments.roster_of, "--roster-of", today=office.today),
        on=date_given(arguments.on, "--on", today=office.today, past=True),
    )
    say(invited_words(refs, others=bool(arguments.observers or arguments.guests)))


def choose_order(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.ordering import order_delegations
    from secretariat.delegations.precedence import order_in_words

    roll = order_delegations(
        office.record, arguments.meeting, arguments.rule, arguments.parties, language=arguments.names
    )
    rule = order_in_words(roll.order, current_language())
    say(_("The order of {meeting} is now: {rule}.").format(meeting=roll.meeting, rule=rule))
