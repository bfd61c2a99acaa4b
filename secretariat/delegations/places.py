"""What decides each delegation's place in the order of precedence, as the record has it on the meeting's day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.delegations.precedence import PartyPlace, Precedence, Rule
from secretariat.delegations.states import Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.parties.rosters import Member
from secretariat.people.model import position
from secretariat.values.partial_date import PartialDate

People = Mapping[int, Sequence[RowMapping]]


def party_places(
    connection: Connection,
    order: Precedence,
    delegations: Iterable[RowMapping],
    members: Mapping[int, Member],
    people: People,
    *,
    host: int | None,
    on: date,
) -> dict[int, PartyPlace]:
    """The place of each delegation by its number. ``members`` are the forum's on that day, by party; ``people`` the
    delegates by delegation, heads first; ``host`` is the host's party.
    """
    heads = {of: head for of, those in people.items() if (head := _head(those)) is not None}
    offices = _offices(connection, heads.values(), on) if order.rule is Rule.OFFICE else {}
    return {row["id"]: _place(row, members, heads.get(row["id"]), offices, host) for row in delegations}


def _place(
    row: RowMapping,
    members: Mapping[int, Member],
    head: RowMapping | None,
    offices: Mapping[int, str],
    host: int | None,
) -> PartyPlace:
    of_party = row["party_id"]
    member = members.get(of_party)
    return PartyPlace(
        id=row["id"],
        sort_key=member.sort_key if member else row["party_sort"],
        member=member is not None or not members,
        host=of_party == host,
        quality=row["invited_as"],
        position=row["position"],
        since=_first_day(member.since) if member else "",
        office=offices.get(head["person_id"], "") if head else "",
        rank=head["rank"] if head else None,
    )


def _head(people: Sequence[RowMapping]) -> RowMapping | None:
    """The active head among a delegation's people; somebody who withdrew decides nothing."""
    return next(
        (one for one in people if one["function"] == Function.HEAD and one["accreditation"] not in INACTIVE), None
    )


def _offices(connection: Connection, heads: Iterable[RowMapping], on: date) -> dict[int, str]:
    """Since when (ISO) each head, by person, has held the latest position taken up by that day."""
    latest = func.max(position.c.since_sort)
    query = (
        select(position.c.person_id, latest)
        .where(
            position.c.person_id.in_(sorted(head["person_id"] for head in heads)),
            position.c.since_sort != "",
            position.c.since_sort <= on.isoformat(),
        )
        .group_by(position.c.person_id)
    )
    return dict(connection.execute(query).all())


def _first_day(edtf: str) -> str:
    first = PartialDate.from_edtf(edtf).first if edtf else None
    return first.isoformat() if first else ""
