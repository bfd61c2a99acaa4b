"""Rosters: who was a member of a forum on a day, under which name, in the forum's own order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.model import forum_name, membership, party


@dataclass(frozen=True, slots=True)
class Member:
    """A party as a member of a forum on a day. ``since`` and ``until`` are EDTF; ``until`` is "" while a member."""

    party_id: int
    code: str
    name: str
    name_in_forum: str
    kind: str
    since: str
    until: str
    sort_key: str
    source: str


def roster(connection: Connection, forum_id: int, on: date) -> list[Member]:
    """The forum's members on ``on``, in its own alphabetical order; days of joining and leaving count."""
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
            party.c.kind,
            membership.c.since,
            membership.c.until,
            membership.c.sort_key,
            membership.c.source,
        )
        .join(membership, membership.c.party_id == party.c.id)
        .where(member)
        .order_by(membership.c.sort_key, party.c.id)
    )
    names = names_in_forum(connection, forum_id, on)
    return [
        Member(id_, code, name, names.get(id_, name), kind, since, until, key, source)
        for id_, code, name, kind, since, until, key, source in connection.execute(query)
    ]


def name_in_forum(forum: ColumnElement[Any], party: ColumnElement[Any], on: ColumnElement[Any]) -> Select[str]:
    """What a forum calls a party on a day, as a query of at most one name: the youngest that holds on that day.

    The three are columns of the query it becomes part of. A name without a first day always held, and so is the oldest.
    """
    return (
        select(forum_name.c.name)
        .where(forum_name.c.forum_id == forum, forum_name.c.party_id == party, _holds(on))
        .order_by(forum_name.c.since_day.desc().nulls_last(), forum_name.c.id.desc())
        .limit(1)
    )


def names_in_forum(connection: Connection, forum_id: int, on: date) -> dict[int, str]:
    """The name each party has in the forum on a day, by the party's id; parties with their plain name are left out."""
    query = select(forum_name.c.party_id, forum_name.c.name).where(forum_name.c.forum_id == forum_id, _holds(on))
    return dict(connection.execute(query.order_by(forum_name.c.since_day.nulls_first(), forum_name.c.id)).all())


def _holds(on: date | ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(
        or_(forum_name.c.since_day.is_(None), forum_name.c.since_day <= on),
        or_(forum_name.c.until_day.is_(None), forum_name.c.until_day >= on),
    )
