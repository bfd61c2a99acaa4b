"""Questions of placing, as tests ask them: small ones at random, and the everyday ones."""

from __future__ import annotations

import random
from itertools import product

from secretariat.bilaterals.placing.checking import no_clash
from secretariat.bilaterals.placing.problem import (
    Engagement,
    Kind,
    Placed,
    Problem,
    Request,
    Resource,
    Room,
    Said,
    Span,
)
from secretariat.bilaterals.placing.starts import starts_in

DAY = 1000 * 1440
"""A midnight, in minutes since 1970."""


def at(day: int, hour: float) -> int:
    """A time on a day, the first being 0."""
    return DAY + day * 1440 + int(hour * 60)


def small(seed: int) -> Problem:
    """Up to four requests among four parties in one or two rooms, in half-hours of one short afternoon."""
    draw = random.Random(seed)
    hours = (Span(at(0, 14), at(0, 14) + 30 * draw.randint(2, 6)),)
    resources = {}
    for name in "ABCD":
        engaged = []
        if draw.random() < 0.4:
            begin = at(0, 14) + 30 * draw.randrange(5)
            engaged.append(Engagement(begin, begin + 30, "session", draw.choice(["", "R0", "Hall"])))
        begin = at(0, 14) + 30 * draw.randrange(2)
        said = (Said((Span(begin, begin + 30 * draw.randint(2, 4)),)),) if draw.random() < 0.3 else ()
        resources[name] = Resource(name, name, Kind.HEAD, tuple(engaged), said)
    buildings = ("north", draw.choice(["north", "south"]))
    rooms = tuple(
        Room(f"R{n}", buildings[n], draw.choice([0, 10, 30]), engagements=_use(draw, n))
        for n in range(draw.randint(1, 2))
    )
    requests = tuple(
        Request(
            f"r{n}",
            draw.choice([30, 30, 60]),
            tuple(sorted(draw.sample("ABCD", 2))),
            draw.randint(1, 4),
            Span(at(0, 15), at(0, 16)) if draw.random() < 0.3 else None,
            draw.choice(["", "", "R0"]),
        )
        for n in range(draw.randint(1, 4))
    )
    closed = (Engagement(at(0, 15), at(0, 15.5), "Plenary", "Hall", Kind.PLENARY),) if draw.random() < 0.3 else ()
    walk = draw.choice([0, 30])
    return Problem(
        requests, rooms, resources, hours, closed, walk=walk, grid=30, everywhere={"Hall": draw.choice(["", "north"])}
    )


def _use(draw: random.Random, number: int) -> tuple[Engagement, ...]:
    if draw.random() > 0.3:
        return ()
    begin = at(0, 14) + 30 * draw.randrange(4)
    return (Engagement(begin, begin + 30, "in use", f"R{number}", draw.choice((Kind.ROOM, Kind.AWAY))),)


def large(seed: int, *, requests: int = 200, parties: int = 40, days: int = 2, rooms: int = 10) -> Problem:
    """Requests among heads who also sit in a session each, over whole days with a plenary and a break for lunch."""
    draw = random.Random(seed)
    hours = tuple(Span(at(day, a), at(day, b)) for day in range(days) for a, b in ((8, 12), (13, 18)))
    resources = {}
    for number in range(parties):
        begin = at(draw.randrange(days), 9 + draw.randrange(16) / 2)
        held = Engagement(begin, begin + 60, "session")
        resources[f"p{number}"] = Resource(f"p{number}", f"Party {number}", Kind.HEAD, (held,))
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < requests:
        one, other = sorted(draw.sample(range(parties), 2))
        pairs.add((one, other))
    asked = []
    for one, other in sorted(pairs):
        preferred = None
        if draw.random() < 0.3:
            begin = at(draw.randrange(days), 8 + draw.randrange(16) / 2)
            preferred = Span(begin, begin + 90)
        of = (f"p{one}", f"p{other}")
        asked.append(Request(f"p{one}-p{other}", draw.choice((20, 30, 30, 45)), of, 1 + parties - one, preferred))
    halls = tuple(Room(f"R{n}", "east" if n % 2 else "west", 10) for n in range(rooms))
    closed = (Engagement(at(0, 10), at(0, 11), "Plenary", "", Kind.PLENARY),)
    return Problem(tuple(asked), halls, resources, hours, closed, walk=10)


def by_trying_all(problem: Problem) -> bool:
    """Whether there is a plan, found by trying every slot and room for every request."""
    ways = [
        [
            Placed(request.ref, start, start + request.minutes, room.name)
            for room in problem.rooms
            for start in range(at(0, 14), at(0, 18), problem.grid)
        ]
        for request in problem.requests
    ]
    alone = [[way for way in own if no_clash(problem, [way])] for own in ways]
    return any(no_clash(problem, plan) for plan in product(*alone))


def starts_of(problem: Problem, ref: str) -> list[int]:
    """Every minute at which a request could begin in some room."""
    request = next(one for one in problem.requests if one.ref == ref)
    return sorted({start for room in problem.rooms for start in starts_in(problem, request, room)})
