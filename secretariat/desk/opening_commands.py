"""The command line's verb that opens the next meeting of a series."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, Final

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out, say
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.values.language import _

_KEYS: Final = ("ref", "title", "ordinal", "dates", "place", "timezone", "host", "theme", "note", "source")
NEXT_FIELDS: Final = tuple(
    field._replace(required=False) for key in _KEYS for field in MEETING_FIELDS if field.key == key
)
"""What can be said of the next meeting; each takes the place of what would be proposed."""


def add_next_verb(verbs: Verbs) -> None:
    """The verb ``next`` of ``meetings``."""
    verb = verbs.add(
        "next",
        next_meeting,
        _(
            "Open the next meeting of a series: members invited, standing items, and matters arising with every open "
            "action. What is there already stays."
        ),
        example='secretariat meetings next ASEM-SMEMM --dates "October 2009" --place Athens --host Greece',
    )
    verb.add_argument("series", metavar=_("SERIES"), help=_("its code or name"))
    add_fields(verb, NEXT_FIELDS)
    verb.add_argument("--dry-run", action="store_true", help=_("show what it would bring, and keep nothing of it"))
    verb.add_argument(
        "--suggest", action="store_true", help=_("show everybody who came the last time; nobody is named by itself")
    )
    add_format(verb)


def next_meeting(office: Office, arguments: Namespace) -> None:
    """Open the next meeting and tell what it brought."""
    from secretariat.desk.opening_next import open_next
    from secretariat.desk.opening_sheet import opened_json, opened_sheet, opened_words

    fields: Any = given_fields(arguments, NEXT_FIELDS, today=office.today, adding=False)
    opened = open_next(office.record, arguments.series, dry_run=arguments.dry_run, **fields)
    record_out(arguments.format, opened_json(opened), opened_sheet(opened, people=arguments.suggest))
    if arguments.dry_run:
        say(_("Nothing was kept; without --dry-run it is opened."))
    else:
        say(opened_words(opened))
