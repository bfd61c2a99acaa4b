"""The line in which words to narrow a list are typed."""

from __future__ import annotations

from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label

from secretariat.toolkit.typed_line import TypedLine

_TYPING: Final = 0.15


class FilterLine(Horizontal):
    """Hidden until it is opened; it tells the words as they are typed, and when they are taken."""

    DEFAULT_CSS = """
    FilterLine { height: 1; display: none; }
    FilterLine.-open { display: block; }
    FilterLine > Label { width: 3; color: $text-accent; }
    FilterLine > Input { height: 1; border: none; padding: 0; width: 1fr; }
    """

    class Narrowed(Message):
        """Typing paused with these words; ``taken`` where Enter was pressed, or the way led on into the list."""

        def __init__(self, words: str, *, taken: bool) -> None:
            super().__init__()
            self.words = words
            self.taken = taken

    def __init__(self, hint: str) -> None:
        """``hint`` says what may be typed."""
        super().__init__()
        self._input = TypedLine(placeholder=hint)
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """A stroke, and the words."""
        yield Label(" / ")
        yield self._input

    def on_mount(self) -> None:
        """Have the timer ready that tells when typing pauses."""
        self._typing = self.set_interval(_TYPING, lambda: self._tell(taken=False), pause=True)

    @property
    def typed_in(self) -> bool:
        """Whether keys go into it."""
        return self._input.has_focus

    def open(self, words: str) -> None:
        """Show it, with the words that hold now, and let the keys go into it."""
        self.add_class("-open")
        self._input.value = words
        self._input.cursor_position = len(words)
        self._input.focus()

    def close(self) -> None:
        """Hide it."""
        self._pause()
        self.remove_class("-open")

    def on_key(self, event: events.Key) -> None:
        """Down leads on into the list."""
        if event.key == "down":
            event.stop()
            self._tell(taken=True)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing is not None:
            self._typing.reset()
            self._typing.resume()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._tell(taken=True)

    def _tell(self, *, taken: bool) -> None:
        self._pause()
        if taken or self.typed_in:
            self.post_message(self.Narrowed(self._input.value.strip(), taken=taken))

    def _pause(self) -> None:
        if self._typing is not None:
            self._typing.pause()
