"""What staff do with series of meetings: add, edit, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy.engine import Connection

from secretariat.meetings.cadence import cadence_words, checked_cadence
from secretariat.meetings.fields import SERIES_FIELDS
from secretariat.meetings.finding import series_id
from secretariat.meetings.model import series
from secretariat.meetings.programme_model import standing_item
from secretariat.meetings.references import given_reference
from secretariat.meetings.series_queries import SeriesDetail, series_detail_of
from secretariat.meetings.standing_items import standing_items_of
from secretariat.parties.finding import forum_id
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.field import FieldKind, kept_texts
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded, sort_key


class SeriesFields(TypedDict, total=False):
    """What can be set on a series; ``cadence`` is words such as "every year" or an RFC 5545 rule."""

    code: str
    name: str
    name_id: str | None
    forum: str | None
    level: str
    cadence: str | None
    cadence_text: str | None
    note: str | None
    source: str | None


def add_series(record: Record, **fields: Unpack[SeriesFields]) -> SeriesDetail:
    """Take a series into the record. Raises ``Refused`` where its code is taken or its cadence not understood."""
    with record.act(N_("Add series {code}"), code="") as work:
        id_ = add_series_in(work, fields)
        added = series_detail_of(work.connection, id_)
        record.relabelled(work, N_("Add series {code}"), code=added.code)
        return added


def add_series_in(work: Work, fields: SeriesFields) -> int:
    """The same as part of a larger act; gives the series's id."""
    values = {**_EMPTY, **_columns(work.connection, fields)}
    for key, label in (("code", _("Code")), ("name", _("Name")), ("level", _("Level"))):
        if not values[key]:
            raise Refused(_("{field} is needed.").format(field=label))
    return work.insert(series, {**values, **_derived(values)})


def edit_series(
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[SeriesFields]
) -> SeriesDetail:
    """Change the series that ``which`` means; ``version`` is the one the form read. Raises ``Conflict``."""
    with record.act(N_("Edit series {code}"), code=which) as work:
        id_ = series_id(work.connection, which)
        values = _columns(work.connection, fields)
        for key, label in (("name", _("Name")), ("level", _("Level"))):
            if values.get(key) == "":
                raise Refused(_("{field} is needed.").format(field=label))
        work.change(series, id_, values, seen=version)
        work.change(series, id_, _derived(dict(work.row(series, id_))))
        edited = series_detail_of(work.connection, id_)
        record.relabelled(work, N_("Edit series {code}"), code=edited.code)
        return edited


def remove_series(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete series with their standing items, in one act, and give their codes.

    Raises ``Refused`` while a meeting belongs to one.
    """
    codes = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = series_id(work.connection, name)
            codes.append(str(work.as_seen(series, id_, seen)["code"]))
            for item in standing_items_of(work.connection, id_):
                work.remove(standing_item, item.id)
            work.remove(series, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(codes))
    return codes


_TEXTS = {field.key: field for field in SERIES_FIELDS if field.kind in (FieldKind.TEXT, FieldKind.LINES)}
_EMPTY: dict[str, Any] = {**dict.fromkeys(_TEXTS, ""), "level": "", "forum_id": None}


def _columns(connection: Connection, fields: SeriesFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = kept_texts(_TEXTS, given)
    if "code" in values:
        values["code"] = given_reference(values["code"])
    if "cadence" in values:
        values["cadence"] = checked_cadence(values["cadence"])
        if not values.get("cadence_text"):
            values["cadence_text"] = cadence_words(values["cadence"])
    if "level" in given:
        values["level"] = given["level"] or ""
    if "forum" in given:
        values["forum_id"] = forum_id(connection, given["forum"]) if given["forum"] else None
    return values


@derives(series)
def _follows(_connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return _derived(dict(row))


def _derived(values: dict[str, Any]) -> dict[str, Any]:
    names = [values["code"], values["name"], values["name_id"]]
    return {"sort_key": sort_key(values["name"])[:300], "folded": " | ".join(folded(name) for name in names if name)}
