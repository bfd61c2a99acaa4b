"""The drawn board as the mouse meets it: where it was pressed, where it goes, where it was let go."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from secretariat.bilaterals.board.drawing_screen import HEAD, TIME

Pointing = Literal["down", "move", "up"]


class Grid(Static):
    """The drawn board; it says where the mouse is on it."""

    class Pointed(Message):
        """What the mouse did in a cell: its line from the top, its column from the left."""

        def __init__(self, what: Pointing, line: int, column: int) -> None:
            super().__init__()
            self.what: Pointing = what
            self.line = line
            self.column = column

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Tell the view."""
        self._tell("down", event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell the view."""
        self._tell("move", event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell the view."""
        self._tell("up", event)

    def _tell(self, what: Pointing, event: events.MouseEvent) -> None:
        self.post_message(self.Pointed(what, event.y - HEAD, event.x - TIME))


class Sheet(VerticalScroll, can_focus=False):
    """What the board scrolls in; keys are the view's."""
