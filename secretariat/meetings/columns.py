"""From what was filled in on a meeting to its columns, and what can't be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.meetings.finding import meeting_id, series_id
from secretariat.meetings.model import meeting, series
from secretariat.meetings.states import Level
from secretariat.meetings.zones import checked_zone
from secretariat.parties.finding import forum_id, party_id
from secretariat.parties.model import forum, party
from secretariat.record.conflict_in_form import form_field
from secretariat.record.derived import Touched, after_undo, depends_on, derives
from secretariat.values.field import FieldKind, kept_texts
from secretariat.values.language import N_, _
from secretariat.values.paper_symbols import checked_pattern
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, sort_key

if TYPE_CHECKING:
    from secretariat.meetings.operations import MeetingFields
    from secretariat.record.work import Work

UNKNOWN_DATE_SORT: Final = "~"
_MOST_ORDINAL: Final = 9999
_SORT_KEY_LENGTH: Final = 500  # what the record's column holds
_TEXTS: Final = {
    field.key: field
    for field in MEETING_FIELDS
    if field.kind in (FieldKind.TEXT, FieldKind.LINES) and field.key != "ref"
}
_NAMES: Final = {
    "series": ("series_id", series_id),
    "forum": ("forum_id", forum_id),
    "host": ("host_id", party_id),
    "in_margins_of": ("in_margins_of_id", meeting_id),
}


def date_columns(dates: PartialDate | None) -> dict[str, Any]:
    """The columns of a meeting's dates: EDTF, first and last day, and their place in the order of time."""
    return {
        "dates": dates.edtf if dates else "",
        "starts": dates.first if dates else None,
        "ends": dates.last if dates else None,
        "dates_sort": dates.sort_key if dates else UNKNOWN_DATE_SORT,
    }


EMPTY: Final[dict[str, Any]] = {
    **dict.fromkeys(_TEXTS, ""),
    **{column: None for column, _find in _NAMES.values()},
    **date_columns(None),
    "level": "",
    "ordinal": None,
    "quota": None,
    "precedence": "",
    "precedence_language": "",
}


def given_columns(connection: Connection, fields: MeetingFields) -> dict[str, Any]:
    """The columns that the given fields set; raises ``Refused`` or ``NotFound`` naming what is wrong."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = kept_texts(_TEXTS, given)
    if values.get("timezone"):
        values["timezone"] = checked_zone(values["timezone"])
    if values.get("paper_pattern"):
        values["paper_pattern"] = checked_pattern(values["paper_pattern"])
    if "level" in given:
        values["level"] = given["level"] or ""
    for number in ("ordinal", "quota"):
        if number in given:
            values[number] = given[number]
    if "dates" in given:
        values.update(date_columns(given["dates"]))
    for key, (column, find) in _NAMES.items():
        if key in given:
            values[column] = find(connection, given[key]) if given[key] else None
    return values


def refuse_impossible(connection: Connection, id_: int | None, values: Mapping[str, Any]) -> None:
    """Raise ``Refused`` where a meeting (``id_``, or a new one) can't be what ``values`` make it."""
    if not values["title"]:
        raise Refused(_("A meeting needs a title."))
    ordinal = values["ordinal"]
    if ordinal is not None and not 0 < ordinal <= _MOST_ORDINAL:
        raise Refused(
            _("Ordinal: {number} is not a number from 1 to {most}.").format(number=ordinal, most=_MOST_ORDINAL)
        )
    if ordinal is not None and values["series_id"] is not None:
        _refuse_second(connection, id_, values)
    _refuse_circle(connection, id_, values["in_margins_of_id"])


def derived_columns(connection: Connection, values: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from a meeting's columns: its place by title, and what is looked at when it is searched for."""
    found = [values["ref"], values["title"], values["place"], values["chair"], values["theme"]]
    for table, key in ((series, "series_id"), (forum, "forum_id"), (party, "host_id")):
        if values[key] is not None:
            found += connection.execute(select(table.c.code, table.c.name).where(table.c.id == values[key])).one()
    return {
        "sort_key": sort_key(values["title"])[:_SORT_KEY_LENGTH],
        "folded": " | ".join(dict.fromkeys(folded(text) for text in found if text)),
    }


depends_on(meeting, lambda it: meeting.c.series_id == it["id"], series.c.code, series.c.name)
depends_on(meeting, lambda it: meeting.c.forum_id == it["id"], forum.c.code, forum.c.name)
depends_on(meeting, lambda it: meeting.c.host_id == it["id"], party.c.code, party.c.name)


@derives(meeting)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    """What an undo works out anew; a bilateral's meeting is described by its parties, not by these."""
    return {} if row["level"] == Level.BILATERAL else derived_columns(connection, row)


@after_undo(meeting)
def _refuse_impossible_again(work: Work, touched: Sequence[Touched]) -> None:
    """An undo gives no meeting a number of its series that another has by now, nor puts it in its own margins."""
    for one in touched:
        if one.after is not None:
            refuse_impossible(work.connection, one.after["id"], one.after)


@form_field(meeting, "dates", N_("Dates"), "dates", "starts", "ends", "dates_sort")
def _dates_typed(_connection: Connection, row: Mapping[str, Any]) -> str:
    return str(row["dates"])


def _refuse_second(connection: Connection, id_: int | None, values: Mapping[str, Any]) -> None:
    same = select(meeting.c.ref).where(
        meeting.c.series_id == values["series_id"], meeting.c.ordinal == values["ordinal"], meeting.c.id != (id_ or 0)
    )
    other = connection.execute(same.limit(1)).scalar()
    if other is not None:
        raise Refused(_("{ref} is already number {number} of its series.").format(ref=other, number=values["ordinal"]))


def _refuse_circle(connection: Connection, id_: int | None, host: int | None) -> None:
    seen = {id_}
    while host is not None:
        if host in seen:
            raise Refused(_("A meeting can't be in its own margins."))
        seen.add(host)
        host = connection.execute(select(meeting.c.in_margins_of_id).where(meeting.c.id == host)).scalar()
