"""The part of the calendar that is drawn: a month of days or the strip of a year, with a cursor on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from secretariat.calendar.grid import (
    Drawing,
    day_at,
    day_of_strip,
    month_drawing,
    weeks_of,
    year_drawing,
)
from secretariat.calendar.rows import Occasion
from secretariat.toolkit.cells import fit
from secretariat.toolkit.text import line

_STYLES: Final = {"": "", "dim": "dim", "strong": "bold", "today": "bold underline"}
MOST_LINES: Final = 4
"""Lines of a week at most: the number of the day and what is on."""


class DayChosen(Message):
    """A day of the drawing was clicked."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


class Grid(Widget, can_focus=True):
    """A month or a year; it draws what it is given."""

    DEFAULT_CSS = """
    Grid { height: auto; padding: 0 1; }
    """

    def __init__(self, today: date) -> None:
        super().__init__()
        self.cursor = self.today = today
        self.days: Mapping[date, Sequence[Occasion]] = {}
        self.as_year = False
        self.lines_of_week = 2

    def show(self, days: Mapping[date, Sequence[Occasion]]) -> None:
        """What is on, on each day."""
        self.days = days
        self.refresh(layout=True)

    def render(self) -> Content:
        """The drawing, with the cursor as a block of the accent, of another brightness while the keys go elsewhere."""
        lines = []
        for drawn in self._drawing():
            lines.append(Content.assemble(*((text, self._style(style)) for text, style in drawn)))
        return Content("\n").join(lines)

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        """As many rows as are drawn."""
        return 7 if self.as_year else 1 + len(weeks_of(self.cursor)) * self.lines_of_week

    def _drawing(self) -> Drawing:
        if self.as_year:
            counts = {day: len(on) for day, on in self.days.items()}
            return year_drawing(self.cursor.year, counts, cursor=self.cursor, today=self.today)
        return month_drawing(
            self.cursor,
            self.days,
            cursor=self.cursor,
            today=self.today,
            width=self.content_size.width,
            lines_of_week=self.lines_of_week,
            shown=lambda title, width: fit(line(title), width),
        )

    def _style(self, style: str) -> str:
        if style != "cursor":
            return _STYLES[style]
        return "$background on $accent" if self.has_focus else "bold reverse"

    def on_focus(self) -> None:
        """The cursor is seen to have the keys."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is seen to have left the keys."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on a day goes there."""
        at = event.get_content_offset(self)
        if at is None:
            return
        if self.as_year:
            day = day_of_strip(self.cursor.year, at.x, at.y)
        else:
            day = day_at(self.cursor, at.x, at.y, width=self.content_size.width, lines_of_week=self.lines_of_week)
        if day is not None:
            event.stop()
            self.post_message(DayChosen(day))
