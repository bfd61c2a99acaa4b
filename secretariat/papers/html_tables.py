"""Tables in web pages (HTML): rows of text, merged cells written out, what is struck out told apart.

Read by the standard library's parser, which takes any text and gives what tags there are; nothing is run or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from secretariat.papers.read_tables import ReadLimits, ReadRemark, ReadRow, ReadTable
from secretariat.papers.struck_out import remarks_on_row
from secretariat.papers.text_tables import too_many

_STRUCK: Final = frozenset({"s", "strike", "del"})
_LINES: Final = frozenset({"br", "p", "div", "li", "tr"})
_UNSEEN: Final = frozenset({"script", "style", "template", "head"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "title"})
_SPACES: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_MOST_SPAN: Final = 100


@dataclass(slots=True)
class _Cell:
    across: int
    down: int
    text: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    name: str
    rows: list[tuple[int, list[_Cell]]] = field(default_factory=list)


def html_tables(text: str, file: str, limits: ReadLimits) -> tuple[tuple[ReadTable, ...], tuple[ReadRemark, ...]]:
    """The tables of a page, in its order, and a remark for each cell with struck-out text, which is not in the cell.

    A table is named after the heading or caption before it. Rows are numbered within their table, as a person counts
    them. A merged cell's text stands once, in its first row and column. Raises ``Refused`` beyond the limits.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    tables: list[ReadTable] = []
    remarks: list[ReadRemark] = []
    cells = 0
    for table in reader.tables:
        if len(table.rows) > limits.rows:
            raise too_many(file, limits)
        table.name = _apart(table.name, tables)
        rows = _laid_out(table, remarks, file, limits)
        cells += sum(len(row.cells) for row in rows)
        if cells > limits.cells:
            raise too_many(file, limits)
        if rows:
            tables.append(ReadTable(table.name, tuple(rows)))
    return tuple(tables), tuple(remarks)


def _laid_out(table: _Table, remarks: list[ReadRemark], file: str, limits: ReadLimits) -> list[ReadRow]:
    """The rows with every cell in the column it is seen in: a cell that goes down takes its place in the next rows."""
    taken: dict[int, int] = {}
    rows = []
    for number, cells in table.rows:
        line: list[str] = []
        struck: dict[int, str] = {}
        ahead: dict[int, int] = {column: rest - 1 for column, rest in taken.items() if rest > 1}
        for cell in cells:
            while len(line) in taken:
                line.append("")
            at = len(line)
            if at + cell.across > limits.columns:
                raise too_many(file, limits, row=number)
            line += [_plain(cell.text), *[""] * (cell.across - 1)]
            if cell.down > 1:
                ahead |= dict.fromkeys(range(at, at + cell.across), cell.down - 1)
            if gone := _plain(cell.struck):
                struck[at + 1] = gone
        taken = ahead
        remarks += remarks_on_row(table.name, number, struck, line)
        if any(line):
            rows.append(ReadRow(number, tuple(line)))
    return rows


def _plain(pieces: list[str]) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return " ".join(line for line in lines if line)


def _apart(name: str, tables: list[ReadTable]) -> str:
    again = sum(each.name == name or each.name.startswith(f"{name} (") for each in tables)
    return f"{name} ({again + 1})" if again else name


class _Reader(HTMLParser):
    """Gathers tables; one inside a cell of another is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._deep = 0
        self._cell: _Cell | None = None
        self._unseen: list[str] = []
        self._struck: list[str] = []
        self._heading: list[str] | None = None
        self._name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _HEADINGS and self._cell is None:
            self._heading = []
        elif tag == "table":
            self._deep += 1
            if self._deep == 1:
                self.tables.append(_Table(self._name))
        elif self._deep == 1 and tag == "tr":
            rows = self.tables[-1].rows
            rows.append((len(rows) + 1, []))
        elif self._deep == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif self._cell is not None:
            if tag in _LINES:
                self._cell.text.append("\n")
            if tag in _STRUCK or "line-through" in (dict(attrs).get("style") or ""):
                self._struck.append(tag)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        table = self.tables[-1]
        if not table.rows:
            table.rows.append((1, []))
        self._cell = _Cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        table.rows[-1][1].append(self._cell)
        self._struck = ["td"] if "line-through" in (attributes.get("style") or "") else []

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in _HEADINGS and self._heading is not None:
            self._name = _plain(self._heading)[:200]
            if tag == "caption" and self.tables:
                self.tables[-1].name = self._name
            self._heading = None
        elif tag == "table" and self._deep:
            self._deep -= 1
            if not self._deep:
                self._cell = None
        elif self._deep == 1 and tag in ("td", "th", "tr"):
            self._cell = None
        elif self._struck and tag == self._struck[-1]:
            self._struck.pop()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._cell is not None:
            (self._cell.struck if self._struck else self._cell.text).append(data.replace("\n", " "))
        elif self._heading is not None:
            self._heading.append(data)


def _span(said: str | None) -> int:
    text = (said or "").strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1
