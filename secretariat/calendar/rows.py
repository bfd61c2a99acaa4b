"""What is on a calendar: one row for a meeting, a session, a bilateral, a due date or another calendar's entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.values.language import N_

LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When something was changed of which no act is known."""


class What(StrEnum):
    """The kinds of what a calendar shows; the values are the words of ``--what``."""

    MEETINGS = N_("meetings")
    SESSIONS = N_("sessions")
    BILATERALS = N_("bilaterals")
    ACTIONS = N_("actions")
    ENTRIES = N_("entries")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that is on. ``first`` and ``last`` are its days where it is held; ``None`` while they are not known.

    ``starts`` and ``ends`` are UTC, ``zone`` is the IANA name of the place's zone or "" (the office's then). ``dates``
    is EDTF where only that is known. ``version`` grows with every change of what it is made of: the number of the act
    that made the last (of an action, its version); ``changed`` is when that was. ``meeting`` is the reference of the
    meeting it belongs to. ``state`` is a status's value.
    """

    what: What
    kind: str  # of the record that opens: "meeting", "session", "bilateral", "action", "diary_entry"
    id: int
    ref: str
    title: str
    state: str
    first: date | None
    last: date | None
    starts: datetime | None = None
    ends: datetime | None = None
    zone: str = ""
    place: str = ""
    meeting: str = ""
    dates: str = ""
    cancelled: bool = False
    tentative: bool = False
    version: int = 0
    changed: datetime = LONG_AGO
    note: str = ""

    @property
    def has_days(self) -> bool:
        """Whether its days are known, one by one."""
        return self.first is not None and self.last is not None

    def touches(self, first: date, last: date) -> bool:
        """Whether it is on in these days."""
        return self.first is not None and self.last is not None and self.first <= last and self.last >= first

    def is_on(self, day: date) -> bool:
        """Whether it is on that day."""
        return self.touches(day, day)


def days_of(starts: datetime, ends: datetime | None, zone: ZoneInfo) -> tuple[date, date]:
    """The days in ``zone`` on which something is; what ends at midnight is not on the day that begins then."""
    first = starts.astimezone(zone).date()
    if ends is None or ends <= starts:
        return first, first
    last = (ends - timedelta(microseconds=1)).astimezone(zone).date()
    return first, max(first, last)
