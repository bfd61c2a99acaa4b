"""What every screen that takes a file in looks like: what comes into what, what is told of it, its rows, the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from secretariat.toolkit.chrome import KeyFooter
from secretariat.toolkit.commands import Commanded
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_table import RecordTable
from secretariat.toolkit.rows import Cell, RowWindow, TableColumn
from secretariat.toolkit.text import content
from secretariat.values.language import _

WARNED: Final = "warned"
"""Which rows are shown where it is those that something is told of."""


class IntakeFrame(Commanded, ModalScreen["Sequence[str] | None"]):
    """The screen over a list while a file is taken into it; dismissed with what changed, or ``None`` where it was left.

    ``title`` is shown as given; ``reading`` stands in the place of rows until there are some.
    """

    DEFAULT_CSS = """
    IntakeFrame > Static { height: auto; padding: 0 1; }
    IntakeFrame > #title { text-style: bold; }
    IntakeFrame > #told { color: $text-muted; max-height: 4; }
    """

    def __init__(
        self, title: str, columns: Sequence[TableColumn], cells: Callable[[Any], Sequence[Cell | str]], *, reading: str
    ) -> None:
        super().__init__()
        self._title = title
        self._only = ""
        self.table = RecordTable(columns, cells, empty=reading)

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Static(id="told")
        yield self.table
        yield from self.beneath()
        yield KeyFooter()

    def beneath(self) -> Iterable[Widget]:
        """What stands under the rows, where anything does."""
        return ()

    def on_mount(self) -> None:
        """Say what comes into what."""
        self.head(self._title)
        self.table.focus()

    def head(self, words: str) -> None:
        """What comes into what."""
        self.query_one("#title", Static).update(content(words))

    def tell(self, words: str) -> None:
        """What stands above the rows."""
        self.query_one("#told", Static).update(content(words))

    def show(
        self,
        columns: Sequence[TableColumn],
        cells: Callable[[Any], Sequence[Cell | str]],
        rows: RowWindow,
        *,
        empty: str = "",
    ) -> None:
        """Show another list in the same place; ``empty`` where it has no rows."""
        table = RecordTable(columns, cells, rows, empty=empty or _("No row here."))
        old, self.table = self.table, table
        self.mount(table, after=old)
        old.remove()
        table.focus()
        self.refresh_bindings()

    # Which rows are shown

    def holds(self, outcome: str, *, warned: bool = False) -> bool:
        """Whether a row that comes out so is among those shown."""
        return not self._only or outcome == self._only or (self._only == WARNED and warned)

    def choose_shown(self, outcomes: Sequence[str], then: Callable[[], None]) -> None:
        """Choose which rows are shown; ``outcomes`` are messages to translate."""
        options = [("", _("every row")), *((one, _(one)) for one in outcomes), (WARNED, _("warned about"))]

        def chosen(which: str | None) -> None:
            if which is not None:
                self._only = which
                then()

        self.app.push_screen(Picker(_("Show which rows?"), options, current=self._only), chosen)
