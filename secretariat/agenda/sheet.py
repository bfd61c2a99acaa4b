"""How an agenda and its items read, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from secretariat.agenda.durations import AgendaLength
from secretariat.agenda.rows import Agenda, ItemDetail, ItemElsewhere
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, ngettext
from secretariat.values.moment import clock_label
from secretariat.values.partial_date import PartialDate


def item_sheet(item: ItemDetail) -> FactSheet:
    """An item as it reads."""
    facts = [
        Fact(_("Meeting"), f"{item.meeting} · {item.meeting_title}"),
        Fact(_("Purpose"), _(item.purpose)),
        Fact(_("Lead"), f"{item.lead_name} ({item.lead})" if item.lead else ""),
        Fact(_("Minutes"), str(item.minutes) if item.minutes is not None else ""),
        Fact(_("Under item"), item.under),
        Fact(_("Why"), item.why),
        Fact(_("Carried over to"), ", ".join(_elsewhere(one) for one in item.carried_to)),
        Fact(_("Carried over from"), _elsewhere(item.carried_from) if item.carried_from else ""),
        Fact(_("Note"), item.note),
        Fact(_("Source"), item.source),
    ]
    sections = []
    if item.papers:
        sections.append(Section(_("Papers"), [Line(title, symbol) for symbol, title in item.papers]))
    if item.proceedings:
        sections.append(Section(_("Proceedings"), [Line(item.proceedings)]))
    if item.outcomes:
        lines = [Line(came.text, f"{came.ref} {_(came.kind)}") for came in item.outcomes]
        sections.append(Section(_("Outcomes"), lines))
    title = f"{item.number}  {item.title}"
    return FactSheet(item.ref, title, state_words(item.status, item.late), [f for f in facts if f.value], sections)


def _elsewhere(one: ItemElsewhere) -> str:
    return _("{meeting}, item {number}").format(meeting=one.meeting, number=one.number)


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
        "why": item.why,
        "papers": [{"symbol": symbol, "title": title} for symbol, title in item.papers],
        "carried_to": [_elsewhere_json(one) for one in item.carried_to],
        "carried_from": _elsewhere_json(item.carried_from) if item.carried_from else None,
        "proceedings": item.proceedings,
        "outcomes": [{"ref": came.ref, "kind": came.kind, "text": came.text} for came in item.outcomes],
        "note": item.note,
        "source": item.source,
        "version": item.version,
    }


def _elsewhere_json(one: ItemElsewhere) -> dict[str, Any]:
    return {"meeting": one.meeting, "number": one.number, "ref": one.ref}


def agenda_json(agenda: Agenda, items: list[ItemDetail], length: AgendaLength) -> dict[str, Any]:
    """An agenda with its keys; ``frozen`` is the moment it was frozen (ISO, UTC) or null, lengths are minutes."""
    return {
        "meeting": agenda.meeting,
        "title": agenda.title,
        "frozen": agenda.frozen_at.isoformat() if agenda.frozen_at else None,
        "minutes": length.minutes,
        "minutes_unknown": length.unknown,
        "minutes_available": length.available,
        "too_long_by": length.too_long_by,
        "items": [item_json(item) for item in items],
    }


def minutes_words(minutes: int) -> str:
    """A length as it is read: "3 h 20 min", "45 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [_("{n} h").format(n=hours)] if hours else []
    return " ".join([*parts, _("{n} min").format(n=rest)] if rest or not hours else parts)


def length_words(length: AgendaLength) -> str:
    """What an agenda takes against the time for it, in a sentence; "" where nothing is said of any item."""
    if not length.minutes:
        return ""
    taken, there = minutes_words(length.minutes), minutes_words(length.available or 0)
    unknown = ""
    if length.unknown:
        n = length.unknown
        unknown = " " + ngettext("({n} item without a length)", "({n} items without a length)", n).format(n=n)
    if length.available is None:
        return _("It takes {taken}{unknown}.").format(taken=taken, unknown=unknown)
    if not length.too_long_by:
        return _("It takes {taken} of {there}{unknown}.").format(taken=taken, there=there, unknown=unknown)
    over = minutes_words(length.too_long_by)
    if length.days:
        words = ngettext(
            "The agenda is longer than its day: it takes {taken}{unknown} of {there}, {over} too long.",
            "The agenda is longer than its {n} days: it takes {taken}{unknown} of {there}, {over} too long.",
            length.days,
        )
    else:
        words = _("The agenda is longer than its sessions: it takes {taken}{unknown} of {there}, {over} too long.")
    return words.format(n=length.days, taken=taken, unknown=unknown, there=there, over=over)


def frozen_words(frozen_at: datetime, zone: Any) -> str:
    """When an agenda was frozen, in the office's time: "frozen since 1 May 2011 14:30 WIB"."""
    local = frozen_at.astimezone(zone)
    moment = f"{format_date(PartialDate.of(local.date()))} {local:%H:%M} {clock_label(local)}"
    return _("frozen since {moment}; what is added now is a late item").format(moment=moment)
