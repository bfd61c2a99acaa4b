"""Rosters: who was a member of a forum on a day, under which name, in the forum's own order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.model import forum_name, membership, party
from secretariat.parties.naming import in_alphabet, indonesian_name, own_name
from secretariat.values.language import current_language

_own = party.alias("own")


@dataclass(frozen=True, slots=True)
class Member:
    """A party as a member of a forum on a day. ``since`` and ``until`` are EDTF; ``until`` is "" while a member.

    ``name_id`` is the name to use in Indonesian: the forum's, else the party's own, "" where none is known.
    ``sort_key`` is its place in the alphabet of the language chosen.
    """

    party_id: int
    code: str
    name: str
    name_in_forum: str
    name_id: str
    kind: str
    since: str
    until: str
    sort_key: str
    source: str

    @property
    def called(self) -> str:
        """Its name in the forum, in the language chosen."""
        return own_name(self.name_in_forum, self.name_id)


def roster(connection: Connection, forum_id: int, on: date, language: str = "") -> list[Member]:
    """The forum's members on ``on``, in alphabetical order; days of joining and leaving count.

    In English the order is the forum's own, in Indonesian that of the Indonesian names; ``language`` is the one
    chosen, unless it is named.
    """
    member = and_(
        membership.c.forum_id == forum_id,
        membership.c.since_day <= on,
        or_(membership.c.until_day.is_(None), membership.c.until_day >= on),
    )
    query = (
        select(
            party.c.id,
            party.c.code,
            party.c.name,
            party.c.name_id,
            party.c.kind,
            membership.c.since,
            membership.c.until,
            member_order(language).label("sort_key"),
            membership.c.source,
        )
        .join(membership, membership.c.party_id == party.c.id)
        .where(member)
        .order_by(member_order(language), party.c.id)
    )
    names = names_in_forum(connection, forum_id, on)
    return [
        Member(id_, code, name, *names.get(id_, (name, name_id)), kind, since, until, key, source)
        for id_, code, name, name_id, kind, since, until, key, source in connection.execute(query)
    ]


def member_order(language: str = "") -> ColumnElement[str]:
    """The column by which a forum's members stand in the alphabet of a language: the one chosen, unless named."""
    indonesian = (language or current_language()) == "id"
    return in_alphabet(party, "id") if indonesian else membership.c.sort_key


def name_in_forum(
    forum: ColumnElement[Any], party: ColumnElement[Any], on: ColumnElement[Any], *, language: str = ""
) -> Select[str]:
    """What a forum calls a party on a day, as a query of at most one name: the youngest that holds on that day.

    In Indonesian that is the forum's Indonesian name, else the party's own, else the forum's as it is. ``language`` is
    the one chosen, unless it is named.

    The three are columns of the query it becomes part of. A name without a first day always held, and so is the oldest.
    """
    own = select(_own.c.name_id).where(_own.c.id == forum_name.c.party_id).scalar_subquery()
    kept: ColumnElement[str] = forum_name.c.name
    in_english = (language or current_language()) == "en"
    shown = kept if in_english else indonesian_name(kept, forum_name.c.name_id, own)
    return (
        select(shown)
        .where(forum_name.c.forum_id == forum, forum_name.c.party_id == party, _holds(on))
        .order_by(forum_name.c.since_day.desc().nulls_last(), forum_name.c.id.desc())
        .limit(1)
    )


def names_in_forum(connection: Connection, forum_id: int, on: date) -> dict[int, tuple[str, str]]:
    """The name each party has in the forum on a day, and the one to use in Indonesian ("" where none is known).

    By the party's id; parties with their plain name are left out.
    """
    query = (
        select(forum_name.c.party_id, forum_name.c.name, forum_name.c.name_id, party.c.name_id)
        .join(party, party.c.id == forum_name.c.party_id)
        .where(forum_name.c.forum_id == forum_id, _holds(on))
        .order_by(forum_name.c.since_day.nulls_first(), forum_name.c.id)
    )
    return {id_: (name, name_id or own) for id_, name, name_id, own in connection.execute(query)}


def _holds(on: date | ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(
        or_(forum_name.c.since_day.is_(None), forum_name.c.since_day <= on),
        or_(forum_name.c.until_day.is_(None), forum_name.c.until_day >= on),
    )
