"""The command line's part for series of meetings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved
from secretariat.meetings.fields import SERIES_FIELDS
from secretariat.values.language import N_, _

_LIST = (
    Shown("code", N_("Code")),
    Shown("name", N_("Name")),
    Shown("forum", N_("Forum")),
    Shown("level_words", N_("Level")),
    Shown("cadence_text", N_("Cadence")),
    Shown("meetings", N_("Meetings"), right=True),
)
_SORTS = ("name", "code")


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
