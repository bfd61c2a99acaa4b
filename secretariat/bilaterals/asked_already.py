"""A request that was made before: both sides ask for the same meeting, and an office keeps one request, not two."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.slots import slot_words
from secretariat.bilaterals.states import BilateralStatus
from secretariat.meetings.model import meeting
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_NOT_HELD_YET = (
    BilateralStatus.REQUESTED.value,
    BilateralStatus.COUNTER_PROPOSED.value,
    BilateralStatus.RESCHEDULED.value,
    BilateralStatus.CONFIRMED.value,
)


class AskedAlready(Refused):
    """Two parties have a bilateral at that meeting which is still to be held; ``said`` tells which, and its state."""

    def __init__(self, said: str) -> None:
        super().__init__(_("{said} If they are to meet once more, add --another.").format(said=said))
        self.said = said


def refuse_second(connection: Connection, host: int, parties: tuple[int, int]) -> None:
    """Raise ``AskedAlready`` where two parties (either way round) have one in the margins of ``host`` already."""
    said = open_between(connection, host, parties)
    if said:
        raise AskedAlready(said)


def open_between(connection: Connection, host: int, parties: tuple[int, int]) -> str:
    """Which bilateral of two parties at a meeting is still to be held, with its state and slot; "" where none is."""
    first, second = bilateral.c.first_party_id, bilateral.c.second_party_id
    pair = or_(
        (first == parties[0]) & (second == parties[1]),
        (first == parties[1]) & (second == parties[0]),
    )
    query = (
        select(bilateral.c.ref, bilateral.c.status, bilateral.c.slot_starts, bilateral.c.slot_ends, meeting.c.timezone)
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .where(meeting.c.in_margins_of_id == host, pair, bilateral.c.status.in_(_NOT_HELD_YET))
        .order_by(bilateral.c.id)
    )
    row = connection.execute(query).first()
    if row is None:
        return ""
    slot = slot_words(row.slot_starts, row.slot_ends, row.timezone)
    state = ", ".join(part for part in (_(row.status), slot) if part)
    return _("The same two parties have {ref} there already ({state}).").format(ref=row.ref, state=state)
