"""What a meeting's agenda gets when it is opened: standing items, matters arising, what waits to be carried over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.carrying import carry_into
from secretariat.agenda.model import agenda_item, carried_item
from secretariat.agenda.operations import add_item_in
from secretariat.desk.matters_arising import MATTERS_ARISING, is_matters_arising, matters_arising_item
from secretariat.meetings.model import meeting
from secretariat.meetings.standing_items import StandingItem
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.text import folded


def put_items(
    work: Work, id_: int, standing: tuple[StandingItem, ...], stood: list[str], waiting: list[int], *, matters: bool
) -> list[int]:
    """Put what is missing onto the agenda: standing items, "matters arising" after the first of them, then the items
    that are ``waiting`` to be carried over; one that has a standing item's title takes its place.
    """
    titles = {folded(title) for title in stood}
    wanted: list[Any] = [
        {"title": item.title, "purpose": item.purpose, "minutes": item.minutes}
        for item in standing
        if folded(item.title) not in titles
    ]
    there = matters_arising_item(work.connection, id_) is not None
    if matters and not there and not any(is_matters_arising(item["title"]) for item in wanted):
        wanted.insert(0 if stood else min(1, len(wanted)), {"title": _(MATTERS_ARISING)})
    put: list[int] = []
    left = list(waiting)
    for fields in wanted:
        same = _titled_so(work.connection, left, fields["title"])
        if same is None:
            put.append(add_item_in(work, id_, fields))
        else:
            put += carry_into(work, [same], id_)
            left.remove(same)
    return [*put, *carry_into(work, left, id_)]


def _titled_so(connection: Connection, items: list[int], title: str) -> int | None:
    """The first of these items that has that title and stands under none of the others."""
    query = select(agenda_item.c.id, agenda_item.c.parent_id, agenda_item.c.title).where(agenda_item.c.id.in_(items))
    known = {row.id: row for row in connection.execute(query)}
    tops = (one for one in items if known[one].parent_id not in known)
    return next((one for one in tops if folded(known[one].title) == folded(title)), None)


def came_from(connection: Connection, ids: list[int]) -> list[tuple[str, str]]:
    """Number, and the meeting it is from, of each of these items that was carried over."""
    before = agenda_item.alias("before")
    query = (
        select(agenda_item.c.number, meeting.c.ref)
        .join(carried_item, carried_item.c.item_id == agenda_item.c.id)
        .join(before, before.c.id == carried_item.c.from_id)
        .join(meeting, meeting.c.id == before.c.meeting_id)
        .where(agenda_item.c.id.in_(ids))
        .order_by(agenda_item.c.path)
    )
    return [(number, ref) for number, ref in connection.execute(query)]


def top_items(connection: Connection, id_: int) -> list[str]:
    """The titles at the top level of a meeting's agenda."""
    query = select(agenda_item.c.title).where(agenda_item.c.meeting_id == id_, agenda_item.c.parent_id.is_(None))
    return list(connection.execute(query).scalars())
