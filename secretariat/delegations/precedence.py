"""The order of precedence: between delegations by the meeting's rule, inside one by function, rank and name.

One rule serves the screen, the command line and every paper. It is a total order: two delegations or delegates never
stand in an order that chance decided, because the last part of every key is the record's own number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from secretariat.delegations.states import Function, InvitedAs
from secretariat.values.language import N_, _, in_language
from secretariat.values.refusal import Refused
from secretariat.values.text import folded


class Rule(StrEnum):
    """By what the delegations of a meeting are ordered; a meeting without a rule of its own is alphabetical."""

    ALPHABETICAL = N_("alphabetical")
    SENIORITY = N_("seniority in the forum")
    OFFICE = N_("head's time in office")
    RANK = N_("rank of head")
    BY_HAND = N_("by hand")


class HostPlace(StrEnum):
    """Where the host stands: in its turn, before all others, or behind them."""

    IN_TURN = N_("in its turn")
    FIRST = N_("host first")
    LAST = N_("host last")


@dataclass(frozen=True, slots=True)
class Precedence:
    """A meeting's order of precedence. ``language`` ("en" or "id") is that of the names an alphabet is made of.

    It belongs to the meeting, not to who reads: the list, the plates and the seating order are one in every language.
    """

    rule: Rule = Rule.ALPHABETICAL
    host: HostPlace = HostPlace.IN_TURN
    language: str = "en"

    @property
    def goes_by_indonesian_names(self) -> bool:
        """Whether the alphabet is that of the names in Indonesian, which readers of another language must be told."""
        return self.rule is Rule.ALPHABETICAL and self.language == "id"

    @property
    def kept(self) -> str:
        """Rule and host's place as the meeting keeps them: nothing for the plain alphabet."""
        rule = "" if self.rule is Rule.ALPHABETICAL else self.rule.value
        host = "" if self.host is HostPlace.IN_TURN else self.host.value
        return ", ".join(part for part in (rule, host) if part)

    @property
    def name(self) -> str:
        """Rule and host's place as they are typed, in English."""
        return self.kept or Rule.ALPHABETICAL.value


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """What decides a delegation's place.

    ``member``: the party is on the forum's roster on the meeting's day; ``sort_key`` is then the forum's own, else the
    party's general one. ``quality`` is in what quality it is invited. ``position`` is its place by hand, ``since`` the
    day it became a member, ``office`` the day its head took office (both ISO, "" where not known), ``rank`` its head's
    rank; ``None`` where it was given none.
    """

    id: int
    sort_key: str
    member: bool = True
    host: bool = False
    quality: str = InvitedAs.MEMBER
    position: int | None = None
    since: str = ""
    office: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class DelegatePlace:
    """What decides a delegate's place inside a delegation; rank 1 is the highest, ``None`` comes after every rank."""

    id: int
    function: str
    rank: int | None
    sort_key: str


_Chosen = TypeVar("_Chosen", bound=StrEnum)
PartyKey = tuple[int, int, bool, int, str, bool, str, int]
DelegateKey = tuple[int, bool, int, str, int]

_QUALITIES: Final = {quality.value: place for place, quality in enumerate(InvitedAs)}
_FUNCTIONS: Final = {function.value: place for place, function in enumerate(Function)}


def party_key(place: PartyPlace, order: Precedence) -> PartyKey:
    """Sorts delegations: members, observers, guests; the host where it has its place; by the rule; alphabetically.

    Laid down by hand, the order is as it was laid down, whoever is invited in what quality. The alphabet is that of
    the forum's names for its members, and of their own for other parties, who stand behind. Whoever lacks what the
    rule asks for (a place by hand, a rank, a day) stands behind those who have it.
    """
    quality = 0 if order.rule is Rule.BY_HAND else _QUALITIES.get(place.quality, len(_QUALITIES))
    group = 0
    if place.host and order.host is not HostPlace.IN_TURN:
        group = -1 if order.host is HostPlace.FIRST else 1
    number, day, lacking = 0, "", False
    match order.rule:
        case Rule.BY_HAND:
            number, lacking = place.position or 0, place.position is None
        case Rule.RANK:
            number, lacking = place.rank or 0, place.rank is None
        case Rule.SENIORITY:
            day, lacking = place.since, not place.since
        case Rule.OFFICE:
            day, lacking = place.office, not place.office
        case Rule.ALPHABETICAL:
            pass
    return quality, group, lacking, number, day, not place.member, place.sort_key, place.id


def in_order(places: Iterable[PartyPlace], order: Precedence) -> list[PartyPlace]:
    """The delegations in their order of precedence."""
    return sorted(places, key=lambda place: party_key(place, order))


def delegate_key(place: DelegatePlace) -> DelegateKey:
    """Sorts delegates: by function (heads first), then rank, then name; an unknown function comes last."""
    function = _FUNCTIONS.get(place.function, len(_FUNCTIONS))
    return function, place.rank is None, place.rank or 0, place.sort_key, place.id


def precedence_of(words: str, language: str = "en") -> Precedence:
    """The order that ``words`` name, in English or the reader's language: "host-first", "rank of head, host last".

    Nothing is the plain alphabet. Raises ``Refused`` naming the rules there are.
    """
    rule, host = Rule.ALPHABETICAL, HostPlace.IN_TURN
    for part in filter(None, map(_plain, words.split(","))):
        if (named := _among(Rule, part)) is not None:
            rule = named
        elif (placed := _among(HostPlace, part)) is not None:
            host = placed
        else:
            raise Refused(
                _(
                    "“{words}” is not an order of precedence; choose one of {allowed}, and “host first” or “host last”"
                    " behind a comma where it is wanted."
                ).format(words=words, allowed=", ".join(rule.value for rule in Rule))
            )
    if rule is Rule.BY_HAND and host is not HostPlace.IN_TURN:
        raise Refused(_("An order by hand places the host too; leave “{host}” away.").format(host=_(host.value)))
    return Precedence(rule, host, language)


_BY_INDONESIAN: Final = N_("alphabetical by Indonesian names")


def order_in_words(order: Precedence, language: str) -> str:
    """The order as it stands on a paper in that language."""
    if order.rule is Rule.BY_HAND:
        return in_language(language, N_("as laid down for this meeting"))
    rule = in_language(language, _BY_INDONESIAN if order.goes_by_indonesian_names else order.rule.value)
    match order.host:
        case HostPlace.FIRST:
            return in_language(language, N_("host first, then {rule}")).format(rule=rule)
        case HostPlace.LAST:
            return in_language(language, N_("{rule}, host last")).format(rule=rule)
        case HostPlace.IN_TURN:
            return rule


def _plain(words: str) -> str:
    return folded(words.replace("-", " ").replace("_", " ").replace("’", "'").replace("'", ""))


def _among(kind: type[_Chosen], part: str) -> _Chosen | None:
    return next((one for one in kind if part in (_plain(one.value), _plain(_(one.value)))), None)
