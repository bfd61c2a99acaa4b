"""The command line's part for people."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, add_listing, counted, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved
from secretariat.people.erasing_commands import add_privacy_verbs, retention_scope
from secretariat.people.fields import PERSON_FIELDS, POSITION_FIELDS
from secretariat.people.photo_commands import add_photo_verb
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

_LIST = (
    Shown("ref", N_("Ref")),
    Shown("name", N_("Name")),
    Shown("party", N_("Party")),
    Shown("title", N_("Official title")),
    Shown("organisation", N_("Organisation")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``people``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list", list_people, _("List people with their latest positions."), example="secretariat people list --party KR"
    )
    listed.add_argument("--party", metavar=_("PARTY"), help=_("only people of this party and its agencies"))
    listed.add_argument(
        "--retention-over",
        action="store_true",
        help=_("only people whose data is kept beyond the period of [privacy] retention_months"),
    )
    listed.add_argument("--last-at", metavar=_("MEETING"), help=_("of those, whose latest meeting this was"))
    add_listing(listed, ("name", "party", "ref"), words=_("only people with these words in a name, party or position"))
    shown = verbs.add(
        "show", show_person, _("Show one person and the positions held."), example="secretariat people show P-5"
    )
    shown.add_argument("person", metavar=_("PERSON"), help=_("a reference such as P-5, or a name"))
    add_format(shown)
    added = verbs.add(
        "add", add_person, _("Add a person."), example='secretariat people add --name "Dong-Sun KIM" --party KR'
    )
    add_fields(added, PERSON_FIELDS)
    edited = verbs.add(
        "edit", edit_person, _("Edit a person."), example='secretariat people edit P-5 --native-name "김동선"'
    )
    edited.add_argument("person", metavar=_("PERSON"))
    add_fields(edited, PERSON_FIELDS)
    deleted = verbs.add("delete", delete_people, _("Delete people."), example="secretariat people delete P-5")
    deleted.add_argument("person", nargs="+", metavar=_("PERSON"))
    merged = verbs.add(
        "merge",
        merge_people,
        _("Merge one person who is on record twice: the second becomes one with the first."),
        example="secretariat people merge P-5 P-9",
    )
    merged.add_argument("kept", metavar="A", help=_("who is kept: a reference such as P-5, or a name"))
    merged.add_argument("gone", metavar="B", help=_("who becomes one with A"))
    _add_position(verbs)
    add_photo_verb(verbs)
    add_privacy_verbs(verbs)


def _add_position(verbs: Verbs) -> None:
    position = verbs.add(
        "position",
        change_position,
        _("Add a position of a person; with --number, change or remove the one of that number."),
        example='secretariat people position P-5 --title "Administrator" --organisation SMBA --since 2010',
    )
    position.add_argument("person", metavar=_("PERSON"))
    position.add_argument(
        "--number", type=counted, metavar="N", help=_("the position's number, as “people show” gives it")
    )
    position.add_argument("--remove", action="store_true", help=_("remove that position"))
    add_fields(position, POSITION_FIELDS)


def list_people(office: Office, arguments: Namespace) -> None:
    from secretariat.people.queries import people_window
    from secretariat.people.sheet import person_row_json

    query = asked(arguments, party=arguments.party, **retention_scope(office, arguments))
    rows = [person_row_json(row) for row in every_row(people_window(office.record, query))]
    empty = _("Nobody matches.") if narrowed(query) else _("There are no people yet. Add one: secretariat people add …")
    rows_out(arguments.format, rows, _LIST, empty=empty)


def show_person(office: Office, arguments: Namespace) -> None:
    from secretariat.people.queries import person_detail
    from secretariat.people.sheet import person_json, person_sheet

    person = person_detail(office.record, arguments.person)
    record_out(arguments.format, person_json(person), person_sheet(person))


def add_person(office: Office, arguments: Namespace) -> None:
    from secretariat.people import operations

    fields = given_fields(arguments, PERSON_FIELDS, today=office.today, adding=True)
    person = operations.add_person(office.record, **fields)
    say_added(person.ref, person.printed)


def edit_person(office: Office, arguments: Namespace) -> None:
    from secretariat.people import operations

    fields = given_fields(arguments, PERSON_FIELDS, today=office.today, adding=False)
    person = operations.edit_person(office.record, arguments.person, **fields)
    say_saved(person.ref, person.printed)


def delete_people(office: Office, arguments: Namespace) -> None:
    from secretariat.people import operations

    refs = operations.remove_people(office.record, arguments.person)
    say_deleted(office, refs)


def merge_people(office: Office, arguments: Namespace) -> None:
    from secretariat.people import merging

    person = merging.merge_people(office.record, arguments.kept, arguments.gone)
    merged = _("Merged into {ref}: {title}. “{command}” parts them again.")
    say(merged.format(ref=person.ref, title=person.printed, command=office.undo_command))


def change_position(office: Office, arguments: Namespace) -> None:
    from secretariat.people import positions

    if arguments.remove:
        if arguments.number is None:
            raise Misused(_("--remove needs --number N: which position; “people show” numbers them."))
        which = positions.position_numbered(office.record, arguments.person, arguments.number)
        person = positions.remove_position(office.record, which)
        say(_("Removed a position of {ref}: {title}.").format(ref=person.ref, title=person.printed))
        return
    adding = arguments.number is None
    fields = given_fields(arguments, POSITION_FIELDS, today=office.today, adding=adding)
    if adding:
        person = positions.add_position(office.record, arguments.person, **fields)
    else:
        which = positions.position_numbered(office.record, arguments.person, arguments.number)
        person = positions.edit_position(office.record, which, **fields)
    say(_("Saved a position of {ref}: {title}.").format(ref=person.ref, title=person.printed))
