"""Moving a meeting to other days, another place or zone: what hangs on it goes along, and a tombstone stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.desk.moved_into_past import Ahead
from secretariat.desk.moving_along import (
    Going,
    meeting_in_margins_goes,
    same_dates_follow,
    what_stays,
    what_was_held_there,
)
from secretariat.meetings.columns import given_columns
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.moves import STILL_TO_COME, exact, leave_tombstone
from secretariat.meetings.operations import change_meeting_in
from secretariat.meetings.states import MeetingStatus
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_SETS: Final = ("dates", "place", "timezone")


class MoveFields(TypedDict, total=False):
    """Where a meeting goes; what is not given stays."""

    dates: PartialDate | None
    place: str | None
    timezone: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: ``days`` later (negative: earlier), ``None`` where the dates are known too roughly to say.

    ``went`` are (reference, what it is, where it is now) of what went along; ``remarks`` are sentences on what stayed
    and on what is to be looked at.
    """

    ref: str
    title: str
    dates_before: str
    dates_after: str
    place_after: str
    timezone_after: str
    why: str
    days: int | None
    went: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]


class _OnlyShown(Exception):
    """What would move is known, and nothing of it is to stay."""


def move_meeting(
    record: Record,
    which: str,
    *,
    why: str = "",
    version: int | None = None,
    dry_run: bool = False,
    **fields: Unpack[MoveFields],
) -> Moved:
    """Move the meeting that ``which`` means, in one act.

    Its sessions, the slots of its bilaterals, free times, and meetings in its margins within a week of it go along by
    as many days, each at the same time of day there; where it was to be stays as its tombstone, with ``why``. A
    postponed meeting that is given dates is tentative again. With ``dry_run`` nothing is kept and no reason needed.
    Raises ``Refused`` for one that was held or cancelled, where nothing is moved or no reason is given, and, naming it,
    for a session or slot that would lie in the past, or whose time the clocks skip on its new day.
    """
    shown: list[Moved] = []
    with record.act(N_("Move {meeting}"), meeting=which) as work:
        id_ = meeting_id(work.connection, which)
        ref = work.row(meeting, id_)["ref"]
        try:
            with work.part():
                ahead = Ahead.of(record, dict(work.row(meeting, id_)))
                shown.append(_move(work, id_, why.strip(), version, fields, ahead, why_needed=not dry_run))
                if dry_run:
                    raise _OnlyShown
        except _OnlyShown:
            return shown[0]
        record.relabelled(work, N_("Move {meeting}"), meeting=ref)
    return shown[0]


def _move(
    work: Work, id_: int, why: str, version: int | None, fields: MoveFields, ahead: Ahead, *, why_needed: bool
) -> Moved:
    before = dict(work.row(meeting, id_))
    _refuse_unmovable(work.connection, before)
    if why_needed and not why:
        raise Refused(_("Say why {ref} is moved; the reason stays with where it was to be.").format(ref=before["ref"]))
    columns: Any = fields
    values = given_columns(work.connection, columns)
    if all(values.get(key, before[key]) == before[key] for key in _SETS):
        raise Refused(
            _("{ref} stands there already; give other dates, another place or time zone.").format(ref=before["ref"])
        )
    if "dates" in values and not values["dates"]:
        raise Refused(
            _("{ref} is moved to some dates; where they are not known yet, set it to postponed.").format(
                ref=before["ref"]
            )
        )
    if before["status"] == MeetingStatus.POSTPONED.value and "dates" in values:
        values["status"] = MeetingStatus.TENTATIVE.value
    change_meeting_in(work, id_, values, seen=version)
    after = dict(work.row(meeting, id_))
    leave_tombstone(work, before, after, why)
    days = _days(before, after)
    going = Going(work, why, days or 0, before, after, ahead)
    if before["dates"] != after["dates"]:
        going.remarks += ahead.remarks(after)
    if days is not None:
        _take_along(going)
    else:
        same_dates_follow(going)
        going.remarks += what_stays(work.connection, before, after)
    if before["status"] != after["status"]:
        going.remarks.append(_("{ref} was postponed and is tentative again.").format(ref=after["ref"]))
    if before["place"] != after["place"]:
        going.remarks += _rooms_to_look_at(going)
    return Moved(
        ref=after["ref"],
        title=after["title"],
        dates_before=before["dates"],
        dates_after=after["dates"],
        place_after=after["place"],
        timezone_after=after["timezone"],
        why=why,
        days=days,
        went=tuple(going.went),
        remarks=tuple(going.remarks),
    )


def _refuse_unmovable(connection: Connection, row: dict[str, Any]) -> None:
    if connection.execute(select(bilateral.c.id).where(bilateral.c.meeting_id == row["id"])).first() is not None:
        raise Refused(
            _("{ref} is a bilateral; “secretariat bilaterals reschedule {ref}” gives it another slot.").format(
                ref=row["ref"]
            )
        )
    if row["status"] == MeetingStatus.CANCELLED.value:
        raise Refused(_("{ref} is cancelled; set it back to tentative before moving it.").format(ref=row["ref"]))
    if row["status"] not in STILL_TO_COME:
        raise Refused(
            _("{ref} is {status}; what has begun is not moved. Wrong dates are corrected with “edit”.").format(
                ref=row["ref"], status=_(row["status"])
            )
        )


def _days(before: dict[str, Any], after: dict[str, Any]) -> int | None:
    """By how many days everything goes along; ``None`` where the dates before or after are not known to the day."""
    if before["dates"] == after["dates"]:
        return 0
    old, new = exact(before["dates"]), exact(after["dates"])
    if old is None or new is None or old.first is None or new.first is None:
        return None
    return (new.first - old.first).days


def _take_along(going: Going) -> None:
    """Everything that hangs on the meeting, and on what is in its margins, as deep as that goes."""
    what_was_held_there(going, going.before, going.after)
    inner = [going.before["id"]]
    seen = set(inner)
    while inner:
        query = (
            select(meeting).where(meeting.c.in_margins_of_id.in_(inner)).order_by(meeting.c.dates_sort, meeting.c.id)
        )
        rows = [dict(row) for row in going.work.connection.execute(query).mappings() if row["id"] not in seen]
        seen |= {row["id"] for row in rows}
        inner = [row["id"] for row in rows if meeting_in_margins_goes(going, row)]


def _rooms_to_look_at(going: Going) -> list[str]:
    named = [ref for ref, room in going.rooms if room]
    if not named:
        return []
    first = ", ".join(named[:5]) + (", …" if len(named) > 5 else "")
    return [_("Rooms are still those of the place before: {refs}.").format(refs=first)]


def moved_words(moved: Moved) -> str:
    """In a sentence: "Moved APEC-SMEMM-20 to 5–6 October 2013; 7 went along."."""
    where = [
        format_date(PartialDate.from_edtf(moved.dates_after)) if moved.dates_after else "",
        moved.place_after,
    ]
    said = _("Moved {ref} to {where}.").format(ref=moved.ref, where=", ".join(part for part in where if part))
    if moved.went:
        said += " " + _("{n} went along.").format(n=len(moved.went))
    return said
