"""The command line's part for series of meetings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved
from secretariat.meetings.fields import SERIES_FIELDS, STANDING_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_LIST = (
    Shown("code", N_("Code")),
    Shown("name", N_("Name")),
    Shown("forum", N_("Forum")),
    Shown("level_words", N_("Level")),
    Shown("cadence_text", N_("Cadence")),
    Shown("meetings", N_("Meetings"), right=True),
)
_SORTS = ("name", "code")
_ITEM_ACTS = ("list", "add", "edit", "remove")
_ITEMS = (
    Shown("number", N_("Number"), right=True),
    Shown("title", N_("Title")),
    Shown("purpose_words", N_("Purpose")),
    Shown("minutes", N_("Minutes"), right=True),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``series``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list", list_series, _("List series of meetings."), example="secretariat series list --forum APEC"
    )
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only series with these words"))
    listed.add_argument("--forum", metavar=_("FORUM"), help=_("only series of this forum"))
    listed.add_argument("--sort", choices=_SORTS, default="name", help=_("the order; name by default"))
    listed.add_argument("--reverse", action="store_true", help=_("the order turned round"))
    add_format(listed)
    shown = verbs.add(
        "show",
        show_series,
        _("Show one series with its meetings."),
        example="secretariat series show APEC-SMEMM",
    )
    shown.add_argument("series", metavar=_("SERIES"), help=_("its code or name"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_series,
        _("Add a series."),
        example='secretariat series add --code APEC-SMEWG --name "APEC SME Working Group" --level "working level"'
        ' --cadence "twice a year"',
    )
    add_fields(added, SERIES_FIELDS)
    edited = verbs.add(
        "edit",
        edit_series,
        _("Edit a series."),
        example='secretariat series edit ASEM-SMEMM --cadence "every two years"',
    )
    edited.add_argument("series", metavar=_("SERIES"))
    add_fields(edited, SERIES_FIELDS)
    items = verbs.add(
        "items",
        standing_items,
        _("List the items that stand on every agenda of a series; add, edit or remove some."),
        example='secretariat series items ASEM-SMEMM add "Adoption of the agenda" --purpose "for adoption" --number 1',
    )
    items.add_argument("series", metavar=_("SERIES"))
    items.add_argument("what", nargs="?", choices=_ITEM_ACTS, default="list", help=_("what to do; list by default"))
    items.add_argument(
        "item", nargs="*", metavar=_("ITEM"), help=_("the title to add, or the numbers or titles to edit or remove")
    )
    add_fields(items, STANDING_FIELDS)
    add_format(items)
    deleted = verbs.add("delete", delete_series, _("Delete series."), example="secretariat series delete APEC-SMEWG")
    deleted.add_argument("series", nargs="+", metavar=_("SERIES"))


def list_series(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.series_queries import series_window
    from secretariat.meetings.series_sheet import cadence_shown, series_row_json
    from secretariat.parties.naming import own_name

    query = asked(arguments, forum=arguments.forum)
    found = every_row(series_window(office.record, query))
    rows = [series_row_json(row) for row in found]
    if arguments.format == "table":
        rows = [
            {
                **row,
                "name": own_name(one.name, one.name_id),
                "level_words": _(row["level"]),
                "cadence_text": cadence_shown(one),
            }
            for row, one in zip(rows, found, strict=True)
        ]
    empty = (
        _("No series matches.") if narrowed(query) else _("There are no series yet. Add one: secretariat series add …")
    )
    rows_out(arguments.format, rows, _LIST, empty=empty)


def show_series(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.series_queries import series_detail
    from secretariat.meetings.series_sheet import series_json, series_sheet

    series = series_detail(office.record, arguments.series)
    record_out(arguments.format, series_json(series), series_sheet(series))


def add_series(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import series_operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, SERIES_FIELDS, today=office.today, adding=True)
    series = series_operations.add_series(office.record, **fields)
    say_added(series.code, own_name(series.name, series.name_id))


def edit_series(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import series_operations
    from secretariat.parties.naming import own_name

    fields = given_fields(arguments, SERIES_FIELDS, today=office.today, adding=False)
    series = series_operations.edit_series(office.record, arguments.series, **fields)
    say_saved(series.code, own_name(series.name, series.name_id))


def delete_series(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import series_operations

    codes = series_operations.remove_series(office.record, arguments.series)
    say_deleted(office, codes)


def standing_items(office: Office, arguments: Namespace) -> None:
    """List the standing items of a series, or do with them what was asked and list them then."""
    from secretariat.meetings import standing_items as items
    from secretariat.meetings.series_sheet import item_json

    fields = given_fields(arguments, STANDING_FIELDS, today=office.today, adding=False)
    of, words = arguments.series, arguments.item
    if arguments.what == "list":
        if words or fields:
            raise Refused(_("To list takes nothing more; to change something, say add, edit or remove."))
    elif not words and "title" not in fields:
        raise Refused(_("Say which: a title to add, or the number or title of an item."))
    elif arguments.what == "add":
        added = items.add_standing_item(office.record, of, **{"title": " ".join(words), **fields})
        say(_("“{title}” stands on every agenda from now on.").format(title=added.title))
    elif arguments.what == "edit":
        saved = items.edit_standing_item(office.record, of, " ".join(words), **fields)
        say(_("Saved {ref}: {title}.").format(ref=saved.number, title=saved.title))
    else:
        say_deleted(office, items.remove_standing_items(office.record, of, words))
    found = items.standing_items(office.record, of)
    rows = [item_json(item) for item in found]
    if arguments.format == "table":
        rows = [{**row, "purpose_words": _(item.purpose)} for row, item in zip(rows, found, strict=True)]
    rows_out(arguments.format, rows, _ITEMS, empty=_("No standing items yet."))
