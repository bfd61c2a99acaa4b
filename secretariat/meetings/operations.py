"""What staff do with meetings: add, edit, delete, change their state. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.meetings.closing import undecided_left, undecided_words
from secretariat.meetings.columns import EMPTY, derived_columns, given_columns, refuse_impossible
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, series
from secretariat.meetings.moves import refuse_to_leave_behind, remove_tombstones
from secretariat.meetings.queries import MeetingDetail, detail_of
from secretariat.meetings.references import given_reference, made_reference
from secretariat.meetings.states import Level, MeetingStatus
from secretariat.meetings.transitions import refuse_transition, status_named
from secretariat.record.acts import act_change
from secretariat.record.belongings import take_along
from secretariat.record.hanging import refuse_alone
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.sources import fact_source
from secretariat.record.undecided import StillUndecided
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


class MeetingFields(TypedDict, total=False):
    """What can be set on a meeting; names of other records are references or names, ``dates`` as well as known."""

    ref: str | None
    title: str
    level: str | None
    series: str | None
    ordinal: int | None
    forum: str | None
    dates: PartialDate | None
    place: str | None
    timezone: str | None
    host: str | None
    in_margins_of: str | None
    chair: str | None
    theme: str | None
    outcome_document: str | None
    paper_pattern: str | None
    quota: int | None
    note: str | None
    source: str | None


def add_meeting(record: Record, **fields: Unpack[MeetingFields]) -> MeetingDetail:
    """Take a meeting into the record, as tentative. Raises ``Refused`` where it can't be as described."""
    with record.act(N_("Add meeting {ref}"), ref="") as work:
        id_ = add_meeting_in(work, fields)
        added = detail_of(work.connection, id_)
        record.relabelled(work, N_("Add meeting {ref}"), ref=added.ref)
        return added


def add_meeting_in(work: Work, fields: MeetingFields, *, status: MeetingStatus = MeetingStatus.TENTATIVE) -> int:
    """The same as part of a larger act, in any state; gives the meeting's id.

    Level and forum are those of the series where they are not given; the reference is made where it is not given.
    """
    values = {**EMPTY, **given_columns(work.connection, fields), "status": status.value}
    code = _take_from_series(work.connection, values)
    if not values["level"]:
        raise Refused(
            _("Level is needed, one of {allowed}; only a meeting of a series has the series's.").format(
                allowed=", ".join(level.value for level in Level)
            )
        )
    refuse_impossible(work.connection, None, values)
    if fields.get("ref"):
        values["ref"] = given_reference(fields["ref"] or "")
    else:
        values["ref"] = made_reference(
            values["title"],
            series=code,
            ordinal=values["ordinal"],
            first=values["starts"],
            taken=lambda ref: _was_used(work.connection, ref),
        )
    return work.insert(meeting, {**values, **derived_columns(work.connection, values)})


def edit_meeting(
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[MeetingFields]
) -> MeetingDetail:
    """Change the meeting that ``which`` means; ``version`` is the one the form read. Raises ``Conflict``.

    ``Refused`` where sessions or meetings in its margins would be left behind on other days: it is to be moved.
    """
    with record.act(N_("Edit meeting {ref}"), ref=which) as work:
        id_ = meeting_id(work.connection, which)
        before = work.row(meeting, id_)
        record.relabelled(work, N_("Edit meeting {ref}"), ref=before["ref"])
        if "ref" in fields and given_reference(fields["ref"] or "") != before["ref"]:
            raise Refused(_("{ref} keeps its reference; other records name it by it.").format(ref=before["ref"]))
        values = given_columns(work.connection, fields)
        refuse_to_leave_behind(work.connection, dict(before), {**before, **values})
        change_meeting_in(work, id_, values, seen=version)
        return detail_of(work.connection, id_)


def change_meeting_in(work: Work, id_: int, values: Mapping[str, Any], *, seen: int | None = None) -> None:
    """Set columns of a meeting as part of a larger act, with what follows. Raises ``Refused`` or ``Conflict``."""
    if values.get("level") == "":
        raise Refused(_("A meeting needs a level."))
    refuse_impossible(work.connection, id_, {**work.row(meeting, id_), **values})
    work.change(meeting, id_, values, seen=seen)
    # Derived from the row as it is now, merged with what others saved, and so never a conflict of its own.
    work.change(meeting, id_, derived_columns(work.connection, dict(work.row(meeting, id_))))


def change_status(
    record: Record, names: Sequence[str], new: str, *, seen: Seen = UNSEEN, anyway: str = "", why: str = ""
) -> list[str]:
    """Bring meetings into the state named ``new``, in one act, and give their references.

    ``seen`` are the versions that were on screen. Raises ``Refused``, naming what is allowed, where one can't go there
    from its state, and ``Conflict`` where somebody else brought it into another one since; ``StillUndecided``, naming
    what, where one is to be closed with anything undecided, unless ``anyway`` says why: that is kept with the act, and
    so is ``why`` for any other state.
    """
    refs = []
    status = status_named(new)
    reason, why = why.strip(), anyway.strip()
    with record.act(N_("{refs}: {status}"), refs="", status=status.value) as work:
        for name in names:
            id_ = meeting_id(work.connection, name)
            refs.append(change_status_in(work, id_, status, seen=seen))
        left = undecided_left(work.connection, refs) if status is MeetingStatus.CLOSED else []
        if left and not why:
            raise StillUndecided(undecided_words(left), left)
        if left:
            words = N_("{refs}: {status}, with matters undecided: {why}")
            record.relabelled(work, words, refs=", ".join(refs), status=status.value, why=why)
        elif reason:
            words = N_("{refs}: {status}, because: {why}")
            record.relabelled(work, words, refs=", ".join(refs), status=status.value, why=reason)
        else:
            record.relabelled(work, N_("{refs}: {status}"), refs=", ".join(refs), status=status.value)
    return refs


def change_status_in(work: Work, id_: int, status: MeetingStatus, *, seen: Seen = UNSEEN) -> str:
    """The same for one meeting, as part of a larger act; gives its reference."""
    current = work.row(meeting, id_)
    values = work.merged(meeting, id_, {"status": status.value}, seen=seen.get(id_))
    refuse_alone(work.connection, meeting, current)
    refuse_transition(current["ref"], current["status"], status)
    work.change(meeting, id_, values)
    return str(current["ref"])


def remove_meetings(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete meetings with all that belongs to them alone, in one act, and give their references.

    That is their outcomes, programme, agenda, papers, rooms and hours. Raises ``Refused`` while anything else (a
    delegation, a text, an action, a meeting in the margins) hangs on one.
    """
    refs = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = meeting_id(work.connection, name)
            refs.append(remove_meeting_in(work, id_, seen=seen))
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs))
    return refs


def remove_meeting_in(work: Work, id_: int, *, seen: Seen = UNSEEN) -> str:
    """The same for one meeting, as part of a larger act; gives its reference."""
    ref = str(work.as_seen(meeting, id_, seen)["ref"])
    take_along(work, meeting, id_)
    remove_tombstones(work, id_)
    sources = select(fact_source.c.id).where(fact_source.c.table_name == "meeting", fact_source.c.record_id == id_)
    for source_id in work.connection.execute(sources).scalars().all():
        work.remove(fact_source, source_id)
    work.remove(meeting, id_)
    return ref


def _take_from_series(connection: Connection, values: dict[str, Any]) -> str:
    """Level and forum of the series where the meeting has none of its own; gives the series's code."""
    if values["series_id"] is None:
        return ""
    of = select(series.c.code, series.c.level, series.c.forum_id).where(series.c.id == values["series_id"])
    code, level, forum_id = connection.execute(of).one()
    values["level"] = values["level"] or level
    values["forum_id"] = values["forum_id"] or forum_id
    return str(code)


def _was_used(connection: Connection, ref: str) -> bool:
    """Whether a meeting has or had that reference: a deleted meeting's is never given again."""
    used = select(act_change.c.id).where(act_change.c.table_name == "meeting", act_change.c.ref == ref).limit(1)
    return connection.execute(used).first() is not None
