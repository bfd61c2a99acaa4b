"""What an agenda says on paper, in the current language: the same for print, document and Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from secretariat.agenda.durations import NOT_TAKEN
from secretariat.agenda.rows import Agenda, ItemDetail
from secretariat.agenda.sheet import minutes_words
from secretariat.meetings.queries import MeetingDetail
from secretariat.meetings.sheet import dates_words
from secretariat.values.language import _


def told(agenda: Agenda, head: MeetingDetail, names: Mapping[str, str], *, annotated: bool) -> dict[str, Any]:
    """An agenda in words: plain data, of which a template, a document or a text is made.

    ``names`` are those of parties in the meeting's forum, by their codes.
    An agenda that is not frozen yet is provisional. What is withdrawn, postponed or carried over keeps its number.
    """
    return {
        "subtitle": " · ".join(
            part for part in (kind_of(agenda, annotated=annotated), head.row.place, dates_words(head.row)) if part
        ),
        "facts": [
            [label, value]
            for label, value in ((_("Chair"), head.chair), (_("Host"), head.host_name), (_("Theme"), head.theme))
            if value
        ],
        "headings": {"number": _("No."), "item": _("Agenda item"), "purpose": _("Purpose"), "papers": _("Papers")},
        "items": [_item(item, names, annotated=annotated) for item in agenda.items],
    }


def kind_of(agenda: Agenda, *, annotated: bool) -> str:
    """What the paper is called: an agenda, provisional until it is frozen."""
    if agenda.frozen_at is None:
        return _("Provisional annotated agenda") if annotated else _("Provisional agenda")
    return _("Annotated agenda") if annotated else _("Agenda")


def _item(item: ItemDetail, names: Mapping[str, str], *, annotated: bool) -> dict[str, Any]:
    out = item.status in NOT_TAKEN
    below = [_("Lead: {party}").format(party=names.get(item.lead, item.lead_name)) if item.lead else ""]
    if annotated and item.minutes:
        below.append(minutes_words(item.minutes))
    return {
        "number": item.number,
        "depth": item.number.count("."),
        "title": item.title,
        "purpose": _(item.purpose),
        "state": state_words(item) if out else "",
        "late": _("late item") if item.late else "",
        "below": " · ".join(part for part in below if part),
        "papers": [{"symbol": symbol, "title": title} for symbol, title in item.papers],
        "origin": _origin(item) if annotated else "",
        "note": paragraphs(item.note) if annotated else [],
    }


def state_words(item: ItemDetail) -> str:
    """ "withdrawn: the paper is not ready", "carried over to ASEM-SMEMM-8, item 3"."""
    if item.carried_to:
        there = item.carried_to[-1]
        return _("carried over to {meeting}, item {number}").format(meeting=there.meeting, number=there.number)
    return f"{_(item.status)}: {item.why}" if item.why else _(item.status)


def _origin(item: ItemDetail) -> str:
    came = item.carried_from
    if came is None:
        return ""
    return _("Carried over from {meeting}, item {number}.").format(meeting=came.meeting, number=came.number)


def paragraphs(text: str) -> list[str]:
    """A text that was typed, by its paragraphs: parted by empty lines, each without the white space around it."""
    parts = ("\n".join(line.strip() for line in part.splitlines()) for part in re.split(r"\n[ \t]*\n", text))
    return [part.strip() for part in parts if part.strip()]
