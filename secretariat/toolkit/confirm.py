"""A question before an act that loses something: it says what, and Enter gives the safe answer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import content
from secretariat.values.language import N_


class Confirm(Commanded, ModalScreen[bool]):
    """Asks ``sentence``; ``loses`` says what would be lost. ``True`` only where "y" was pressed or clicked.

    Enter gives the safe answer: no, unless ``safe`` says otherwise; Esc answers no.
    """

    DEFAULT_CSS = """
    Confirm > .dialog { width: 64; }
    Confirm #loses { color: $text-muted; margin-top: 1; }
    Confirm #loses.-none { display: none; }
    Confirm KeyFooter { margin-top: 1; padding: 0; }
    """
    commands: ClassVar[tuple[Command, ...]] = (
        Command("confirm.yes", "y", "yes", N_("Yes"), N_("Yes"), N_("Do it."), "form", 10),
        Command("confirm.no", "n", "no", N_("No"), N_("No"), N_("Leave it as it is."), "form", 20),
        Command(
            "confirm.safe",
            "enter",
            "safe",
            N_("the safe answer"),
            N_("Safe answer"),
            N_("Loses nothing."),
            "form",
            30,
        ),
        Command("confirm.leave", "escape", "leave", N_("Leave"), N_("Leave"), N_("Answers no."), "form", 90),
    )

    def __init__(self, sentence: str, *, loses: str = "", safe: bool = False) -> None:
        super().__init__()
        self._sentence, self._loses, self._safe = sentence, loses, safe

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(content(self._sentence), id="sentence")
            yield Static(content(self._loses), id="loses", classes="" if self._loses else "-none")
            yield KeyFooter()

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)

    def action_leave(self) -> None:
        self.dismiss(False)

    def action_safe(self) -> None:
        self.dismiss(self._safe)
