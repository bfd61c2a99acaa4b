"""Carrying items over into a later meeting, where each is an item of its own; postponing and withdrawing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import RowMapping, or_, select
from sqlalchemy.engine import Connection

from secretariat.agenda.columns import EMPTY, folded_of
from secretariat.agenda.finding import item_by_ref
from secretariat.agenda.model import agenda_item, carried_item
from secretariat.agenda.operations import edit_item
from secretariat.agenda.order import new_place
from secretariat.agenda.queries import ItemDetail, detail_of, frozen_at
from secretariat.agenda.states import ItemStatus
from secretariat.agenda.transitions import refuse_transition
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused

_OVER: Final = frozenset({MeetingStatus.CONCLUDED.value, MeetingStatus.CLOSED.value, MeetingStatus.CANCELLED.value})
_SETTLED: Final = frozenset({ItemStatus.TAKEN.value, ItemStatus.WITHDRAWN.value})
_KEPT: Final = ("title", "purpose", "lead_id", "minutes", "note")


def carry_over(
    record: Record, refs: Sequence[str], *, to: str | None = None, seen: Seen = UNSEEN
) -> tuple[str, list[ItemDetail]]:
    """Carry items (by reference) over into a later meeting, in one act; its reference, and the items they are there.

    ``to`` names the meeting, else it is the next one of the series. What stands under an item goes along, unless it
    was taken or withdrawn. Raises ``Refused`` for an item that is there already, or a meeting that is over, and
    ``NotFound`` where no next one is on record.
    """
    with record.act(N_("Carry items over"), refs="") as work:
        ids = list(dict.fromkeys(item_by_ref(work.connection, ref) for ref in refs))
        rows = [work.as_seen(agenda_item, id_, seen) for id_ in ids]
        targets = {
            meeting_id(work.connection, to) if to else next_meeting(work.connection, row["meeting_id"]) for row in rows
        }
        if len(targets) > 1:
            raise Refused(
                _("These items would go into different meetings; carry those of each meeting over by itself.")
            )
        target = next(iter(targets), 0)
        came = carry_into(work, ids, target)
        numbers = [row["number"] for row in rows]
        items = [detail_of(work.connection, id_) for id_ in came]
        into = str(work.row(meeting, target)["ref"]) if target else ""
        record.relabelled(work, N_("Carry {numbers} over into {meeting}"), numbers=", ".join(numbers), meeting=into)
        return into, items


def carry_into(work: Work, ids: Sequence[int], target: int) -> list[int]:
    """The same as part of a larger act, by ids; the ids of the items in the meeting ``target``, in their order.

    An item that stands under another one of ``ids`` goes with that one alone.
    """
    came = []
    for id_ in ids:
        row = work.row(agenda_item, id_)
        if not _any_above(work.connection, row, set(ids)):
            _refuse_target(work, row, target)
            came.append(_carry(work, row, target, None))
    return came


def waiting_items(connection: Connection, series: int, before: int) -> list[int]:
    """The items of a series' meetings that were carried over but stand on no later agenda yet; not those of ``before``,
    nor of meetings that come after it.

    Meetings of no series count with the one they are in the margins of, as in ``next_meeting``. The items are for
    whoever opens the next meeting, and stand in the order of the meetings and their numbers.
    """
    gone = select(carried_item.c.from_id)
    host = meeting.alias("host")
    of_series = or_(
        meeting.c.series_id == series,
        meeting.c.series_id.is_(None) & (host.c.series_id == series) & (meeting.c.in_margins_of_id != before),
    )
    query = (
        select(agenda_item.c.id)
        .join(meeting, meeting.c.id == agenda_item.c.meeting_id)
        .outerjoin(host, host.c.id == meeting.c.in_margins_of_id)
        .where(of_series, meeting.c.id != before)
        .where(agenda_item.c.status == ItemStatus.CARRIED_OVER.value, agenda_item.c.id.not_in(gone))
        .order_by(meeting.c.dates_sort, agenda_item.c.path, agenda_item.c.id)
    )
    starts = connection.execute(select(meeting.c.starts).where(meeting.c.id == before)).scalar()
    if starts is not None:
        query = query.where(or_(meeting.c.starts.is_(None), meeting.c.starts <= starts))
    return list(connection.execute(query).scalars())


def next_meeting(connection: Connection, of: int) -> int:
    """The next meeting of a meeting's series (of its host meeting's, in the margins of which it is held), by its id.

    One without a date yet comes after those that have one. Raises ``NotFound``, saying what to do, where there is none.
    """
    own = connection.execute(select(meeting).where(meeting.c.id == of)).mappings().one()
    series = own["series_id"]
    if series is None and own["in_margins_of_id"] is not None:
        host = select(meeting.c.series_id).where(meeting.c.id == own["in_margins_of_id"])
        series = connection.execute(host).scalar()
    if series is None:
        raise NotFound(_("{meeting} is of no series; say into which meeting with --to.").format(meeting=own["ref"]))
    same = meeting.c.dates_sort == own["dates_sort"]
    query = (
        select(meeting.c.id)
        .where(meeting.c.series_id == series, meeting.c.id != of, meeting.c.status.not_in(_OVER))
        .where(or_(meeting.c.dates_sort > own["dates_sort"], same & (meeting.c.id > of)))
        .order_by(meeting.c.dates_sort, meeting.c.id)
    )
    found = connection.execute(query.limit(1)).scalar()
    if found is None:
        raise NotFound(
            _("No later meeting of the series of {meeting} is on record yet; open it first, or say --to.").format(
                meeting=own["ref"]
            )
        )
    return found


def postpone_item(record: Record, ref: str, *, why: str, version: int | None = None) -> ItemDetail:
    """Put an item off within its meeting, with the reason; ``Refused`` without one or where it can't be any more."""
    return _leave(record, ref, ItemStatus.POSTPONED, why, version)


def withdraw_item(record: Record, ref: str, *, why: str, version: int | None = None) -> ItemDetail:
    """Take an item off the agenda, with the reason; it keeps its number, struck from what the meeting takes."""
    return _leave(record, ref, ItemStatus.WITHDRAWN, why, version)


def _leave(record: Record, ref: str, status: ItemStatus, why: str, version: int | None) -> ItemDetail:
    if not why.strip():
        raise Refused(_("Say why: a reason is kept with what is postponed or withdrawn."))
    return edit_item(record, ref, version=version, status=status.value, why=why)


def _refuse_target(work: Work, row: RowMapping, target: int) -> None:
    there, here = work.row(meeting, target), work.row(meeting, row["meeting_id"])
    named = f"{row['number']} {row['title']}"
    if target == row["meeting_id"]:
        raise Refused(_("{item} stands on the agenda of {meeting} already.").format(item=named, meeting=here["ref"]))
    if there["status"] in _OVER:
        raise Refused(
            _("{meeting} is {status}; items are carried over into a meeting that is still to come.").format(
                meeting=there["ref"], status=_(there["status"])
            )
        )
    if here["ends"] and there["starts"] and there["starts"] < here["starts"]:
        raise Refused(
            _("{meeting} comes before {other}; items are carried over into a later meeting.").format(
                meeting=there["ref"], other=here["ref"]
            )
        )
    known = select(agenda_item.c.number, meeting.c.ref).join(meeting, meeting.c.id == agenda_item.c.meeting_id)
    known = known.join(carried_item, carried_item.c.item_id == agenda_item.c.id)
    gone = work.connection.execute(known.where(carried_item.c.from_id == row["id"])).first()
    if gone is not None:
        raise Refused(
            _("{item} was carried over already: it is item {number} of {meeting}.").format(
                item=named, number=gone[0], meeting=gone[1]
            )
        )
    if row["status"] != ItemStatus.CARRIED_OVER.value:
        refuse_transition(named, row["status"], ItemStatus.CARRIED_OVER.value)


def _carry(work: Work, row: RowMapping, target: int, under: int | None) -> int:
    """The item in the meeting ``target``, with what stands under it and is not settled."""
    values = {**EMPTY, **{key: row[key] for key in _KEPT}}
    late = frozen_at(work.connection, target) is not None
    place = new_place(work.connection, target, under)
    values |= {"ref": f"I-{work.next_number('I')}", "meeting_id": target, "late": late, **place}
    values["folded"] = folded_of(work.connection, values)
    came = work.insert(agenda_item, values)
    work.insert(carried_item, {"from_id": row["id"], "item_id": came})
    work.change(agenda_item, row["id"], {"status": ItemStatus.CARRIED_OVER.value, "why": ""})
    beneath = select(agenda_item.c.id).where(agenda_item.c.parent_id == row["id"]).order_by(agenda_item.c.path)
    gone = select(carried_item.c.from_id)
    beneath = beneath.where(agenda_item.c.status.not_in(_SETTLED), agenda_item.c.id.not_in(gone))
    for id_ in work.connection.execute(beneath).scalars().all():
        _carry(work, work.row(agenda_item, id_), target, came)
    return came


def _any_above(connection: Connection, row: RowMapping, ids: set[int]) -> bool:
    """Whether an item stands under one of ``ids``."""
    above = row["parent_id"]
    while above is not None:
        if above in ids:
            return True
        above = connection.execute(select(agenda_item.c.parent_id).where(agenda_item.c.id == above)).scalar()
    return False
