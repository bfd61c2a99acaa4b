"""How agenda items are numbered: the number and its sortable path, worked out from the places in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

DEEPEST: Final = 6  # levels: 1.2.3.4.5.6
MOST: Final = 9999  # items under one item


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its id, the item it is under (``None`` at the top), its place among those from 1."""

    id: int
    under: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item's number as printed (``2.1``) and as it sorts (``0002.0001``)."""

    number: str
    path: str


class CannotMove(ValueError):
    """The item cannot stand there: under itself, or too deep."""


def numbered(places: Iterable[Place]) -> dict[int, Numbered]:
    """The number of every item. Places need not be without gaps; items without a way to the top are left out."""
    under = _by_parent(places)
    found: dict[int, Numbered] = {}
    level: list[tuple[int | None, Numbered]] = [(None, Numbered("", ""))]
    while level:
        deeper: list[tuple[int | None, Numbered]] = []
        for parent, above in level:
            for count, place in enumerate(under.get(parent, ()), start=1):
                dot = "." if above.number else ""
                own = Numbered(f"{above.number}{dot}{count}", f"{above.path}{dot}{count:04}")
                found[place.id] = own
                deeper.append((place.id, own))
        level = deeper
    return found


def moved(places: Iterable[Place], id: int, under: int | None, position: int) -> list[Place]:
    """Every place after the item ``id`` was put at ``position`` under ``under``; siblings close up and make room.

    A position beyond the end means the end. Raises ``CannotMove`` where it would stand under itself or too deep.
    """
    every = list(places)
    parents = {place.id: place.under for place in every}
    if id in _way_up(parents, under):
        raise CannotMove
    if len(_way_up(parents, under)) + _height(_by_parent(every), id) > DEEPEST:
        raise CannotMove
    rest = _by_parent(place for place in every if place.id != id)
    siblings = [place.id for place in rest.get(under, ())]
    siblings.insert(max(0, position - 1), id)
    rest[under] = [Place(sibling, under, 0) for sibling in siblings]
    return [replace(place, position=at) for row in rest.values() for at, place in enumerate(row, start=1)]


def _by_parent(places: Iterable[Place]) -> dict[int | None, list[Place]]:
    """The items under each item, in their order; ties by id, so that nothing depends on chance."""
    found: dict[int | None, list[Place]] = {}
    for place in places:
        found.setdefault(place.under, []).append(place)
    for row in found.values():
        row.sort(key=lambda place: (place.position, place.id))
    return found


def _way_up(parents: Mapping[int, int | None], id: int | None) -> list[int]:
    """The item and all it is under, from the inside out."""
    way: list[int] = []
    while id is not None and id not in way:
        way.append(id)
        id = parents.get(id)
    return way


def _height(under: Mapping[int | None, list[Place]], id: int) -> int:
    """How many levels an item and what is under it take up."""
    height, level = 0, [id]
    while level:
        height += 1
        level = [place.id for parent in level for place in under.get(parent, ())]
    return height
