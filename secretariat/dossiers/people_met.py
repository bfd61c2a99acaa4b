"""Who of a party was met at which meeting: its delegates, and who headed its side of a bilateral."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Function
from secretariat.dossiers.family import Family
from secretariat.dossiers.meetings_with import in_turn
from secretariat.dossiers.rows import PersonMet
from secretariat.people.model import person, position
from secretariat.people.names import printed_name

_NAME: Final = ("given", "family", "family_first", "name", "title_before", "title_after")
_ORDER: Final = {function.value: place for place, function in enumerate(Function)}


def people_at(connection: Connection, family: Family, ids: Collection[int]) -> dict[int, list[PersonMet]]:
    """The party's people at each meeting, in the order of their functions, each once."""
    found: dict[int, dict[int, PersonMet]] = defaultdict(dict)
    own = family.ids
    query = (
        select(
            delegate.c.meeting_id,
            delegate.c.function,
            delegate.c.rank,
            delegate.c.title,
            delegate.c.organisation,
            delegate.c.accreditation,
            func.coalesce(func.nullif(delegate.c.source, ""), delegation.c.source).label("source"),
            delegation.c.party_id.label("of"),
            *_person(),
        )
        .join(delegation, delegation.c.id == delegate.c.delegation_id)
        .join(person, person.c.id == delegate.c.person_id)
        .where(or_(delegation.c.party_id.in_(own), person.c.party_id.in_(own)))
        .order_by(delegate.c.rank.is_(None), delegate.c.rank, delegate.c.id)
    )
    for row in in_turn(connection, query, delegate.c.meeting_id, ids):
        found[row.meeting_id].setdefault(row.id, _met(row, row.accreditation, family.code_of[row.of]))
    for party, head in ((bilateral.c.first_party_id, bilateral.c.first_head_id),
                        (bilateral.c.second_party_id, bilateral.c.second_head_id)):  # fmt: skip
        heads = select(bilateral.c.meeting_id, party.label("of"), bilateral.c.source, *_person()).join(
            person, person.c.id == head
        )
        for row in in_turn(connection, heads.where(party.in_(own)), bilateral.c.meeting_id, ids):
            found[row.meeting_id].setdefault(row.id, _met(row, "", family.code_of[row.of]))
    titles = _titles(connection, {one.id for met in found.values() for one in met.values() if not one.title})
    return {
        at: sorted((_titled(one, titles) for one in met.values()), key=lambda one: _ORDER.get(one.function, 99))
        for at, met in found.items()
    }


def people_of(connection: Connection, family: Family) -> list[PersonMet]:
    """Everybody on record who belongs to the party or an organisation of it, by name, as their latest position says."""
    query = (
        select(person.c.party_id.label("of"), person.c.source, *_person())
        .where(person.c.party_id.in_(family.ids), person.c.erased_on.is_(None))
        .order_by(person.c.sort_key, person.c.id)
    )
    found = [_met(row, "", family.code_of[row.of]) for row in connection.execute(query).all()]
    titles = _titles(connection, {one.id for one in found})
    return [replace(_titled(one, titles), function="") for one in found]


def _person() -> list[Any]:
    return [person.c.id, person.c.ref, person.c.native_name, *(person.c[key] for key in _NAME)]


def _met(row: Row[Any], state: str, party: str) -> PersonMet:
    told = row._mapping
    name = printed_name(*(told[key] for key in _NAME))
    return PersonMet(
        row.id,
        row.ref,
        name,
        row.native_name,
        told.get("function", Function.HEAD.value),
        told.get("title", ""),
        told.get("organisation", ""),
        party,
        state,
        row.source,
    )


def _titles(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """The latest position on record of each."""
    query = select(position.c.person_id, position.c.title, position.c.organisation).order_by(
        position.c.since_sort, position.c.id
    )
    return {id_: (title, where) for id_, title, where in in_turn(connection, query, position.c.person_id, ids)}


def _titled(one: PersonMet, titles: dict[int, tuple[str, str]]) -> PersonMet:
    """Where the meeting says nothing of the title, the one on record for the person stands."""
    if one.title or one.id not in titles:
        return one
    title, where = titles[one.id]
    return replace(one, title=title, organisation=one.organisation or where)
