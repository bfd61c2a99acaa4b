"""What is done to a programme from the terminal: sessions moved, cancelled, given items; where one goes from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from secretariat.agenda.finding import item_suggestions
from secretariat.agenda.running import moving, operations
from secretariat.agenda.running.listed import sessions_listed
from secretariat.agenda.running.rows import SessionDetail, SessionRow
from secretariat.meetings.finding import meeting_id
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import _
from secretariat.values.refusal import Refused


class ProgrammeActs(NounView):
    """The cursor stays on the session that something was done to."""

    @property
    def meeting(self) -> str:
        """The reference of the meeting whose programme this is."""
        return self.asked.scope.get("meeting", "")

    def action_move_up(self) -> None:
        """The session under the cursor before the one above it in its track."""
        self._write(lambda ref: moving.shift_session(self.record, ref, -1))

    def action_move_down(self) -> None:
        """The session under the cursor after the one below it in its track."""
        self._write(lambda ref: moving.shift_session(self.record, ref, 1))

    @on(RecordTable.RowDragged)
    def _dragged(self, event: RecordTable.RowDragged) -> None:
        """A session dragged to another one goes before it (upwards) or after it, into its track and day."""
        event.stop()
        query, target, below = self.asked, self.table.index + event.by, event.by > 0

        def dropped(ref: str) -> SessionDetail:
            rows = sessions_listed(self.record, query).rows(target, 1) if target >= 0 else ()
            if not rows:
                raise Refused(_("The programme was changed by somebody else meanwhile; drag the session again."))
            beside = {"after" if below else "before": rows[0].ref}
            return moving.move_session(self.record, ref, **beside)

        self._write(dropped)

    def action_cancel(self) -> None:
        """Cancel the session under the cursor, or let it take place after all."""
        row = self.table.row
        if row is not None:
            off = row.status == "cancelled"
            change = operations.restore_session if off else operations.cancel_session
            self._write(lambda ref: change(self.record, ref))

    def action_take_item(self) -> None:
        """Choose an agenda item to be taken in the session under the cursor."""
        row = self.table.row
        if row is not None:
            ask(self, self._items, lambda items: self._choose_item(row, items), group="form")

    def _items(self) -> Sequence[tuple[str, str]]:
        with self.record.reading() as connection:
            return item_suggestions(connection, "", meeting=meeting_id(connection, self.meeting), limit=500)

    def _choose_item(self, row: SessionRow, items: Sequence[tuple[str, str]]) -> None:
        from secretariat.toolkit.picker import Picker
        from secretariat.toolkit.text import say

        left = [(number, words) for number, words in items if number not in row.items]
        if not left:
            say(self.app, _("No agenda item is left to take there."), "warning")
            return

        def picked(number: str | None) -> None:
            if number is not None:
                self._write(lambda ref: operations.take_item(self.record, ref, number), ref=row.ref)

        self.app.push_screen(Picker(_("Take in {ref}").format(ref=f"{row.ref} {row.title}"), left), picked)

    def action_live(self) -> None:
        """The day as it runs."""
        from secretariat.agenda.running.live_screen import LiveScreen

        row = self.table.row
        self.app.push_screen(LiveScreen(self.record, self.meeting, row.day if row is not None else None))

    def action_rooms(self) -> None:
        """The rooms of the meeting."""
        from secretariat.agenda.running.rooms_screen import RoomsScreen

        self.app.push_screen(RoomsScreen(self.record, self.meeting))

    def action_print(self) -> None:
        """Write the run of show to a file, or print it."""
        from secretariat.agenda.running.printing_screen import ask_to_print_programme

        ask_to_print_programme(self, self.record, self.meeting)

    def _write(self, change: Callable[[str], SessionDetail], *, ref: str = "") -> None:
        """Change the session under the cursor (or ``ref``); the cursor stays on it."""
        row = self.table.row
        which = ref or (row.ref if row is not None else "")
        if which:
            act(self, lambda: change(which), lambda one: self.changed([one.ref], keep_id=one.id))
