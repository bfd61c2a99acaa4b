"""The line at the door: what a scanner types, however fast, and what a person types of a name."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from secretariat.toolkit.commands import Command, Commanded
from secretariat.toolkit.typed_line import TypedLine
from secretariat.values.language import N_


class BadgeLine(Commanded, TypedLine):
    """One line, taken with Enter.

    A scanner types faster than a screen answers, and the next badge may follow at once. What is typed is therefore
    taken, and the line emptied, at the very key, before any later one is looked at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("pageup", "choose(-10)", show=False),
        Binding("pagedown", "choose(10)", show=False),
    ]
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "reception.check_in",
            "enter",
            "submit",
            N_("Check in"),
            N_("Check in"),
            N_("Check in whom the badge names, or who is marked among those found."),
            rank=1,
        ),
        Command(
            "reception.clear",
            "escape",
            "clear_line",
            N_("Clear"),
            N_("Clear the line"),
            N_("Empty the line; with nothing typed, Esc goes back."),
            rank=15,
        ),
    )

    class Taken(Message):
        """Enter was pressed after ``text``, which no longer stands in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Chosen(Message):
        """The mark among those found goes ``by`` places down."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    async def _on_key(self, event: events.Key) -> None:
        # Enter's binding would be looked up only after the key has gone through every widget above.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._take()
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """A scanner that pastes: every line that ends is taken."""
        event.stop()
        event.prevent_default()
        for text in event.text.splitlines(keepends=True):
            self.insert_text_at_cursor(text.rstrip("\r\n"))
            if text != text.rstrip("\r\n"):
                self._take()

    async def action_submit(self) -> None:
        """Take what is typed."""
        self._take()

    def action_clear_line(self) -> None:
        """Empty the line."""
        self.value = ""

    def action_choose(self, by: int) -> None:
        """Mark another of those found."""
        self.post_message(self.Chosen(by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With nothing typed there is nothing to clear."""
        if action == "clear_line":
            return bool(self.value)
        return super().check_action(action, parameters)

    def _take(self) -> None:
        if self.value.strip():
            # Told before the line is emptied: who is marked is known until that is seen.
            self.post_message(self.Taken(self.value))
        self.value = ""
