"""Series whose cadence has been missed: the next meeting should have been held by now, and none is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.engine import Connection

from secretariat.meetings.following import expected_after, next_on_record
from secretariat.meetings.model import meeting, series
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.naming import named
from secretariat.values.date_print import format_date
from secretariat.values.language import _
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
class Planned:
    """A meeting on record that was never confirmed, was postponed, or has no date yet (``dates`` is ``None``)."""

    id: int
    ref: str
    title: str
    dates: PartialDate | None
    status: str

    @property
    def state(self) -> str:
        """What became of it, in a word or two: "never confirmed"."""
        if self.status == MeetingStatus.POSTPONED.value:
            return _(self.status)
        return _("never confirmed") if self.dates else _("no date yet")

    @property
    def words(self) -> str:
        """The same in a sentence: "ASEM-SMEMM-2 was planned for 2009 and never confirmed"."""
        if self.status == MeetingStatus.POSTPONED.value:
            return _("{ref} is postponed").format(ref=self.ref)
        if self.dates is None:
            return _("{ref} has no date yet").format(ref=self.ref)
        said = _("{ref} was planned for {dates} and never confirmed")
        return said.format(ref=self.ref, dates=format_date(self.dates))


@dataclass(frozen=True, slots=True)
class MissedCadence:
    """A series, the last meeting it had (number, reference, dates), and when the next should have been.

    ``planned`` is the meeting that is on record after it all the same; ``None`` where none is.
    """

    code: str
    name: str
    last_id: int
    last: str
    held: PartialDate
    expected: PartialDate
    planned: Planned | None


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
        select(meeting)
        .where(
            meeting.c.series_id == series_id,
            meeting.c.dates != "",
            meeting.c.status.not_in(_NOT_HELD),
            or_(meeting.c.ends >= today, meeting.c.status.in_(_HELD)),
        )
        .order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc())
        .limit(1)
    )
    last = connection.execute(held).mappings().one_or_none()
    expected = expected_after(cadence, last["dates"]) if last is not None else None
    if last is None or expected is None or not expected.is_over(today):
        return None
    planned = _planned(next_on_record(connection, series_id, last))
    return MissedCadence(code, name, last["id"], last["ref"], PartialDate.from_edtf(last["dates"]), expected, planned)


def _planned(row: RowMapping | None) -> Planned | None:
    if row is None:
        return None
    dates = PartialDate.from_edtf(row["dates"]) if row["dates"] else None
    return Planned(row["id"], row["ref"], row["title"], dates, row["status"])
