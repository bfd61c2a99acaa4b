"""Which cells of an open document hold an error: read in the process of its own that opens workbooks."""

from __future__ import annotations

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from collections.abc import Callable


class OpenDocumentErrors:
    """Follows the cells of the tables of an open document; one cell or row may stand for many."""

    def __init__(self, say: Callable[..., None], most: int) -> None:
        self.say, self.most = say, most
        self.sheet, self.said, self.row, self.column = "", 0, 0, 0
        self.rows = self.columns = 1
        self.error = False
        self.value = ""

    def start(self, tag: str, marks: dict[str, str]) -> None:
        if tag == "table":
            self.sheet, self.row, self.rows = marks.get("table:name", ""), 0, 1
        elif tag == "table-row":
            self.row, self.column, self.columns = self.row + self.rows, 0, 1
            self.rows = times(marks.get("table:number-rows-repeated", ""))
        elif tag in {"table-cell", "covered-table-cell"}:
            self.column, self.value = self.column + self.columns, ""
            self.columns = times(marks.get("table:number-columns-repeated", ""))
            self.error = marks.get("calcext:value-type") == "error"

    def text(self, text: str) -> None:
        if self.error and len(self.value) < 200:
            self.value += text

    def end(self, tag: str) -> None:
        if tag == "table-cell" and self.error:
            self.error = False
            if self.said < self.most:
                self.said += 1
                self.say(
                    remark="error",
                    sheet=self.sheet,
                    row=self.row,
                    column=self.column,
                    value=self.value.strip()[:200],
                    more=0,
                )


def times(number: str) -> int:
    """How many rows or cells one stands for."""
    return int(number) if number.isdecimal() and len(number) < 9 else 1
