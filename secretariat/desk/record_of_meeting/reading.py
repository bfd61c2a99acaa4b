"""What a meeting's record is made of: who was there, what was said on each item, what came of it, who does what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.actions.rows import ActionRow, past_day, rows_of, rows_query
from secretariat.actions.states import ActionStatus
from secretariat.agenda.model import agenda_item, item_outcome
from secretariat.agenda.papers.party_names import names_at
from secretariat.agenda.queries import Agenda, meeting_agenda
from secretariat.declarations.model import declaration
from secretariat.delegations.queries import meeting_roll
from secretariat.delegations.rows import Roll
from secretariat.meetings.model import outcome
from secretariat.meetings.queries import MeetingDetail, meeting_detail
from secretariat.record.record import Record

_GIVEN_UP: Final = (ActionStatus.SUPERSEDED.value, ActionStatus.DROPPED.value)


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome: by which parties (codes; none: the meeting), and the item it came from (its number, "" for none)."""

    ref: str
    kind: str
    text: str
    by: tuple[str, ...]
    item: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An action that follows from the meeting; ``item`` is the number of its item, "" where it is of none."""

    row: ActionRow
    item: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """A text of the meeting, how it stands, and since when (EDTF, "" while it is not adopted)."""

    ref: str
    title: str
    status: str
    on: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything a meeting's record says; ``names`` are those of parties in its forum, by code."""

    head: MeetingDetail
    roll: Roll
    agenda: Agenda
    names: Mapping[str, str]
    outcomes: tuple[Said, ...]
    deeds: tuple[Deed, ...]
    texts: tuple[Adopted, ...]
    today: date


def meeting_record(record: Record, which: str) -> MeetingRecord:
    """The record of the meeting that ``which`` means, as of the record's day.

    Actions are those from the meeting, its items and outcomes that were neither dropped nor superseded; of what is
    parted into steps or comes again, the whole and the first.
    """
    head = meeting_detail(record, which)
    with record.reading() as connection:
        outcomes = _outcomes(connection, head.id)
        deeds = _deeds(record, connection, head.id)
        texts = _texts(connection, head.id)
    agenda, roll = meeting_agenda(record, head.ref), meeting_roll(record, head.ref)
    return MeetingRecord(head, roll, agenda, names_at(record, head.ref), outcomes, deeds, texts, record.today)


def _outcomes(connection: Connection, at: int) -> tuple[Said, ...]:
    query = (
        select(outcome.c.ref, outcome.c.kind, outcome.c.text, outcome.c.parties, agenda_item.c.number)
        .outerjoin(item_outcome, item_outcome.c.outcome_id == outcome.c.id)
        .outerjoin(agenda_item, agenda_item.c.id == item_outcome.c.item_id)
        .where(outcome.c.meeting_id == at)
        .order_by(outcome.c.position, outcome.c.id)
    )
    rows = connection.execute(query)
    return tuple(Said(ref, kind, text, tuple(by.split()), number or "") for ref, kind, text, by, number in rows)


def _deeds(record: Record, connection: Connection, at: int) -> tuple[Deed, ...]:
    numbers = dict(
        iter(connection.execute(select(agenda_item.c.id, agenda_item.c.number).where(agenda_item.c.meeting_id == at)))
    )
    own = select(outcome.c.id, item_outcome.c.item_id).outerjoin(
        item_outcome, item_outcome.c.outcome_id == outcome.c.id
    )
    item_of = dict(iter(connection.execute(own.where(outcome.c.meeting_id == at))))
    past = past_day(record)
    query = (
        rows_query(past)
        .where(
            or_(
                action.c.meeting_id == at,
                action.c.item_id.in_(list(numbers)),
                action.c.outcome_id.in_(list(item_of)),
            )
        )
        .where(action.c.status.not_in(_GIVEN_UP), action.c.parent_id.is_(None), action.c.occurrence <= 1)
        .order_by(action.c.due_sort, action.c.id)
    )
    keys = connection.execute(query).mappings().all()
    rows = rows_of(connection, keys, record.today, past)
    return tuple(
        Deed(row, numbers.get(key["item_id"] or item_of.get(key["outcome_id"]) or 0, ""))
        for key, row in zip(keys, rows, strict=True)
    )


def _texts(connection: Connection, at: int) -> tuple[Adopted, ...]:
    columns = (declaration.c.ref, declaration.c.title, declaration.c.status, declaration.c.adopted)
    query = select(*columns).where(declaration.c.meeting_id == at).order_by(declaration.c.id)
    return tuple(Adopted(*row) for row in connection.execute(query))
