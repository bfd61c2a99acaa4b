"""What is struck out in .ods (OpenDocument 1.3 part 3, 20.359 and after): by the style of a cell, or of spans in it.

A cell without a style has its row's, or its column's; a style without a line has its parent's.
"""

from __future__ import annotations

from _bisect import bisect_left

from secretariat.papers.workbook_child.open_document_errors import times
from secretariat.papers.workbook_child.struck_out import StruckOut, parted

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from typing import Final

    from secretariat.papers.workbook_child.zipped_parts import Parts

_LINES: Final = ("style:text-line-through-style", "style:text-line-through-type")
_SIGNS: Final = tuple(
    b"line-through-" + kind + b"=" + quote + some
    for kind, named in (
        (b"style", (b"solid", b"dash", b"dotted", b"dot-", b"long-dash", b"wave")),
        (b"type", (b"single", b"double")),
    )
    for some in named
    for quote in (b'"', b"'")
)
_MOST_PARENTS: Final = 20
_MOST_SPACES: Final = 1_000


class NothingStruck(Exception):
    """Raised to stop at the first table of a document in which no style strikes anything out."""


def struck_in_open_document(parts: Parts, most: int) -> StruckOut:
    """What is struck out in the tables."""
    found = StruckOut(most)
    there = [name for name in ("styles.xml", "content.xml") if name in parts.places]
    if "content.xml" not in there or not any(parts.tells(name, _SIGNS) for name in there):
        return found
    cells = Cells(found)
    try:
        for name in there:
            parts.parse(name, cells.start, cells.end, cells.text)
    except NothingStruck:
        pass
    return found


class Styles:
    """Which styles strike out: ``None`` where a style does not say."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str], tuple[str, bool | None]] = {}
        self.usual: dict[str, bool] = {}
        self.at: tuple[str, str] | None = None

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "style":
            self.at = marks.get("style:family", ""), marks.get("style:name", "")
            self.said[self.at] = marks.get("style:parent-style-name", ""), None
        elif tag == "default-style":
            self.at = marks.get("style:family", ""), ""
        elif tag == "text-properties" and self.at is not None:
            lines = [marks[key] for key in _LINES if key in marks]
            if lines and self.at[1]:
                self.said[self.at] = self.said[self.at][0], "none" not in lines
            elif lines:
                self.usual[self.at[0]] = "none" not in lines

    def end(self, tag: str) -> None:
        if tag in {"style", "default-style"}:
            self.at = None

    def strikes(self, family: str, name: str) -> bool | None:
        """Whether a style, or one of those it is made from, strikes out."""
        for _step in range(_MOST_PARENTS):
            name, says = self.said.get((family, name), ("", None))
            if says is not None:
                return says
            if not name:
                break
        return self.usual.get(family)

    def struck(self, family: str) -> dict[str, bool]:
        """The styles of a family that say whether they strike out."""
        found = {name: self.strikes(family, name) for of, name in self.said if of == family}
        return {name: says for name, says in found.items() if says is not None}


class Cells:
    """Follows the cells of the tables; one cell or row may stand for many."""

    def __init__(self, found: StruckOut) -> None:
        self.found, self.styles = found, Styles()
        self.cell_styles: dict[str, bool] = {}
        self.spans: dict[str, bool] = {}
        self.in_body = False
        self.sheet, self.row, self.rows, self.row_style = "", 0, 1, ""
        self.column, self.columns = 0, 1
        self.lasts: list[int] = []  # of columns that have a style in common
        self.column_styles: list[str] = []
        self.held: list[tuple[int, int, tuple[str, str] | None]] = []
        self.in_cell = self.is_struck = False
        self.aside = 0
        self.open: list[bool] = []
        self.pieces: list[tuple[str, bool]] = []

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if not self.in_body:
            if tag == "body":
                self._begin()
            else:
                self.styles.start(tag, marks)
        elif self.in_cell:
            self._inside(tag, marks)
        elif tag in {"table-cell", "covered-table-cell"}:
            self.column += self.columns
            self.columns = times(marks.get("table:number-columns-repeated", ""))
            style = marks.get("table:style-name") or self.row_style or self._of_column()
            self.is_struck = self.cell_styles.get(style, self.styles.usual.get("table-cell", False))
            self.in_cell, self.aside, self.open, self.pieces = True, 0, [], []
        elif tag == "table-row":
            self.row, self.column, self.columns, self.held = self.row + self.rows, 0, 1, []
            self.rows = times(marks.get("table:number-rows-repeated", ""))
            self.row_style = marks.get("table:default-cell-style-name", "")
        elif tag == "table-column":
            last = self.lasts[-1] if self.lasts else 0
            self.lasts.append(last + times(marks.get("table:number-columns-repeated", "")))
            self.column_styles.append(marks.get("table:default-cell-style-name", ""))
        elif tag == "table":
            self.sheet, self.row, self.rows = marks.get("table:name", ""), 0, 1
            self.lasts, self.column_styles = [], []

    def text(self, text: str) -> None:
        if self.in_cell and not self.aside:
            self.pieces.append((text, self._now()))

    def end(self, tag: str) -> None:
        if not self.in_body:
            self.styles.end(tag)
        elif tag == "annotation":
            self.aside = max(0, self.aside - 1)
        elif tag == "span" and self.open and not self.aside:
            self.open.pop()
        elif tag in {"table-cell", "covered-table-cell"}:
            self._cell()
        elif tag == "table-row":
            self._row()

    def _begin(self) -> None:
        self.in_body = True
        self.cell_styles, self.spans = self.styles.struck("table-cell"), self.styles.struck("text")
        usual = self.styles.usual.get("table-cell", False)
        if not usual and True not in self.cell_styles.values() and True not in self.spans.values():
            raise NothingStruck

    def _of_column(self) -> str:
        at = bisect_left(self.lasts, self.column)
        return self.column_styles[at] if at < len(self.lasts) else ""

    def _inside(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "annotation":  # a comment on the cell
            self.aside += 1
        elif self.aside:
            return
        elif tag == "span":
            self.open.append(self.spans.get(marks.get("text:style-name", ""), self._now()))
        elif tag == "p" and self.pieces:
            self.pieces.append(("\n", self._now()))
        elif tag == "s":
            self.pieces.append((" " * min(times(marks.get("text:c", "")), _MOST_SPACES), self._now()))
        elif tag in {"tab", "line-break"}:
            self.pieces.append(("\t" if tag == "tab" else "\n", self._now()))

    def _now(self) -> bool:
        return self.open[-1] if self.open else self.is_struck

    def _cell(self) -> None:
        self.in_cell = False
        if any(struck and text.strip() for text, struck in self.pieces):
            left, struck = parted(self.pieces)
            self.held.append((self.column, self.columns, (left, struck[:1000]) if left else None))

    def _row(self) -> None:
        for row in range(self.row, self.row + self.rows) if self.held else ():
            for column, times_over, part in self.held:
                for at in range(column, column + times_over):
                    self.found.add(self.sheet, row, at, part)
