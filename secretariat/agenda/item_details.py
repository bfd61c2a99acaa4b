"""Reading items whole: with their outcomes, the papers tabled under them, and what they are on other agendas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda_item, carried_item, item_outcome
from secretariat.agenda.rows import ItemDetail, ItemElsewhere, ItemOutcome
from secretariat.agenda.tabled.model import paper
from secretariat.meetings.model import meeting, outcome
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.record.window import AnySelect

_above = agenda_item.alias("above")


def details_of(connection: Connection, which: ColumnElement[bool]) -> list[ItemDetail]:
    """The items that answer a condition, in the order of their numbers."""
    query: AnySelect = (
        select(
            agenda_item,
            meeting.c.ref.label("meeting"),
            meeting.c.title.label("meeting_title"),
            party.c.code.label("lead"),
            named().label("lead_name"),
            _above.c.number.label("under"),
        )
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .outerjoin(party, party.c.id == agenda_item.c.lead_id)
        .outerjoin(_above, _above.c.id == agenda_item.c.parent_id)
        .where(which)
        .order_by(agenda_item.c.path, agenda_item.c.id)
    )
    rows = connection.execute(query).mappings().all()
    ids = [row["id"] for row in rows]
    outcomes, papers = _outcomes(connection, ids), papers_of(connection, ids)
    to = _elsewhere(connection, carried_item.c.from_id, carried_item.c.item_id, ids)
    came = _elsewhere(connection, carried_item.c.item_id, carried_item.c.from_id, ids)
    return [
        _detail(
            row,
            outcomes=tuple(outcomes.get(row["id"], ())),
            papers=tuple(papers.get(row["id"], ())),
            carried_to=tuple(to.get(row["id"], ())),
            carried_from=next(iter(came.get(row["id"], ())), None),
        )
        for row in rows
    ]


def papers_of(connection: Connection, items: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Symbol and title of the papers under each item, each paper in its newest revision."""
    query = (
        select(paper.c.item_id, paper.c.number, paper.c.ref, paper.c.title)
        .where(paper.c.item_id.in_(items))
        .order_by(paper.c.number, paper.c.revision, paper.c.id)
    )
    newest: dict[int, dict[int, tuple[str, str]]] = {}
    for item, number, ref, title in connection.execute(query):
        if item is None:
            continue
        newest.setdefault(item, {})[number] = (ref, title)
    return {item: list(of.values()) for item, of in newest.items()}


def _elsewhere(
    connection: Connection, own: ColumnElement[Any], other: ColumnElement[Any], items: Sequence[int]
) -> dict[int, list[ItemElsewhere]]:
    query = (
        select(own, agenda_item.c.ref, meeting.c.ref, agenda_item.c.number)
        .select_from(carried_item)
        .join(agenda_item, agenda_item.c.id == other)
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .where(own.in_(items))
        .order_by(carried_item.c.id)
    )
    found: dict[int, list[ItemElsewhere]] = {}
    for item, ref, at, number in connection.execute(query):
        found.setdefault(item, []).append(ItemElsewhere(ref, at, number))
    return found


def _outcomes(connection: Connection, items: Sequence[int]) -> Mapping[int, list[ItemOutcome]]:
    query = (
        select(item_outcome.c.item_id, outcome.c.ref, outcome.c.kind, outcome.c.text)
        .join(outcome, outcome.c.id == item_outcome.c.outcome_id)
        .where(item_outcome.c.item_id.in_(items))
        .order_by(outcome.c.position, outcome.c.id)
    )
    found: dict[int, list[ItemOutcome]] = {}
    for item, ref, kind, text in connection.execute(query):
        found.setdefault(item, []).append(ItemOutcome(ref, kind, text))
    return found


_AS_KEPT = ("id", "version", "ref", "meeting", "meeting_title", "number", "title", "purpose", "status", "minutes")
_TEXTS = ("late", "why", "proceedings", "note", "source")


def _detail(row: RowMapping, **more: Any) -> ItemDetail:
    return ItemDetail(
        **{key: row[key] for key in (*_AS_KEPT, *_TEXTS)},
        lead=row["lead"] or "",
        lead_name=row["lead_name"] or "",
        under=row["under"] or "",
        **more,
    )
