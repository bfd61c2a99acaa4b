"""The engagements that may clash with a meeting's: its sessions, its bilaterals, those of meetings in its margins, and
whatever else its people are engaged in at those times, at whatever meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.engine import Connection

from secretariat.agenda.running.clashing import FARTHEST, Attending, Engagement, Place
from secretariat.agenda.running.queries import people_of
from secretariat.bilaterals.engaged import (
    HEADS_AT,
    bilaterals_held,
    heads_of_delegations,
    names_written,
    sessions_held,
)
from secretariat.bilaterals.model import bilateral
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import rooms_in
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.text import folded

Names = Mapping[int, Attending]


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
    sessions = sessions_held(connection, session.c.meeting_id.in_(family))
    bilaterals = _with_an_end(bilaterals_held(connection, bilateral.c.meeting_id.in_(family)))
    known = [(row["starts"], row["ends"]) for row in sessions] + [
        (row["slot_starts"], row["slot_ends"]) for row in bilaterals
    ]
    if known:
        early, late = min(one for one, _end in known) - FARTHEST, max(end for _one, end in known) + FARTHEST
        elsewhere = and_(session.c.meeting_id.not_in(family), session.c.starts < late, session.c.ends > early)
        sessions += sessions_held(connection, elsewhere)
        also = and_(
            bilateral.c.meeting_id.not_in(family), bilateral.c.slot_starts < late, bilateral.c.slot_starts > early
        )
        bilaterals += _with_an_end(bilaterals_held(connection, also))
    return _made(connection, sessions, bilaterals), frozenset(own)


def _with_an_end(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["slot_ends"] is not None]


def _made(
    connection: Connection, sessions: Sequence[Mapping[str, Any]], bilaterals: Sequence[Mapping[str, Any]]
) -> list[Engagement]:
    heads = heads_of_delegations(
        connection, {row["meeting_id"] for row in sessions} | {row["venue"] for row in bilaterals}
    )
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
    for text in names_written(*named):
        one = by_name.get(text[0]) or Attending(f"name:{text[0]}", text[1])
        found.setdefault(one.key, one)
    place = Place(row["venue"], folded(row["room"]), row["room"]) if row["room"] else None
    there = fixed.get((row["venue"], place.folded), frozenset()) if place else frozenset()
    brought = tuple(pair for pair in names_written(row["equipment"]) if pair[0] not in there)
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
        tuple(names_written(row["interpreter"])),
        brought,
    )


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
