"""What is to be placed, and what stands in the way: requests, rooms, people, hours. Pure; minutes since 1970 (UTC)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from secretariat.values.language import N_

GRID: Final = 5
"""Slots begin at whole five minutes: every zone's offset is a multiple of them."""


class Kind(StrEnum):
    """What is in two places, or not to be had, in a clash."""

    HEAD = N_("head")
    PARTY = N_("party")
    INTERPRETER = N_("interpreter")
    NOTE_TAKER = N_("note-taker")
    ROOM = N_("room")
    BUFFER = N_("buffer between uses of a room")
    WALK = N_("walking time")
    PLENARY = N_("plenary")
    AWAY = N_("not available")
    HOURS = N_("outside the hours")
    SEATS = N_("seats")
    PAST = N_("past")


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when; what ends as another begins does not touch it."""

    starts: int
    ends: int


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same times, with what touches put together, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.starts, one.ends)):
        if found and span.starts <= found[-1].ends:
            found[-1] = Span(found[-1].starts, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return found


def in_both(first: Iterable[Span], second: Sequence[Span]) -> list[Span]:
    """The times that are in the one and in the other."""
    shared = [Span(max(a.starts, b.starts), min(a.ends, b.ends)) for a in first for b in second]
    return [span for span in shared if span.starts < span.ends]


@dataclass(frozen=True, slots=True)
class Engagement:
    """Something that stays where it is: ``what`` in words, in a room ("" where it is not known)."""

    starts: int
    ends: int
    what: str
    room: str = ""
    kind: Kind = Kind.HEAD
    whose: str = ""  # of whom it was said, where that is not the one it keeps


@dataclass(frozen=True, slots=True)
class Said:
    """The only times that were said to be free, of a head or of the party; ``whose`` is "" where of the head."""

    spans: tuple[Span, ...]
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """Somebody who is in one place at a time: a head, a party without a known head, an interpreter, a note-taker.

    ``said`` are the free times that were given; one is free where every one of them says so.
    """

    key: str
    name: str
    kind: Kind
    engagements: tuple[Engagement, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def free(self) -> tuple[Span, ...] | None:
        """The only times they have; ``None`` where none were given."""
        if not self.said:
            return None
        found = merged(self.said[0].spans)
        for one in self.said[1:]:
            found = in_both(found, merged(one.spans))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Room:
    """A room for bilaterals. ``buffer``: minutes between two uses; ``building`` "" counts as one with any other ""."""

    name: str
    building: str = ""
    buffer: int = 0
    seats: int | None = None
    engagements: tuple[Engagement, ...] = ()
    free: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A bilateral to be placed; ``weight`` is higher, the higher its heads stand; ``resources`` are keys."""

    ref: str
    minutes: int
    resources: tuple[str, ...]
    weight: int = 1
    preferred: Span | None = None
    preferred_room: str = ""
    seats: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that counts when bilaterals are placed in the margins of one meeting.

    ``hours``: when they may be held (``None``: not laid down). ``closed``: plenaries, and hours taken out.
    ``walks``: minutes between two rooms, names in order; other rooms are ``walk`` apart where their buildings differ.
    """

    requests: tuple[Request, ...]
    rooms: tuple[Room, ...]
    resources: Mapping[str, Resource]
    hours: tuple[Span, ...] | None
    closed: tuple[Engagement, ...] = ()
    walks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    walk: int = 0
    not_before: int | None = None
    grid: int = GRID
    zone: str = "UTC"
    everywhere: Mapping[str, str] = field(default_factory=dict)  # the buildings of rooms not for bilaterals

    def minutes_between(self, first: str, second: str) -> int:
        """How long one walks from a room to another; 0 where one of them is not known."""
        if not first or not second or first == second:
            return 0
        near, far = sorted((first, second))
        known = self.walks.get((near, far))
        if known is not None:
            return known
        return self.walk if self._building(first) != self._building(second) else 0

    def _building(self, name: str) -> str:
        return next((room.building for room in self.rooms if room.name == name), self.everywhere.get(name, ""))


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot that a bilateral has, or is proposed, and why."""

    ref: str
    starts: int
    ends: int
    room: str
    why: str = ""
