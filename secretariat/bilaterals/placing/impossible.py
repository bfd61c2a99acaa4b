"""What makes a set of requests impossible, in plain words, how many can be placed at most, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secretariat.bilaterals.placing.problem import Kind, Placed, Problem, Request, Resource, Room, Span, in_both, merged
from secretariat.bilaterals.placing.reasons import reasons_of, with_reasons
from secretariat.bilaterals.placing.relaxing import any_plan, emptied, relaxed, unbound, without, would_help
from secretariat.bilaterals.placing.solving import Outcome, as_many_as_fit
from secretariat.bilaterals.placing.starts import cut, starts_in
from secretariat.bilaterals.placing.words import day_of, day_words, long_words, span_of
from secretariat.values.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why there is no plan: sentences; ``most``: as many as fit; ``would_help``: the smallest changes."""

    why: tuple[str, ...]
    most: tuple[Placed, ...]
    left_out: tuple[str, ...]
    would_help: tuple[str, ...]


def what_forbids(problem: Problem) -> Impossible:
    """Look for what forbids a plan, from the plainest to the most entangled; and for what would allow it."""
    why = plainly_forbidden(problem) or tuple(_together(problem))
    most = as_many_as_fit(problem).plan
    placed = {one.ref for one in most}
    left = tuple(one.ref for one in problem.requests if one.ref not in placed)
    return Impossible(why, most, left, tuple(would_help(problem)))


def plainly_forbidden(problem: Problem) -> tuple[str, ...]:
    """What arithmetic alone shows to be impossible, without any looking for plans; nothing where it shows nothing."""
    return tuple(_never(problem)) or tuple(_too_little_time(problem))


def _never(problem: Problem) -> Iterator[str]:
    """Requests that have no time at all, were they the only ones."""
    for request in problem.requests:
        if not problem.rooms:
            yield _("No room is for bilaterals; name one: secretariat bilaterals available … --room ROOM.")
            return
        if any(starts_in(problem, request, room) for room in problem.rooms):
            continue
        causes = list(_causes(problem, request))
        said = _("{ref} ({minutes}) has no time within the hours: {causes}.")
        yield said.format(ref=request.ref, minutes=long_words(request.minutes), causes="; ".join(causes))


def _causes(problem: Problem, request: Request) -> Iterator[str]:
    def fits(changed: Problem) -> bool:
        return any(starts_in(changed, request, room) for room in changed.rooms)

    bare = replace(
        problem,
        closed=(),
        resources={key: unbound(one) for key, one in problem.resources.items()},
        rooms=tuple(emptied(room) for room in problem.rooms),
    )
    if not fits(replace(bare, not_before=None)):
        by_the_minute = fits(replace(bare, not_before=None, grid=1))
        yield _off_the_grid_words(problem) if by_the_minute else _("no stretch of the hours is as long")
        return
    if not fits(bare):
        yield _("they are past")
        return
    found = False
    for key in request.resources:
        one = problem.resources[key]
        if fits(replace(problem, resources={**problem.resources, key: unbound(one)})):
            found = True
            yield with_reasons(problem, one, _("{name} is not free then").format(name=one.name))
    if fits(without(problem, Kind.PLENARY)):
        found = True
        yield _("plenaries take it")
    if fits(without(problem, Kind.HOURS)):
        found = True
        yield _("it is taken out of the hours")
    if fits(replace(problem, rooms=tuple(emptied(room) for room in problem.rooms))):
        found = True
        yield _("no room is free then, or none has seats enough")
    if not found:
        names = ", ".join(problem.resources[key].name for key in request.resources)
        yield _("{names}, plenaries and rooms are never free at the same time").format(names=names)


def _too_little_time(problem: Problem) -> Iterator[str]:
    """Somebody, or all rooms together, with more to do than there is time."""
    for key, one in problem.resources.items():
        own = [request for request in problem.requests if key in request.resources]
        free = _free_of(problem, one)
        need = sum(request.minutes for request in own)
        shortest = min((request.minutes for request in own), default=1)
        fit = sum((span.ends - span.starts) // shortest for span in free)
        if len(own) > 1 and (need > _length(free) or fit < len(own)):
            said = _needs(own, one.name, need) + " " + _has(problem, free, need)
            reasons = "; ".join(reasons_of(problem, one))
            yield said + (" " + _("What else there is: {reasons}.").format(reasons=reasons) if reasons else "")
    room_free = [(room, cut(_open(problem), _away(room))) for room in problem.rooms]
    total = sum(_length(spans) + room.buffer * len(spans) for room, spans in room_free)
    buffer = min((room.buffer for room in problem.rooms), default=0)
    need = sum(request.minutes + buffer for request in problem.requests)
    if need > total:
        yield ngettext(
            "{count} bilateral needs {need} of rooms with buffers; {rooms} have {has}.",
            "{count} bilaterals need {need} of rooms with buffers; {rooms} have {has}.",
            len(problem.requests),
        ).format(
            count=len(problem.requests),
            need=long_words(need),
            rooms=", ".join(room.name for room in problem.rooms),
            has=long_words(total),
        )


def _needs(own: Sequence[Request], name: str, need: int) -> str:
    lengths = {request.minutes for request in own}
    if len(lengths) == 1:
        said = _("{count} bilaterals of {minutes} with {name} need {need}.")
        return said.format(count=len(own), minutes=long_words(lengths.pop()), name=name, need=long_words(need))
    return _("{count} bilaterals with {name} need {need}.").format(count=len(own), name=name, need=long_words(need))


def _has(problem: Problem, free: Sequence[Span], need: int) -> str:
    """What there is of time, day by day, in stretches where these are what matters."""
    if not free:
        return _("No time is free.")
    days: dict[str, int] = {}
    for span in free:
        day = day_words(day_of(span.starts, problem.zone))
        days[day] = days.get(day, 0) + span.ends - span.starts
    said = "; ".join(
        _("{minutes} are free on {day}").format(minutes=long_words(minutes), day=day) for day, minutes in days.items()
    )
    if need <= _length(free):
        pieces = ", ".join(span_of(span.starts, span.ends, problem.zone) for span in free)
        return _("{free}, in pieces: {pieces}.").format(free=said, pieces=pieces)
    return f"{said}."


def _open(problem: Problem) -> list[Span]:
    spans = merged(problem.hours or ())
    taken = [(one.starts, one.ends) for one in problem.closed]
    past = [(-(1 << 40), problem.not_before)] if problem.not_before is not None else []
    return cut(spans, [*taken, *past])


def _away(one: Resource | Room) -> list[tuple[int, int]]:
    """What is taken of somebody's or a room's time; before and after a room is not to be had, it needs no buffer."""
    buffer = one.buffer if isinstance(one, Room) else 0
    gaps = ((it, 0 if it.kind is Kind.AWAY else buffer) for it in one.engagements)
    return [(it.starts - gap, it.ends + gap) for it, gap in gaps]


def _free_of(problem: Problem, one: Resource) -> list[Span]:
    spans = cut(_open(problem), _away(one))
    if one.free is None:
        return spans
    return in_both(spans, merged(one.free))


def _length(spans: Sequence[Span]) -> int:
    return sum(span.ends - span.starts for span in spans)


def _together(problem: Problem) -> Iterator[str]:
    """The fewest requests that are impossible together, and which rules could not hold with them."""
    core = _core(problem)
    refs = ", ".join(one.ref for one in core.requests[:12])
    bound = [said for said, changed in relaxed(core) if any_plan(changed).possible]
    said = _("These can't all be placed: {refs}.").format(refs=refs)
    if bound:
        yield said + " " + _("It is impossible because of {causes}.").format(causes="; ".join(bound))
    else:
        yield said + " " + _("No single rule is the cause: people, rooms and hours forbid it together.")


def _core(problem: Problem) -> Problem:
    """As few requests as are still impossible: each is left out in turn, halves first where there are many."""
    step = max(1, len(problem.requests) // 2)
    tries = 0
    while step and tries < _TRIES:
        at = 0
        while at < len(problem.requests) and tries < _TRIES:
            left = replace(problem, requests=problem.requests[:at] + problem.requests[at + step :])
            tries += 1
            if left.requests and any_plan(left).outcome is Outcome.IMPOSSIBLE:
                problem = left
            else:
                at += step
        step //= 2
    return problem


_TRIES = 60


def _off_the_grid_words(problem: Problem) -> str:
    hours = "; ".join(span_of(span.starts, span.ends, problem.zone) for span in (problem.hours or ())[:4])
    return _("slots begin at whole five minutes, and after one no stretch of the hours is as long: {hours}").format(
        hours=hours
    )
