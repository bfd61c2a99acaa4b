"""Our own entries that come back in somebody's calendar file: nothing is doubled; what differs is told and left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from secretariat.calendar.export import entry_of
from secretariat.calendar.queries import occasions_in
from secretariat.calendar.rows import Occasion, What
from secretariat.calendar.scope import Scope
from secretariat.diary.planning import PlannedEntry
from secretariat.papers.calendar_files import Hours, WholeDays
from secretariat.record.identity import identity
from secretariat.record.record import Record
from secretariat.values.language import _

_DUE = "-due"


@dataclass(frozen=True, slots=True)
class CameBack:
    """An entry of ours in a file: the record it is of, and in words how it differs; "" where it does not."""

    ref: str
    title: str
    differs: str


def came_back(record: Record, own: Sequence[PlannedEntry]) -> list[CameBack]:
    """What the record says of its own entries in a file, in their order."""
    if not own:
        return []
    with record.reading() as connection:
        suffix = "@" + identity(connection)
        known = {one.ref: one for one in occasions_in(connection, Scope(), record.zone)}
    found = []
    for planned in own:
        ref = planned.entry.uid.removesuffix(suffix)
        one = known.get(ref) or known.get(ref.removesuffix(_DUE))
        found.append(CameBack(ref, planned.entry.title, _difference(one, planned, record)))
    return found


def _difference(one: Occasion | None, planned: PlannedEntry, record: Record) -> str:
    if one is None:
        return _("the record has it no more, or without a date")
    if one.what is What.ACTIONS:
        return _due_difference(one, planned)
    own = entry_of(one, "", record.zone)
    values = planned.entry.values
    theirs: Any = values["starts"] if not values["whole_days"] else values["first_day"]
    ours: Any = None
    if isinstance(own, Hours):
        ours = own.starts.astimezone(UTC)
    elif isinstance(own, WholeDays):
        ours = own.first
    if theirs == ours:
        return ""
    return _("the calendar has {theirs}, the record {ours}").format(theirs=_words(theirs), ours=_words(ours))


def _due_difference(one: Occasion, planned: PlannedEntry) -> str:
    """The last day it is due by; of a to-do, that is what it says it is due."""
    last = planned.entry.values["last_day"]
    if one.first is None or last is None or last == one.last:
        return ""
    return _("the calendar has {theirs}, the record {ours}").format(theirs=_words(last), ours=_words(one.last))


def _words(value: date | datetime | None) -> str:
    from secretariat.values.date_print import format_date
    from secretariat.values.day import moment_in_words
    from secretariat.values.partial_date import PartialDate

    if value is None:
        return _("no day")
    if isinstance(value, datetime):
        return moment_in_words(value) + " UTC"
    return format_date(PartialDate.of(value), short=True)
