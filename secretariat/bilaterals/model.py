"""Tables: what a bilateral has beyond being a meeting: its two parties, heads, topics, room and slot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Named, Text, UniqueConstraint, select

from secretariat.bilaterals.states import BilateralStatus, SlotState
from secretariat.meetings.model import meeting
from secretariat.people.kept_for import are_places
from secretariat.record.schema import (
    Recorded,
    UtcTime,
    info,
    one_of,
    partial_index,
    personal_text,
    reference_text,
    short_text,
)
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class bilateral_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 120)  # the meeting's own: APEC-SMEMM-18/ID-KR
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    first_party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("First party")))
    second_party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Second party")))
    status: Named[str] = short_text(N_("Status"), 20)
    first_head_id: Named[int | None] = Column(ForeignKey("person.id"), info=info(N_("Head of the first party")))
    second_head_id: Named[int | None] = Column(ForeignKey("person.id"), info=info(N_("Head of the second party")))
    topics: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Topics")))  # one a line
    room: Named[str] = short_text(N_("Room"), 120)
    slot_starts: Named[datetime | None] = Column(UtcTime, info=info(N_("Slot from")))
    slot_ends: Named[datetime | None] = Column(UtcTime, info=info(N_("Slot until")))
    interpreter: Named[str] = personal_text(N_("Interpreter"))
    note_taker: Named[str] = personal_text(N_("Note-taker"))
    record: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Record of discussion")))
    minutes: Named[int | None] = Column(info=info(N_("Minutes")))  # wanted; none: the host meeting's
    preferred_from: Named[datetime | None] = Column(UtcTime, info=info(N_("Preferred from")))
    preferred_until: Named[datetime | None] = Column(UtcTime, info=info(N_("Preferred until")))
    preferred_room: Named[str] = short_text(N_("Preferred room"), 120)
    why_slot: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Why this slot")))
    cleared_first: Named[str] = short_text(N_("Cleared by the first party"), 40)  # EDTF, "" while it has not
    cleared_second: Named[str] = short_text(N_("Cleared by the second party"), 40)
    source: Named[str] = short_text(N_("Source"), 1000)


bilateral = typed_table(
    "bilateral",
    bilateral_columns,
    UniqueConstraint("meeting_id"),
    one_of("status", "status", BilateralStatus),
    CheckConstraint("first_party_id <> second_party_id", name="two_parties"),
    sqlite_autoincrement=True,
    info={"reusable_ref": True},
)
Index("ix_bilateral_first", bilateral.c.first_party_id)
Index("ix_bilateral_second", bilateral.c.second_party_id)
partial_index("ix_bilateral_first_head", bilateral.c.first_head_id, where=bilateral.c.first_head_id.is_not(None))
partial_index("ix_bilateral_second_head", bilateral.c.second_head_id, where=bilateral.c.second_head_id.is_not(None))
for _head in (bilateral.c.first_head_id, bilateral.c.second_head_id):
    are_places(
        select(
            _head.label("person"),
            meeting.c.id.label("meeting_id"),
            meeting.c.ref.label("meeting"),
            meeting.c.ends.label("ends"),
        )
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .where(_head.is_not(None))
    )


class bilateral_slot_columns(Recorded):
    """A slot that was proposed, confirmed or left: the old one stays visible with where it went."""

    bilateral_id: Named[int] = Column(ForeignKey("bilateral.id"), nullable=False, info=info(N_("Bilateral")))
    starts: Named[datetime] = Column(UtcTime, nullable=False, info=info(N_("Slot from")))
    ends: Named[datetime | None] = Column(UtcTime, info=info(N_("Slot until")))
    room: Named[str] = short_text(N_("Room"), 120)
    state: Named[str] = short_text(N_("State"), 20)
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Proposed by")))
    why: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Why")))
    noted_at: Named[datetime] = Column(UtcTime, nullable=False, info=info(N_("Noted")))


bilateral_slot = typed_table(
    "bilateral_slot", bilateral_slot_columns, one_of("state", "state", SlotState), sqlite_autoincrement=True
)
Index("ix_bilateral_slot_bilateral", bilateral_slot.c.bilateral_id)
partial_index("ix_bilateral_slot_party", bilateral_slot.c.party_id, where=bilateral_slot.c.party_id.is_not(None))


class line_to_take_columns(Recorded):
    """What our side says on a topic of a bilateral, for the minister's briefing."""

    bilateral_id: Named[int] = Column(ForeignKey("bilateral.id"), nullable=False, info=info(N_("Bilateral")))
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))
    topic: Named[str] = short_text(N_("Topic"), 500)
    line: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Line to take")))
    background: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Background")))


line_to_take = typed_table("line_to_take", line_to_take_columns, sqlite_autoincrement=True)
Index("ix_line_to_take_bilateral", line_to_take.c.bilateral_id, line_to_take.c.position)


class availability_columns(Recorded):
    """When bilaterals in a meeting's margins may be held (nobody named), or when a party, person or room is free.

    A party, person or room with any free time is free only then; time that is not free always counts.
    """

    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Party")))
    person_id: Named[int | None] = Column(ForeignKey("person.id"), info=info(N_("Person"), personal=True))
    room: Named[str] = short_text(N_("Room"), 120)
    starts: Named[datetime] = Column(UtcTime, nullable=False, info=info(N_("From when"), personal=True))
    ends: Named[datetime] = Column(UtcTime, nullable=False, info=info(N_("Until when"), personal=True))
    free: Named[bool] = Column(Boolean(create_constraint=False), nullable=False, info=info(N_("Free")))
    note: Named[str] = personal_text(N_("Note"))


# Where somebody is at which hour is known of nobody who was erased.
availability = typed_table(
    "availability",
    availability_columns,
    CheckConstraint("starts < ends", name="in_order"),
    sqlite_autoincrement=True,
    info={"erased": "whole"},
)
Index("ix_availability_meeting", availability.c.meeting_id)
partial_index("ix_availability_party", availability.c.party_id, where=availability.c.party_id.is_not(None))
partial_index("ix_availability_person", availability.c.person_id, where=availability.c.person_id.is_not(None))
