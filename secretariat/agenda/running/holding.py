"""What staff note while a programme runs: a session began, ended, takes five minutes more. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from secretariat.agenda.running.clock import time_of
from secretariat.agenda.running.columns import LONGEST
from secretariat.agenda.running.finding import session_id
from secretariat.agenda.running.planning import track_of, track_rows
from secretariat.agenda.running.queries import detail_of
from secretariat.agenda.running.rows import SessionDetail, label_values
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import SessionStatus
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.day import day_in_words, moment_in_words
from secretariat.values.language import N_, _
from secretariat.values.moment import clock_label
from secretariat.values.refusal import Refused

USUAL: Final = 5
"""Minutes that a session is extended by where nobody says otherwise."""


def begin_session(record: Record, ref: str, *, at: datetime | None = None) -> SessionDetail:
    """Note that a session began, now or at a moment (UTC); what was still on in its track ends then.

    Raises ``Refused`` where it began already, or was cancelled, or its day is more than a day away.
    """
    with record.act(N_("Begin session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        own, moment = dict(work.row(session, id_)), _moment(record, at, detail_of(work.connection, id_).row.zone)
        if own["status"] == SessionStatus.CANCELLED.value:
            raise Refused(_("{ref} was cancelled; put it back first.").format(ref=own["ref"]))
        if own["began_at"] is not None:
            raise Refused(_("{ref} began already; undo takes that back.").format(ref=own["ref"]))
        _refuse_long_before(own, moment, detail_of(work.connection, id_).row.zone)
        for row in track_rows(work.connection, track_of(own)):
            if row["began_at"] is not None and row["ended_at"] is None:
                work.change(session, row["id"], {"ended_at": _ending(dict(row), moment)})
        work.change(session, id_, {"began_at": moment, "ended_at": None})
        return _told(record, work, id_, N_("Begin session {ref} {title} of {meeting}"))


def end_session(record: Record, ref: str, *, at: datetime | None = None) -> SessionDetail:
    """Note that a session ended, now or at a moment (UTC). Raises ``Refused`` where it did not begin, or is over."""
    with record.act(N_("End session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        own, moment = dict(work.row(session, id_)), _moment(record, at, detail_of(work.connection, id_).row.zone)
        if own["began_at"] is None:
            raise Refused(_("{ref} has not begun; note that first.").format(ref=own["ref"]))
        if own["ended_at"] is not None:
            raise Refused(_("{ref} is over already; undo takes that back.").format(ref=own["ref"]))
        work.change(session, id_, {"ended_at": _ending(own, moment)})
        return _told(record, work, id_, N_("End session {ref} {title} of {meeting}"))


def extend_session(record: Record, ref: str, *, by: int = USUAL) -> SessionDetail:
    """Let a session take so many minutes more (fewer, where ``by`` is below 0); what follows moves.

    Raises ``Refused`` where it has no length yet, or would have none.
    """
    with record.act(N_("Extend session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        before = detail_of(work.connection, id_)
        length = before.own_minutes if before.own_minutes is not None else before.row.minutes
        if length is None:
            raise Refused(_("{ref} has no length yet; give it minutes first.").format(ref=before.ref))
        if not 0 < length + by <= LONGEST:
            raise Refused(
                _("{ref} takes {minutes} minutes; it can take 1 to {most}.").format(
                    ref=before.ref, minutes=length, most=LONGEST
                )
            )
        work.change(session, id_, {"minutes": length + by})
        return _told(record, work, id_, N_("Extend session {ref} {title} of {meeting} by {n} minutes"), n=by)


def _moment(record: Record, at: datetime | None, zone: str) -> datetime:
    """The moment that is noted: now, or an earlier one; ``zone`` is the meeting's, in which it was typed."""
    now = time_of(record)
    if at is not None and at > now:
        there = at.astimezone(ZoneInfo(zone) if zone else record.zone)
        moment = f"{moment_in_words(there)} {clock_label(there)}"
        raise Refused(_("{moment} is still to come.").format(moment=moment))
    return at or now


def _refuse_long_before(row: Mapping[str, Any], moment: datetime, zone: str) -> None:
    """A session that is noted days before it is planned is meant for another moment: a rehearsal, a wrong clock."""
    there = moment.astimezone(ZoneInfo(zone or "UTC")).date()
    if there < row["day"] - timedelta(days=1):
        raise Refused(
            _("{ref} is on {day}, and it is {today} there; move it first.").format(
                ref=row["ref"], day=day_in_words(row["day"]), today=day_in_words(there)
            )
        )


def _ending(row: Mapping[str, Any], moment: datetime) -> datetime:
    if moment < row["began_at"]:
        raise Refused(_("{ref} can't end before it began.").format(ref=row["ref"]))
    return moment


def _told(record: Record, work: Work, id_: int, label: str, **more: Any) -> SessionDetail:
    after = detail_of(work.connection, id_, record.today)
    record.relabelled(work, label, **label_values(after), **more)
    return after
