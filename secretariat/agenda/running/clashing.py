"""Which engagements clash: a person, head, room, interpreter or equipment twice, a bilateral in a plenary. Pure.

An engagement is a session or a bilateral with its moments in UTC, so that zones and changes of clocks play no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from secretariat.agenda.running.timetable import minutes_between
from secretariat.values.language import N_


class ClashKind(StrEnum):
    """What two engagements clash over; the values are promised to scripts."""

    HEAD = N_("head")
    PERSON = N_("person")
    PLENARY = N_("plenary")
    ROOM = N_("room")
    BUFFER = N_("buffer")  # the room is used again sooner than it may be
    WALK = N_("walk")  # somebody can't get from one room to the other in time
    INTERPRETER = N_("interpreter")
    EQUIPMENT = N_("equipment")


@dataclass(frozen=True, slots=True)
class Place:
    """A room: of which venue (a host meeting's number), compared by its folded name, as it is written."""

    venue: int
    folded: str
    name: str


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody at an engagement: ``key`` tells people apart, ``head`` whether they are there as head of delegation."""

    key: str
    name: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Engagement:
    """A session or bilateral at its time (UTC); ``venue`` is the host meeting all of its rooms belong to.

    ``takes_heads`` is said of a plenary and a restricted session: every head of delegation of ``meeting_id`` is there.
    """

    ref: str
    title: str
    meeting_id: int
    venue: int
    zone: str
    starts: datetime
    ends: datetime
    is_bilateral: bool = False
    takes_heads: bool = False
    place: Place | None = None
    track: str = ""
    people: tuple[Attending, ...] = ()
    interpreters: tuple[tuple[str, str], ...] = ()  # folded, as written
    equipment: tuple[tuple[str, str], ...] = ()  # brought there; what belongs to the room is not among it


@dataclass(frozen=True, slots=True)
class Clash:
    """Two engagements that can't both be: over what, and over whom or which (in words); ``first`` begins first.

    ``minutes``: how long they overlap, or how many are lacking between them. ``who_or_what`` is "" where all heads
    of delegation are meant.
    """

    kind: ClashKind
    who_or_what: str
    first: Engagement
    second: Engagement
    minutes: int


@dataclass(frozen=True, slots=True)
class Between:
    """How far rooms are apart, and how long each stays empty between uses, in minutes."""

    walk: Callable[[Place, Place], int]
    buffer: Callable[[Place, bool], int]  # whether a bilateral is one of the uses


FARTHEST: Final = timedelta(hours=4)
"""No walk and no buffer is longer than this."""


def clashes(engagements: Sequence[Engagement], between: Between) -> list[Clash]:
    """Every clash among the engagements, in the order of time; each pair is told once for each person or thing."""
    ordered = sorted(engagements, key=lambda one: (one.starts, one.ends, one.ref))
    found: list[Clash] = []
    going: list[Engagement] = []
    for second in ordered:
        going = [one for one in going if one.ends + FARTHEST > second.starts]
        for first in going:
            found += _of_pair(first, second, between)
        going.append(second)
    return found


def _of_pair(first: Engagement, second: Engagement, between: Between) -> Iterator[Clash]:
    until = min(first.ends, second.ends)
    if second.starts < until:
        overlap = minutes_between(second.starts, until)
        for kind, what in _over(first, second):
            yield Clash(kind, what, first, second, overlap)
    elif first.ends <= second.starts:
        gap = minutes_between(first.ends, second.starts)
        for kind, what, needed in _needing_time(first, second, between):
            if needed > gap:
                yield Clash(kind, what, first, second, needed - gap)


def _over(first: Engagement, second: Engagement) -> Iterator[tuple[ClashKind, str]]:
    heads_told = False
    if first.takes_heads or second.takes_heads:
        plenary, other = (first, second) if first.takes_heads else (second, first)
        # Only the heads of its own meeting: ministers meet while their senior officials sit.
        if other.is_bilateral and other.venue == plenary.meeting_id:
            heads_told = True
            yield ClashKind.PLENARY, plenary.title
        elif other.takes_heads and other.meeting_id == plenary.meeting_id:
            heads_told = True
            yield ClashKind.PLENARY, ""
    for one, other_one in _both(first, second):
        head = one.head or other_one.head
        if not (heads_told and one.head and other_one.head):
            yield (ClashKind.HEAD if head else ClashKind.PERSON), one.name
    if first.place is not None and second.place is not None and _same(first.place, second.place):
        yield ClashKind.ROOM, first.place.name
    for kind, ours, theirs in (
        (ClashKind.INTERPRETER, first.interpreters, second.interpreters),
        (ClashKind.EQUIPMENT, first.equipment, second.equipment if first.venue == second.venue else ()),
    ):
        also = dict(theirs)
        yield from ((kind, name) for key, name in ours if key in also)


def _needing_time(first: Engagement, second: Engagement, between: Between) -> Iterator[tuple[ClashKind, str, int]]:
    here, there = first.place, second.place
    if here is None or there is None or here.venue != there.venue:
        return
    if _same(here, there):
        if first.is_bilateral or second.is_bilateral or first.track != second.track:
            yield ClashKind.BUFFER, here.name, between.buffer(here, first.is_bilateral or second.is_bilateral)
        return
    needed = between.walk(here, there)
    if needed:
        yield from ((ClashKind.WALK, one.name, needed) for one, _other in _both(first, second))


def _both(first: Engagement, second: Engagement) -> Iterator[tuple[Attending, Attending]]:
    there = {one.key: one for one in second.people}
    return ((one, there[one.key]) for one in first.people if one.key in there)


def _same(one: Place, other: Place) -> bool:
    return one.venue == other.venue and one.folded == other.folded
