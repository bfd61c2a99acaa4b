"""What would go with meetings that are deleted, told before they are."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.belongings import what_goes_along
from secretariat.record.record import Record


def goes_with_meetings(record: Record, names: Sequence[str]) -> str:
    """What belongs to these meetings alone, by kind: "2 sessions (S-1, S-2), 1 room"; "" where nothing does."""
    with record.reading() as connection:
        return what_goes_along(connection, meeting, [meeting_id(connection, name) for name in names])
