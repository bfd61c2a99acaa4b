"""Who sits at the table: the heads of a bilateral's two sides, and who else of each side is at the host meeting."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, Function
from secretariat.dossiers.briefing.rows import Delegated, Seated
from secretariat.dossiers.family import Family
from secretariat.meetings.model import meeting
from secretariat.people.model import person, position
from secretariat.people.names import printed_name
from secretariat.record.kept_files import file_of
from secretariat.values.refusal import NotFound

_GONE: Final = (Accreditation.WITHDRAWN.value, Accreditation.REPLACED.value)
_ORDER: Final = {function.value: place for place, function in enumerate(Function)}


def side_of(connection: Connection, bilateral_id: int, family: Family, *, first: bool) -> Delegated:
    """One side of a bilateral. Where no head was named, the head of its delegation to the host meeting stands."""
    head = bilateral.c.first_head_id if first else bilateral.c.second_head_id
    named, host = connection.execute(
        select(head, meeting.c.in_margins_of_id)
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .where(bilateral.c.id == bilateral_id)
    ).one()
    there = {row["id"]: row for row in _delegates(connection, host, family)} if host is not None else {}
    if named is None:
        named = next((id_ for id_, row in there.items() if row["function"] == Function.HEAD.value), None)
    leads = None
    if named is not None:
        row = there.get(named) or _on_record(connection, named)
        leads = _seated(row, _photo(connection, row["photo"]))
    others = tuple(_seated(row) for id_, row in there.items() if id_ != named)
    return Delegated(family.code, family.names[family.code], leads, others)


def _delegates(connection: Connection, host: int, family: Family) -> list[RowMapping]:
    query = (
        select(person, delegate.c.function, delegate.c.rank, delegate.c.title, delegate.c.organisation)
        .join(delegate, delegate.c.person_id == person.c.id)
        .join(delegation, delegation.c.id == delegate.c.delegation_id)
        .where(delegate.c.meeting_id == host, delegation.c.party_id.in_(family.ids))
        .where(delegate.c.accreditation.not_in(_GONE))
        .order_by(delegate.c.rank.is_(None), delegate.c.rank, delegate.c.id)
    )
    rows = connection.execute(query).mappings().all()
    return sorted(rows, key=lambda row: _ORDER.get(row["function"], len(_ORDER)))


def _on_record(connection: Connection, id_: int) -> dict[str, Any]:
    """A person with the latest position on record, for who is no delegate of the host meeting."""
    row = connection.execute(select(person).where(person.c.id == id_)).mappings().one()
    latest = (
        select(position.c.title, position.c.organisation)
        .where(position.c.person_id == id_)
        .order_by(position.c.since_sort.desc(), position.c.id.desc())
        .limit(1)
    )
    held = connection.execute(latest).mappings().one_or_none()
    place = (
        {"title": held["title"], "organisation": held["organisation"]} if held else {"title": "", "organisation": ""}
    )
    return {**row, **place, "function": Function.HEAD.value}


def _seated(row: Any, photo: bytes = b"") -> Seated:
    name = printed_name(
        row["given"], row["family"], row["family_first"], row["name"], row["title_before"], row["title_after"]
    )
    return Seated(
        row["ref"],
        name,
        row["native_name"],
        addressed(row["honorific"], row["family"], row["name"]),
        row["function"],
        row["title"],
        row["organisation"],
        photo,
    )


def addressed(honorific: str, family: str, name: str) -> str:
    """How to speak to somebody: the honorific and the family name, the whole name where that is not marked.

    "" where no honorific is on record: none is made up.
    """
    return f"{honorific} {family or name}" if honorific else ""


def _photo(connection: Connection, hash_: str) -> bytes:
    """The picture that is kept, nothing where there is none (any more)."""
    if not hash_:
        return b""
    try:
        return file_of(connection, hash_)
    except NotFound:
        return b""
