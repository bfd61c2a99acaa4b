"""The command line's verbs at the door: check in, walk in, come in another's place, see who is there."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.delegations.fields import DELEGATE_FIELDS, NEW_PERSON_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from secretariat.delegations.newcomers import NewPerson
    from secretariat.delegations.reception.rows import Arrivals, Guest, PartyArrivals, Reception

_LEFT_OUT: Final = ("accreditation", "arrival", "source")
"""What the door itself says of somebody who comes."""
_PARTIES: Final = (
    Shown("party", N_("Party")),
    Shown("name", N_("Name")),
    Shown("expected", N_("Expected"), right=True),
    Shown("arrived", N_("Arrived"), right=True),
    Shown("head", N_("Head of delegation")),
    Shown("head_there", N_("Is there")),
)
_HEADS: Final = (
    Shown("party", N_("Party")),
    Shown("name", N_("Name")),
    Shown("head", N_("Head of delegation")),
    Shown("title", N_("Official title")),
)


def add_reception_verbs(verbs: Verbs) -> None:
    """``arrive``, ``arrivals``, ``walk-in`` and ``stand-in``."""
    arrived = verbs.add(
        "arrive",
        arrive,
        _("Check delegates in, by badge, reference or name."),
        example="secretariat delegations arrive APEC-SMEMM-18 P-4 APEC-SMEMM-18:KR:P-5",
    )
    _meeting(arrived)
    arrived.add_argument("person", nargs="+", metavar=_("PERSON"))
    arrived.add_argument("--undo", action="store_true", help=_("take the check-in back"))
    add_format(arrived)
    there = verbs.add(
        "arrivals",
        show_arrivals,
        _("Who is there: expected and arrived by party, and whether the head is."),
        example="secretariat delegations arrivals APEC-SMEMM-18 --missing-heads",
    )
    _meeting(there)
    there.add_argument("--missing-heads", action="store_true", help=_("only the heads of delegation who are not there"))
    add_format(there)
    walked = verbs.add(
        "walk-in",
        walk_in,
        _("Put somebody on the list who is not on it, and check them in."),
        example='secretariat delegations walk-in APEC-SMEMM-18 KR "Dong-Sun KIM" --title "Director"',
    )
    _meeting(walked)
    walked.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))
    _newcomer(walked)
    came = verbs.add(
        "stand-in",
        stand_in,
        _("Check somebody in who comes in a delegate's place."),
        example='secretariat delegations stand-in APEC-SMEMM-18 P-4 "Dong-Sun KIM"',
    )
    _meeting(came)
    came.add_argument("person", metavar=_("PERSON"), help=_("who is replaced: reference or name"))
    _newcomer(came)


def _meeting(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))


def _newcomer(parser: ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar=_("NAME"), help=_("who comes: a reference on record, or a name, its FAMILY part in capitals")
    )
    add_fields(parser, NEW_PERSON_FIELDS)
    add_fields(parser, DELEGATE_FIELDS, omit=_LEFT_OUT)
    add_format(parser)


def arrive(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.reception import operations
    from secretariat.delegations.reception.rows import Told

    people = list(dict.fromkeys(arguments.person))
    if arguments.undo:
        sent = operations.send_back(office.record, arguments.meeting, people)
        _told(arguments, [{**_json(guest), "result": "undone"} for guest in sent])
        say(_("No longer checked in: {names}.").format(names=", ".join(guest.name for guest in sent)))
        return
    came = operations.arrive(office.record, arguments.meeting, people)
    _told(arguments, [_reception_json(one) for one in came])
    for told, sentence in ((Told.ARRIVED, _("Checked in: {names}.")), (Told.ALREADY, _("Already here: {names}."))):
        names = [one.guest.name for one in came if one.guest is not None and one.told is told]
        if names:
            say(sentence.format(names=", ".join(names)))


def walk_in(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.reception import operations

    who, fields = _who(office, arguments)
    one = operations.walk_in(office.record, arguments.meeting, arguments.party, who, **fields)
    _told(arguments, [_reception_json(one)])
    if one.guest is not None:
        say(_("Walk-in {name} ({person}) is checked in.").format(name=one.guest.name, person=one.guest.person))


def stand_in(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.reception import operations
    from secretariat.delegations.reception.queries import door_of
    from secretariat.delegations.reception.words import in_place_words

    door = door_of(office.record, arguments.meeting)
    replaced = operations.delegate_there(office.record, door, arguments.person)
    who, fields = _who(office, arguments)
    one = operations.stand_in(office.record, door, replaced, who, **fields)
    _told(arguments, [_reception_json(one)])
    if one.guest is not None and one.in_place_of is not None:
        in_place = in_place_words(one.in_place_of, door.zone, office.record.now().astimezone(door.zone).date())
        say(
            _("{name} ({person}) is checked in, {in_place_of}.").format(
                name=one.guest.name, person=one.guest.person, in_place_of=in_place
            )
        )


def _who(office: Office, arguments: Namespace) -> tuple[str | NewPerson, dict[str, Any]]:
    """Who comes, and what is said of them."""
    from secretariat.delegations.newcomers import NewPerson, named

    who = named(arguments.name)
    parts = given_fields(arguments, NEW_PERSON_FIELDS, today=office.today, adding=False)
    if isinstance(who, NewPerson):
        who = NewPerson(who.name, **{key: str(value or "") for key, value in parts.items()})
    elif parts:
        raise Misused(_("Parts of a name are for a new person; {person} is on record.").format(person=who))
    told = [field for field in DELEGATE_FIELDS if field.key not in _LEFT_OUT]
    return who, given_fields(arguments, told, today=office.today, adding=False)


def show_arrivals(office: Office, arguments: Namespace) -> None:
    from secretariat.delegations.reception.arrivals import arrivals_of

    found = arrivals_of(office.record, arguments.meeting)
    if arguments.missing_heads:
        rows = [_party_json(one, found, arguments.format) for one in found.parties if one.head_missing]
        rows_out(arguments.format, rows, _HEADS, empty=_("Every head of delegation is there."))
    else:
        rows = [_party_json(one, found, arguments.format) for one in found.parties]
        empty = _("{meeting} has no delegations yet. Add one: secretariat delegations add {meeting} …")
        rows_out(arguments.format, rows, _PARTIES, empty=empty.format(meeting=found.meeting))
    if found.parties:
        say(_("{arrived} of {expected} arrived.").format(arrived=found.arrived, expected=found.expected))


def _told(arguments: Namespace, rows: list[dict[str, Any]]) -> None:
    """The rows, where a script asked for them; a person is told in a sentence."""
    if arguments.format != "table":
        rows_out(arguments.format, rows, (), empty="")


def _reception_json(one: Reception) -> dict[str, Any]:
    return {**_json(one.guest), "result": one.told.value} if one.guest is not None else {"result": one.told.value}


def _json(guest: Guest) -> dict[str, Any]:
    return {
        "ref": guest.ref,
        "person": guest.person,
        "name": guest.name,
        "party": guest.party,
        "function": guest.function,
        "accreditation": guest.accreditation,
        "arrived_at": guest.arrived_at.isoformat() if guest.arrived_at else None,
        "walk_in": guest.walk_in,
    }


def _party_json(one: PartyArrivals, of: Arrivals, form: str) -> dict[str, Any]:
    """A party's arrivals under promised keys; a table has the words of the language chosen."""
    from secretariat.delegations.reception.words import head_words
    from secretariat.parties.naming import own_name

    head = one.head
    keys = {
        "party": one.party,
        "name": one.name,
        "status": one.status,
        "expected": one.expected,
        "arrived": one.arrived,
        "walk_ins": one.walk_ins,
        "head": head.name if head else None,
        "head_ref": head.ref if head else None,
        "title": head.title or None if head else None,
        "head_arrived": head.arrived if head else None,
        "head_arrived_at": head.arrived_at.isoformat() if head and head.arrived_at else None,
    }
    if form == "table":
        keys |= {"name": own_name(one.name, one.name_id), "head_there": head_words(one, of.zone, of.today)}
    return keys
