"""The command line's verbs about delegates: name, edit, delete."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import Verbs, add_fields, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.commandline.verbs import say_deleted
from secretariat.delegations.fields import DELEGATE_FIELDS, NEW_PERSON_FIELDS, REPLACED_BY_FIELD
from secretariat.values.language import _
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from secretariat.delegations.newcomers import NewPerson


def add_delegate_verbs(verbs: Verbs) -> None:
    """``delegate``, ``delegate-edit`` and ``delegate-delete``."""
    named = verbs.add(
        "delegate",
        name_delegate,
        _("Name a delegate: somebody on record, or a new person with --name."),
        example='secretariat delegations delegate APEC-SMEMM-18 KR --name "Dong-Sun KIM" --function head',
    )
    _meeting_and_party(named)
    named.add_argument("person", nargs="?", metavar=_("PERSON"), help=_("reference or name of somebody on record"))
    named.add_argument(
        "--name", metavar=_("NAME"), help=_("a name, FAMILY name in capitals; the person is added where not on record")
    )
    add_fields(named, NEW_PERSON_FIELDS)
    add_fields(named, DELEGATE_FIELDS)
    edited = verbs.add(
        "delegate-edit",
        edit_delegate,
        _("Edit a delegate."),
        example="secretariat delegations delegate-edit APEC-SMEMM-18 KR kim --accreditation accredited",
    )
    _meeting_and_party(edited)
    edited.add_argument("person", metavar=_("PERSON"))
    add_fields(edited, (*DELEGATE_FIELDS, REPLACED_BY_FIELD))
    deleted = verbs.add(
        "delegate-delete",
        delete_delegates,
        _("Take delegates off the list; the people stay on record."),
        example="secretariat delegations delegate-delete APEC-SMEMM-18 KR P-5",
    )
    _meeting_and_party(deleted)
    deleted.add_argument("person", nargs="+", metavar=_("PERSON"))


def _meeting_and_party(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    parser.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))


def name_delegate(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import nominating

    who = _who(office, arguments)
    fields = given_fields(arguments, DELEGATE_FIELDS, today=office.today, adding=True)
    added = nominating.add_delegate(office.record, arguments.meeting, arguments.party, who, **fields)
    say(
        _("Named {name} ({person}) as {function} in {ref}.").format(
            name=added.name, person=added.person, function=_(added.function), ref=added.delegation
        )
    )


def edit_delegate(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import nominating

    fields = given_fields(arguments, (*DELEGATE_FIELDS, REPLACED_BY_FIELD), today=office.today, adding=False)
    saved = nominating.edit_delegate(
        office.record,
        arguments.meeting,
        arguments.party,
        arguments.person,
        **fields,
    )
    say(_("Saved {ref}: {title}, {status}.").format(ref=saved.ref, title=saved.name, status=_(saved.accreditation)))


def delete_delegates(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations import nominating
    from secretariat.delegations.queries import delegate_detail

    ids = [
        delegate_detail(office.record, arguments.meeting, arguments.party, words).id
        for words in dict.fromkeys(arguments.person)
    ]
    refs = nominating.remove_delegates(office.record, list(dict.fromkeys(ids)))
    say_deleted(office, refs)


def _who(office: Office, arguments: Namespace) -> str | NewPerson:
    """Who is named: PERSON or ``--name``, one of them."""
    from secretariat.delegations.newcomers import NewPerson

    if bool(arguments.person) == bool(arguments.name):
        raise Misused(_("Give either PERSON (somebody on record) or --name (the name of a person)."))
    if arguments.person:
        return str(arguments.person)
    parts = given_fields(arguments, NEW_PERSON_FIELDS, today=office.today, adding=False)
    return NewPerson(arguments.name, **{key: str(value or "") for key, value in parts.items()})
