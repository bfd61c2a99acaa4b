"""Rooms that are alike for placing: where it makes no difference which of them a bilateral is in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secretariat.bilaterals.placing.problem import Placed, Problem, Room


@dataclass(frozen=True, slots=True)
class RoomGroup:
    """Rooms alike in all that counts, in the order in which they are taken."""

    rooms: tuple[Room, ...]

    @property
    def any(self) -> Room:
        """One that stands for all."""
        return self.rooms[0]


def room_groups(problem: Problem) -> list[RoomGroup]:
    """The rooms by likeness: seats, buffer, times, uses, walking times; one that somebody prefers stands alone."""
    preferred = {one.preferred_room for one in problem.requests if one.preferred_room}
    groups: dict[object, list[Room]] = {}
    for room in problem.rooms:
        alone = room.name if room.name in preferred or room.engagements else ""
        if any(room.name in pair for pair in problem.walks):
            alone = room.name
        like = (alone, room.building, room.buffer, room.seats, room.free)
        groups.setdefault(like, []).append(room)
    return [RoomGroup(tuple(rooms)) for rooms in groups.values()]


def into_rooms(groups: Sequence[RoomGroup], placed: Iterable[tuple[int, Placed]]) -> list[Placed]:
    """Slots that know their group by its number, each in a room of its own: the first that is free by then."""
    free_from = {room.name: -(1 << 40) for group in groups for room in group.rooms}
    found = []
    for number, one in sorted(placed, key=lambda pair: (pair[1].starts, pair[1].ends, pair[1].ref)):
        room = next(room for room in groups[number].rooms if free_from[room.name] <= one.starts)
        free_from[room.name] = one.ends + room.buffer
        found.append(replace(one, room=room.name))
    return found
