"""What staff do with other people's calendars: take a file in, delete entries, make a meeting of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from secretariat.diary.content_lines import unescaped
from secretariat.diary.finding import entry_id
from secretariat.diary.model import diary_entry
from secretariat.diary.occurrences import Occurrence, between, query_of
from secretariat.diary.planning import Change, Plan, plan
from secretariat.diary.reading import ReadCalendar
from secretariat.meetings.operations import MeetingFields, add_meeting_in
from secretariat.meetings.queries import MeetingDetail, detail_of
from secretariat.meetings.zones import checked_zone
from secretariat.record.bulk import uncollected
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded


def preview_import(record: Record, read: ReadCalendar, calendar: str = "") -> Plan:
    """What taking in a calendar file would do; changes nothing."""
    with record.reading() as connection:
        return plan(connection, read, calendar)


def import_calendar(record: Record, read: ReadCalendar, calendar: str = "") -> Plan:
    """Take in a calendar file in one act: what is new or changed is kept, what is older or our own is left alone."""
    with uncollected(), record.act(N_("Import calendar {calendar}"), calendar="") as work:
        found = plan(work.connection, read, calendar)
        new = [one.entry for one in found.entries if one.change is Change.NEW]
        number = work.next_numbers("E", len(new)) if new else 0
        rows = [
            {
                **entry.values,
                "ref": f"E-{number + at}",
                "calendar": found.calendar,
                "meeting_id": None,
                "source": read.path.name[:1000],
                "folded": folded_of({**entry.values, "calendar": found.calendar}),
            }
            for at, entry in enumerate(new)
        ]
        work.insert_many(diary_entry, rows)
        for one in found.entries:
            if one.change is Change.CHANGED and one.id is not None:
                values = {**one.entry.values, "source": read.path.name[:1000]}
                values["folded"] = folded_of({**values, "calendar": found.calendar})
                work.change(diary_entry, one.id, values)
        record.relabelled(work, N_("Import calendar {calendar}"), calendar=found.calendar)
        return found


def remove_entries(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete entries in one act, and give their references; the meetings that were made of them stay."""
    refs: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = entry_id(work.connection, name)
            refs.append(str(work.as_seen(diary_entry, id_, seen)["ref"]))
            work.remove(diary_entry, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs[:20]))
    return refs


def remove_calendar(record: Record, calendar: str) -> int:
    """Delete every entry of a calendar in one act, and say how many; raises ``NotFound`` where there is none."""
    with record.act(N_("Delete calendar {calendar}"), calendar=calendar) as work:
        query = select(diary_entry.c.id).where(diary_entry.c.calendar == calendar)
        ids = work.connection.execute(query).scalars().all()
        if not ids:
            raise NotFound(_no_calendar(work.connection, calendar))
        for id_ in ids:
            work.remove(diary_entry, id_)
        return len(ids)


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
            "dates": _dates(work.connection, row, on),
            "place": row["place"][:300] or None,
            "timezone": _zone(row["zone"]),
            "note": _description(row["component"]),
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
        return _days(row["first_day"], row["last_day"] or row["first_day"])
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
    return _days(found[0].first_day, found[0].last_day)


def _is_on(one: Occurrence, day: date) -> bool:
    return one.first_day <= day <= one.last_day


def _days(first: date, last: date) -> PartialDate:
    return PartialDate.of(first) if first == last else PartialDate.from_edtf(f"{first}/{last}")


def _zone(name: str) -> str | None:
    """The zone where it is one that clocks here know; a file may name its own."""
    try:
        return checked_zone(name) if name else None
    except Refused:
        return None


def _description(component: str) -> str | None:
    """What the entry says beyond its title."""
    for line in component.split("\n"):
        if line.upper().startswith(("DESCRIPTION:", "DESCRIPTION;")):
            return unescaped(line.partition(":")[2]).strip() or None
        if line.upper().startswith("BEGIN:VALARM"):
            return None
    return None


def folded_of(row: Mapping[str, Any]) -> str:
    """What an entry is found by: its title, place and calendar."""
    return folded(f"{row['title']} {row['place']} {row['calendar']}")


@derives(diary_entry)
def _derived(_connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": folded_of(row)}


def _no_calendar(connection: Connection, calendar: str) -> str:
    names = connection.execute(select(diary_entry.c.calendar).distinct().order_by(diary_entry.c.calendar)).scalars()
    return _("There is no calendar “{name}”; there are: {names}.").format(
        name=calendar, names=", ".join(names.fetchmany(20)) or _("none yet")
    )
