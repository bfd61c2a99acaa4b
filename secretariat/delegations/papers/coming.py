"""Who is on a meeting's papers: those who come, those who sent regrets, everybody by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.delegations.states import DelegationStatus, InvitedAs
from secretariat.values.language import N_

NO_NAMES: Final = N_("names not yet received")
# The shapes in which a name in Chinese characters is written where its bearer comes from.
_SCRIPTS: Final = {"CN": "zh", "SG": "zh", "TW": "zh-TW", "HK": "zh-HK", "JP": "ja", "KR": "ko"}


def coming(roll: Roll) -> list[DelegationDetail]:
    """The delegations that come, in the meeting's order."""
    return [one for one in roll.delegations if one.status != DelegationStatus.REGRETS]


def regrets(roll: Roll) -> list[DelegationDetail]:
    """The delegations that sent regrets, in the meeting's order."""
    return [one for one in roll.delegations if one.status == DelegationStatus.REGRETS]


def headed(those: Sequence[DelegationDetail]) -> dict[int, InvitedAs]:
    """Above which delegations (by number) a heading stands that says in what quality they and those below are there.

    Members begin every order and need none; where an order laid down by hand mixes the qualities there is none at all.
    """
    qualities = [InvitedAs(one.invited_as) for one in those]
    ranks = [list(InvitedAs).index(quality) for quality in qualities]
    if ranks != sorted(ranks):
        return {}
    pairs = zip([InvitedAs.MEMBER, *qualities], qualities, those, strict=False)
    return {one.id: quality for before, quality, one in pairs if quality is not before}


def by_name(roll: Roll) -> list[DelegateRow]:
    """Everybody who comes and can be named, by family name as ``people.names`` sorts it."""
    everybody = [who for one in coming(roll) for who in one.named]
    return sorted(everybody, key=lambda who: (who.sort_key, who.id))


def script_of(who: DelegateRow) -> str:
    """The language in whose shapes a delegate's name in its own script is set; "" where it is not known."""
    return _SCRIPTS.get(who.party, "")
