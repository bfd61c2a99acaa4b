"""How an agenda and its items read, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from secretariat.agenda.queries import Agenda, ItemDetail
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _


def item_sheet(item: ItemDetail) -> FactSheet:
    """An item as it reads."""
    facts = [
        Fact(_("Meeting"), f"{item.meeting} · {item.meeting_title}"),
        Fact(_("Purpose"), _(item.purpose)),
        Fact(_("Lead"), f"{item.lead_name} ({item.lead})" if item.lead else ""),
        Fact(_("Minutes"), str(item.minutes) if item.minutes is not None else ""),
        Fact(_("Under item"), item.under),
        Fact(_("Note"), item.note),
        Fact(_("Source"), item.source),
    ]
    sections = []
    if item.proceedings:
        sections.append(Section(_("Proceedings"), [Line(item.proceedings)]))
    if item.outcomes:
        lines = [Line(came.text, f"{came.ref} {_(came.kind)}") for came in item.outcomes]
        sections.append(Section(_("Outcomes"), lines))
    title = f"{item.number}  {item.title}"
    return FactSheet(item.ref, title, state_words(item.status, item.late), [f for f in facts if f.value], sections)


def state_words(status: str, late: bool) -> str:
    """An item's state in words, with "late item" where it came after the agenda was frozen."""
    return _(status) + " · " + _("late item") if late else _(status)


def item_json(item: ItemDetail) -> dict[str, Any]:
    """An item with its keys."""
    return {
        "ref": item.ref,
        "meeting": item.meeting,
        "number": item.number,
        "title": item.title,
        "purpose": item.purpose,
        "lead": item.lead or None,
        "minutes": item.minutes,
        "status": item.status,
        "late": item.late,
        "under": item.under or None,
        "proceedings": item.proceedings,
        "outcomes": [{"ref": came.ref, "kind": came.kind, "text": came.text} for came in item.outcomes],
        "note": item.note,
        "source": item.source,
        "version": item.version,
    }


def agenda_json(agenda: Agenda, items: list[ItemDetail]) -> dict[str, Any]:
    """An agenda with its keys; ``frozen`` is the moment it was frozen (ISO, UTC) or null."""
    return {
        "meeting": agenda.meeting,
        "title": agenda.title,
        "frozen": agenda.frozen_at.isoformat() if agenda.frozen_at else None,
        "items": [item_json(item) for item in items],
    }


def frozen_words(frozen_at: datetime, zone: Any) -> str:
    """When an agenda was frozen, in the office's time: "frozen since 2011-05-01 14:30 WIB"."""
    local = frozen_at.astimezone(zone)
    return _("frozen since {moment}; what is added now is a late item").format(moment=f"{local:%Y-%m-%d %H:%M %Z}")
