"""The drafting room of a declaration: where its text is negotiated in the terminal."""

from __future__ import annotations

from typing import ClassVar

from secretariat.declarations.cutting_screen import TextCutting
from secretariat.declarations.drafting_room.paragraph_commands_screen import ParagraphCommands
from secretariat.declarations.drafting_room.queries import RoomRow
from secretariat.declarations.drafting_room.stance_commands_screen import StanceCommands
from secretariat.declarations.drafting_room.typing_screen import Typing
from secretariat.declarations.negotiation.operations import Words
from secretariat.toolkit.commands import Command
from secretariat.values.language import N_


class DraftingRoom(Typing, StanceCommands, ParagraphCommands, TextCutting):
    """Everything that is done with a text while it is negotiated."""

    help_text = N_(
        "A text while it is negotiated. What is not agreed stands in square brackets, as it was typed; the ledger "
        "below tells each bracket, whose it is and since when. The chosen bracket is underlined: accepting, striking "
        "and attributing are about it. A paragraph keeps its identity when it is moved, split or numbered anew."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "room.cut",
            "v",
            "cut",
            N_("Revision"),
            N_("Cut a revision"),
            N_("The working text is fixed under a name; the next change begins the working text anew."),
            rank=9,
        ),
        Command(
            "room.compare",
            "C",
            "compare",
            N_("Compare"),
            N_("Compare two revisions"),
            N_("Which paragraphs changed between two revisions, and word by word how."),
            rank=10,
        ),
    )

    def action_cut(self) -> None:
        """A form to name the working text, where it can still be cut."""
        if not self.is_closed():
            super().action_cut()

    def to_print(self) -> str:
        """The text that is worked on."""
        return self.declaration

    def after_cut(self, declaration: int) -> None:
        """The cursor stays on its paragraph."""

    def words_chosen(self, what: str, row: RoomRow, words: Words) -> None:
        """What the key said, with the words that were chosen."""
        match what:
            case "bracket":
                self.bracket_chosen(row, words)
            case "instead":
                self.alternative_to_chosen(row, words)
            case "after":
                self.after_chosen(row, words)
            case "split":
                self.split_at(row, words)

    def action_back(self) -> None:
        """From the text and the ledger to the paragraphs; else as in every list."""
        if self.busy:
            self.leave_text()
        elif self.text_pane.ledger_focused:
            self.table.focus()
            self.refresh_bindings()
        else:
            super().action_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Paragraphs stand in the text's own order; while a text is typed in nothing else is offered."""
        if action in ("sort", "open"):
            return False
        if action == "back" and (self.busy or self.text_pane.ledger_focused):
            return True
        if self.busy:
            return False
        return super().check_action(action, parameters)
