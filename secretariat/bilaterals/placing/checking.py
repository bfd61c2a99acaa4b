"""Whether a plan holds: every clash in it, found pair by pair. Knows nothing of how the plan was made. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secretariat.bilaterals.placing.problem import Engagement, Kind, Placed, Problem, Request, Room, Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two things that can't both be: what is in two places (``kind``, ``who_or_what``), and what clashes with what.

    ``starts`` and ``ends`` are the second thing's, in minutes; equal where it has no time.
    """

    kind: Kind
    who_or_what: str
    first: str
    second: str
    starts: int = 0
    ends: int = 0
    room: str = ""
    lacking: int = 0
    whose: str = ""  # of whom it was said that they are not free, where that is another


def no_clash(problem: Problem, plan: Sequence[Placed]) -> bool:
    """Whether everything in a plan can be as it stands there."""
    return next(clashes(problem, plan), None) is None


def clashes(problem: Problem, plan: Sequence[Placed], *, only: str = "") -> Iterator[Clash]:
    """Every clash of a plan, or those of the bilateral ``only`` (which then stands first in each)."""
    requests = {one.ref: one for one in problem.requests}
    rooms = {one.name: one for one in problem.rooms}
    for placed in plan:
        if not only or placed.ref == only:
            yield from _with_fixed(problem, requests[placed.ref], placed, rooms.get(placed.room))
    for first, second in combinations(plan, 2):
        if only and only not in (first.ref, second.ref):
            continue
        one, other = (second, first) if second.ref == only else (first, second)
        yield from _of_two(problem, (requests[one.ref], one), (requests[other.ref], other), rooms.get(one.room))


def _with_fixed(problem: Problem, request: Request, placed: Placed, room: Room | None) -> Iterator[Clash]:
    if problem.not_before is not None and placed.starts < problem.not_before:
        yield Clash(Kind.PAST, "", placed.ref, "")
    if problem.hours is not None and not _within(problem.hours, placed):
        yield Clash(Kind.HOURS, "", placed.ref, "")
    for one in problem.closed:
        gap = problem.minutes_between(one.room, placed.room)
        if _touch(placed, one, 0):
            yield _clash(one.kind, "", placed, one)
        elif _touch(placed, one, gap):
            yield _clash(Kind.WALK, "", placed, one, gap)
    for key in request.resources:
        resource = problem.resources[key]
        for said in resource.said:
            if not _within(said.spans, placed):
                yield Clash(Kind.AWAY, resource.name, placed.ref, "", whose=said.whose)
        for one in resource.engagements:
            gap = problem.minutes_between(one.room, placed.room)
            if _touch(placed, one, 0):
                yield _clash(Kind.AWAY if one.kind is Kind.AWAY else resource.kind, resource.name, placed, one)
            elif _touch(placed, one, gap):
                yield _clash(Kind.WALK, resource.name, placed, one, gap)
    if room is not None:
        yield from _in_room(request, placed, room)


def _in_room(request: Request, placed: Placed, room: Room) -> Iterator[Clash]:
    if room.seats is not None and request.seats > room.seats:
        yield Clash(Kind.SEATS, room.name, placed.ref, "", lacking=request.seats - room.seats)
    if room.free is not None and not _within(room.free, placed):
        yield Clash(Kind.AWAY, room.name, placed.ref, "")
    for one in room.engagements:
        if _touch(placed, one, 0):
            yield _clash(Kind.AWAY if one.kind is Kind.AWAY else Kind.ROOM, room.name, placed, one)
        elif one.kind is not Kind.AWAY and _touch(placed, one, room.buffer):
            yield _clash(Kind.BUFFER, room.name, placed, one, room.buffer)


def _of_two(
    problem: Problem, first: tuple[Request, Placed], second: tuple[Request, Placed], room: Room | None
) -> Iterator[Clash]:
    (one, placed), (other, beside) = first, second
    against = Engagement(beside.starts, beside.ends, beside.ref, beside.room)
    for key in one.resources:
        if key not in other.resources:
            continue
        resource = problem.resources[key]
        gap = problem.minutes_between(placed.room, beside.room)
        if _touch(placed, against, 0):
            yield _clash(resource.kind, resource.name, placed, against)
        elif _touch(placed, against, gap):
            yield _clash(Kind.WALK, resource.name, placed, against, gap)
    if placed.room and placed.room == beside.room:
        if _touch(placed, against, 0):
            yield _clash(Kind.ROOM, placed.room, placed, against)
        elif room is not None and _touch(placed, against, room.buffer):
            yield _clash(Kind.BUFFER, placed.room, placed, against, room.buffer)


def _clash(kind: Kind, name: str, placed: Placed, one: Engagement, lacking: int = 0) -> Clash:
    return Clash(kind, name, placed.ref, one.what, one.starts, one.ends, one.room, lacking, one.whose)


def _touch(placed: Placed, one: Engagement, gap: int) -> bool:
    return placed.starts < one.ends + gap and one.starts < placed.ends + gap


def _within(spans: Sequence[Span], placed: Placed) -> bool:
    """Whether a slot lies in the times whole: minute by minute, so that times that only touch count as one."""
    at = placed.starts
    for span in sorted(spans, key=lambda it: (it.starts, it.ends)):
        if span.starts <= at < span.ends:
            at = span.ends
    return at >= placed.ends
