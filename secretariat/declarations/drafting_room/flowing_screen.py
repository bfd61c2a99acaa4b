"""The text around the cursor as it flows: what stands before a paragraph, the paragraph itself, what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from secretariat.declarations.drafting_room.drawing_screen import paragraph_content
from secretariat.declarations.drafting_room.queries import Room, RoomRow
from secretariat.declarations.negotiation.ledger import LedgerBracket
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.toolkit.text import pieces

_QUIET: Final = "$text-muted"
_FIRST_CHARACTERS: Final = 3_000
"""Of what stands around a paragraph, how much is drawn at most where the size of the pane is not known yet."""
_AIRY: Final = 16
"""Lines from which paragraphs stand apart by a blank one."""


class FlowingText(VerticalScroll):
    """Shows as many lines before and after a paragraph as there is room for, and scrolls where it is longer itself.

    Only what is seen is laid out, so that a text of any length is shown at once.
    """

    DEFAULT_CSS = """
    FlowingText { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    FlowingText > Static { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = Static()
        self._shown: tuple[Room, RoomRow, LedgerBracket | None] | None = None
        self.lines_above = 0
        """How many lines are shown before the paragraph."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def put(self, room: Room, row: RoomRow, chosen: LedgerBracket | None) -> None:
        """Show a paragraph amid the others, with one of its brackets chosen."""
        self._shown = (room, row, chosen)
        self._lay()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._text.update("")

    def on_resize(self) -> None:
        """Another number of lines fits."""
        self._lay()

    @property
    def line_width(self) -> int:
        """How many cells a line of text has."""
        return max(1, self.scrollable_content_region.width)

    def _lay(self) -> None:
        if self._shown is None:
            return
        room, row, chosen = self._shown
        width, height = self.line_width, self.size.height
        own = Content.assemble(("› ", "bold $accent"), paragraph_content(room, row, chosen))
        lines = own.wrap(width) if width > 1 else [own]
        left = height - len(lines)
        if left < 1:
            self.lines_above = 0
            self._text.update(own)
            return
        characters = min(_FIRST_CHARACTERS, left * width)
        gap = [Content("")] if height >= _AIRY else []
        before = reversed(list(_until(reversed(room.rows[: row.index]), characters)))
        above = [line for one in before for line in [*_quiet(one).wrap(width), *gap]]
        after = _until(room.rows[row.index + 1 :], characters)
        below = [line for one in after for line in [*gap, *_quiet(one).wrap(width)]]
        shown = min(len(above), max(left // 3, left - len(below)))
        self.lines_above = shown
        self._text.update(Content("\n").join([*above[len(above) - shown :], *lines, *below[: left - shown]]))


def _until(rows: Iterable[RoomRow], characters: int) -> Iterator[RoomRow]:
    """Paragraphs, as many as so many characters need."""
    for row in rows:
        if characters <= 0:
            return
        characters -= len(row.paragraph.text) + 1
        yield row


def _quiet(row: RoomRow) -> Content:
    one = row.paragraph
    lead = one.marker or (f"{one.number}." if one.number else "")
    text = one.text if len(one.text) <= 2 * _FIRST_CHARACTERS else one.text[: 2 * _FIRST_CHARACTERS] + " …"
    style = f"bold {_QUIET}" if is_heading(one.kind) else _QUIET
    return pieces((f"{lead} " if lead else "", style), (text, style))
