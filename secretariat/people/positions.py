"""What staff do with the positions someone holds or held: add, edit, remove. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from sqlalchemy.engine import Connection

from secretariat.parties.finding import party_id
from secretariat.people.finding import standing_person_id
from secretariat.people.model import position
from secretariat.people.queries import PersonDetail, detail_of, person_detail
from secretariat.record.conflict_in_form import form_field
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import keepable


class PositionFields(TypedDict, total=False):
    """What can be set on a position; the dates are as well known as they are."""

    title: str
    organisation: str | None
    party: str | None
    since: PartialDate | None
    until: PartialDate | None
    source: str | None


def add_position(record: Record, who: str, **fields: Unpack[PositionFields]) -> PersonDetail:
    """Give a person a position. Raises ``Refused`` without a title, or where it ends before it begins."""
    with record.act(N_("Add position of {ref}"), ref=who) as work:
        id_ = standing_person_id(work.connection, who)
        add_position_in(work, id_, fields)
        return _finished(record, work, id_, N_("Add position of {ref}"))


def add_position_in(work: Work, id_: int, fields: PositionFields) -> int:
    """The same as part of a larger act; gives the position's id."""
    values = {**_EMPTY, **_columns(work.connection, fields)}
    _refuse_impossible(values)
    return work.insert(position, {"person_id": id_, **values})


def edit_position(
    record: Record, id_: int, *, version: int | None = None, **fields: Unpack[PositionFields]
) -> PersonDetail:
    """Change a position, meant by its id; ``version`` is the one the form read. Raises ``NotFound`` or ``Conflict``."""
    with record.act(N_("Edit position of {ref}"), ref="") as work:
        before = work.row(position, id_)
        values = _columns(work.connection, fields)
        work.change(position, id_, values, seen=version)
        _refuse_impossible(dict(work.row(position, id_)))
        return _finished(record, work, before["person_id"], N_("Edit position of {ref}"))


def remove_position(record: Record, id_: int) -> PersonDetail:
    """Remove a position, meant by its id. Raises ``NotFound``."""
    with record.act(N_("Remove position of {ref}"), ref="") as work:
        of = work.row(position, id_)["person_id"]
        work.remove(position, id_)
        return _finished(record, work, of, N_("Remove position of {ref}"))


def position_numbered(record: Record, who: str, number: int) -> int:
    """The id of a position by its number in the person's list as it is now. Raises ``NotFound``."""
    held = person_detail(record, who).positions
    if not 1 <= number <= len(held):
        raise NotFound(
            ngettext(
                "There is no position {number}; this person has {count} position.",
                "There is no position {number}; this person has {count} positions.",
                len(held),
            ).format(number=number, count=len(held))
        )
    return held[number - 1].id


_EMPTY: dict[str, Any] = {
    "title": "",
    "organisation": "",
    "party_id": None,
    "since": "",
    "until": "",
    "since_sort": "",
    "source": "",
}


def _columns(connection: Connection, fields: PositionFields) -> dict[str, Any]:
    labels = {"title": _("Official title"), "organisation": _("Organisation"), "source": _("Source")}
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {key: keepable(given[key] or "", label) for key, label in labels.items() if key in given}
    if "party" in given:
        values["party_id"] = party_id(connection, given["party"]) if given["party"] else None
    for key in ("since", "until"):
        if key in given:
            values[key] = given[key].edtf if given[key] else ""
    if "since" in given:
        # By the first day, so that "since 2009" stands before "since March 2009"; unknown beginnings come first.
        first = given["since"].first if given["since"] else None
        values["since_sort"] = first.isoformat() if first else ""
    return values


@form_field(position, "since", N_("Since"), "since", "since_sort")
def _since_typed(_connection: Connection, row: Mapping[str, Any]) -> str:
    return str(row["since"])


def _refuse_impossible(values: dict[str, Any]) -> None:
    if not values["title"]:
        raise Refused(_("A position needs a title."))
    first = PartialDate.from_edtf(values["since"]).first if values["since"] else None
    last = PartialDate.from_edtf(values["until"]).last if values["until"] else None
    if first and last and last < first:
        raise Refused(_("A position can't end before it begins."))


def _finished(record: Record, work: Work, id_: int, label: str) -> PersonDetail:
    person = detail_of(work.connection, id_)
    record.relabelled(work, label, ref=person.ref)
    return person
