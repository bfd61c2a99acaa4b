"""Read a workbook in a process of its own: a program, run as a file with ``python -I -S``, never imported.

A small hostile file can make the spreadsheet library abort its process, or eat memory and time; here it can only
take this process with it. The workbook is standard input. Arguments: the folder with python_calamine, the limits
(memory bytes, seconds, rows, columns, cells, text bytes, unzipped bytes), the kind, then the parts of the ZIP file
as pairs of name and ``offset:size:method``. Answers are JSON lines on standard output:

    {"sheet": name}                         the rows that follow are this sheet's
    [[number, [cell, …]], …]                some rows, counted from 1; every cell is text
    {"remark": what, "sheet": …, "row": …, "column": …, "value": …, "more": …}
    {"refused": why, "sheet": …, "row": …}  nothing follows
    {"done": true}                          the last line of a file read to its end

Of the project it imports ``workbook_child`` alone, and of the library little: starting is most of what it costs.
"""

from __future__ import annotations

import sys
from io import BytesIO

if __name__ == "__main__":  # isolated as it is, it is told where the project lies; the library's own folders come first
    sys.path.append(__file__.rsplit("/", 3)[0])

from secretariat.papers.workbook_child.answers import MOST_REMARKS, quoted, refuse, say
from secretariat.papers.workbook_child.cell_texts import text_of
from secretariat.papers.workbook_child.formulas_and_errors import remark_on_ods, remark_on_xlsx
from secretariat.papers.workbook_child.struck_out import StruckOnSheet, StruckOut
from secretariat.papers.workbook_child.zipped_parts import Parts, is_encrypted

TYPE_CHECKING = False  # typing is asked for only by the type checker: it takes as long to import as all the rest
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

_BATCH: Final = 500
_MOST_AREA: Final = 60_000_000  # cells between the first and the last used one, most of them empty


class Limits:
    """The limits as they came in the arguments."""

    def __init__(self, words: list[str]) -> None:
        self.memory, self.seconds, self.rows, self.columns, self.cells, self.text, self.unzipped = map(int, words)

    def impose(self) -> None:
        """Let the system end this process where it takes more than allowed."""
        import resource

        for what, most in (
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_CPU, self.seconds),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            resource.setrlimit(what, (most, most))


def read_sheets(book: Any, limits: Limits, struck: StruckOut) -> None:
    """Every visible sheet's rows without what is struck out, and what is merged in it."""
    cells = size = 0
    for kept in book.sheets_metadata:
        if str(kept.typ) != "SheetTypeEnum.WorkSheet":
            continue
        if str(kept.visible) != "SheetVisibleEnum.Visible":
            say(remark="hidden", sheet=kept.name, row=0, column=0, value="", more=0)
            continue
        sheet = book.get_sheet_by_name(kept.name)
        say(sheet=kept.name)
        if sheet.start is None:
            continue
        if (sheet.end[0] + 1) * (sheet.end[1] + 1) > _MOST_AREA:
            refuse("large", kept.name)
        gone = struck.of(kept.name)
        cells, size = _rows(sheet, limits, cells, size, gone)
        gone.tell_beyond()
        _merged(sheet)


def _is_read(kept: Any) -> bool:
    return str(kept.typ) == "SheetTypeEnum.WorkSheet" and str(kept.visible) == "SheetVisibleEnum.Visible"


def _rows(sheet: Any, limits: Limits, cells: int, size: int, struck: StruckOnSheet) -> tuple[int, int]:
    """Say the rows that hold anything; the counts of cells and bytes so far, of all sheets."""
    before = [""] * sheet.start[1]
    batch: list[bytes] = []
    for number, values in enumerate(sheet.iter_rows(), start=1):
        row = before + [text_of(value) for value in values]
        if number in struck.rows:
            struck.take_out(number, row)
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        if len(row) > limits.columns:
            refuse("wide", sheet.name, number)
        cells += len(row)
        line = b"[%d, [%s]]" % (number, b", ".join(map(quoted, row)))
        size += len(line)
        if number > limits.rows or cells > limits.cells or size > limits.text:
            refuse("large", sheet.name)
        batch.append(line)
        if len(batch) == _BATCH:
            _say_rows(batch)
    _say_rows(batch)
    return cells, size


def _say_rows(batch: list[bytes]) -> None:
    if batch:
        sys.stdout.buffer.write(b"[" + b", ".join(batch) + b"]\n")
        batch.clear()


def _merged(sheet: Any) -> None:
    """A text that stands once for several rows matters: the rows below it look empty."""
    said = 0
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top and said < MOST_REMARKS:
            said += 1
            say(remark="merged", sheet=sheet.name, row=top + 1, column=left + 1, value="", more=bottom + 1)


def finder_of(kind: str) -> Callable[[Parts, int], StruckOut]:
    """What finds what is struck out; the older formats (.xls, .xlsb) are not looked through for it."""
    if kind in {".xlsx", ".xlsm"}:
        from secretariat.papers.workbook_child.struck_in_workbook import struck_in_workbook

        return struck_in_workbook
    if kind == ".ods":
        from secretariat.papers.workbook_child.struck_in_open_document import struck_in_open_document

        return struck_in_open_document
    return lambda _parts, most: StruckOut(most)


def errors_in(kind: str) -> Callable[[bytes, list[str]], None] | None:
    """What tells the errors of an .xls, which alone is no ZIP file of parts."""
    if kind != ".xls":
        return None
    from secretariat.papers.workbook_child.errors_in_xls import remark_on_xls

    return remark_on_xls


def main() -> None:
    """Read the workbook on standard input."""
    folder, *numbers = sys.argv[1:9]
    kind, *words = sys.argv[9:]
    limits = Limits(numbers)
    find_struck = finder_of(kind)  # loaded while the system still lets its compiled form be kept for the next time
    remark_on_xls = errors_in(kind)
    limits.impose()
    sys.path.append(folder)
    from python_calamine import CalamineWorkbook

    data = sys.stdin.buffer.read()
    parts = Parts(data, words, limits.unzipped)
    sheets: list[str] = []
    if kind == ".ods" and is_encrypted(data, parts):
        refuse("encrypted")  # the library would take the scrambled content for an empty sheet
    try:
        struck = find_struck(parts, limits.cells)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        read_sheets(book, limits, struck)
        sheets = [kept.name if _is_read(kept) else "" for kept in book.sheets_metadata]
    except SystemExit:
        raise
    except MemoryError:
        refuse("large")
    except BaseException:  # noqa: BLE001  the library's panics are no Exceptions; here all mean a file it cannot read
        refuse("encrypted" if is_encrypted(data, parts) else "damaged")
    if remark_on_xls is not None:
        remark_on_xls(data, sheets)
    elif kind in {".xlsx", ".xlsm"}:
        remark_on_xlsx(parts)
    elif kind == ".ods":
        remark_on_ods(parts)
    say(done=True)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
