"""The question of slots with one rule or one thing changed: which rules forbid a plan, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secretariat.bilaterals.placing.problem import Engagement, Kind, Problem, Resource, Room, Span, merged
from secretariat.bilaterals.placing.reasons import with_reasons
from secretariat.bilaterals.placing.solving import Answer, possible
from secretariat.bilaterals.placing.words import long_words, span_of
from secretariat.values.language import _

_FEW = 25


def any_plan(problem: Problem) -> Answer:
    """Whether there is a plan, looked for as long as so many questions allow."""
    return possible(problem, steps=0.3 if len(problem.requests) <= _FEW else 0.02)


def without(problem: Problem, kind: Kind) -> Problem:
    """The question without plenaries, or without what was taken out of the hours."""
    return replace(problem, closed=tuple(one for one in problem.closed if one.kind is not kind))


def unbound(one: Resource) -> Resource:
    """Somebody with nothing else to do."""
    return replace(one, engagements=(), said=())


def emptied(room: Room) -> Room:
    """A room that nothing uses, with seats enough."""
    return replace(room, engagements=(), free=None, seats=None)


def relaxed(problem: Problem) -> Iterator[tuple[str, Problem]]:
    """The question without one rule each, and that rule's name."""
    without_walk = replace(problem, walk=0, walks={})
    yield _("walking times"), without_walk
    yield (
        _("buffers between uses of a room"),
        replace(problem, rooms=tuple(replace(room, buffer=0) for room in problem.rooms)),
    )
    more = tuple(Room(f"\0{number}", problem.rooms[0].building) for number in range(len(problem.requests)))
    yield _("the number of rooms"), replace(problem, rooms=(*problem.rooms, *more))
    yield (
        _("the times of rooms"),
        replace(problem, rooms=tuple(replace(emptied(room), seats=room.seats) for room in problem.rooms)),
    )
    kinds = {one.kind for one in problem.closed}
    if Kind.PLENARY in kinds:
        yield _("plenaries"), without(problem, Kind.PLENARY)
    if Kind.HOURS in kinds:
        yield _("what is taken out of the hours"), without(problem, Kind.HOURS)
    if _off_the_grid(problem):
        yield _("slots that begin at whole five minutes alone"), replace(problem, grid=1)
    for key, one in problem.resources.items():
        if one.engagements or one.said:
            changed = {**problem.resources, key: unbound(one)}
            said = with_reasons(problem, one, _("the time of {name}").format(name=one.name))
            yield said, replace(problem, resources=changed)
        if sum(key in request.resources for request in problem.requests) > 1:
            requests = tuple(
                replace(request, resources=tuple(it for it in request.resources if it != key))
                for request in problem.requests
            )
            yield _("{name}, in one place at a time").format(name=one.name), replace(problem, requests=requests)


def _off_the_grid(problem: Problem) -> bool:
    """Whether anything begins or ends at a minute at which no slot does."""
    times: list[Span | Engagement] = [*(problem.hours or ()), *problem.closed]
    for who in problem.resources.values():
        times += [*who.engagements, *(who.free or ())]
    for room in problem.rooms:
        times += room.engagements
    return any(one.starts % problem.grid or one.ends % problem.grid for one in times)


def would_help(problem: Problem) -> Iterator[str]:
    """The smallest changes that allow a plan, tried one by one."""
    if not problem.rooms or not problem.hours:
        return
    longest = max(request.minutes for request in problem.requests)
    for minutes in (45, 40, 30, 25, 20, 15):
        if minutes < longest:
            requests = tuple(replace(it, minutes=min(it.minutes, minutes)) for it in problem.requests)
            if any_plan(replace(problem, requests=requests)).possible:
                yield _("bilaterals of {minutes}").format(minutes=long_words(minutes))
                break
    if any(room.buffer for room in problem.rooms):
        for buffer in (5, 0):
            rooms = tuple(replace(room, buffer=min(room.buffer, buffer)) for room in problem.rooms)
            if any_plan(replace(problem, rooms=rooms)).possible:
                yield _("a buffer of {minutes}").format(minutes=long_words(buffer))
                break
    another = replace(problem.rooms[0], name="\0", engagements=(), free=None)
    if any_plan(replace(problem, rooms=(*problem.rooms, another))).possible:
        yield _("another room")
    yield from _longer_hours(problem)
    kinds = {one.kind for one in problem.closed}
    if Kind.PLENARY in kinds and any_plan(without(problem, Kind.PLENARY)).possible:
        yield _("plenaries at another time")
    if Kind.HOURS in kinds and any_plan(without(problem, Kind.HOURS)).possible:
        yield _("giving back what is taken out of the hours")


def _longer_hours(problem: Problem) -> Iterator[str]:
    """Each stretch of hours in turn with a later end, then with an earlier beginning: the fewest quarters."""
    hours = merged(problem.hours or ())
    for number, span in enumerate(hours[:6]):
        for more in (15, 30, 45, 60, 90, 120):
            longer = [*hours[:number], Span(span.starts, span.ends + more), *hours[number + 1 :]]
            if any_plan(replace(problem, hours=tuple(longer))).possible:
                until = span_of(span.starts, span.ends + more, problem.zone)
                yield _("hours longer by {minutes}: {span}").format(minutes=long_words(more), span=until)
                break
