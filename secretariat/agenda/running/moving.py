"""Moving sessions: to another day or track, before or after one another. One function is one act."""

from __future__ import annotations

from typing import Any

from secretariat.agenda.running.columns import FIELDS
from secretariat.agenda.running.finding import programme_meeting, session_id
from secretariat.agenda.running.places import Beside, beside_meant, day_and_start, position_in, stands
from secretariat.agenda.running.planning import track_of, track_rows
from secretariat.agenda.running.queries import detail_of
from secretariat.agenda.running.rows import SessionDetail, label_values
from secretariat.meetings.programme_model import session
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.field import kept_texts
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def move_session(
    record: Record,
    ref: str,
    *,
    day: str | None = None,
    track: str | None = None,
    before: str | None = None,
    after: str | None = None,
) -> SessionDetail:
    """Move a session: to another day (at its time of day), another track, before or after another session."""
    with record.act(N_("Move session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        was = dict(work.row(session, id_))
        beside = beside_meant(work.connection, was["meeting_id"], before, after)
        if id_ in (beside.before, beside.after):
            raise Refused(_("A session can't be moved before or after itself."))
        other = stands(work, beside)
        values: dict[str, Any] = {} if other is None else {"track": other["track"]}
        values |= {} if track is None else kept_texts(FIELDS, {"track": track})
        wanted = day or (other["day"].isoformat() if other is not None else None)
        host = programme_meeting(work.connection, was["meeting_id"])
        values |= day_and_start({"day": wanted}, host, was, today=record.today)
        moved = {**was, **values}
        values["position"] = position_in(work, track_of(moved), beside, moved["fixed_starts"], moving=id_)
        work.change(session, id_, values)
        return _moved(record, work, id_)


def shift_session(record: Record, ref: str, by: int) -> SessionDetail:
    """Move a session up (``by`` -1) or down (1) among those of its track and day; ``Refused`` at either end.

    Two that both begin at fixed times don't change places: their times say which is first.
    """
    with record.act(N_("Move session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        own = dict(work.row(session, id_))
        rows = track_rows(work.connection, track_of(own))
        at = [row["id"] for row in rows].index(id_) + by
        if at < 0:
            raise Refused(_("{ref} is the first of its day already.").format(ref=own["ref"]))
        if at >= len(rows):
            raise Refused(_("{ref} is the last of its day already.").format(ref=own["ref"]))
        other = rows[at]
        if own["fixed_starts"] is not None and other["fixed_starts"] is not None:
            raise Refused(
                _("{ref} and {other} both begin at a fixed time; change the time of one of them.").format(
                    ref=own["ref"], other=other["ref"]
                )
            )
        beside = Beside(before=other["id"]) if by < 0 else Beside(after=other["id"])
        work.change(session, id_, {"position": position_in(work, track_of(own), beside, None, moving=id_)})
        return _moved(record, work, id_)


def _moved(record: Record, work: Work, id_: int) -> SessionDetail:
    after = detail_of(work.connection, id_)
    record.relabelled(work, N_("Move session {ref} {title} of {meeting}"), **label_values(after))
    return after
