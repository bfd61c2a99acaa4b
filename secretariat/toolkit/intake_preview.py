"""A file that comes in, in one step: what would become of each row of it, then all of it as one act, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from secretariat.toolkit.commands import Command
from secretariat.toolkit.intake_commands import LEAVE, READ, SHOW, SKIP, TAKE
from secretariat.toolkit.intake_frame import IntakeFrame
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Outdated, Refused


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """A row of the file: what its columns show, how it comes out (a message to translate), all that is said of it."""

    id: int
    ref: str
    outcome: str
    cells: tuple[Cell | str, ...]
    said: str = ""
    warned: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What taking the file in would do: its rows, that in words, how many rows are taken in, how many are refused.

    ``remarks`` are told of the file as a whole. ``plan`` is what it was read from; it is handed to the act, which does
    nothing where it would come out otherwise.
    """

    lines: Sequence[IntakeLine]
    words: str
    takes: int
    refused: int
    plan: Any
    remarks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TookIn:
    """What was done, as it is told, and the references by which other views know that they are to be read anew."""

    message: str
    refs: Sequence[str]


class PreviewScreen(IntakeFrame):
    """A preview says how a file is looked at (``look``) and taken in (``take``); the rest is the same for all.

    ``title`` and ``file``, its name, are shown as given.
    ``columns`` and ``outcomes`` are what its rows show and how they may come out; both ``look`` and ``take`` run in
    worker threads. Where ``skips_always`` a refused row is left out and the others are taken in; else it refuses the
    whole until somebody skips it. ``look_again`` is for commands that change how the file is taken.
    """

    help_text = N_("A file comes in as one act: all of it or nothing, and u takes it back.")
    commands: ClassVar[tuple[Command, ...]] = (READ, TAKE, SHOW, SKIP, LEAVE)
    columns: ClassVar[Sequence[TableColumn]] = ()
    outcomes: ClassVar[Sequence[str]] = ()
    skips_always: ClassVar[bool] = False

    def __init__(self, title: str, file: str) -> None:
        super().__init__(title, self.columns, self._cells, reading=_("Comparing the file with the record…"))
        self._file = file
        self.skips = self.skips_always
        self._looked: Looked | None = None
        self._busy = False

    def look(self) -> Looked:
        """What taking the file in would do. (In a worker thread.)"""
        raise Refused(_("Nothing can be taken in here."))

    def take(self, looked: Looked) -> TookIn:  # noqa: ARG002 - for those who override it
        """Take the file in as it was looked at. (In a worker thread.)"""
        raise Refused(_("Nothing can be taken in here."))

    def choices(self) -> Sequence[str]:
        """What was chosen about the whole file, in words."""
        return [_("refused rows are skipped")] if self.skips and not self.skips_always else []

    # Looking

    def on_mount(self) -> None:
        """Find out what taking it in would do."""
        self.look_again()

    def look_again(self) -> None:
        """Look with what is chosen now."""
        if self._busy:
            return
        self.tell(_("Comparing the file with the record…"))
        ask(
            self,
            self.look,
            self._shown,
            failed=self._cannot_go_on,
            group="import",
            what=_("The file could not be compared with the record because of a fault in the program."),
        )

    def _shown(self, looked: Looked) -> None:
        self._looked = looked
        self._show_lines()

    def _show_lines(self) -> None:
        looked = self._looked
        if looked is None:
            return
        lines = [one for one in looked.lines if self.holds(one.outcome, warned=one.warned)]
        self.table.empty = _("No row here.")
        self.table.show(Listed(lambda: lines))
        said = [looked.words + "".join(f" · {choice}" for choice in self.choices())]
        if looked.refused and not self.skips:
            said.append(_("A refused row refuses the whole: s skips them."))
        self.tell("\n".join((*said, *looked.remarks)))
        self.refresh_bindings()

    def _cells(self, row: Any) -> Sequence[Cell | str]:
        line: IntakeLine = row
        return line.cells

    # The commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refused rows are skipped by choice only where they are not left out anyhow."""
        if action == "skip":
            return not self.skips_always
        return super().check_action(action, parameters)

    def worded(self, command: Command) -> Command:
        """The last step says how many rows it takes in."""
        if command is not TAKE or self._looked is None:
            return command
        return replace(command, label=_("Import {n}").format(n=self._looked.takes))

    def on_record_table_row_opened(self, event: RecordTable.RowOpened) -> None:
        """Enter, or a double click."""
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        """Read all that is said of the row under the cursor."""
        row = self.table.row
        if isinstance(row, IntakeLine):
            say(self, f"{row.ref}: {row.said or _('Nothing is said of this row.')}")

    def action_show_only(self) -> None:
        """Choose which rows are shown."""
        if self._looked is not None:
            self.choose_shown(self.outcomes, self._show_lines)

    def action_skip(self) -> None:
        """Take in the other rows where some can't be, or nothing."""
        if self._looked is not None and not self._busy:
            self.skips = not self.skips
            self._show_lines()

    def action_take_in(self) -> None:
        """Take the file in as it was looked at."""
        looked = self._looked
        if self._busy or looked is None:
            return
        if looked.refused and (looked.refused == len(looked.lines) or not self.skips):
            every = looked.refused == len(looked.lines)
            words = _("Every row is refused.") if every else _("A refused row refuses the whole: s skips them.")
            say(self, words, "warning")
            return
        if not looked.takes:
            words = _("{file} says nothing that is not on record: nothing was changed.")
            say(self.app, words.format(file=self._file))
            self.dismiss(None)
            return
        self._busy = True
        self.tell(_("Taking the file in…"))
        act(
            self,
            lambda: self.take(looked),
            self._taken_in,
            failed=self._cannot_go_on,
            what=_("Nothing was taken in because of a fault in the program."),
        )

    def _taken_in(self, taken: TookIn) -> None:
        if self.is_attached:
            say(self.app, _("{act} · u Undo").format(act=taken.message))
            self.dismiss(taken.refs)

    def action_leave(self) -> None:
        """Leave; nothing is taken in."""
        if not self._busy:
            self.dismiss(None)

    def _cannot_go_on(self, refused: Refused) -> None:
        self._busy = False
        if isinstance(refused, Outdated):
            say(self, refused.message, "warning")
            self.look_again()
        elif self._looked is None:
            say(self.app, refused.message, "warning")
            self.dismiss(None)
        else:
            self.tell("! " + refused.message)
