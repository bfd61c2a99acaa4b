"""The terminal's calendar of due dates: a month with how much is due on each day, and its actions beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from secretariat.actions.due import due_of
from secretariat.actions.queries import actions_window, all_rows
from secretariat.actions.screen import ActionsView
from secretariat.actions.views.month import due_in, weeks
from secretariat.actions.views.timeline import month_at
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.text import content
from secretariat.toolkit.worker import ask
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate


class MonthView(ActionsView):
    """One month of due dates; left and right go to the others."""

    DEFAULT_CSS = """
    MonthView > #weeks { height: auto; padding: 0 1 1 1; }
    """
    title: ClassVar[str] = N_("Due in the month")
    empty: ClassVar[str] = N_("Nothing is due in this month.")
    help_text = N_(
        "A month of due dates: 15·2 says that two are due on the 15th, [15] is today. What is due in the month without "
        "a day is counted above, and all of it is listed beneath. Left and right go to other months."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "month.next", "right,full_stop", "next_month", N_("Next"), N_("Next month"), N_("Go on by a month."), rank=4
        ),
        Command(
            "month.before",
            "left,comma",
            "month_before",
            N_("Before"),
            N_("Month before"),
            N_("Go back by a month."),
            rank=5,
        ),
        Command("month.now", "t", "now", N_("Today"), N_("Back to today"), N_("Show today again."), rank=6),
    )

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        self._first = record.today.replace(day=1)
        self._plain = dict(scope or {})
        super().__init__(record, scope=self._scope(), words=words, id=id)
        self._weeks = Static(id="weeks", markup=False)

    def compose(self) -> ComposeResult:
        """The weeks above the list."""
        yield self._weeks
        yield from super().compose()

    def on_mount(self) -> None:
        """Fill the weeks."""
        self._count()

    def refresh_rows(self, *, keep_id: int | None = None) -> None:
        """Read the list and the weeks again."""
        super().refresh_rows(keep_id=keep_id)
        self._count()

    def action_next_month(self) -> None:
        """On by a month."""
        self._go_to_month(month_at(self._first, 1))

    def action_month_before(self) -> None:
        """Back by a month."""
        self._go_to_month(month_at(self._first, -1))

    def action_now(self) -> None:
        """To this month."""
        self._go_to_month(self.record.today.replace(day=1))

    def _go_to_month(self, first: date) -> None:
        if date(1900, 1, 1) <= first <= date(2198, 1, 1):
            self._first = first
            self._ask_for(replace(self.asked, scope=self._scope()), keep_id=None)
            self._count()

    def _scope(self) -> dict[str, str]:
        return {**self._plain, "due": f"{self._first.year:04}-{self._first.month:02}"}

    def _count(self) -> None:
        query, first = self.asked, self._first

        def read() -> list[str]:
            rows = all_rows(actions_window(self.record, query))
            dates = [due for row in rows if (due := due_of(row.due, row.due_by)) is not None]
            found = due_in(first, dates)
            called = format_date(PartialDate.from_edtf(f"{first.year:04}-{first.month:02}"))
            if found.without_day:
                called += " · " + ngettext(
                    "{n} due in the month, without a day", "{n} due in the month, without a day", found.without_day
                ).format(n=found.without_day)
            return [called, "", *weeks(first, found, self.record.today)]

        def shown(lines: list[str]) -> None:
            if first == self._first:
                self._weeks.update(content("\n".join(lines)))

        ask(self, read, shown, group="weeks", what=_("The month could not be read because of a fault in the program."))
