"""How many have come, in big figures, with the words beside them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits, Static

from secretariat.toolkit.list_status import number
from secretariat.toolkit.text import content
from secretariat.values.language import _


class ArrivedCount(Horizontal):
    """The count of arrivals: ``count(112, 240)``; ``words`` are said under it."""

    DEFAULT_CSS = """
    ArrivedCount { height: 3; width: auto; }
    ArrivedCount Digits { width: auto; color: $accent; }
    ArrivedCount Static { width: auto; height: 3; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        yield Digits("")
        yield Static("", markup=False)

    def count(self, arrived: int, expected: int, words: str = "") -> None:
        """Show the count; called again whenever it changes."""
        self.query_one(Digits).update(str(arrived))
        said = _("{arrived} of {expected} arrived").format(arrived=number(arrived), expected=number(expected))
        self.query_one(Static).update(content("\n".join(("", said, words))))
