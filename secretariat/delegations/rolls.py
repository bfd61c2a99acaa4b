"""A meeting's roll: its delegations and delegates in order of precedence, read in a handful of queries.

Everything that shows delegations in order (the list, ``show``, every paper) shows a roll, so that the order is one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.places import party_places
from secretariat.delegations.precedence import DelegatePlace, Precedence, delegate_key, party_key, precedence_of
from secretariat.delegations.readiness import Readiness, lacks
from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.delegations.states import Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.meetings.model import meeting, series
from secretariat.parties.model import forum, party
from secretariat.parties.naming import in_alphabet
from secretariat.parties.rosters import names_in_forum, roster
from secretariat.people.model import PRINTED_NAME, person
from secretariat.people.names import printed_name
from secretariat.record.window import AnySelect
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded


def roll_of(connection: Connection, at_meeting: int, today: date, *, only: int | None = None) -> Roll:
    """The delegations of a meeting, in its order. Names and membership are those of its first day (of today, where
    the meeting has no date yet); ``only`` reads one delegation of them. Raises ``NotFound`` where the meeting was
    deleted.
    """
    query = (
        select(
            meeting,
            forum.c.id.label("of_forum"),
            forum.c.code.label("forum"),
            party.c.name.label("host"),
            party.c.name_id.label("host_id_name"),
        )
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .outerjoin(forum, forum.c.id == _forum_of_meeting())
        .outerjoin(party, party.c.id == meeting.c.host_id)
        .where(meeting.c.id == at_meeting)
    )
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise NotFound(_("This meeting is no longer there; somebody deleted it meanwhile."))
    on, in_forum = found["starts"] or today, found["of_forum"]
    names = names_in_forum(connection, in_forum, on) if in_forum else {}
    order = order_of(found)
    members = {one.party_id: one for one in roster(connection, in_forum, on, order.language)} if in_forum else {}
    people = _people(connection, at_meeting, only)
    rows = connection.execute(_delegations(at_meeting, order.language, only)).mappings().all()
    places = party_places(connection, order, rows, members, people, host=found["host_id"], on=on)
    placed = []
    for row in rows:
        of_party, place = row["party_id"], places[row["id"]]
        name = names.get(of_party, (row["party_name"], row["party_name_id"]))
        one = _detail(row, found, name, of_party in members, place.host, people.get(row["id"], []))
        placed.append((party_key(place, order), one))
    host_name, host_name_id = names.get(found["host_id"], (found["host"] or "", found["host_id_name"] or ""))
    return Roll(
        meeting_id=at_meeting,
        meeting=found["ref"],
        title=found["title"],
        dates=found["dates"],
        place=found["place"],
        host=host_name,
        host_in_indonesian=host_name_id,
        forum=found["forum"] or "",
        order=order,
        delegations=tuple(one for _key, one in sorted(placed, key=lambda pair: pair[0])),
    )


def forum_of(connection: Connection, at_meeting: int) -> int | None:
    """The forum whose members a meeting invites: its own, else that of its series."""
    query = select(_forum_of_meeting()).select_from(meeting).outerjoin(series, series.c.id == meeting.c.series_id)
    found: int | None = connection.execute(query.where(meeting.c.id == at_meeting)).scalar()
    return found


def _forum_of_meeting() -> ColumnElement[Any]:
    return func.coalesce(meeting.c.forum_id, series.c.forum_id)


def order_of(meeting_row: RowMapping) -> Precedence:
    """A meeting's order; one this program does not know (written by a newer one) is read as alphabetical."""
    language = meeting_row["precedence_language"] or "en"
    try:
        return precedence_of(meeting_row["precedence"], language)
    except Refused:
        return Precedence(language=language)


def _delegations(at_meeting: int, language: str, only: int | None) -> AnySelect:
    query: AnySelect = (
        select(
            delegation,
            party.c.code.label("party"),
            party.c.name.label("party_name"),
            party.c.name_id.label("party_name_id"),
            in_alphabet(language=language).label("party_sort"),
            party.c.folded.label("party_folded"),
        )
        .join(party, party.c.id == delegation.c.party_id)
        .where(delegation.c.meeting_id == at_meeting)
    )
    return query if only is None else query.where(delegation.c.id == only)


def _people(connection: Connection, at_meeting: int, only: int | None) -> dict[int, list[RowMapping]]:
    """The delegates of every delegation of a meeting, in order inside each."""
    query: AnySelect = (
        select(
            delegate,
            person.c.ref.label("person"),
            *PRINTED_NAME,
            person.c.native_name,
            person.c.sort_key,
            person.c.folded,
            person.c.erased_on,
        )
        .join(person, person.c.id == delegate.c.person_id)
        .where(delegate.c.meeting_id == at_meeting)
    )
    if only is not None:
        query = query.where(delegate.c.delegation_id == only)
    rows = connection.execute(query).mappings().all()
    found: dict[int, list[RowMapping]] = {}
    for row in sorted(
        rows, key=lambda row: delegate_key(DelegatePlace(row["id"], row["function"], row["rank"], row["sort_key"]))
    ):
        found.setdefault(row["delegation_id"], []).append(row)
    return found


def _detail(
    row: RowMapping, at: RowMapping, names: tuple[str, str], member: bool, host: bool, people: list[RowMapping]
) -> DelegationDetail:
    name, name_id = names
    everybody = [_delegate(one, row, names) for one in people]
    active = tuple(one for one in everybody if one.accreditation not in INACTIVE)
    head = next((one.accreditation for one in active if one.function == Function.HEAD), "")
    allowed = at["quota"] if row["quota"] is None else row["quota"]
    has_credentials = bool(row["credentials"] or row["credentials_on"])
    words = [row["party_folded"], folded(name), folded(name_id), row["status"], folded(_(row["status"]))]
    return DelegationDetail(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        meeting=at["ref"],
        meeting_title=at["title"],
        party=row["party"],
        name=name,
        name_id=name_id,
        member=member,
        host=host,
        status=row["status"],
        invited_as=row["invited_as"],
        note_verbale=row["note_verbale"],
        note_verbale_date=row["note_verbale_date"],
        invited_on=row["invited_on"],
        nominated_on=row["nominated_on"],
        registered_on=row["registered_on"],
        confirmed_on=row["confirmed_on"],
        regrets_on=row["regrets_on"],
        regrets_reason=row["regrets_reason"],
        credentials=row["credentials"],
        credentials_on=row["credentials_on"],
        quota=row["quota"],
        allowed=allowed,
        position=row["position"],
        note=row["note"],
        source=row["source"],
        folded=" | ".join([*words, *(one.folded for one in active)]),
        delegates=active,
        withdrawn=tuple(one for one in everybody if one.accreditation in INACTIVE),
        lacks=lacks(Readiness(row["status"], head, len(active), allowed, row["note_verbale"], has_credentials)),
    )


def _delegate(row: RowMapping, of: RowMapping, names: tuple[str, str]) -> DelegateRow:
    said = (row["title"], row["organisation"], row["representing"], _(row["function"]), _(row["accreditation"]))
    return DelegateRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        delegation=of["ref"],
        party=of["party"],
        party_name=names[0],
        party_name_id=names[1],
        person=row["person"],
        name=printed_name(
            row["given"], row["family"], row["family_first"], row["name"], row["title_before"], row["title_after"]
        ),
        family_name=row["family"],
        native=row["native_name"],
        honorific=row["honorific"],
        function=row["function"],
        rank=row["rank"],
        title=row["title"],
        organisation=row["organisation"],
        representing=row["representing"],
        accreditation=row["accreditation"],
        arrived_at=row["arrived_at"],
        arrival=row["arrival"],
        departure=row["departure"],
        dietary=row["dietary"],
        note=row["note"],
        source=row["source"],
        folded=" | ".join([row["folded"], folded(row["function"]), *map(folded, said)]),
        sort_key=row["sort_key"],
        erased=row["erased_on"] is not None,
    )
