"""Tables: agendas (frozen or not), their items, which outcomes came from which, when they are taken, what went on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Index, Named, Text, UniqueConstraint

import secretariat.meetings.programme_model  # noqa: F401 - the sessions that items name
from secretariat.agenda.states import ItemStatus, Purpose
from secretariat.record.schema import (
    Recorded,
    UtcTime,
    info,
    one_of,
    partial_index,
    reference_text,
    short_text,
    sort_text,
)
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class agenda_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 120)  # the meeting's own
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False)
    frozen_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Frozen")))


agenda = typed_table(
    "agenda",
    agenda_columns,
    UniqueConstraint("meeting_id"),
    sqlite_autoincrement=True,
    info={"reusable_ref": True},
)


class agenda_item_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)  # I-12
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    parent_id: Named[int | None] = Column(ForeignKey("agenda_item.id"), info=info(N_("Under item")))
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))  # among siblings
    number: Named[str] = short_text(N_("Number"), 40)  # worked out from the places: 2.1
    path: Named[str] = sort_text(120)  # the number, sortable: 0002.0001
    title: Named[str] = short_text(N_("Title"), 500)
    purpose: Named[str] = short_text(N_("Purpose"), 20)
    status: Named[str] = short_text(N_("Status"), 20)
    lead_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Lead")))
    minutes: Named[int | None] = Column(info=info(N_("Minutes")))
    why: Named[str] = short_text(N_("Why"), 500)  # it was postponed or withdrawn
    late: Named[bool] = Column(Boolean(create_constraint=False), nullable=False, info=info(N_("Late item")))
    proceedings: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Proceedings")))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    folded: Named[str] = Column(Text, nullable=False)


agenda_item = typed_table(
    "agenda_item",
    agenda_item_columns,
    UniqueConstraint("ref"),
    one_of("purpose", "purpose", Purpose),
    one_of("status", "status", ItemStatus),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True, "attended": True},
)
Index("ix_agenda_item_meeting", agenda_item.c.meeting_id, agenda_item.c.path, agenda_item.c.id)
partial_index("ix_agenda_item_parent", agenda_item.c.parent_id, where=agenda_item.c.parent_id.is_not(None))
partial_index("ix_agenda_item_lead", agenda_item.c.lead_id, where=agenda_item.c.lead_id.is_not(None))


class item_outcome_columns(Recorded):
    item_id: Named[int] = Column(ForeignKey("agenda_item.id"), nullable=False, info=info(N_("Agenda item")))
    outcome_id: Named[int] = Column(ForeignKey("outcome.id"), nullable=False, info=info(N_("Outcome")))


item_outcome = typed_table(
    "item_outcome", item_outcome_columns, UniqueConstraint("outcome_id"), sqlite_autoincrement=True
)
Index("ix_item_outcome_item", item_outcome.c.item_id)


class session_item_columns(Recorded):
    """An agenda item taken in a session; one may go on in a second session."""

    session_id: Named[int] = Column(ForeignKey("session.id"), nullable=False, info=info(N_("Session")))
    item_id: Named[int] = Column(ForeignKey("agenda_item.id"), nullable=False, info=info(N_("Agenda item")))
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))
    minutes: Named[int | None] = Column(info=info(N_("Minutes")))  # none: the item's own


session_item = typed_table(
    "session_item",
    session_item_columns,
    UniqueConstraint("session_id", "item_id", info={"message": N_("That item is taken in that session already.")}),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True, "attended": True},
)
Index("ix_session_item_item", session_item.c.item_id)


class carried_item_columns(Recorded):
    """An item carried over into a later meeting, where it is another item."""

    from_id: Named[int] = Column(ForeignKey("agenda_item.id"), nullable=False, info=info(N_("Carried over from")))
    item_id: Named[int] = Column(ForeignKey("agenda_item.id"), nullable=False, info=info(N_("Agenda item")))


carried_item = typed_table("carried_item", carried_item_columns, UniqueConstraint("item_id"), sqlite_autoincrement=True)
Index("ix_carried_item_from", carried_item.c.from_id)
