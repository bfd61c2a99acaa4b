"""What staff do with bilaterals: request, place, confirm, note what was said, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy.engine import Connection

from secretariat.bilaterals import conflicts
from secretariat.bilaterals.as_meeting import dates_of, new_meeting
from secretariat.bilaterals.asked_already import refuse_second
from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.lines import forget_lines
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing.slot_notes import forget_slots, note_slot
from secretariat.bilaterals.placing.spacing import Spacing
from secretariat.bilaterals.placing.standing import PLACING, refuse_clash, refuse_past
from secretariat.bilaterals.queries import BilateralDetail, detail_of
from secretariat.bilaterals.settling import refuse_given_up, settle_slot
from secretariat.bilaterals.slot_typed import placed, preferred
from secretariat.bilaterals.states import BilateralStatus, SlotState
from secretariat.bilaterals.transitions import ALLOWED, MEETING_STATUS, may_follow
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.meetings.rooms import as_on_record
from secretariat.parties.finding import party_id
from secretariat.people.finding import person_id
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

conflicts.register()


class BilateralFields(TypedDict, total=False):
    """What can be set on a bilateral.

    ``topics`` are one a line or separated by ``;``; ``head_first`` and ``head_second`` name people; ``starts`` and
    ``ends`` are typed in the host meeting's own time ("20 May 2011 14:30").
    """

    topics: str | None
    head_first: str | None
    head_second: str | None
    room: str | None
    starts: str | None
    ends: str | None
    interpreter: str | None
    note_taker: str | None
    source: str | None
    minutes: int | None
    preferred_from: str | None
    preferred_until: str | None
    preferred_room: str | None


class KnownFields(BilateralFields, total=False):
    """What a bilateral may also come with, where it is taken over from elsewhere; ``dates`` is EDTF."""

    ref: str
    status: str
    dates: str
    note: str


def request_bilateral(
    record: Record,
    host: str,
    first: str,
    second: str,
    *,
    another: bool = False,
    spacing: Spacing | None = None,
    **fields: Unpack[BilateralFields],
) -> BilateralDetail:
    """Request a bilateral of two parties in the margins of ``host``: its meeting and itself, in one act.

    Raises ``Refused`` where both parties are the same, or its slot cannot be; ``AskedAlready`` where they have one
    there that is still to be held, unless ``another`` is meant.
    """
    with record.act(N_("Request a bilateral in the margins of {meeting}"), meeting=host) as work:
        connection = work.connection
        parties = party_id(connection, first), party_id(connection, second)
        host_id = meeting_id(connection, host)
        if not another:
            refuse_second(connection, host_id, parties)
        id_ = request_bilateral_in(work, host_id, *parties, fields, today=record.today)
        row = work.row(bilateral, id_)
        if row["slot_starts"] is not None:
            refuse_past(work.row(meeting, host_id), row["slot_starts"], record)
            refuse_clash(connection, host_id, row, record, spacing)
            note_slot(work, {**row, "slot_starts": None}, SlotState.PROPOSED, party=parties[0])
        made = detail_of(connection, id_)
        record.relabelled(work, N_("Request the bilateral {ref} ({title})"), ref=made.ref, title=made.title)
        return made


def request_bilateral_in(
    work: Work, host: int, first: int, second: int, fields: BilateralFields | KnownFields, *, today: Any
) -> int:
    """The same as part of a larger act, by ids; gives the bilateral's id. ``today`` decides on names of parties."""
    if first == second:
        raise Refused(_("A bilateral is between two parties; name another second one."))
    known: KnownFields = {**fields}
    status = _status(known.get("status") or BilateralStatus.REQUESTED.value)
    host_row = work.row(meeting, host)
    values = {**_EMPTY, **_columns(work.connection, host, known), **placed(known, host_row, None, today=today)}
    values |= preferred(known, host_row, None, today=today)
    meeting_id_, ref = new_meeting(work, host_row, (first, second), values, known, MEETING_STATUS[status], today)
    values |= {
        "ref": ref,
        "meeting_id": meeting_id_,
        "first_party_id": first,
        "second_party_id": second,
        "status": status.value,
    }
    return work.insert(bilateral, values)


def edit_bilateral(
    record: Record,
    which: str,
    *,
    version: int | None = None,
    spacing: Spacing | None = None,
    **fields: Unpack[BilateralFields],
) -> BilateralDetail:
    """Change a bilateral; its meeting moves to the day of its slot. Raises ``Conflict``, or ``Refused`` where its slot
    cannot be.
    """
    with record.act(N_("Edit bilateral {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        before = work.row(bilateral, id_)
        own = work.row(meeting, before["meeting_id"])
        host = work.row(meeting, own["in_margins_of_id"]) if own["in_margins_of_id"] else own
        values = {**_columns(work.connection, host["id"], fields), **placed(fields, host, before, today=record.today)}
        values |= preferred(fields, host, before, today=record.today)
        moved = any(values.get(key, before[key]) != before[key] for key in ("slot_starts", "slot_ends"))
        if moved:
            refuse_past(host, values.get("slot_starts"), record)
            values["why_slot"] = ""
        work.change(bilateral, id_, values, seen=version)
        after = work.row(bilateral, id_)
        if moved:
            refuse_given_up(after)
        if any(after[key] != before[key] for key in PLACING):
            refuse_clash(work.connection, host["id"], after, record, spacing)
        if moved or (after["slot_starts"] is not None and after["room"] != before["room"]):
            confirmed = after["status"] == BilateralStatus.CONFIRMED.value
            note_slot(work, before, SlotState.CONFIRMED if confirmed else SlotState.PROPOSED)
        if values.get("slot_starts", before["slot_starts"]) != before["slot_starts"]:
            work.change(meeting, own["id"], dates_of(values["slot_starts"], host))
        record.relabelled(work, N_("Edit bilateral {ref}"), ref=before["ref"])
        return detail_of(work.connection, id_)


def set_status(
    record: Record,
    which: str,
    new: str,
    *,
    version: int | None = None,
    why: str = "",
    spacing: Spacing | None = None,
) -> BilateralDetail:
    """Bring a bilateral to its next state; its meeting follows. ``Refused`` names what is allowed from here, or what
    clashes with its slot. ``why`` is kept with the slot that is left, or in the meeting's note.

    ``version`` is the one that was on screen; raises ``Conflict`` where somebody else set another state since.
    """
    with record.act(N_("Set {ref} to {status}"), ref=which, status=new) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        before, after = BilateralStatus(row["status"]), _status(new)
        values = work.merged(bilateral, id_, {"status": after.value}, seen=version)
        if not may_follow(before, after):
            raise Refused(
                _("{ref} is {status}; from there it can be: {allowed}.").format(
                    ref=row["ref"], status=_(before.value), allowed=", ".join(state.value for state in ALLOWED[before])
                )
            )
        if after is BilateralStatus.RECORD_CLEARED and not row["record"].strip():
            raise Refused(_("{ref} has no record of discussion yet that could be cleared.").format(ref=row["ref"]))
        if after is BilateralStatus.RECORD_CLEARED:
            today = record.today.isoformat()
            values = {**values, **{key: row[key] or today for key in ("cleared_first", "cleared_second")}}
        if before is BilateralStatus.RECORD_CLEARED:
            values = {**values, "cleared_first": "", "cleared_second": ""}
        work.change(bilateral, id_, values)
        work.change(meeting, row["meeting_id"], {"status": MEETING_STATUS[after].value})
        settle_slot(work, record, row, after, why, spacing)
        record.relabelled(work, N_("Set {ref} to {status}"), ref=row["ref"], status=after.value)
        return detail_of(work.connection, id_)


def remove_bilaterals(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete bilaterals with their meetings in one act; ``Refused`` while anything else hangs on one."""
    gone: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for which in refs:
            id_ = bilateral_id(work.connection, which)
            row = work.as_seen(bilateral, id_, seen)
            forget_slots(work, id_)
            forget_lines(work, id_)
            work.remove(bilateral, id_)
            work.remove(meeting, row["meeting_id"])
            gone.append(row["ref"])
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(gone[:20]))
    return gone


_EMPTY = {
    "first_head_id": None,
    "second_head_id": None,
    "topics": "",
    "room": "",
    "interpreter": "",
    "note_taker": "",
    "record": "",
    "source": "",
}


def _columns(connection: Connection, host: int, fields: BilateralFields | KnownFields) -> dict[str, Any]:
    """The columns that the given fields set, without the slot; rooms as the host meeting's list writes them."""
    values: dict[str, Any] = {
        key: fields.get(key) or ""
        for key in ("room", "interpreter", "note_taker", "source", "preferred_room")
        if key in fields
    }
    values |= {
        key: as_on_record(connection, host, values[key]) for key in ("room", "preferred_room") if values.get(key)
    }
    if "minutes" in fields:
        minutes = fields["minutes"]
        if minutes is not None and not 5 <= minutes <= 480:
            raise Refused(_("A bilateral takes from 5 to 480 minutes, not {minutes}.").format(minutes=minutes))
        values["minutes"] = minutes
    if "topics" in fields:
        topics = (fields["topics"] or "").replace(";", "\n").split("\n")
        values["topics"] = "\n".join(topic.strip() for topic in topics if topic.strip())
    for key, column in (("head_first", "first_head_id"), ("head_second", "second_head_id")):
        if key in fields:
            named = fields.get(key)
            values[column] = person_id(connection, str(named)) if named else None
    return values


def _status(words: str) -> BilateralStatus:
    wanted = _plain(words)
    for state in BilateralStatus:
        if wanted in (_plain(state.value), _plain(_(state.value))):
            return state
    allowed = ", ".join(state.value for state in BilateralStatus)
    raise Refused(_("“{words}” is no state of a bilateral; they are: {allowed}.").format(words=words, allowed=allowed))


def _plain(words: str) -> str:
    return folded(words.replace("-", " ").replace("_", " "))
