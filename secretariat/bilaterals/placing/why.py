"""Why a bilateral has the slot it was given, in words, found from the plan alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secretariat.bilaterals.placing.by_hand import cost
from secretariat.bilaterals.placing.checking import Clash, clashes
from secretariat.bilaterals.placing.problem import Kind, Placed, Problem, Request
from secretariat.bilaterals.placing.starts import starts_in
from secretariat.bilaterals.placing.words import long_words
from secretariat.values.language import _


def with_why(problem: Problem, plan: Sequence[Placed]) -> list[Placed]:
    """The same plan, each slot with why it was chosen."""
    requests = {one.ref: one for one in problem.requests}
    return [replace(placed, why=_why(problem, plan, requests[placed.ref], placed)) for placed in plan]


def _why(problem: Problem, plan: Sequence[Placed], request: Request, placed: Placed) -> str:
    return "; ".join(part for part in (_time(problem, plan, request, placed), _room(problem, plan, placed)) if part)


def _time(problem: Problem, plan: Sequence[Placed], request: Request, placed: Placed) -> str:
    away = cost(request, placed.starts, request.preferred_room)
    if request.preferred is not None and not away:
        return _("in the time preferred")
    in_the_way = _before(problem, plan, request, placed)
    if request.preferred is not None:
        said = _("{minutes} from the time preferred").format(minutes=long_words(away))
        return f"{said}, {in_the_way}" if in_the_way else said
    return in_the_way or _("free for both, with room and walking time kept")


def _before(problem: Problem, plan: Sequence[Placed], request: Request, placed: Placed) -> str:
    """What is over as this begins: why it is not earlier."""
    earlier = [at for room in problem.rooms for at in starts_in(problem, request, room) if at < placed.starts]
    if not earlier:
        return _kept(problem, request, placed) or _("the first time that is free for both")
    last = max(earlier)
    if placed.starts - last > problem.grid and (over := _over(problem, request, last, placed.starts)):
        return over
    others = [one for one in plan if one.ref != request.ref]
    obstacles: list[Clash] = []
    for room in problem.rooms:
        if last not in starts_in(problem, request, room):
            continue
        tried = Placed(request.ref, last, last + request.minutes, room.name)
        found = list(clashes(problem, [*others, tried], only=request.ref))
        if not found:
            return ""
        obstacles += found
    people = [one for one in obstacles if one.kind in (Kind.HEAD, Kind.PARTY)]
    if people:
        return _("the earliest after {other}, with {name} too").format(
            other=people[0].second, name=people[0].who_or_what
        )
    walks = [one for one in obstacles if one.kind is Kind.WALK]
    if walks:
        return _("the earliest after {other} and the walk").format(other=walks[0].second)
    staff = [one for one in obstacles if one.kind in (Kind.INTERPRETER, Kind.NOTE_TAKER)]
    if staff:
        return _("the earliest after {other}, with {name} too").format(other=staff[0].second, name=staff[0].who_or_what)
    if obstacles:
        return _("the earliest at which a room is free")
    return ""


def _over(problem: Problem, request: Request, after: int, until: int) -> str:
    """What stays where it is and ends last in between: a plenary, or what somebody has elsewhere."""
    ended = [(one.ends, one.what, "") for one in problem.closed if after < one.ends <= until and one.what]
    for key in request.resources:
        resource = problem.resources[key]
        held = (one for one in resource.engagements if after < one.ends <= until and one.kind is not Kind.AWAY)
        ended += [(one.ends, one.what, resource.name) for one in held]
    if not ended:
        return ""
    _ends, what, name = max(ended, key=lambda one: one[0])
    if name:
        return _("the earliest after {other}, with {name} too").format(other=what, name=name)
    return _("the earliest after {other}").format(other=what)


def _kept(problem: Problem, request: Request, placed: Placed) -> str:
    """What keeps somebody until then, where without it there would be an earlier time."""
    free = {key: replace(problem.resources[key], engagements=()) for key in request.resources}
    without = replace(problem, resources={**problem.resources, **free})
    earlier = [at for room in problem.rooms for at in starts_in(without, request, room) if at < placed.starts]
    return _over(problem, request, min(earlier), placed.starts) if earlier else ""


def _room(problem: Problem, plan: Sequence[Placed], placed: Placed) -> str:
    request = next(one for one in problem.requests if one.ref == placed.ref)
    if request.preferred_room:
        if request.preferred_room == placed.room:
            return _("in the room preferred")
        return _("the room preferred, {room}, is taken then").format(room=request.preferred_room)
    others = [one for one in plan if one.ref != placed.ref]
    free = [
        room.name
        for room in problem.rooms
        if placed.starts in starts_in(problem, request, room)
        and not any(
            one.kind in (Kind.ROOM, Kind.BUFFER, Kind.WALK)
            for one in clashes(problem, [*others, replace(placed, room=room.name)], only=placed.ref)
        )
    ]
    return _("the only room free then") if free == [placed.room] and len(problem.rooms) > 1 else ""
