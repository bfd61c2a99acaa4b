"""Spreadsheets (XLSX) to send to other ministries as they are: filtered, frozen, sized, ready to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal

from secretariat.papers.columns import ColumnKind, SheetColumn, cell_text
from secretariat.papers.paper_sizes import size_named
from secretariat.papers.sheet_limits import (
    LONGEST_CELL,
    cell_too_long,
    header_text,
    sheet_names,
    shown_width,
    too_many_rows,
    writable,
)
from secretariat.values.language import N_, in_language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Emphasis", "Sheet", "SheetColumn", "workbook"]

Emphasis = Literal["plain", "strong", "overdue", "quiet"]
Row = Mapping[str, object]

_INK: Final[dict[Emphasis, dict[str, object]]] = {
    "plain": {},
    "strong": {"bold": True},
    "overdue": {"bold": True, "font_color": "#B00020"},
    "quiet": {"font_color": "#6B6B6B"},
}
_SHAPE: Final[dict[ColumnKind, dict[str, object]]] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "date": {"num_format": "d mmm yyyy", "align": "left"},
    "number": {"num_format": "#,##0.##########"},
    "percent": {"num_format": "0%"},
}
_WIDTHS: Final[dict[ColumnKind, tuple[int, int]]] = {  # narrowest and widest column of a kind, in characters
    "text": (6, 44),
    "wrap": (24, 56),
    "date": (12, 24),
    "number": (8, 18),
    "percent": (8, 12),
}
_EARLIEST: Final = date(1900, 3, 1)  # before it, spreadsheet programs disagree about the calendar


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    ``emphasis`` says for a row how it is to stand out: ``overdue`` (red and bold), ``strong`` (bold),
    ``quiet`` (grey) or ``plain``; ``emphasised`` names the keys of the cells it applies to, all when empty.
    ``frozen`` is the number of columns at the left that stay in sight.
    """

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Row]
    emphasis: Callable[[Row], Emphasis] | None = None
    emphasised: frozenset[str] = frozenset()
    title_rows: Sequence[str] = ()
    frozen: int = 0


def workbook(
    sheets: Sequence[Sheet],
    *,
    title: str,
    date: date,
    language: str = "en",
    paper_size: str = "a4",
    constant_memory: bool = False,
) -> bytes:
    """The sheets as an XLSX file: the same rows and ``date`` of issue give the same bytes.

    Text is always text: nothing in it becomes a formula, a link or a number. ``constant_memory`` keeps the
    memory small for sheets of tens of thousands of rows (which go through a temporary file of the user's own).
    ``paper_size`` (one of ``paper_sizes.SIZES``) is what it is printed on.
    Raises ``Refused`` naming row and column where a cell has more than 32,767 characters, a sheet's limit.
    """
    import xlsxwriter

    printed_on = size_named(paper_size).in_sheets
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": constant_memory,
            "in_memory": not constant_memory,
        },
    )
    book.set_properties({"title": writable(title), "created": datetime(date.year, date.month, date.day)})
    formats = _Formats(book)
    try:
        for name, sheet in zip(sheet_names([sheet.name for sheet in sheets]), sheets, strict=True):
            page = book.add_worksheet(name)
            _write_sheet(page, sheet, formats)
            page.set_paper(printed_on)
            _print_setup(page, title, date, language)
    finally:
        book.close()  # also when refused: it removes the temporary files
    return stream.getvalue()


class _Formats:
    """The formats of a workbook: one for each kind of column and each emphasis."""

    def __init__(self, book: Workbook) -> None:
        common: dict[str, object] = {"valign": "top"}
        self.cells: dict[tuple[ColumnKind, Emphasis], Format] = {
            (kind, emphasis): book.add_format(common | shape | ink)
            for kind, shape in _SHAPE.items()
            for emphasis, ink in _INK.items()
        }
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E9EDF2", "bottom": 1}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.subtitle = book.add_format({"font_color": "#6B6B6B"})


def _write_sheet(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    top = len(sheet.title_rows)
    for row, line in enumerate(sheet.title_rows):
        page.write_string(row, 0, writable(line), formats.title if row == 0 else formats.subtitle)
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, writable(column.heading), formats.heading)
    longest = [shown_width(column.heading) + 3 for column in sheet.columns]  # 3: the filter's button
    last = _write_rows(page, sheet, formats, top + 1, longest)
    for place, column in enumerate(sheet.columns):
        narrow, wide = _WIDTHS[column.kind]
        width = column.width if column.width is not None else min(max(longest[place] + 1, narrow), wide)
        page.set_column(place, place, width)
    right = max(len(sheet.columns) - 1, 0)
    page.freeze_panes(top + 1, sheet.frozen)
    page.autofilter(top, 0, max(last, top), right)
    page.ignore_errors({"number_stored_as_text": _area(top + 1, max(last, top + 1), right)})
    page.repeat_rows(top)


def _write_rows(page: Worksheet, sheet: Sheet, formats: _Formats, first: int, longest: list[int]) -> int:
    """Write the rows from ``first`` on, widening ``longest`` to fit them; the answer is the last row."""
    plan: list[tuple[int, str, ColumnKind, dict[Emphasis, Format]]] = []
    for place, column in enumerate(sheet.columns):
        stressed = not sheet.emphasised or column.key in sheet.emphasised
        inks = {ink: formats.cells[column.kind, ink if stressed else "plain"] for ink in _INK}
        plan.append((place, column.key, column.kind, inks))
    number = first - 1
    for number, row in enumerate(sheet.rows, start=first):
        ink: Emphasis = sheet.emphasis(row) if sheet.emphasis else "plain"
        for place, key, kind, inks in plan:
            value = row.get(key)
            if value is None or value == "":
                continue
            if isinstance(value, str):
                text = value if value.isascii() and value.isprintable() else writable(value)
                outcome = page.write_string(number, place, text, inks[ink])
                width = len(text)
                if width > longest[place] or not text.isascii():
                    longest[place] = max(longest[place], shown_width(text))
            else:
                outcome = _write_value(page, number, place, value, kind, inks[ink])
            if outcome:
                heading = sheet.columns[place].heading
                raise cell_too_long(number + 1, heading) if outcome == -2 else too_many_rows(sheet.name)
    return number


def _write_value(page: Worksheet, row: int, place: int, value: object, kind: ColumnKind, ink: Format) -> int:
    """Write what is not text; the answer is XlsxWriter's: 0 when written."""
    if isinstance(value, bool):
        return int(page.write_boolean(row, place, value, ink))
    if isinstance(value, int | float):
        return int(page.write_number(row, place, value / 100 if kind == "percent" else value, ink))
    if isinstance(value, date) and _as_date(value) >= _EARLIEST:
        return int(page.write_datetime(row, place, value, ink))
    text = writable(cell_text(value, kind))
    return -2 if len(text) > LONGEST_CELL else int(page.write_string(row, place, text, ink))


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _area(top: int, bottom: int, right: int) -> str:
    from xlsxwriter.utility import xl_range

    return str(xl_range(top, 0, bottom, right))


def _print_setup(page: Worksheet, title: str, issued: date, language: str) -> None:
    page.set_landscape()
    page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_header("&L&B" + header_text(title))
    of = in_language(language, N_("Page {page} of {pages}")).format(page="&P", pages="&N")
    page.set_footer(f"&L{issued.isoformat()}&R{of}")
