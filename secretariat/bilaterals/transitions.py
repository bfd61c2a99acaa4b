"""Which state a bilateral can go to from which, and what its meeting's own state then is."""

from __future__ import annotations

from typing import Final

from secretariat.bilaterals.states import BilateralStatus as S
from secretariat.meetings.states import MeetingStatus

ALLOWED: Final[dict[S, tuple[S, ...]]] = {
    S.REQUESTED: (S.COUNTER_PROPOSED, S.CONFIRMED, S.DECLINED, S.CANCELLED),
    S.COUNTER_PROPOSED: (S.REQUESTED, S.CONFIRMED, S.DECLINED, S.CANCELLED),
    S.CONFIRMED: (S.HELD, S.RESCHEDULED, S.CANCELLED),
    S.HELD: (S.RECORD_CLEARED,),
    S.RECORD_CLEARED: (S.HELD,),  # a side takes its clearance back
    S.DECLINED: (S.REQUESTED,),  # asked again
    S.CANCELLED: (S.REQUESTED,),
    S.RESCHEDULED: (S.COUNTER_PROPOSED, S.CONFIRMED, S.CANCELLED),
}

MEETING_STATUS: Final[dict[S, MeetingStatus]] = {
    S.REQUESTED: MeetingStatus.TENTATIVE,
    S.COUNTER_PROPOSED: MeetingStatus.TENTATIVE,
    S.CONFIRMED: MeetingStatus.CONFIRMED,
    S.HELD: MeetingStatus.CONCLUDED,
    S.RECORD_CLEARED: MeetingStatus.CONCLUDED,
    S.DECLINED: MeetingStatus.CANCELLED,
    S.CANCELLED: MeetingStatus.CANCELLED,
    S.RESCHEDULED: MeetingStatus.POSTPONED,
}

WITH_RECORD: Final = (S.HELD, S.RECORD_CLEARED)
"""The states in which there is, or can be, a record of discussion."""


def may_follow(before: S, after: S) -> bool:
    """Whether a bilateral can go from one state to another."""
    return after in ALLOWED[before]
