"""Arrivals party by party: how many are expected, how many are there, and whether the head is among them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping, case, func, select

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.places import party_places
from secretariat.delegations.precedence import party_key
from secretariat.delegations.reception.queries import door_in
from secretariat.delegations.reception.rows import WALK_IN, Arrivals, HeadThere, PartyArrivals
from secretariat.delegations.rolls import forum_of, order_of
from secretariat.delegations.states import Accreditation, Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.naming import in_alphabet
from secretariat.parties.rosters import roster
from secretariat.people.model import PRINTED_NAME, person
from secretariat.people.names import printed_name
from secretariat.record.record import Record
from secretariat.record.window import AnySelect

_ACTIVE = delegate.c.accreditation.not_in(sorted(INACTIVE))


def arrivals_of(record: Record, meeting_words: str) -> Arrivals:
    """The arrivals at a meeting (by reference or title), its parties in order of precedence.

    Nobody's row is read but the heads': the rest is counted. Raises ``NotFound`` or ``Ambiguous``.
    """
    with record.reading() as connection:
        at = meeting_id(connection, meeting_words)
        door = door_in(connection, record, at)
        held = connection.execute(select(meeting).where(meeting.c.id == at)).mappings().one()
        order, on = order_of(held), held["starts"] or record.today
        forum = forum_of(connection, at)
        members = {one.party_id: one for one in roster(connection, forum, on, order.language)} if forum else {}
        rows = connection.execute(_delegations(at, order.language)).mappings().all()
        heads = {row["delegation_id"]: row for row in connection.execute(_heads(at)).mappings()}
        counts = {row["delegation_id"]: row for row in connection.execute(_counts(at)).mappings()}
        people = {of: [row] for of, row in heads.items()}
        places = party_places(connection, order, rows, members, people, host=held["host_id"], on=on)
    placed = sorted(rows, key=lambda row: party_key(places[row["id"]], order))
    parties = [
        _party(row, door.names.get(row["party_id"], (row["name"], row["name_id"])), counts, heads) for row in placed
    ]
    return Arrivals(door.meeting, door.title, door.zone, door.today, tuple(parties))


def _party(row: RowMapping, names: tuple[str, str], counts: Any, heads: Any) -> PartyArrivals:
    counted, head = counts.get(row["id"]), heads.get(row["id"])
    return PartyArrivals(
        id=row["id"],
        ref=row["ref"],
        party=row["code"],
        name=names[0],
        name_id=names[1],
        status=row["status"],
        expected=counted["expected"] if counted else 0,
        arrived=counted["arrived"] if counted else 0,
        walk_ins=counted["walk_ins"] if counted else 0,
        head=_head(head) if head else None,
    )


def _head(row: RowMapping) -> HeadThere:
    name = printed_name(
        row["given"], row["family"], row["family_first"], row["name"], row["title_before"], row["title_after"]
    )
    full = f"{row['honorific']} {name}" if row["honorific"] else name
    arrived = row["accreditation"] == Accreditation.ARRIVED
    return HeadThere(row["id"], row["ref"], full, row["title"], arrived, row["arrived_at"])


def _delegations(at_meeting: int, language: str) -> AnySelect:
    return (
        select(
            delegation.c.id,
            delegation.c.ref,
            delegation.c.party_id,
            delegation.c.status,
            delegation.c.invited_as,
            delegation.c.position,
            party.c.code,
            party.c.name,
            party.c.name_id,
            in_alphabet(language=language).label("party_sort"),
        )
        .join(party, party.c.id == delegation.c.party_id)
        .where(delegation.c.meeting_id == at_meeting)
    )


def _heads(at_meeting: int) -> AnySelect:
    return (
        select(
            delegate,
            *PRINTED_NAME,
        )
        .join(person, person.c.id == delegate.c.person_id)
        .where(delegate.c.meeting_id == at_meeting, delegate.c.function == Function.HEAD.value, _ACTIVE)
    )


def _counts(at_meeting: int) -> AnySelect:
    arrived = delegate.c.accreditation == Accreditation.ARRIVED.value
    return (
        select(
            delegate.c.delegation_id,
            func.count().label("expected"),
            func.sum(case((arrived, 1), else_=0)).label("arrived"),
            func.sum(case((delegate.c.source == WALK_IN, 1), else_=0)).label("walk_ins"),
        )
        .where(delegate.c.meeting_id == at_meeting, _ACTIVE)
        .group_by(delegate.c.delegation_id)
    )
