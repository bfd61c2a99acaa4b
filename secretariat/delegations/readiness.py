"""What is not ready in a delegation: what the office still has to chase before the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretariat.delegations.states import Accreditation, DelegationStatus
from secretariat.values.language import N_


class Lack(StrEnum):
    """Something a delegation lacks; the value is the words for it (a message to translate when shown)."""

    NO_HEAD = N_("no head named")
    HEAD_NOT_CONFIRMED = N_("head not confirmed")
    OVER_QUOTA = N_("over quota")
    NO_NOTE_VERBALE = N_("no note verbale")
    NO_CREDENTIALS = N_("no credentials")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What readiness depends on. ``head`` is the accreditation of the active head, "" where there is none.

    ``size`` counts active delegates, ``quota`` is how many there may be (``None``: no limit); ``credentials``: they
    have been received.
    """

    status: str
    head: str
    size: int
    quota: int | None
    note_verbale: str
    credentials: bool = False


def lacks(delegation: Readiness) -> tuple[Lack, ...]:
    """What is missing, in the order in which it is chased; nothing for a party that sent regrets.

    A note verbale is missed only once a party has answered: an invited one is missed by its head. Credentials are
    missed from registration on.
    """
    if delegation.status == DelegationStatus.REGRETS:
        return ()
    found = []
    if not delegation.head:
        found.append(Lack.NO_HEAD)
    elif delegation.head == Accreditation.NOMINATED:
        found.append(Lack.HEAD_NOT_CONFIRMED)
    if delegation.quota is not None and delegation.size > delegation.quota:
        found.append(Lack.OVER_QUOTA)
    if delegation.status != DelegationStatus.INVITED and not delegation.note_verbale:
        found.append(Lack.NO_NOTE_VERBALE)
    if delegation.status in (DelegationStatus.REGISTERED, DelegationStatus.CONFIRMED) and not delegation.credentials:
        found.append(Lack.NO_CREDENTIALS)
    return tuple(found)


def lacking(delegations: Iterable[tuple[str, Sequence[Lack]]]) -> dict[Lack, list[str]]:
    """Who lacks each thing that is lacking anywhere, in the order in which it is chased; parties as they are given."""
    found: dict[Lack, list[str]] = {}
    for party, those in delegations:
        for lack in those:
            found.setdefault(lack, []).append(party)
    return {lack: found[lack] for lack in Lack if lack in found}
