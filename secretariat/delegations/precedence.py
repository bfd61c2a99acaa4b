"""The order of precedence: between delegations by the meeting's rule, inside one by function, rank and name.

One rule serves the screen, the command line and every paper. It is a total order: two delegations or delegates never
stand in an order that chance decided, because the last part of every key is the record's own number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from secretariat.delegations.states import Function
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


class Rule(StrEnum):
    """How the delegations of a meeting are ordered; a meeting without a rule of its own is alphabetical."""

    ALPHABETICAL = N_("alphabetical")
    HOST_FIRST = N_("host first")
    HOST_LAST = N_("host last")
    BY_HAND = N_("by hand")


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """What decides a delegation's place.

    ``member``: the party is on the forum's roster on the meeting's day; ``sort_key`` is then the forum's own, else the
    party's general one. ``position`` is its place by hand, ``None`` where it was given none.
    """

    id: int
    sort_key: str
    member: bool = True
    host: bool = False
    position: int | None = None


@dataclass(frozen=True, slots=True)
class DelegatePlace:
    """What decides a delegate's place inside a delegation; rank 1 is the highest, ``None`` comes after every rank."""

    id: int
    function: str
    rank: int | None
    sort_key: str


PartyKey = tuple[int, int, bool, str, int]
DelegateKey = tuple[int, bool, int, str, int]

_FUNCTIONS: Final = {function.value: place for place, function in enumerate(Function)}


def party_key(place: PartyPlace, rule: Rule) -> PartyKey:
    """Sorts delegations by ``rule``: members in the forum's alphabetical order, then other parties in theirs.

    "host first" and "host last" put the host before or behind all; "by hand" puts those with a place first, by their
    place, and the others alphabetically behind them.
    """
    group, position = 0, 0
    match rule:
        case Rule.HOST_FIRST:
            group = 0 if place.host else 1
        case Rule.HOST_LAST:
            group = 1 if place.host else 0
        case Rule.BY_HAND:
            group = 1 if place.position is None else 0
            position = place.position or 0
        case Rule.ALPHABETICAL:
            pass
    return group, position, not place.member, place.sort_key, place.id


def in_order(places: Iterable[PartyPlace], rule: Rule) -> list[PartyPlace]:
    """The delegations in their order of precedence."""
    return sorted(places, key=lambda place: party_key(place, rule))


def delegate_key(place: DelegatePlace) -> DelegateKey:
    """Sorts delegates: by function (heads first), then rank, then name; an unknown function comes last."""
    function = _FUNCTIONS.get(place.function, len(_FUNCTIONS))
    return function, place.rank is None, place.rank or 0, place.sort_key, place.id


def rule_of(words: str) -> Rule:
    """The rule that ``words`` name, in English or the reader's language ("host-first" too); nothing is alphabetical.

    Raises ``Refused`` naming the rules there are.
    """
    wanted = folded(words.replace("-", " ").replace("_", " "))
    if not wanted:
        return Rule.ALPHABETICAL
    for rule in Rule:
        if wanted in (folded(rule.value), folded(_(rule.value))):
            return rule
    raise Refused(
        _("“{words}” is not an order of precedence; choose one of {allowed}.").format(
            words=words, allowed=", ".join(rule.value for rule in Rule)
        )
    )


def rule_kept(rule: Rule) -> str:
    """A rule as the meeting keeps it: nothing for the alphabetical one."""
    return "" if rule is Rule.ALPHABETICAL else rule.value
