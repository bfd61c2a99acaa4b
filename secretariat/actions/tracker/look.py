"""How a ministry's sheet looks: calm, the cells to fill in warm, what is overdue red, what has ended grey.

Colour only repeats what words say: "fill in" stands above the columns, "overdue 15 days" in its cell.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from secretariat.actions.tracker.cells import Cell
from secretariat.actions.tracker.columns import COLUMNS, REF, VERSION, TrackerColumn
from secretariat.values.language import current_language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Ink = Literal["plain", "overdue", "ended", "new"]
"""How a row stands out; ``new`` are the empty rows in which new actions are proposed."""

_TEXT: Final = "#1F2933"
_QUIET: Final = "#7B8794"
_LINE: Final = "#D9DEE4"
_SLATE: Final = "#E4E9EF"
_WARM: Final = "#FFF9E3"
_WARMER: Final = "#FCE9A9"
_RED: Final = "#B00020"
BAR: Final = "#A9C7E2"

_DAYS: Final = {"en": "[$-809]d mmm yyyy", "id": "[$-421]d mmm yyyy"}  # with the language of the month's name
_KEYS: Final = frozenset({REF, VERSION})
_OVERDUE: Final = frozenset({"due", "due_by", "overdue"})
_CENTRED: Final = frozenset({VERSION, "status", "priority"})


class Look:
    """The formats of one workbook.

    ``cells[ink][place]`` is a column's cell, ``words[ink][place]`` the same where it holds words though its column is
    one of days or numbers.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        inks: tuple[Ink, ...] = ("plain", "overdue", "ended", "new")
        self.cells = {ink: [self._format(_cell(column, ink)) for column in COLUMNS] for ink in inks}
        self.words = {ink: [self._format(_cell(column, ink) | _WORDS) for column in COLUMNS] for ink in inks}
        self.title = self._format({"bold": True, "font_size": 15, "font_color": _TEXT})
        self.subtitle = self._format({"font_color": _QUIET})
        self.legend = self._format({"font_color": _TEXT, "italic": True})
        self.mark = self._format({"font_color": "#7A5B00", "font_size": 9, "align": "center", "bg_color": _WARM})
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "font_color": _TEXT, "bottom": 2}
        edges = {"left": 1, "right": 1, "left_color": "#FFFFFF", "right_color": "#FFFFFF", "bottom_color": "#9AA5B1"}
        self.heading = self._format(heading | edges | {"bg_color": _SLATE})
        self.heading_filled_in = self._format(heading | edges | {"bg_color": _WARMER})
        self.section = self._format(
            {"bold": True, "font_size": 12, "font_color": _TEXT, "bottom": 1, "bottom_color": _LINE}
        )
        self.said = self._format({"text_wrap": True, "valign": "top", "font_color": _TEXT})
        self.sample = self._format(
            {"bg_color": _WARM, "border": 1, "border_color": _LINE, "valign": "top", "bold": True}
        )
        self.locked_sample = self._format({"border": 1, "border_color": _LINE, "valign": "top", "bold": True})

    def of(self, place: int, ink: Ink, cell: Cell) -> Format:
        """The format of a cell by its place, its row's ink and what it holds."""
        kind = COLUMNS[place].kind
        if kind == "date" and not isinstance(cell, date) and (cell is not None or COLUMNS[place].key == "due"):
            return self.words[ink][place]
        if kind == "number" and isinstance(cell, str):
            return self.words[ink][place]
        return self.cells[ink][place]

    def _format(self, properties: dict[str, Any]) -> Format:
        """A format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


_WORDS: Final[dict[str, Any]] = {"num_format": "@", "align": "left", "text_wrap": True}
"""A cell of text stays one whatever is typed: "July 2011" does not become the first of July."""


def _cell(column: TrackerColumn, ink: Ink) -> dict[str, Any]:
    open_ = column.proposed if ink == "new" else column.filled_in
    look: dict[str, Any] = {
        "valign": "top",
        "border": 1,
        "border_color": _LINE,
        "font_color": _TEXT,
        "locked": not open_,
        **_shape(column),
    }
    if open_:
        look["bg_color"] = _WARM
    if column.key in _KEYS or (ink == "ended" and not open_):
        look["font_color"] = _QUIET
    if column.key in _CENTRED:
        look["align"] = "center"
    if ink == "overdue" and column.key in _OVERDUE:
        look |= {"font_color": _RED, "bold": True}
    return look


def _shape(column: TrackerColumn) -> dict[str, Any]:
    if column.kind == "date":
        return {"num_format": _DAYS[current_language()], "align": "left"}
    if column.kind == "number":
        return {"num_format": "0" if column.key == VERSION else "#,##0"}
    if column.kind == "percent":
        return {"num_format": "0%"}
    return {"text_wrap": True} if column.kind == "wrap" else {}
