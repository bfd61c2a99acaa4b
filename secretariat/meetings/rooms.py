"""What staff know and note of a meeting's rooms: seats, buffer, equipment, and how far one walks between them.

Sessions and bilaterals name a room by its name; here is what is known of that name, compared without case and accents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import room, room_walk
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded, keepable

_FARTHEST: Final = 240
"""Minutes that a walk between two rooms takes at most; more is a journey. So long does a room rest between uses."""


class RoomFields(TypedDict, total=False):
    """What can be set on a room; ``for_bilaterals`` is "yes", "no" or a bool, ``equipment`` is separated by ``;``."""

    name: str
    building: str | None
    seats: int | None
    buffer: int | None
    for_bilaterals: str | bool | None
    equipment: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a meeting; ``buffer`` is in minutes (none: the office's usual), ``walks`` minutes to other rooms."""

    id: int
    version: int
    meeting: str
    name: str
    building: str
    seats: int | None
    buffer: int | None
    for_bilaterals: bool
    equipment: tuple[str, ...]
    note: str
    walks: tuple[tuple[str, int], ...]

    @property
    def ref(self) -> str:
        """What the room goes by."""
        return self.name


def rooms_of(record: Record, which: str) -> list[Room]:
    """The rooms on record of the meeting that ``which`` names, by name; raises ``NotFound`` for no such meeting."""
    with record.reading() as connection:
        return rooms_in(connection, meeting_id(connection, which))


def rooms_in(connection: Connection, of: int) -> list[Room]:
    """The same within a read or an act, for a meeting by its id."""
    ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == of)).scalar() or ""
    rows = connection.execute(select(room).where(room.c.meeting_id == of).order_by(room.c.folded, room.c.id))
    found = rows.mappings().all()
    names = {row["id"]: row["name"] for row in found}
    walks: dict[int, list[tuple[str, int]]] = {id_: [] for id_ in names}
    for (from_id, to_id), minutes in walks_in(connection, list(names)).items():
        walks[from_id].append((names[to_id], minutes))
        walks[to_id].append((names[from_id], minutes))
    return [_room(dict(row), ref, tuple(sorted(walks[row["id"]]))) for row in found]


def walks_in(connection: Connection, rooms: Sequence[int]) -> dict[tuple[int, int], int]:
    """Minutes between rooms (by their ids), each pair once."""
    query = select(room_walk.c.from_id, room_walk.c.to_id, room_walk.c.minutes)
    among = room_walk.c.from_id.in_(rooms) & room_walk.c.to_id.in_(rooms)
    return {(from_id, to_id): minutes for from_id, to_id, minutes in connection.execute(query.where(among))}


def room_by_id(record: Record, id_: int) -> Room:
    """One room by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        of = connection.execute(select(room.c.meeting_id).where(room.c.id == id_)).scalar()
        found = [] if of is None else [one for one in rooms_in(connection, of) if one.id == id_]
    if not found:
        raise NotFound(_("This room is no longer there; somebody deleted it meanwhile."))
    return found[0]


def room_id(connection: Connection, of: int, name: str) -> int:
    """The room of a meeting that ``name`` means; raises ``NotFound`` naming the rooms there are."""
    rows = connection.execute(select(room.c.id, room.c.name, room.c.folded).where(room.c.meeting_id == of)).all()
    wanted = folded(name)
    exact = [row.id for row in rows if row.folded == wanted]
    near: list[int] = exact or [row.id for row in rows if len(wanted) >= 3 and row.folded.startswith(wanted)]
    if len(near) == 1:
        return near[0]
    ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == of)).scalar() or ""
    raise NotFound(
        _("{meeting} has no room “{name}” on record; there are: {names}.").format(
            meeting=ref, name=name, names=", ".join(row.name for row in rows) or _("none yet")
        )
    )


def as_on_record(connection: Connection, of: int, name: str) -> str:
    """A room's name as it is written on record, whatever its case and accents here; others stay as they were typed."""
    here = (room.c.meeting_id == of) & (room.c.folded == folded(keepable(name, _("Room")))[:120])
    return connection.execute(select(room.c.name).where(here)).scalar() or name


def add_room(record: Record, which: str, **fields: Unpack[RoomFields]) -> Room:
    """Note a room of a meeting; raises ``Refused`` where it has one of that ``name`` already."""
    with record.act(N_("Add the room {room} to {meeting}"), room=fields.get("name", ""), meeting=which) as work:
        of = meeting_id(work.connection, which)
        id_ = add_room_in(work, of, fields)
        added = next(one for one in rooms_in(work.connection, of) if one.id == id_)
        record.relabelled(work, N_("Add the room {room} to {meeting}"), room=added.name, meeting=added.meeting)
        return added


def add_room_in(work: Work, of: int, fields: RoomFields) -> int:
    """The same as part of a larger act, for a meeting by its id; gives the room's id."""
    empty = {"building": "", "seats": None, "buffer": None, "for_bilaterals": False, "equipment": "", "note": ""}
    values = {**empty, **_columns({"name": "", **fields})}
    return work.insert(room, {"meeting_id": of, **values})


def edit_room(
    record: Record, which: str, room_name: str, *, version: int | None = None, **fields: Unpack[RoomFields]
) -> Room:
    """Change what is known of a room; ``version`` is the one the form read. Raises ``Conflict``.

    Another name renames what is known, not the sessions and bilaterals that name it.
    """
    with record.act(N_("Edit the room {room} of {meeting}"), room=room_name, meeting=which) as work:
        of = meeting_id(work.connection, which)
        id_ = room_id(work.connection, of, room_name)
        work.change(room, id_, _columns(fields), seen=version)
        after = next(one for one in rooms_in(work.connection, of) if one.id == id_)
        record.relabelled(work, N_("Edit the room {room} of {meeting}"), room=after.name, meeting=after.meeting)
        return after


def remove_rooms(record: Record, which: str, names: Sequence[str], seen: Mapping[int, int] | None = None) -> list[str]:
    """Delete what is known of rooms, with their walks, in one act; sessions and bilaterals keep naming them."""
    gone = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        of = meeting_id(work.connection, which)
        for name in names:
            id_ = room_id(work.connection, of, name)
            gone.append(str(work.as_seen(room, id_, seen or {})["name"]))
            remove_room_in(work, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone))
    return gone


def remove_room_in(work: Work, id_: int) -> None:
    """The same as part of a larger act, for a room by its id."""
    ends = or_(room_walk.c.from_id == id_, room_walk.c.to_id == id_)
    for walk in work.connection.execute(select(room_walk.c.id).where(ends)).scalars().all():
        work.remove(room_walk, walk)
    work.remove(room, id_)


def set_walk(record: Record, which: str, first: str, second: str, minutes: int | None) -> tuple[Room, Room]:
    """Say how many minutes one walks between two rooms, either way; ``None`` for not known. Gives both rooms."""
    with record.act(N_("Say how far {room} is from {other}"), room=first, other=second) as work:
        of = meeting_id(work.connection, which)
        one, other = (room_id(work.connection, of, name) for name in (first, second))
        if one == other:
            raise Refused(_("A walk is between two rooms; name another second one."))
        if minutes is not None and not 0 <= minutes <= _FARTHEST:
            raise Refused(
                _("A walk between rooms takes 0 to {most} minutes; {minutes} were given.").format(
                    most=_FARTHEST, minutes=minutes
                )
            )
        pair = (room_walk.c.from_id.in_((one, other))) & (room_walk.c.to_id.in_((one, other)))
        known = work.connection.execute(select(room_walk.c.id).where(pair)).scalar()
        if minutes is None and known is not None:
            work.remove(room_walk, known)
        elif known is not None:
            work.change(room_walk, known, {"minutes": minutes})
        elif minutes is not None:
            work.insert(room_walk, {"from_id": one, "to_id": other, "minutes": minutes})
        known_rooms = {here.id: here for here in rooms_in(work.connection, of)}
        return known_rooms[one], known_rooms[other]


def room_suggestions(connection: Connection, words: str, *, of: int, limit: int = 8) -> list[tuple[str, str]]:
    """Names of a meeting's rooms that hold ``words``, with building and seats, for completion."""
    query = select(room.c.name, room.c.building, room.c.seats).where(room.c.meeting_id == of).order_by(room.c.folded)
    for word in folded(words).split():
        query = query.where(room.c.folded.contains(word, autoescape=True))
    found = []
    for name, building, seats in connection.execute(query.limit(limit)):
        said = [building] if building else []
        said += [_("{n} seats").format(n=seats)] if seats is not None else []
        found.append((name, " · ".join([name, *said])))
    return found


def parts_of(text: str) -> tuple[str, ...]:
    """What a text names with ``;`` between: equipment, interpreters."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    labels = {"building": _("Building"), "equipment": _("Equipment"), "name": _("Room")}
    values: dict[str, Any] = {key: keepable(fields[key] or "", labels[key]) for key in labels if key in fields}
    if "name" in values:
        if not values["name"]:
            raise Refused(_("{field} is needed.").format(field=_("Room")))
        values["folded"] = folded(values["name"])[:120]
    if "equipment" in values:
        values["equipment"] = "; ".join(parts_of(values["equipment"]))
    if "note" in fields:
        values["note"] = keepable(fields["note"] or "", _("Note"), lines=True)
    if (rest := fields.get("buffer")) is not None and not 0 <= rest <= _FARTHEST:
        raise Refused(
            _("A room stays empty for 0 to {most} minutes between uses; {minutes} were given.").format(
                most=_FARTHEST, minutes=rest
            )
        )
    if "for_bilaterals" in fields:
        values["for_bilaterals"] = fields["for_bilaterals"] in (True, "yes")
    return values | {key: fields[key] for key in ("seats", "buffer") if key in fields}


def _room(row: Mapping[str, Any], ref: str, walks: tuple[tuple[str, int], ...]) -> Room:
    own = ("id", "version", "name", "building", "seats", "buffer", "for_bilaterals", "note")
    return Room(meeting=ref, equipment=parts_of(row["equipment"]), walks=walks, **{key: row[key] for key in own})
