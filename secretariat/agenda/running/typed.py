"""A session as its form shows it, and as it can be typed again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from secretariat.agenda.running.rows import SessionDetail
from secretariat.agenda.running.taking import items_typed, people_typed
from secretariat.record.conflict import Conflict, FieldConflict
from secretariat.values.date_print import format_date
from secretariat.values.language import N_
from secretariat.values.moment import clock_label, moments_at
from secretariat.values.partial_date import PartialDate

_HANGING: Final = {"items": N_("Agenda items"), "people": N_("People")}
"""What a session's form shows that is kept in rows of its own."""


def hanging_typed(one: SessionDetail) -> dict[str, str]:
    """The items and the people of a session as its form shows them."""
    return {"items": items_typed(one.items), "people": people_typed(one.people)}


def refuse_changed_since(one: SessionDetail, read: Mapping[str, str], typed: Mapping[str, Any], by: str) -> None:
    """Raise ``Conflict`` where items or people were ``typed`` over what is no longer as it was ``read``."""
    now = hanging_typed(one)
    conflicts = [
        FieldConflict(key, label, read[key], typed[key] or "", now[key])
        for key, label in _HANGING.items()
        if key in typed and key in read and now[key] not in (read[key], typed[key] or "")
    ]
    if conflicts:
        raise Conflict(one.ref, conflicts, one.version, by)


def session_typed(one: SessionDetail) -> dict[str, str]:
    """The texts of a session's form, by field."""
    row = one.row
    return {
        "title": row.title,
        "kind": row.kind,
        "day": format_date(PartialDate.of(row.day)),
        "starts": start_typed(one),
        "minutes": str(one.own_minutes) if one.own_minutes is not None else "",
        "track": row.track,
        "room": row.room,
        **hanging_typed(one),
        "chair": one.chair,
        "interpreter": "; ".join(one.interpreters),
        "equipment": "; ".join(one.equipment),
        "note": one.note,
        "source": one.source,
    }


def start_typed(one: SessionDetail) -> str:
    """The fixed time of day at which a session begins: "09:00"; with its label where that time comes twice that day."""
    if one.fixed_starts is None:
        return ""
    zone = ZoneInfo(one.row.zone or "UTC")
    local = one.fixed_starts.astimezone(zone)
    twice = moments_at(local.replace(tzinfo=None, fold=0), zone)
    return f"{local:%H:%M} {clock_label(local)}" if len(twice) > 1 else f"{local:%H:%M}"
