"""A meeting's sessions as a list reads them: with what clashes and what is to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from secretariat.agenda.running.clashes import USUAL_BUFFER, USUAL_WALK, clashes_by_ref, clashes_in
from secretariat.agenda.running.queries import programme_in
from secretariat.agenda.running.rows import SessionRow
from secretariat.meetings.finding import meeting_id
from secretariat.record.record import Record
from secretariat.values.list_query import ListQuery
from secretariat.values.text import folded

SORTS: Final = ("time", "track", "room", "title")


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of a list in its order, and the names of the tracks among them, the main one ("") first."""

    sessions: tuple[SessionRow, ...]
    tracks: tuple[str, ...]

    def count(self) -> int:
        """How many there are."""
        return len(self.sessions)

    def rows(self, start: int, limit: int) -> Sequence[SessionRow]:
        """At most ``limit`` of them, from ``start``."""
        return self.sessions[start : start + limit]

    def position(self, id: int) -> int | None:
        """Where a session stands, or ``None``."""
        return next((place for place, one in enumerate(self.sessions) if one.id == id), None)


def sessions_listed(
    record: Record, query: ListQuery, *, buffer: int = USUAL_BUFFER, walk: int = USUAL_WALK
) -> Sessions:
    """The sessions of the meeting ``scope["meeting"]``, by time, track, room or title; narrowed by words.

    Raises ``NotFound`` where that meeting is not there.
    """
    with record.reading() as connection:
        of = meeting_id(connection, query.scope.get("meeting", ""))
        programme = programme_in(connection, of, record.today)
        against = clashes_by_ref(clashes_in(connection, of, buffer=buffer, walk=walk))
    rows = [replace(one.row, clashes=against.get(one.ref, ())) for one in programme.sessions]
    for word in folded(query.words).split():
        rows = [one for one in rows if word in _searched(one)]
    if query.sort in SORTS[1:]:
        rows.sort(key=lambda one: folded(getattr(one, query.sort)))
    if query.descending:
        rows.reverse()
    tracks = sorted({one.track for one in rows}, key=lambda track: (track != "", track.casefold()))
    return Sessions(tuple(rows), tuple(tracks))


def _searched(one: SessionRow) -> str:
    return folded(" ".join((one.ref, one.title, one.kind, one.status, one.track, one.room)))
