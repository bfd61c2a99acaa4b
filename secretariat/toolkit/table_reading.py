"""The reading side of a list: which rows it holds, where its cursor stands, and what it still has to ask
for.
"""

from __future__ import annotations

from typing import Any, Final

from textual.geometry import Size
from textual.scroll_view import ScrollView

from secretariat.toolkit.pages import FirstLook, Pages, first_look, read_pages
from secretariat.toolkit.rows import RowWindow
from secretariat.toolkit.table_messages import LoadFailed, RowHighlighted, RowsCounted
from secretariat.toolkit.worker import ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_UNREAD: Final = N_("The list could not be read because of a fault in the program.")
_HEADING_LINES: Final = 1


class TableReading(ScrollView):
    """A cursor over a ``RowWindow`` that is read by pages, in worker threads, as they come into sight.

    The first rows never wait for the count. One page is asked for at a time, and always one that is in
    sight when the question is put, so that a held key or a dragged scrollbar leaves no queue behind.
    """

    def __init__(self, source: RowWindow | None, *, id: str | None, classes: str | None) -> None:
        super().__init__(id=id, classes=classes)
        self._source = source
        self._shown: RowWindow | None = None
        self._pages = Pages()
        self._length = 0
        self._total: int | None = None
        self._index = 0
        self._generation = 0
        self._fetching = self._to_end = False
        self._trouble = ""
        self._told: tuple[int, int | None] | None = None
        self._going: int | None = None
        """The record the cursor is on its way to: it gets there though the list is read once more meanwhile."""

    @property
    def row(self) -> Any | None:
        """The row under the cursor; ``None`` where there is none or it is still being read."""
        return self._pages.row(self._index)

    @property
    def index(self) -> int:
        """The cursor's place in the list, from 0."""
        return self._index

    @property
    def total(self) -> int | None:
        """How many rows the list has; ``None`` until they are counted."""
        return self._total

    @property
    def row_lines(self) -> int:
        """How many rows fit on the screen."""
        return max(1, self.size.height - _HEADING_LINES)

    def show(self, source: RowWindow, *, keep_id: int | None = None, index: int = 0) -> None:
        """Show another list: the cursor on the record ``keep_id``, or at ``index`` when that is not in it.

        The rows that are there stay until the new ones are read.
        """
        self._source, self._going = source, keep_id
        self._look_anew(keep_id, index)

    def reload(self, *, source: RowWindow | None = None, keep_id: int | None = None) -> None:
        """Read the same list again (from ``source`` where it is given).

        The cursor stays on its record, or goes to ``keep_id``, or stays at its place in the list.
        """
        self._source = source or self._source
        row = self.row
        if keep_id is not None:
            self._going = keep_id
        held = row.id if row is not None else None
        self._look_anew(held if self._going is None else self._going, self._index)

    def move_to(self, index: int) -> None:
        """Put the cursor on the row at ``index`` (or the nearest there is) and bring it into sight."""
        before, self._index = self._index, max(0, min(index, self._length - 1))
        top, lines = self.scroll_offset.y, self.row_lines
        if self._index < top:
            self._scroll_to_row(self._index)
        elif self._index >= top + lines:
            self._scroll_to_row(self._index - lines + 1)
        if self._index != before:
            self.row_changed(before)
            self.row_changed(self._index)
        self._fetch()
        self._tell()

    def move_to_end(self) -> None:
        """Put the cursor on the last row, as soon as it is known which that is."""
        if self._total is None and self._shown is not None:
            self._to_end = True
        self.move_to(self._length - 1)

    def on_mount(self) -> None:
        """Read the list that was given at the start."""
        if self._source is not None:
            self._look_anew(None, 0)

    def on_resize(self) -> None:
        """Keep the cursor in sight and read what came into sight."""
        self.rows_changed()
        self.move_to(self._index)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read what was scrolled into sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._fetch()

    def rows_changed(self) -> None:
        """Draw all anew (for the class that draws)."""
        self.refresh()

    def row_changed(self, index: int) -> None:
        """Draw one row anew (for the class that draws)."""
        self.refresh_line(index + _HEADING_LINES)

    def _look_anew(self, keep_id: int | None, index: int) -> None:
        source = self._source
        if source is None or not self.is_attached:
            return
        around, stood = max(self.row_lines, 24), self._index
        ask(
            self,
            lambda: first_look(source, keep_id, index, around),
            lambda look: self._looked(source, look, stood),
            failed=self._failed,
            group="look",
            what=_(_UNREAD),
        )

    def _looked(self, source: RowWindow, look: FirstLook, stood: int) -> None:
        """Take the new list; keys pressed while it was read move the cursor there as they would have
        before.
        """
        self._going = None
        screen_row = max(0, min(self._index - self.scroll_offset.y, self.row_lines - 1))
        self._generation += 1
        self._shown, self._fetching, self._to_end, self._trouble = source, False, False, ""
        self._pages = Pages()
        self._pages.put(look.pages)
        same_list = self._total is not None and look.total is None
        self._set_length(max(look.end, self._length) if same_list and self._length > look.end else look.end)
        self._total = look.total
        moved = self._index - stood
        self._index = max(0, min(look.index + moved, self._length - 1))
        self._scroll_to_row(self._index - screen_row)
        self._told = None
        self.rows_changed()
        if look.total is None:
            self._count(source)
        else:
            self.post_message(RowsCounted(self, look.total))
        self._fetch()
        self._tell()

    def _count(self, source: RowWindow) -> None:
        generation = self._generation

        def counted(total: int) -> None:
            if generation != self._generation:
                return
            self._total = total
            self._set_length(total)
            self.post_message(RowsCounted(self, total))
            self.move_to(total - 1 if self._to_end else self._index)
            self._to_end = False

        ask(self, source.count, counted, failed=self._failed, group="count", what=_(_UNREAD))

    def _fetch(self) -> None:
        """Ask for one run of pages that is in sight or next to it, unless one is on its way."""
        source, generation, top = self._shown, self._generation, self.scroll_offset.y
        wanted = self._pages.wanted(top, top + self.row_lines, self._length)
        if source is None or wanted is None or self._fetching:
            return
        self._fetching = True

        def arrived(pages: dict[int, Any]) -> None:
            if generation != self._generation:
                return
            self._fetching = False
            self._pages.put(pages)
            self.rows_changed()
            self._tell()
            self._fetch()

        def failed(refused: Refused) -> None:
            if generation == self._generation:
                self._fetching = False
                self._failed(refused)

        ask(
            self,
            lambda: read_pages(source, wanted),
            arrived,
            failed=failed,
            group="pages",
            exclusive=False,
            what=_(_UNREAD),
        )

    def _failed(self, refused: Refused) -> None:
        self._trouble = refused.message
        self.rows_changed()
        self.post_message(LoadFailed(self, refused.message))

    def _tell(self) -> None:
        """Say which row is highlighted, once for each."""
        row = self.row
        if row is None and self._length:
            return
        now = (self._generation, row.id if row is not None else None)
        if now != self._told:
            self._told = now
            self.post_message(RowHighlighted(self, row))

    def _set_length(self, length: int) -> None:
        self._length = length
        self.virtual_size = Size(0, length + _HEADING_LINES)
        self.rows_changed()

    def _scroll_to_row(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, immediate=True)
