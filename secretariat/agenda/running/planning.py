"""Sessions' beginnings and ends, worked out in the act (or the undo) that changes what they follow from.

They are kept in the row, so that rooms below this one (bilaterals) read when a plenary is without knowing the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda_item, session_item
from secretariat.agenda.running.timetable import Finding, Planned, Timetable, timetable
from secretariat.agenda.states import ItemStatus
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.record.derived import Touched, attends
from secretariat.record.work import Work

Track = tuple[int, date, str]
"""A track of a day: the meeting's id, the day, the track's name."""

_PLANNED_BY: Final = ("meeting_id", "day", "track", "position", "fixed_starts", "minutes", "status")

_STRUCK: Final = (ItemStatus.WITHDRAWN.value, ItemStatus.POSTPONED.value)
"""States of items that take no time where they were planned; one that was carried over was often begun there."""


def track_rows(connection: Connection, track: Track) -> list[RowMapping]:
    """The sessions of a track of a day, in their order."""
    meeting_id, day, name = track
    query = select(session).where(session.c.meeting_id == meeting_id, session.c.day == day, session.c.track == name)
    return list(connection.execute(query.order_by(session.c.position, session.c.id)).mappings())


def planned_of(connection: Connection, rows: list[RowMapping]) -> list[Planned]:
    """The same as the timetable's rule takes them, with what their agenda items take."""
    items = item_minutes(connection, [row["id"] for row in rows])
    return [
        Planned(
            row["id"],
            row["fixed_starts"],
            row["minutes"],
            items.get(row["id"], 0),
            held=row["status"] == SessionStatus.PLANNED.value,
            is_break=row["kind"] == SessionKind.BREAK.value,
        )
        for row in rows
    ]


def item_minutes(connection: Connection, sessions: list[int]) -> dict[int, int]:
    """How many minutes the agenda items of each session take together there; one that was struck takes none."""
    taken = func.coalesce(session_item.c.minutes, agenda_item.c.minutes, 0)
    query = (
        select(session_item.c.session_id, func.sum(taken))
        .join(agenda_item, agenda_item.c.id == session_item.c.item_id)
        .where(session_item.c.session_id.in_(sessions), agenda_item.c.status.not_in(_STRUCK))
        .group_by(session_item.c.session_id)
    )
    return {id_: int(minutes or 0) for id_, minutes in connection.execute(query)}


def timetable_of(connection: Connection, track: Track) -> Timetable:
    """The timetable of a track of a day."""
    return timetable(planned_of(connection, track_rows(connection, track)))


def findings_of(connection: Connection, tracks: set[Track]) -> dict[int, tuple[Finding, ...]]:
    """What the timetable remarks, by session."""
    found: dict[int, tuple[Finding, ...]] = {}
    for track in sorted(tracks):
        for one in timetable_of(connection, track).findings:
            found[one.id] = (*found.get(one.id, ()), one)
    return found


def bring_in_step(work: Work, track: Track) -> None:
    """Work out when each session of a track of a day begins and ends, and write down what is otherwise."""
    rows = {row["id"]: row for row in track_rows(work.connection, track)}
    for one in timetable(planned_of(work.connection, list(rows.values()))).timed:
        if (rows[one.id]["starts"], rows[one.id]["ends"]) != (one.starts, one.ends):
            work.change(session, one.id, {"starts": one.starts, "ends": one.ends})


def track_of(row: Mapping[str, Any]) -> Track:
    """The track and day that a session stands in."""
    return row["meeting_id"], row["day"], row["track"]


@attends(session)
def _session_changed(work: Work, touched: Touched) -> None:
    before, after = touched.before, touched.after
    if before and after and all(before[key] == after.get(key) for key in _PLANNED_BY):
        return
    for track in dict.fromkeys(track_of(row) for row in (before, after) if row):
        bring_in_step(work, track)


@attends(session_item)
def _taken_changed(work: Work, touched: Touched) -> None:
    ids = dict.fromkeys(row["session_id"] for row in (touched.before, touched.after) if row)
    _bring_sessions(work, list(ids))


@attends(agenda_item)
def _item_changed(work: Work, touched: Touched) -> None:
    before, after = touched.before, touched.after
    if before is None or after is None:
        return  # what came or went is in no session yet, or no more
    struck = (before["status"] in _STRUCK) != (after.get("status") in _STRUCK)
    if before["minutes"] == after.get("minutes") and not struck:
        return
    query = select(session_item.c.session_id).where(session_item.c.item_id == before["id"])
    _bring_sessions(work, list(work.connection.execute(query).scalars()))


def _bring_sessions(work: Work, ids: list[int]) -> None:
    rows = work.connection.execute(select(session).where(session.c.id.in_(ids))).mappings().all()
    for track in dict.fromkeys(track_of(dict(row)) for row in rows):
        bring_in_step(work, track)
