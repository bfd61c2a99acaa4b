"""Where a session stands: its day, its track, its fixed point, and its place among the others of that track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.agenda.running.finding import day_meant, session_id, zone_needed
from secretariat.agenda.running.planning import Track, track_rows
from secretariat.agenda.running.rows import ProgrammeMeeting
from secretariat.meetings.programme_model import session
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.moment import moments_at, read_moment, typed_moment
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_STEP: Final = 1024
"""How far apart places are given, so that one put in between leaves the others as they are."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Beside which session of its track a session is put: before it, or else after it (ids); by its time if neither."""

    before: int | None = None
    after: int | None = None


NOWHERE: Final = Beside()


def beside_meant(connection: Connection, of: int, before: str | None, after: str | None) -> Beside:
    """Beside which session of a meeting: the one ``before`` or ``after`` which it is put, by reference or title."""
    return Beside(
        session_id(connection, before, of=of) if before else None,
        session_id(connection, after, of=of) if after else None,
    )


def stands(work: Work, beside: Beside) -> dict[str, Any] | None:
    """The session (its row) that another one is put beside."""
    id_ = beside.before if beside.before is not None else beside.after
    return None if id_ is None else dict(work.row(session, id_))


def day_and_start(
    fields: Mapping[str, Any], of: ProgrammeMeeting, before: Mapping[str, Any] | None, *, today: date
) -> dict[str, Any]:
    """``day`` and ``fixed_starts`` as far as ``day`` and ``starts`` among ``fields`` (as typed) set them.

    A session that goes to another day keeps its time of day there. ``before`` is its row as it was. Raises ``Refused``
    for a time that does not exist or exists twice, for one on another day than the one named, and for one in the past
    while the meeting is still to come.
    """
    named = day_meant(fields["day"], of, today=today) if fields.get("day") else None
    known = named or (before["day"] if before is not None else None)
    values: dict[str, Any] = {}
    if fields.get("starts"):
        fixed = _read(fields["starts"], of, known, today)
        own = fixed.astimezone(of.zone).date()
        if named is not None and own != named:
            raise Refused(
                _("{field}: {moment} is not on {day}.").format(
                    field=_("Begins at"), moment=typed_moment(fixed, of.zone), day=format_date(PartialDate.of(named))
                )
            )
        known = own
        values["fixed_starts"] = fixed
    elif "starts" in fields:
        values["fixed_starts"] = None
    elif before is not None and known is not None and before["fixed_starts"] is not None and known != before["day"]:
        values["fixed_starts"] = same_time_on(before["fixed_starts"], known, of)
    if known is None:
        known = _only_day(of)
    values["day"] = known
    if before is None or (known, values.get("fixed_starts")) != (before["day"], before["fixed_starts"]):
        _refuse_past(known, of, today)
    return values


def same_time_on(moment: datetime, day: date, of: ProgrammeMeeting) -> datetime:
    """The same time of day on another day; ``Refused`` where that does not exist there, or exists twice."""
    local = datetime.combine(day, moment.astimezone(of.zone).time())
    there = moments_at(local, of.zone)
    if len(there) != 1:
        read_moment(f"{local:%H:%M}", _("Begins at"), zone=of.zone, first=day, last=day, today=day)
    return there[0]


def position_in(work: Work, track: Track, beside: Beside, fixed: datetime | None, *, moving: int | None = None) -> int:
    """The place of a session in a track: beside another one, else by its fixed point, else at the end.

    ``moving`` is the session itself, where it is there already. The others are given new places only where there is
    no room between two of them.
    """
    others = [row for row in track_rows(work.connection, track) if row["id"] != moving]
    ids = [row["id"] for row in others]
    if beside.before in ids:
        at = ids.index(beside.before)
    elif beside.after in ids:
        at = ids.index(beside.after) + 1
    elif fixed is not None:
        at = next((n for n, row in enumerate(others) if row["starts"] is not None and row["starts"] > fixed), len(ids))
    else:
        at = len(ids)
    lower = others[at - 1]["position"] if at else 0
    if at == len(others):
        return int(lower) + _STEP
    upper = others[at]["position"]
    if upper - lower > 1:
        return int((lower + upper) // 2)
    for place, id_ in enumerate(ids):
        work.change(session, id_, {"position": (place + 1 if place < at else place + 2) * _STEP})
    return (at + 1) * _STEP


def _read(text: str, of: ProgrammeMeeting, day: date | None, today: date) -> datetime:
    first, last = (day, day) if day is not None else (of.first, of.last)
    return read_moment(text, _("Begins at"), zone=zone_needed(of), first=first, last=last, today=today)


def _only_day(of: ProgrammeMeeting) -> date:
    if of.first is None or of.first != of.last:
        raise Refused(
            _("Say on which day of {meeting} it is: 20 May 2011, or 2 for its second day.").format(meeting=of.ref)
        )
    return of.first


def _refuse_past(day: date, of: ProgrammeMeeting, today: date) -> None:
    """A session of a meeting that is still to come is not planned for a day that is over."""
    if of.first is not None and day < today < of.first:
        raise Refused(
            _("{day} is past, and {meeting} begins on {first}.").format(
                day=format_date(PartialDate.of(day)),
                meeting=of.ref,
                first=format_date(PartialDate.of(of.first)),
            )
        )
