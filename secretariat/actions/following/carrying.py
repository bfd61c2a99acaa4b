"""Carrying open actions into a later meeting: where they came from stays, and so does all that was done on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, or_, select, true
from sqlalchemy.engine import Connection

from secretariat.actions.finding import action_id
from secretariat.actions.model import action, carried_over
from secretariat.actions.standing import is_open
from secretariat.actions.worked_out import keep
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.record.derived import Touched, after_undo, derived
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def carry_actions(record: Record, refs: Sequence[str], *, into: str) -> list[str]:
    """Carry open actions into a meeting, in one act; their references.

    Raises ``Refused`` for one that has ended, is from that meeting, or was carried into it before.
    """
    with record.act(N_("Carry {refs} into {meeting}"), refs="", meeting=into) as work:
        meeting_ = meeting_id(work.connection, into)
        ids = [action_id(work.connection, name) for name in dict.fromkeys(refs)]
        carried = [_carry(work, id_, meeting_, on=record.today, user=record.user) for id_ in ids]
        record.relabelled(
            work, N_("Carry {refs} into {meeting}"), refs=", ".join(carried), meeting=_ref(work.connection, meeting_)
        )
    return carried


def carry_open_actions(work: Work, series_id: int, into: int, *, on: date, user: str) -> list[str]:
    """Carry every open action of a series into its next meeting, each once; their references.

    Those from its meetings, from what was held in their margins (and in the margins of that), and those that were
    carried into one of these. Part of a larger act: that which opens the next meeting.
    """
    begins = work.row(meeting, into)["dates_sort"]
    at = _with_margins(work.connection, series_id, into, begins)
    there = select(carried_over.c.action_id).where(carried_over.c.meeting_id == into)
    carried = select(carried_over.c.action_id).where(carried_over.c.meeting_id.in_(at))
    query = (
        select(action.c.id)
        .outerjoin(meeting, meeting.c.id == action.c.meeting_id)
        .where(action.c.open == true(), or_(action.c.meeting_id.in_(at), action.c.id.in_(carried)))
        .where(or_(meeting.c.id.is_(None), and_(meeting.c.id != into, meeting.c.dates_sort <= begins)))
        .where(action.c.id.not_in(there))
        .order_by(action.c.due_sort, action.c.id)
    )
    ids = work.connection.execute(query).scalars().all()
    return [_carry(work, id_, into, on=on, user=user) for id_ in ids]


def _with_margins(connection: Connection, series_id: int, into: int, begins: str) -> list[int]:
    """The meetings of a series that are not later than ``begins``, and what is in the margins of any of them."""
    of_series = select(meeting.c.id).where(
        meeting.c.series_id == series_id, meeting.c.id != into, meeting.c.dates_sort <= begins
    )
    found: list[int] = []
    inner = list(connection.execute(of_series).scalars())
    while inner:
        found += inner
        margins = select(meeting.c.id).where(meeting.c.in_margins_of_id.in_(inner), meeting.c.id.not_in([*found, into]))
        inner = list(connection.execute(margins).scalars())
    return found


def _carry(work: Work, id_: int, into: int, *, on: date, user: str) -> str:
    row = work.row(action, id_)
    ref, meeting_ = str(row["ref"]), _ref(work.connection, into)
    if not is_open(row["status"]):
        raise Refused(
            _("{ref} is {status}: only what is open can be carried over.").format(ref=ref, status=_(row["status"]))
        )
    there = select(carried_over.c.id).where(carried_over.c.action_id == id_, carried_over.c.meeting_id == into)
    if row["meeting_id"] == into or work.connection.execute(there).first() is not None:
        raise Refused(_("{ref} is on the table of {meeting} already.").format(ref=ref, meeting=meeting_))
    source = work.connection.execute(select(meeting.c.dates_sort).where(meeting.c.id == row["meeting_id"])).scalar()
    if source is not None and source > work.row(meeting, into)["dates_sort"]:
        raise Refused(_("{ref} is from a later meeting than {meeting}.").format(ref=ref, meeting=meeting_))
    work.insert(carried_over, {"action_id": id_, "meeting_id": into, "carried_on": on, "user": user})
    # What is due "before the next meeting" is so anew.
    follows = derived(work.connection, action, dict(row))
    keep(work, id_, {key: follows[key] for key in ("due_by", "due_sort")})
    return ref


@after_undo(carried_over)
def _carried(work: Work, touched: Sequence[Touched]) -> None:
    """What is due "before the next meeting" goes by where it is carried now."""
    for id_ in {row["action_id"] for one in touched for row in (one.before, one.after) if row is not None}:
        row = work.connection.execute(select(action).where(action.c.id == id_)).mappings().one_or_none()
        if row is not None:
            follows = derived(work.connection, action, dict(row))
            work.change(action, id_, {key: follows[key] for key in ("due_by", "due_sort")})


def _ref(connection: Connection, meeting_: int) -> str:
    return str(connection.execute(select(meeting.c.ref).where(meeting.c.id == meeting_)).scalar_one())
