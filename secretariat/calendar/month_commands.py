"""The command line's ``calendar on``: what is on, day by day."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.calendar.rows import Occasion

_COLUMNS = (
    Shown("date", N_("Day")),
    Shown("time", N_("Time")),
    Shown("ref", N_("Ref")),
    Shown("title", N_("What")),
    Shown("place", N_("Place")),
    Shown("status", N_("Status")),
)


def add_to(verbs: Verbs) -> None:
    """``calendar on``."""
    shown = verbs.add(
        "on",
        on,
        _("What is on in a day, a month or a year: meetings, sessions, bilaterals, due dates, imported entries."),
        example='secretariat calendar on "May 2011"',
    )
    shown.add_argument("date", nargs="?", default="", metavar=_("DATE"), help=_("this month by default"))
    add_format(shown)


def on(office: Office, arguments: Namespace) -> None:
    from secretariat.calendar.shown import all_on
    from secretariat.values.date_words import parse_date
    from secretariat.values.day import day_in_words
    from secretariat.values.refusal import Refused

    asked = parse_date(arguments.date or f"{office.today:%Y-%m}", today=office.today)
    if asked.first is None or asked.last is None:
        raise Refused(
            _("“{text}” has no first or last day; name a day, a month or a year.").format(text=arguments.date)
        )
    found = all_on(office.record, asked.first, asked.last)
    rows = [_row(one, office) for one in found]
    if arguments.format == "table":
        for row, one in zip(rows, found, strict=True):
            row["date"] = day_in_words(one.first) if one.first else row["dates"]
            row["status"] = _(one.state)
    rows_out(arguments.format, rows, _COLUMNS, empty=_("Nothing is on."))


def _row(one: Occasion, office: Office) -> dict[str, Any]:
    from secretariat.calendar.shown import clock_words, dates_words

    return {
        "date": one.first.isoformat() if one.first else None,
        "until": one.last.isoformat() if one.last else None,
        "dates": dates_words(one),
        "time": clock_words(one, office.record.zone),
        "starts": one.starts.isoformat() if one.starts else None,
        "ends": one.ends.isoformat() if one.ends else None,
        "timezone": one.zone or None,
        "what": one.what.value,
        "ref": one.ref,
        "title": one.title,
        "place": one.place,
        "status": one.state,
        "cancelled": one.cancelled,
        "meeting": one.meeting or None,
    }
