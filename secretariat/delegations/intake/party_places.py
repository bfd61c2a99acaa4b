"""The parties of a list: on record, known as states but not on record, or unknown; and where their people will be."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from secretariat.delegations.intake.cell_kinds import is_honorific
from secretariat.delegations.intake.known import KnownDelegation
from secretariat.delegations.intake.nominees import ERROR, WARNING, Nominee, Read
from secretariat.delegations.intake.vocabulary import group_of
from secretariat.delegations.states import DelegationStatus, InvitedAs
from secretariat.parties.recognising import (
    Answer,
    Offered,
    PartyNames,
    Recognised,
    Unknown,
    party_key,
    without_footnotes,
)
from secretariat.parties.states import PartyKind
from secretariat.parties.taking_in import NewParty, readable_code
from secretariat.values.language import _

_BETWEEN_PARTIES: Final = re.compile(r"\s*[/;|]\s*")


@dataclass(slots=True)
class PartyPlace:
    """One party of a list with its nominees. ``party_id`` is 0, and ``new`` says what it is, for one not on record.

    ``unread`` are those whose rows were refused as they were read.
    """

    code: str
    party_id: int
    new: NewParty | None
    delegation: KnownDelegation | None
    invited_as: str
    nominees: list[Nominee] = field(default_factory=list)
    unread: list[Nominee] = field(default_factory=list)


def party_places(
    read: Read,
    names: PartyNames,
    delegations: dict[int, KnownDelegation],
    *,
    new_parties: bool,
    source: str,
    expected: Collection[str] = (),
) -> list[PartyPlace]:
    """The parties of a list in the order they first stand in it; rows without one are refused, saying why.

    With ``new_parties`` unknown ones are to be taken in: states under their ISO code with all their names,
    others under a code made from the name, as what their group says they are. A name that several parties have means
    the one whose code is among ``expected``, else the only one on record, and its first row says so; where more of
    them are, it is refused.
    """
    places: dict[str, PartyPlace] = {}
    by_text: dict[tuple[str, str], PartyPlace | str] = {}
    taken = set(names.codes.values()) | names.every_state_code()
    for nominee in read.nominees:
        if nominee.row in read.refused:
            continue
        asked = (nominee.party, nominee.group)
        found = by_text.get(asked)
        if found is None:
            meant = _meant(read, nominee, names, expected)
            if isinstance(meant, str):
                found = meant
            else:
                found = _place_of(meant, nominee, places, delegations, taken, new_parties, source)
            by_text[asked] = found
        if isinstance(found, str):
            read.tell(nominee.row, nominee.party_column, nominee.party, ERROR, found)
        else:
            found.nominees.append(nominee)
    for nominee in read.nominees if read.refused else ():
        if nominee.row in read.refused:
            meant_too = by_text.get((nominee.party, nominee.group)) or _known_place(places, names, nominee.party)
            if isinstance(meant_too, PartyPlace):
                meant_too.unread.append(nominee)
    return [place for place in places.values() if place.nominees]


def _known_place(places: dict[str, PartyPlace], names: PartyNames, text: str) -> PartyPlace | None:
    """The place, of those that a list has already, of the party that a text means."""
    answer = names.recognise(text)
    return None if isinstance(answer, Unknown) else places.get(answer.code)


def _meant(read: Read, nominee: Nominee, names: PartyNames, expected: Collection[str]) -> Answer | str:
    """What a nominee's party means, or the sentence why that can't be told."""
    text = nominee.party
    if is_honorific(text) and not text.isupper():
        return _("“{words}” stands before a name; it is no party.").format(words=text)
    answer = names.recognise(text)
    if not isinstance(answer, Unknown):
        return answer
    likely = [code for code in answer.between if code in expected]
    likely = likely or [code for code in answer.between if code in names.called]
    if len(likely) == 1:
        message = _("“{words}” could be {choices}; taken as {name}: no other of them is a member or invited here.")
        if likely[0] not in expected:
            message = _("“{words}” could be {choices}; taken as {name}, the only one of them on record.")
        words = message.format(words=text, choices=_(" or ").join(answer.nearest), name=names.name_of(likely[0]))
        read.tell(nominee.row, nominee.party_column, text, WARNING, words)
        return names.named(likely[0]) or answer
    parts = [part.strip() for part in _BETWEEN_PARTIES.split(text)]
    codes = [found.code for found in map(names.recognise, parts) if not isinstance(found, Unknown)]
    if len(parts) > 1 and len(codes) == len(parts) and len(set(codes)) > 1:
        return _("“{words}” names several parties, {names}; write one of them.").format(
            words=text, names=", ".join(map(names.name_of, codes))
        )
    return answer


def _place_of(
    answer: Answer,
    nominee: Nominee,
    places: dict[str, PartyPlace],
    delegations: dict[int, KnownDelegation],
    taken: set[str],
    new_parties: bool,
    source: str,
) -> PartyPlace | str:
    """Where a nominee belongs, or the sentence why it is not known."""
    group = group_of(nominee.group) if nominee.group else None
    invited_as = group.invited_as if group else InvitedAs.MEMBER.value
    if isinstance(answer, Recognised):
        known = delegations.get(answer.party_id)
        if known is not None and known.status == DelegationStatus.REGRETS:
            return _("{ref} sent regrets; set its status back to “invited” before naming delegates.").format(
                ref=known.ref
            )
        return places.setdefault(answer.code, PartyPlace(answer.code, answer.party_id, None, known, invited_as))
    known_as = party_key(nominee.party) if new_parties else ""
    if not known_as or (isinstance(answer, Unknown) and answer.several):
        return _unknown(answer, nominee.party)
    if isinstance(answer, Offered):
        new = NewParty(answer.code, PartyKind.STATE.value, answer.name, answer.name_id, answer.names, source)
        return places.setdefault(answer.code, PartyPlace(answer.code, 0, new, None, invited_as))
    key = "?" + known_as
    if key not in places:
        name = without_footnotes(nominee.party)
        code = readable_code(name, taken)
        taken.add(code)
        kind = group.kind if group else PartyKind.ORGANISATION.value
        new = NewParty(code, kind, name[:300], "", (), source)
        places[key] = PartyPlace(code, 0, new, None, invited_as)
    return places[key]


def _unknown(answer: Offered | Unknown, text: str) -> str:
    if isinstance(answer, Offered):
        return _("{name} ({code}) is not on record; --new-parties takes it in.").format(
            name=answer.name, code=answer.code
        )
    if answer.several:
        return _("“{words}” could be {choices}; name one of them.").format(
            words=text, choices=_(" or ").join(answer.nearest)
        )
    if answer.nearest:
        return _("No party is called “{words}”; nearest: {names}. --new-parties takes it in as a new one.").format(
            words=text, names=", ".join(answer.nearest)
        )
    return _("No party is called “{words}”; --new-parties takes it in as a new one.").format(words=text)


def warn_of_quotas(read: Read, place: PartyPlace, size: int) -> None:
    """Say it where a delegation will have more people than its quota."""
    known = place.delegation
    if known is not None and known.quota is not None and size > known.quota and place.nominees:
        first: Sequence[Nominee] = place.nominees
        message = _("{ref} will have {size} delegates; its quota is {quota}.").format(
            ref=known.ref, size=size, quota=known.quota
        )
        read.tell(first[-1].row, first[-1].party_column, first[-1].party, WARNING, message)
