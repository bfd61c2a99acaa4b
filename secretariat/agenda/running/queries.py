"""What staff read of programmes: sessions in their order, one session in full, the programme of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda_item, session_item
from secretariat.agenda.running.finding import programme_meeting, session_id
from secretariat.agenda.running.planning import findings_of, track_of
from secretariat.agenda.running.remarks import remark_words
from secretariat.agenda.running.rows import (
    Present,
    Programme,
    ProgrammeMeeting,
    SessionDetail,
    SessionRow,
    TakenItem,
)
from secretariat.agenda.running.timetable import Finding
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session, session_person
from secretariat.meetings.rooms import parts_of
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.record import Record
from secretariat.values.language import _
from secretariat.values.refusal import NotFound


def programme_of(record: Record, which: str) -> Programme:
    """The whole programme of the meeting that ``which`` names; raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return programme_in(connection, meeting_id(connection, which), record.today)


def programme_in(connection: Connection, of: int, today: date) -> Programme:
    """The same within a read or an act, for a meeting by its id. ``today`` is the office's."""
    host = programme_meeting(connection, of)
    return Programme(host, tuple(_details(connection, session.c.meeting_id == of, {of: host}, today)))


def session_detail(record: Record, words: str, *, meeting: str | None = None) -> SessionDetail:
    """One session by its reference (S-12), or by its title where its meeting is named."""
    with record.reading() as connection:
        of = meeting_id(connection, meeting) if meeting else None
        return detail_of(connection, session_id(connection, words, of=of), record.today)


def session_by_id(record: Record, id_: int) -> SessionDetail:
    """One session by its id; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_, record.today)


def detail_of(connection: Connection, id_: int, today: date | None = None) -> SessionDetail:
    """The same within a read or an act."""
    of = connection.execute(select(session.c.meeting_id).where(session.c.id == id_)).scalar()
    if of is None:
        raise NotFound(_("This session is no longer there; somebody deleted it meanwhile."))
    return _details(connection, session.c.id == id_, {of: programme_meeting(connection, of)}, today)[0]


def _details(
    connection: Connection, which: Any, meetings: Mapping[int, ProgrammeMeeting], today: date | None
) -> list[SessionDetail]:
    rows = connection.execute(select(session).where(which)).mappings().all()
    ids = [row["id"] for row in rows]
    items, people = items_of(connection, ids), people_of(connection, ids)
    findings = findings_of(connection, {track_of(dict(row)) for row in rows})
    named = _named(connection, findings)
    made = [
        _detail(
            row,
            meetings[row["meeting_id"]],
            items.get(row["id"], ()),
            people.get(row["id"], ()),
            findings.get(row["id"], ()),
            named,
            today,
        )
        for row in rows
    ]
    return sorted(made, key=in_order)


def in_order(one: SessionDetail) -> tuple[Any, ...]:
    """Where a session stands on its programme: by day and time, the main track first; without a time, in its place."""
    row = one.row
    starts = row.starts.timestamp() if row.starts is not None else float("inf")
    return row.day, starts, row.track != "", row.track.casefold(), one.position, one.id


def items_of(connection: Connection, sessions: Sequence[int]) -> dict[int, tuple[TakenItem, ...]]:
    """The agenda items taken in each of these sessions, in their order."""
    query = (
        select(
            session_item.c.session_id,
            agenda_item.c.ref,
            agenda_item.c.number,
            agenda_item.c.title,
            func.coalesce(session_item.c.minutes, agenda_item.c.minutes),
            session_item.c.minutes,
        )
        .join(agenda_item, agenda_item.c.id == session_item.c.item_id)
        .where(session_item.c.session_id.in_(sessions))
        .order_by(session_item.c.session_id, session_item.c.position, agenda_item.c.path)
    )
    found: dict[int, tuple[TakenItem, ...]] = {}
    for of, ref, number, title, minutes, own_minutes in connection.execute(query):
        found[of] = (*found.get(of, ()), TakenItem(ref, number, title, minutes, own_minutes))
    return found


def people_of(connection: Connection, sessions: Sequence[int]) -> dict[int, tuple[Present, ...]]:
    """Who must be at each of these sessions, by role and name."""
    names = (person.c.given, person.c.family, person.c.family_first, person.c.name)
    query = (
        select(session_person.c.session_id, person.c.id, person.c.ref, *names, session_person.c.role)
        .join(person, person.c.id == session_person.c.person_id)
        .where(session_person.c.session_id.in_(sessions))
        .order_by(session_person.c.session_id, session_person.c.role, person.c.sort_key, person.c.id)
    )
    found: dict[int, tuple[Present, ...]] = {}
    for of, id_, ref, given, family, family_first, name, role in connection.execute(query):
        present = Present(id_, ref, printed_name(given, family, family_first, name), role)
        found[of] = (*found.get(of, ()), present)
    return found


def _named(connection: Connection, findings: Mapping[int, Iterable[Finding]]) -> dict[int, tuple[str, datetime | None]]:
    """Reference and title of the sessions that remarks are about, and when they begin."""
    ids = {one.other for found in findings.values() for one in found if one.other is not None}
    query = select(session.c.id, session.c.ref, session.c.title, session.c.starts).where(session.c.id.in_(ids))
    return {id_: (f"{ref} {title}", starts) for id_, ref, title, starts in connection.execute(query)}


def _detail(
    row: RowMapping,
    of: ProgrammeMeeting,
    items: tuple[TakenItem, ...],
    people: tuple[Present, ...],
    findings: tuple[Finding, ...],
    named: Mapping[int, tuple[str, datetime | None]],
    today: date | None,
) -> SessionDetail:
    own = {key: row[key] for key in ("id", "version", "ref", "day", "track", "kind", "status", "title", "room")}
    shown = SessionRow(
        **own,
        meeting=of.ref,
        starts=row["starts"],
        ends=row["ends"],
        fixed=row["fixed_starts"] is not None,
        began_at=row["began_at"],
        ended_at=row["ended_at"],
        zone=of.zone_name,
        items=tuple(one.number for one in items),
        remarks=remark_words(dict(row), of, findings, named, today),
    )
    return SessionDetail(
        row=shown,
        meeting_id=of.id,
        meeting_title=of.title,
        position=row["position"],
        fixed_starts=row["fixed_starts"],
        own_minutes=row["minutes"],
        chair=row["chair"],
        interpreters=parts_of(row["interpreter"]),
        equipment=parts_of(row["equipment"]),
        note=row["note"],
        source=row["source"],
        items=items,
        people=people,
        findings=findings,
    )
