"""Moving items of an agenda in the terminal: with keys, and by dragging a row with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import on

from secretariat.agenda import order
from secretariat.agenda.queries import ItemDetail, agenda_window
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

MOVE_COMMANDS: Final = (
    Command(
        "agenda.up",
        "shift+up,K",
        "move_up",
        N_("Up"),
        N_("Move the item up"),
        N_("Before the item above it, among those beside it; dragging the row does the same."),
        rank=41,
    ),
    Command(
        "agenda.down",
        "shift+down,J",
        "move_down",
        N_("Down"),
        N_("Move the item down"),
        N_("After the item below it, among those beside it; dragging the row does the same."),
        rank=42,
    ),
    Command(
        "agenda.under",
        "shift+right,greater_than_sign",
        "move_under",
        N_("Under"),
        N_("Put the item under the one above it"),
        N_("It becomes the last of those under it."),
        rank=46,
    ),
    Command(
        "agenda.out",
        "shift+left,less_than_sign",
        "move_out",
        N_("Out"),
        N_("Put the item after the one it is under"),
        N_("It goes one level up."),
        rank=47,
    ),
)


class AgendaMoving(NounView):
    """Items go to other places; the cursor stays on the one that went."""

    @property
    def meeting(self) -> str:
        """The reference of the meeting whose agenda this is, or "" for all."""
        return self.asked.scope.get("meeting", "")

    def action_move_up(self) -> None:
        """The item under the cursor before the one above it."""
        self.write(lambda ref: order.shift_item(self.record, ref, -1))

    def action_move_down(self) -> None:
        """The item under the cursor after the one below it."""
        self.write(lambda ref: order.shift_item(self.record, ref, 1))

    def action_move_under(self) -> None:
        """The item under the cursor under the one above it."""
        self.write(lambda ref: order.indent_item(self.record, ref))

    def action_move_out(self) -> None:
        """The item under the cursor after the one it is under."""
        self.write(lambda ref: order.outdent_item(self.record, ref))

    @on(RecordTable.RowDragged)
    def _dragged(self, event: RecordTable.RowDragged) -> None:
        event.stop()
        if not self._as_a_tree():
            say(self.app, _("An item is dragged where the whole agenda is shown by number."), "warning")
            return
        query, target, below = self.asked, self.table.index + event.by, event.by > 0

        def dropped(ref: str) -> ItemDetail:
            rows = agenda_window(self.record, query).rows(target, 1)
            if not rows:
                raise Refused(_("The agenda was changed by somebody else meanwhile; drag the item again."))
            return order.drop_item(self.record, ref, rows[0].id, below=below)

        self.write(dropped)

    def _as_a_tree(self) -> bool:
        """Whether the list shows one agenda whole, in the order of its numbers."""
        asked = self.asked
        return bool(self.meeting) and asked.sort == "number" and not asked.descending and not asked.words

    def write(self, change: Callable[[str], ItemDetail], *, ref: str = "") -> None:
        """Change the item under the cursor (or ``ref``); the cursor stays on it."""
        row = self.table.row
        which = ref or (row.ref if row is not None else "")
        if which:
            act(
                self,
                lambda: change(which),
                lambda item: self.changed([item.ref], keep_id=item.id),
                what=_("The item was not changed because of a fault in the program."),
            )
