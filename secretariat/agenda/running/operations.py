"""What staff do with sessions: add, edit, move, cancel, delete. One function is one act.

When each begins and ends follows by itself (``planning``), within the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import session_item
from secretariat.agenda.running import planning  # noqa: F401 - it names the rules by which sessions are timed
from secretariat.agenda.running.fields import SESSION_FIELDS
from secretariat.agenda.running.finding import programme_meeting, session_id
from secretariat.agenda.running.places import NOWHERE, Beside, day_and_start, position_in
from secretariat.agenda.running.planning import track_of, track_rows
from secretariat.agenda.running.queries import detail_of
from secretariat.agenda.running.rows import SessionDetail
from secretariat.agenda.running.taking import items_meant, let_be_present, people_meant, take
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import parts_of
from secretariat.meetings.states import SessionKind, SessionStatus
from secretariat.record.derived import derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.field import kept_texts
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

Check = Callable[[Connection], None]
"""Looks at what an act would leave, before it is kept; may raise ``Refused``."""

LONGEST: Final = 24 * 60
"""Minutes that a session takes at most: one that goes on the next day is a session of that day."""

_FIELDS: Final = {field.key: field for field in SESSION_FIELDS}
_TEXTS: Final = ("title", "track", "room", "chair", "interpreter", "equipment", "note", "source")


class SessionFields(TypedDict, total=False):
    """What can be set on a session, as it is typed.

    ``day`` is a day or its number in the meeting, ``starts`` a time in the meeting's own zone (none: it begins when the
    one before it in its ``track`` ends), ``minutes`` its length (none: that of its items). ``items`` are numbers of
    agenda items ("1; 2.1 (20)"), ``people`` who must be there ("P-3 (speaker)").
    """

    title: str
    kind: str | None
    day: str | None
    starts: str | None
    minutes: int | None
    track: str | None
    room: str | None
    items: str | None
    people: str | None
    chair: str | None
    interpreter: str | None
    equipment: str | None
    note: str | None
    source: str | None


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
        beside = _beside(work.connection, of, before, after)
        id_ = add_session_in(work, of, fields, today=record.today, beside=beside)
        added = detail_of(work.connection, id_)
        if unless is not None:
            unless(work.connection)
        record.relabelled(work, N_("Add session {ref} {title} to {meeting}"), **_named(added))
        return added


def add_session_in(work: Work, of: int, fields: SessionFields, *, today: Any, beside: Beside = NOWHERE) -> int:
    """The same as part of a larger act, for a meeting by its id; gives the session's id. ``today`` is the office's."""
    values = {**_EMPTY, **_columns(fields)}
    if not values.get("title"):
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    host = programme_meeting(work.connection, of)
    other = _stands(work, beside)
    if other is not None:
        values["track"] = other["track"]
        fields = {**fields, "day": fields.get("day") or other["day"].isoformat()}
    values |= {"fixed_starts": None, **day_and_start(fields, host, None, today=today)}
    track = (of, values["day"], values["track"])
    values["position"] = position_in(work, track, beside, values["fixed_starts"])
    values |= {"ref": f"S-{work.next_number('S')}", "meeting_id": of}
    id_ = work.insert(session, {**values, "folded": _folded(values)})
    _set_hanging(work, id_, of, fields)
    return id_


def edit_session(
    record: Record,
    ref: str,
    *,
    version: int | None = None,
    unless: Check | None = None,
    **fields: Unpack[SessionFields],
) -> SessionDetail:
    """Change a session; ``version`` is the one the form read. Raises ``Conflict``, or ``Refused`` as adding does.

    With another time, day or track it goes to its place there.
    """
    with record.act(N_("Edit session {ref}"), ref=ref) as work:
        id_ = session_id(work.connection, ref)
        edit_session_in(work, id_, fields, today=record.today, version=version)
        after = detail_of(work.connection, id_)
        if unless is not None:
            unless(work.connection)
        record.relabelled(work, N_("Edit session {ref} {title} of {meeting}"), **_named(after))
        return after


def edit_session_in(work: Work, id_: int, fields: SessionFields, *, today: Any, version: int | None = None) -> None:
    """The same as part of a larger act, for a session by its id."""
    before = dict(work.row(session, id_))
    values = _columns(fields)
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
    work.change(session, id_, {**left, "folded": _folded(after)})
    _set_hanging(work, id_, before["meeting_id"], fields)


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
        beside = _beside(work.connection, was["meeting_id"], before, after)
        if id_ in (beside.before, beside.after):
            raise Refused(_("A session can't be moved before or after itself."))
        other = _stands(work, beside)
        values: dict[str, Any] = {} if other is None else {"track": other["track"]}
        values |= {} if track is None else kept_texts(_FIELDS, {"track": track})
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
        record.relabelled(work, label, **_named(after))
        return after


def _moved(record: Record, work: Work, id_: int) -> SessionDetail:
    after = detail_of(work.connection, id_)
    record.relabelled(work, N_("Move session {ref} {title} of {meeting}"), **_named(after))
    return after


def _set_hanging(work: Work, id_: int, of: int, fields: SessionFields) -> None:
    """Items and people, where they are among the fields."""
    if "items" in fields:
        take(work, id_, items_meant(work.connection, of, fields["items"] or ""))
    if "people" in fields:
        let_be_present(work, id_, people_meant(work.connection, fields["people"] or ""))


_EMPTY: Final = {
    **dict.fromkeys(_TEXTS, ""),
    "kind": SessionKind.SESSION.value,
    "status": SessionStatus.PLANNED.value,
    "minutes": None,
}


def _columns(fields: SessionFields) -> dict[str, Any]:
    """The columns that the given fields set, but for day, time and place."""
    given: Mapping[str, Any] = fields
    values = kept_texts({key: _FIELDS[key] for key in _TEXTS}, given)
    for key in ("interpreter", "equipment"):
        if key in values:
            values[key] = "; ".join(parts_of(values[key]))
    if "kind" in given:
        kind = given["kind"] or SessionKind.SESSION.value
        if kind not in {one.value for one in SessionKind}:
            allowed = ", ".join(one.value for one in SessionKind)
            raise Refused(
                _("{field}: “{text}” is not one of {allowed}.").format(field=_("Kind"), text=kind, allowed=allowed)
            )
        values["kind"] = kind
    if "minutes" in given:
        minutes = given["minutes"]
        if minutes is not None and not 0 <= minutes <= LONGEST:
            raise Refused(
                _("A session takes {most} minutes at most, a whole day; {minutes} were given.").format(
                    most=LONGEST, minutes=minutes
                )
            )
        values["minutes"] = minutes
    return values


@derives(session)
def _follows(_connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": _folded(row)}


def _folded(values: Mapping[str, Any]) -> str:
    """What the list's filter looks in."""
    return " | ".join(
        folded(str(values[key])) for key in ("title", "ref", "kind", *_TEXTS[1:6], "note") if values.get(key)
    )


def _beside(connection: Connection, of: int, before: str | None, after: str | None) -> Beside:
    return Beside(
        session_id(connection, before, of=of) if before else None,
        session_id(connection, after, of=of) if after else None,
    )


def _stands(work: Work, beside: Beside) -> dict[str, Any] | None:
    """The session that another one is put beside."""
    id_ = beside.before if beside.before is not None else beside.after
    return None if id_ is None else dict(work.row(session, id_))


def _named(one: SessionDetail) -> dict[str, str]:
    title = one.row.title if len(one.row.title) <= 60 else one.row.title[:59] + "…"
    return {"ref": one.ref, "title": title, "meeting": one.row.meeting}
