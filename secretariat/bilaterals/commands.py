"""The command line's part for bilaterals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.bilaterals.fields import BILATERAL_FIELDS, RECORD_FIELD
from secretariat.bilaterals.negotiation_commands import add_negotiation_verbs
from secretariat.bilaterals.placing_commands import add_placing_verbs
from secretariat.bilaterals.states import BilateralStatus
from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, rows_out, say
from secretariat.commandline.verbs import asked, every_row, say_deleted, say_saved, told_out
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.bilaterals.queries import BilateralDetail

_LIST = (
    Shown("ref", N_("Reference")),
    Shown("title", N_("Parties")),
    Shown("status", N_("Status")),
    Shown("slot", N_("Slot")),
    Shown("room", N_("Room")),
    Shown("heads", N_("Heads")),
    Shown("topics", N_("Topics")),
)


def add_to(noun: ArgumentParser) -> Verbs:
    """The verbs of ``bilaterals``; rooms above add theirs."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_bilaterals,
        _("List the bilaterals in the margins of a meeting."),
        example="secretariat bilaterals list APEC-SMEMM-18",
    )
    listed.add_argument("meeting", metavar=_("MEETING"), help=_("the host meeting: its reference or title"))
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only bilaterals with these words"))
    listed.add_argument("--party", metavar=_("PARTY"), help=_("only this party's"))
    listed.add_argument("--sort", choices=("slot", "parties", "status", "room"), default="slot", help=_("the order"))
    listed.add_argument("--reverse", action="store_true", help=_("the other way round"))
    add_format(listed)
    shown = verbs.add(
        "show", show_bilateral, _("Show one bilateral."), example="secretariat bilaterals show APEC-SMEMM-18/ID-KR"
    )
    _ref(shown)
    add_format(shown)
    asked = verbs.add(
        "request",
        request_bilateral,
        _("Request a bilateral of two parties in the margins of a meeting."),
        example='secretariat bilaterals request APEC-SMEMM-18 ID KR --topics "OVOP; training" --room B2',
        also="add",
    )
    asked.add_argument("meeting", metavar=_("MEETING"), help=_("the host meeting: its reference or title"))
    asked.add_argument("first", metavar=_("PARTY"), help=_("the party that asks"))
    asked.add_argument("second", metavar=_("PARTY"), help=_("the party that is asked"))
    asked.add_argument(
        "--another", action="store_true", help=_("though the two have one there that is still to be held")
    )
    add_fields(asked, BILATERAL_FIELDS)
    edited = verbs.add(
        "edit",
        edit_bilateral,
        _("Edit a bilateral."),
        example="secretariat bilaterals edit APEC-SMEMM-18/ID-KR --room B2",
    )
    _ref(edited)
    add_fields(edited, BILATERAL_FIELDS)
    _add_states(verbs)
    add_negotiation_verbs(verbs)
    add_placing_verbs(verbs)
    deleted = verbs.add(
        "delete",
        delete_bilaterals,
        _("Delete bilaterals, with the meetings that they are."),
        example="secretariat bilaterals delete APEC-SMEMM-18/ID-KR",
    )
    deleted.add_argument("ref", nargs="+", metavar=_("REF"))
    return verbs


def _add_states(verbs: Verbs) -> None:
    confirmed = verbs.add(
        "confirm",
        confirm,
        _("Note that both sides agreed."),
        example="secretariat bilaterals confirm APEC-SMEMM-18/ID-KR",
    )
    _ref(confirmed)
    state = verbs.add(
        "status",
        set_status,
        _("Bring a bilateral to another state: {states}.").format(states=", ".join(s.value for s in BilateralStatus)),
        example="secretariat bilaterals status APEC-SMEMM-18/ID-KR held",
    )
    _ref(state)
    state.add_argument("new", metavar=_("NEW"), help=_("the new state"))
    noted = verbs.add(
        "record",
        note_discussion,
        _("Keep the record of discussion of a bilateral that was held; without --text it is read from standard input."),
        example="secretariat bilaterals record APEC-SMEMM-18/ID-KR < discussion.txt",
    )
    _ref(noted)
    noted.add_argument("--text", metavar=_("TEXT"), help=_("the record of discussion"))


def _ref(parser: ArgumentParser) -> None:
    parser.add_argument("ref", metavar=_("REF"), help=_("its reference, such as APEC-SMEMM-18/ID-KR"))


def list_bilaterals(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.queries import bilaterals_window
    from secretariat.bilaterals.sheet import heads_words, row_json
    from secretariat.bilaterals.slots import slot_brief

    query = asked(arguments, meeting=arguments.meeting, party=arguments.party)
    rows = every_row(bilaterals_window(office.record, query))
    listed = [row_json(row) for row in rows]
    if arguments.format == "table":
        for shown, row in zip(listed, rows, strict=True):
            slot = slot_brief(row.starts, row.ends, row.timezone)
            shown |= {"title": row.called, "status": _(row.status), "slot": slot, "heads": heads_words(row)}
    empty = (
        _("No bilateral matches.")
        if narrowed(query, "meeting")
        else _("{meeting} has no bilaterals yet. Add one: secretariat bilaterals request {meeting} …").format(
            meeting=arguments.meeting
        )
    )
    rows_out(arguments.format, listed, _LIST, empty=empty)


def show_bilateral(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.model import bilateral
    from secretariat.bilaterals.queries import bilateral_detail
    from secretariat.bilaterals.sheet import bilateral_json, bilateral_sheet

    one = bilateral_detail(office.record, arguments.ref)
    told_out(office, arguments.format, bilateral_json(one), bilateral, one.id, bilateral_sheet(one))


def request_bilateral(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals import operations
    from secretariat.bilaterals.placing.spacing import spacing_of

    fields = given_fields(arguments, BILATERAL_FIELDS, today=office.today, adding=True)
    made = operations.request_bilateral(
        office.record,
        arguments.meeting,
        arguments.first,
        arguments.second,
        another=arguments.another,
        spacing=spacing_of(office.configuration),
        **fields,
    )
    if made.starts is not None and made.starts.date() < office.today:
        say(_("That slot is past: it is kept as what was."))
    _say_room(office, made)
    say(_("Requested {ref}: {title}.").format(ref=made.ref, title=made.called))


def edit_bilateral(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals import operations
    from secretariat.bilaterals.placing.spacing import spacing_of

    fields = given_fields(arguments, BILATERAL_FIELDS, today=office.today, adding=False)
    saved = operations.edit_bilateral(office.record, arguments.ref, spacing=spacing_of(office.configuration), **fields)
    say_saved(saved.ref, saved.called)
    if "room" in fields:
        _say_room(office, saved)


def _say_room(office: Office, one: BilateralDetail) -> None:
    from secretariat.bilaterals.placing.standing import said_of_room

    if one.host and (said := said_of_room(office.record, one.host, one.room)):
        say(said)


def confirm(office: Office, arguments: Namespace) -> None:
    _set(office, arguments.ref, BilateralStatus.CONFIRMED.value)


def set_status(office: Office, arguments: Namespace) -> None:
    _set(office, arguments.ref, arguments.new)


def _set(office: Office, ref: str, new: str) -> None:
    from secretariat.bilaterals import operations
    from secretariat.bilaterals.placing.spacing import spacing_of
    from secretariat.bilaterals.sheet import state_told

    say(state_told(operations.set_status(office.record, ref, new, spacing=spacing_of(office.configuration))))


def note_discussion(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.discussion import note_discussion as keep_discussion
    from secretariat.bilaterals.discussion import taken_back
    from secretariat.bilaterals.queries import bilateral_detail

    typed = arguments.text if arguments.text is not None else sys.stdin.read()
    text = RECORD_FIELD.read(typed, today=office.today)
    before = bilateral_detail(office.record, arguments.ref)
    one = keep_discussion(office.record, arguments.ref, str(text or ""))
    say(_("Kept the record of discussion of {ref}.").format(ref=one.ref))
    if back := taken_back(before, one):
        say(back)


def delete_bilaterals(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals import operations

    refs = operations.remove_bilaterals(office.record, arguments.ref)
    say_deleted(office, refs)
