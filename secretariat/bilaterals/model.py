"""Tables: what a bilateral has beyond being a meeting: its two parties, heads, topics, room and slot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Named, Text, UniqueConstraint, select

from secretariat.bilaterals.states import BilateralStatus
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
