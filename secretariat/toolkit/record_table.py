"""A list that is a window on the record: it asks for the rows on screen; a million move like a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Final, TypeAlias

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.strip import Strip

from secretariat.toolkit import table_drawing as drawing
from secretariat.toolkit import table_messages as told
from secretariat.toolkit.cells import GAP, Placed, placed
from secretariat.toolkit.rows import Cell, RowWindow, TableColumn
from secretariat.toolkit.table_reading import TableReading

_EMPHASES: Final = ("dim", "accent", "overdue", "strong", "bar", "marked", "waiting", "heading")


class RecordTable(TableReading, can_focus=True):
    """Rows of a ``RowWindow`` under headings, with a cursor and marks. It holds a few pages, never the list.

    ``cells`` turns a row into what its columns show and runs on the event loop: no I/O in it. See
    ``TableReading`` for ``show``, ``reload``, ``row``, ``index``, ``total``, ``move_to``.
    """

    DEFAULT_CSS = """
    RecordTable {
        height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        & > .record-table--heading { text-style: dim; }
        & > .record-table--dim, & > .record-table--waiting { text-style: dim; }
        & > .record-table--accent, & > .record-table--bar { color: $text-accent; }
        & > .record-table--overdue { color: $text-error; }
        & > .record-table--strong { text-style: bold; }
        & > .record-table--marked { color: $text-accent; text-style: bold; }
        & > .record-table--cursor { background: $panel; text-style: bold; }
        &:focus > .record-table--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"record-table--{name}" for name in (*_EMPHASES, "cursor")}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g,ctrl+home", "first", show=False),
        Binding("end,G,ctrl+end", "last", show=False),
    ]
    RowHighlighted: TypeAlias = told.RowHighlighted
    RowOpened: TypeAlias = told.RowOpened
    RowDragged: TypeAlias = told.RowDragged
    MarksChanged: TypeAlias = told.MarksChanged
    RowsCounted: TypeAlias = told.RowsCounted
    LoadFailed: TypeAlias = told.LoadFailed
    HeadingPressed: TypeAlias = told.HeadingPressed

    def __init__(
        self,
        columns: Sequence[TableColumn],
        cells: Callable[[Any], Sequence[Cell | str]],
        source: RowWindow | None = None,
        *,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """``empty`` is the sentence (already in the reader's language) shown where there are no rows."""
        super().__init__(source, id=id, classes=classes)
        self.columns = columns
        self.empty = empty
        self._cells = cells
        self._sort, self._descending = "", False
        self._marked: dict[int, str] = {}
        self._seen: dict[int, int] = {}
        self._layout: tuple[Placed, ...] = ()
        self._laid_for = -1
        self._held: int | None = None
        self._dragged = False
        self._styles: dict[str, Style] = {}
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(512)

    @property
    def marked(self) -> Mapping[int, str]:
        """The marked records, by number, with their references; marks outlast sorting and filtering."""
        return MappingProxyType(self._marked)

    def mark(self, marks: Mapping[int, str]) -> None:
        """Make these records (number to reference) the marked ones."""
        self._marked = dict(marks)
        self._seen = {id: version for id, version in self._seen.items() if id in self._marked}
        self.rows_changed()
        self.post_message(told.MarksChanged(self, frozenset(self._marked)))

    def mark_rows(self, rows: Iterable[Any]) -> None:
        """Make these rows the marked ones, in the versions they have."""
        read = list(rows)
        self._seen = {row.id: row.version for row in read if hasattr(row, "version")}
        self.mark({row.id: row.ref for row in read})

    @property
    def seen(self) -> Mapping[int, int]:
        """The versions in which the chosen records (marked, or under the cursor) were shown last, by number."""
        if self._marked:
            return dict(self._seen)
        row = self.row
        return {row.id: row.version} if row is not None and hasattr(row, "version") else {}

    def sorted_by(self, sort: str, descending: bool = False) -> None:
        """Show in the headings by what the list is sorted (the order itself is the window's)."""
        self._sort, self._descending = sort, descending
        self.refresh()

    def recolumned(self, columns: Sequence[TableColumn]) -> None:
        """Show other columns of the same rows; ``cells`` goes with them."""
        self.columns = columns
        self._laid_for = -1
        self.rows_changed()

    # Drawing

    def rows_changed(self) -> None:
        """Forget what was drawn and draw anew."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed: take its colours."""
        self._styles = {}
        self._strips.clear()
        super().notify_style_update()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The cursor looks otherwise where the keys go elsewhere."""
        super().watch_has_focus(_has_focus)
        self._styles = {}
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the list: the headings at the top, then rows."""
        width = self.scrollable_content_region.width
        styles = self._palette()
        if self._laid_for != width:
            self._laid_for = width
            self._layout = placed(self.columns, max(0, width - drawing.GUTTER - 1))
            self._strips.clear()
        if y == 0:
            return drawing.draw_heading(self._layout, width, self._sort, self._descending, styles["heading"])
        index = self.scroll_offset.y + y - 1
        if index < self._length:
            return self._row_strip(index, width, styles)
        words = self._trouble or (self.empty if self._total == 0 else "")
        if y == 2 and not self._length and words:
            return drawing.draw_words(words, width, styles["overdue" if self._trouble else "dim"])
        return Strip.blank(width, styles[""])

    def _row_strip(self, index: int, width: int, styles: Mapping[str, Style]) -> Strip:
        at_cursor = index == self._index
        cached = self._strips.get((index, at_cursor))
        if cached is not None:
            return cached
        row, cursor = self._pages.row(index), styles["cursor"] if at_cursor else None
        if row is None:
            return drawing.draw_waiting(self._layout, width, styles["waiting"], cursor=cursor)
        if row.id in self._marked and hasattr(row, "version"):
            self._seen[row.id] = row.version  # a mark outlasts reading anew; what is on screen now was seen
        strip = drawing.draw_row(
            self._cells(row), self._layout, width, styles, cursor=cursor, marked=row.id in self._marked
        )
        self._strips[(index, at_cursor)] = strip
        return strip

    def _palette(self) -> dict[str, Style]:
        """The styles of this theme; where there are no colours, the cursor is reversed."""
        if not self._styles:
            self._styles = {"": (ground := self.rich_style)}
            for name in _EMPHASES:
                self._styles[name] = ground + self.get_component_rich_style(f"record-table--{name}", partial=True)
            cursor = self.get_component_rich_style("record-table--cursor", partial=True)
            bare = Style(reverse=True, bold=self.has_focus)
            self._styles["cursor"] = bare if self.app.no_color else cursor
        return self._styles

    # Keys and mouse

    def action_move(self, rows: int) -> None:
        """The cursor some rows down, or up."""
        self.move_to(self._index + rows)

    def action_page(self, screens: int) -> None:
        """The cursor a screenful down, or up."""
        self.move_to(self._index + screens * max(1, self.row_lines - 1))

    def action_first(self) -> None:
        """The cursor on the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """The cursor on the last row."""
        self.move_to_end()

    def action_open_row(self) -> None:
        """Open the row under the cursor."""
        row = self.row
        if row is not None:
            self.post_message(told.RowOpened(self, row))

    def action_mark_row(self) -> None:
        """Mark the row under the cursor, or unmark it, and go on to the next."""
        row = self.row
        if row is not None:
            self._toggle(row)
            self.move_to(self._index + 1)

    def _toggle(self, row: Any) -> None:
        marks = dict(self._marked)
        if marks.pop(row.id, None) is None:
            marks[row.id] = row.ref
            if hasattr(row, "version"):
                self._seen[row.id] = row.version
        self.mark(marks)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A row that is pressed may be dragged: the cursor goes there, and the mouse is followed until it is let go."""
        index = self.scroll_offset.y + event.y - 1
        self._held = index if event.button == 1 and event.y > 0 and index < self._length else None
        if self._held is not None:
            self.move_to(self._held)
            self.capture_mouse()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of a row: where it is another one's place, whoever holds the list is told."""
        held, self._held = self._held, None
        if held is None:
            return
        self.release_mouse()
        target = max(0, min(self._length - 1, self.scroll_offset.y + event.y - 1))
        if target != held:
            self._dragged = True
            self.post_message(told.RowDragged(self, target - held))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, marks at the left edge, sorts on a heading; a double click opens."""
        if self._dragged:
            self._dragged = False
            return
        index = self.scroll_offset.y + event.y - 1
        if event.y == 0:
            self._press_heading(event.x)
        elif index < self._length:
            self.move_to(index)
            row = self.row
            if row is not None and event.x < drawing.GUTTER:
                self._toggle(row)
            elif event.chain == 2:
                self.action_open_row()

    def _press_heading(self, x: int) -> None:
        left = drawing.GUTTER
        for place in self._layout:
            if left <= x < left + place.width + GAP and place.column.sort:
                self.post_message(told.HeadingPressed(self, place.column.sort))
                return
            left += place.width + GAP
