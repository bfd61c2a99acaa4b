"""What a paper's fields set: columns from what was given, and those that follow from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.finding import item_id
from secretariat.agenda.model import agenda_item
from secretariat.agenda.tabled.fields import PAPER_FIELDS
from secretariat.agenda.tabled.model import paper
from secretariat.agenda.tabled.states import Access, PaperPurpose
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.record.conflict_in_form import form_field
from secretariat.record.derived import depends_on, derives
from secretariat.values.field import kept_texts
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded, keepable

EMPTY: Final[dict[str, Any]] = {
    "item_id": None,
    "title": "",
    "purpose": PaperPurpose.CONSIDERATION.value,
    "submitted_by_id": None,
    "submitter": "",
    "access": Access.RESTRICTED.value,
    "language": "",
    "tabled_on": "",
    "file_hash": "",
    "file_name": "",
    "file_size": None,
    "note": "",
    "source": "",
}
"""What a new paper has where nothing is said; a paper is for the meeting alone until it is said to be public."""
_TEXTS: Final = {field.key: field for field in PAPER_FIELDS if field.key in ("title", "language", "note", "source")}


def given_columns(connection: Connection, meeting: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the given fields set, apart from the file. Raises ``Refused`` naming what is wrong."""
    values: dict[str, Any] = kept_texts(_TEXTS, fields)
    if "title" in values and not values["title"]:
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    if "purpose" in fields:
        values["purpose"] = fields["purpose"] or EMPTY["purpose"]
    if "access" in fields:
        values["access"] = fields["access"] or EMPTY["access"]
    if "item" in fields:
        values["item_id"] = item_id(connection, meeting, fields["item"]) if fields["item"] else None
    if "tabled_on" in fields:
        day: PartialDate | None = fields["tabled_on"]
        values["tabled_on"] = day.edtf if day else ""
    if "by" in fields:
        values |= _submitted(connection, keepable(fields["by"] or "", _("Submitted by")))
    return values


def _submitted(connection: Connection, by: str) -> dict[str, Any]:
    """The party on record that a paper is from, else whoever it is from in words ("the chair", "ABAC and PECC")."""
    if not by:
        return {"submitted_by_id": None, "submitter": ""}
    try:
        return {"submitted_by_id": party_id(connection, by), "submitter": ""}
    except NotFound:
        return {"submitted_by_id": None, "submitter": by}


depends_on(paper, lambda it: paper.c.submitted_by_id == it["id"], party.c.folded)


@derives(paper)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": folded_of(connection, row)}


def folded_of(connection: Connection, values: Mapping[str, Any]) -> str:
    """What is looked at when a paper is searched for: symbol, title, from whom, file, note."""
    by = connection.execute(select(party.c.folded).where(party.c.id == values["submitted_by_id"])).scalar() or ""
    texts = (values["ref"], values["title"], values["submitter"], values["file_name"], values["note"])
    return " | ".join(text for text in (*(folded(one) for one in texts), by) if text)


@form_field(paper, "item", N_("Agenda item"), "item_id")
def _item_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    return connection.execute(select(agenda_item.c.number).where(agenda_item.c.id == row["item_id"])).scalar() or ""


@form_field(paper, "by", N_("Submitted by"), "submitted_by_id", "submitter")
def _by_typed(connection: Connection, row: Mapping[str, Any]) -> str:
    code = connection.execute(select(party.c.code).where(party.c.id == row["submitted_by_id"])).scalar()
    return code or str(row["submitter"])


@form_field(paper, "file", N_("File"), "file_hash", "file_name", "file_size")
def _file_typed(_connection: Connection, row: Mapping[str, Any]) -> str:
    return str(row["file_name"])
