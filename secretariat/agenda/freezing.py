"""Freezing an agenda, and opening it again: what is added while it is frozen is a late item."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.agenda.model import agenda
from secretariat.agenda.queries import Agenda, frozen_at, meeting_agenda
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def freeze_agenda(record: Record, meeting: str) -> Agenda:
    """Freeze a meeting's agenda: what is added from now on is a late item. Raises ``Refused`` where it is frozen."""
    with record.act(N_("Freeze the agenda of {meeting}"), meeting=meeting) as work:
        id_ = meeting_id(work.connection, meeting)
        ref = _ref_of(work.connection, id_)
        if frozen_at(work.connection, id_) is not None:
            raise Refused(_("The agenda of {meeting} is frozen already; it can be opened again.").format(meeting=ref))
        known = work.connection.execute(select(agenda.c.id).where(agenda.c.meeting_id == id_)).scalar()
        now = work.now.replace(microsecond=0)
        if known is None:
            work.insert(agenda, {"ref": ref, "meeting_id": id_, "frozen_at": now})
        else:
            work.change(agenda, known, {"frozen_at": now})
        record.relabelled(work, N_("Freeze the agenda of {meeting}"), meeting=ref)
    return meeting_agenda(record, ref)


def unfreeze_agenda(record: Record, meeting: str) -> Agenda:
    """Open a frozen agenda again: items that came late stay late. Raises ``Refused`` where it is not frozen."""
    with record.act(N_("Open the agenda of {meeting} again"), meeting=meeting) as work:
        id_ = meeting_id(work.connection, meeting)
        ref = _ref_of(work.connection, id_)
        if frozen_at(work.connection, id_) is None:
            raise Refused(_("The agenda of {meeting} is not frozen.").format(meeting=ref))
        known = work.connection.execute(select(agenda.c.id).where(agenda.c.meeting_id == id_)).scalar_one()
        work.remove(agenda, known)  # nothing else is said there, and it would keep the meeting from being deleted
        record.relabelled(work, N_("Open the agenda of {meeting} again"), meeting=ref)
    return meeting_agenda(record, ref)


def _ref_of(connection: Connection, id_: int) -> str:
    return connection.execute(select(meeting_table.c.ref).where(meeting_table.c.id == id_)).scalar_one()
