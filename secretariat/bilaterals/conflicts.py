"""A conflict about a bilateral as its form shows it: heads by reference, the slot in the meeting's own time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.slots import typed
from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.record.conflict_in_form import conflict_in_form

_FIELDS: Final = {
    "first_head": "head_first",
    "second_head": "head_second",
    "slot_starts": "starts",
    "slot_ends": "ends",
    "record": "text",
}


@contextmanager
def conflict_as_typed(connection: Connection, zone: str) -> Iterator[None]:
    """Give a ``Conflict`` raised inside with the form's fields; moments as they would be typed in ``zone``."""
    try:
        with conflict_in_form(connection, bilateral):
            yield
    except Conflict as conflict:
        fields = [_as_typed(field, zone) for field in conflict.fields]
        raise Conflict(conflict.ref, fields, conflict.version, conflict.by) from conflict


def _as_typed(field: FieldConflict, zone: str) -> FieldConflict:
    named = replace(field, field=_FIELDS.get(field.field, field.field))
    if field.field not in ("slot_starts", "slot_ends"):
        return named
    base, mine, theirs = (
        typed(datetime.fromisoformat(moment) if moment else None, zone)
        for moment in (field.base, field.mine, field.theirs)
    )
    return replace(named, base=base, mine=mine, theirs=theirs)
