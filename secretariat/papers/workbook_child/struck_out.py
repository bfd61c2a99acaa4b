"""What is struck out in a workbook, by sheet, row and column; and the rows without it."""

from __future__ import annotations

from secretariat.papers.workbook_child.answers import refuse, say

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

MOST_TOLD: Final = 2_000  # of each sheet; the cells beyond are read without what is struck out too, and counted
_LONGEST: Final = 200  # characters of a remark


class StruckOut:
    """The cells with struck-out text: all of it (``None``), or what is left and what is struck out.

    ``most`` cells are kept; a file with more is refused.
    """

    def __init__(self, most: int) -> None:
        self.most, self.count = most, 0
        self.sheets: dict[str, dict[int, dict[int, tuple[str, str] | None]]] = {}

    def add(self, sheet: str, row: int, column: int, part: tuple[str, str] | None) -> None:
        """Note a cell."""
        self.count += 1
        if self.count > self.most:
            refuse("large", sheet)
        self.sheets.setdefault(sheet, {}).setdefault(row, {})[column] = part

    def of(self, sheet: str) -> StruckOnSheet:
        """What is struck out on a sheet, which is asked for once."""
        return StruckOnSheet(sheet, self.sheets.pop(sheet, {}))


class StruckOnSheet:
    """Takes what is struck out from the rows of a sheet, and says so."""

    def __init__(self, sheet: str, rows: dict[int, dict[int, tuple[str, str] | None]]) -> None:
        self.sheet, self.rows = sheet, rows
        self.told = self.beyond = self.beyond_at = 0

    def take_out(self, number: int, row: list[str]) -> None:
        """Change ``row`` to what is left of it."""
        cells = self.rows.pop(number, None)
        if cells is None:
            return
        gone: list[tuple[int, str]] = []
        for column in sorted(cells):
            if column > len(row) or not row[column - 1].strip():
                continue  # the library has found nothing there: an error, or a formula never worked out
            left, struck = cells[column] or ("", row[column - 1])
            row[column - 1] = left
            if struck.strip():
                gone.append((column, struck))
        if len(gone) > 1 and not any(cell.strip() for cell in row):
            gone = [(0, " · ".join(struck.strip() for _column, struck in gone))]
        for column, struck in gone:
            self._tell(number, column, struck)

    def _tell(self, row: int, column: int, struck: str) -> None:
        if self.told < MOST_TOLD:
            self.told += 1
            say(remark="struck", sheet=self.sheet, row=row, column=column, value=struck.strip()[:_LONGEST], more=0)
        else:
            self.beyond += 1
            self.beyond_at = self.beyond_at or row

    def tell_beyond(self) -> None:
        """Say how many more there are than were told, at the row of the first of them."""
        if self.beyond:
            say(remark="struck", sheet=self.sheet, row=self.beyond_at, column=0, value="", more=self.beyond)


def parted(pieces: Sequence[tuple[str, bool]]) -> tuple[str, str]:
    """What is left of a text of pieces, and what is struck out (``True``); no space stands twice where it was."""
    left: list[str] = []
    struck: list[str] = []
    after_struck = False
    for text, is_struck in pieces:
        if is_struck:
            struck.append(text)
        elif after_struck and left and left[-1].endswith(" "):
            left.append(text.lstrip(" "))
        else:
            left.append(text)
        after_struck = is_struck or (after_struck and not text)
    return "".join(left).replace("\r\n", "\n").strip(), " ".join(filter(None, map(str.strip, struck)))
