"""The command line's verb that moves a meeting with all that hangs on it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out, say
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.values.field import Field
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.desk.moving import Moved
    from secretariat.values.fact_sheet import FactSheet

_WHERE: Final = tuple(
    field._replace(required=False) for field in MEETING_FIELDS if field.key in ("dates", "place", "timezone")
)
_WHY: Final = Field("why", N_("Why"), required=True, hint=N_("kept with where it was to be"))
MOVE_FIELDS: Final = (*_WHERE, _WHY)
"""Where a meeting goes, and why."""


def add_move_verb(verbs: Verbs) -> None:
    """The verb ``move`` of ``meetings``."""
    verb = verbs.add(
        "move",
        move,
        _(
            "Move a meeting: its sessions, bilaterals and what is in its margins go along, and where it was to be "
            "stays visible."
        ),
        example='secretariat meetings move APEC-SMEMM-20 --dates "5-6 October 2013" --why "the venue was not ready"',
    )
    verb.add_argument("meeting", metavar=_("MEETING"))
    add_fields(verb, MOVE_FIELDS)
    verb.add_argument("--dry-run", action="store_true", help=_("show what would go along, and keep nothing of it"))
    add_format(verb)


def move(office: Office, arguments: Namespace) -> None:
    """Move the meeting and tell what went along, and what did not."""
    from secretariat.desk.moving import move_meeting, moved_words

    fields: Any = given_fields(arguments, MOVE_FIELDS, today=office.today, adding=not arguments.dry_run)
    moved = move_meeting(office.record, arguments.meeting, dry_run=arguments.dry_run, **fields)
    record_out(arguments.format, moved_json(moved), moved_sheet(moved))
    say(_("Nothing was kept; without --dry-run it is moved.") if arguments.dry_run else moved_words(moved))


def moved_sheet(moved: Moved) -> FactSheet:
    """What was moved, as it reads."""
    from secretariat.values.date_print import format_date
    from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
    from secretariat.values.partial_date import PartialDate

    def words(dates: str) -> str:
        return format_date(PartialDate.from_edtf(dates)) if dates else _("not known yet")

    facts = [
        Fact(_("From"), words(moved.dates_before)),
        Fact(_("To"), words(moved.dates_after)),
        Fact(_("Place"), moved.place_after),
        Fact(_("Time zone"), moved.timezone_after),
        Fact(_("Why"), moved.why),
    ]
    sections = [
        Section(_("Went along"), [Line(f"{ref}  {title}", where) for ref, title, where in moved.went]),
        Section(_("To be looked at"), [Line(one, "", "accent") for one in moved.remarks]),
    ]
    shown = [fact for fact in facts if fact.value]
    return FactSheet(moved.ref, moved.title, "", shown, [section for section in sections if section.lines])


def moved_json(moved: Moved) -> dict[str, Any]:
    """The same under the keys scripts read."""
    return {
        "ref": moved.ref,
        "dates_before": moved.dates_before or None,
        "dates_after": moved.dates_after or None,
        "place": moved.place_after or None,
        "timezone": moved.timezone_after or None,
        "why": moved.why,
        "days": moved.days,
        "went": [{"ref": ref, "title": title, "where": where} for ref, title, where in moved.went],
        "remarks": list(moved.remarks),
    }
