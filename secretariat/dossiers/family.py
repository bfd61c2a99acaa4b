"""A party with the organisations that belong to it: what concerns one of them concerns the party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.parties.naming import own_name


@dataclass(frozen=True, slots=True)
class Family:
    """A party, its organisations, theirs, and so on. ``ids`` and ``codes`` have the party itself first.

    ``names`` and ``roots`` are of all parties there are: their names by code in the language chosen, and the code of
    whom each belongs to in the end.
    """

    id: int
    ids: tuple[int, ...]
    codes: tuple[str, ...]
    names: Mapping[str, str]
    roots: Mapping[str, str]
    code_of: Mapping[int, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The party's own code."""
        return self.codes[0]


def family_of(connection: Connection, words: str) -> Family:
    """The family of the party that ``words`` means; raises ``NotFound`` or ``Ambiguous`` as finding parties does."""
    return family_by_id(connection, party_id(connection, words))


def family_by_id(connection: Connection, id_: int) -> Family:
    """The same by the party's number."""
    query = select(party.c.id, party.c.code, party.c.name, party.c.name_id, party.c.parent_id).order_by(party.c.id)
    rows = connection.execute(query).all()
    codes = {one: code for one, code, *_rest in rows}
    above = {one: parent for one, _code, _name, _name_id, parent in rows}
    members = [id_, *(one for one in above if one != id_ and id_ in _line(one, above))]
    return Family(
        id_,
        tuple(members),
        tuple(codes[one] for one in members),
        {code: own_name(name, name_id) for _id, code, name, name_id, _parent in rows},
        {code: codes[_line(one, above)[-1]] for one, code in codes.items()},
        codes,
    )


def _line(one: int, above: Mapping[int, int | None]) -> list[int]:
    """A party, whom it belongs to, whom that belongs to, and so on; a circle is gone round once."""
    line = [one]
    while (parent := above.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return line
