"""What goes with a meeting that is deleted: its programme, agenda, outcomes, papers, rooms and hours are its alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, select

from secretariat.actions.model import carried_over
from secretariat.agenda.model import agenda, agenda_item
from secretariat.agenda.operations import remove_item_in
from secretariat.agenda.running.operations import remove_session_in
from secretariat.agenda.tabled.model import paper
from secretariat.bilaterals.model import availability
from secretariat.meetings.model import meeting, outcome
from secretariat.meetings.programme_model import room, session
from secretariat.meetings.rooms import remove_room_in
from secretariat.record.belongings import Belonging, belong_to


def _plain(table: Table[Any]) -> Belonging:
    """Rows on which nothing hangs, the newest first."""
    return Belonging(
        table,
        lambda at: select(table.c.id).where(table.c.meeting_id == at).order_by(table.c.id.desc()),
        lambda work, id_: work.remove(table, id_),
    )


# The last session first, so that no other is timed anew meanwhile; an item after what stands under it.
belong_to(
    meeting,
    _plain(paper),
    Belonging(
        session,
        lambda at: (
            select(session.c.id)
            .where(session.c.meeting_id == at)
            .order_by(session.c.day.desc(), session.c.position.desc(), session.c.id.desc())
        ),
        remove_session_in,
    ),
    Belonging(
        agenda_item,
        lambda at: select(agenda_item.c.id).where(agenda_item.c.meeting_id == at).order_by(agenda_item.c.path.desc()),
        remove_item_in,
    ),
    _plain(outcome),
    _plain(agenda),
    Belonging(
        room,
        lambda at: select(room.c.id).where(room.c.meeting_id == at).order_by(room.c.id.desc()),
        remove_room_in,
    ),
    _plain(availability),
    _plain(carried_over),
)
