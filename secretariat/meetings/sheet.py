"""How a meeting reads: what is known of it, what it agreed, what is in its margins, which source says what."""

from __future__ import annotations

from datetime import date
from typing import Any

from secretariat.meetings.countdown import countdown, known_to_the_day
from secretariat.meetings.fields import MEETING_FIELDS
from secretariat.meetings.moves import Move
from secretariat.meetings.queries import MeetingDetail, MeetingRow, Sourced
from secretariat.meetings.states import MeetingStatus
from secretariat.meetings.zones import zone_words
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import NotEdtf, PartialDate

_LABELS = {field.key: field.label for field in MEETING_FIELDS}


def meeting_sheet(meeting: MeetingDetail, today: date) -> FactSheet:
    """A meeting as it reads on ``today``."""
    row = meeting.row
    away = countdown(dates_of(row), today, row.status)
    when = dates_words(row)
    sections = [
        Section(_("Outcomes"), [Line(f"{ref}  {text}", _(kind)) for ref, text, kind in meeting.outcomes]),
        Section(_("Moved"), [_move_line(one) for one in meeting.moves]),
        Section(_("In the series"), _neighbour_lines(meeting)),
        Section(_("In its margins"), [Line(f"{ref}  {title}", _(status)) for ref, title, status in meeting.in_margins]),
        Section(_("What the sources say"), [_source_line(one) for one in meeting.sources]),
    ]
    facts = [
        Fact(_("Dates"), _when_words(row, when, away)),
        Fact(_("Place"), row.place),
        Fact(_("Time zone"), zone_words(row.timezone, row.starts)),
        Fact(_("Level"), _(row.level)),
        Fact(_("Series"), _series_words(meeting)),
        Fact(_("Forum"), _named(meeting.forum_name, row.forum)),
        Fact(_("Host"), _named(meeting.host_name, row.host)),
        Fact(_("Chair"), meeting.chair),
        Fact(_("Theme"), meeting.theme),
        Fact(_("Outcome document"), meeting.outcome_document),
        Fact(_("Symbols of papers"), meeting.paper_pattern),
        Fact(_("In the margins of"), row.in_margins_of),
        Fact(_("Delegations"), str(row.parties) if row.parties else ""),
        Fact(_("Quota"), "" if meeting.quota is None else str(meeting.quota)),
        Fact(_("Note"), meeting.note),
        Fact(_("Source"), meeting.source),
    ]
    return FactSheet(
        row.ref,
        row.called,
        _(row.status),
        [fact for fact in facts if fact.value],
        [section for section in sections if section.lines],
    )


def dates_of(row: MeetingRow) -> PartialDate | None:
    """A meeting's dates as they are known, or ``None``."""
    return PartialDate.from_edtf(row.dates) if row.dates else None


def dates_words(row: MeetingRow, *, short: bool = False) -> str:
    """A meeting's dates as people write them: ``20–21 May 2011``; "" while unknown."""
    dates = dates_of(row)
    return format_date(dates, short=short) if dates else ""


def meeting_json(meeting: MeetingDetail) -> dict[str, Any]:
    """A meeting under its promised keys, and what else is kept of it."""
    return {
        **meeting_row_json(meeting.row),
        "chair": meeting.chair,
        "theme": meeting.theme,
        "outcome_document": meeting.outcome_document,
        "paper_pattern": meeting.paper_pattern,
        "quota": meeting.quota,
        "outcomes": [{"ref": ref, "kind": kind, "text": text} for ref, text, kind in meeting.outcomes],
        "moves": [_move_json(one) for one in meeting.moves],
        "previous": meeting.before.ref if meeting.before else None,
        "next": meeting.after.ref if meeting.after else None,
        "in_margins": [ref for ref, _title, _status in meeting.in_margins],
        "note": meeting.note,
        "source": meeting.source,
        "sources": [
            {"fact": one.field, "value": one.value, "source": one.source, "chosen": one.chosen}
            for one in meeting.sources
        ],
        "version": meeting.version,
    }


def meeting_row_json(row: MeetingRow) -> dict[str, Any]:
    """A meeting of a list under its promised keys.

    ``dates`` is EDTF; ``starts`` and ``ends`` are ISO days, null where the dates are not known to the day.
    """
    dates = dates_of(row)
    exact = dates is not None and known_to_the_day(dates)
    return {
        "ref": row.ref,
        "title": row.title,
        "series": row.series or None,
        "ordinal": row.ordinal,
        "level": row.level,
        "status": row.status,
        "dates": row.dates or None,
        "starts": row.starts.isoformat() if exact and row.starts else None,
        "ends": row.ends.isoformat() if exact and row.ends else None,
        "timezone": row.timezone or None,
        "place": row.place or None,
        "host": row.host or None,
        "in_margins_of": row.in_margins_of or None,
        "parties": row.parties,
        "forum": row.forum or None,
    }


def _when_words(row: MeetingRow, when: str, away: str) -> str:
    """The dates; of a meeting that is off, those it was planned for."""
    if row.status in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED) and when:
        return _("{dates}, as it was planned").format(dates=when)
    return f"{when} · {away}" if away else when or _("not known yet")


def _move_line(one: Move) -> Line:
    """``20–21 May 2011, Big Sky → 5–6 October 2011, Denver``, and why."""
    sides = [
        [_edtf_words(one.dates_before), one.place_before, one.timezone_before],
        [_edtf_words(one.dates_after), one.place_after, one.timezone_after],
    ]
    # Dates stand on both sides; place and zone only where they changed.
    kept = [True, one.place_before != one.place_after, one.timezone_before != one.timezone_after]
    words = [", ".join(part for part, keep in zip(side, kept, strict=True) if keep and part) for side in sides]
    return Line(" → ".join(part or _("not known yet") for part in words), one.why)


def _move_json(one: Move) -> dict[str, Any]:
    return {
        "dates_before": one.dates_before or None,
        "dates_after": one.dates_after or None,
        "place_before": one.place_before,
        "place_after": one.place_after,
        "timezone_before": one.timezone_before or None,
        "timezone_after": one.timezone_after or None,
        "why": one.why,
        "moved_at": one.moved_at.isoformat(timespec="seconds"),
    }


def _neighbour_lines(meeting: MeetingDetail) -> list[Line]:
    lines = []
    for one, label in ((meeting.before, _("before")), (meeting.after, _("next"))):
        if one is not None:
            aside = ", ".join(part for part in (label, _edtf_words(one.dates), _(one.status)) if part)
            lines.append(Line(f"{one.ref}  {one.title}", aside))
    return lines


def _edtf_words(dates: str) -> str:
    return format_date(PartialDate.from_edtf(dates)) if dates else ""


def _source_line(one: Sourced) -> Line:
    """``Dates: 20–21 May 2011 (chosen) — ANTARA, 25 May 2011``."""
    label = _(_LABELS.get(one.field, one.field))
    value = _value_words(one)
    chosen = _("{value} (chosen)").format(value=value) if one.chosen else value
    return Line(f"{label}: {chosen} — {one.source}", "", "" if one.chosen else "dim")


def _value_words(one: Sourced) -> str:
    if one.field != "dates":
        return one.value
    try:
        return format_date(PartialDate.from_edtf(one.value))
    except NotEdtf:
        return one.value


def _series_words(meeting: MeetingDetail) -> str:
    named = _named(meeting.series_name, meeting.row.series)
    if meeting.row.ordinal is None:
        return named
    number = _("number {n}").format(n=meeting.row.ordinal)
    return f"{named}, {number}" if named else number


def _named(name: str, code: str) -> str:
    return f"{name} ({code})" if code else ""
