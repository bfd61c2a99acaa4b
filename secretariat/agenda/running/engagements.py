"""The engagements that may clash with a meeting's: its sessions, its bilaterals, those of meetings in its margins, and
whatever else its people are engaged in at those times, at whatever meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.agenda.running.clashing import FARTHEST, Attending, Engagement, Place
from secretariat.agenda.running.queries import people_of
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.states import BilateralStatus
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import parts_of, rooms_in
from secretariat.meetings.states import MeetingStatus, SessionKind, SessionStatus
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.text import folded

HEADS_AT: Final = (SessionKind.PLENARY.value, SessionKind.RESTRICTED.value)
_OFF: Final = (BilateralStatus.DECLINED.value, BilateralStatus.CANCELLED.value)
_NOT_HELD: Final = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
_NOBODY: Final = frozenset({"tbc", "tba", "tbd", "tbn", "n.n.", "?", "-", "–"})
"""What stands where a name is to come."""

Names = Mapping[int, Attending]
Heads = Mapping[tuple[int, int], int]
"""The head (a person) of the delegation of a party (second) at a meeting (first)."""


def family_of(connection: Connection, of: int) -> tuple[int, list[int]]:
    """The host meeting that ``of`` is, or is in the margins of, and every meeting of that family, the host first."""
    host = connection.execute(select(meeting.c.in_margins_of_id).where(meeting.c.id == of)).scalar() or of
    query = select(meeting.c.id).where(meeting.c.in_margins_of_id == host).order_by(meeting.c.id)
    return host, [host, *connection.execute(query).scalars()]


def engagements_around(connection: Connection, of: int) -> tuple[list[Engagement], frozenset[int]]:
    """Every engagement that may clash with those of the meeting ``of``, and the meetings (ids) whose clashes are asked.

    Those are the meeting and what is in its margins. What was cancelled, declined or has no time yet is none, nor is
    what belongs to a meeting that was cancelled or postponed.
    """
    host, family = family_of(connection, of)
    own = family if of == host else [of]
    sessions = _sessions(connection, session.c.meeting_id.in_(family))
    bilaterals = _bilaterals(connection, bilateral.c.meeting_id.in_(family))
    known = [(row["starts"], row["ends"]) for row in sessions] + [
        (row["slot_starts"], row["slot_ends"]) for row in bilaterals
    ]
    if known:
        early, late = min(one for one, _end in known) - FARTHEST, max(end for _one, end in known) + FARTHEST
        elsewhere = and_(session.c.meeting_id.not_in(family), session.c.starts < late, session.c.ends > early)
        sessions += _sessions(connection, elsewhere)
        also = and_(
            bilateral.c.meeting_id.not_in(family), bilateral.c.slot_starts < late, bilateral.c.slot_starts > early
        )
        bilaterals += _bilaterals(connection, also)
    return _made(connection, sessions, bilaterals), frozenset(own)


def _sessions(connection: Connection, which: Any) -> list[dict[str, Any]]:
    host = meeting.alias("host")
    query = (
        select(
            session,
            func.coalesce(meeting.c.in_margins_of_id, meeting.c.id).label("venue"),
            func.coalesce(func.nullif(meeting.c.timezone, ""), host.c.timezone, "").label("zone"),
        )
        .join(meeting, meeting.c.id == session.c.meeting_id)
        .outerjoin(host, host.c.id == meeting.c.in_margins_of_id)
        .where(which, session.c.status == SessionStatus.PLANNED.value, _is_held(host))
        .where(session.c.starts.is_not(None), session.c.ends.is_not(None))
        .order_by(session.c.starts, session.c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _bilaterals(connection: Connection, which: Any) -> list[dict[str, Any]]:
    host = meeting.alias("host")
    query = (
        select(
            bilateral,
            meeting.c.title,
            func.coalesce(meeting.c.in_margins_of_id, meeting.c.id).label("venue"),
            func.coalesce(func.nullif(meeting.c.timezone, ""), host.c.timezone, "").label("zone"),
        )
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .outerjoin(host, host.c.id == meeting.c.in_margins_of_id)
        .where(which, bilateral.c.status.not_in(_OFF), _is_held(host))
        .where(bilateral.c.slot_starts.is_not(None), bilateral.c.slot_ends.is_not(None))
        .order_by(bilateral.c.slot_starts, bilateral.c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _is_held(host: Any) -> ColumnElement[bool]:
    """Whether neither the meeting nor its ``host`` was cancelled or postponed: then nobody is engaged there."""
    return meeting.c.status.not_in(_NOT_HELD) & or_(host.c.id.is_(None), host.c.status.not_in(_NOT_HELD))


def _made(
    connection: Connection, sessions: Sequence[Mapping[str, Any]], bilaterals: Sequence[Mapping[str, Any]]
) -> list[Engagement]:
    heads = _heads(connection, {row["meeting_id"] for row in sessions} | {row["venue"] for row in bilaterals})
    present = people_of(connection, [row["id"] for row in sessions])
    ids: set[Any] = set(heads.values()) | {one.person_id for some in present.values() for one in some}
    for row in bilaterals:
        ids |= {row["first_head_id"], row["second_head_id"]} - {None}
    names = _names(connection, ids)
    by_name = _by_name(names)
    fixed = _equipment_of_rooms(connection, {row["venue"] for row in sessions})
    made = []
    for row in sessions:
        there = {one.person_id for one in present.get(row["id"], ())}
        takes_heads = row["kind"] in HEADS_AT
        leading = {who for (at, _party), who in heads.items() if takes_heads and at == row["meeting_id"]}
        people = [names[who] for who in sorted(there - leading)]
        people += [Attending(names[who].key, names[who].name, head=True) for who in sorted(leading)]
        made.append(_engagement(row, people, [row["chair"]], by_name, takes_heads=takes_heads, fixed=fixed))
    for row in bilaterals:
        sides = [(row[f"{side}_head_id"], row[f"{side}_party_id"]) for side in ("first", "second")]
        found = [head or heads.get((row["venue"], party)) for head, party in sides]
        people = [Attending(names[who].key, names[who].name, head=True) for who in found if who]
        shown = {**row, "starts": row["slot_starts"], "ends": row["slot_ends"], "track": "", "equipment": ""}
        made.append(_engagement(shown, people, [row["note_taker"]], by_name, is_bilateral=True, fixed=fixed))
    return made


def _engagement(
    row: Mapping[str, Any],
    people: Sequence[Attending],
    named: Iterable[str],
    by_name: Mapping[str, Attending],
    *,
    fixed: Mapping[tuple[int, str], frozenset[str]],
    is_bilateral: bool = False,
    takes_heads: bool = False,
) -> Engagement:
    """An engagement from its row; those ``named`` in words are the people of that name, where one is known."""
    found = {one.key: one for one in people}
    for text in _named(*named):
        one = by_name.get(text[0]) or Attending(f"name:{text[0]}", text[1])
        found.setdefault(one.key, one)
    place = Place(row["venue"], folded(row["room"]), row["room"]) if row["room"] else None
    there = fixed.get((row["venue"], place.folded), frozenset()) if place else frozenset()
    brought = tuple(pair for pair in _named(row["equipment"]) if pair[0] not in there)
    return Engagement(
        row["ref"],
        row["title"],
        row["meeting_id"],
        row["venue"],
        row["zone"],
        row["starts"],
        row["ends"],
        is_bilateral,
        takes_heads,
        place,
        row["track"],
        tuple(found.values()),
        tuple(_named(row["interpreter"])),
        brought,
    )


def _named(*texts: str) -> list[tuple[str, str]]:
    """Names in texts, separated by ``;``: folded, and as they are written."""
    parts = [(folded(part), part) for text in texts for part in parts_of(text)]
    return [pair for pair in parts if pair[0] not in _NOBODY]


def _heads(connection: Connection, meetings: Iterable[int]) -> Heads:
    """Who heads each delegation of these meetings: nobody who was withdrawn or replaced, nor for one with regrets."""
    query = (
        select(delegation.c.meeting_id, delegation.c.party_id, delegate.c.person_id)
        .join(delegate, delegate.c.delegation_id == delegation.c.id)
        .where(delegation.c.meeting_id.in_(sorted(meetings)), delegate.c.function == Function.HEAD.value)
        .where(delegate.c.accreditation.not_in([Accreditation.WITHDRAWN.value, Accreditation.REPLACED.value]))
        .where(delegation.c.status != DelegationStatus.REGRETS.value)
    )
    return {(at, of): who for at, of, who in connection.execute(query)}


def _names(connection: Connection, ids: Iterable[int]) -> dict[int, Attending]:
    query = select(person.c.id, person.c.ref, person.c.given, person.c.family, person.c.family_first, person.c.name)
    found = {}
    for id_, ref, given, family, family_first, name in connection.execute(query.where(person.c.id.in_(sorted(ids)))):
        found[id_] = Attending(ref, printed_name(given, family, family_first, name))
    return found


def _by_name(names: Names) -> dict[str, Attending]:
    """People by their name as it is printed; a name that two of them bear tells of nobody."""
    found: dict[str, Attending | None] = {}
    for one in names.values():
        key = folded(one.name)
        found[key] = None if key in found else one
    return {key: one for key, one in found.items() if one is not None}


def _equipment_of_rooms(connection: Connection, venues: Iterable[int]) -> dict[tuple[int, str], frozenset[str]]:
    return {
        (venue, folded(one.name)): frozenset(folded(part) for part in one.equipment)
        for venue in sorted(venues)
        for one in rooms_in(connection, venue)
    }
