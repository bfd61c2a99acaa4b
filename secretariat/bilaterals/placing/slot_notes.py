"""What is kept of a bilateral's slots: each that was proposed, confirmed or left, with where it went."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from secretariat.bilaterals.model import bilateral, bilateral_slot
from secretariat.bilaterals.states import SlotState
from secretariat.record.work import Work

_SAME = ("starts", "ends", "room")


def note_slot(work: Work, before: Any, state: SlotState, *, party: int | None = None, why: str = "") -> None:
    """Note a bilateral's slot as it is now, after it was as in the row ``before``: the old one is left.

    Where the slot is the same as before and on the table already, what it is changes from proposed to confirmed.
    """
    row = work.row(bilateral, before["id"])
    if before["slot_starts"] is not None and not _same(before, row):
        leave_slot(work, before, why if row["slot_starts"] is None else "")
    if row["slot_starts"] is None:
        return
    last = last_slot(work, row["id"])
    now = {"starts": row["slot_starts"], "ends": row["slot_ends"], "room": row["room"]}
    if last is not None and all(last[key] == now[key] for key in _SAME) and last["state"] != SlotState.LEFT.value:
        values: dict[str, Any] = {"state": state.value}
        if why:
            values["why"] = why
        if party is not None:
            values["party_id"] = party
        work.change(bilateral_slot, last["id"], values)
        return
    values = {**now, "bilateral_id": row["id"], "state": state.value, "party_id": party, "why": why}
    work.insert(bilateral_slot, {**values, "noted_at": work.now})


def leave_slot(work: Work, before: Any, why: str = "") -> None:
    """The slot that a bilateral had is left; it stays visible."""
    if before["slot_starts"] is None:
        return
    last = last_slot(work, before["id"])
    was = {"starts": before["slot_starts"], "ends": before["slot_ends"], "room": before["room"]}
    if last is not None and all(last[key] == was[key] for key in _SAME):
        values: dict[str, Any] = {"state": SlotState.LEFT.value}
        if why:
            values["why"] = why
        work.change(bilateral_slot, last["id"], values)
        return
    values = {**was, "bilateral_id": before["id"], "state": SlotState.LEFT.value, "party_id": None, "why": why}
    # It stood before it is left: a meeting that is moved to another zone has it in the old one.
    work.insert(bilateral_slot, {**values, "noted_at": work.now - timedelta(seconds=1)})


def forget_slots(work: Work, bilateral_id: int) -> None:
    """Delete what is kept of a bilateral's slots, as part of deleting it."""
    query = select(bilateral_slot.c.id).where(bilateral_slot.c.bilateral_id == bilateral_id)
    for id_ in work.connection.execute(query).scalars().all():
        work.remove(bilateral_slot, id_)


def last_slot(work: Work, bilateral_id: int) -> Any:
    """What was noted last of a bilateral's slots; ``None`` where nothing was."""
    query = select(bilateral_slot).where(bilateral_slot.c.bilateral_id == bilateral_id)
    return work.connection.execute(query.order_by(bilateral_slot.c.id.desc()).limit(1)).mappings().one_or_none()


def _same(before: Any, after: Any) -> bool:
    return all(before[key] == after[key] for key in ("slot_starts", "slot_ends", "room"))
