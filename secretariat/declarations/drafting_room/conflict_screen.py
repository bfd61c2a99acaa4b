"""When two people changed the same paragraph: what each changed, word by word, and what becomes of it."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from secretariat.declarations.comparison.telling import MARKS
from secretariat.declarations.comparison.words import Wording, difference
from secretariat.declarations.drafting_room.joining import joined
from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.text import content, pieces
from secretariat.values.language import N_, _

_STYLES: Final = {Wording.SAME: "", Wording.REMOVED: "strike $text-muted", Wording.ADDED: "bold underline $accent"}


class TextConflict(Commanded, ModalScreen["str | None"]):
    """Shows both changes; dismissed with the text that is to be saved, or ``None`` for going on typing."""

    DEFAULT_CSS = """
    TextConflict > .dialog { width: 100%; max-width: 120; }
    TextConflict VerticalScroll { height: auto; max-height: 16; margin: 1 0 0 0; }
    TextConflict KeyFooter { padding: 0; }
    """
    help_text = N_(
        "Two people changed the same paragraph. [-words-] were taken out, {+words+} put in. Whichever is kept, the "
        "other stands in the history."
    )
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "text_conflict.both",
            "b",
            "both",
            N_("Both"),
            N_("Keep both"),
            N_("What each changed goes in; where they meet, both wordings stand in brackets beside each other."),
            "form",
            10,
        ),
        Command("text_conflict.mine", "m", "mine", N_("Mine"), N_("Keep mine"), N_("Save what I typed."), "form", 20),
        Command("text_conflict.theirs", "t", "theirs", N_("Theirs"), N_("Keep theirs"), N_("Keep theirs."), "form", 30),
        Command(
            "text_conflict.leave",
            "escape",
            "leave",
            N_("Back to the text"),
            N_("Back"),
            N_("Save nothing."),
            "form",
            40,
        ),
    )

    def __init__(self, message: str, base: str, mine: str, theirs: str) -> None:
        super().__init__()
        self._message, self._base, self._mine, self._theirs = message, base, mine, theirs

    def compose(self) -> ComposeResult:
        both = joined(self._base, self._mine, self._theirs)
        with Vertical(classes="dialog"):
            yield Static(content(self._message))
            with VerticalScroll():
                yield Static(_told(_("it was"), content(self._base)))
                yield Static(_told(_("mine"), _changes(self._base, self._mine)))
                yield Static(_told(_("theirs"), _changes(self._base, self._theirs)))
                yield Static(_told(_("both"), content(both)))
            yield KeyFooter()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_both(self) -> None:
        self.dismiss(joined(self._base, self._mine, self._theirs))

    def action_mine(self) -> None:
        self.dismiss(self._mine)

    def action_theirs(self) -> None:
        self.dismiss(self._theirs)

    def action_leave(self) -> None:
        self.dismiss(None)


def _told(name: str, text: Content) -> Content:
    return Content.assemble(content(name, "bold $accent"), "\n", text, "\n")


def _changes(before: str, after: str) -> Content:
    """What was changed, marked; colour and line only repeat it."""
    parts = []
    for one in difference(before, after):
        opens, closes = MARKS[one.kind]
        style = _STYLES[one.kind]
        parts.append((f"{opens}{one.text}{closes}", style) if style else f"{opens}{one.text}{closes}")
    return pieces(*parts)
