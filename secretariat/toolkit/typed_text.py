"""Inputs that show what they hold and never hand it to the terminal: a pasted ESC is seen as a mark."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from secretariat.toolkit.typed_line import TypedLine, edit_in_order, marked

__all__ = ["TypedLine", "TypedLines"]


class TypedLines(TextArea):
    """Several lines of typed text; Tab goes on to the next field. Its cursor stands still, as in one line."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown."""
        return Text(marked(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        await edit_in_order(self, event)
