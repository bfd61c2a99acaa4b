"""Sessions that go on beside one another take their time once, and so do the agenda items taken in them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Spell:
    """A session as time: its day and track ("" is the main one), how long it is, when it begins where that is known.

    ``taken`` are the minutes of the agenda items that are taken in it.
    """

    day: date
    track: str
    minutes: int
    starts: datetime | None = None
    taken: int = 0

    @property
    def ends(self) -> datetime | None:
        """When it ends, where it is known when it begins."""
        return None if self.starts is None else self.starts + timedelta(minutes=self.minutes)


def beside_one_another(spells: Iterable[Spell]) -> list[list[Spell]]:
    """The sessions in groups of those that go on at the same time.

    That follows from their times. Of those whose time is not known yet, the tracks of a day go on beside one another,
    but for the main one.
    """
    groups: list[list[Spell]] = []
    tracks: dict[date, list[Spell]] = {}
    timed: list[tuple[datetime, datetime, Spell]] = []
    for one in spells:
        if one.starts is not None and one.ends is not None:
            timed.append((one.starts, one.ends, one))
        elif one.track:
            tracks.setdefault(one.day, []).append(one)
        else:
            groups.append([one])
    groups += tracks.values()
    until: datetime | None = None
    for starts, ends, one in sorted(timed, key=lambda each: each[:2]):
        if until is None or starts >= until:
            groups.append([])
        groups[-1].append(one)
        until = ends if until is None else max(until, ends)
    return groups


def time_of(group: Sequence[Spell]) -> int:
    """How many minutes a group of sessions goes on: from the first to the last, or as long as its longest track."""
    starts = [one.starts for one in group if one.starts is not None]
    ends = [one.ends for one in group if one.ends is not None]
    if len(starts) == len(group):
        return int((max(ends) - min(starts)).total_seconds() // 60)
    tracks: Counter[str] = Counter()
    for one in group:
        tracks[one.track] += one.minutes
    return max(tracks.values())


def time_for(spells: Iterable[Spell]) -> int:
    """The minutes there are in the sessions, those that go on beside one another counted once."""
    return sum(time_of(group) for group in beside_one_another(spells))


def counted_twice(spells: Iterable[Spell]) -> int:
    """How many minutes of agenda items are taken while others are taken beside them."""
    return sum(sum(one.taken for one in group) - _needed(group) for group in beside_one_another(spells))


def _needed(group: Sequence[Spell]) -> int:
    """What the items of a group of sessions take: its time, longer by what the fullest track runs over it."""
    over: Counter[str] = Counter()
    for one in group:
        over[one.track] += one.taken - one.minutes
    return min(sum(one.taken for one in group), max(time_of(group) + max(over.values()), 0))
