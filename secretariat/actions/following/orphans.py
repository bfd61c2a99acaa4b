"""What nobody looks after: actions without an owner, a date or a source, left alone, or behind their own recurrence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, or_, select

from secretariat.actions.conditions import is_open
from secretariat.actions.due import UNKNOWN_DATE_SORT
from secretariat.actions.model import UNASSIGNED, action
from secretariat.actions.recurrence import missed
from secretariat.actions.rows import past_day
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language, ngettext

_SOURCES: Final = (action.c.meeting_id, action.c.item_id, action.c.outcome_id, action.c.paragraph_id)
_READ: Final = (
    "id", "ref", "title", "lead", "lead_indonesian", "due", "due_sort", "source", "updated_at",
    "rule", "rule_from", "occurrence",
)  # fmt: skip
_SOURCES_AT: Final = range(len(_READ), len(_READ) + len(_SOURCES))


@dataclass(frozen=True, slots=True)
class Orphan:
    """An open action and why somebody should look at it, in words; ``due`` is EDTF, "" while unknown."""

    id: int
    ref: str
    title: str
    lead: str
    due: str
    reasons: tuple[str, ...]


def orphans(record: Record, *, untouched_days: int) -> list[Orphan]:
    """The open actions that nobody looks after, those with most reasons first.

    ``untouched_days`` is after how many days without any change, or progress, an action counts as left alone.
    """
    since = record.today - timedelta(days=untouched_days)
    without = action.c.source == ""
    for column in _SOURCES:
        without = without & column.is_(None)
    left_alone = action.c.updated_at < datetime.combine(since, time(), tzinfo=record.zone)
    asked = or_(UNASSIGNED, without, left_alone, action.c.rule != "")
    columns = (*(action.c[key] for key in _READ), *_SOURCES)
    query = select(*columns).where(is_open(past_day(record)), asked).order_by(action.c.due_sort, action.c.id)
    with record.reading() as connection:
        rows = connection.execute(query).all()
    why = _Why(record.today, since, record.zone)
    lead = "lead_indonesian" if current_language() == "id" else "lead"
    found = [
        Orphan(row.id, row.ref, row.title, getattr(row, lead), row.due, reasons)
        for row in rows
        if (reasons := why.reasons(row))
    ]
    return sorted(found, key=lambda each: -len(each.reasons))


@dataclass(frozen=True, slots=True)
class _Why:
    """Why somebody should look at an action, in words."""

    today: date
    since: date
    zone: ZoneInfo

    def reasons(self, row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
        reasons = []
        if not row.lead:
            reasons.append(_("no owner"))
        if row.due_sort == UNKNOWN_DATE_SORT:
            reasons.append(_("no date"))
        if not row.source and all(row[at] is None for at in _SOURCES_AT):
            reasons.append(_("no source"))
        touched = row.updated_at.astimezone(self.zone).date()
        if touched < self.since:
            days = (self.today - touched).days
            reasons.append(ngettext("untouched for {n} day", "untouched for {n} days", days).format(n=days))
        if row.rule:
            # Whatever became of it since, it was open on the day asked about.
            following = missed({**row._mapping, "open": True}, self.today)
            if following:
                said = format_date(following, short=True)
                reasons.append(_("missed its next date, {date}").format(date=said))
        return tuple(reasons)
