"""The command line's part for delegations, and ``meetings invite``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Handler, Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say
from secretariat.delegations.fields import DELEGATION_FIELDS
from secretariat.delegations.intake.commands import add_import_verb
from secretariat.delegations.nominating_commands import add_delegate_verbs
from secretariat.delegations.printing_commands import add_print_verb
from secretariat.delegations.reception.commands import add_reception_verbs
from secretariat.values.language import N_, _, current_language, ngettext
from secretariat.values.list_query import ListQuery

SORTS = ("precedence", "party", "status", "size")
_LIST = (
    Shown("party", N_("Party")),
    Shown("name", N_("Name")),
    Shown("status", N_("Status")),
    Shown("head", N_("Head of delegation")),
    Shown("size", N_("Size"), right=True),
    Shown("note_verbale", N_("Note verbale")),
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
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only delegations with these words"))
    listed.add_argument("--sort", choices=SORTS, default="precedence", help=_("another order"))
    listed.add_argument("--reverse", action="store_true", help=_("the other way round"))
    add_format(listed)
    shown = _of_party(verbs, "show", show_delegation, _("Show a party's delegation and who is in it."))
    add_format(shown)
    added = _of_party(verbs, "add", add_delegation, _("Add a party's delegation to a meeting."))
    add_fields(added, DELEGATION_FIELDS)
    edited = _of_party(
        verbs,
        "edit",
        edit_delegation,
        _("Edit a party's delegation; a note verbale makes an invited one nominated."),
        options=' --note-verbale "NV 12/2011" --note-verbale-date "2 May 2011"',
    )
    add_fields(edited, DELEGATION_FIELDS)
    _of_party(verbs, "delete", delete_delegation, _("Delete a party's delegation with its delegates."))
    add_delegate_verbs(verbs)
    add_import_verb(verbs)
    add_reception_verbs(verbs)
    _add_order_and_print(verbs)


def add_invite_verb(verbs: Verbs) -> None:
    """``meetings invite MEETING``."""
    invited = verbs.add(
        "invite",
        invite_members,
        _("Invite every member of the meeting's forum on its first day; those already there are left."),
        example="secretariat meetings invite APEC-SMEMM-19",
    )
    invited.add_argument("meeting", metavar=_("MEETING"))


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

    query = ListQuery(" ".join(arguments.words), arguments.sort, arguments.reverse)
    empty = (
        _("No delegation matches.")
        if narrowed(query)
        else _("{meeting} has no delegations yet. Add one: secretariat delegations add {meeting} …").format(
            meeting=arguments.meeting
        )
    )
    found = delegations_of(office.record, arguments.meeting, query)
    rows = [delegation_json(one) for one in found]
    if arguments.format == "table":
        rows = [
            {**row, "name": own_name(one.name, one.name_id), "status": _(row["status"])}
            for row, one in zip(rows, found, strict=True)
        ]
    rows_out(arguments.format, rows, _LIST, empty=empty)


def show_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.queries import delegation_detail
    from secretariat.delegations.sheet import delegation_full_json, delegation_sheet

    one = delegation_detail(office.record, arguments.meeting, arguments.party)
    record_out(arguments.format, delegation_full_json(one), delegation_sheet(one))


def add_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, DELEGATION_FIELDS, today=office.today, adding=True)
    one = operations.add_delegation(office.record, arguments.meeting, arguments.party, **fields)
    say(_("Added {ref}: {title}.").format(ref=one.ref, title=own_name(one.name, one.name_id)))


def edit_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, DELEGATION_FIELDS, today=office.today, adding=False)
    one = operations.edit_delegation(office.record, arguments.meeting, arguments.party, **fields)
    say(
        _("Saved {ref}: {title}, {status}.").format(
            ref=one.ref, title=own_name(one.name, one.name_id), status=_(one.status)
        )
    )


def delete_delegation(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import operations
    from secretariat.delegations.queries import delegation_detail

    ref = delegation_detail(office.record, arguments.meeting, arguments.party).ref
    refs = operations.remove_delegations(office.record, [ref])
    say(_("Deleted {refs}. “secretariat undo” brings that back.").format(refs=", ".join(refs)))


def invite_members(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.inviting import invite

    refs = invite(office.record, arguments.meeting)
    if not refs:
        say(_("Every member has a delegation there already."))
        return
    say(ngettext("Invited {n} member.", "Invited {n} members.", len(refs)).format(n=len(refs)))


def choose_order(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.ordering import order_delegations
    from secretariat.delegations.precedence import order_in_words

    roll = order_delegations(
        office.record, arguments.meeting, arguments.rule, arguments.parties, language=arguments.names
    )
    rule = order_in_words(roll.order, current_language())
    say(_("The order of {meeting} is now: {rule}.").format(meeting=roll.meeting, rule=rule))
