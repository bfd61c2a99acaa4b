"""Taking in a schedule: a preview that changes nothing, and the import, one act that can be undone."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select

from secretariat.agenda.intake.planning import LABEL, Change, Plan, PlannedSession, in_time_order, plan
from secretariat.agenda.intake.schedule import DayHint, Schedule
from secretariat.agenda.model import agenda_item, session_item
from secretariat.agenda.operations import add_item_in
from secretariat.agenda.running.finding import programme_meeting
from secretariat.agenda.running.places import NOWHERE, position_in
from secretariat.agenda.running.taking import take
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import add_room_in, rooms_in
from secretariat.meetings.states import SessionStatus
from secretariat.record.bulk import uncollected
from secretariat.record.derived import derived
from secretariat.record.imported import imported_values
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Outdated, Refused
from secretariat.values.text import folded

_STEP: Final = 1024
_EMPTY: Final = {"status": SessionStatus.PLANNED.value, "chair": "", "interpreter": "", "equipment": ""}


class ScheduleRefused(Refused):
    """Rows of a schedule can't be taken in, so nothing was; ``plan`` says which and why."""

    def __init__(self, message: str, plan: Plan) -> None:
        super().__init__(message)
        self.plan = plan


def hint_for(record: Record, meeting: str) -> DayHint:
    """The days of the meeting, by which "Monday 7 November" is understood."""
    with record.reading() as connection:
        of = programme_meeting(connection, meeting_id(connection, meeting))
    return DayHint(of.first, of.last, record.today)


def preview_schedule(record: Record, meeting: str, schedule: Schedule) -> Plan:
    """What taking in a schedule would do to a meeting; changes nothing."""
    with record.reading() as connection:
        return plan(connection, meeting_id(connection, meeting), schedule)


def import_schedule(
    record: Record,
    meeting: str,
    schedule: Schedule,
    *,
    items: bool = True,
    skip_refused: bool = False,
    previewed: Plan | None = None,
) -> Plan:
    """Take in a schedule in one act: its sessions, their rooms, and an agenda item for each but breaks.

    Taken in again, what changed in it since the last time is brought up to date, found by the schedule's own ids; what
    was corrected here stays, and what is in it no more.
    Raises ``ScheduleRefused`` where a row can't be taken in, unless these are to be skipped. With ``previewed``, what
    was shown to somebody, nothing is taken in either where it would come out otherwise by now: ``Outdated``.
    """
    with uncollected(), record.act(LABEL, meeting=meeting) as work:
        of = meeting_id(work.connection, meeting)
        found = plan(work.connection, of, schedule)
        record.relabelled(work, LABEL, meeting=found.meeting.ref)
        if previewed is not None and found != previewed:
            raise Outdated(
                _("The record was changed since this preview, so nothing was taken in; it shows what is so now.")
            )
        if found.refused and not skip_refused:
            words = ngettext(
                "{n} row can't be taken in, so nothing was; correct it, or leave it out with --skip-refused.",
                "{n} rows can't be taken in, so nothing was; correct them, or leave them out with --skip-refused.",
                len(found.refused),
            )
            raise ScheduleRefused(words.format(n=len(found.refused)), found)
        _add_rooms(work, of, found)
        added = _add_sessions(work, of, [one for one in found.sessions if one.change is Change.NEW])
        for one in found.sessions:
            if one.change is Change.CHANGED and one.id is not None:
                _change(work, one, one.id)
        if items:
            for one, id_ in added:
                if not one.read.is_break:
                    item = add_item_in(work, of, {"title": one.values["title"], "minutes": one.values["minutes"]})
                    take(work, id_, [(item, None)])
        return found


def _add_rooms(work: Work, of: int, found: Plan) -> None:
    """The rooms it names that the meeting does not have yet."""
    known = {folded(room.name) for room in rooms_in(work.connection, of)}
    for one in found.sessions:
        name = one.values["room"] if one.change is Change.NEW or "room" in one.what else ""
        if name and folded(name) not in known:
            known.add(folded(name))
            add_room_in(work, of, {"name": name})


def _add_sessions(work: Work, of: int, new: list[PlannedSession]) -> list[tuple[PlannedSession, int]]:
    """The new sessions behind each other in their tracks, among those that are there by their time."""
    ordered = sorted(new, key=in_time_order)
    if not ordered:
        return []
    number = work.next_numbers("S", len(ordered))
    taken: dict[tuple[Any, str], int] = {}
    rows = []
    for at, one in enumerate(ordered):
        track = (one.values["day"], one.values["track"])
        if track not in taken:
            taken[track] = position_in(work, (of, *track), NOWHERE, None)
        row = {**_EMPTY, **one.values, "ref": f"S-{number + at}", "meeting_id": of, "position": taken[track]}
        rows.append({**row, **derived(work.connection, session, row)})
        taken[track] += _STEP
    return list(zip(ordered, work.insert_many(session, rows), strict=True))


def _change(work: Work, one: PlannedSession, id_: int) -> None:
    """Bring a session up to date, and the item that came with it where nobody corrected that."""
    before = work.row(session, id_)
    values = {key: one.values[key] for key in one.what}
    after = {**before, **values}
    if {"day", "track", "fixed_starts"} & set(one.what):
        track = (after["meeting_id"], after["day"], after["track"])
        values["position"] = position_in(work, track, NOWHERE, after["fixed_starts"], moving=id_)
    work.change(session, id_, {**values, **derived(work.connection, session, {**after, **values})})
    own: dict[str, Any] = {key: one.values[key] for key in ("title", "minutes") if key in one.what}
    if not own:
        return
    query = (
        select(agenda_item)
        .join(session_item, session_item.c.item_id == agenda_item.c.id)
        .where(session_item.c.session_id == id_)
    )
    items = work.connection.execute(query).mappings().all()
    written = imported_values(work.connection, agenda_item, LABEL, [item["id"] for item in items])
    for item in items:
        came = written.get(item["id"], {})
        as_it_came = {key: value for key, value in own.items() if key in came and came[key] == item[key]}
        if as_it_came:
            changed = {**as_it_came, **derived(work.connection, agenda_item, {**item, **as_it_came})}
            work.change(agenda_item, item["id"], changed)
