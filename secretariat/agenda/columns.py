"""What an agenda item's fields set: columns from what was given, and those that follow from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda_item
from secretariat.agenda.states import ItemStatus, Purpose
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.record.conflict_in_form import form_field
from secretariat.record.derived import depends_on, derives
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

EMPTY: Final[dict[str, Any]] = {
    "purpose": Purpose.DISCUSSION.value,
    "status": ItemStatus.PLANNED.value,
    "lead_id": None,
    "minutes": None,
    "why": "",
    "proceedings": "",
    "note": "",
    "source": "",
}


def given_columns(connection: Connection, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the given fields set."""
    texts = ("title", "why", "proceedings", "note", "source")
    values: dict[str, Any] = {key: str(fields.get(key) or "").strip() for key in texts if key in fields}
    if "purpose" in fields:
        values["purpose"] = _allowed(fields["purpose"] or Purpose.DISCUSSION.value, Purpose, _("Purpose"))
    if "status" in fields:
        values["status"] = _allowed(fields["status"] or ItemStatus.PLANNED.value, ItemStatus, _("Status"))
    if "minutes" in fields:
        minutes = fields["minutes"]
        if minutes is not None and minutes < 0:
            raise Refused(_("{field}: {number} is less than nothing.").format(field=_("Minutes"), number=minutes))
        values["minutes"] = minutes
    if "lead" in fields:
        lead = fields["lead"]
        values["lead_id"] = party_id(connection, lead) if lead else None
    return values


def _allowed(value: str, kinds: type[Purpose] | type[ItemStatus], field: str) -> str:
    allowed = [kind.value for kind in kinds]
    if value not in allowed:
        raise Refused(
            _("{field}: “{text}” is not one of {allowed}.").format(field=field, text=value, allowed=", ".join(allowed))
        )
    return value


depends_on(agenda_item, lambda it: agenda_item.c.lead_id == it["id"], party.c.folded)


@derives(agenda_item)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": folded_of(connection, row)}


@form_field(agenda_item, "under", N_("Under item"), "parent_id")
def _under_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    query = select(agenda_item.c.number).where(agenda_item.c.id == row["parent_id"])
    return connection.execute(query).scalar() or ""


def folded_of(connection: Connection, values: Any) -> str:
    """What the list's filter looks in: title first (lists by title sort by it), purpose, lead, reference, note."""
    lead = connection.execute(select(party.c.folded).where(party.c.id == values["lead_id"])).scalar() or ""
    texts = [values["title"], values["purpose"], values["ref"], values["proceedings"], values["note"]]
    return " | ".join([*(folded(text) for text in texts), lead])
