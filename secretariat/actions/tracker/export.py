"""The tracker's way out: the actions of a list, read a page at a time and written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from datetime import date
from typing import Final

from secretariat.actions.asked_words import about_words
from secretariat.actions.how_far import measures_by_action
from secretariat.actions.queries import actions_window
from secretariat.actions.rows import ActionRow, past_day
from secretariat.actions.tracker.cells import cells_by_key
from secretariat.actions.tracker.columns import COLUMNS
from secretariat.actions.tracker.workbook import Listed, Told, tracker_workbook
from secretariat.papers.columns import SheetColumn
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery

ENDINGS: Final = (".xlsx", ".csv")
"""What can be sent to a ministry and comes back; the first is the usual one."""
_PAGE: Final = 2_000


def export_tracker(
    record: Record,
    query: ListQuery,
    form: str,
    *,
    office: str = "",
    paper_size: str = "a4",
    only: Set[int] = frozenset(),
) -> tuple[bytes, int]:
    """What ``query`` lists as a sheet for a ministry, ``form`` ".xlsx" or ".csv", and how many actions it has.

    In the current language, as of the record's day. Where ``only`` holds ids, no others are written. ``office`` is who
    sends it. Raises ``Refused`` for a filter there is not, and for what a spreadsheet can't hold.
    """
    listed = listed_actions(record, query, only)
    return sheet_bytes(listed, form, today=record.today, office=office, paper_size=paper_size), listed.count


def sheet_bytes(listed: Listed, form: str, *, today: date, office: str = "", paper_size: str = "a4") -> bytes:
    """Actions as a sheet for a ministry; see ``export_tracker``."""
    if form == ".csv":
        return _csv(listed.rows, today)
    return tracker_workbook(listed, today=today, office=office, paper_size=paper_size)


def listed_actions(record: Record, query: ListQuery, only: Set[int] = frozenset()) -> Listed:
    """The actions of a list with all their measures, read while they are asked for.

    They are read in short reads of 2,000, so that nobody who saves meanwhile waits: what is saved between two of them
    may be in the sheet, and no action is in it twice.
    """
    about = about_words(query)
    if only:
        told = [each for each in _told(record, query) if each[0].id in only]
        return Listed(told, len(told), sum(row.overdue for row, _measures in told), about)
    overdue = replace(query, scope={**query.scope, "overdue": "yes"})
    count, late = (actions_window(record, each).count() for each in (query, overdue))
    return Listed(_told(record, query), count, late, about)


def of_rows(rows: Iterable[ActionRow], about: str = "") -> Listed:
    """Actions that were read already, of which only their own measures are told."""
    told: list[Told] = [(row, ()) for row in rows]
    return Listed(told, len(told), sum(row.overdue for row, _measures in told), about)


def _told(record: Record, query: ListQuery) -> Iterator[Told]:
    window, past = actions_window(record, query), past_day(record)
    seen: set[int] = set()
    start = 0
    while page := window.rows(start, _PAGE):
        start += len(page)
        fresh = [row for row in page if row.id not in seen]
        seen.update(row.id for row in fresh)
        with record.reading() as connection:
            measures = measures_by_action(connection, [row.id for row in fresh], past)
        for row in fresh:
            yield row, measures.get(row.id, ())


def _csv(rows: Iterable[Told], today: date) -> bytes:
    from secretariat.papers.csv_out import csv_bytes

    columns = [SheetColumn(column.key, _(column.heading), column.kind) for column in COLUMNS]
    return csv_bytes(columns, (cells_by_key(row, today, measures) for row, measures in rows))
