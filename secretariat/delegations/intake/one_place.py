"""One place for one person and one head for one delegation: the rows of a list that would have it otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from secretariat.delegations.intake.known import KnownPerson
from secretariat.delegations.intake.nominees import ERROR, Read
from secretariat.delegations.intake.party_places import PartyPlace
from secretariat.delegations.intake.planned import BY_ROW, Planned
from secretariat.delegations.states import Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.values.language import _
from secretariat.values.text import folded


def refuse_twice(read: Read, planned: Sequence[Planned], delegates: Mapping[int, list[KnownPerson]]) -> None:
    """One place for one person: the same address twice is refused, the same name twice is told when it comes."""
    emails: dict[str, int] = {}
    in_party: dict[tuple[str, str], int] = {}
    anywhere: dict[str, Planned] = {}
    held = {who.person: who for there in delegates.values() for who in there if who.accreditation not in INACTIVE}
    for one in sorted(planned, key=BY_ROW):
        nominee = one.nominee
        if "email" in nominee.person:
            first = emails.setdefault(folded(nominee.person["email"]), nominee.row)
            if first != nominee.row:
                message = _("This e-mail address stands in row {row} already; a person has one place.")
                read.tell(nominee.row, "", nominee.person["email"], ERROR, message.format(row=first))
        placed = held.get(one.who.person) if one.who is not None else None
        if placed is not None and placed.delegation != (one.place.delegation.id if one.place.delegation else 0):
            message = _("{name} has a place at this meeting already, in another delegation ({ref}).")
            read.tell(nominee.row, "", nominee.name.name, ERROR, message.format(name=placed.name, ref=placed.ref))
        if nominee.row in read.refused:
            continue
        again = in_party.setdefault((one.place.code, nominee.key), nominee.row)
        if again != nominee.row:
            if one.who is None:
                message = _(
                    "The same name stands in row {row}, and may be the same person; taken as another. "
                    "--same-names takes such rows as one person."
                )
                one.warn(read, message.format(row=again))
            continue
        other = anywhere.setdefault(nominee.key, one)
        if other.place is not one.place:
            message = _("The same name stands in row {row} for {party}; taken as another person.")
            one.warn(read, message.format(row=other.nominee.row, party=other.nominee.party))


def refuse_heads(
    read: Read,
    places: Sequence[PartyPlace],
    planned: Sequence[Planned],
    delegates: Mapping[int, list[KnownPerson]],
) -> None:
    """A delegation has one head: a second is refused."""
    coming: dict[int, list[Planned]] = defaultdict(list)
    changing: dict[int, set[int]] = defaultdict(set)
    for one in planned:
        function = one.of_place.get("function") if not one.newly_placed else one.nominee.place.get("function")
        if function == Function.HEAD and one.nominee.row not in read.refused:
            coming[id(one.place)].append(one)
        if one.who is not None and one.of_place.get("function", Function.HEAD) != Function.HEAD:
            changing[id(one.place)].add(one.who.delegate)
    for place in places:
        heads = coming.get(id(place), [])
        there = delegates.get(place.delegation.id, []) if place.delegation and heads else []
        now = [
            who
            for who in there
            if who.fields["function"] == Function.HEAD
            and who.accreditation not in INACTIVE
            and who.delegate not in changing[id(place)]
        ]
        first = f"{now[0].name} ({now[0].ref})" if now else heads[0].nominee.name.name if heads else ""
        for one in heads if now else heads[1:]:
            message = _("{name} is the head of delegation already; a delegation has one.").format(name=first)
            read.tell(one.nominee.row, "", one.nominee.name.name, ERROR, message)


def warn_of_erased(read: Read, planned: Sequence[Planned], delegations: Collection[int]) -> None:
    """A newcomer may be somebody who was erased on request, whom the list names again; nobody can tell any more."""
    for one in planned:
        if one.who is None and one.place.delegation is not None and one.place.delegation.id in delegations:
            message = _(
                "Somebody of this delegation was erased on request; this may be them. Ask before you take {name} in."
            )
            one.warn(read, message.format(name=one.nominee.name.name))
