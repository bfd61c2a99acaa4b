"""The terminal's way of taking in a schedule: what would become of each session, then all of it as one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from secretariat.agenda.intake.operations import import_schedule, preview_schedule
from secretariat.agenda.intake.planning import Change, Plan, PlannedSession
from secretariat.agenda.intake.schedule import BadRow, Schedule
from secretariat.agenda.intake.words import counts_words, remarks, said_words
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.intake_preview import IntakeLine, Looked, PreviewScreen, TookIn
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.values.language import N_, _
from secretariat.values.zoned import short_day

_REFUSED = N_("refused")


class ScheduleImportScreen(PreviewScreen):
    """Takes the sessions of a schedule into a meeting; dismissed with its reference, or ``None`` where it was left."""

    help_text = N_(
        "A schedule comes in as one act: sessions, rooms, and an agenda item for each session but breaks; u takes it "
        "back. i leaves agenda items out. Taken in again, sessions are brought up to date, and nothing is doubled."
    )
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("row", N_("Row"), 4, right=True, drop=1),
        TableColumn("change", N_("Outcome"), 9),
        TableColumn("day", N_("Day"), 7),
        TableColumn("time", N_("Time"), 5),
        TableColumn("minutes", N_("Min"), 4, right=True, drop=3),
        TableColumn("room", N_("Room"), 8, flex=1, drop=2),
        TableColumn("title", N_("Title"), 20, flex=3),
        TableColumn("why", N_("Why"), 19, flex=3),
    )
    outcomes: ClassVar[Sequence[str]] = (*(one.value for one in Change), _REFUSED)
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "agenda.import_items",
            "i",
            "items",
            N_("Items"),
            N_("With agenda items, or sessions alone"),
            N_("Each new session but breaks becomes an item of the agenda, or none does."),
            "form",
            30,
        ),
    )

    def __init__(self, record: Record, meeting: str, file: str, schedule: Schedule) -> None:
        super().__init__(_("Import {file} into {meeting}").format(file=file, meeting=meeting), file)
        self._record, self._meeting, self._schedule = record, meeting, schedule
        self._items = True

    def look(self) -> Looked:
        """What would become of each session. (In a worker thread.)"""
        plan = preview_schedule(self._record, self._meeting, self._schedule)
        lines = [_session_line(place, one, plan) for place, one in enumerate(plan.sessions, start=1)]
        lines += [_refused_line(place, one) for place, one in enumerate(plan.refused, start=len(lines) + 1)]
        words = f"{plan.meeting.ref}: {counts_words(plan)}"
        takes = plan.count(Change.NEW) + plan.count(Change.CHANGED)
        return Looked(lines, words, takes, len(plan.refused), plan, remarks(plan))

    def take(self, looked: Looked) -> TookIn:
        """Take them in as they were looked at. (In a worker thread.)"""
        plan = import_schedule(
            self._record,
            self._meeting,
            self._schedule,
            items=self._items,
            skip_refused=self.skips,
            previewed=looked.plan,
        )
        return TookIn(f"{plan.meeting.ref}: {counts_words(plan)}", [plan.meeting.ref])

    def choices(self) -> Sequence[str]:
        """What was chosen about the whole schedule."""
        items = _("with agenda items") if self._items else _("sessions alone, without agenda items")
        return [items, *super().choices()]

    def action_items(self) -> None:
        """Sessions with agenda items, or alone."""
        self._items = not self._items
        self.look_again()


def _session_line(place: int, one: PlannedSession, plan: Plan) -> IntakeLine:
    starts = one.values["fixed_starts"]
    minutes = one.values["minutes"]
    quiet = one.change is Change.UNCHANGED
    why = said_words(one, plan.meeting.zone)
    cells = (
        str(one.read.row) if one.read.row else "·",
        Cell(_(one.change.value), "accent" if one.conflicts else "dim" if quiet else ""),
        short_day(one.values["day"]),
        f"{starts.astimezone(plan.meeting.zone):%H:%M}" if starts else "",
        "" if minutes is None else str(minutes),
        Cell(one.values["room"], "dim"),
        Cell(one.values["title"], "dim" if quiet else "strong" if one.change is Change.NEW else ""),
        why,
    )
    return IntakeLine(place, one.values["title"], one.change.value, cells, why, warned=bool(one.conflicts))


def _refused_line(place: int, one: BadRow) -> IntakeLine:
    cells = (str(one.row) if one.row else "·", Cell(_(_REFUSED), "overdue"), "", "", "", "", one.title, one.why)
    return IntakeLine(place, one.title, _REFUSED, cells, one.why)
