"""The command line's verbs for other people's calendars: import, take, list, show, delete, and out again."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, record_out, rows_out, say
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.values.language import N_, _, ngettext

if TYPE_CHECKING:
    from secretariat.calendar.coming_back import CameBack
    from secretariat.diary.planning import Plan
    from secretariat.diary.queries import EntryRow

_ENTRIES: Final = (
    Shown("ref", N_("Ref")),
    Shown("date", N_("Day")),
    Shown("title", N_("Title")),
    Shown("place", N_("Place")),
    Shown("calendar", N_("Calendar")),
    Shown("rule", N_("Recurrence")),
    Shown("meeting", N_("Meeting")),
)
_PLANNED: Final = (
    Shown("change", N_("What")),
    Shown("date", N_("Day")),
    Shown("title", N_("Title")),
    Shown("why", N_("Why")),
)


def add_to(verbs: Verbs) -> None:
    """``import``, ``take``, ``list``, ``show`` and ``delete`` of ``calendar``."""
    taken = verbs.add(
        "import",
        import_file,
        _("Take in a calendar file (.ics) of somebody else; taken in again, it is brought up to date."),
        example="secretariat calendar import holidays.ics --calendar Holidays --dry-run",
    )
    taken.add_argument("file", metavar=_("FILE"), help=_("the calendar file"))
    taken.add_argument("--calendar", default="", metavar=_("NAME"), help=_("what to call it; else as it calls itself"))
    taken.add_argument("--dry-run", action="store_true", help=_("only show what would change"))
    add_format(taken)
    made = verbs.add(
        "take",
        take,
        _("Make a meeting of an entry; what is given goes before what the entry says."),
        example="secretariat calendar take E-12 --series APEC-SMEMM",
    )
    made.add_argument("entry", metavar=_("ENTRY"), help=_("its reference, such as E-12"))
    made.add_argument("--on", default="", metavar=_("DATE"), help=_("which, where it comes more than once"))
    add_fields(made, MEETING_FIELDS)
    listed = verbs.add(
        "list", list_entries, _("List the entries taken in."), example="secretariat calendar list --calendar Holidays"
    )
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only entries with these words"))
    listed.add_argument("--calendar", metavar=_("NAME"), help=_("only of this calendar"))
    listed.add_argument("--sort", choices=("date", "title", "calendar", "ref"), default="date", help=_("the order"))
    listed.add_argument("--reverse", action="store_true", help=_("the other way round"))
    add_format(listed)
    shown = verbs.add("show", show, _("Show an entry and when it comes."), example="secretariat calendar show E-12")
    shown.add_argument("entry", metavar=_("ENTRY"), help=_("its reference, such as E-12"))
    add_format(shown)
    deleted = verbs.add(
        "delete",
        delete,
        _("Delete entries, or a whole calendar; meetings made of them stay."),
        example="secretariat calendar delete --calendar Holidays",
    )
    deleted.add_argument("entry", nargs="*", metavar=_("ENTRY"), help=_("its reference, such as E-12"))
    deleted.add_argument("--calendar", default="", metavar=_("NAME"), help=_("every entry of this calendar"))


def import_file(office: Office, arguments: Namespace) -> None:
    from secretariat.calendar.coming_back import came_back
    from secretariat.calendar.planned_lines import counts_words, remarks
    from secretariat.diary.operations import import_calendar, preview_import
    from secretariat.diary.reading import read_calendar
    from secretariat.values.refusal import Refused

    read = read_calendar(Path(arguments.file).expanduser())
    do = preview_import if arguments.dry_run else import_calendar
    before = office.record.last_act
    plan = do(office.record, read, arguments.calendar)
    back = came_back(office.record, plan.own)
    if arguments.format == "json":
        json_out(_keys(plan, back))
    else:
        empty = _("Nothing is new or changed.") if plan.entries else _("The file has no entries.")
        rows_out(arguments.format, _rows(plan, back, every=arguments.format == "csv"), _PLANNED, empty=empty)
    for words in remarks(plan):
        say(words)
    say(counts_words(plan))
    if plan.refused and not plan.entries:
        said = _("No entry of “{file}” can be taken in, so nothing was; what is wrong with each is said above.")
        raise Refused(said.format(file=read.path.name))
    if arguments.dry_run:
        say(_("Nothing was taken in."))
    elif office.record.last_act != before:
        say(_("“{command}” takes it back.").format(command=office.undo_command))


def _rows(plan: Plan, back: list[CameBack], *, every: bool) -> list[dict[str, Any]]:
    """The entries that something is done with or said of; ``every`` one, for programs that read on."""
    from secretariat.calendar.planned_lines import planned_lines
    from secretariat.diary.planning import Change

    quiet = (Change.UNCHANGED.value, Change.OWN.value)
    return [
        {
            "change": _(one.change),
            "date": _day(one.day) or "",
            "title": one.title,
            "why": one.why,
            "ref": one.ref or None,
            "uid": one.uid,
        }
        for one in planned_lines(plan, back)
        if every or one.why or one.change not in quiet
    ]


def _keys(plan: Plan, back: list[CameBack]) -> dict[str, Any]:
    from secretariat.diary.planning import Change

    without = [one.entry for one in plan.entries if one.entry.without_uid]
    issues = [
        {"row": 0, "column": "UID", "value": one.uid, "level": "error", "message": f"{one.title}: {one.why}"}
        for one in plan.refused
    ]
    said = _("{title}: it has no UID, and is known by its text")
    issues += [
        {"row": 0, "column": "UID", "value": one.uid, "level": "warning", "message": said.format(title=one.title)}
        for one in without
    ]
    issues += [
        {"row": 0, "column": "DTSTART", "value": one.ref, "level": "warning", "message": f"{one.title}: {one.differs}"}
        for one in back
        if one.differs
    ]
    return {
        "calendar": plan.calendar,
        "rows": len(plan.entries) + len(plan.refused),
        "new": plan.count(Change.NEW),
        "changed": plan.count(Change.CHANGED),
        "unchanged": plan.count(Change.UNCHANGED),
        "older": plan.count(Change.OLDER),
        "own": plan.count(Change.OWN),
        "refused": len(plan.refused),
        "conflicts": sum(bool(one.differs) for one in back),
        "missing": plan.missing,
        "issues": issues,
        "entries": [
            {"change": one.change.value, "ref": one.ref or None, "uid": one.entry.uid, "title": one.entry.title}
            for one in plan.entries
        ],
    }


def take(office: Office, arguments: Namespace) -> None:
    from secretariat.diary.taking import take_entry
    from secretariat.values.day import one_day

    fields = given_fields(arguments, MEETING_FIELDS, today=office.today, adding=False)
    on = one_day(arguments.on, "--on", today=office.today) if arguments.on else None
    added = take_entry(office.record, arguments.entry, on=on, **fields)
    say_added(added.ref, added.title)


def list_entries(office: Office, arguments: Namespace) -> None:
    from secretariat.diary.queries import calendar_names, entries_window

    rows = every_row(entries_window(office.record, asked(arguments, calendar=arguments.calendar)))
    names = ", ".join(f"{name} ({count})" for name, count in calendar_names(office.record))
    empty = _("No entry matches; there are these calendars: {names}.").format(names=names)
    none = _("No calendar was taken in yet; “secretariat calendar import FILE.ics” does that.")
    rows_out(arguments.format, [entry_json(row) for row in rows], _ENTRIES, empty=empty if names else none)


def show(office: Office, arguments: Namespace) -> None:
    from secretariat.calendar.entry_sheet import entry_sheet, next_times
    from secretariat.diary.queries import entry_detail

    entry = entry_detail(office.record, arguments.entry)
    times = next_times(office.record, entry)
    occurrences = [{"starts": str(one.when.starts), "ends": str(one.when.ends)} for one in times]
    keys = {**entry_json(entry), "occurrences": occurrences, "component": entry.component}
    record_out(arguments.format, keys, entry_sheet(entry, times, office.record.zone))


def delete(office: Office, arguments: Namespace) -> None:
    from secretariat.diary.operations import remove_calendar, remove_entries
    from secretariat.values.refusal import Misused

    if bool(arguments.calendar) == bool(arguments.entry):
        raise Misused(_("Name either entries, or a calendar with --calendar."))
    if arguments.calendar:
        count = remove_calendar(office.record, arguments.calendar)
        said = ngettext(
            "Deleted {n} entry. “{command}” brings that back.",
            "Deleted {n} entries. “{command}” brings them back.",
            count,
        )
        say(said.format(n=count, command=office.undo_command))
    else:
        say_deleted(office, remove_entries(office.record, arguments.entry))


def export_calendar(office: Office, arguments: Namespace) -> None:
    """A calendar that was taken in, out again."""
    from secretariat.diary.export import calendar_out
    from secretariat.diary.queries import calendar_names, kept_texts
    from secretariat.papers.destination import STDOUT, write_output
    from secretariat.values.refusal import NotFound

    texts = kept_texts(office.record, arguments.calendar)
    if not texts:
        names = ", ".join(name for name, _count in calendar_names(office.record)) or _("none yet")
        said = _("There is no calendar “{name}”; there are: {names}.")
        raise NotFound(said.format(name=arguments.calendar, names=names))
    write_output(arguments.output, calendar_out(texts, arguments.calendar))
    if arguments.output != STDOUT:
        words = ngettext("Wrote {n} entry to {file}.", "Wrote {n} entries to {file}.", len(texts))
        say(words.format(n=len(texts), file=arguments.output))


def entry_json(row: EntryRow) -> dict[str, Any]:
    """The keys of an entry."""
    return {
        "ref": row.ref,
        "calendar": row.calendar,
        "title": row.title,
        "kind": row.kind,
        "date": _day(row.first_day),
        "until": _day(row.last_day),
        "starts": row.starts.isoformat() if row.starts else None,
        "whole_days": row.whole_days,
        "timezone": row.zone or None,
        "place": row.place,
        "status": row.status,
        "rule": row.rule,
        "uid": row.uid,
        "recurrence": row.recurrence,
        "sequence": row.sequence,
        "meeting": row.meeting or None,
        "version": row.version,
    }


def _day(value: Any) -> Any:
    return value.isoformat() if value else None
