"""What an import writes: parties, people, delegations and delegates that are new, each kind at once; then changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from secretariat.delegations.intake.known import PLACE_KEYS, KnownMeeting, KnownPerson
from secretariat.delegations.intake.party_places import PartyPlace
from secretariat.delegations.intake.planned import Planned
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.parties.taking_in import take_in_parties
from secretariat.people.model import person
from secretariat.people.rows import derived_columns
from secretariat.people.taking_in import take_in_people
from secretariat.record.many_rows import Repeated, by_column
from secretariat.record.work import Work

_UNSAID: Final = {**dict.fromkeys(PLACE_KEYS, ""), "rank": None, "function": Function.DELEGATE.value}
"""What a delegate's columns hold where a list says nothing of them."""


def write(work: Work, at: KnownMeeting, planned: Sequence[Planned], source: str, today: str) -> None:
    """Parties, people, delegations and delegates that are new, each kind at once; then what changes of the others."""
    coming = [one for one in planned if one.newly_placed]
    places = list({id(one.place): one.place for one in coming}.values())
    unknown = [place for place in places if place.new is not None]
    for place, id_ in zip(unknown, take_in_parties(work, [p.new for p in unknown if p.new]), strict=True):
        place.party_id = id_
    within = _delegations(work, at, places, source, today)
    newcomers = [one for one in coming if one.who is None]
    people = take_in_people(
        work,
        [one.nominee.name for one in newcomers],
        [one.place.party_id for one in newcomers],
        [one.nominee.person for one in newcomers],
        source,
    )
    taken_in = iter(people)
    _delegates(work, at, coming, within, [next(taken_in) if one.who is None else _known(one) for one in coming], source)
    for one in planned:
        if one.who is not None:
            _change(work, one, one.who)


def _known(one: Planned) -> tuple[int, str]:
    assert one.who is not None
    return one.who.person, one.who.ref


def _delegates(
    work: Work,
    at: KnownMeeting,
    coming: Sequence[Planned],
    within: Mapping[int, tuple[int, str]],
    who: Sequence[tuple[int, str]],
    source: str,
) -> None:
    """Give everybody who is coming their place in their delegation."""
    if not coming:
        return
    size = len(coming)
    of = [within[id(one.place)] for one in coming]
    work.insert_columns(
        delegate,
        {
            "ref": [
                f"{delegation_ref}:{person_ref}"
                for (_id, delegation_ref), (_number, person_ref) in zip(of, who, strict=True)
            ],
            "delegation_id": [id_ for id_, _ref in of],
            "meeting_id": Repeated(at.id, size),
            "person_id": [id_ for id_, _ref in who],
            "function": Repeated(Function.DELEGATE.value, size),
            "accreditation": Repeated(Accreditation.NOMINATED.value, size),
            "source": Repeated(source, size),
            **by_column([one.nominee.place for one in coming], _UNSAID),
        },
    )


def _delegations(
    work: Work, at: KnownMeeting, places: Sequence[PartyPlace], source: str, today: str
) -> dict[int, tuple[int, str]]:
    """The delegations people come into, by place: number and reference. New ones are nominated, and so are invited ones
    whose people have come.
    """
    new = [place for place in places if place.delegation is None]
    refs = [f"{at.ref}:{place.code}" for place in new]
    ids = work.insert_many(
        delegation,
        [
            {
                "ref": ref,
                "meeting_id": at.id,
                "party_id": place.party_id,
                "status": DelegationStatus.NOMINATED.value,
                "nominated_on": today,
                "invited_as": place.invited_as,
                "source": source,
            }
            for place, ref in zip(new, refs, strict=True)
        ],
    )
    found = {id(place): (id_, ref) for place, id_, ref in zip(new, ids, refs, strict=True)}
    for place in places:
        if place.delegation is not None:
            found[id(place)] = (place.delegation.id, place.delegation.ref)
            if place.delegation.status == DelegationStatus.INVITED:
                work.change(
                    delegation,
                    place.delegation.id,
                    {"status": DelegationStatus.NOMINATED.value, "nominated_on": today},
                )
    return found


def _change(work: Work, one: Planned, who: KnownPerson) -> None:
    if one.of_person:
        values = dict(one.of_person)
        if values.keys() & {"name", "email", "native_name", "reading"}:
            values |= derived_columns({**work.row(person, who.person), **values})
        work.change(person, who.person, values)
    if one.of_place and who.delegate:
        work.change(delegate, who.delegate, one.of_place)
