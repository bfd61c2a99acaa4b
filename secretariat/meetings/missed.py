"""Series whose cadence has been missed: the next meeting should have been held by now, and none is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.meetings.following import expected_after
from secretariat.meetings.model import meeting, series
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.naming import named
from secretariat.values.partial_date import PartialDate

_NOT_HELD = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
_HELD = tuple(
    status.value
    for status in (
        MeetingStatus.CONFIRMED,
        MeetingStatus.IN_SESSION,
        MeetingStatus.CONCLUDED,
        MeetingStatus.CLOSED,
    )
)


@dataclass(frozen=True, slots=True)
class MissedCadence:
    """A series, the last meeting it had (number, reference, dates), and when the next should have been."""

    code: str
    name: str
    last_id: int
    last: str
    held: PartialDate
    expected: PartialDate


def missed_cadences(connection: Connection, today: date) -> list[MissedCadence]:
    """The series of which no meeting is planned from today on and the next by their cadence is over, longest first.

    A meeting whose time is over counts where it was held, or confirmed and nobody wrote more; one that stayed tentative
    does not. What is not known of a cadence, or of the dates of the last meeting, is not reckoned with.
    """
    query = select(series.c.id, series.c.code, named(series).label("name"), series.c.cadence).where(
        series.c.cadence != ""
    )
    found = [_missed(connection, row.id, row.code, row.name, row.cadence, today) for row in connection.execute(query)]
    return sorted((each for each in found if each), key=lambda each: (each.expected.sort_key, each.code))


def _missed(
    connection: Connection, series_id: int, code: str, name: str, cadence: str, today: date
) -> MissedCadence | None:
    held = (
        select(meeting.c.id, meeting.c.ref, meeting.c.dates)
        .where(
            meeting.c.series_id == series_id,
            meeting.c.dates != "",
            meeting.c.status.not_in(_NOT_HELD),
            or_(meeting.c.ends >= today, meeting.c.status.in_(_HELD)),
        )
        .order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc())
        .limit(1)
    )
    last = connection.execute(held).one_or_none()
    expected = expected_after(cadence, last.dates) if last is not None else None
    if last is None or expected is None or not expected.is_over(today):
        return None
    return MissedCadence(code, name, last.id, last.ref, PartialDate.from_edtf(last.dates), expected)
