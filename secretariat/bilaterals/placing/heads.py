"""Who has to be at a bilateral: its heads, or the heads of both delegations, its interpreter and note-taker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.engaged import names_written
from secretariat.bilaterals.placing.occasions import Occasion
from secretariat.bilaterals.placing.problem import Kind
from secretariat.delegations.states import Function
from secretariat.parties.model import party
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.text import folded

_SIDES = ("first", "second")
_NAMED = ("given", "family", "family_first", "name")
_TITLES = ("title_before", "title_after")
_LAST = 1 << 30


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of delegation of a meeting, their ranks and their parties' places in its order of precedence."""

    of_party: Mapping[int, int]
    ranks: Mapping[int, int]
    places: Mapping[int, int]
    party_names: Mapping[int, str]
    person_names: Mapping[int, str]
    as_a_whole: frozenset[int]  # parties one of whose bilaterals has a head that nobody knows yet
    heading: Mapping[int, frozenset[int]]  # which parties a person heads
    written: Mapping[str, str]  # names of interpreters and note-takers as they were typed, by how they are compared
    compared: Mapping[int, str]  # people's names as they are compared; not one that two of them bear

    @property
    def people(self) -> frozenset[int]:
        """Everybody who heads anything."""
        return frozenset(self.person_names)

    def head(self, row: Mapping[Any, Any], side: str) -> int | None:
        """Who heads a side: the one named, else the head of its delegation."""
        named = row[f"{side}_head_id"]
        return named if named is not None else self.of_party.get(row[f"{side}_party_id"])

    def keys_of(self, row: Mapping[Any, Any]) -> tuple[str, ...]:
        """Who and what is in one place when this bilateral is held, each by a key."""
        keys: dict[str, None] = {}
        for side in _SIDES:
            head, of = self.head(row, side), row[f"{side}_party_id"]
            if head is not None:
                keys[f"person:{head}"] = None
            if head is None or of in self.as_a_whole:
                keys[f"party:{of}"] = None
        for column in ("interpreter", "note_taker"):
            keys.update({f"name:{name}": None for name, _as_typed in names_written(row[column])})
        return tuple(keys)

    def named(self, key: str) -> tuple[str, Kind]:
        """A key's name as a person reads it, and what it is."""
        kind, _colon, rest = key.partition(":")
        if kind == "person":
            of = ", ".join(self.party_names[id_] for id_ in sorted(self.heading.get(int(rest), ())))
            name = self.person_names.get(int(rest), "")
            return (f"{name} ({of})" if of else name), Kind.HEAD
        if kind == "party":
            return self.party_names[int(rest)], Kind.PARTY
        return self.written.get(rest, rest), Kind.INTERPRETER

    def parties_of(self, key: str) -> frozenset[int]:
        """The parties whose time counts for a key."""
        kind, _colon, rest = key.partition(":")
        if kind == "party":
            return frozenset((int(rest),))
        return self.heading.get(int(rest), frozenset()) if kind == "person" else frozenset()

    def is_kept(self, key: str, by: Occasion) -> bool:
        """Whether somebody, or a party nobody heads yet, is engaged by an occasion."""
        kind, _colon, rest = key.partition(":")
        if kind == "party":
            return int(rest) in by.parties
        if kind == "person":
            return int(rest) in by.people or self.compared.get(int(rest)) in by.written
        return rest in by.written or rest in by.called

    def order_of(self, row: Mapping[Any, Any]) -> tuple[object, ...]:
        """Sorts bilaterals by precedence: by the ranks of both heads, then by their parties' places; ties by id."""
        ranks = sorted(self.ranks.get(self.head(row, side) or 0, _LAST) for side in _SIDES)
        places = sorted(self.places.get(row[f"{side}_party_id"], _LAST) for side in _SIDES)
        return (*ranks, *places, row["id"])


def heads_of(connection: Connection, host_id: int, rows: Sequence[RowMapping], today: date) -> Heads:
    """The heads at a meeting, for the bilaterals ``rows`` in its margins."""
    from secretariat.delegations.rolls import roll_of

    roll = roll_of(connection, host_id, today)
    codes = {code: id_ for id_, code in connection.execute(select(party.c.id, party.c.code)).all()}
    refs: dict[str, tuple[int, int | None]] = {}
    places: dict[int, int] = {}
    for at, one in enumerate(roll.delegations):
        places[codes[one.party]] = at
        for delegate in one.delegates:
            if delegate.function == Function.HEAD.value:
                refs[delegate.person] = (codes[one.party], delegate.rank)
    wanted = {row[f"{side}_head_id"] for row in rows for side in _SIDES} - {None}
    found = connection.execute(select(person).where(person.c.id.in_(wanted) | person.c.ref.in_(list(refs)))).mappings()
    people = list(found)
    of_party = {refs[row["ref"]][0]: row["id"] for row in people if row["ref"] in refs}
    ranks = {row["id"]: rank for row in people if row["ref"] in refs and (rank := refs[row["ref"]][1]) is not None}
    heading: dict[int, set[int]] = {}
    whole: set[int] = set()
    for row in rows:
        for side in _SIDES:
            of = row[f"{side}_party_id"]
            head = row[f"{side}_head_id"] or of_party.get(of)
            if head is None:
                whole.add(of)
            else:
                heading.setdefault(head, set()).add(of)
    names = {row["id"]: printed_name(*(row[key] for key in (*_NAMED, *_TITLES))) for row in people}
    parties = {row[f"{side}_party_id"] for row in rows for side in _SIDES}
    called = connection.execute(select(party.c.id, party.c.name).where(party.c.id.in_(parties)))
    return Heads(
        of_party,
        ranks,
        places,
        {row.id: row.name for row in called},
        names,
        frozenset(whole),
        {head: frozenset(of) for head, of in heading.items()},
        dict(pair for row in rows for pair in names_written(row["interpreter"], row["note_taker"])),
        _compared(people),
    )


def _compared(people: Sequence[RowMapping]) -> dict[int, str]:
    names = {row["id"]: folded(printed_name(*(row[key] for key in _NAMED))) for row in people}
    borne = Counter(names.values())
    return {id_: name for id_, name in names.items() if borne[name] == 1}
