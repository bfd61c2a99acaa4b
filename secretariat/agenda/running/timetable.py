"""The timetable rule: from fixed points and durations to when each session begins and ends. Pure.

Durations are minutes as they pass, so that a day on which the clocks change needs no rule of its own: what is typed as
a time of day is a moment (UTC) by the time it comes here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from secretariat.values.language import N_


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as it is planned, in its place in its track.

    ``fixed`` is the moment at which it begins whatever went before (UTC); none: when the one before it ends.
    ``minutes`` are its own; none: ``items``, what its agenda items take together; where that is nothing either, it
    goes on until the fixed point that follows it. What is not ``held`` (cancelled) takes no time from the others.
    """

    id: int
    fixed: datetime | None = None
    minutes: int | None = None
    items: int = 0
    held: bool = True
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """When a session begins and ends (UTC), as far as that follows from the plan."""

    id: int
    starts: datetime | None
    ends: datetime | None

    @property
    def minutes(self) -> int | None:
        """How long it takes, in minutes as they pass."""
        return None if self.starts is None or self.ends is None else minutes_between(self.starts, self.ends)


class Remark(StrEnum):
    """What a timetable says of a session beyond its times."""

    RUNS_INTO = N_("runs into")  # the fixed point after it
    TIME_LEFT = N_("time left")  # before the fixed point after it
    ITEMS_LONGER = N_("items take longer")
    NO_TIME = N_("no time yet")  # nothing before it in its track begins at a fixed time
    NO_LENGTH = N_("no length yet")


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on the session ``id``: how many ``minutes`` it is about, and the session ``other`` it runs into."""

    id: int
    remark: Remark
    minutes: int = 0
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """A track of a day with its times and what is remarked."""

    timed: tuple[Timed, ...]
    findings: tuple[Finding, ...]


def timetable(track: Sequence[Planned]) -> Timetable:
    """When each session of one track of one day begins and ends.

    A fixed point holds: what comes before it and would go on beyond it is told as running into it, and ends when it
    ends; no other session begins before the one before it in its track has ended.
    """
    timed: list[Timed] = []
    findings: list[Finding] = []
    free: datetime | None = None  # from when on the track is free
    last: int | None = None  # the session held before
    for place, one in enumerate(track):
        begins = one.fixed if one.fixed is not None else free
        length = length_of(one)
        ends = None if begins is None or length is None else begins + timedelta(minutes=length)
        if begins is not None and length is None:
            ends = _next_fixed(track[place + 1 :], begins)
        timed.append(Timed(one.id, begins, ends))
        findings += _remarks(one, begins, ends)
        if not one.held:
            continue
        if one.fixed is not None and free is not None and last is not None:
            findings += _at_fixed_point(last, one, free)
        free = ends if ends is None or free is None else max(free, ends)
        last = one.id
    return Timetable(tuple(timed), tuple(findings))


def length_of(one: Planned) -> int | None:
    """How many minutes a session takes: its own, else what its items take; none where neither is known."""
    return one.minutes if one.minutes is not None else (one.items or None)


def minutes_between(first: datetime, second: datetime) -> int:
    """Whole minutes from one moment to another."""
    return int((second - first).total_seconds() // 60)


def last_end(timed: Iterable[Timed]) -> datetime | None:
    """When the last of these sessions ends."""
    return max((one.ends for one in timed if one.ends is not None), default=None)


def _next_fixed(following: Sequence[Planned], begins: datetime) -> datetime | None:
    """The end of a session of open length: the fixed point right after it, where one is."""
    after = next((one for one in following if one.held), None)
    if after is None or after.fixed is None or after.fixed <= begins:
        return None
    return after.fixed


def _remarks(one: Planned, begins: datetime | None, ends: datetime | None) -> list[Finding]:
    if not one.held:
        return []
    found = []
    if begins is None:
        found.append(Finding(one.id, Remark.NO_TIME))
    elif ends is None:
        found.append(Finding(one.id, Remark.NO_LENGTH))
    if one.minutes is not None and one.items > one.minutes:
        found.append(Finding(one.id, Remark.ITEMS_LONGER, one.items - one.minutes))
    return found


def _at_fixed_point(last: int, one: Planned, free: datetime) -> list[Finding]:
    """What the session before a fixed point leaves, or takes of it."""
    assert one.fixed is not None
    left = minutes_between(free, one.fixed) if free <= one.fixed else -minutes_between(one.fixed, free)
    if left < 0:
        return [Finding(last, Remark.RUNS_INTO, -left, one.id)]
    return [Finding(last, Remark.TIME_LEFT, left, one.id)] if left else []
