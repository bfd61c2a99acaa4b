"""How a bilateral reads, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.bilaterals.queries import BilateralDetail, BilateralRow, Side
from secretariat.bilaterals.slots import slot_words
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate


def bilateral_sheet(one: BilateralDetail) -> FactSheet:
    """A bilateral as it reads."""
    dates = format_date(PartialDate.from_edtf(one.dates), current_language()) if one.dates else ""
    facts = [
        Fact(_("In the margins of"), f"{one.host} · {one.host_title}" if one.host else ""),
        Fact(_("Head, {party}").format(party=one.first.code), one.first.head or _("not known")),
        Fact(_("Head, {party}").format(party=one.second.code), one.second.head or _("not known")),
        Fact(_("Slot"), slot_words(one.starts, one.ends, one.timezone)),
        Fact(_("Dates"), "" if one.starts else dates),
        Fact(_("Room"), one.room),
        Fact(_("Place"), one.place),
        Fact(_("Interpreter"), one.interpreter),
        Fact(_("Note-taker"), one.note_taker),
        Fact(_("Note"), one.note),
        Fact(_("Source"), one.source),
    ]
    sections = [Section(_("Topics"), [Line(topic) for topic in one.topics], _("No topics yet."))]
    if one.record:
        sections.append(Section(_("Record of discussion"), [Line(one.record)]))
    return FactSheet(one.ref, one.called, _(one.status), [fact for fact in facts if fact.value], sections)


def bilateral_json(one: BilateralDetail) -> dict[str, Any]:
    """A bilateral with its keys; ``starts`` and ``ends`` are ISO moments in the meeting's zone, ``dates`` is EDTF."""
    return {
        "ref": one.ref,
        "title": one.title,
        "meeting": one.host or None,
        "parties": [one.first.code, one.second.code],
        "status": one.status,
        "dates": one.dates or None,
        "starts": _moment(one.starts, one.timezone),
        "ends": _moment(one.ends, one.timezone),
        "timezone": one.timezone or None,
        "room": one.room,
        "heads": [_head(one.first), _head(one.second)],
        "topics": list(one.topics),
        "interpreter": one.interpreter,
        "note_taker": one.note_taker,
        "record": one.record,
        "note": one.note,
        "source": one.source,
        "version": one.version,
    }


def row_json(row: BilateralRow) -> dict[str, Any]:
    """A bilateral of a list with its keys."""
    return {
        "ref": row.ref,
        "title": row.title,
        "meeting": row.host or None,
        "parties": [row.first, row.second],
        "status": row.status,
        "starts": _moment(row.starts, row.timezone),
        "ends": _moment(row.ends, row.timezone),
        "timezone": row.timezone or None,
        "room": row.room,
        "heads": [row.first_head or None, row.second_head or None],
        "topics": [topic for topic in row.topics.split("\n") if topic],
    }


def heads_words(row: BilateralRow) -> str:
    """Both heads in a line."""
    return " · ".join(head for head in (row.first_head, row.second_head) if head)


def _head(side: Side) -> dict[str, Any]:
    return {"party": side.code, "person": side.head_ref or None, "name": side.head or None}


def _moment(moment: datetime | None, zone: str) -> str | None:
    return moment.astimezone(ZoneInfo(zone or "UTC")).isoformat() if moment else None
