"""What nobody looks after: actions without an owner, a date or a source, left alone, or behind their own recurrence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import RowMapping, or_, select

from secretariat.actions.conditions import is_open
from secretariat.actions.due import UNKNOWN_DATE_SORT
from secretariat.actions.model import UNASSIGNED, action
from secretariat.actions.recurrence import missed
from secretariat.actions.rows import past_day
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language, ngettext
from secretariat.values.partial_date import PartialDate

_SOURCES = (action.c.meeting_id, action.c.item_id, action.c.outcome_id, action.c.paragraph_id)


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
    query = select(action).where(is_open(past_day(record)), asked).order_by(action.c.due_sort, action.c.id)
    with record.reading() as connection:
        rows = connection.execute(query).mappings().all()
    found = [_orphan(row, since, record) for row in rows]
    return sorted((each for each in found if each.reasons), key=lambda each: -len(each.reasons))


def _orphan(row: RowMapping, since: date, record: Record) -> Orphan:
    today = record.today
    touched = row["updated_at"].astimezone(record.zone).date()
    reasons = []
    if not row["lead"]:
        reasons.append(_("no owner"))
    if row["due_sort"] == UNKNOWN_DATE_SORT:
        reasons.append(_("no date"))
    if not row["source"] and all(row[column.key] is None for column in _SOURCES):
        reasons.append(_("no source"))
    if touched < since:
        days = (today - touched).days
        reasons.append(ngettext("untouched for {n} day", "untouched for {n} days", days).format(n=days))
    # Whatever became of it since, it was open on the day asked about.
    if following := missed({**row, "open": True}, today):
        reasons.append(_("missed its next date, {date}").format(date=_said(following)))
    lead = row["lead_indonesian" if current_language() == "id" else "lead"]
    return Orphan(row["id"], row["ref"], row["title"], lead, row["due"], tuple(reasons))


def _said(when: PartialDate) -> str:
    return format_date(when, short=True)
