"""What meetings with a party came to: outcomes, and what became of the actions that followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action, carried_over
from secretariat.actions.rows import past_day, rows_of, rows_query
from secretariat.dossiers.family import Family
from secretariat.dossiers.meetings_with import Part, in_turn
from secretariat.dossiers.rows import Promise, Result
from secretariat.meetings.model import meeting, outcome
from secretariat.people.model import person
from secretariat.record.record import Record

_lead = person.alias("lead_person")


def own_promises(connection: Connection, family: Family) -> dict[int, int | None]:
    """The actions that the party leads, or that are owed between it and somebody: number to meeting's number."""
    own = family.ids
    query = (
        select(action.c.id, action.c.meeting_id)
        .outerjoin(_lead, _lead.c.id == action.c.lead_person_id)
        .where(or_(action.c.lead_party_id.in_(own), action.c.counterpart_id.in_(own), _lead.c.party_id.in_(own)))
    )
    return {id_: meeting_id for id_, meeting_id in connection.execute(query)}  # noqa: C416 - a Row is no pair to mypy


def results_at(
    connection: Connection, family: Family, parts: Mapping[int, Part], kept: Collection[int]
) -> dict[int, list[Result]]:
    """The outcomes of each meeting that concern the party, in their order; those among ``kept`` do in any case."""
    query = select(
        outcome.c.id,
        outcome.c.meeting_id,
        outcome.c.ref,
        outcome.c.kind,
        outcome.c.text,
        outcome.c.parties,
        outcome.c.source,
    ).order_by(outcome.c.meeting_id, outcome.c.position, outcome.c.id)
    own = set(family.codes)
    found: dict[int, list[Result]] = defaultdict(list)
    for id_, at, ref, kind, text, parties, source in in_turn(connection, query, outcome.c.meeting_id, parts):
        by = tuple(parties.split())
        whole = not by and parts[at].took_part
        if parts[at].few or whole or own & set(by) or id_ in kept:
            found[at].append(Result(id_, ref, kind, text, by, source))
    return found


def promises_of(
    record: Record, connection: Connection, family: Family, ids: Iterable[int], at: Iterable[int]
) -> list[Promise]:
    """The actions with these numbers, and those that are from these meetings, as they stand on the record's day."""
    past = past_day(record)
    query: Any = rows_query(past)
    if past is not None:
        query = query.where(or_(action.c.agreed_on.is_(None), action.c.agreed_on <= past))
    # Each list of numbers is asked about in turn, since together they may be more than a statement may name.
    found = {row["id"]: row for row in _mappings(connection, query, action.c.meeting_id, at)}
    found |= {row["id"]: row for row in _mappings(connection, query, action.c.id, set(ids) - found.keys())}
    rows = rows_of(connection, (found[id_] for id_ in sorted(found)), record.today, past)
    carried = _carried(connection, found, record.today)
    by = _named(connection, {row["superseded_by_id"] for row in found.values() if row["superseded_by_id"]})
    of_person = _parties(connection, {row["lead_person_id"] for row in found.values() if row["lead_person_id"]})
    made = []
    for row in rows:
        kept = found[row.id]
        lead = family.code_of.get(kept["lead_party_id"] or of_person.get(kept["lead_person_id"], 0), "")
        promise = Promise(row, kept["meeting_id"], kept["outcome_id"], kept["agreed_on"], lead)
        over = by.get(kept["superseded_by_id"] or 0, "")
        made.append(replace(promise, carried=carried.get(row.id, ()), superseded_by=over))
    return made


def _mappings(connection: Connection, query: Any, key: Any, ids: Iterable[int]) -> Iterable[Any]:
    return (row._mapping for row in in_turn(connection, query, key, ids))


def _carried(connection: Connection, ids: Iterable[int], today: date) -> dict[int, tuple[str, ...]]:
    """The later meetings each was carried into by that day, in their order."""
    query = (
        select(carried_over.c.action_id, meeting.c.ref)
        .join(meeting, meeting.c.id == carried_over.c.meeting_id)
        .where(carried_over.c.carried_on <= today)
        .order_by(carried_over.c.carried_on, carried_over.c.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for id_, ref in in_turn(connection, query, carried_over.c.action_id, ids):
        found[id_] = (*found.get(id_, ()), ref)
    return found


def _named(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    return dict(in_turn(connection, select(action.c.id, action.c.ref), action.c.id, ids))


def _parties(connection: Connection, people: Iterable[int]) -> dict[int, int]:
    """The party of each person that has one: whoever leads for it."""
    query = select(person.c.id, person.c.party_id).where(person.c.party_id.is_not(None))
    return dict(in_turn(connection, query, person.c.id, people))
