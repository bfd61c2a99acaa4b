"""What a run of show says on paper: day by day, minute by minute, in the meeting's zone and in the office's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.agenda.running.rows import Programme, SessionDetail
from secretariat.agenda.running.sheet import minutes_words
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.meetings.zones import zone_words
from secretariat.values.date_print import format_date
from secretariat.values.date_vocabulary import PRINTED
from secretariat.values.day import with_weekday
from secretariat.values.language import _, current_language
from secretariat.values.moment import clock_label
from secretariat.values.partial_date import PartialDate
from secretariat.values.zoned import office_span, span_words

_QUIET = (SessionKind.BREAK.value, SessionKind.SOCIAL.value)


def title_of() -> str:
    """What the paper is called."""
    return _("Run of show")


def told(programme: Programme, office: ZoneInfo, days: Iterable[date] | None = None) -> dict[str, Any]:
    """The programme in words, in the current language; of ``days`` alone where they are given.

    ``office`` is the office's own zone: its time stands beside the meeting's wherever the clocks show another.
    """
    of = programme.meeting
    wanted = set(programme.days if days is None else days)
    shown = [_day(programme, day, office) for day in programme.days if day in wanted]
    both = any(row["office"] for one in shown for row in one["rows"])
    tracks = any(row["track"] for one in shown for row in one["rows"])
    return {
        "meeting": of.title,
        "ref": of.ref,
        "where": " · ".join(part for part in (of.place, zone_words(of.zone_name, of.first)) if part),
        "headings": {
            "time": _("Time there"),
            "office": _office_heading(office),
            "minutes": _("Min"),
            "what": _("What"),
            "room": _("Room"),
            "track": _("Track"),
        },
        "both": both,
        "tracks": tracks,
        "days": shown,
        "none": _("The programme of {meeting} has no sessions yet.").format(meeting=of.ref),
    }


def _office_heading(office: ZoneInfo) -> str:
    return _("Time in {place}").format(place=office.key.rpartition("/")[2].replace("_", " "))


def _day(programme: Programme, day: date, office: ZoneInfo) -> dict[str, Any]:
    rows = [_row(one, programme.meeting.zone, office) for one in programme.on(day)]
    weekday = PRINTED[current_language()].weekdays[day.weekday()]
    return {
        "day": with_weekday(weekday, format_date(PartialDate.of(day))),
        "changes": _change(programme.meeting.zone, day),
        "rows": rows,
    }


def _change(zone: ZoneInfo, day: date) -> str:
    """That the clocks change on that day, where they do."""
    before, after = (datetime(day.year, day.month, day.day, *at, tzinfo=zone) for at in ((0, 0), (23, 59)))
    if before.utcoffset() == after.utcoffset():
        return ""
    return _("The clocks change on this day, from {before} to {after}.").format(
        before=clock_label(before), after=clock_label(after)
    )


def _row(one: SessionDetail, zone: ZoneInfo, office: ZoneInfo) -> dict[str, Any]:
    row = one.row
    off = row.status == SessionStatus.CANCELLED.value
    return {
        "ref": row.ref,
        "time": span_words(row.starts, row.ends, zone, on=row.day) or _("time not known yet"),
        "office": office_span(row.starts, row.ends, zone, office),
        "minutes": "" if row.minutes is None else str(row.minutes),
        "title": row.title,
        "cancelled": _("cancelled") if off else "",
        "quiet": off or row.kind in _QUIET,
        "items": [_item(item.number, item.title, item.minutes) for item in one.items],
        "below": _below(one),
        "room": row.room,
        "track": row.track,
    }


def _item(number: str, title: str, minutes: int | None) -> str:
    said = minutes_words(minutes)
    return f"{number}  {title} ({said})" if said else f"{number}  {title}"


def _below(one: SessionDetail) -> list[str]:
    """Who and what is needed there, a line each."""
    pairs: Sequence[tuple[str, str]] = (
        (_("Chair"), one.chair),
        (_("People"), "; ".join(f"{who.name} ({who.role})" if who.role else who.name for who in one.people)),
        (_("Interpreter"), "; ".join(one.interpreters)),
        (_("Equipment"), "; ".join(one.equipment)),
        (_("Note"), one.note.replace("\n", " ")),
    )
    return [f"{label}: {value}" for label, value in pairs if value]
