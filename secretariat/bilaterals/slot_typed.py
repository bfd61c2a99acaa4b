"""A slot as it was typed: the columns of a bilateral from it, and from what was there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping

from secretariat.bilaterals.slots import slot_words, zone_of
from secretariat.values.language import _
from secretariat.values.moment import read_moment
from secretariat.values.refusal import Refused


def placed(
    fields: Mapping[str, Any], host: RowMapping, before: Mapping[Any, Any] | None, *, today: date
) -> dict[str, Any]:
    """``slot_starts`` and ``slot_ends`` (UTC) as far as ``starts`` and ``ends`` among ``fields`` set them.

    ``host`` is the host meeting's row, whose zone and days count; ``before`` the bilateral's row as it was;
    ``today`` the office's. Raises ``Refused`` where the slot ends before it begins, or has an end only.
    """
    values: dict[str, Any] = {} if before is not None else {"slot_starts": None, "slot_ends": None}
    starts: datetime | None = before["slot_starts"] if before is not None else None
    ends: datetime | None = before["slot_ends"] if before is not None else None
    if "starts" in fields:
        starts = _read(fields["starts"], _("Slot from"), host, (host["starts"], host["ends"]), today)
        values["slot_starts"] = starts
        if starts is None and "ends" not in fields:
            values["slot_ends"] = ends = None
    if "ends" in fields:
        day = starts.astimezone(_zone(host)).date() if starts else None
        ends = _read(fields["ends"], _("Slot until"), host, (day, day), today)
        values["slot_ends"] = ends
    if ends is not None and starts is None:
        raise Refused(_("The slot has an end and no beginning; say when it begins."))
    if starts is not None and ends is not None and ends <= starts:
        raise Refused(
            _("The slot would end before it begins: {slot}.").format(slot=slot_words(starts, ends, host["timezone"]))
        )
    return values


def preferred(
    fields: Mapping[str, Any], host: RowMapping, before: Mapping[Any, Any] | None, *, today: date
) -> dict[str, Any]:
    """``preferred_from`` and ``preferred_until`` (UTC) as far as they were typed. Raises ``Refused`` out of order."""
    values: dict[str, Any] = {}
    first = before["preferred_from"] if before is not None else None
    last = before["preferred_until"] if before is not None else None
    if "preferred_from" in fields:
        first = _read(fields["preferred_from"], _("Preferred from"), host, (host["starts"], host["ends"]), today)
        values["preferred_from"] = first
    if "preferred_until" in fields:
        day = first.astimezone(_zone(host)).date() if first else None
        days = (day, day) if day else (host["starts"], host["ends"])
        last = _read(fields["preferred_until"], _("Preferred until"), host, days, today)
        values["preferred_until"] = last
    if first is not None and last is not None and last <= first:
        raise Refused(_("The time preferred would end before it begins."))
    return values


def _read(
    text: str | None, field: str, host: RowMapping, days: tuple[date | None, date | None], today: date
) -> datetime | None:
    if not text:
        return None
    return read_moment(text, field, zone=_zone(host), first=days[0], last=days[1], today=today)


def _zone(host: RowMapping) -> ZoneInfo:
    return zone_of(host["timezone"], host["ref"])
