"""One line of typed text, which shows what it holds and never hands it to the terminal: a pasted ESC is seen as a mark.

Apart from several lines (``typed_text``), whose widget every list would have to load for its filter.
"""

from __future__ import annotations

from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.widget import Widget
from textual.widgets import Input

from secretariat.toolkit.text import clean

_HIDDEN: Final = "\ufffd"
_EDITS: Final = ("delete_", "cursor_", "home", "end")  # what a line's and a text's own bindings do to text and cursor


def marked(text: str) -> str:
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
        shown = marked(text.plain)
        if shown != text.plain:
            text.plain = shown


async def edit_in_order(typed: Widget, event: events.Key) -> None:
    """Delete and go where ``event`` says before the next key is read, so that keys typed fast stay in order.

    A binding would be looked up only after the key has gone through every widget above, and letters, which are taken at
    once, overtook it: fifteen backspaces and a word on a slow machine deleted the end of the word.
    """
    for binding in typed._bindings.key_to_bindings.get(event.key, ()):
        if binding.action.startswith(_EDITS) and not binding.priority:
            event.stop()
            event.prevent_default()
            await typed.app.run_action(binding.action, typed)
            return


class TypedLine(Input):
    """One line of typed text; nothing is selected when it gets the focus.

    Its cursor stands still: drawing it twice a second took 1 % of a core while nobody typed.
    """

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, highlighter=_Marks(), select_on_focus=False)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        await edit_in_order(self, event)
