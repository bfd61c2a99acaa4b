"""What items and a whole agenda take, in minutes, and whether that fits the time there is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from secretariat.agenda.states import ItemStatus

NOT_TAKEN: Final = frozenset({ItemStatus.CARRIED_OVER.value, ItemStatus.POSTPONED.value, ItemStatus.WITHDRAWN.value})
"""The states of items that take none of the meeting's time."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """An item as its length is reckoned: its id, the item it is under, its own minutes where they are known."""

    id: int
    under: int | None
    minutes: int | None
    status: str = ItemStatus.PLANNED.value


@dataclass(frozen=True, slots=True)
class AgendaLength:
    """What an agenda takes (minutes) and the time there is for it: ``available`` is ``None`` where that is not known.

    ``unknown`` counts the items for which nothing is said. ``days`` is how many days the time is made of, 0 where it is
    that of sessions.
    """

    minutes: int
    unknown: int
    available: int | None = None
    days: int = 0

    @property
    def too_long_by(self) -> int:
        """By how many minutes the agenda is longer than the time for it; 0 where it fits, or that is not known."""
        return max(0, self.minutes - self.available) if self.available is not None else 0


def lengths(items: Iterable[Lasting]) -> dict[int, int | None]:
    """What each item takes with all under it: its own minutes, or what those under it take where that is more.

    ``None`` where neither is known. What is postponed, withdrawn or carried over takes nothing, nor does what is under
    it.
    """
    under: dict[int | None, list[Lasting]] = {}
    for item in items:
        under.setdefault(item.under, []).append(item)
    found: dict[int, int | None] = {}
    for top in under.get(None, ()):
        _length(top, under, found, taken=True)
    return found


def _length(
    item: Lasting, under: Mapping[int | None, list[Lasting]], found: dict[int, int | None], *, taken: bool
) -> int | None:
    taken = taken and item.status not in NOT_TAKEN
    parts = [_length(part, under, found, taken=taken) for part in under.get(item.id, ())]
    known = [part for part in parts if part is not None]
    if not taken:
        found[item.id] = 0
    elif known:
        found[item.id] = max(item.minutes or 0, sum(known))
    else:
        found[item.id] = item.minutes
    return found[item.id]


def whole_length(items: Iterable[Lasting]) -> AgendaLength:
    """What an agenda takes, and for how many of its items nothing is said."""
    every = list(items)
    found = lengths(every)
    above = {item.under for item in every}
    timed = {item.id: item.minutes is not None for item in every}
    over = {item.id: item.under for item in every}
    unknown = sum(
        1 for item in every if item.id not in above and found.get(item.id) is None and not _told(item, over, timed)
    )
    return AgendaLength(sum(found[item.id] or 0 for item in every if item.under is None), unknown)


def _told(item: Lasting, over: Mapping[int, int | None], timed: Mapping[int, bool]) -> bool:
    """Whether the minutes of an item it stands under say what it takes with the others there."""
    above = item.under
    while above is not None:
        if timed.get(above):
            return True
        above = over.get(above)
    return False
