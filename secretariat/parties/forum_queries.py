"""What staff read of forums: the list with the number of members, one forum with its roster, its memberships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, and_, case, func, literal, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.types import Date

from secretariat.parties.finding import forum_id
from secretariat.parties.model import forum, membership, party
from secretariat.parties.naming import named
from secretariat.parties.rosters import Member, member_order, name_in_forum, roster
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum in a list; ``members`` is how many it has today, ``words`` what it calls them."""

    id: int
    version: int
    ref: str
    name: str
    name_id: str
    words: str
    members: int


@dataclass(frozen=True, slots=True)
class ForumDetail:
    """Everything kept of one forum; ``roster`` are its members on ``on``, ``former`` how many were and left."""

    id: int
    version: int
    code: str
    name: str
    name_id: str
    member_word: str
    member_words: str
    member_word_id: str
    uses_flags: bool
    avoid: tuple[str, ...]
    on: date
    roster: tuple[Member, ...]
    former: int


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One membership of a forum; its reference is the party's code. Dates are EDTF, ``until`` "" while a member.

    ``name_in_forum`` is the name as the forum has it, ``called`` the one in the language chosen.
    """

    id: int
    version: int
    ref: str
    forum: str
    name: str
    name_in_forum: str
    called: str
    kind: str
    since: str
    until: str
    admitted: str
    source: str
    current: bool


def forums_window(record: Record, query: ListQuery) -> Window[ForumRow]:
    """The forums by code or name, filtered by words in their names."""
    base: AnySelect = select(
        forum.c.id,
        forum.c.version,
        forum.c.code,
        forum.c.name,
        forum.c.name_id,
        forum.c.member_words,
        named(forum).label("called"),
        _members_on(record.today),
    )
    words = folded(query.words).split()
    if words:
        base = base.where(forum.c.id.in_(_holding(record, words)))
    order = (named(forum).label("called") if query.sort == "name" else forum.c.code, forum.c.id)
    return Window(record, base, order, _forum_row, descending=query.descending)


def forum_detail(record: Record, name: str, on: date | None = None) -> ForumDetail:
    """One forum by code or name, with its roster on a day (today by default); raises ``NotFound``."""
    with record.reading() as connection:
        return detail_of_forum(connection, forum_id(connection, name), on or record.today)


def forum_by_id(record: Record, id_: int) -> ForumDetail:
    """One forum by its number; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of_forum(connection, id_, record.today)


def detail_of_forum(connection: Connection, id_: int, on: date) -> ForumDetail:
    """The same by its id, within a read."""
    row = connection.execute(select(forum).where(forum.c.id == id_)).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This forum is no longer there; somebody deleted it meanwhile."))
    left = select(func.count()).where(membership.c.forum_id == id_, membership.c.until_day < on)
    texts = ("code", "name", "name_id", "member_word", "member_words", "member_word_id", "uses_flags")
    return ForumDetail(
        id=id_,
        version=row["version"],
        **{key: row[key] for key in texts},
        avoid=tuple(row["avoid"]),
        on=on,
        roster=tuple(roster(connection, id_, on)),
        former=connection.execute(left).scalar() or 0,
    )


def memberships_window(record: Record, query: ListQuery) -> Window[MembershipRow]:
    """Every membership of ``scope["forum"]`` that is or was, in the forum's own order, by beginning or by code."""
    base = _memberships(record.today)
    if query.scope.get("forum"):
        with record.reading() as connection:
            base = base.where(membership.c.forum_id == forum_id(connection, query.scope["forum"]))
    for word in folded(query.words).split():
        base = base.where(party.c.folded.contains(word, autoescape=True))
    sorts: dict[str, ColumnElement[Any]] = {"since": membership.c.since_day, "code": party.c.code}
    order = (sorts.get(query.sort, member_order()), membership.c.id)
    return Window(record, base, order, _membership_row, descending=query.descending)


def membership_by_id(record: Record, id_: int) -> MembershipRow:
    """One membership by its number; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        query = _memberships(record.today).where(membership.c.id == id_)
        row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This membership is no longer there; somebody deleted it meanwhile."))
    return _membership_row(row)


def _memberships(today: date) -> AnySelect:
    on = literal(today, Date)
    current = or_(membership.c.until_day.is_(None), membership.c.until_day >= on)
    # Who left keeps the name of the last day there.
    named_on = case((current, on), else_=membership.c.until_day)
    query: AnySelect = (
        select(
            membership.c.id,
            membership.c.version,
            party.c.code,
            forum.c.code.label("forum"),
            party.c.name,
            named().label("own_name"),
            _name_on(named_on, language="en").label("name_in_forum"),
            _name_on(named_on).label("called"),
            party.c.kind,
            membership.c.since,
            membership.c.until,
            membership.c.admitted,
            membership.c.source,
            member_order(),
            membership.c.since_day,
            and_(membership.c.since_day <= on, current).label("current"),
        )
        .join(party, party.c.id == membership.c.party_id)
        .join(forum, forum.c.id == membership.c.forum_id)
    )
    return query


def _name_on(day: ColumnElement[Any], *, language: str = "") -> ScalarSelect[str]:
    return name_in_forum(membership.c.forum_id, membership.c.party_id, day, language=language).scalar_subquery()


def _members_on(today: date) -> ColumnElement[int]:
    return (
        select(func.count())
        .where(
            membership.c.forum_id == forum.c.id,
            membership.c.since_day <= today,
            or_(membership.c.until_day.is_(None), membership.c.until_day >= today),
        )
        .scalar_subquery()
        .label("members")
    )


def _holding(record: Record, words: list[str]) -> list[int]:
    """Forums are few and have no folded column: their names are folded here."""
    with record.reading() as connection:
        rows = connection.execute(select(forum.c.id, forum.c.code, forum.c.name, forum.c.name_id)).all()
    return [id_ for id_, *names in rows if all(word in folded(" ".join(names)) for word in words)]


def _forum_row(row: RowMapping) -> ForumRow:
    keys = ("id", "version", "name", "name_id", "members")
    return ForumRow(**{key: row[key] for key in keys}, ref=row["code"], words=row["member_words"])


def _membership_row(row: RowMapping) -> MembershipRow:
    return MembershipRow(
        id=row["id"],
        version=row["version"],
        ref=row["code"],
        forum=row["forum"],
        name=row["own_name"],
        name_in_forum=row["name_in_forum"] or row["name"],
        called=row["called"] or row["own_name"],
        kind=row["kind"],
        since=row["since"],
        until=row["until"],
        admitted=row["admitted"],
        source=row["source"],
        current=bool(row["current"]),
    )
