"""Changing several actions at once: only what is filled in changes, in all of them, in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, cast

from secretariat.actions.fields import ACTION_FIELDS
from secretariat.actions.finding import action_id
from secretariat.actions.model import action
from secretariat.actions.operations import ActionFields, edit_in
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.field import Field
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_TOGETHER: Final = ("lead", "lead_unit", "supporting", "counterpart", "due", "meeting", "tags", "priority", "remind")
BULK_FIELDS: Final[Sequence[Field]] = tuple(
    field._replace(required=False) for field in ACTION_FIELDS if field.key in _TOGETHER
)
"""What can be changed of several actions at once."""


def edit_actions(
    record: Record, refs: Sequence[str], fields: Mapping[str, Any], *, seen: Mapping[int, int] | None = None
) -> list[str]:
    """Set the same fields of several actions in one act; their references. What is not given stays as it is.

    ``seen`` are the versions that were on screen, by number. Raises ``Refused`` where one of them can't be changed, or
    somebody changed the same field of it meanwhile: then none is.
    """
    if not fields:
        raise Refused(_("Nothing is filled in: what shall be changed?"))
    given = cast("ActionFields", dict(fields))
    with record.act(N_("Edit {refs}"), refs="") as work:
        ids = [action_id(work.connection, ref) for ref in refs]
        for id_ in ids:
            _edit(work, id_, given, record.today, (seen or {}).get(id_))
        changed = [str(work.row(action, id_)["ref"]) for id_ in ids]
        record.relabelled(work, N_("Edit {refs}"), refs=", ".join(changed))
    return changed


def _edit(work: Work, id_: int, given: ActionFields, today: date, version: int | None) -> None:
    try:
        edit_in(work, id_, given, today=today, unit_stays=True, version=version)
    except Conflict as conflict:
        # A form of several actions has no sides to show: it says which one, and whose change it was.
        raise Refused(conflict.message) from conflict
