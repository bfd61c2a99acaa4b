"""What staff read of people: lists, and one person with the positions held over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, exists, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.parties.naming import in_alphabet, named
from secretariat.people.finding import person_id
from secretariat.people.model import person, position
from secretariat.people.names import printed_name
from secretariat.people.retention import is_over
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded

_held = position.alias("held")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list: ``name`` as lists print it, ``party`` a code or "", the latest position."""

    id: int
    version: int
    ref: str
    name: str
    native_name: str
    party: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position someone holds or held; ``since`` and ``until`` are EDTF or ""; ``number`` is its place in the list."""

    id: int
    version: int
    number: int
    title: str
    organisation: str
    party: str
    since: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """Everything kept of one person; ``printed`` is the name as lists print it, family name in capitals, with titles.

    ``other_names`` are further names the person is found by, one on a line; ``photo`` is the hash of a kept file or "".
    """

    id: int
    version: int
    ref: str
    name: str
    printed: str
    given: str
    family: str
    family_first: bool
    honorific: str
    title_before: str
    title_after: str
    native_name: str
    reading: str
    other_names: str
    party: str
    party_name: str
    email: str
    phone: str
    note: str
    source: str
    keep_until: date | None
    keep_reason: str
    erased_on: date | None
    photo: str
    positions: tuple[PositionRow, ...]


def people_window(record: Record, query: ListQuery) -> Window[PersonRow]:
    """The people, filtered by words in their names, their party's names or their positions.

    The scope may name a ``party``: its people and those of its agencies; ``over`` (months) asks for those who are kept
    beyond that period, ``last_at`` for those of them whose latest meeting that was. Whoever was erased is not listed.
    Raises ``NotFound`` where the party is unknown.
    """
    latest = (
        select(_held.c.id)
        .where(_held.c.person_id == person.c.id)
        .order_by(_held.c.since_sort.desc(), _held.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    base: AnySelect = (
        select(
            person.c.id,
            person.c.version,
            person.c.ref,
            person.c.name,
            person.c.given,
            person.c.family,
            person.c.family_first,
            person.c.title_before,
            person.c.title_after,
            person.c.native_name,
            person.c.sort_key,
            _party_order(),
            party.c.code.label("party"),
            position.c.title,
            position.c.organisation,
        )
        .outerjoin(party, party.c.id == person.c.party_id)
        .outerjoin(position, position.c.id == latest)
    )
    counted: AnySelect = select(person.c.id).outerjoin(party, party.c.id == person.c.party_id)
    for condition in _conditions(record, query):
        base, counted = base.where(condition), counted.where(condition)
    return Window(record, base, _order(query.sort), _row, descending=query.descending, counted=counted)


def person_detail(record: Record, words: str) -> PersonDetail:
    """One person by reference or name; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, person_id(connection, words))


def person_by_id(record: Record, id_: int) -> PersonDetail:
    """One person by number; raises ``NotFound`` where somebody deleted it."""
    with record.reading() as connection:
        return detail_of(connection, id_)


def detail_of(connection: Connection, id_: int) -> PersonDetail:
    """The same by its id, within a read."""
    query = select(person, party.c.code.label("party"), named().label("party_name"))
    joined = query.outerjoin(party, party.c.id == person.c.party_id).where(person.c.id == id_)
    row = connection.execute(joined).mappings().one_or_none()
    if row is None:
        raise NotFound(_("This person is no longer there; somebody deleted it meanwhile."))
    return PersonDetail(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        name=row["name"],
        printed=_printed(row),
        given=row["given"],
        family=row["family"],
        family_first=row["family_first"],
        honorific=row["honorific"],
        title_before=row["title_before"],
        title_after=row["title_after"],
        native_name=row["native_name"],
        reading=row["reading"],
        other_names=row["other_names"],
        party=row["party"] or "",
        party_name=row["party_name"] or "",
        email=row["email"],
        phone=row["phone"],
        note=row["note"],
        source=row["source"],
        keep_until=row["keep_until"],
        keep_reason=row["keep_reason"],
        erased_on=row["erased_on"],
        photo=row["photo"],
        positions=positions_of(connection, id_),
    )


def positions_of(connection: Connection, id_: int) -> tuple[PositionRow, ...]:
    """The positions of a person, the earliest first; those of unknown beginning before all others."""
    query = (
        select(position, party.c.code.label("party"))
        .outerjoin(party, party.c.id == position.c.party_id)
        .where(position.c.person_id == id_)
        .order_by(position.c.since_sort, position.c.id)
    )
    return tuple(
        PositionRow(
            id=row["id"],
            version=row["version"],
            number=number,
            title=row["title"],
            organisation=row["organisation"],
            party=row["party"] or "",
            since=row["since"],
            until=row["until"],
            source=row["source"],
        )
        for number, row in enumerate(connection.execute(query).mappings(), start=1)
    )


def _conditions(record: Record, query: ListQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [person.c.erased_on.is_(None)]
    if query.scope.get("over"):
        conditions.append(is_over(record.today, int(query.scope["over"]), meeting=query.scope.get("last_at", "")))
    for word in folded(query.words).split():
        held = exists().where(
            _held.c.person_id == person.c.id,
            func.lower(_held.c.title + " " + _held.c.organisation).contains(word, autoescape=True),
        )
        conditions.append(
            or_(person.c.folded.contains(word, autoescape=True), party.c.folded.contains(word, autoescape=True), held)
        )
    if query.scope.get("party"):
        with record.reading() as connection:
            of = party_id(connection, query.scope["party"])
        conditions.append(or_(party.c.id == of, party.c.parent_id == of))
    return conditions


def _row(row: RowMapping) -> PersonRow:
    return PersonRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        name=_printed(row),
        native_name=row["native_name"],
        party=row["party"] or "",
        title=row["title"] or "",
        organisation=row["organisation"] or "",
    )


def _printed(row: RowMapping) -> str:
    return printed_name(
        row["given"], row["family"], row["family_first"], row["name"], row["title_before"], row["title_after"]
    )


def _order(sort: str) -> tuple[ColumnElement[Any], ...]:
    if sort == "ref":
        return (person.c.id,)
    if sort == "party":
        return _party_order(), person.c.sort_key, person.c.id
    return person.c.sort_key, person.c.id


def _party_order() -> ColumnElement[str]:
    """People without a party come after those of every party."""
    return func.coalesce(in_alphabet(), "~").label("party_order")
