"""Which meeting of a series follows which, and what is known beforehand of the next: year, number, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from sqlalchemy import RowMapping, and_, or_, select
from sqlalchemy.engine import Connection

from secretariat.meetings.model import meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.record.hanging import title_read
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.recurrence import next_date, rule_of
from secretariat.values.refusal import Refused

_UNDER_WAY: Final = tuple(
    status.value for status in (MeetingStatus.IN_SESSION, MeetingStatus.CONCLUDED, MeetingStatus.CLOSED)
)
_AHEAD: Final = tuple(
    status.value for status in (MeetingStatus.TENTATIVE, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED)
)
_ENGLISH_ORDINAL: Final = re.compile(r"\b[0-9]{1,4}(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A meeting before or after another one; ``dates`` is EDTF or ""."""

    ref: str
    title: str
    dates: str
    status: str


def last_held(connection: Connection, series_id: int, today: date) -> RowMapping | None:
    """The row of the series's last meeting that was or is being held; one that was confirmed and is over counts."""
    over = and_(meeting.c.status == MeetingStatus.CONFIRMED.value, meeting.c.ends < today)
    query = (
        select(meeting)
        .where(meeting.c.series_id == series_id, or_(meeting.c.status.in_(_UNDER_WAY), over))
        .order_by(meeting.c.starts.is_(None), meeting.c.dates_sort.desc(), meeting.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().one_or_none()


def next_on_record(connection: Connection, series_id: int, last: RowMapping | None) -> RowMapping | None:
    """The row of the first meeting of the series after ``last`` that is on record and still to be held.

    One that stayed tentative counts although its time is over: nobody wrote that it was held. A meeting without dates
    comes after all that have some.
    """
    query = (
        select(meeting)
        .where(meeting.c.series_id == series_id, meeting.c.status.in_(_AHEAD))
        .order_by(meeting.c.dates_sort, meeting.c.id)
        .limit(1)
    )
    if last is not None:
        query = query.where(meeting.c.id != last["id"], meeting.c.dates_sort >= last["dates_sort"])
    return connection.execute(query).mappings().one_or_none()


def refuse_before(last: RowMapping | None, dates: PartialDate | None) -> None:
    """Refuse dates of a next meeting that are over before the first day of the one that it follows.

    What the dates leave open ("2013" after "October 2013") is not refused.
    """
    if last is None or last["starts"] is None or dates is None or dates.last is None:
        return
    if dates.last < last["starts"]:
        raise Refused(
            _("The next meeting comes after {last} ({dates}), the last that was held; {given} is before that.").format(
                last=last["ref"], dates=format_date(PartialDate.from_edtf(last["dates"])), given=format_date(dates)
            )
        )


def neighbours(connection: Connection, id_: int) -> tuple[Neighbour | None, Neighbour | None]:
    """The meetings before and after one in its series, by their dates; those that were cancelled are passed over."""
    own = connection.execute(select(meeting.c.series_id, meeting.c.dates_sort).where(meeting.c.id == id_)).one()
    if own.series_id is None:
        return None, None
    others = select(meeting.c.ref, title_read(meeting), meeting.c.dates, meeting.c.status).where(
        meeting.c.series_id == own.series_id,
        meeting.c.id != id_,
        meeting.c.status != MeetingStatus.CANCELLED.value,
    )
    earlier = or_(
        meeting.c.dates_sort < own.dates_sort, and_(meeting.c.dates_sort == own.dates_sort, meeting.c.id < id_)
    )
    before = connection.execute(
        others.where(earlier).order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc()).limit(1)
    ).one_or_none()
    after = connection.execute(
        others.where(~earlier).order_by(meeting.c.dates_sort, meeting.c.id).limit(1)
    ).one_or_none()
    return (Neighbour(*before) if before else None), (Neighbour(*after) if after else None)


def expected_after(cadence: str, dates: str) -> PartialDate | None:
    """When a meeting is to follow one of those dates (EDTF) by a cadence; ``None`` where that can't be reckoned.

    A meeting "every two years" is expected in a year, not on the day two years after.
    """
    rule = rule_of(cadence) if cadence else None
    if rule is None or not dates:
        return None
    try:
        return next_date(rule.text, _year_or_finer(PartialDate.from_edtf(dates), rule.whole_months))
    except Refused:  # the dates are known too roughly for the cadence: nothing can be said
        return None


def proposed_ordinal(connection: Connection, series_id: int, last: RowMapping | None, cadence: str) -> int | None:
    """The number that the next meeting would have, where the series counts without gaps as far as is on record.

    A number is given by the forum, and APEC's skipped 2018: it is proposed only, and only where each number on record
    follows the one before, or lies as many meetings after it as the cadence has in between.
    """
    if last is None or last["ordinal"] is None:
        return None
    query = (
        select(meeting.c.ordinal, meeting.c.starts)
        .where(
            meeting.c.series_id == series_id,
            meeting.c.ordinal.is_not(None),
            meeting.c.starts.is_not(None),
            meeting.c.dates_sort <= last["dates_sort"],
        )
        .order_by(meeting.c.dates_sort, meeting.c.id)
    )
    counted = [(row.ordinal, row.starts) for row in connection.execute(query) if row.ordinal and row.starts]
    return int(last["ordinal"]) + 1 if _without_gaps(counted, cadence) else None


def proposed_title(last_title: str, series_name: str, ordinal: int | None) -> str:
    """What the next meeting would be called: as the last with its own number, else as the series."""
    if ordinal is None:
        return series_name
    number = f"{ordinal}{_suffix(ordinal)}"
    if _ENGLISH_ORDINAL.search(last_title):
        return _ENGLISH_ORDINAL.sub(number, last_title, count=1)
    return f"{number} {series_name}"


def _without_gaps(counted: Sequence[tuple[int, date]], cadence: str) -> bool:
    rule = rule_of(cadence) if cadence else None
    years = rule.whole_months // 12 if rule is not None and rule.whole_months % 12 == 0 else 0
    for (number, day), (following, later) in pairwise(counted):
        step = following - number
        if step != 1 and not (years and step > 0 and later.year - day.year == step * years):
            return False
    return True


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _year_or_finer(dates: PartialDate, months: int) -> PartialDate:
    day = dates.last or dates.first
    if day is None or months == 0:
        return dates
    if months % 12 == 0:
        return PartialDate.from_edtf(f"{day.year:04}")
    return PartialDate.from_edtf(f"{day.year:04}-{day.month:02}")
