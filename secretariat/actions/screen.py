"""The terminal's view of the tracker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from secretariat.actions.printing_screen import PaperCommands
from secretariat.actions.progress import short_progress
from secretariat.actions.queries import actions_window
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import action_sheet, due_text
from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus
from secretariat.actions.transitions import ALLOWED, Step
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.toolkit.cells import bar
from secretariat.toolkit.commands import Command
from secretariat.toolkit.list_commands import LIST_COMMANDS
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import FormSpec

_STEPS = {
    "log_progress": Step.PROGRESS,
    "finish": Step.FINISH,
    "begin": Step.BEGIN,
    "drop": Step.DROP,
    "supersede": Step.SUPERSEDE,
    "reopen": Step.REOPEN,
}
_EVERYTHING = "status:all"


class ActionsView(PaperCommands):
    """Follow-up actions: what is open, by due date."""

    help_text = N_(
        "What was agreed, who does it by when, and how far it is. The list shows what is open; o shows everything. "
        "Filters: words, “several as one”, and party:KR lead:SMBA meeting:REF status:done priority:high due<2015 "
        "tag:ovop part-of:A-3 overdue unassigned."
    )
    title: ClassVar[str] = N_("Actions")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("ref", N_("Ref"), 6, sort="ref"),
        TableColumn("title", N_("What"), 20, flex=4, sort="title"),
        TableColumn("lead", N_("Lead"), 12, flex=1, sort="lead", drop=1),
        TableColumn("due", N_("Due"), 11, sort="due"),
        TableColumn("progress", N_("Progress"), 17),
        TableColumn("counterpart", N_("With"), 12, flex=1, drop=2),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("due", N_("due date")),
        ("lead", N_("lead")),
        ("title", N_("title")),
        ("priority", N_("priority")),
        ("updated", N_("last change")),
        ("ref", N_("reference")),
    )
    filters: ClassVar[str] = N_("words, party:KR lead:SMBA status:done due<2015 overdue")
    empty: ClassVar[str] = N_("No open actions. Press n to add one, a to take one down in one line.")
    commands: ClassVar[tuple[Command, ...]] = (
        # A tracker is edited more often than it is printed.
        *(replace(command, rank=29) for command in LIST_COMMANDS if command.action == "print"),
        Command(
            "actions.progress",
            "plus",
            "log_progress",
            N_("Progress"),
            N_("Log progress on an action"),
            N_("What was achieved on a day; it adds up towards the target."),
            rank=12,
        ),
        Command(
            "actions.done",
            "c",
            "finish",
            N_("Done"),
            N_("An action is done (complete)"),
            N_("The marked actions, or the one under the cursor, are done; the evidence is asked for."),
            "marked",
            14,
        ),
        Command(
            "actions.begin",
            "b",
            "begin",
            N_("Begin"),
            N_("Work on an action has begun"),
            N_("The marked actions, or the one under the cursor, are in progress."),
            "marked",
            45,
        ),
        Command(
            "actions.drop",
            "w",
            "drop",
            N_("Drop"),
            N_("Drop an action (withdraw)"),
            N_("Give the marked actions up, or the one under the cursor; the reason is asked for."),
            "marked",
            65,
        ),
        Command(
            "actions.supersede",
            "",
            "supersede",
            "",
            N_("Another action takes an action's place"),
            N_("Says which action supersedes the marked ones, or the one under the cursor."),
            "marked",
            95,
        ),
        Command(
            "actions.reopen",
            "r",
            "reopen",
            N_("Reopen"),
            N_("Open an action again"),
            N_("The marked actions, or the one under the cursor, are open again."),
            "marked",
            16,
        ),
        Command(
            "actions.everything",
            "o",
            "everything",
            N_("Open/all"),
            N_("Show everything, or only what is open"),
            N_("Also shows what is done, dropped or superseded; the same again hides it."),
            rank=57,
        ),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return actions_window(self.record, query)

    @property
    def action_under_cursor(self) -> ActionRow | None:
        """The action that is acted on where none is marked."""
        row: ActionRow | None = self.table.row
        return row

    def cells(self, row: Any) -> Sequence[Cell | str]:
        action: ActionRow = row
        return (
            Cell(action.ref, "dim"),
            Cell(action.title, "strong" if action.priority == "high" else ""),
            action.led_by,
            due_text(action, short=True),
            _standing(action),
            Cell(action.counterpart_name, "dim"),
        )

    def go_to(self, id: int) -> None:
        """Put the cursor on an action; where it is not among those open today, everything is shown."""
        plain = replace(self.asked, words="")

        def found(listed: bool) -> None:
            self._ask_for(plain if listed else replace(plain, words=_EVERYTHING), keep_id=id)

        ask(self, lambda: self.window(plain).position(id) is not None, found, group="go")

    def sheet(self, id: int) -> FactSheet:
        # What belongs to one action is loaded once the list is shown.
        from secretariat.actions.detail import action_by_id

        return action_sheet(action_by_id(self.record, id))

    def new_form(self) -> FormSpec:
        from secretariat.actions import forms

        return forms.new_form(self.record, self.asked.scope)

    def edit_form(self, id: int) -> FormSpec:
        from secretariat.actions import forms

        return forms.edit_form(self.record, id)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        from secretariat.actions import operations
        from secretariat.actions.detail import action_by_id

        refs = operations.remove_actions(self.record, [action_by_id(self.record, id).row.ref for id in ids], seen=seen)
        return _("Deleted {refs}").format(refs=", ".join(refs))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be done to the action under the cursor is not offered; marked ones are asked one by one."""
        step = _STEPS.get(action)
        if step is None:
            return super().check_action(action, parameters)
        row = self.action_under_cursor
        if self.table.marked and action != "log_progress":
            return True
        return row is not None and step in ALLOWED[ActionStatus(row.status)]

    def action_log_progress(self) -> None:
        """Ask for amount, note and day."""
        row = self.action_under_cursor
        if row is not None:
            from secretariat.actions import forms

            ask(self, lambda: forms.progress_form(self.record, row), self.open_form, group="form")

    def action_finish(self) -> None:
        """Ask for the evidence."""
        from secretariat.actions import forms

        self._ask_about(forms.done_form)

    def action_drop(self) -> None:
        """Ask for the reason."""
        from secretariat.actions import forms

        self._ask_about(forms.drop_form)

    def action_supersede(self) -> None:
        """Ask which action takes the place."""
        from secretariat.actions import forms

        self._ask_about(forms.supersede_form)

    def action_begin(self) -> None:
        """Work has begun."""
        from secretariat.actions import lifecycle

        self._move(lifecycle.begin_actions, N_("Begun: {refs} · u Undo"))

    def action_reopen(self) -> None:
        """Open again."""
        from secretariat.actions import lifecycle

        self._move(lifecycle.reopen_actions, N_("Reopened: {refs} · u Undo"))

    def action_everything(self) -> None:
        """Show also what has ended, or only what is open."""
        words = self.asked.words.split()
        if _EVERYTHING in words:
            words.remove(_EVERYTHING)
        else:
            words.append(_EVERYTHING)
        self.filter_by(" ".join(words))

    def _ask_about(self, form: Callable[[Record, Mapping[int, str]], FormSpec]) -> None:
        chosen = self.chosen()
        if chosen:
            self.open_form(form(self.record, chosen))

    def _move(self, move: Callable[[Record, Sequence[str]], list[str]], sentence: str) -> None:
        chosen = self.chosen()

        def moved(refs: list[str]) -> None:
            say(self.app, _(sentence).format(refs=", ".join(refs)))
            self.table.mark({})
            self.changed(refs)

        if chosen:
            act(
                self,
                lambda: move(self.record, list(chosen.values())),
                moved,
                what=_("Nothing was changed because of a fault in the program."),
            )


def _standing(action: ActionRow) -> Cell:
    """How far it is: overdue in words before all else, then the target, else the status."""
    of = short_progress(action.achieved, action.target, action.progress)
    if action.overdue:
        return Cell(f"{_('overdue')}  {of}".rstrip(), "overdue")
    if action.progress is None or not is_open(action.status):
        return Cell(_(action.status), "dim")
    return Cell(f"{bar(action.progress, 100)} {of}", "bar")
