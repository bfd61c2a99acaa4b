"""What the reception reads: the meeting's door, everybody expected there, and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.reception.rows import Changes, Door, Guest
from secretariat.delegations.rolls import forum_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.model import forum_name, party
from secretariat.parties.naming import own_name
from secretariat.parties.rosters import names_in_forum
from secretariat.people.model import PRINTED_NAME, person
from secretariat.people.names import printed_name
from secretariat.record.acts import act_change, newest_act
from secretariat.record.record import Record
from secretariat.record.window import AnySelect
from secretariat.values.text import folded

_CHUNK: Final = 2_000
_ASKED_AT_ONCE: Final = 500
_MOST_CHANGES: Final = 500
"""Beyond so many changes everybody is read again: that is one import more, and quicker."""
_NAMING_TABLES: Final = frozenset({party.name, forum_name.name, meeting.name})
_OUR_TABLES: Final = frozenset({delegate.name, delegation.name, person.name}) | _NAMING_TABLES


def door_of(record: Record, meeting_words: str) -> Door:
    """The door of the meeting that a reference or title means. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return door_in(connection, record, meeting_id(connection, meeting_words))


def door_in(connection: Connection, record: Record, at_meeting: int) -> Door:
    """The same by the meeting's number, within a read or an act."""
    query = select(meeting.c.ref, meeting.c.title, meeting.c.timezone, meeting.c.starts)
    ref, title, zone, starts = connection.execute(query.where(meeting.c.id == at_meeting)).one()
    forum = forum_of(connection, at_meeting)
    names = names_in_forum(connection, forum, starts or record.today) if forum else {}
    clock = _clock(zone, record.zone)
    return Door(at_meeting, ref, title, clock, record.now().astimezone(clock).date(), names)


def _clock(name: str, usual: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(name) if name else usual
    except (ZoneInfoNotFoundError, ValueError):
        return usual


def parties_at(connection: Connection, meeting_words: str) -> list[int]:
    """The parties that have a delegation at a meeting."""
    of = delegation.c.meeting_id == meeting_id(connection, meeting_words)
    return list(connection.execute(select(delegation.c.party_id).where(of)).scalars())


def everybody(record: Record, door: Door, *, read: Callable[[int], None] = lambda _count: None) -> Changes:
    """All delegates of the meeting, read in short reads one after the other; ``read`` is told how many are there.

    Holds as of the act before the first read, so that what is done meanwhile comes with the changes since.
    """
    with record.reading() as connection:
        newest = newest_act(connection)
    guests: list[Guest] = []
    while True:
        after = guests[-1].id if guests else 0
        query = _guests(door).where(delegate.c.id > after).order_by(delegate.c.id).limit(_CHUNK)
        with record.reading() as connection:
            rows = connection.execute(query).mappings().all()
        guests += [_guest(row, door) for row in rows]
        read(len(guests))
        if len(rows) < _CHUNK:
            return Changes(newest, tuple(guests), everybody=True)


def changes_since(record: Record, door: Door, act: int) -> Changes:
    """What others did to the meeting's delegates since ``act``."""
    with record.reading() as connection:
        newest = newest_act(connection)
        if newest == act:
            return Changes(newest, ())
        query = select(act_change.c.table_name, act_change.c.record_id).distinct()
        touched = connection.execute(
            query.where(act_change.c.act_id > act, act_change.c.table_name.in_(sorted(_OUR_TABLES))).limit(
                _MOST_CHANGES + 1
            )
        ).all()
        tables = {table for table, _id in touched}
        if newest > act and len(touched) <= _MOST_CHANGES and not tables & _NAMING_TABLES:
            by_table = {table: [id for of, id in touched if of == table] for table in tables}
            wanted = set(by_table.get(delegate.name, ()))
            wanted |= _delegates_of(connection, door, delegate.c.person_id, by_table.get(person.name, ()))
            wanted |= _delegates_of(connection, door, delegate.c.delegation_id, by_table.get(delegation.name, ()))
            guests = guests_of(connection, door, sorted(wanted))
            return Changes(newest, tuple(guests), frozenset(wanted - {guest.id for guest in guests}))
    return everybody(record, door_of(record, door.meeting))


def guests_of(connection: Connection, door: Door, ids: Sequence[int]) -> list[Guest]:
    """The delegates of these numbers who are of this meeting, within a read or an act."""
    found: list[Guest] = []
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        query = _guests(door).where(delegate.c.id.in_(ids[start : start + _ASKED_AT_ONCE])).order_by(delegate.c.id)
        found += [_guest(row, door) for row in connection.execute(query).mappings()]
    return found


def _delegates_of(connection: Connection, door: Door, column: Any, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        query = select(delegate.c.id).where(
            delegate.c.meeting_id == door.meeting_id, column.in_(ids[start : start + _ASKED_AT_ONCE])
        )
        found.update(connection.execute(query).scalars())
    return found


def _guests(door: Door) -> AnySelect:
    return (
        select(
            delegate.c.id,
            delegate.c.ref,
            delegate.c.delegation_id,
            delegate.c.function,
            delegate.c.title,
            delegate.c.organisation,
            delegate.c.accreditation,
            delegate.c.arrived_at,
            delegate.c.replaced_by_id,
            delegate.c.source,
            delegation.c.invited_as,
            party.c.id.label("party_id"),
            party.c.code,
            party.c.name.label("party_name"),
            party.c.name_id.label("party_name_id"),
            person.c.ref.label("person"),
            *PRINTED_NAME,
            person.c.native_name,
            person.c.sort_key,
            person.c.folded,
        )
        .join(delegation, delegation.c.id == delegate.c.delegation_id)
        .join(party, party.c.id == delegation.c.party_id)
        .join(person, person.c.id == delegate.c.person_id)
        .where(delegate.c.meeting_id == door.meeting_id)
    )


def _guest(row: RowMapping, door: Door) -> Guest:
    name = printed_name(
        row["given"], row["family"], row["family_first"], row["name"], row["title_before"], row["title_after"]
    )
    full = f"{row['honorific']} {name}" if row["honorific"] else name
    native = row["native_name"]
    names = door.names.get(row["party_id"], (row["party_name"], row["party_name_id"]))
    return Guest(
        id=row["id"],
        ref=row["ref"],
        person=row["person"],
        name=f"{full} ({native})" if native and native not in full else full,
        delegation_id=row["delegation_id"],
        party=row["code"],
        party_name=own_name(*names),
        function=row["function"],
        invited_as=row["invited_as"],
        title=row["title"],
        organisation=row["organisation"],
        accreditation=row["accreditation"],
        arrived_at=row["arrived_at"],
        replaced_by=row["replaced_by_id"],
        source=row["source"],
        sort_key=row["sort_key"],
        words=_words(row, names),
    )


def _words(row: RowMapping, names: Iterable[str]) -> str:
    of_party = " ".join(folded(name) for name in names)
    return f"{row['folded']} {row['person'].casefold()} {row['ref'].casefold()} {row['code'].casefold()} {of_party}"
