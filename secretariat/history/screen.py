"""The terminal's view of the history: every act, what it changed, and its undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from secretariat.history.queries import MANY, acts_window, changes_in_words, kinds_touched
from secretariat.record.acts import Act
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act as do
from secretariat.values.day import moment_in_words
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import N_, _


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act in the list."""

    id: int
    ref: str
    act: Act


class HistoryView(NounView):
    """Everything that was ever done, the newest first."""

    help_text = N_("Every act, who did it and when. Undoing one is a new act; nothing is ever lost.")
    title: ClassVar[str] = N_("History")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("act", N_("Act"), 7, right=True),
        TableColumn("when", N_("When"), 17),
        TableColumn("by", N_("By"), 12, drop=1),
        TableColumn("what", N_("What"), 24, flex=2),
        TableColumn("refs", N_("Records"), 14, flex=1, drop=2),
    )
    empty: ClassVar[str] = N_("Nothing was done yet.")
    filters: ClassVar[str] = N_("a reference, such as A-17, or a user")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "history.undo",
            "u",
            "undo_this",
            N_("Undo this"),
            N_("Undo this act"),
            N_("Put back what the act under the cursor changed; it refuses where a later act stands on it."),
            rank=5,
        ),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return acts_window(self.record, query, ActRow)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        one: Act = row.act
        emphasis = "dim" if one.undone_by else ""
        label = _("{what} (undone)").format(what=one.label) if one.undone_by else one.label
        return (
            Cell(str(one.id), "dim"),
            Cell(self._when(one.at), "dim"),
            one.user,
            Cell(label, "dim" if emphasis else ""),
            Cell(", ".join(one.refs), "dim"),
        )

    def sheet(self, id: int) -> FactSheet:
        from secretariat.history.queries import act_by_id

        one = act_by_id(self.record, id)
        facts = [Fact(_("By"), one.user), Fact(_("When"), self._when(one.at))]
        if one.undoes:
            facts.append(Fact(_("Undoes"), _("act {number}").format(number=one.undoes)))
        if one.undone_by:
            facts.append(Fact(_("Undone by"), _("act {number}").format(number=one.undone_by)))
        if len(one.refs) >= MANY:
            facts.append(Fact(_("Records"), kinds_touched(self.record, id)))
        lines = [
            Line(f"{change.label}: {change.before or '·'} → {change.after or '·'}", change.ref)
            for change in changes_in_words(self.record, id)
        ]
        return FactSheet(str(one.id), one.label, "", facts, [Section(_("Changes"), lines, _("Nothing to show."))])

    def action_undo_this(self) -> None:
        """Undo the act under the cursor."""
        row = self.table.row
        if row is None:
            return

        def undone(done: Any) -> None:
            say(self.app, _("Undone: {what}").format(what=done.label))
            self.changed(done.refs)

        do(self, lambda: self.record.undo(row.id), undone)

    def _when(self, at: datetime) -> str:
        return moment_in_words(at.astimezone(self.record.zone))
