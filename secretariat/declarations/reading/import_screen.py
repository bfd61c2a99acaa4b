"""The terminal's way of taking a text in: its paragraphs as they were read, where it goes, then doing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from secretariat.declarations.queries import declarations_window
from secretariat.declarations.reading.operations import TakenIn, Target, preview, take_in
from secretariat.declarations.reading.read_text import ReadText
from secretariat.declarations.reading.screen_commands import TAKING_COMMANDS
from secretariat.declarations.reading.telling import (
    ShownParagraph,
    counts_words,
    remarks_of,
    shown_paragraphs,
    taken_words,
)
from secretariat.declarations.sheet import revision_words
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.intake_frame import IntakeFrame
from secretariat.toolkit.listed import Listed
from secretariat.toolkit.one_line import OneLine
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import SaveResult
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, ListQuery, TableColumn
from secretariat.toolkit.text import content, say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_MOST_DECLARATIONS = 400
_COLUMNS = (
    TableColumn("paragraph", N_("No."), 9),
    TableColumn("kind", N_("Kind"), 13),
    TableColumn("change", N_("What"), 10),
    TableColumn("text", N_("Text"), 20, flex=1),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph as it is shown; ``id`` is its place, counted from 1, ``ref`` how it is said."""

    id: int
    ref: str
    shown: ShownParagraph


def _listed(shown: Sequence[ShownParagraph]) -> Listed:
    rows = [_Row(place, one.address, one) for place, one in enumerate(shown, start=1)]
    return Listed(lambda: rows)


class ImportTextScreen(IntakeFrame):
    """Takes a text in; dismissed with the declaration's reference, or ``None`` where it was left."""

    help_text = N_(
        "The paragraphs as they were read, with what each was taken for. A text comes in as one act, and u takes it "
        "back. In a revision of a declaration, paragraphs are recognised and keep who they are."
    )
    DEFAULT_CSS = """
    ImportTextScreen > #whole { max-height: 6; border-top: solid $panel; }
    """
    commands: ClassVar[tuple[Command, ...]] = TAKING_COMMANDS

    def __init__(self, record: Record, read: ReadText, target: Target) -> None:
        super().__init__("", _COLUMNS, self._cells, reading="")
        self._record, self._read, self._target = record, read, target
        self._busy = False

    def beneath(self) -> Iterable[Widget]:
        """The whole text of the paragraph under the cursor."""
        yield Static(id="whole")

    def on_mount(self) -> None:
        """Show the paragraphs, and say at once what taking them in would do."""
        self.table.show(_listed(shown_paragraphs(self._read.paragraphs)))
        self._look()

    def _cells(self, row: Any) -> Sequence[Cell | str]:
        shown: ShownParagraph = row.shown
        one = shown.paragraph
        ref, kind, what = Cell(row.ref, "accent"), Cell(_(one.kind), "dim"), Cell(shown.becomes, "strong")
        if shown.gone:
            return (Cell(row.ref, "dim"), kind, what, Cell(f"{'  ' * one.level}{one.text}", "dim"))
        if is_heading(one.kind):
            return (ref, kind, what, Cell(one.text, "strong"))
        return (ref, kind, what, f"{'  ' * one.level}{one.text}")

    def on_record_table_row_highlighted(self, event: RecordTable.RowHighlighted) -> None:
        """The whole text of the paragraph under the cursor."""
        event.stop()
        row = self.table.row
        self.query_one("#whole", Static).update(content(row.shown.paragraph.text if row is not None else ""))

    # What it would do

    def _look(self) -> None:
        target = self._target
        ask(
            self,
            lambda: (preview(self._record, self._read, target), remarks_of(self._read)),
            lambda found: self._tell(*found),
            failed=self._cannot,
            group="import",
            what=_("The text could not be compared with the record because of a fault in the program."),
        )

    def _tell(self, plan: TakenIn, remarks: Sequence[str]) -> None:
        self.table.show(_listed(shown_paragraphs(self._read.paragraphs, plan.became)))
        if plan.ref:
            title = _("A new text of {ref}: {title}").format(ref=plan.ref, title=plan.title)
        else:
            title = _("A new declaration: {title}").format(title=plan.title)
        said = [revision_words(plan.revision), counts_words(plan.became)]
        if plan.meeting:
            said.insert(0, plan.meeting)
        if plan.cut_first:
            kept = _("The working text so far is kept as {revision}.")
            remarks = (*remarks, kept.format(revision=revision_words(plan.cut_first)))
        self.head(title)
        self.tell("\n".join([" · ".join(said), *remarks]))

    def _cannot(self, refused: Refused) -> None:
        self._busy = False
        if not self._target.declaration and not self._target.title and not self._read.title:
            self.head(_("A new declaration: {title}").format(title="…"))
        self.tell("! " + refused.message)

    # The commands

    def action_take_in(self) -> None:
        """Take the text in as it is shown."""
        if self._busy:
            return
        self._busy = True
        target = self._target
        act(
            self,
            lambda: take_in(self._record, self._read, target),
            self._taken,
            failed=self._cannot,
            what=_("Nothing was taken in because of a fault in the program."),
        )

    def _taken(self, done: TakenIn) -> None:
        if self.is_attached:
            say(self.app, taken_words(done) + " · " + _("u Undo"))
            self.dismiss([done.ref])

    def action_into(self) -> None:
        """Choose the declaration that the text is a revision of, or that it is a new one."""

        def read() -> list[tuple[str, str]]:
            window = declarations_window(self._record, ListQuery("", "ref", True, {}))
            return [(row.ref, f"{row.ref} {row.title}") for row in window.rows(0, _MOST_DECLARATIONS)]

        def chosen(ref: str | None) -> None:
            if ref is not None:
                self._target = replace(self._target, declaration=ref, meeting="" if ref else self._target.meeting)
                self._look()

        def offered(declarations: list[tuple[str, str]]) -> None:
            options = [("", _("a new declaration")), *declarations]
            self.app.push_screen(
                Picker(_("Where does the text go?"), options, current=self._target.declaration), chosen
            )

        ask(self, read, offered, group="declarations")

    def action_label(self) -> None:
        """Ask for the revision's name."""
        hint = _("such as Rev.2; empty for the working text")
        self._ask_line(_("The revision's name"), "label", self._target.label, hint)

    def action_title(self) -> None:
        """Ask for the new declaration's title."""
        self._ask_line(_("Title"), "title", self._target.title or self._read.title, "")

    def _ask_line(self, title: str, what: str, text: str, hint: str) -> None:
        typed: list[str] = []

        def keep(words: str) -> SaveResult:
            typed.append(words.strip())
            return SaveResult("", "")

        def kept(result: SaveResult | None) -> None:
            if result is not None and typed:
                self._target = replace(self._target, **{what: typed[-1]})
                self._look()

        self.app.push_screen(OneLine(title, keep, text=text, hint=hint, save_label=N_("Take")), kept)

    def action_leave(self) -> None:
        """Take nothing in."""
        if not self._busy:
            self.dismiss(None)
