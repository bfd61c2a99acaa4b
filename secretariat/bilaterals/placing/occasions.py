"""What people are engaged in whatever is placed: a meeting's own sessions, and what other meetings have on its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, RowMapping, and_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.engaged import (
    HEADS_AT,
    bilaterals_held,
    heads_of_delegations,
    names_written,
    sessions_held,
)
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing.words import minute_of
from secretariat.meetings.programme_model import session, session_person
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.language import _
from secretariat.values.text import folded


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that stays where it is, from a minute to a minute; ``what`` names it, and its meeting if it is another.

    It keeps ``people`` (ids; ``called`` so, folded), those ``written`` there by name (chair, interpreters, note-takers)
    and, where nobody knows who heads them there, ``parties`` (ids). ``room`` is "" where it is not the meeting's own.
    ``takes_all_heads`` is said of the meeting's own plenaries.
    """

    what: str
    starts: int
    ends: int
    room: str
    people: frozenset[int]
    called: frozenset[str]
    written: frozenset[str]
    parties: frozenset[int] = frozenset()
    takes_all_heads: bool = False


Row = Mapping[str, Any]
Days = tuple[datetime, datetime]
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def days_around(host: RowMapping, rows: Iterable[RowMapping], times: Iterable[RowMapping]) -> Days:
    """The days on which bilaterals of a meeting are, were asked for, or may be held."""
    keys = ("slot_starts", "slot_ends", "preferred_from", "preferred_until")
    known = [row[key] for row in rows for key in keys if row[key] is not None]
    known += [row[key] for row in times for key in ("starts", "ends")]
    zone = ZoneInfo(host["timezone"])
    known += [datetime.combine(host[key], time(), zone) for key in ("starts", "ends") if host[key] is not None]
    if not known:
        return _NEVER, _NEVER
    return min(known) - timedelta(days=1), max(known) + timedelta(days=2)


def sessions_around(connection: Connection, host_id: int, days: Days) -> list[dict[str, Any]]:
    """The meeting's own sessions, and those that other meetings have on these days.

    The programme of a bilateral is none of them: it goes where the bilateral goes.
    """
    own = session.c.meeting_id == host_id
    of_bilaterals = session.c.meeting_id.in_(select(bilateral.c.meeting_id))
    others = and_(session.c.starts < days[1], session.c.ends > days[0], ~of_bilaterals)
    return sessions_held(connection, own | others)


def bilaterals_elsewhere(connection: Connection, own: ColumnElement[bool], days: Days) -> list[dict[str, Any]]:
    """The bilaterals in the margins of other meetings on these days; ``own`` are those that are not meant."""
    slot = bilateral.c.slot_starts
    return bilaterals_held(connection, and_(~own, slot < days[1], slot > days[0]))


def occasions(
    connection: Connection, host_id: int, sessions: Sequence[Row], bilaterals: Sequence[Row], minutes: int
) -> tuple[Occasion, ...]:
    """Sessions and bilaterals with everybody whom they keep; ``minutes`` of a bilateral that has no end.

    Heads are not told of the meeting's own plenaries: these are closed to all bilaterals anyway.
    """
    others = {row["meeting_id"] for row in sessions} | {row["venue"] for row in bilaterals}
    heads = heads_of_delegations(connection, others - {host_id})
    present = _present(connection, [row["id"] for row in sessions])
    people_at = [_people_at(row, heads) | present.get(row["id"], set()) for row in sessions]
    sides = [_sides(row, heads) for row in bilaterals]
    everybody = {who for people in (*people_at, *(known for known, _unknown in sides)) for who in people}
    called = _called(connection, everybody)
    held = []
    for row, people in zip(sessions, people_at, strict=True):
        room = row["room"] if host_id in (row["meeting_id"], row["venue"]) else ""
        at = (session_words(row, host_id), minute_of(row["starts"]), minute_of(row["ends"]), room)
        keeps = _keeps(people, called, row["chair"], row["interpreter"])
        held.append(Occasion(*at, *keeps, takes_all_heads=row["meeting_id"] == host_id and row["kind"] in HEADS_AT))
    for row, (people, unknown) in zip(bilaterals, sides, strict=True):
        words = _("{ref}, in the margins of {meeting}").format(ref=row["ref"], meeting=row["at"])
        starts = minute_of(row["slot_starts"])
        ends = minute_of(row["slot_ends"]) if row["slot_ends"] is not None else starts + minutes
        keeps = _keeps(people, called, row["interpreter"], row["note_taker"])
        held.append(Occasion(words, starts, ends, "", *keeps, parties=frozenset(unknown)))
    return tuple(held)


def _people_at(row: Row, heads: Mapping[tuple[int, int], int]) -> set[int]:
    """The heads of delegation at a plenary or restricted session; nobody at any other."""
    return {who for (at, _party), who in heads.items() if at == row["meeting_id"] and row["kind"] in HEADS_AT}


def _sides(row: Row, heads: Mapping[tuple[int, int], int]) -> tuple[set[int], set[int]]:
    """The heads of a bilateral, and its parties that nobody heads yet."""
    named = {row[f"{side}_party_id"]: row[f"{side}_head_id"] for side in ("first", "second")}
    found = {of: head or heads.get((row["venue"], of)) for of, head in named.items()}
    return {who for who in found.values() if who is not None}, {of for of, who in found.items() if who is None}


def _keeps(
    people: Iterable[int], called: Mapping[int, str], *texts: str
) -> tuple[frozenset[int], frozenset[str], frozenset[str]]:
    """Whom an occasion keeps: people by id and by name, and those written there by name."""
    names = frozenset(name for name, _as_typed in names_written(*texts))
    return frozenset(people), frozenset(called[who] for who in people), names


def session_words(row: Row, host_id: int) -> str:
    """A session as it is named beside the bilaterals of a meeting: with its own meeting's title if that is another."""
    title = row["title"] or row["ref"]
    if row["meeting_id"] == host_id:
        return str(title)
    return _("{session} of {meeting}").format(session=title, meeting=row["at"])


def _present(connection: Connection, ids: Sequence[int]) -> dict[int, set[int]]:
    query = select(session_person.c.session_id, session_person.c.person_id)
    found: dict[int, set[int]] = {}
    for of, who in connection.execute(query.where(session_person.c.session_id.in_(ids))):
        found.setdefault(of, set()).add(who)
    return found


def _called(connection: Connection, people: Iterable[int]) -> dict[int, str]:
    query = select(person.c.id, person.c.given, person.c.family, person.c.family_first, person.c.name)
    found = connection.execute(query.where(person.c.id.in_(sorted(people)))).all()
    return {row.id: folded(printed_name(row.given, row.family, row.family_first, row.name)) for row in found}
