"""What staff do with bilaterals: request, place, confirm, note what was said, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy.engine import Connection

from secretariat.bilaterals import conflicts
from secretariat.bilaterals.as_meeting import dates_of, new_meeting
from secretariat.bilaterals.finding import bilateral_id
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.placing import placed
from secretariat.bilaterals.queries import BilateralDetail, detail_of
from secretariat.bilaterals.states import BilateralStatus
from secretariat.bilaterals.transitions import ALLOWED, MEETING_STATUS, WITH_RECORD, may_follow
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
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


class KnownFields(BilateralFields, total=False):
    """What a bilateral may also come with, where it is taken over from elsewhere; ``dates`` is EDTF."""

    ref: str
    status: str
    dates: str
    note: str


def request_bilateral(
    record: Record, host: str, first: str, second: str, **fields: Unpack[BilateralFields]
) -> BilateralDetail:
    """Request a bilateral of two parties in the margins of ``host``: its meeting and itself, in one act.

    Raises ``Refused`` where both parties are the same, or its slot cannot be.
    """
    with record.act(N_("Request a bilateral in the margins of {meeting}"), meeting=host) as work:
        connection = work.connection
        parties = party_id(connection, first), party_id(connection, second)
        id_ = request_bilateral_in(work, meeting_id(connection, host), *parties, fields, today=record.today)
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
    values = {**_EMPTY, **_columns(work.connection, known), **placed(known, host_row, None, today=today)}
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
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[BilateralFields]
) -> BilateralDetail:
    """Change a bilateral; its meeting moves to the day of its slot. Raises ``Conflict``."""
    with record.act(N_("Edit bilateral {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        before = work.row(bilateral, id_)
        own = work.row(meeting, before["meeting_id"])
        host = work.row(meeting, own["in_margins_of_id"]) if own["in_margins_of_id"] else own
        values = {**_columns(work.connection, fields), **placed(fields, host, before, today=record.today)}
        work.change(bilateral, id_, values, seen=version)
        if values.get("slot_starts", before["slot_starts"]) != before["slot_starts"]:
            work.change(meeting, own["id"], dates_of(values["slot_starts"], host))
        record.relabelled(work, N_("Edit bilateral {ref}"), ref=before["ref"])
        return detail_of(work.connection, id_)


def set_status(record: Record, which: str, new: str, *, version: int | None = None) -> BilateralDetail:
    """Bring a bilateral to its next state; its meeting follows. ``Refused`` names what is allowed from here.

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
        work.change(bilateral, id_, values)
        work.change(meeting, row["meeting_id"], {"status": MEETING_STATUS[after].value})
        record.relabelled(work, N_("Set {ref} to {status}"), ref=row["ref"], status=after.value)
        return detail_of(work.connection, id_)


def note_discussion(record: Record, which: str, text: str, *, version: int | None = None) -> BilateralDetail:
    """Keep the record of discussion of a bilateral that was held; a cleared record is not changed."""
    with record.act(N_("Record of discussion of {ref}"), ref=which) as work:
        id_ = bilateral_id(work.connection, which)
        row = work.row(bilateral, id_)
        state = BilateralStatus(row["status"])
        if state not in WITH_RECORD:
            raise Refused(
                _("{ref} is {status}; a record of discussion is kept of one that was held.").format(
                    ref=row["ref"], status=_(state.value)
                )
            )
        if state is BilateralStatus.RECORD_CLEARED:
            raise Refused(
                _("The record of {ref} is cleared by both sides; set it back to held to change it.").format(
                    ref=row["ref"]
                )
            )
        work.change(bilateral, id_, {"record": text}, seen=version)
        record.relabelled(work, N_("Record of discussion of {ref}"), ref=row["ref"])
        return detail_of(work.connection, id_)


def remove_bilaterals(record: Record, refs: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete bilaterals with their meetings in one act; ``Refused`` while anything else hangs on one."""
    gone: list[str] = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for which in refs:
            id_ = bilateral_id(work.connection, which)
            row = work.as_seen(bilateral, id_, seen)
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


def _columns(connection: Connection, fields: BilateralFields | KnownFields) -> dict[str, Any]:
    """The columns that the given fields set, without the slot."""
    values: dict[str, Any] = {
        key: fields.get(key) or "" for key in ("room", "interpreter", "note_taker", "source") if key in fields
    }
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
