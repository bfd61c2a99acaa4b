"""The rooms in which bilaterals of a meeting could be, what uses them already, and how far they are apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.placing.occasions import session_words
from secretariat.bilaterals.placing.problem import Engagement, Kind, Room, Span
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.words import minute_of
from secretariat.meetings.programme_model import room, room_walk
from secretariat.values.text import folded


def rooms_there(
    connection: Connection,
    host_id: int,
    rows: Sequence[RowMapping],
    times: Sequence[RowMapping],
    sessions: Sequence[Mapping[str, Any]],
    spacing: Spacing,
) -> tuple[tuple[Room, ...], dict[tuple[str, str], int], frozenset[str]]:
    """Every room that is named, how far they are apart, and which are for bilaterals."""
    query = select(room).where(room.c.meeting_id == host_id).order_by(room.c.name, room.c.id)
    known = connection.execute(query).mappings().all()
    used = [row for row in sessions if host_id in (row["meeting_id"], row["venue"])]
    by_id = {row["id"]: row["name"] for row in known}
    of_name = {row["folded"]: row for row in known}
    offered = [row["room"] for row in times if row["room"] and row["free"]]
    named = {folded(row["name"]): row["name"] for row in known}
    for name in (*offered, *(row["room"] for row in rows), *(row["room"] for row in used)):
        if name.strip():
            named.setdefault(folded(name), name.strip())
    rooms = []
    for plain, name in sorted(named.items(), key=lambda pair: pair[1]):
        row = of_name.get(plain)
        own = [one for one in times if folded(one["room"]) == plain and one["room"]]
        uses = [
            Engagement(minute_of(it["starts"]), minute_of(it["ends"]), session_words(it, host_id), name, Kind.ROOM)
            for it in used
            if folded(it["room"]) == plain
        ]
        away = [
            Engagement(minute_of(it["starts"]), minute_of(it["ends"]), it["note"], kind=Kind.AWAY)
            for it in own
            if not it["free"]
        ]
        free = tuple(Span(minute_of(it["starts"]), minute_of(it["ends"])) for it in own if it["free"])
        buffer = spacing.buffer if row is None or row["buffer"] is None else row["buffer"]
        building, seats = (row["building"], row["seats"]) if row is not None else ("", None)
        rooms.append(Room(name, folded(building), buffer, seats, (*uses, *away), free or None))
    pairs = select(room_walk).where(room_walk.c.from_id.in_(list(by_id)))
    walks: dict[tuple[str, str], int] = {}
    for row in connection.execute(pairs).mappings():
        if row["to_id"] in by_id:
            near, far = sorted((by_id[row["from_id"]], by_id[row["to_id"]]))
            walks[near, far] = row["minutes"]
    chosen = {row["name"] for row in known if row["for_bilaterals"]} | {named[folded(name)] for name in offered}
    return tuple(rooms), walks, frozenset(chosen)
