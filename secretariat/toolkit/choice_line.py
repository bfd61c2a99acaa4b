"""A choice between a few words, on one line: ``(•) high  ( ) normal  ( ) low``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from secretariat.toolkit.text import line
from secretariat.values.field import Choice
from secretariat.values.language import _
from secretariat.values.text import folded

_NO_BREAK = "\u00a0"


class ChoiceLine(Widget, can_focus=True):
    """One of ``choices``, changed with left, right, space, the first letter of a word, or a click.

    ``value`` is the chosen value, "" for none; Backspace empties it unless ``required``.
    """

    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; padding: 0 1; }
    ChoiceLine:focus { background: $panel; background-tint: $accent 12%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("backspace,delete", "empty", show=False),
    ]
    value: reactive[str] = reactive("", layout=True)

    @dataclass
    class Changed(Message):
        """Another word was chosen."""

        line: ChoiceLine

        @property
        def control(self) -> ChoiceLine:
            return self.line

    def __init__(self, choices: Sequence[Choice], value: str = "", *, required: bool = False) -> None:
        super().__init__()
        self._choices, self._required = tuple(choices), required
        self.set_reactive(ChoiceLine.value, value)

    def watch_value(self) -> None:
        self.post_message(self.Changed(self))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as its options need; a line ends only between two of them."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        lines = self._lines(self.content_size.width)
        return Content("\n").join(Content("  ").join(options) for options in lines)

    def _lines(self, width: int) -> list[list[Content]]:
        """The options, shared out among lines of ``width`` cells."""
        lines: list[list[Content]] = [[]]
        room = width
        for index, choice in enumerate(self._choices):
            option = self._option(index, choice)
            if lines[-1] and option.cell_length + 2 > room:
                lines.append([])
            room = (room - 2 if lines[-1] else width) - option.cell_length
            lines[-1].append(option)
        return lines

    def _option(self, index: int, choice: Choice) -> Content:
        chosen = choice.value == self.value
        words = f"({'•' if chosen else ' '}) {line(_(choice.words))}".replace(" ", _NO_BREAK)
        style = ("bold $accent" if self.has_focus else "bold") if chosen else "$text-muted"
        return Content(words).stylize(style).stylize(Style.from_meta({"choice": index}))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = event.style.meta.get("choice")
        if isinstance(index, int):
            self.value = self._choices[index].value

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next word that begins with it."""
        if event.character is None or not event.character.isalnum():
            return
        letter, at = folded(event.character), self._index()
        for step in range(1, len(self._choices) + 1):
            choice = self._choices[(at + step) % len(self._choices)]
            if folded(_(choice.words)).startswith(letter):
                self.value = choice.value
                event.stop()
                return

    def _index(self) -> int:
        return next((i for i, choice in enumerate(self._choices) if choice.value == self.value), -1)

    def action_step(self, by: int) -> None:
        if self._choices:
            at = self._index()
            at = (0 if by > 0 else len(self._choices) - 1) if at < 0 else at + by
            self.value = self._choices[at % len(self._choices)].value

    def action_empty(self) -> None:
        if not self._required:
            self.value = ""
