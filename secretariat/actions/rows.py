"""How an action reads in lists, on papers and in JSON: one frozen row, as it stood on the day asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, RowMapping, func, literal, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import is_overdue
from secretariat.actions.how_far_then import how_far_then, is_composed, logged_until
from secretariat.actions.model import action
from secretariat.actions.progress import percent
from secretariat.actions.standing import is_open, status_on
from secretariat.meetings.model import meeting, series
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.parties.rosters import name_in_forum
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import current_language

_counterpart = party.alias("counterpart")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action. ``due`` is EDTF ("" while unknown), ``due_by`` its last day; ``counterpart`` a party's code
    and ``counterpart_name`` what the meeting's forum calls it in the language chosen, ``meeting`` a reference,
    ``updated`` in UTC. Status, overdue, achieved and evidence are those of the day.
    ``lead`` is kept in English; ``led_by`` is how it reads in the language chosen. ``target``, ``achieved`` and
    ``unit`` are of its first measure; ``progress`` (0 to 100, ``None`` where nothing tells) is of all, or of its parts.
    """

    id: int
    ref: str
    version: int
    title: str
    status: str
    overdue: bool
    due: str
    due_by: date | None
    lead: str
    led_by: str
    supporting: str
    counterpart: str
    counterpart_name: str
    meeting: str
    source: str
    priority: str
    target: int | None
    achieved: int
    unit: str
    progress: int | None
    tags: tuple[str, ...]
    ended: str
    evidence: str
    why: str
    note: str
    updated: datetime


def past_day(record: Record) -> date | None:
    """The day the record is asked about where that is over; ``None`` for now."""
    return record.today if record.today < record.now().astimezone(record.zone).date() else None


def rows_query(past: date | None) -> AnySelect:
    """Everything a row needs, and every column that lists are sorted by; ``past`` counts progress up to that day."""
    achieved = action.c.achieved if past is None else logged_until(past).label("achieved")
    columns = [column for column in action.c if column.key not in ("achieved", "folded")]
    return (
        select(
            *columns,
            achieved,
            (literal(False) if past is None else is_composed()).label("composed"),
            _counterpart.c.code.label("counterpart"),
            _counterpart_called().label("counterpart_name"),
            meeting.c.ref.label("meeting"),
        )
        .outerjoin(_counterpart, _counterpart.c.id == action.c.counterpart_id)
        .outerjoin(meeting, meeting.c.id == action.c.meeting_id)
    )


def _counterpart_called() -> ColumnElement[Any]:
    """The counterpart's name in the forum of the meeting the action comes from, as of that meeting; else its own."""
    of_series = select(series.c.forum_id).where(series.c.id == meeting.c.series_id).scalar_subquery()
    forum = func.coalesce(meeting.c.forum_id, of_series)
    # Of a meeting without a day the names are the newest.
    day = func.coalesce(meeting.c.starts, literal(date.max, Date))
    in_forum = name_in_forum(forum, action.c.counterpart_id, day).correlate(action, meeting).scalar_subquery()
    return func.coalesce(in_forum, named(_counterpart))


class ActionsWindow(Window[ActionRow]):
    """A window on actions as they stand today, or stood on a past day: how far they were is read once for a page."""

    def __init__(
        self,
        record: Record,
        query: AnySelect,
        order: Sequence[ColumnElement[Any]],
        days: tuple[date, date | None],
        *,
        descending: bool,
        counted: AnySelect,
    ) -> None:
        super().__init__(record, query, order, self._one, descending=descending, counted=counted)
        self._days = days

    def made(self, found: Sequence[RowMapping]) -> list[ActionRow]:
        today, past = self._days
        if past is None:
            return [_row(row, today, None, _now(row)) for row in found]
        with self._record.reading() as connection:
            return rows_of(connection, found, today, past)

    def _one(self, row: RowMapping) -> ActionRow:
        return self.made([row])[0]


def rows_of(connection: Connection, found: Iterable[RowMapping], today: date, past: date | None) -> list[ActionRow]:
    """Rows of ``rows_query`` as they stand today, or stood on a past day, how far they were read at once."""
    if past is None:
        return [_row(row, today, None, _now(row)) for row in found]
    kept = list(found)
    then = how_far_then(connection, {row["id"]: row["achieved"] for row in kept if row["composed"]}, past)
    return [
        _row(row, today, past, then[row["id"]] if row["composed"] else percent(row["achieved"], row["target"]))
        for row in kept
    ]


def row_of(row: RowMapping, today: date, past: date | None, connection: Connection) -> ActionRow:
    """One row as it stands today, or stood on a past day."""
    return rows_of(connection, [row], today, past)[0]


def _row(row: RowMapping, today: date, past: date | None, progress: int | None) -> ActionRow:
    status = row["status"]
    if past is not None:
        status = status_on(status, row["begun_on"], row["ended_by"], past)
    ended = not is_open(status)
    return ActionRow(
        id=row["id"],
        ref=row["ref"],
        version=row["version"],
        title=row["title"],
        status=status,
        overdue=is_overdue(row["due_by"], status, today),
        due=row["due"],
        due_by=row["due_by"],
        lead=row["lead"],
        led_by=row["lead_indonesian" if current_language() == "id" else "lead"],
        supporting=row["supporting"],
        counterpart=row["counterpart"] or "",
        counterpart_name=row["counterpart_name"] or "",
        meeting=row["meeting"] or "",
        source=row["source"],
        priority=row["priority"],
        target=row["target"],
        achieved=row["achieved"],
        unit=row["unit"],
        progress=progress,
        tags=tuple(row["tags"].split()),
        ended=row["ended"] if ended else "",
        evidence=row["evidence"] if ended or past is None else "",  # what proves a part of it may be there before
        why=row["why"] if ended or past is None else "",
        note=row["note"],
        updated=row["updated_at"],
    )


def _now(row: RowMapping) -> int | None:
    return int(row["percent"]) if row["percent"] is not None else None
