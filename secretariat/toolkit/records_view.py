"""The view every noun has: a list, the record under the cursor, and what can be done to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.list_commands import LIST_COMMANDS
from secretariat.toolkit.record_messages import ActionAsked as ActionAsked
from secretariat.toolkit.record_messages import HistoryAsked as HistoryAsked
from secretariat.toolkit.record_messages import RecordChanged as RecordChanged
from secretariat.toolkit.records_reading import RecordsReading
from secretariat.toolkit.rows import RowWindow
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from secretariat.toolkit.record_form import FormSpec, SaveResult

_MOST_MARKED: Final = 10_000
_READ_AT_ONCE: Final = 1_000


class RecordsView(RecordsReading):
    """A noun's view says what is in it, and no more; the rest is the same for all nouns.

    ``title``, ``columns``, ``sorts`` (name and words; the first is the order at the start), ``downward`` (those of
    the orders that run from the newest or highest down unless they are turned round), ``filters``
    (what may be typed after "/") and ``empty`` are messages to translate. ``window`` and ``sheet`` are
    called in worker threads, and so are ``new_form``, ``edit_form`` and ``delete``, which a view has only
    where that can be done; ``cells`` runs on the event loop. A view may add ``commands``, ``action_print``
    and ``action_export``, and override ``open_row`` and ``show_history``.
    """

    commands: ClassVar[tuple[Command, ...]] = LIST_COMMANDS

    # What a noun's view supplies where it can be done

    def new_form(self) -> FormSpec:
        """The form for a new record. (In a worker thread.)"""
        raise Refused(_("Nothing can be added to this list."))

    def edit_form(self, id: int) -> FormSpec:  # noqa: ARG002 - for those who override it
        """The form for a record as it is now. (In a worker thread.)"""
        raise Refused(_("Nothing can be changed in this list."))

    def delete(self, ids: Sequence[int], seen: Seen) -> str:  # noqa: ARG002 - for those who override it
        """Delete records in one act; the act's label, shown with how to undo it. (In a worker thread.)

        ``seen`` are the versions that were on screen: what others changed since is not deleted unseen.
        """
        raise Refused(_("Nothing can be deleted from this list."))

    def delete_words(self, refs: Sequence[str]) -> tuple[str, str]:
        """The question before deleting, and what will be lost with it."""
        if len(refs) == 1:
            return _("Delete {ref}?").format(ref=refs[0]), _("It can be brought back with u.")
        question = ngettext("Delete {n} record?", "Delete {n} records?", len(refs)).format(n=len(refs))
        named = ", ".join(refs[:8]) + (", …" if len(refs) > 8 else "")
        return question, _("{refs}. They can be brought back with u.").format(refs=named)

    def goes_along(self, ids: Sequence[int]) -> str:  # noqa: ARG002 - for those who override it
        """What would be deleted with these records, by kind; "" where nothing would. (In a worker thread.)"""
        return ""

    def source(self, row: Any) -> Mapping[str, str]:  # noqa: ARG002 - for those who override it
        """What an action that comes from a record of this list keeps of it: its meeting, and what it is."""
        return {}

    def show_history(self, id: int, ref: str) -> None:
        """Show who changed what in a record: by default the application is asked to."""
        self.post_message(HistoryAsked(id, ref))

    # What a view's own commands build on

    def chosen(self) -> Mapping[int, str]:
        """The marked records, or the one under the cursor: number to reference."""
        row = self.table.row
        return dict(self.table.marked) or ({row.id: row.ref} if row is not None else {})

    def open_form(self, spec: FormSpec) -> None:
        """Show a form; when it is saved, say so, read the list anew and put the cursor on the record."""
        from secretariat.toolkit.record_form import RecordForm

        self.app.push_screen(RecordForm(spec), self._form_left)

    def open_intake(self, intake: ModalScreen[Sequence[str] | None]) -> None:
        """Show a screen that takes a file in; what it changed is read anew."""

        def left(refs: Sequence[str] | None) -> None:
            if refs:
                self.changed(refs)

        self.app.push_screen(intake, left)

    def changed(self, refs: Sequence[str], *, keep_id: int | None = None) -> None:
        """After any write: read this list anew, and let others know."""
        if self.is_attached:
            self.refresh_rows(keep_id=keep_id)
            self.post_message(RecordChanged(refs))

    def _form_left(self, saved: SaveResult | None) -> None:
        if saved is not None:
            say(self, saved.message)
            self.changed([saved.ref], keep_id=saved.id)

    # The commands

    @property
    def marked_count(self) -> int:
        """How many records are marked."""
        return len(self.table.marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - for those who override it
        """What cannot be done in this view, or not just now, is not offered."""
        kind = type(self)
        if action in ("print", "export"):
            return hasattr(self, f"action_{action}")
        if action == "open":
            return not self.pane.has_focus
        if action == "new":
            return kind.new_form is not RecordsView.new_form
        if action == "edit":
            return kind.edit_form is not RecordsView.edit_form
        if action == "delete":
            return kind.delete is not RecordsView.delete
        if action == "take_down_action":
            return bool(self.table.row is not None and self.source(self.table.row))
        if action == "back" and self.visited:
            return False  # Esc is the frame's, and leads back to where the visit began
        if action == "back":
            return bool(self.filtering or self.pane.has_focus or self.has_class("-detail") or self.asked.words) or bool(
                self.table.marked
            )
        return True

    def action_open(self) -> None:
        """Open the record under the cursor."""
        row = self.table.row
        if row is not None and not self.pane.has_focus:
            self.open_row(row)

    def action_back(self) -> None:
        """One step back: from the filter's line or the detail to the list, then the filter, then the marks."""
        if self.filtering:
            self.end_filter("")
        elif self.pane.has_focus or self.has_class("-detail"):
            self.remove_class("-detail")
            self.table.focus()
        elif self.asked.words:
            self.filter_by("")
        else:
            self.table.mark({})
        self.refresh_bindings()

    def action_new(self) -> None:
        """A form for a new record."""
        ask(self, self.new_form, self.open_form, group="form", what=_unopened())

    def action_edit(self) -> None:
        """A form for the record under the cursor."""
        row = self.table.row
        if row is not None:
            ask(self, lambda: self.edit_form(row.id), self.open_form, group="form", what=_unopened())

    def action_delete(self) -> None:
        """Delete the chosen records, after asking."""
        chosen, seen = self.chosen(), self.table.seen  # as they are now: the list is read on behind the question
        if not chosen:
            return
        if type(self).goes_along is RecordsView.goes_along:
            self._ask_to_delete(chosen, seen, "")
        else:
            ids = list(chosen)
            ask(
                self,
                lambda: self.goes_along(ids),
                lambda along: self._ask_to_delete(chosen, seen, along),
                group="delete",
            )

    def _ask_to_delete(self, chosen: Mapping[int, str], seen: Seen, along: str) -> None:
        from secretariat.toolkit.confirm import Confirm

        question, loses = self.delete_words(list(chosen.values()))
        if along:
            loses = _("This goes too: {what}. {loses}").format(what=along, loses=loses)

        def answered(yes: bool | None) -> None:
            if yes:
                act(
                    self,
                    lambda: self.delete(list(chosen), seen),
                    lambda label: self._deleted(label, chosen),
                    what=_("The records were not deleted because of a fault in the program."),
                )

        self.app.push_screen(Confirm(question, loses=loses), answered)

    def _deleted(self, label: str, chosen: Mapping[int, str]) -> None:
        say(self.app, _("{act} · u Undo").format(act=label))
        self.table.mark({id: ref for id, ref in self.table.marked.items() if id not in chosen})
        self.changed(list(chosen.values()))

    def action_filter(self) -> None:
        """Type words to narrow the list."""
        self.start_filter()

    def action_sort(self) -> None:
        """Choose an order; the same again turns it round."""
        from secretariat.toolkit.picker import Picker

        options = [(name, _(words)) for name, words in self.sorts]

        def picked(sort: str | None) -> None:
            if sort is not None:
                self.sort_by(sort, descending=sort == self.asked.sort and not self.asked.descending)

        if options:
            self.app.push_screen(Picker(_("Sort by"), options, current=self.asked.sort), picked)

    def action_mark(self) -> None:
        """Mark the record under the cursor, or unmark it."""
        self.table.action_mark_row()

    def action_mark_all(self) -> None:
        """Mark the whole list as it is filtered; where anything is marked, unmark all."""
        if self.table.marked:
            self.table.mark({})
            return
        query = self.asked
        ask(self, lambda: _all_rows(self.window(query)), self.table.mark_rows, group="marks")

    def action_take_down_action(self) -> None:
        """Ask for an action from the record under the cursor."""
        row = self.table.row
        if row is not None:
            self.post_message(ActionAsked(self.source(row)))

    def action_history(self) -> None:
        """Who changed what in the record under the cursor."""
        row = self.table.row
        if row is not None:
            self.show_history(row.id, row.ref)

    def action_refresh_rows(self) -> None:
        """Read the list again."""
        self.refresh_rows()


def _unopened() -> str:
    return _("The form could not be opened because of a fault in the program.")


def _all_rows(window: RowWindow) -> Collection[Any]:
    """Every row of a list, each record once. (In a worker thread.)

    Raises ``Refused`` for a list too long to be meant.
    """
    marks: dict[int, Any] = {}
    while True:
        rows = window.rows(len(marks), _READ_AT_ONCE)
        fresh = {row.id: row for row in rows if row.id not in marks}
        marks.update(fresh)
        if len(marks) > _MOST_MARKED:
            raise Refused(
                _("This list is too long to mark as a whole (at most {most}); narrow it first with /.").format(
                    most=_MOST_MARKED
                )
            )
        if not fresh or len(rows) < _READ_AT_ONCE:
            return marks.values()
