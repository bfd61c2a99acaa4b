"""Slots negotiated: a counter-proposal by a party, a new slot for what was confirmed, declining and cancelling."""

from __future__ import annotations

from typing import Any

from secretariat.bilaterals.as_meeting import dates_of
from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.operations import set_status
from secretariat.bilaterals.placing.slot_notes import leave_slot, note_slot
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.standing import refuse_clash, refuse_past
from secretariat.bilaterals.queries import BilateralDetail, detail_of
from secretariat.bilaterals.settling import free_slot, host_of
from secretariat.bilaterals.slot_typed import placed
from secretariat.bilaterals.states import BilateralStatus, SlotState
from secretariat.bilaterals.transitions import ALLOWED, MEETING_STATUS, may_follow
from secretariat.meetings.model import meeting
from secretariat.meetings.rooms import as_on_record
from secretariat.parties.finding import party_id
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def counter_propose(
    record: Record,
    which: str,
    party: str,
    starts: str,
    *,
    ends: str = "",
    room: str = "",
    why: str = "",
    version: int | None = None,
    spacing: Spacing | None = None,
) -> BilateralDetail:
    """One of the two parties proposes another slot, which is then the one on the table; the old one stays visible.

    Raises ``Refused`` for a party that is none of the two, a slot that is past or that clashes.
    """
    with record.act(N_("{party} proposes another slot for {ref}"), ref=which, party=party) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        by = party_id(work.connection, party)
        if by not in (row["first_party_id"], row["second_party_id"]):
            raise Refused(
                _("{party} is neither of the two parties of {ref}; only they propose slots.").format(
                    party=party, ref=row["ref"]
                )
            )
        _refuse_state(row, BilateralStatus.COUNTER_PROPOSED)
        _move(work, record, row, (starts, ends, room), BilateralStatus.COUNTER_PROPOSED, version, spacing)
        if _left(row, work.row(bilateral, id_)):
            leave_slot(work, row, why)
        note_slot(work, row, SlotState.COUNTER_PROPOSED, party=by, why=why)
        record.relabelled(work, N_("{party} proposes another slot for {ref}"), ref=row["ref"], party=party)
        return detail_of(work.connection, id_)


def reschedule(
    record: Record,
    which: str,
    starts: str = "",
    *,
    ends: str = "",
    room: str = "",
    why: str = "",
    version: int | None = None,
    spacing: Spacing | None = None,
) -> BilateralDetail:
    """Leave a confirmed slot, for ``starts`` where it is known (confirmed again) or else for one to be found.

    The new slot is as long as the old one, and in the same room, where nothing else is said; without ``starts`` the
    room is left too, and ``room`` is the one preferred. The old slot stays visible with where it went. Raises
    ``Refused`` where the new one is past or clashes.
    """
    with record.act(N_("Reschedule {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        if row["status"] not in (BilateralStatus.CONFIRMED.value, BilateralStatus.RESCHEDULED.value):
            raise Refused(
                _("{ref} is {status}; rescheduled is what was confirmed. “edit” changes its slot.").format(
                    ref=row["ref"], status=_(row["status"])
                )
            )
        if starts:
            _move(work, record, row, (starts, ends, room), BilateralStatus.CONFIRMED, version, spacing)
            leave_slot(work, row, why)
            note_slot(work, {**work.row(bilateral, id_), "id": id_}, SlotState.CONFIRMED)
        else:
            _refuse_end_alone(ends)
            host = host_of(work, row)
            status = BilateralStatus.RESCHEDULED
            work.change(bilateral, id_, {"status": status.value}, seen=version)
            work.change(meeting, row["meeting_id"], {"status": MEETING_STATUS[status].value})
            free_slot(work, row, host, why, room=as_on_record(work.connection, host["id"], room) if room else "")
        record.relabelled(work, N_("Reschedule {ref}"), ref=row["ref"])
        return detail_of(work.connection, id_)


def decline(record: Record, which: str, *, why: str, version: int | None = None) -> BilateralDetail:
    """A request is declined, with why; its slot is free again and stays visible."""
    _refuse_no_why(why)
    return set_status(record, which, BilateralStatus.DECLINED.value, why=why, version=version)


def cancel(record: Record, which: str, *, why: str, version: int | None = None) -> BilateralDetail:
    """A bilateral is called off, with why; its slot is free again and stays visible."""
    _refuse_no_why(why)
    return set_status(record, which, BilateralStatus.CANCELLED.value, why=why, version=version)


def _move(
    work: Work,
    record: Record,
    row: Any,
    slot: tuple[str, str, str],
    status: BilateralStatus,
    version: int | None,
    spacing: Spacing | None,
) -> None:
    """Give a bilateral the slot that was typed and a state, where nothing stands against it."""
    from datetime import timedelta

    from secretariat.bilaterals.placing.spacing import spacing_of

    host = host_of(work, row)
    starts, ends, room = slot
    bare = {**row, "slot_starts": None, "slot_ends": None}
    typed = {"starts": starts, "ends": ends} if ends else {"starts": starts}
    values: dict[str, Any] = placed(typed, host, bare, today=record.today)
    if values["slot_starts"] is None:
        raise Refused(_("Say when the slot begins: --starts, such as 20 May 2011 14:30."))
    if not ends:
        minutes = row["minutes"] or host["bilateral_minutes"] or (spacing or spacing_of(None)).minutes
        long = row["slot_ends"] - row["slot_starts"] if row["slot_ends"] is not None else timedelta(minutes=minutes)
        values["slot_ends"] = values["slot_starts"] + long
    refuse_past(host, values["slot_starts"], record)
    values |= {"status": status.value, "why_slot": ""}
    if room:
        values["room"] = as_on_record(work.connection, host["id"], room)
    work.change(bilateral, row["id"], values, seen=version)
    refuse_clash(work.connection, host["id"], work.row(bilateral, row["id"]), record, spacing)
    own = {**dates_of(values["slot_starts"], host), "status": MEETING_STATUS[status].value}
    work.change(meeting, row["meeting_id"], own)


def _refuse_end_alone(ends: str) -> None:
    if ends:
        raise Refused(_("The slot has an end and no beginning; say when it begins."))


def _left(before: Any, after: Any) -> bool:
    return any(before[key] != after[key] for key in ("slot_starts", "slot_ends", "room"))


def _refuse_state(row: Any, after: BilateralStatus) -> None:
    before = BilateralStatus(row["status"])
    if before is not after and not may_follow(before, after):
        raise Refused(
            _("{ref} is {status}; from there it can be: {allowed}.").format(
                ref=row["ref"], status=_(before.value), allowed=", ".join(state.value for state in ALLOWED[before])
            )
        )


def _refuse_no_why(why: str) -> None:
    if not why.strip():
        raise Refused(_("Say why, in a few words."))
