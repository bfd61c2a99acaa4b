"""Where a meeting was to be before it was moved: its tombstones, and when correcting its dates would be moving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.meetings.countdown import known_to_the_day
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import meeting_move, session
from secretariat.meetings.states import Level, MeetingStatus
from secretariat.record.derived import load_rules
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

STILL_TO_COME: Final = frozenset(
    status.value for status in (MeetingStatus.TENTATIVE, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED)
)


Asking = Callable[[Connection, int], bool]
"""From a meeting's number to whether anything hangs on its days."""

_ASKED: Final[list[Asking]] = []


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a meeting: dates as EDTF, places and zones as they were and became, why, and when (UTC)."""

    dates_before: str
    dates_after: str
    place_before: str
    place_after: str
    timezone_before: str
    timezone_after: str
    why: str
    moved_at: datetime


def moves_of(connection: Connection, meeting_id: int) -> tuple[Move, ...]:
    """The moves of a meeting, the first one first."""
    query = select(meeting_move).where(meeting_move.c.meeting_id == meeting_id).order_by(meeting_move.c.id)
    return tuple(
        Move(
            row["dates_before"],
            row["dates_after"],
            row["place_before"],
            row["place_after"],
            row["timezone_before"],
            row["timezone_after"],
            row["why"],
            row["moved_at"],
        )
        for row in connection.execute(query).mappings()
    )


def zone_then(moves: Sequence[Move], moment: datetime, zone: str) -> str:
    """The time zone that a meeting had at a moment, given its moves and the ``zone`` it has now."""
    return next((one.timezone_before for one in moves if moment < one.moved_at and one.timezone_before), zone)


def leave_tombstone(work: Work, before: Mapping[str, Any], after: Mapping[str, Any], why: str) -> None:
    """Keep where a meeting was to be, given its row before and after it was moved."""
    values = {"meeting_id": before["id"], "why": why, "moved_at": work.now}
    for key in ("dates", "place", "timezone"):
        values |= {f"{key}_before": before[key], f"{key}_after": after[key]}
    work.insert(meeting_move, values)


def remove_tombstones(work: Work, meeting_id: int) -> None:
    """Take them away with the meeting."""
    query = select(meeting_move.c.id).where(meeting_move.c.meeting_id == meeting_id)
    for id_ in work.connection.execute(query).scalars().all():
        work.remove(meeting_move, id_)


def exact(dates: str) -> PartialDate | None:
    """Dates (EDTF) that are known to the day, else ``None``."""
    known = PartialDate.from_edtf(dates) if dates else None
    return known if known is not None and known.first is not None and known_to_the_day(known) else None


def hangs_on_days(asking: Asking) -> Asking:
    """Name a function that knows, in a room above, whether something of a meeting has times of its own on its days."""
    _ASKED.append(asking)
    return asking


def refuse_to_leave_behind(connection: Connection, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Raise ``Refused`` where editing a meeting that is still to come would leave behind what hangs on its days.

    Dates that become better known, or last longer, leave nothing behind.
    """
    if before["status"] not in STILL_TO_COME:
        return
    old, new = exact(before["dates"]), exact(after["dates"])
    other_day = old is not None and (new is None or new.first != old.first)
    other_zone = bool(before["timezone"]) and before["timezone"] != after["timezone"]
    if (other_day or other_zone) and _has_days(connection, before):
        raise Refused(
            _(
                "Sessions or meetings in its margins hang on the days of {ref}; “secretariat meetings move {ref}” "
                "(in the terminal m on its page) takes them along."
            ).format(ref=before["ref"])
        )


def _has_days(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Whether a meeting has sessions, or meetings in its margins on days of their own.

    A bilateral without a slot has its host's days and follows them; one with a slot its own room knows.
    """
    sessions = select(session.c.id).where(session.c.meeting_id == row["id"]).limit(1)
    if connection.execute(sessions).first() is not None:
        return True
    margins = select(meeting.c.dates).where(
        meeting.c.in_margins_of_id == row["id"],
        meeting.c.status.in_(sorted(STILL_TO_COME)),
        or_(meeting.c.dates != row["dates"], meeting.c.level != Level.BILATERAL.value),
    )
    if any(exact(dates) is not None for dates in connection.execute(margins).scalars()):
        return True
    load_rules()
    return any(asking(connection, row["id"]) for asking in _ASKED)
