"""Making a meeting of an entry of somebody's calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.diary.content_lines import split_line, unescaped
from secretariat.diary.finding import entry_id
from secretariat.diary.model import diary_entry
from secretariat.diary.occurrences import Occurrence, between, query_of
from secretariat.meetings.operations import MeetingFields, add_meeting_in
from secretariat.meetings.queries import MeetingDetail, detail_of
from secretariat.meetings.zones import checked_zone
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


def take_entry(record: Record, name: str, *, on: date | None = None, **fields: Any) -> MeetingDetail:
    """Make a meeting of an entry: its title, days, place and zone, with ``fields`` over them (``MeetingFields``).

    ``on`` says which, where it comes more than once. Raises ``Refused`` where it has no day, or became a meeting.
    """
    with record.act(N_("Make a meeting of {ref}"), ref=name) as work:
        id_ = entry_id(work.connection, name)
        row = work.row(diary_entry, id_)
        if row["meeting_id"] is not None:
            made = detail_of(work.connection, row["meeting_id"])
            raise Refused(_("{ref} is a meeting already: {meeting}.").format(ref=row["ref"], meeting=made.ref))
        known: MeetingFields = {
            "title": row["title"][:500] or row["uid"],
            "dates": fields.get("dates") or _dates(work.connection, row, on),
            "place": row["place"][:300] or None,
            "timezone": known_zone(row["zone"]),
            "note": description_of(row["component"]),
            "source": _("calendar {calendar}, {uid}").format(calendar=row["calendar"], uid=row["uid"])[:1000],
        }
        given: MeetingFields = {**known, **fields}  # type: ignore[typeddict-item]  # the caller's are the same fields
        meeting = add_meeting_in(work, given)
        work.change(diary_entry, id_, {"meeting_id": meeting})
        added = detail_of(work.connection, meeting)
        record.relabelled(work, N_("Make meeting {meeting} of {ref}"), ref=row["ref"], meeting=added.ref)
        return added


def _dates(connection: Connection, row: RowMapping, on: date | None) -> PartialDate:
    """The days of an entry, or of the time it comes on that day."""
    if row["first_day"] is None:
        raise Refused(_("{ref} has no day, so that it makes no meeting.").format(ref=row["ref"]))
    if not row["rule"]:
        return days_between(row["first_day"], row["last_day"] or row["first_day"])
    if on is None:
        raise Refused(
            _("{ref} comes more than once; say which with --on, such as {day}.").format(
                ref=row["ref"], day=row["first_day"].isoformat()
            )
        )
    query = select(diary_entry.c.component).where(
        *(diary_entry.c[key] == row[key] for key in ("calendar", "uid", "kind"))
    )
    found = [one for one in between(query_of(connection.execute(query).scalars().all()), on, on) if _is_on(one, on)]
    if not found:
        raise Refused(_("{ref} does not come on {day}.").format(ref=row["ref"], day=on.isoformat()))
    return days_between(found[0].first_day, found[0].last_day)


def _is_on(one: Occurrence, day: date) -> bool:
    return one.first_day <= day <= one.last_day


def days_between(first: date, last: date | None) -> PartialDate:
    """The days of an entry as a meeting's dates."""
    return PartialDate.of(first) if last is None or first == last else PartialDate.from_edtf(f"{first}/{last}")


def known_zone(name: str) -> str | None:
    """The zone where it is one that clocks here know; a file may name its own."""
    try:
        return checked_zone(name) if name else None
    except Refused:
        return None


def description_of(component: str) -> str | None:
    """What the entry says beyond its title; ``component`` is its text as it is kept."""
    for line in component.split("\n"):
        before, value = split_line(line)
        name = before.partition(";")[0].upper()
        if name == "DESCRIPTION":
            return unescaped(value).strip() or None
        if (name, value.upper()) == ("BEGIN", "VALARM"):
            return None
    return None
