"""What stands in each cell of a ministry's sheet: numbers, days, words. Pure.

The sheet that goes out is made of these, and one that comes back is compared with them, cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from secretariat.actions.due import over_words
from secretariat.actions.progress import Measure
from secretariat.actions.rows import ActionRow
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.measured import several
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate, Precision

Cell = str | int | date | None
"""What a cell holds: text, a whole number (percents as 35), a day, or nothing."""

EARLIEST: Final = date(1900, 3, 1)
"""Spreadsheet programs disagree about the calendar before it; earlier days are words."""


def cells_of(row: ActionRow, today: date, measures: Sequence[Measure] = ()) -> tuple[Cell, ...]:
    """The cells of one action in the order of ``COLUMNS``, in the current language, as of ``today``.

    ``measures`` are those beside its own. Where there are any, Target and Achieved tell of all of them in words and
    Unit is empty; see ``measured.py``.
    """
    target: Cell = row.target
    achieved: Cell = row.achieved if row.target is not None or row.achieved else None
    unit = row.unit
    if measures:
        target, achieved, unit = *several(row, measures), ""
    return (
        row.ref,
        row.version,
        row.title,
        row.led_by or None,
        row.supporting or None,
        row.counterpart_name or None,
        row.meeting or None,
        date_cell(row.due),
        row.due_by if row.due_by is None or row.due_by >= EARLIEST else date_cell(row.due_by.isoformat()),
        overdue_cell(row, today),
        _(row.status),
        date_cell(row.ended),
        target,
        achieved,
        unit or None,
        row.progress,
        _(row.priority),
        row.evidence or None,
        row.why or None,
        row.note or None,
    )


def cells_by_key(row: ActionRow, today: date, measures: Sequence[Measure] = ()) -> dict[str, Cell]:
    """The same, by the keys of the columns."""
    return dict(zip((column.key for column in COLUMNS), cells_of(row, today, measures), strict=True))


def date_cell(edtf: str) -> date | str | None:
    """A date as its cell holds it: a day as a day, all else in words ("July 2011"), nothing for ""."""
    return _date_cell(edtf, current_language()) if edtf else None


# The same few dates stand in row after row.
@lru_cache(maxsize=1 << 14)
def _date_cell(edtf: str, language: str) -> date | str:
    value = PartialDate.from_edtf(edtf)
    plain = value.precision is Precision.DAY and value.first is not None and value.edtf == value.first.isoformat()
    if plain and value.first is not None and value.first >= EARLIEST:
        return value.first
    return format_date(value, language)


def overdue_cell(row: ActionRow, today: date) -> str | None:
    """ "overdue 15 days", where it is."""
    if not row.overdue or row.due_by is None:
        return None
    return _("overdue {days}").format(days=over_words(row.due_by, today))
