"""Who and what is on record that a list may mean: the meeting's delegations and delegates, the parties' people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.rolls import forum_of
from secretariat.meetings.model import meeting
from secretariat.parties.model import party
from secretariat.parties.rosters import roster
from secretariat.people.likeness import likeness_key
from secretariat.people.model import person
from secretariat.people.name_reading import WrittenName
from secretariat.values.language import N_
from secretariat.values.text import folded

LABEL: Final = N_("Import delegates of {meeting} from {file}")
"""The label of the act of an import; by it what an import wrote is told from what was written by hand."""

PERSON_KEYS: Final = ("honorific", "title_before", "title_after", "native_name", "reading", "email", "phone")
PLACE_KEYS: Final = (
    "function",
    "rank",
    "title",
    "organisation",
    "representing",
    "arrival",
    "departure",
    "dietary",
    "note",
)
_AT_ONCE: Final = 5_000


@dataclass(slots=True)
class KnownDelegation:
    """A party's delegation at the meeting as it is on record."""

    id: int
    ref: str
    party_id: int
    status: str
    quota: int | None


@dataclass(slots=True)
class KnownPerson:
    """Somebody on record; ``delegate`` is 0 for those who have no place at the meeting.

    ``fields`` has the columns of person and delegate under their names; ``erased`` were erased on request.
    """

    person: int
    ref: str
    name: str
    key: str
    delegate: int
    delegation: int
    accreditation: str
    fields: dict[str, Any]
    erased: bool


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """The meeting of an import."""

    id: int
    ref: str
    first: date | None
    last: date | None
    forum: int | None


_PERSON: Final = tuple(person.c[key] for key in ("id", "ref", "name", *PERSON_KEYS, "erased_on"))
_PLACE: Final = tuple(delegate.c[key] for key in ("id", "delegation_id", "accreditation", *PLACE_KEYS))


def known_meeting(connection: Connection, id_: int) -> KnownMeeting:
    """The meeting, with its days."""
    row = connection.execute(select(meeting.c.ref, meeting.c.starts, meeting.c.ends).where(meeting.c.id == id_)).one()
    return KnownMeeting(id_, row.ref, row.starts, row.ends, forum_of(connection, id_))


def expected_parties(connection: Connection, at: KnownMeeting, today: date) -> set[int]:
    """The parties that are expected at the meeting: members of its forum on its first day, and those on its list."""
    members = roster(connection, at.forum, at.first or today) if at.forum is not None else []
    invited = select(delegation.c.party_id).where(delegation.c.meeting_id == at.id)
    return {one.party_id for one in members} | set(connection.execute(invited).scalars())


def known_delegations(connection: Connection, at_meeting: int) -> dict[int, KnownDelegation]:
    """The meeting's delegations by party."""
    # A delegation without a quota of its own has the meeting's.
    quota = func.coalesce(delegation.c.quota, meeting.c.quota).label("quota")
    columns = (delegation.c.id, delegation.c.ref, delegation.c.party_id, delegation.c.status, quota)
    query = select(*columns).join(meeting, meeting.c.id == delegation.c.meeting_id)
    rows = connection.execute(query.where(delegation.c.meeting_id == at_meeting))
    return {row.party_id: KnownDelegation(row.id, row.ref, row.party_id, row.status, row.quota) for row in rows}


def known_delegates(connection: Connection, at_meeting: int) -> dict[int, list[KnownPerson]]:
    """The meeting's delegates, whatever became of them, by delegation and in the order they were named."""
    query = (
        select(*_PLACE, *_PERSON)
        .join(person, person.c.id == delegate.c.person_id)
        .where(delegate.c.meeting_id == at_meeting)
        .order_by(delegate.c.id)
    )
    found: dict[int, list[KnownPerson]] = defaultdict(list)
    size = len(_PLACE)
    for row in connection.execute(query):
        values: tuple[Any, ...] = tuple(row)
        known = _person(values[size:])
        known.delegate, known.delegation, known.accreditation = values[0], values[1], values[2]
        known.fields.update(zip(PLACE_KEYS, values[3:size], strict=True))
        found[known.delegation].append(known)
    return found


def people_of(connection: Connection, parties: Collection[int], at_meeting: int) -> dict[int, list[KnownPerson]]:
    """People of parties and of their organisations who have no place at the meeting, by party and in order of ids.

    Organisations stand before the parties they belong to; their people stand under both, where both are asked for.
    """
    found: dict[int, list[KnownPerson]] = defaultdict(list)
    within: set[int] = set()
    placed = select(delegate.c.person_id).where(delegate.c.meeting_id == at_meeting)
    for some in _in_parts(parties):
        of = func.coalesce(party.c.parent_id, party.c.id)
        query = (
            select(*_PERSON, party.c.id.label("own"), of.label("of"))
            .join(party, party.c.id == person.c.party_id)
            .where(or_(party.c.id.in_(some), party.c.parent_id.in_(some)), person.c.id.not_in(placed))
            .order_by(person.c.id)
        )
        asked = set(some)
        for row in connection.execute(query):
            known = _person(tuple(row))
            if row.own != row.of:
                within.add(row.own)
            for party_id in {row.own, row.of} & asked:
                found[party_id].append(known)
    return {party_id: found[party_id] for party_id in sorted(found, key=lambda each: (each not in within, each))}


def people_with(connection: Connection, emails: Iterable[str]) -> dict[str, KnownPerson]:
    """People by e-mail address (folded); where several have one, the first."""
    found: dict[str, KnownPerson] = {}
    for some in _in_parts({email.lower() for email in emails}):
        query = select(*_PERSON).where(func.lower(person.c.email).in_(some)).order_by(person.c.id)
        for row in connection.execute(query):
            known = _person(tuple(row))
            found.setdefault(folded(known.fields["email"]), known)
    return found


def _person(values: tuple[Any, ...]) -> KnownPerson:
    fields = dict(zip(PERSON_KEYS, values[3 : 3 + len(PERSON_KEYS)], strict=True))
    name = WrittenName(values[2], "", "", False, "", "", "", "")  # it stands on record without titles: nothing to read
    erased = values[3 + len(PERSON_KEYS)] is not None
    return KnownPerson(values[0], values[1], values[2], likeness_key(name), 0, 0, "", fields, erased)


def _in_parts(values: Collection[Any]) -> Iterator[list[Any]]:
    listed = sorted(values)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
