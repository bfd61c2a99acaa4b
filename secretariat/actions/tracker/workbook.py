"""The spreadsheet a line ministry works in: what is on record locked, what it fills in marked, and instructions.

Nothing in it is hidden, nothing is a formula, and the protection has no password: it guards against slips alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from secretariat.actions.progress import Measure
from secretariat.actions.rows import ActionRow
from secretariat.actions.standing import is_open
from secretariat.actions.tracker import instructions
from secretariat.actions.tracker.cells import Cell, cells_of
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.guidance import guide
from secretariat.actions.tracker.look import BAR, Ink, Look
from secretariat.papers.paper_sizes import size_named
from secretariat.papers.sheet_limits import cell_too_long, header_text, sheet_names, too_many_rows, writable
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LARGE: Final = 5_000
"""Actions from which the workbook is written row by row through a temporary file, with little memory."""
NEW_ROWS: Final = 10
"""Empty rows at the end, to propose new actions in."""
HEADING: Final = 3
"""The row of the headings, counted from 0: above it a title, what the list is of, and which columns to fill in."""

_PLACES: Final = {column.key: place for place, column in enumerate(COLUMNS)}
_PROGRESS: Final = _PLACES["progress"]
_RIGHT: Final = len(COLUMNS) - 1
_FROZEN: Final = 3  # Ref, Version and What stay in sight
_PAGES_WIDE: Final = 2

Told = tuple[ActionRow, Sequence[Measure]]
"""An action as it stands, with its measures beside its own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The actions of one sheet, in order; ``rows`` may be read while they are written, so their number is told first.

    ``about`` is what the list was narrowed to, in words.
    """

    rows: Iterable[Told]
    count: int
    overdue: int
    about: str = ""


def tracker_workbook(listed: Listed, *, today: date, office: str = "", paper_size: str = "a4") -> bytes:
    """The sheet as an XLSX file, in the current language: the same rows and day give the same bytes.

    ``office`` is who sends it; ``paper_size`` (one of ``papers.paper_sizes.SIZES``) is what it is printed on. Raises
    ``Refused`` naming row and column where a cell has more characters than a spreadsheet can hold, or where there are
    more rows.
    """
    import xlsxwriter

    stream = io.BytesIO()
    small = listed.count <= LARGE
    book = xlsxwriter.Workbook(
        stream,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": not small,
            "in_memory": small,
        },
    )
    title = _("Follow-up actions")
    book.set_properties(
        {"title": writable(title), "author": writable(office), "created": datetime(today.year, today.month, today.day)}
    )
    try:
        look = Look(book)
        names = sheet_names([_("Tracker"), _(instructions.NAME)])
        sheet, told = (book.add_worksheet(name) for name in names)
        tracker = _Sheet(book, sheet, look, today)
        tracker.write(listed, f"{office} · {title}" if office else title, names[1])
        as_of = _("as of {date}").format(date=format_date(PartialDate.of(today)))
        instructions.write_instructions(told, look, writable(office), as_of, tracker.numbers)
        for page, wide in ((sheet, _PAGES_WIDE), (told, 1)):
            page.set_paper(size_named(paper_size).in_sheets)
            _print_setup(page, writable(title), today, wide)
    finally:
        book.close()  # also when refused: it removes the temporary files
    return stream.getvalue()


_LINE: Final = 15
"""Points for a line of text."""
_FULL: Final = 0.95
"""How much of a column's width words fill before they go on to the next line."""
_MOST_LINES: Final = 20


class _Sheet:
    """Writes the tracker's own sheet, from top to bottom: a large one can't go back to what is written."""

    def __init__(self, book: Workbook, page: Worksheet, look: Look, today: date) -> None:
        self._book = book
        self._page = page
        self._look = look
        self._today = today
        self.numbers: list[int] = []
        """Those of the references that were written."""

    def write(self, listed: Listed, title: str, instructions_name: str) -> None:
        page = self._page
        page.hide_gridlines(2)
        for place, column in enumerate(COLUMNS):
            page.set_column(place, place, column.width)
        self._head(listed, title, instructions_name)
        first = HEADING + 1
        last, in_words = self._rows(listed.rows, first)
        last_new = last + NEW_ROWS
        for row in range(last + 1, last_new + 1):
            for place, form in enumerate(self._look.of(place, "new", None) for place in range(_RIGHT + 1)):
                page.write_blank(row, place, None, form)
        guide(page, first, last, last_new, in_words)
        page.freeze_panes(first, _FROZEN)
        page.autofilter(HEADING, 0, last_new, _RIGHT)
        page.repeat_rows(HEADING)
        page.repeat_columns(0, _FROZEN - 1)
        page.conditional_format(
            first,
            _PROGRESS,
            last_new,
            _PROGRESS,
            {
                "type": "data_bar",
                "data_bar_2010": True,
                "bar_solid": True,
                "bar_color": BAR,
                "min_type": "num",
                "max_type": "num",
                "min_value": 0,
                "max_value": 1,
            },
        )
        allowed = ("sort", "autofilter", "format_cells", "format_columns", "format_rows")
        page.protect("", dict.fromkeys(allowed, True))

    def _head(self, listed: Listed, title: str, instructions_name: str) -> None:
        page, look = self._page, self._look
        page.set_row(0, 26)
        page.write_string(0, 0, writable(title), look.title)
        page.write_string(1, 0, writable(_about(listed, self._today)), look.subtitle)
        legend = _("Please fill in the columns marked “{mark}”; the rest is locked. See the sheet “{sheet}”.")
        page.write_string(2, 0, legend.format(mark=_("fill in"), sheet=instructions_name), look.legend)
        page.set_row(HEADING, 32)
        for place, column in enumerate(COLUMNS):
            if column.filled_in:
                page.write_string(2, place, _("fill in"), look.mark)
            page.write_string(
                HEADING, place, _(column.heading), look.heading_filled_in if column.filled_in else look.heading
            )

    def _rows(self, rows: Iterable[Told], first: int) -> tuple[int, list[int]]:
        """Write the actions; the answer is the last row, and the rows whose Achieved is told in words."""
        page, today = self._page, self._today
        looks: dict[Ink, _RowLook] = {ink: _RowLook(self._look, ink) for ink in ("plain", "overdue", "ended")}
        in_words: list[int] = []
        number = first - 1
        for number, (row, measures) in enumerate(rows, start=first):
            look = looks["overdue" if row.overdue else "plain" if is_open(row.status) else "ended"]
            self.numbers.append(int(row.ref.removeprefix("A-")))
            if measures:
                in_words.append(number)
            cells = cells_of(row, today, measures)
            lines = _lines(cells)
            if lines > 1:
                page.set_row(number, lines * _LINE)
            for place, cell in enumerate(cells):
                if cell is None:
                    outcome = page.write_blank(number, place, None, look.empty[place])
                elif isinstance(cell, str):
                    outcome = self._text(number, place, cell, look.text[place])
                elif isinstance(cell, int):
                    value = cell / 100 if place == _PROGRESS else cell
                    outcome = page.write_number(number, place, value, look.value[place])
                else:
                    outcome = page.write_datetime(number, place, cell, look.value[place])
                if outcome:
                    raise self._refusal(outcome, number, place)
        return number, in_words

    def _text(self, number: int, place: int, cell: str, form: Format) -> int:
        text = cell if cell.isascii() and cell.isprintable() else writable(cell)
        if text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter would take it for the XML of a rich text
            return int(self._page.write_rich_string(number, place, text[:1], self._book.add_format(), text[1:], form))
        return int(self._page.write_string(number, place, text, form))

    def _refusal(self, outcome: int, number: int, place: int) -> Exception:
        if outcome == -2:
            return cell_too_long(number + 1, _(COLUMNS[place].heading))
        return too_many_rows(self._page.name)


class _RowLook:
    """The formats of a row by what a cell holds."""

    def __init__(self, look: Look, ink: Ink) -> None:
        places = range(_RIGHT + 1)
        self.empty = [look.of(place, ink, None) for place in places]
        self.text = [look.of(place, ink, "") for place in places]
        self.value = [look.cells[ink][place] for place in places]


def _lines(cells: Sequence[Cell]) -> int:
    """How many lines the longest text of a row takes: not every program works out the height of a row by itself."""
    longest = 1
    for cell, column in zip(cells, COLUMNS, strict=True):
        if isinstance(cell, str) and len(cell) > column.width:
            wide = sum(1 + int(len(part) // (column.width * _FULL)) for part in cell.split("\n"))
            longest = max(longest, min(wide, _MOST_LINES))
    return longest


def _about(listed: Listed, today: date) -> str:
    """ "as of 15 August 2011 · 6 actions, 1 overdue · lead:SMBA" """
    number = ngettext("{n} action", "{n} actions", listed.count).format(n=listed.count)
    counted = _("{actions}, {n} overdue").format(actions=number, n=listed.overdue) if listed.overdue else number
    as_of = _("as of {date}").format(date=format_date(PartialDate.of(today)))
    return " · ".join(part for part in (as_of, counted, listed.about) if part)


def _print_setup(page: Worksheet, title: str, issued: date, wide: int) -> None:
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
    page.fit_to_pages(wide, 0)
    page.set_header("&L&B" + header_text(title))
    of = _("Page {page} of {pages}").format(page="&P", pages="&N")
    page.set_footer(f"&L{issued.isoformat()}&R{of}")
