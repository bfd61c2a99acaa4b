"""A plan made one bilateral after the other, the highest first: where the solver begins."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.bilaterals.placing.problem import Placed, Problem, Request
from secretariat.bilaterals.placing.room_groups import RoomGroup

Options = dict[str, dict[int, list[int]]]
"""The minutes at which each request could begin, by the number of the rooms' group."""


def cost(request: Request, starts: int, room: str) -> int:
    """How far a slot is from what was preferred: minutes outside the time, and an hour for another room."""
    away = 0
    if request.preferred is not None:
        away = max(0, request.preferred.starts - starts) + max(0, starts + request.minutes - request.preferred.ends)
    return away + (60 if request.preferred_room and request.preferred_room != room else 0)


def first_plan(problem: Problem, groups: Sequence[RoomGroup], options: Options) -> dict[str, tuple[int, int]]:
    """What can be placed so: for each reference its minute and its rooms' group; some may be missing."""
    free_of: dict[str, list[Placed]] = {key: [] for key in problem.resources}
    used: list[list[Placed]] = [[] for _group in groups]
    plan: dict[str, tuple[int, int]] = {}
    order = sorted(problem.requests, key=lambda one: (-one.weight, sum(map(len, options[one.ref].values())), one.ref))
    for request in order:
        best = min(_possible(problem, groups, request, options[request.ref], free_of, used), default=None)
        if best is None:
            continue
        starts, number = best[1], best[2]
        placed = Placed(request.ref, starts, starts + request.minutes, groups[number].any.name)
        plan[request.ref] = (starts, number)
        used[number].append(placed)
        for key in request.resources:
            free_of[key].append(placed)
    return plan


def _possible(
    problem: Problem,
    groups: Sequence[RoomGroup],
    request: Request,
    options: dict[int, list[int]],
    engaged: dict[str, list[Placed]],
    used: list[list[Placed]],
) -> list[tuple[int, int, int]]:
    found = []
    for number, starts in options.items():
        group = groups[number]
        busy = [one for key in request.resources for one in engaged[key]]
        gaps = [(one, problem.minutes_between(one.room, group.any.name)) for one in busy]
        for at in starts:
            ends = at + request.minutes
            if any(at < one.ends + gap and one.starts < ends + gap for one, gap in gaps):
                continue
            buffer = group.any.buffer
            beside = [one for one in used[number] if at < one.ends + buffer and one.starts < ends + buffer]
            if _at_once(beside, buffer) < len(group.rooms):
                found.append((cost(request, at, group.any.name), at, number))
                if request.preferred is None:
                    break
    return found


def _at_once(slots: Sequence[Placed], buffer: int) -> int:
    """How many rooms slots take together, buffers counted, at the most."""
    return max((sum(two.starts <= one.starts < two.ends + buffer for two in slots) for one in slots), default=0)
