"""The programme of bilaterals as it is printed: by day and time, in the meeting's zone and the office's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from secretariat.bilaterals.placing.margins import OPEN, STANDING
from secretariat.bilaterals.queries import BilateralDetail, BilateralRow, bilaterals_window, details_of
from secretariat.bilaterals.slots import zone_of
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.day import day_in_words
from secretariat.values.language import N_, _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.zoned import office_span, span_words

HEADINGS = (N_("Time"), N_("Room"), N_("Bilateral"), N_("Heads"), N_("Topics"), N_("State"))


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A bilateral as a line of its day; ``office_time`` is "" where the office's clocks show the same."""

    ref: str
    day: date | None
    time: str
    office_time: str
    room: str
    title: str
    heads: tuple[str, ...]
    topics: tuple[str, ...]
    state: str
    with_them: str  # interpreter and note-taker
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """One day, named in words."""

    name: str
    lines: tuple[ProgrammeLine, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """All days, then what still waits for a slot."""

    meeting: str
    title: str
    subtitle: str
    zones: str
    days: tuple[ProgrammeDay, ...]
    waiting: tuple[ProgrammeLine, ...]


def programme_of(record: Record, meeting: str) -> Programme:
    """The programme of bilaterals in the margins of a meeting, in the current language.

    Raises ``Refused`` where it has none.
    """
    window = bilaterals_window(record, ListQuery(sort="slot", scope={"meeting": meeting}))
    rows = [row for row in window.rows(0, window.count()) if row.status in STANDING]
    host = meeting_detail(record, meeting).row
    if not rows:
        raise Refused(_("{meeting} has no bilaterals that could be printed.").format(meeting=host.ref))
    zone = zone_of(rows[0].timezone, host.ref)
    details = details_of(record, [row.id for row in rows])
    lines = [_line(row, details[row.id], zone, record.zone) for row in rows]
    placed = [line for line in lines if line.day is not None]
    days = sorted({line.day for line in placed if line.day is not None})
    dates = format_date(PartialDate.from_edtf(host.dates), current_language()) if host.dates else ""
    return Programme(
        host.ref,
        host.called,
        " · ".join(part for part in (host.place, dates) if part),
        _zones(zone, record.zone, any(line.office_time for line in placed)),
        tuple(ProgrammeDay(day_in_words(day), _of_day(placed, day)) for day in days),
        tuple(line for line in lines if line.day is None),
    )


def _of_day(lines: Sequence[ProgrammeLine], day: date) -> tuple[ProgrammeLine, ...]:
    return tuple(line for line in lines if line.day == day)


def _line(row: BilateralRow, one: BilateralDetail, zone: ZoneInfo, office: ZoneInfo) -> ProgrammeLine:
    helpers = [
        f"{_(label)}: {name}"
        for label, name in ((N_("Interpreter"), one.interpreter), (N_("Note-taker"), one.note_taker))
        if name
    ]
    starts = row.starts
    return ProgrammeLine(
        row.ref,
        starts.astimezone(zone).date() if starts is not None else None,
        span_words(starts, row.ends, zone),
        office_span(starts, row.ends, zone, office),
        row.room,
        row.called,
        tuple(head for head in (row.first_head, row.second_head) if head),
        one.topics,
        _(row.status),
        "; ".join(helpers),
        row.status not in OPEN,
    )


def _zones(zone: ZoneInfo, office: ZoneInfo, differ: bool) -> str:
    if not differ:
        return _("Times are those of {zone}.").format(zone=zone.key)
    return _("Times are those of {zone}; below them stand the office's own, of {office}.").format(
        zone=zone.key, office=office.key
    )
