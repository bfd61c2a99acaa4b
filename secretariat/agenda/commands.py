"""The command line's part for agendas."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.agenda.act_commands import add_act_verbs, meeting_argument, number_argument, ref_meant, said
from secretariat.agenda.fields import ITEM_FIELDS
from secretariat.agenda.intake.commands import add_to as add_intake_verb
from secretariat.agenda.printing_commands import add_print_verb
from secretariat.agenda.running.commands import add_to as add_running_verbs
from secretariat.commandline.arguments import Verbs, add_fields, add_listing, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, record_out, rows_out, say
from secretariat.commandline.verbs import asked, say_deleted, told_out
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

_ITEMS = (
    Shown("number", N_("No.")),
    Shown("title", N_("Title")),
    Shown("purpose", N_("Purpose")),
    Shown("lead", N_("Lead")),
    Shown("minutes", N_("Min"), right=True),
    Shown("status", N_("Status")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``agenda``."""
    verbs = Verbs(noun)
    shown = verbs.add(
        "show",
        show_agenda,
        _("Show a meeting's agenda, or one item of it."),
        example="secretariat agenda show APEC-SMEMM-18",
        also="list",
    )
    meeting_argument(shown)
    shown.add_argument("--item", metavar=_("NUMBER"), help=_("one item, with its proceedings and outcomes"))
    add_listing(shown, ("number", "title", "status"), words=_("only items with these words"))
    added = verbs.add(
        "add",
        add_item,
        _("Add an item to an agenda."),
        example='secretariat agenda add APEC-SMEMM-20 --title "Next meeting" --purpose "for decision"',
    )
    meeting_argument(added)
    add_fields(added, ITEM_FIELDS)
    edited = verbs.add(
        "edit", edit_item, _("Edit an item."), example="secretariat agenda edit APEC-SMEMM-18 2.1 --status taken"
    )
    meeting_argument(edited)
    number_argument(edited)
    add_fields(edited, ITEM_FIELDS)
    add_act_verbs(verbs)
    add_print_verb(verbs)
    add_running_verbs(verbs)
    add_intake_verb(verbs)
    deleted = verbs.add(
        "delete",
        delete_items,
        _("Delete items, with what is under them."),
        example="secretariat agenda delete APEC-SMEMM-18 2.1",
    )
    meeting_argument(deleted)
    deleted.add_argument("number", nargs="+", metavar=_("NUMBER"))
    tied = verbs.add(
        "outcome",
        tie_outcome,
        _("Say which item an outcome came from."),
        example="secretariat agenda outcome APEC-SMEMM-18 2 O-12",
    )
    meeting_argument(tied)
    number_argument(tied)
    tied.add_argument("outcome", metavar=_("OUTCOME"), help=_("its reference, such as O-12"))
    tied.add_argument("--remove", action="store_true", help=_("it did not come from this item"))


def show_agenda(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.model import agenda_item
    from secretariat.agenda.queries import agenda_length, agenda_window, item_detail, meeting_agenda
    from secretariat.agenda.sheet import agenda_json, frozen_words, item_json, item_sheet, length_words, state_words

    if arguments.item:
        item = item_detail(office.record, arguments.meeting, arguments.item)
        told_out(office, arguments.format, item_json(item), agenda_item, item.id, item_sheet(item))
        return
    agenda = meeting_agenda(office.record, arguments.meeting)
    query = asked(arguments, meeting=agenda.meeting)
    window = agenda_window(office.record, query)
    known = {item.id: item for item in agenda.items}
    items = [known[row.id] for row in window.rows(0, len(known) + 1) if row.id in known]
    length = agenda_length(office.record, agenda.meeting, day_minutes=office.configuration.agenda_day_minutes)
    if arguments.format == "json":
        record_out("json", agenda_json(agenda, items, length), FactSheet(agenda.meeting, agenda.title))
        return
    rows = [item_json(item) for item in items]
    if arguments.format == "table":
        for row, item in zip(rows, items, strict=True):
            row["number"] = "  " * item.number.count(".") + item.number
            row |= {"purpose": _(item.purpose), "status": state_words(item.status, item.late)}
        if agenda.frozen_at:
            say(frozen_words(agenda.frozen_at, office.record.zone))
        if words := length_words(length):
            say(words)
    empty = _("No item matches.") if agenda.items else _("The agenda of {meeting} has no items yet.")
    rows_out(arguments.format, rows, _ITEMS, empty=empty.format(meeting=agenda.meeting))


def add_item(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import operations

    fields = given_fields(arguments, ITEM_FIELDS, today=office.today, adding=True)
    said(_("Added {number} {title} ({ref})."), operations.add_item(office.record, arguments.meeting, **fields))


def edit_item(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import operations

    fields = given_fields(arguments, ITEM_FIELDS, today=office.today, adding=False)
    said(
        _("Saved {number} {title} ({ref})."),
        operations.edit_item(office.record, ref_meant(office, arguments), **fields),
    )


def delete_items(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import operations
    from secretariat.agenda.queries import item_detail

    refs = [item_detail(office.record, arguments.meeting, number).ref for number in arguments.number]
    gone = operations.remove_items(office.record, refs)
    say_deleted(office, gone)


def tie_outcome(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import operations

    ref = ref_meant(office, arguments)
    if arguments.remove:
        said(
            _("Taken away from {number} {title} ({ref})."),
            operations.untie_outcome(office.record, ref, arguments.outcome),
        )
    else:
        said(_("Noted under {number} {title} ({ref})."), operations.tie_outcome(office.record, ref, arguments.outcome))
