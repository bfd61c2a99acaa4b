"""The rule of a running day: what is on, what comes next, how late it is, and what moves by how much. Pure.

A delay is passed on from session to session; a break gives up what it has beyond ten minutes, and time that was left
before a fixed point takes up the rest. A fixed point holds: what still runs then is told as running into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from secretariat.agenda.running.timetable import Planned, Timed, length_of, minutes_between, timetable

LEAST_BREAK: Final = 10
"""Minutes that are left of a break, however late it is."""


@dataclass(frozen=True, slots=True)
class Happened:
    """When a session really began and ended (UTC); none while it has not."""

    began: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """When a session is, was, or is now expected to be (UTC), beside its plan; ``late`` in minutes."""

    id: int
    plan: Timed
    starts: datetime | None
    ends: datetime | None
    late: int = 0
    into: int | None = None  # the fixed session it is expected to run into
    into_minutes: int = 0

    @property
    def moves(self) -> bool:
        """Whether it is expected at another time than planned."""
        return self.starts != self.plan.starts or self.ends != self.plan.ends


@dataclass(frozen=True, slots=True)
class Running:
    """A track at a moment: the session that is on, the one after it, how late it runs (minutes), all as expected.

    ``by_the_plan`` where nobody noted that anything began: what is on is what the plan says.
    """

    on: int | None
    following: int | None
    late: int
    expected: tuple[Expected, ...]
    by_the_plan: bool

    @property
    def moved(self) -> tuple[Expected, ...]:
        """What is still to come at another time than planned."""
        own = [one.id for one in self.expected]
        after = own.index(self.on) + 1 if self.on in own else 0
        return tuple(one for one in self.expected[after:] if one.late and one.starts is not None)


def running(track: Sequence[Planned], happened: Sequence[Happened], now: datetime) -> Running:
    """One track of a day at the moment ``now``: what happened, and what is to be expected of the rest."""
    held = [(one, what) for one, what in zip(track, happened, strict=True) if one.held]
    plan = {one.id: one for one in timetable(track).timed}
    begun = [place for place, (_one, what) in enumerate(held) if what.began is not None]
    if not begun:
        return _by_the_plan([plan[one.id] for one, _what in held], now)
    newest = begun[-1]
    expected: list[Expected] = []
    free: datetime | None = None
    for place, (one, what) in enumerate(held):
        timed = plan[one.id]
        if place <= newest:
            found = _so_far(timed, what, now, newest=place == newest)
        else:
            found = _to_come(one, timed, free, now)
        if found.ends is not None and place >= newest:
            found = _into_fixed(found, [other for other, _what in held[place + 1 :]])
        expected.append(found)
        free = found.ends if place >= newest else free
    own, what = held[newest]
    still_on = what.ended is None
    following = held[newest + 1][0].id if newest + 1 < len(held) else None
    late = expected[newest].late if still_on else _late_after(expected, newest)
    return Running(own.id if still_on else None, following, late, tuple(expected), by_the_plan=False)


def _by_the_plan(timed: Sequence[Timed], now: datetime) -> Running:
    on = next(
        (one.id for one in timed if one.starts and one.starts <= now and (one.ends is None or now < one.ends)), None
    )
    following = next((one.id for one in timed if one.starts is not None and one.starts > now), None)
    expected = tuple(Expected(one.id, one, one.starts, one.ends) for one in timed)
    return Running(on, following, 0, expected, by_the_plan=True)


def _so_far(plan: Timed, what: Happened, now: datetime, *, newest: bool) -> Expected:
    """A session that began, or was passed over without a note."""
    starts = what.began or plan.starts
    ends = what.ended or plan.ends
    if what.began is not None and what.ended is None:
        length = plan.minutes
        ends = what.began + timedelta(minutes=length) if length is not None else plan.ends
        if newest and ends is not None:
            ends = max(ends, now)
    return Expected(plan.id, plan, starts, ends, _late(ends, plan.ends) if what.began is not None else 0)


def _to_come(one: Planned, plan: Timed, free: datetime | None, now: datetime) -> Expected:
    """A session that has not begun: after the one before it, or at its fixed point."""
    starts = _from_when(one, plan, free, now)
    length = plan.minutes
    late = _late(starts, plan.starts)
    if starts is None or length is None or plan.ends is None:
        return Expected(one.id, plan, starts, plan.ends if not late else None, late)
    if length_of(one) is None:  # it goes on until the fixed point after it
        return Expected(one.id, plan, starts, max(plan.ends, starts), late)
    if one.is_break:
        length = max(min(length, LEAST_BREAK), length - late)
    return Expected(one.id, plan, starts, starts + timedelta(minutes=length), late)


def _from_when(one: Planned, plan: Timed, free: datetime | None, now: datetime) -> datetime | None:
    """When a session can begin: nobody begins before it was announced, or before now."""
    if one.fixed is not None:
        return max(one.fixed, now)
    known = [moment for moment in (free, plan.starts) if moment is not None]
    return max(*known, now) if known else None


def _into_fixed(found: Expected, following: Sequence[Planned]) -> Expected:
    """The same, with the fixed point it runs into, where it does."""
    after = following[0] if following else None
    if after is None or after.fixed is None or found.ends is None or found.ends <= after.fixed:
        return found
    over = minutes_between(after.fixed, found.ends)
    return Expected(found.id, found.plan, found.starts, found.ends, found.late, after.id, over)


def _late_after(expected: Sequence[Expected], newest: int) -> int:
    """How late it is between two sessions: as the next one is."""
    after = expected[newest + 1 :]
    return after[0].late if after else 0


def _late(expected: datetime | None, planned: datetime | None) -> int:
    if expected is None or planned is None:
        return 0
    return minutes_between(planned, expected) if expected >= planned else -minutes_between(expected, planned)
