"""What a bilateral's form shows otherwise than its columns are kept: heads, and the slot in the meeting's own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.slots import typed
from secretariat.meetings.model import meeting
from secretariat.people.model import person
from secretariat.record.conflict_in_form import form_field
from secretariat.values.language import N_


def _head(column: str) -> Callable[[Connection, Mapping[str, Any]], str]:
    def words(connection: Connection, row: Mapping[str, Any]) -> str:
        return connection.execute(select(person.c.ref).where(person.c.id == row[column])).scalar() or ""

    return words


def _moment(column: str) -> Callable[[Connection, Mapping[str, Any]], str]:
    def words(connection: Connection, row: Mapping[str, Any]) -> str:
        host = meeting.alias("host")
        zone = (
            select(func.coalesce(host.c.timezone, meeting.c.timezone))
            .outerjoin_from(meeting, host, host.c.id == meeting.c.in_margins_of_id)
            .where(meeting.c.id == row["meeting_id"])
        )
        return typed(row[column], connection.execute(zone).scalar() or "")

    return words


def register() -> None:
    """Tell the record how a bilateral's form shows its columns."""
    form_field(bilateral, "head_first", N_("Head of the first party"), "first_head_id")(_head("first_head_id"))
    form_field(bilateral, "head_second", N_("Head of the second party"), "second_head_id")(_head("second_head_id"))
    form_field(bilateral, "starts", N_("Slot from"), "slot_starts")(_moment("slot_starts"))
    form_field(bilateral, "ends", N_("Slot until"), "slot_ends")(_moment("slot_ends"))
    form_field(bilateral, "preferred_from", N_("Preferred from"), "preferred_from")(_moment("preferred_from"))
    form_field(bilateral, "preferred_until", N_("Preferred until"), "preferred_until")(_moment("preferred_until"))
    form_field(bilateral, "text", N_("Record of discussion"), "record")(lambda _connection, row: row["record"])
