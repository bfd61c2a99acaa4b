"""What becomes of a bilateral's slot as its state changes: confirmed, or left with why and free for others."""

from __future__ import annotations

from typing import Any

from secretariat.bilaterals.as_meeting import dates_of
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing.slot_notes import leave_slot, note_slot
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.standing import refuse_clash, refuse_past
from secretariat.bilaterals.states import OFF, BilateralStatus, SlotState
from secretariat.meetings.model import meeting
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_LEFT = (BilateralStatus.DECLINED, BilateralStatus.CANCELLED, BilateralStatus.RESCHEDULED)


def host_of(work: Work, row: Any) -> Any:
    """The row of a bilateral's host meeting; of its own where it has none."""
    own = work.row(meeting, row["meeting_id"])
    return work.row(meeting, own["in_margins_of_id"]) if own["in_margins_of_id"] else own


def settle_slot(
    work: Work, record: Record, before: Any, after: BilateralStatus, why: str, spacing: Spacing | None
) -> None:
    """Note what its new state means for a bilateral's slot; raises ``Refused`` where one that stands again clashes."""
    host = host_of(work, before)
    row = work.row(bilateral, before["id"])
    came_back = BilateralStatus(before["status"]) in _LEFT and after not in _LEFT
    if after is BilateralStatus.CONFIRMED or came_back:
        if after is BilateralStatus.CONFIRMED:
            refuse_past(host, row["slot_starts"], record)
        refuse_clash(work.connection, host["id"], row, record, spacing)
    if after is BilateralStatus.CONFIRMED and row["slot_starts"] is not None:
        note_slot(work, before, SlotState.CONFIRMED)
    elif after in _LEFT:
        free_slot(work, before, host, why)
        if why and after is not BilateralStatus.RESCHEDULED:
            note_why(work, record, row, after, why)


def refuse_given_up(row: Any) -> None:
    """Raise ``Refused`` where a bilateral (its row, as it is) was declined or cancelled and would have a slot again."""
    if row["status"] in OFF and row["slot_starts"] is not None:
        raise Refused(
            _(
                "{ref} is {status} and takes no slot; “secretariat bilaterals status {ref} requested” "
                "(in the terminal c) asks for it again."
            ).format(ref=row["ref"], status=_(row["status"]))
        )


def free_slot(work: Work, before: Any, host: Any, why: str, *, room: str = "") -> None:
    """Leave the slot and room that a bilateral had (its row ``before``): both are free, and stay among its slots.

    ``room`` is then preferred for the next one; so is one that was wished for while there was no slot yet.
    """
    leave_slot(work, before, why)
    wished = room or before["preferred_room"] or ("" if before["slot_starts"] is not None else before["room"])
    values = {"slot_starts": None, "slot_ends": None, "room": "", "preferred_room": wished, "why_slot": ""}
    work.change(bilateral, before["id"], values)
    if before["slot_starts"] is not None:
        work.change(meeting, before["meeting_id"], dates_of(None, host))


def note_why(work: Work, record: Record, row: Any, after: BilateralStatus, why: str) -> None:
    """Keep why a bilateral was declined or cancelled, with the day, in its meeting's note."""
    day = format_date(PartialDate.of(record.today))
    said = _("{state} on {day}: {why}").format(state=_(after.value), day=day, why=why)
    note = work.row(meeting, row["meeting_id"])["note"]
    work.change(meeting, row["meeting_id"], {"note": f"{note}\n{said}".strip()})
