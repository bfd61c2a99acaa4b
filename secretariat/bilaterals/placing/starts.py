"""When a bilateral could begin in a room, everything that stays where it is considered. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.bilaterals.placing.problem import Engagement, Kind, Problem, Request, Room, Span, merged

Starts = list[tuple[int, int]]
"""Ranges of first minutes, both ends included."""


def starts_in(problem: Problem, request: Request, room: Room) -> list[int]:
    """The minutes, on the grid, at which ``request`` could begin in ``room`` were it the only one to be placed."""
    ranges = _wide(problem, request, room)
    if problem.not_before is not None:
        ranges = _both(ranges, [(problem.not_before, _END)])
    for closed in problem.closed:
        ranges = _without(ranges, (closed,), request.minutes, problem.minutes_between(closed.room, room.name))
    for key in request.resources:
        one = problem.resources[key]
        free = one.free
        if free is not None:
            ranges = _both(ranges, _inside(free, request.minutes))
        for engagement in one.engagements:
            ranges = _without(
                ranges, (engagement,), request.minutes, problem.minutes_between(engagement.room, room.name)
            )
    if room.free is not None:
        ranges = _both(ranges, _inside(room.free, request.minutes))
    for engagement in room.engagements:
        gap = room.buffer if engagement.kind is not Kind.AWAY else 0
        ranges = _without(ranges, (engagement,), request.minutes, gap)
    grid = problem.grid
    return [at for low, high in ranges for at in range(-(-low // grid) * grid, high + 1, grid)]


def cut(spans: Sequence[Span], away: Iterable[tuple[int, int]]) -> list[Span]:
    """What is left of times when others are taken out of them."""
    left = merged(spans)
    for low, high in away:
        left = [
            piece
            for span in left
            for piece in (Span(span.starts, min(span.ends, low)), Span(max(span.starts, high), span.ends))
            if piece.starts < piece.ends
        ]
    return left


_END = 1 << 40


def _wide(problem: Problem, request: Request, room: Room) -> Starts:
    if room.seats is not None and request.seats > room.seats:
        return []
    return _inside(problem.hours or (), request.minutes)


def _inside(spans: Iterable[Span], minutes: int) -> Starts:
    return [(span.starts, span.ends - minutes) for span in merged(spans) if span.ends - span.starts >= minutes]


def _both(first: Starts, second: Starts) -> Starts:
    return [(max(a, c), min(b, d)) for a, b in first for c, d in second if max(a, c) <= min(b, d)]


def _without(ranges: Starts, away: Iterable[Engagement], minutes: int, gap: int = 0) -> Starts:
    for one in away:
        last, first = one.starts - gap - minutes, one.ends + gap
        ranges = (
            [
                piece
                for low, high in ranges
                for piece in ((low, min(high, last)), (max(low, first), high))
                if piece[0] <= piece[1]
            ]
            if last < first
            else ranges
        )
    return ranges
