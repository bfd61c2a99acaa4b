"""What staff do with sessions: add, edit, cancel, delete. One function is one act.

When each begins and ends follows by itself (``planning``), within the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import session_item
from secretariat.agenda.running import planning  # noqa: F401 - it names the rules by which sessions are timed
from secretariat.agenda.running.columns import EMPTY, SessionFields, folded_of, given_columns
from secretariat.agenda.running.columns import LONGEST as LONGEST
from secretariat.agenda.running.finding import programme_meeting, session_id
from secretariat.agenda.running.places import NOWHERE, Beside, beside_meant, day_and_start, position_in, stands
from secretariat.agenda.running.planning import track_of
from secretariat.agenda.running.queries import detail_of
from secretariat.agenda.running.rows import SessionDetail, label_values
from secretariat.agenda.running.taking import items_meant, let_be_present, people_meant, take
from secretariat.agenda.running.typed import refuse_changed_since
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import as_on_record
from secretariat.meetings.states import SessionStatus
from secretariat.record.merging import last_user
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

Check = Callable[[Connection], None]
"""Looks at what an act would leave, before it is kept; may raise ``Refused``."""


def add_session(
    record: Record,
    meeting: str,
    *,
    before: str | None = None,
    after: str | None = None,
    unless: Check | None = None,
    **fields: Unpack[SessionFields],
) -> SessionDetail:
    """Put a session on a meeting's programme: before or after another one, else by its time, else at the day's end.

    Raises ``Refused`` where it has no title or day, or its time can't be, or ``unless`` does once all is in place.
    """
    with record.act(N_("Add session {ref}"), ref="") as work:
        of = meeting_id(work.connection, meeting)
        beside = beside_meant(work.connection, of, before, after)
        id_ = add_session_in(work, of, fields, today=record.today, beside=beside)
        added = detail_of(work.connection, id_)
        if unless is not None:
            unless(work.connection)
        record.relabelled(work, N_("Add session {ref} {title} to {meeting}"), **label_values(added))
        return added


def add_session_in(work: Work, of: int, fields: SessionFields, *, today: Any, beside: Beside = NOWHERE) -> int:
    """The same as part of a larger act, for a meeting by its id; gives the session's id. ``today`` is the office's."""
    values = {**EMPTY, **_columns(work, of, fields)}
    if not values.get("title"):
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    host = programme_meeting(work.connection, of)
    other = stands(work, beside)
    if other is not None:
        values["track"] = other["track"]
        fields = {**fields, "day": fields.get("day") or other["day"].isoformat()}
    values |= {"fixed_starts": None, **day_and_start(fields, host, None, today=today)}
    track = (of, values["day"], values["track"])
    values["position"] = position_in(work, track, beside, values["fixed_starts"])
    values |= {"ref": f"S-{work.next_number('S')}", "meeting_id": of}
    id_ = work.insert(session, {**values, "folded": folded_of(values)})
    _set_hanging(work, id_, of, fields)
    return id_


def edit_session(
    record: Record,
    ref: str,
    *,
    version: int | None = None,
    read: Mapping[str, str] | None = None,
    unless: Check | None = None,
    **fields: Unpack[SessionFields],
) -> SessionDetail:
    """Change a session; ``version`` is the one the form read. Raises ``Conflict``, or ``Refused`` as adding does.

    ``read`` are the items and people that the form read, which have no part in the version. With another time, day or
    track the session goes to its place there.
    """
    with record.act(N_("Edit session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        refuse_changed_since(
            detail_of(work.connection, id_), read or {}, fields, last_user(work.connection, session, id_)
        )
        edit_session_in(work, id_, fields, today=record.today, version=version)
        after = detail_of(work.connection, id_)
        if unless is not None:
            unless(work.connection)
        record.relabelled(work, N_("Edit session {ref} {title} of {meeting}"), **label_values(after))
        return after


def edit_session_in(work: Work, id_: int, fields: SessionFields, *, today: Any, version: int | None = None) -> None:
    """The same as part of a larger act, for a session by its id."""
    before = dict(work.row(session, id_))
    values = _columns(work, before["meeting_id"], fields)
    if "title" in values and not values["title"]:
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    if not {"day", "starts"}.isdisjoint(fields):
        host = programme_meeting(work.connection, before["meeting_id"])
        values |= day_and_start({**fields, "day": fields.get("day")}, host, before, today=today)
    left = dict(work.merged(session, id_, values, seen=version))
    after = {**before, **left}
    moved = any(after[key] != before[key] for key in ("day", "track", "fixed_starts"))
    if moved and (track_of(after) != track_of(before) or after["fixed_starts"] is not None):
        left["position"] = position_in(work, track_of(after), NOWHERE, after["fixed_starts"], moving=id_)
    work.change(session, id_, {**left, "folded": folded_of(after)})
    _set_hanging(work, id_, before["meeting_id"], fields)


def _columns(work: Work, of: int, fields: SessionFields) -> dict[str, Any]:
    """The columns that the fields set, the room as the meeting's own list writes it."""
    values = given_columns(fields)
    if values.get("room"):
        values["room"] = as_on_record(work.connection, of, values["room"])
    return values


def cancel_session(record: Record, ref: str) -> SessionDetail:
    """Cancel a session: it stays visible on the programme and takes no time from the others."""
    return _set_status(record, ref, SessionStatus.CANCELLED, N_("Cancel session {ref} {title} of {meeting}"))


def restore_session(record: Record, ref: str) -> SessionDetail:
    """Let a session that was cancelled take place after all."""
    return _set_status(record, ref, SessionStatus.PLANNED, N_("Put session {ref} {title} of {meeting} back"))


def remove_sessions(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete sessions in one act; their agenda items and people stay on record. Gives the references."""
    gone = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for ref in refs:
            id_ = session_id(work.connection, ref)
            gone.append(str(work.as_seen(session, id_, seen)["ref"]))
            remove_session_in(work, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone[:20]))
    return gone


def remove_session_in(work: Work, id_: int) -> None:
    """The same as part of a larger act, for a session by its id."""
    take(work, id_, ())
    let_be_present(work, id_, ())
    work.remove(session, id_)


def take_item(record: Record, ref: str, item: str, *, minutes: int | None = None) -> SessionDetail:
    """Put an agenda item of the meeting, by its number, into a session, after those that are in it."""
    with record.act(N_("Take agenda item {item} in {ref}"), item=item, ref=ref) as work:
        id_ = session_id(work.connection, ref)
        of = work.row(session, id_)["meeting_id"]
        kept = select(session_item.c.item_id, session_item.c.minutes).where(session_item.c.session_id == id_)
        wanted = {row.item_id: row.minutes for row in work.connection.execute(kept.order_by(session_item.c.position))}
        wanted |= {one: minutes or own for one, own in items_meant(work.connection, of, item)}
        take(work, id_, list(wanted.items()))
        return detail_of(work.connection, id_)


def _set_status(record: Record, ref: str, status: SessionStatus, label: str) -> SessionDetail:
    with record.act(label, ref=ref, title="", meeting="") as work:
        id_ = session_id(work.connection, ref)
        work.change(session, id_, {"status": status.value})
        after = detail_of(work.connection, id_)
        record.relabelled(work, label, **label_values(after))
        return after


def _set_hanging(work: Work, id_: int, of: int, fields: SessionFields) -> None:
    """Items and people, where they are among the fields."""
    if "items" in fields:
        take(work, id_, items_meant(work.connection, of, fields["items"] or ""))
    if "people" in fields:
        let_be_present(work, id_, people_meant(work.connection, fields["people"] or ""))
