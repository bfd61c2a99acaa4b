"""The terminal's timeline of the tracker: months across, an action a line, its due date as long as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final

from textual import events

from secretariat.actions.due import due_of
from secretariat.actions.rows import ActionRow
from secretariat.actions.screen import ActionsView
from secretariat.actions.views.timeline import CELLS, bar, heading, month_at
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.values.language import N_

_BESIDE: Final = 34
"""Cells for reference and title, with what lies between."""
_DETAIL: Final = 110
_FEWEST, _MOST = 6, 24


class TimelineView(ActionsView):
    """Due dates over the months; left and right go through time."""

    title: ClassVar[str] = N_("Timeline")
    help_text = N_(
        "Due dates over the months: ● is a day, ━━━ a month, quarter or year, ╌╌╌ one that is about or uncertain; ◂ is "
        "over before, ▸ goes on after what is in sight, │ is today. Left and right go through time."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "timeline.later",
            "right,full_stop",
            "later",
            N_("Later"),
            N_("Later months"),
            N_("Go on by three months."),
            rank=4,
        ),
        Command(
            "timeline.earlier",
            "left,comma",
            "earlier",
            N_("Earlier"),
            N_("Earlier months"),
            N_("Go back by three months."),
            rank=5,
        ),
        Command("timeline.now", "t", "now", N_("Today"), N_("Back to today"), N_("Show today again."), rank=6),
    )

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        self._months = 12
        self._first = _around(record.today)
        self._today = record.today
        super().__init__(record, scope=scope, words=words, id=id)
        self._lay_out()

    def cells(self, row: Any) -> Sequence[Cell | str]:
        action: ActionRow = row
        line = bar(due_of(action.due, action.due_by), self._first, self._months, self._today)
        return (Cell(action.ref, "dim"), action.title, Cell(line, "overdue" if action.overdue else "bar"))

    def on_resize(self, event: events.Resize) -> None:
        """As many months as there is room for."""
        width = event.size.width
        listed = width * 65 // 100 if width >= _DETAIL else width
        months = max(_FEWEST, min(_MOST, (listed - _BESIDE) // CELLS))
        if months != self._months:
            self._months = months
            self._lay_out()

    def action_later(self) -> None:
        """On by a quarter."""
        self._go_to_month(month_at(self._first, 3))

    def action_earlier(self) -> None:
        """Back by a quarter."""
        self._go_to_month(month_at(self._first, -3))

    def action_now(self) -> None:
        """To where today is in sight."""
        self._go_to_month(_around(self.record.today))

    def _go_to_month(self, first: date) -> None:
        if date(1900, 1, 1) <= first <= date(2198, 1, 1):
            self._first = first
            self._lay_out()

    def _lay_out(self) -> None:
        self._today = self.record.today
        self.table.recolumned(
            (
                TableColumn("ref", N_("Ref"), 6),
                TableColumn("title", N_("What"), 20, flex=1),
                TableColumn("when", heading(self._first, self._months), self._months * CELLS),
            )
        )


def _around(today: date) -> date:
    """The first month in sight: some of what is over stands before today."""
    return month_at(today, -3)
