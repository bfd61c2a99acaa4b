"""Whether a bilateral's slot can stand beside everything else there, asked whenever one is placed by hand."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping, select

from secretariat.bilaterals.placing.checking import Clash, clashes
from secretariat.bilaterals.placing.margins import OPEN, STANDING, margins_of
from secretariat.bilaterals.placing.problem import Kind, Problem
from secretariat.bilaterals.placing.spacing import Spacing, spacing_of
from secretariat.bilaterals.placing.words import clash_words, span_of
from secretariat.bilaterals.slots import slot_words
from secretariat.bilaterals.states import BilateralStatus
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import room
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from secretariat.record.record import Record

PLACING = ("slot_starts", "slot_ends", "room", "first_head_id", "second_head_id", "interpreter", "note_taker", "status")
"""The columns of a bilateral that decide whether its slot can stand."""
_TOLD = 4
_AHEAD = (*OPEN, BilateralStatus.CONFIRMED.value)


def refuse_clash(
    connection: Connection, host: int, row: RowMapping, record: Record, spacing: Spacing | None = None
) -> None:
    """Raise ``Refused``, naming every clash, where the slot of a bilateral (as it is now) can't stand."""
    if row["slot_starts"] is None or row["status"] not in STANDING:
        return
    found, problem, zone = _clashes_of(connection, host, row, record, spacing)
    if found:
        said = list(dict.fromkeys(clash_words(one, zone) for one in found))[:4]
        if any(one.kind is Kind.HOURS for one in found):
            said.append(_hours_words(problem, zone))
        raise Refused(" ".join(said))


def _hours_words(problem: Problem, zone: str) -> str:
    spans = [span_of(span.starts, span.ends, zone) for span in problem.hours or ()]
    more = " …" if len(spans) > _TOLD else ""
    return _("The hours are: {hours}.").format(hours="; ".join(spans[:_TOLD]) + more)


def _clashes_of(
    connection: Connection, host: int, row: Any, record: Record, spacing: Spacing | None = None
) -> tuple[list[Clash], Problem, str]:
    """The clashes of a bilateral's row, kept or only thought of, in which question, and the zone they are told in."""
    margins = margins_of(connection, host, spacing or spacing_of(None), record.today)
    rows = [row if one["ref"] == row["ref"] else one for one in margins.rows]
    problem, plan = margins.checked(rows, row["ref"])
    return list(clashes(problem, plan, only=row["ref"])), problem, margins.zone


def said_of_times(record: Record, host: str) -> str:
    """Which slots still ahead lie outside the hours, or when somebody or a room is away; "" where none does.

    Times are taken out and put in without asking, so whoever does it is told what no longer stands.
    """
    with record.reading() as connection:
        margins = margins_of(connection, meeting_id(connection, host), spacing_of(None), record.today)
        ahead = [row for row in margins.rows if row["slot_starts"] is not None and row["status"] in _AHEAD]
        outside = []
        for row in ahead:
            problem, plan = margins.checked(margins.rows, row["ref"])
            if any(one.kind in (Kind.HOURS, Kind.AWAY) for one in clashes(problem, plan, only=row["ref"])):
                outside.append((row["ref"], slot_words(row["slot_starts"], row["slot_ends"], margins.zone)))
    if not outside:
        return ""
    slots = "; ".join(f"{ref} ({slot})" for ref, slot in outside[:_TOLD]) + (" …" if len(outside) > _TOLD else "")
    return _("Slots that are now outside the times: {slots}.").format(slots=slots)


def refuse_past(host: Any, starts: datetime | None, record: Record) -> None:
    """Raise ``Refused`` for a slot that is past, unless its host meeting is over: then it is kept as what was."""
    over = host["ends"] is not None and host["ends"] < record.today
    if starts is None or over or starts >= moment_now(record):
        return
    raise Refused(
        _("The slot {slot} lies in the past; a bilateral is placed ahead.").format(
            slot=slot_words(starts, None, host["timezone"])
        )
    )


def moment_now(record: Record) -> datetime:
    """This moment; where a past day is asked about, that day's beginning in the office's zone."""
    now = record.now()
    if now.astimezone(record.zone).date() == record.today:
        return now
    return datetime.combine(record.today, time(), record.zone)


def said_of_room(record: Record, host: str, name: str) -> str:
    """That a room is not among those on record of a meeting, which is allowed; "" where it is, or none are."""
    with record.reading() as connection:
        of = room.c.meeting_id == meeting_id(connection, host)
        known = connection.execute(select(room.c.name, room.c.folded).where(of).order_by(room.c.name)).all()
    if not name or not known or folded(name) in {row.folded for row in known}:
        return ""
    return _("{room} is not among the rooms on record of {meeting}: {rooms}.").format(
        room=name, meeting=host, rooms=", ".join(row.name for row in known[:12])
    )
