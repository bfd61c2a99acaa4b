"""What staff read of parties: lists, one party with its names, agencies and memberships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import forum_id, party_id
from secretariat.parties.model import forum, membership, party, party_name
from secretariat.parties.naming import in_alphabet, named
from secretariat.parties.rosters import Member, roster
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

_parent = party.alias("parent")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party in a list; ``parent`` is the code of the party it belongs to, or "". Its reference is its code."""

    id: int
    version: int
    ref: str
    name: str
    name_id: str
    kind: str
    parent: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's membership of a forum; dates are EDTF."""

    forum: str
    since: str
    until: str
    admitted: str
    source: str


@dataclass(frozen=True, slots=True)
class PartyDetail:
    """Everything kept of one party."""

    id: int
    version: int
    code: str
    kind: str
    name: str
    name_id: str
    parent: str
    email: str
    note: str
    source: str
    also: tuple[str, ...]
    agencies: tuple[tuple[str, str], ...]
    memberships: tuple[Membership, ...]


def parties_window(record: Record, query: ListQuery) -> Window[PartyRow]:
    """The parties, filtered by words in any of their names, by name (in the language chosen) or by code."""
    base: AnySelect = select(
        party.c.id,
        party.c.version,
        party.c.code,
        party.c.name,
        party.c.name_id,
        party.c.kind,
        in_alphabet(),
        _parent.c.code.label("parent"),
    ).outerjoin(_parent, _parent.c.id == party.c.parent_id)
    counted: AnySelect = select(party.c.id)
    for word in folded(query.words).split():
        holds = party.c.folded.contains(word, autoescape=True)
        base, counted = base.where(holds), counted.where(holds)
    order = (party.c.code if query.sort == "code" else in_alphabet(), party.c.id)
    return Window(record, base, order, _row, descending=query.descending, counted=counted)


def forum_roster(record: Record, forum: str, on: date, query: ListQuery | None = None) -> list[Member]:
    """The members of a forum (by code or name) on a day, in its own order or by code, narrowed to words in a name."""
    asked = query or ListQuery()
    with record.reading() as connection:
        members = roster(connection, forum_id(connection, forum), on)
    words = folded(asked.words).split()
    if words:
        names = {
            member.code: folded(f"{member.code} {member.name} {member.name_in_forum} {member.name_id}")
            for member in members
        }
        members = [member for member in members if all(word in names[member.code] for word in words)]
    if asked.sort == "code":
        members.sort(key=lambda member: member.code)
    return members[::-1] if asked.descending else members


def party_detail(record: Record, name: str) -> PartyDetail:
    """One party by code or any of its names; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, party_id(connection, name))


def party_by_id(record: Record, id_: int) -> PartyDetail:
    """One party by its number; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def detail_of(connection: Connection, id_: int) -> PartyDetail:
    """The same by its id, within a read."""
    query = select(party, _parent.c.code.label("parent")).outerjoin(_parent, _parent.c.id == party.c.parent_id)
    row = connection.execute(query.where(party.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This party is no longer there; somebody deleted it meanwhile."))
    own = {row["name"], row["name_id"], row["code"]}
    names = select(party_name.c.name).where(party_name.c.party_id == id_).order_by(party_name.c.id)
    agencies = select(party.c.code, named()).where(party.c.parent_id == id_).order_by(in_alphabet())
    member = (
        select(forum.c.code, membership.c.since, membership.c.until, membership.c.admitted, membership.c.source)
        .join(forum, forum.c.id == membership.c.forum_id)
        .where(membership.c.party_id == id_)
        .order_by(membership.c.since_day)
    )
    return PartyDetail(
        id=row["id"],
        version=row["version"],
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        name_id=row["name_id"],
        parent=row["parent"] or "",
        email=row["email"],
        note=row["note"],
        source=row["source"],
        also=tuple(name for name in connection.execute(names).scalars() if name not in own),
        agencies=tuple((code, name) for code, name in connection.execute(agencies)),
        memberships=tuple(Membership(*part) for part in connection.execute(member)),
    )


def _row(row: RowMapping) -> PartyRow:
    keys = ("id", "version", "name", "name_id", "kind")
    return PartyRow(**{key: row[key] for key in keys}, ref=row["code"], parent=row["parent"] or "")
