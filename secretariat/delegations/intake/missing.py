"""Who has a place at the meeting, of the parties that a list names, and does not stand in the list. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from secretariat.delegations.intake.known import KnownPerson
from secretariat.delegations.intake.matching import matched, respelt
from secretariat.delegations.intake.nominees import Read
from secretariat.delegations.intake.party_places import PartyPlace
from secretariat.delegations.transitions import INACTIVE

Placed: TypeAlias = tuple[PartyPlace, KnownPerson]


def not_matched(
    places: Sequence[PartyPlace], found: Collection[int], delegates: Mapping[int, list[KnownPerson]]
) -> list[Placed]:
    """Active delegates of the list's parties without those ``found`` in its rows (by the delegate's id)."""
    return [
        (place, who)
        for place in places
        if place.delegation is not None
        for who in delegates.get(place.delegation.id, ())
        if who.accreditation not in INACTIVE and who.delegate not in found
    ]


def not_named(read: Read, places: Sequence[PartyPlace], missing: Sequence[Placed]) -> list[Placed]:
    """Those of ``missing`` whom no refused row names either: whoever stands in such a row is in the list.

    Where a row was refused for its party, it may name somebody of any.
    """
    named: set[int] = set()
    for place in places:
        here = [who for of, who in missing if of is place] if place.unread else []
        same = matched(place.unread, here)
        found = {who.delegate for who in same.values()}
        rest = [one for one in place.unread if one.row not in same]
        same.update(respelt(rest, [who for who in here if who.delegate not in found]))
        named.update(who.delegate for who in same.values())
    placed = {one.row for place in places for one in (*place.nominees, *place.unread)}
    nowhere = [one for one in read.nominees if one.row in read.refused and one.row not in placed]
    left = [who for _place, who in missing if who.delegate not in named]
    named.update(who.delegate for who in matched(nowhere, left).values())
    return [(of, who) for of, who in missing if who.delegate not in named]
