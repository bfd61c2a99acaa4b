"""What staff do with an agenda: add, edit and delete items, note what came of an item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import Table, or_, select

from secretariat.agenda.columns import EMPTY, folded_of, given_columns
from secretariat.agenda.finding import item_by_ref, item_id
from secretariat.agenda.model import agenda_item, carried_item, item_outcome, session_item
from secretariat.agenda.order import new_place, place_under, places_of, renumber
from secretariat.agenda.queries import ItemDetail, detail_of, frozen_at
from secretariat.agenda.states import ItemStatus
from secretariat.agenda.transitions import refuse_transition
from secretariat.meetings.closing import refuse_closed
from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.meetings.model import outcome
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_LEFT: Final = frozenset({ItemStatus.POSTPONED.value, ItemStatus.WITHDRAWN.value})
"""The states whose reason is kept; what is planned again has none."""

_OPEN: Final = frozenset({ItemStatus.PLANNED.value, ItemStatus.POSTPONED.value})
"""The states in which nobody decided yet what becomes of an item; none is in them when its meeting is closed."""


class ItemFields(TypedDict, total=False):
    """What can be set on an agenda item; ``under`` is the number of the item it belongs to, ``minutes`` its length."""

    title: str
    purpose: str | None
    lead: str | None
    minutes: int | None
    under: str | None
    status: str | None
    why: str | None
    proceedings: str | None
    note: str | None
    source: str | None


def add_item(record: Record, meeting: str, **fields: Unpack[ItemFields]) -> ItemDetail:
    """Put an item at the end of a meeting's agenda, or at the end of the item it is ``under``.

    On a frozen agenda it is a late item. Raises ``Refused`` where the meeting is closed.
    """
    with record.act(N_("Add agenda item {ref}"), ref="") as work:
        at = meeting_id(work.connection, meeting)
        refuse_closed(work.connection, at)
        id_ = add_item_in(work, at, fields)
        added = detail_of(work.connection, id_)
        record.relabelled(
            work, N_("Add agenda item {number} {title} to {meeting}"), number=added.number, **_named(added)
        )
        return added


def add_item_in(work: Work, meeting: int, fields: ItemFields) -> int:
    """The same as part of a larger act, for a meeting by its id; gives the item's id."""
    values = {**EMPTY, **given_columns(work.connection, fields)}
    if not values.get("title"):
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    above = fields.get("under")
    under = item_id(work.connection, meeting, above) if above else None
    number = work.next_number("I")
    ref = f"I-{number}"
    place = new_place(work.connection, meeting, under)
    late = frozen_at(work.connection, meeting) is not None
    values |= {"ref": ref, "meeting_id": meeting, "late": late, **place}
    values["folded"] = folded_of(work.connection, values)
    return work.insert(agenda_item, values)


def edit_item(record: Record, ref: str, *, version: int | None = None, **fields: Unpack[ItemFields]) -> ItemDetail:
    """Change the item of that reference (I-7); ``version`` is the one the form read. Raises ``Conflict``.

    ``Refused`` where the status can't follow the one it has, or a closed meeting's item would be open again. Another
    ``under`` puts it at the end of that item; ``None`` at the end of the agenda.
    """
    with record.act(N_("Edit agenda item {ref}"), ref=ref) as work:
        id_ = item_by_ref(work.connection, ref)
        before = work.row(agenda_item, id_)
        values = given_columns(work.connection, fields)
        if "title" in values and not values["title"]:
            raise Refused(_("{field} is needed.").format(field=_("Title")))
        values["folded"] = folded_of(work.connection, {**before, **values})
        if "under" in fields:
            above = fields["under"]
            values["parent_id"] = item_id(work.connection, before["meeting_id"], above) if above else None
        left = dict(work.merged(agenda_item, id_, values, seen=version))
        if "status" in left:
            refuse_transition(f"{before['number']} {before['title']}", before["status"], left["status"])
            if left["status"] in _OPEN and left["status"] != before["status"]:
                refuse_closed(work.connection, before["meeting_id"])
            if left["status"] not in _LEFT and not fields.get("why"):
                left["why"] = ""
        under = left.pop("parent_id", before["parent_id"])
        work.change(agenda_item, id_, left)
        if under != before["parent_id"]:
            place_under(work, before["meeting_id"], id_, under)
        after = detail_of(work.connection, id_)
        record.relabelled(
            work, N_("Edit agenda item {number} {title} of {meeting}"), number=after.number, **_named(after)
        )
        return after


def remove_items(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete items, with all that is under them, in one act; those that stay close up. Gives the references."""
    gone: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        meetings = set()
        for ref in refs:
            if ref.upper() in gone:
                continue
            id_ = item_by_ref(work.connection, ref)
            meetings.add(work.as_seen(agenda_item, id_, seen)["meeting_id"])
            gone += remove_item_in(work, id_)
        for meeting in sorted(meetings):
            renumber(work, meeting, places_of(work.connection, meeting))
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone[:20]))
    return gone


def tie_outcome(record: Record, ref: str, outcome_ref: str) -> ItemDetail:
    """Note that an outcome of the meeting came from this item; one that came from another item moves here."""
    with record.act(N_("Tie {outcome} to agenda item {ref}"), outcome=outcome_ref, ref=ref) as work:
        id_ = item_by_ref(work.connection, ref)
        tie_outcome_in(work, id_, outcome_id(work.connection, outcome_ref))
        return detail_of(work.connection, id_)


def tie_outcome_in(work: Work, item: int, outcome_number: int) -> None:
    """The same as part of a larger act, by ids."""
    own = work.row(agenda_item, item)
    came = work.row(outcome, outcome_number)
    if came["meeting_id"] != own["meeting_id"]:
        raise Refused(
            _("{outcome} is of another meeting; an item takes outcomes of its own meeting.").format(outcome=came["ref"])
        )
    tie = select(item_outcome.c.id).where(item_outcome.c.outcome_id == outcome_number)
    known = work.connection.execute(tie).scalar()
    if known is None:
        work.insert(item_outcome, {"item_id": item, "outcome_id": outcome_number})
    else:
        work.change(item_outcome, known, {"item_id": item})


def untie_outcome(record: Record, ref: str, outcome_ref: str) -> ItemDetail:
    """Take an outcome away from this item; the outcome itself stays."""
    with record.act(N_("Untie {outcome} from agenda item {ref}"), outcome=outcome_ref, ref=ref) as work:
        id_ = item_by_ref(work.connection, ref)
        tie = select(item_outcome.c.id).where(
            item_outcome.c.item_id == id_, item_outcome.c.outcome_id == outcome_id(work.connection, outcome_ref)
        )
        known = work.connection.execute(tie).scalar()
        if known is None:
            raise Refused(_("{outcome} does not belong to {ref}.").format(outcome=outcome_ref, ref=ref))
        work.remove(item_outcome, known)
        return detail_of(work.connection, id_)


def _named(item: ItemDetail) -> dict[str, str]:
    return {"title": item.title if len(item.title) <= 60 else item.title[:59] + "…", "meeting": item.meeting}


def remove_item_in(work: Work, id_: int) -> list[str]:
    """The same as part of a larger act, by id: an item, what is under it (first) and their ties to outcomes, sessions
    and other meetings' agendas; those that stay are not numbered anew.
    """
    gone: list[str] = []
    under = select(agenda_item.c.id).where(agenda_item.c.parent_id == id_).order_by(agenda_item.c.path)
    for child in work.connection.execute(under).scalars().all():
        gone += remove_item_in(work, child)
    own: tuple[tuple[Table[Any], Any], ...] = (
        (item_outcome, item_outcome.c.item_id == id_),
        (session_item, session_item.c.item_id == id_),
        (carried_item, or_(carried_item.c.item_id == id_, carried_item.c.from_id == id_)),
    )
    for table, ties in own:
        for tie in work.connection.execute(select(table.c.id).where(ties)).scalars().all():
            work.remove(table, tie)
    ref = work.row(agenda_item, id_)["ref"]
    work.remove(agenda_item, id_)
    return [*gone, ref]
