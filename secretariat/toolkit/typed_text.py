"""Inputs that show what they hold and never hand it to the terminal: a pasted ESC is seen as a mark."""

from __future__ import annotations

from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input, TextArea

from secretariat.toolkit.text import clean

_HIDDEN: Final = "\ufffd"


def _marked(text: str) -> str:
    """``text`` with a mark of one character for each character that acts or hides, so that the cursor stays right."""
    if text.isprintable():
        return text
    return "".join(map(_mark, text))


def _mark(character: str) -> str:
    if character == "\t" or character.isprintable():
        return character
    shown = clean(character)
    return shown if len(shown) == 1 else _HIDDEN


class _Marks(Highlighter):
    def highlight(self, text: Text) -> None:
        """Put marks in the place of what must not reach the terminal."""
        marked = _marked(text.plain)
        if marked != text.plain:
            text.plain = marked


class TypedLine(Input):
    """One line of typed text; nothing is selected when it gets the focus."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, highlighter=_Marks(), select_on_focus=False)


class TypedLines(TextArea):
    """Several lines of typed text; Tab goes on to the next field."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown."""
        return Text(_marked(self.document.get_line(line_index)), end="", no_wrap=True)
