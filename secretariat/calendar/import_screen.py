"""The terminal's way of taking in a calendar file: what would become of each entry, then all of it as one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.widget import Widget

from secretariat.calendar.coming_back import came_back
from secretariat.calendar.planned_lines import REFUSED, PlannedLine, counts_words, planned_lines, remarks
from secretariat.diary.operations import import_calendar, preview_import
from secretariat.diary.planning import Change, Plan, calendar_name
from secretariat.diary.reading import ReadCalendar, read_calendar
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.file_line import ask_to_read
from secretariat.toolkit.intake_preview import IntakeLine, Looked, PreviewScreen, TookIn
from secretariat.toolkit.one_line import OneLine
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.values.day import day_in_words
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.form_spec import SaveResult
    from secretariat.toolkit.rows import Emphasis

_ENDINGS: Final = (".ics", ".ical", ".ifb", ".icalendar")
_EMPHASIS: Final[dict[str, Emphasis]] = {REFUSED: "overdue", Change.UNCHANGED: "dim", Change.OWN: "dim"}


def ask_for_calendar(view: Widget, record: Record, taken: Callable[[Sequence[str]], None]) -> None:
    """Ask for a calendar file, show what taking it in would do; ``taken`` is told what it was called once it is in."""

    def left(refs: Sequence[str] | None) -> None:
        if refs:
            taken(refs)

    def show(read: ReadCalendar) -> None:
        view.app.push_screen(CalendarImportScreen(record, read), left)

    ask_to_read(view, _("Import a calendar file"), read_calendar, show, endings=_ENDINGS)


class CalendarImportScreen(PreviewScreen):
    """Takes in the entries of a calendar file; dismissed with the calendar's name, or ``None`` where it was left."""

    help_text = N_(
        "A calendar file comes in as one act, and u takes it back. What can't be taken in is left out, and is said "
        "why; what was taken in before is brought up to date. n calls the calendar something else."
    )
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("change", N_("Outcome"), 10),
        TableColumn("date", N_("Day"), 16),
        TableColumn("title", N_("Title"), 20, flex=3),
        TableColumn("place", N_("Place"), 12, flex=1, drop=1),
        TableColumn("why", N_("Why"), 16, flex=2),
    )
    outcomes: ClassVar[Sequence[str]] = (*(one.value for one in Change), REFUSED)
    skips_always: ClassVar[bool] = True
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "calendar.import_name",
            "n",
            "name",
            N_("Name"),
            N_("Call the calendar something else"),
            N_("Entries are kept under that name; taken in again under it, they are brought up to date."),
            "form",
            30,
        ),
    )

    def __init__(self, record: Record, read: ReadCalendar) -> None:
        super().__init__(_("Import {file} into the calendar").format(file=read.path.name), read.path.name)
        self._record, self._read = record, read
        self._calendar = ""

    def look(self) -> Looked:
        """What would become of each entry. (In a worker thread.)"""
        plan = preview_import(self._record, self._read, self._calendar)
        found = planned_lines(plan, came_back(self._record, plan.own))
        lines = [_line(place, one) for place, one in enumerate(found, start=1)]
        takes = plan.count(Change.NEW) + plan.count(Change.CHANGED)
        return Looked(lines, counts_words(plan), takes, len(plan.refused), plan, remarks(plan))

    def take(self, looked: Looked) -> TookIn:
        """Take them in as they were looked at. (In a worker thread.)"""
        plan: Plan = import_calendar(self._record, self._read, self._calendar, previewed=looked.plan)
        return TookIn(counts_words(plan).rstrip("."), [plan.calendar])

    def action_name(self) -> None:
        """Call the calendar something else than it calls itself."""
        from secretariat.toolkit.form_spec import SaveResult

        def named(text: str) -> SaveResult:
            self._calendar = calendar_name(self._read, text)
            return SaveResult(self._calendar, "")

        def left(result: SaveResult | None) -> None:
            if result is not None:
                self.look_again()

        usual = self._calendar or calendar_name(self._read)
        self.app.push_screen(OneLine(_("What is the calendar called?"), named, text=usual), left)


def _line(place: int, one: PlannedLine) -> IntakeLine:
    emphasis = _EMPHASIS.get(one.change, "accent" if one.why else "")
    cells = (
        Cell(_(one.change), emphasis),
        day_in_words(one.day) if one.day else Cell(_("no day") if one.change != REFUSED else "·", "dim"),
        Cell(one.title, "strong" if one.change == Change.NEW else ""),
        Cell(one.place, "dim"),
        Cell(one.why, ""),
    )
    return IntakeLine(place, one.title or one.uid, one.change, cells, one.why, warned=bool(one.why))
