"""The command line's ``agenda import``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, say
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.agenda.intake.planning import Plan

_ROWS: Final = (
    Shown("row", N_("Row"), right=True),
    Shown("change", N_("What")),
    Shown("day", N_("Day")),
    Shown("starts", N_("Time")),
    Shown("minutes", N_("Min"), right=True),
    Shown("room", N_("Room")),
    Shown("title", N_("Title")),
    Shown("why", N_("Why")),
)


def add_to(verbs: Verbs) -> None:
    """``import``, among the verbs of ``agenda``."""
    taken = verbs.add(
        "import",
        import_file,
        _("Take in a schedule as sessions and agenda items: frab, pretalx, Indico, .ics, .xlsx, .ods, .csv, .md."),
        example="secretariat agenda import APEC-SMEMM-20 schedule.xml --dry-run",
    )
    taken.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    taken.add_argument("file", metavar=_("FILE"), help=_("the schedule"))
    taken.add_argument("--no-items", action="store_true", help=_("sessions alone, without agenda items"))
    taken.add_argument("--skip-refused", action="store_true", help=_("leave out rows that can't be taken in"))
    taken.add_argument("--dry-run", action="store_true", help=_("only show what would change"))
    add_format(taken)


def import_file(office: Office, arguments: Namespace) -> int:
    from secretariat.agenda.intake.operations import (
        ScheduleRefused,
        hint_for,
        import_schedule,
        preview_schedule,
    )
    from secretariat.agenda.intake.reading import read_schedule
    from secretariat.agenda.intake.words import counts_words, remarks

    record, before = office.record, office.record.last_act
    schedule = read_schedule(Path(arguments.file).expanduser(), hint_for(record, arguments.meeting))
    if arguments.dry_run:
        found = preview_schedule(record, arguments.meeting, schedule)
    else:
        try:
            found = import_schedule(
                record,
                arguments.meeting,
                schedule,
                items=not arguments.no_items,
                skip_refused=arguments.skip_refused,
            )
        except ScheduleRefused as refused:
            _show(refused.plan, arguments.format, only_refused=True)
            raise Refused(refused.message) from None
    _show(found, arguments.format)
    for words in remarks(found):
        say(words)
    say(f"{found.meeting.ref}: {counts_words(found)}.")
    if arguments.dry_run:
        say(_("Nothing was taken in."))
        return 1 if found.refused and not arguments.skip_refused else 0
    if record.last_act != before:
        say(_("“{command}” takes it back.").format(command=office.undo_command))
    return 0


def _show(found: Plan, form: str, *, only_refused: bool = False) -> None:
    from secretariat.agenda.intake.planning import Change
    from secretariat.agenda.intake.words import said_words

    if form == "json":
        json_out(_keys(found))
        return
    zone = found.meeting.zone
    rows: list[dict[str, Any]] = []
    for one in [] if only_refused else found.sessions:
        if one.change is Change.UNCHANGED and form == "table":
            continue
        starts = one.values["fixed_starts"]
        rows.append(
            {
                "row": one.read.row,
                "change": _(one.change.value),
                "day": one.values["day"].isoformat(),
                "starts": f"{starts.astimezone(zone):%H:%M %Z}" if starts else "",
                "minutes": one.values["minutes"],
                "room": one.values["room"],
                "title": one.values["title"],
                "why": said_words(one, zone),
            }
        )
    empty = {"day": "", "starts": "", "minutes": None, "room": ""}
    rows += [
        {"row": one.row, "change": _("refused"), **empty, "title": one.title, "why": one.why} for one in found.refused
    ]
    rows_out(form, rows, _ROWS, empty=_("Nothing is new or changed."))


def _keys(found: Plan) -> dict[str, Any]:
    from secretariat.agenda.intake.planning import Change
    from secretariat.agenda.intake.words import conflicts_words

    issues: list[dict[str, Any]] = [
        {"row": one.row, "column": "", "value": one.title, "level": "error", "message": one.why}
        for one in found.refused
    ]
    issues += [{"row": 0, "column": "", "value": "", "level": "warning", "message": one} for one in found.remarks]
    issues += [
        {"row": one.read.row, "column": key, "value": one.values["title"], "level": "warning", "message": words}
        for one in found.sessions
        for key, words in conflicts_words(one, found.meeting.zone).items()
    ]
    return {
        "meeting": found.meeting.ref,
        "schedule": found.schedule.name or None,
        "kind": found.schedule.kind,
        "rows": len(found.sessions) + len(found.refused),
        "new": found.count(Change.NEW),
        "changed": found.count(Change.CHANGED),
        "unchanged": found.count(Change.UNCHANGED),
        "refused": len(found.refused),
        "conflicts": found.conflicts,
        "missing": found.missing,
        "issues": issues,
        "sessions": [
            {
                "row": one.read.row,
                "ref": one.ref or None,
                "change": one.change.value,
                "title": one.values["title"],
                "day": one.values["day"].isoformat(),
                "starts": one.values["fixed_starts"].isoformat() if one.values["fixed_starts"] else None,
                "minutes": one.values["minutes"],
                "room": one.values["room"],
                "track": one.values["track"],
                "changed": list(one.what),
                "conflicts": [each.key for each in one.conflicts],
            }
            for one in found.sessions
        ],
    }
