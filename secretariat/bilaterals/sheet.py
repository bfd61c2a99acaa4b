"""How a bilateral reads, for the terminal's detail and the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.bilaterals.lines import LineToTake
from secretariat.bilaterals.queries import BilateralDetail, BilateralRow, Side, SlotNote
from secretariat.bilaterals.slots import slot_words
from secretariat.bilaterals.states import OFF, BilateralStatus, SlotState
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate

_WITHOUT_SLOT = (*OFF, BilateralStatus.RESCHEDULED.value)


def bilateral_sheet(one: BilateralDetail) -> FactSheet:
    """A bilateral as it reads."""
    dates = format_date(PartialDate.from_edtf(one.dates), current_language()) if one.dates else ""
    facts = [
        Fact(_("In the margins of"), f"{one.host} · {one.host_title}" if one.host else ""),
        Fact(_("Head, {party}").format(party=one.first.code), one.first.head or _("not known")),
        Fact(_("Head, {party}").format(party=one.second.code), one.second.head or _("not known")),
        Fact(_("Slot"), slot_words(one.starts, one.ends, one.timezone)),
        Fact(_("Why then"), one.why_slot),
        Fact(_("Preferred"), _preferred(one)),
        Fact(_("Minutes"), str(one.minutes or "")),
        Fact(_("Dates"), "" if one.starts else dates),
        Fact(_("Room"), one.room),
        Fact(_("Place"), one.place),
        Fact(_("Interpreter"), one.interpreter),
        Fact(_("Note-taker"), one.note_taker),
        Fact(_("Note"), one.note),
        Fact(_("Source"), one.source),
    ]
    sections = [Section(_("Topics"), [Line(topic) for topic in one.topics], _("No topics yet."))]
    if one.lines:
        sections.append(Section(_("Lines to take"), [_line(line) for line in one.lines]))
    if len(one.slots) > 1 or any(slot.state == SlotState.LEFT.value for slot in one.slots):
        sections.append(Section(_("Slots"), [_slot(slot, one) for slot in one.slots]))
    if one.record:
        sections.append(Section(_("Record of discussion"), [Line(one.record)]))
    if one.outcomes:
        sections.append(Section(_("Outcomes"), [Line(f"{ref}  {text}", _(kind)) for ref, text, kind in one.outcomes]))
    cleared = [_cleared(side) for side in (one.first, one.second) if side.cleared]
    if cleared:
        sections.append(Section(_("Cleared"), [Line(said) for said in cleared]))
    return FactSheet(one.ref, one.called, _(one.status), [fact for fact in facts if fact.value], sections)


def state_told(one: BilateralDetail) -> str:
    """In which state a bilateral is now, with the slot it has; or with the one that it left and that is free again."""
    said = _("{ref} is now {status}.").format(ref=one.ref, status=_(one.status))
    if one.starts is not None:
        return f"{said} {_when_and_where(one)}"
    last = one.slots[-1] if one.slots else None
    if one.status not in _WITHOUT_SLOT or last is None:
        return said
    return said + " " + _("{slot} is free again.").format(slot=_when_and_where(last))


def _when_and_where(slot: SlotNote | BilateralDetail) -> str:
    return " · ".join(part for part in (slot_words(slot.starts, slot.ends, slot.timezone), slot.room) if part)


def _preferred(one: BilateralDetail) -> str:
    when = slot_words(one.preferred_from, one.preferred_until, one.timezone)
    if not when and one.preferred_until:
        when = _("until {moment}").format(moment=slot_words(one.preferred_until, None, one.timezone))
    return " · ".join(part for part in (when, one.preferred_room) if part)


def _line(line: LineToTake) -> Line:
    return Line(line.line if not line.background else f"{line.line}\n{line.background}", line.topic)


def _slot(slot: SlotNote, one: BilateralDetail) -> Line:
    """A slot with what became of it; of one that was left, where it went."""
    parts = [_when_and_where(slot), _(slot.state)]
    if slot.party:
        parts.append(_("by {party}").format(party=slot.party))
    if slot.state == SlotState.LEFT.value:
        gone = moved_to(slot, one)
        if gone is not None:
            parts.append(f"→ {_when_and_where(gone)}")
    if slot.why:
        parts.append(slot.why)
    return Line(" — ".join(parts), emphasis="dim" if slot.state == SlotState.LEFT.value else "")


def moved_to(slot: SlotNote, one: BilateralDetail) -> SlotNote | None:
    """The slot that came after one that was left; ``None`` where there is none (yet)."""
    at = one.slots.index(slot)
    return one.slots[at + 1] if at + 1 < len(one.slots) else None


def _cleared(side: Side) -> str:
    day = format_date(PartialDate.from_edtf(side.cleared), current_language())
    return _("by {party} on {day}").format(party=side.name, day=day)


def _slot_json(slot: SlotNote, one: BilateralDetail) -> dict[str, Any]:
    gone = moved_to(slot, one) if slot.state == SlotState.LEFT.value else None
    return {
        "starts": _moment(slot.starts, slot.timezone),
        "ends": _moment(slot.ends, slot.timezone),
        "room": slot.room,
        "state": slot.state,
        "party": slot.party or None,
        "why": slot.why,
        "went_to": _moment(gone.starts, gone.timezone) if gone is not None else None,
        "went_to_room": gone.room if gone is not None else None,
    }


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
        "minutes": one.minutes,
        "preferred_from": _moment(one.preferred_from, one.timezone),
        "preferred_until": _moment(one.preferred_until, one.timezone),
        "preferred_room": one.preferred_room,
        "why_slot": one.why_slot,
        "slots": [_slot_json(slot, one) for slot in one.slots],
        "lines": [{"topic": line.topic, "line": line.line, "background": line.background} for line in one.lines],
        "outcomes": [{"ref": ref, "kind": kind, "text": text} for ref, text, kind in one.outcomes],
        "cleared": [{"party": side.code, "on": side.cleared or None} for side in (one.first, one.second)],
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
