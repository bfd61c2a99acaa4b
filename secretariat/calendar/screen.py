"""The terminal's calendar: a month of days or a year at a glance, and what is on on the day under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from secretariat.calendar.grid import by_day, month_later, weeks_of, within
from secretariat.calendar.grid_screen import MOST_LINES, DayChosen, Grid
from secretariat.calendar.rows import Occasion
from secretariat.calendar.screen_commands import CALENDAR_COMMANDS
from secretariat.calendar.shown import all_on, clock_words, dates_words
from secretariat.record.record import Record
from secretariat.toolkit.cells import fit
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import content, line
from secretariat.toolkit.worker import ask
from secretariat.values.date_print import format_date
from secretariat.values.day import day_in_words
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate

_WEEKS: Final = 6
_WIDEST_REF: Final = 20
_ROOM_FOR_BOTH: Final = 100
"""From so many cells on the office's hours stand beside those of the place."""
_ROWS_BENEATH: Final = 7
"""The view's rows that are no weeks: the month, the weekdays, the day's own line and the first of what is on."""


class OccasionOpened(Message):
    """Somebody wants to go to what is on: the record's kind, number and reference."""

    def __init__(self, kind: str, id: int, ref: str) -> None:
        super().__init__()
        self.kind, self.id, self.ref = kind, id, ref


class EntriesAsked(Message):
    """The entries of the calendars that were taken in are to be listed."""


class DayList(OptionList, inherit_bindings=False):
    """What is on on the day; Enter is left to the view, whose command it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", show=False),
        Binding("up,k", "cursor_up", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
    ]


class CalendarView(Commanded, Widget):
    """Meetings, sessions, bilaterals, due dates and other people's calendars, by the day."""

    DEFAULT_CSS = """
    CalendarView { height: 1fr; }
    CalendarView > #called { height: auto; padding: 0 1; text-style: bold; }
    CalendarView > #day { height: auto; padding: 1 1 0 1; color: $text-muted; }
    CalendarView > DayList { height: 1fr; min-height: 3; padding: 0 1; }
    CalendarView > DayList:focus > .option-list--option-highlighted { color: $background; background: $accent; }
    """
    help_text = N_(
        "A month with what is on each day: 15 ·2 says that two things are on the 15th, [15] is today. Arrows go from "
        "day to day, page keys from month to month; Enter goes to the day's list, and from there to the record. "
        "y shows the whole year: a digit says how much is on a day."
    )
    commands: ClassVar[tuple[Command, ...]] = CALENDAR_COMMANDS

    def __init__(self, record: Record, *, scope: Mapping[str, str] | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.record = record
        self._scope = dict(scope or {})
        self._grid = Grid(within(record.today))
        self._found: list[Occasion] = []
        self._of: tuple[date, date] | None = None
        self._listed: list[Occasion] = []

    def compose(self) -> ComposeResult:
        yield Static(id="called", markup=False)
        yield self._grid
        yield Static(id="day", markup=False)
        yield DayList(markup=False)

    def on_mount(self) -> None:
        """Read this month."""
        self._say_where()
        self.refresh_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Weeks have more lines where there is room for them, with a list beneath."""
        room = event.size.height - _ROWS_BENEATH
        self._grid.lines_of_week = max(1, min(MOST_LINES, room // _WEEKS))
        self._grid.refresh(layout=True)
        self._draw_day()

    @property
    def day_list(self) -> DayList:
        """What is on on the day."""
        return self.query_one(DayList)

    @property
    def cursor(self) -> date:
        """The day under the cursor."""
        return self._grid.cursor

    # Going

    def action_days(self, number: int) -> None:
        """Some days on or back; in the year's strip up and down go by months."""
        if self._grid.as_year and abs(number) == 7:
            self.go_to(month_later(self.cursor, 1 if number > 0 else -1))
            return
        self.go_to(within(self.cursor + timedelta(days=number)))

    def action_months(self, number: int) -> None:
        """Some months on or back; years where a year is shown."""
        self.go_to(month_later(self.cursor, number * (12 if self._grid.as_year else 1)))

    def action_now(self) -> None:
        """To today."""
        self.go_to(within(self.record.today))

    def action_year(self) -> None:
        """The year instead of the month, or the month again."""
        self._grid.as_year = not self._grid.as_year
        self._of = None
        self._grid.show({})
        self.go_to(self.cursor)

    def action_back(self) -> None:
        """From the list to the days."""
        self._grid.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only from the list there is a way back to the days; from these, the page has its own."""
        if action == "back":
            return self.is_mounted and self.day_list.has_focus
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """From the days to the day's list, and from there to the record; where one thing is on, at once."""
        number = self.day_list.highlighted if self.day_list.has_focus else 0 if len(self._listed) == 1 else None
        if number is not None and number < len(self._listed):
            one = self._listed[number]
            self.post_message(OccasionOpened(one.kind, one.id, one.ref))
        elif self._listed:
            self.day_list.focus()
            self.day_list.highlighted = 0

    def action_entries(self) -> None:
        """The entries of other people's calendars."""
        self.post_message(EntriesAsked())

    def action_import_calendar(self) -> None:
        """Ask for a calendar file, then show what taking it in would do."""
        from secretariat.calendar.import_screen import ask_for_calendar

        ask_for_calendar(self, self.record, self._taken_in)

    def _taken_in(self, refs: Sequence[str]) -> None:
        """What was taken in is shown, here and elsewhere."""
        if self.is_attached:
            self.refresh_rows()
            self.post_message(RecordChanged(refs))

    @on(DayChosen)
    def _day_chosen(self, event: DayChosen) -> None:
        event.stop()
        self._grid.focus()
        self.go_to(event.day)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, reading its month or year where that is not shown."""
        self._grid.cursor = day
        self._grid.refresh(layout=True)
        self._say_where()
        if self._span() != self._of:
            self.refresh_rows()
        else:
            self._draw_day()

    # Reading

    def refresh_rows(self) -> None:
        """Read the days that are shown; the cursor stays where it is."""
        first, last = self._span()
        ask(
            self,
            lambda: all_on(self.record, first, last),
            lambda found: self._show((first, last), found),
            group="calendar",
            what=_("The calendar could not be read because of a fault in the program."),
        )

    def _span(self) -> tuple[date, date]:
        """The days that are shown."""
        if self._grid.as_year:
            return date(self.cursor.year, 1, 1), date(self.cursor.year, 12, 31)
        weeks = weeks_of(self.cursor)
        return weeks[0][0], weeks[-1][-1]

    def _show(self, span: tuple[date, date], found: list[Occasion]) -> None:
        if span != self._span():
            return
        self._of, self._found = span, found
        self._grid.today = self.record.today
        self._grid.show(by_day(found, *span))
        self._draw_day()

    # Drawing

    def _say_where(self) -> None:
        """Which month or year it is."""
        edtf = f"{self.cursor:%Y}" if self._grid.as_year else f"{self.cursor:%Y-%m}"
        self.query_one("#called", Static).update(content(format_date(PartialDate.from_edtf(edtf))))

    def _draw_day(self) -> None:
        """What is on on the day, and what of the month has no day."""
        day = self.cursor
        here = [one for one in self._found if one.is_on(day)]
        undated = (
            [] if self._grid.as_year else [one for one in self._found if one.first is None and self._in_month(one)]
        )
        self._listed = [*here, *undated]
        words = day_in_words(day)
        counted = ngettext("{n} thing is on", "{n} things are on", len(here)).format(n=len(here))
        words += " · " + (counted if here else _("nothing is on"))
        if undated:
            words += " · " + ngettext(
                "{n} in the month, without a day", "{n} in the month, without a day", len(undated)
            ).format(n=len(undated))
        self.query_one("#day", Static).update(content(words))
        width = max(self.size.width - 4, 40)
        at = self.day_list.highlighted
        self.day_list.clear_options().add_options(map(Option, self._lines(self._listed, width) if self._listed else []))
        if at is not None and self._listed:
            self.day_list.highlighted = min(at, len(self._listed) - 1)

    def _in_month(self, one: Occasion) -> bool:
        """Whether what has no day is of the month that is shown, not of those beside it."""
        when = PartialDate.from_edtf(one.dates) if one.dates else None
        last = when.last if when is not None else None
        first = when.first if when is not None else None
        month = self.cursor.replace(day=1)
        after = month_later(month, 1)
        return (last is None or last >= month) and (first or last or after) < after

    def _lines(self, listed: Sequence[Occasion], width: int) -> list[Content]:
        """A line for each, in columns as wide as what stands in them; the title has what is left."""
        rows = [(line(one.ref), line(one.title), self._when(one, width), _(one.state)) for one in listed]
        refs, _titles, whens, states = (max(map(cell_len, column)) for column in zip(*rows, strict=True))
        refs = min(refs, _WIDEST_REF)
        room = max(width - refs - whens - states - 6, 10)
        return [
            Content.assemble(
                (fit(ref, refs), "bold"), "  ", fit(title, room), "  ", fit(when, whens), "  ", (state, "dim")
            )
            for ref, title, when, state in rows
        ]

    def _when(self, one: Occasion, width: int) -> str:
        """By the clock of its own place, with the office's beside it where there is room; or its dates."""
        if one.first is None:
            return line(dates_words(one))
        clock = line(clock_words(one, self.record.zone, on=self.cursor))
        return clock if width >= _ROOM_FOR_BOTH else clock.partition(" · ")[0]
