"""What is on as a calendar file: meetings by their days, run of show and bilaterals by the clock, due dates.

UIDs are references with what tells this record apart, so that a file read again updates; SEQUENCE is the number of the
act, which only grows, that last changed the record or the meeting it hangs on. What is cancelled stays, as cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from zoneinfo import ZoneInfo

from secretariat.actions.papers.calendar import tracker_entries
from secretariat.actions.tracker.export import listed_actions
from secretariat.calendar.queries import in_order, occasions_in, zone_named
from secretariat.calendar.rows import Occasion, What
from secretariat.calendar.scope import Scope
from secretariat.papers.calendar_files import CalendarEntry, Hours, Undated, WholeDays, calendar_file, zones_of
from secretariat.record.identity import identity
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _, current_language
from secretariat.values.list_query import ListQuery
from secretariat.values.partial_date import PartialDate
from secretariat.values.zoned import span_words


@dataclass(frozen=True, slots=True)
class Exported:
    """A calendar file, how many things it tells of, and how many of those have no days yet."""

    data: bytes
    count: int
    undated: int


def calendar_of(record: Record, scope: Scope, *, office: str = "") -> Exported:
    """What is on in ``scope`` as an iCalendar file, in the current language; the same record gives the same bytes.

    ``office`` is whose calendar it is. A meeting of which only a month is known is a note without a day. Raises
    ``NotFound`` or ``Ambiguous`` where the scope names no one record.
    """
    with record.reading() as connection:
        of_record = identity(connection)
        found = in_order(occasions_in(connection, scope, record.zone))
    shown = [one for one in found if one.what is not What.ACTIONS]
    entries = [entry_of(one, of_record, record.zone) for one in shown]
    due = {one.id for one in found if one.what is What.ACTIONS}
    if due:
        # As the tracker's own file tells them, under the same UIDs.
        listed = listed_actions(record, ListQuery(scope={"all": "yes"}), due)
        entries += tracker_entries(record, listed.rows)
    title = _("Meetings")
    name = f"{office} · {title}" if office else title
    data = calendar_file(entries, name=name, language=current_language(), zones=zones_of(entries))
    return Exported(data, len(found), sum(isinstance(one, Undated) for one in entries))


def uid_of(ref: str, of_record: str) -> str:
    """What a calendar knows a record by."""
    return f"{ref}@{of_record}"


def entry_of(one: Occasion, of_record: str, office: ZoneInfo) -> CalendarEntry:
    """A meeting, session or bilateral as a calendar file tells it."""
    uid = uid_of(one.ref, of_record)
    words = "\n".join(_words(one, office))
    tags = (_(one.what.value),)
    if one.starts is not None:
        zone = zone_named(one.zone, office)
        starts, ends = one.starts.astimezone(zone), one.ends.astimezone(zone) if one.ends else None
        if zone.key == "UTC":
            starts, ends = starts.astimezone(UTC), ends.astimezone(UTC) if ends else None
        return Hours(
            uid, one.title, one.changed, one.version, words, tags,
            starts=starts, ends=ends, cancelled=one.cancelled, tentative=one.tentative, place=one.place,
        )  # fmt: skip
    if one.first is not None and one.last is not None:
        return WholeDays(
            uid, one.title, one.changed, one.version, words, tags,
            first=one.first, last=one.last, cancelled=one.cancelled, tentative=one.tentative, place=one.place,
        )  # fmt: skip
    return Undated(uid, one.title, one.changed, one.version, words, tags, cancelled=one.cancelled)


def _words(one: Occasion, office: ZoneInfo) -> Iterable[str]:
    """What a calendar has no field for, a line each."""
    dates = format_date(PartialDate.from_edtf(one.dates)) if one.dates else ""
    clock = ""
    if one.starts is not None:
        clock = span_words(one.starts, one.ends, zone_named(one.zone, office))
    pairs = (
        (_("Ref"), one.ref),
        (_("Meeting"), one.meeting if one.meeting != one.ref else ""),
        (_("Status"), _(one.state)),
        (_("Dates"), dates or (_("not known yet") if one.first is None else "")),
        (_("Time"), clock),
        (_("Place"), one.place if one.first is None else ""),
        (_("Theme") if one.what is What.MEETINGS else _("Track"), one.note),
    )
    return [f"{label}: {value}" for label, value in pairs if value]
