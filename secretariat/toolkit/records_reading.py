"""The reading side of a noun's view: a list with its filter and order, and the record under the cursor
beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from secretariat.toolkit.commands import Commanded
from secretariat.toolkit.detail_pane import DetailPane
from secretariat.toolkit.exact_first import exact_first
from secretariat.toolkit.filter_line import FilterLine
from secretariat.toolkit.list_status import ListStatus
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import AskedLater, Cell, EmptyWindow, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.text import clean
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _

WIDE: Final = 110
_SETTLE: Final = 0.08


class RecordsReading(Commanded, Widget):
    """A list with its filter, order, marks and detail; see ``RecordsView`` for what a noun's view supplies."""

    DEFAULT_CSS = """
    RecordsReading { layout: vertical; height: 1fr; width: 1fr; }
    RecordsReading > .list-body { height: 1fr; }
    RecordsReading DetailPane { display: none; }
    RecordsReading.-detail DetailPane { display: block; width: 1fr; }
    RecordsReading.-detail RecordTable { display: none; }
    RecordsReading.-wide RecordTable { display: block; width: 65fr; }
    RecordsReading.-wide DetailPane { display: block; width: 35fr; border-left: solid $border-blurred; }
    RecordsReading.-wide DetailPane:focus { border-left: solid $border; }
    """
    title: ClassVar[str] = ""
    columns: ClassVar[Sequence[TableColumn]] = ()
    sorts: ClassVar[Sequence[tuple[str, str]]] = ()
    downward: ClassVar[frozenset[str]] = frozenset()
    filters: ClassVar[str] = N_("words to look for")
    empty: ClassVar[str] = N_("There is nothing here yet.")

    def __init__(
        self,
        *,
        scope: Mapping[str, str] | None = None,
        words: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """``scope`` says what the list is about (``{"meeting": "7"}``), ``words`` what it is narrowed to at first."""
        super().__init__(id=id, classes=classes)
        self.asked = ListQuery(words=words, sort=self.sorts[0][0] if self.sorts else "", scope=scope or {})
        self.table = RecordTable(self.columns, self.cells, self._window(self.asked), empty=_(self.empty))
        self.pane = DetailPane()
        self.status = ListStatus()
        self._filter = FilterLine(_(self.filters))
        self._settling: Timer | None = None
        self._came_for: int | None = None
        self._to_show: int | None = None

    # What a noun's view supplies

    def window(self, query: ListQuery) -> RowWindow:  # noqa: ARG002 - for those who override it
        """The list for ``query``. (In a worker thread.) Raises ``Refused`` where its words cannot be
        understood.
        """
        return EmptyWindow()

    def cells(self, row: Any) -> Sequence[Cell | str]:
        """What the columns show of ``row``. (On the event loop: no I/O.)"""
        return (row.ref,)

    def sheet(self, id: int) -> FactSheet:
        """How the record reads. (In a worker thread.)"""
        return FactSheet(ref=str(id), title="")

    def open_row(self, row: Any) -> None:  # noqa: ARG002 - for those who override it
        """Open a record: by default its detail; where that stands beside the list already, the keys go to
        it.
        """
        self._show_detail()
        self.pane.focus()

    # Visits: somebody came here for one record, and goes back from it to where they came from

    def show_record(self, id: int, *, visiting: bool = False) -> None:
        """Put the cursor on a record and show its detail; ``visiting`` where Esc leads from it out of this view."""
        self._to_show = id
        self._came_for = id if visiting else None
        self.go_to(id)

    def end_visit(self) -> None:
        """Whoever came for a record has gone back, or on: the list is a list again."""
        if self._came_for is not None:
            self.remove_class("-detail")
        self._came_for = self._to_show = None

    @property
    def visited(self) -> bool:
        """Whether somebody who came here for a record still stands on it."""
        if self._came_for is None or self.filtering or self.table.marked:
            return False
        row = self.table.row
        beside = self.has_class("-wide") and self.pane.has_focus
        return not beside and (row is None or row.id == self._came_for)

    def _show_detail(self) -> None:
        if not self.has_class("-wide"):
            self.add_class("-detail")
            self._read_sheet()
        self.refresh_bindings()

    # Reading

    def go_to(self, id: int) -> None:
        """Put the cursor on a record, without the filter where there was one."""
        self._ask_for(replace(self.asked, words=""), keep_id=id)

    def refresh_rows(self, *, keep_id: int | None = None) -> None:
        """Read the list and the detail again; cursor, filter and marks stay (or the cursor goes to
        ``keep_id``).
        """
        self._show_window(keep_id, self.table.index, fresh=False)

    def sort_by(self, sort: str, *, descending: bool = False) -> None:
        """Put the list in another order; the cursor stays on its record."""
        row = self.table.row
        self._ask_for(
            replace(self.asked, sort=sort, descending=descending), keep_id=row.id if row is not None else None
        )

    def filter_by(self, words: str) -> None:
        """Narrow the list to what answers ``words``; a cursor that was moved stays on its record while that is in
        the list, one at the top stays there. A reference that was typed in full comes first.
        """
        row = self.table.row if self.table.index > 0 or not words else None
        self._ask_for(replace(self.asked, words=words.strip()), keep_id=row.id if row is not None else None)

    def _ask_for(self, query: ListQuery, *, keep_id: int | None) -> None:
        self.asked = query
        self._show_window(keep_id, 0, fresh=True)

    def _show_window(self, keep_id: int | None, index: int, *, fresh: bool) -> None:
        query = self.asked
        words = dict(self.sorts).get(query.sort, "")
        self.status.say_now(title=_(self.title), sort=_("by {order}").format(order=_(words)) if words else "")
        self._mark_order()
        self.table.empty = (
            _("Nothing answers “{words}”. Esc clears the filter.").format(words=query.words)
            if query.words
            else _(self.empty)
        )
        if fresh:
            self.table.show(self._window(query), keep_id=keep_id, index=index)
        else:
            self.table.reload(source=self._window(query), keep_id=keep_id)
        if query.words:
            whole = self._window(replace(query, words=""))
            ask(self, whole.count, lambda total: self.status.say_now(of=total), group="whole")

    def _window(self, query: ListQuery) -> RowWindow:
        return AskedLater(lambda: exact_first(self.window(query), query.words))

    # Laying out, and what the parts of the view tell it

    def compose(self) -> ComposeResult:
        """Status, filter, list and detail."""
        yield self.status
        yield self._filter
        with Horizontal(classes="list-body"):
            yield self.table
            yield self.pane

    def on_mount(self) -> None:
        """Say what list this is, and have the timers ready."""
        self._settling = self.set_interval(_SETTLE, self._settled, pause=True)
        words = dict(self.sorts).get(self.asked.sort, "")
        self.status.say_now(title=_(self.title), sort=_("by {order}").format(order=_(words)) if words else "")
        self._mark_order()

    def _mark_order(self) -> None:
        """Show the direction as it is: an order that runs downward by itself runs upward when it is turned round."""
        self.table.sorted_by(self.asked.sort, self.asked.descending != (self.asked.sort in self.downward))

    def on_resize(self, event: events.Resize) -> None:
        """Show list and detail side by side where there is room."""
        wide = event.size.width >= WIDE
        if wide != self.has_class("-wide"):
            self.set_class(wide, "-wide")
            self.remove_class("-detail")
            self._rest_soon()

    @property
    def filtering(self) -> bool:
        """Whether words are being typed to narrow the list."""
        return self._filter.typed_in

    def start_filter(self) -> None:
        """Open the line in which words to narrow the list are typed."""
        self._filter.open(self.asked.words)

    def end_filter(self, words: str) -> None:
        """Go back to the list, narrowed by ``words``."""
        if self.filtering:
            self.table.focus()
        self._filter.close()
        if words != self.asked.words:
            self.filter_by(words)

    @on(FilterLine.Narrowed)
    def _narrowed(self, event: FilterLine.Narrowed) -> None:
        event.stop()
        if event.taken:
            self.end_filter(event.words)
        elif event.words != self.asked.words:
            self.filter_by(event.words)

    @on(RecordTable.RowHighlighted)
    def _highlighted(self, event: RecordTable.RowHighlighted) -> None:
        event.stop()
        if event.row is not None and event.row.id == self._to_show:
            self._to_show = None
            self._show_detail()
            (self.pane if self.has_class("-detail") else self.table).focus()
        self._rest_soon()

    @on(RecordTable.RowOpened)
    def _opened(self, event: RecordTable.RowOpened) -> None:
        event.stop()
        self.open_row(event.row)

    @on(RecordTable.RowsCounted)
    def _counted(self, event: RecordTable.RowsCounted) -> None:
        event.stop()
        self.status.say_now(shown=event.total, words=clean(self.asked.words), trouble="")

    @on(RecordTable.LoadFailed)
    def _not_loaded(self, event: RecordTable.LoadFailed) -> None:
        event.stop()
        self.status.say_now(trouble=event.sentence)

    @on(RecordTable.MarksChanged)
    def _marks_changed(self, event: RecordTable.MarksChanged) -> None:
        event.stop()
        self.status.say_now(marked=len(event.ids))
        self.refresh_bindings()

    @on(RecordTable.HeadingPressed)
    def _heading_pressed(self, event: RecordTable.HeadingPressed) -> None:
        event.stop()
        self.sort_by(event.sort, descending=event.sort == self.asked.sort and not self.asked.descending)

    def _settled(self) -> None:
        """The cursor has come to rest: read the record under it."""
        if self._settling is not None:
            self._settling.pause()
        if self.pane.display:
            self._read_sheet()
        self.refresh_bindings()

    def _read_sheet(self) -> None:
        row = self.table.row
        if row is None:
            self.pane.show(None)
            return
        ask(
            self,
            lambda: self.sheet(row.id),
            self.pane.show,
            failed=lambda refused: self.pane.show(None, words=refused.message),
            group="sheet",
            what=_("The record could not be read because of a fault in the program."),
        )

    def _rest_soon(self) -> None:
        """Count anew the moment after which the cursor has come to rest."""
        if self._settling is not None:
            self._settling.reset()
            self._settling.resume()
