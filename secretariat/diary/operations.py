"""What staff do with other people's calendars: take a file in, delete entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.diary.finding import entry_id
from secretariat.diary.model import diary_entry
from secretariat.diary.planning import Change, Plan, plan
from secretariat.diary.reading import ReadCalendar
from secretariat.record.bulk import uncollected
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Outdated
from secretariat.values.text import folded


def preview_import(record: Record, read: ReadCalendar, calendar: str = "") -> Plan:
    """What taking in a calendar file would do; changes nothing."""
    with record.reading() as connection:
        return plan(connection, read, calendar)


def import_calendar(record: Record, read: ReadCalendar, calendar: str = "", *, previewed: Plan | None = None) -> Plan:
    """Take in a calendar file in one act: what is new or changed is kept, what is older or our own is left alone.

    With ``previewed``, what was shown to somebody, nothing is taken in where it would come out otherwise by now:
    ``Outdated``.
    """
    with uncollected(), record.act(N_("Import calendar {calendar}"), calendar="") as work:
        found = plan(work.connection, read, calendar)
        if previewed is not None and found != previewed:
            raise Outdated(
                _("The record was changed since this preview, so nothing was taken in; it shows what is so now.")
            )
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
