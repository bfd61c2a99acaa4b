"""The tracker as a calendar file: each action a to-do, and what is due on a day or in a span of days shown on these.

A due "July 2011" is the whole of July, never the 31st alone; so is what is due before a meeting of which no more is
known than "July 2011", and "end of 2020" is the whole of 2020. One without a date is a to-do without one. Each
occurrence of what recurs is an action of its own, so that nothing here recurs by a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select

from secretariat.actions.before_next import months_before
from secretariat.actions.due import due_of
from secretariat.actions.model import HAS_REMINDERS, action
from secretariat.actions.progress import Measure, reached_words
from secretariat.actions.reminders import reminder_days
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import due_text
from secretariat.actions.standing import is_open
from secretariat.actions.states import ActionStatus, Priority
from secretariat.actions.tracker.workbook import Told
from secretariat.papers.calendar_files import ToDo, ToDoStatus, WholeDays, calendar_file
from secretariat.record.identity import identity
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate, Precision

_STATUSES: Final[dict[str, ToDoStatus]] = {
    ActionStatus.AGREED: "NEEDS-ACTION",
    ActionStatus.IN_PROGRESS: "IN-PROCESS",
    ActionStatus.DONE: "COMPLETED",
    ActionStatus.SUPERSEDED: "CANCELLED",
    ActionStatus.DROPPED: "CANCELLED",
}
_PRIORITIES: Final = {Priority.HIGH.value: 1, Priority.NORMAL.value: 5, Priority.LOW.value: 9}


def tracker_calendar(record: Record, rows: Iterable[Told], *, name: str, language: str) -> bytes:
    """The actions as an iCalendar file: the same record gives the same bytes.

    Reminders are alarms, so long before the end of the last day, as long as an action is open.
    """
    return calendar_file(tracker_entries(record, rows), name=name, language=language)


def tracker_entries(record: Record, rows: Iterable[Told]) -> Iterator[ToDo | WholeDays]:
    """The same, as entries of a calendar file that may have others."""
    reminders = _reminders(record)
    with record.reading() as connection:
        office, spans = identity(connection), months_before(connection)
    return entries(rows, office, reminders, spans)


def _reminders(record: Record) -> dict[int, str]:
    query = select(action.c.id, action.c.reminders).where(HAS_REMINDERS)
    with record.reading() as connection:
        return {id_: kept for id_, kept in connection.execute(query)}  # noqa: C416


def entries(
    rows: Iterable[Told], office: str, reminders: Mapping[int, str], spans: Mapping[int, tuple[date, date]]
) -> Iterator[ToDo | WholeDays]:
    """An entry for each action and one for its days; ``office`` tells records apart.

    ``reminders`` go by id, and so do ``spans``: the days of the month the next meeting is in, see ``months_before``.
    """
    for row, measures in rows:
        due = due_of(row.due, row.due_by)
        span = spans.get(row.id)
        if due is not None and span is not None and due.precision is Precision.BEFORE_NEXT_MEETING:
            due = replace(due, first=span[0], last=span[1])
        last = due.last if due else None
        alarms = reminder_days(reminders.get(row.id, "")) if is_open(row.status) else ()
        words = _words(row, measures)
        yield _to_do(row, due, words, f"{row.ref}@{office}", alarms)
        if due is not None and last is not None:
            yield WholeDays(
                f"{row.ref}-due@{office}",
                row.title,
                row.updated,
                row.version,
                words,
                row.tags,
                alarms,
                first=due.first or _begins_of_end(due) or last,
                last=last,
                cancelled=_STATUSES[row.status] == "CANCELLED",
            )


def _begins_of_end(due: PartialDate) -> date | None:
    """Where the end of a date begins that has an end only: of "end of 2020", 1 January 2020."""
    ends = due.edtf.partition("/")[2]
    return PartialDate.from_edtf(ends).first if ends else None


def _to_do(row: ActionRow, due: PartialDate | None, words: str, uid: str, alarms: tuple[int, ...]) -> ToDo:
    return ToDo(
        uid,
        row.title,
        row.updated,
        row.version,
        words,
        row.tags,
        alarms,
        begins=due.first if due else None,
        due=due.last if due else None,
        status=_STATUSES[row.status],
        percent=100 if row.status == ActionStatus.DONE else row.progress,
        priority=_PRIORITIES[row.priority],
    )


def _words(row: ActionRow, measures: Iterable[Measure]) -> str:
    """What a calendar has no field for, a line each."""
    counted = [reached_words(row.achieved, row.target, row.unit)]
    counted += [reached_words(one.achieved, one.target, one.unit) for one in measures]
    pairs = (
        (_("Ref"), row.ref),
        (_("Due"), due_text(row)),
        (_("Lead"), row.led_by),
        (_("Supporting"), row.supporting),
        (_("With"), row.counterpart_name),
        (_("From the meeting"), row.meeting),
        (_("Target"), "; ".join(words for words in counted if words)),
        (_("Done or ended on"), format_date(PartialDate.from_edtf(row.ended)) if row.ended else ""),
        (_("Evidence"), row.evidence),
        (_("Note"), row.note),
    )
    return "\n".join(f"{label}: {value}" for label, value in pairs if value)
