"""Tables: a meeting's rooms and how far apart they are, its sessions, who must be there; standing items; moves."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Named, Text, UniqueConstraint, select

from secretariat.meetings.model import meeting
from secretariat.meetings.states import SessionKind, SessionStatus
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


class room_columns(Recorded):
    """What is known of a place that sessions and bilaterals of a meeting name by ``name``."""

    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    name: Named[str] = short_text(N_("Room"), 120)
    building: Named[str] = short_text(N_("Building"), 120)
    seats: Named[int | None] = Column(info=info(N_("Seats")))
    buffer: Named[int | None] = Column(info=info(N_("Minutes between uses")))  # none: the office's
    for_bilaterals: Named[bool] = Column(
        Boolean(create_constraint=False), nullable=False, info=info(N_("For bilaterals"))
    )
    equipment: Named[str] = short_text(N_("Equipment"))  # "; " between
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    folded: Named[str] = short_text(N_("Room"), 120)  # the name as it is compared


room = typed_table(
    "room",
    room_columns,
    UniqueConstraint("meeting_id", "folded", info={"message": N_("That meeting already has a room of that name.")}),
    sqlite_autoincrement=True,
)


class room_walk_columns(Recorded):
    """How long one walks from one room to another, either way."""

    from_id: Named[int] = Column(ForeignKey("room.id"), nullable=False, info=info(N_("From room")))
    to_id: Named[int] = Column(ForeignKey("room.id"), nullable=False, info=info(N_("To room")))
    minutes: Named[int] = Column(nullable=False, info=info(N_("Minutes")))


room_walk = typed_table("room_walk", room_walk_columns, UniqueConstraint("from_id", "to_id"), sqlite_autoincrement=True)
Index("ix_room_walk_to", room_walk.c.to_id)


class session_columns(Recorded):
    """A part of a meeting's programme. ``starts`` and ``ends`` are worked out from fixed points and durations."""

    ref: Named[str] = reference_text(N_("Reference"), 20)  # S-12
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    day: Named[date] = Column(Date, nullable=False, info=info(N_("Day")))  # in the meeting's zone
    track: Named[str] = short_text(N_("Track"), 120)  # parallel sessions stand in tracks of their own; "" is the main
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))  # in its track on its day
    kind: Named[str] = short_text(N_("Kind"), 20)
    status: Named[str] = short_text(N_("Status"), 20)
    title: Named[str] = short_text(N_("Title"), 500)
    room: Named[str] = short_text(N_("Room"), 120)
    fixed_starts: Named[datetime | None] = Column(UtcTime, info=info(N_("Begins at")))  # none: after the one before
    minutes: Named[int | None] = Column(info=info(N_("Minutes")))  # none: what its agenda items take
    starts: Named[datetime | None] = Column(UtcTime, info={**info(N_("Begins")), "derived": True})  # worked out
    ends: Named[datetime | None] = Column(UtcTime, info={**info(N_("Ends")), "derived": True})  # worked out
    began_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Began")))  # what happened
    ended_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Ended")))
    chair: Named[str] = personal_text(N_("Chair"))
    interpreter: Named[str] = personal_text(N_("Interpreter"))  # "; " between
    equipment: Named[str] = short_text(N_("Equipment"))  # "; " between
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    folded: Named[str] = Column(Text, nullable=False)


session = typed_table(
    "session",
    session_columns,
    UniqueConstraint("ref"),
    one_of("kind", "kind", SessionKind),
    one_of("status", "status", SessionStatus),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True, "attended": True},
)
Index("ix_session_meeting", session.c.meeting_id, session.c.day, session.c.track, session.c.position)


class session_person_columns(Recorded):
    """Somebody who must be at a session: its speakers, its chair, those that a plenary does not bring by itself."""

    session_id: Named[int] = Column(ForeignKey("session.id"), nullable=False, info=info(N_("Session")))
    person_id: Named[int] = Column(ForeignKey("person.id"), nullable=False, info=info(N_("Person")))
    role: Named[str] = personal_text(N_("Role"), 120)


session_person = typed_table(
    "session_person",
    session_person_columns,
    UniqueConstraint("session_id", "person_id"),
    sqlite_autoincrement=True,
    info={"once_each": ("session_id", "role")},
)
Index("ix_session_person_person", session_person.c.person_id)
are_places(
    select(
        session_person.c.person_id.label("person"),
        meeting.c.id.label("meeting_id"),
        meeting.c.ref.label("meeting"),
        meeting.c.ends.label("ends"),
    )
    .join(session, session.c.id == session_person.c.session_id)
    .join(meeting, meeting.c.id == session.c.meeting_id)
)


class standing_item_columns(Recorded):
    """An item that stands on the agenda of every meeting of a series."""

    series_id: Named[int] = Column(ForeignKey("series.id"), nullable=False, info=info(N_("Series")))
    position: Named[int] = Column(nullable=False, info=info(N_("Place in the order")))
    title: Named[str] = short_text(N_("Title"), 500)
    purpose: Named[str] = short_text(N_("Purpose"), 20)  # as an agenda item's
    minutes: Named[int | None] = Column(info=info(N_("Minutes")))


standing_item = typed_table(
    "standing_item", standing_item_columns, sqlite_autoincrement=True, info={"chosen": ("purpose",)}
)
Index("ix_standing_item_series", standing_item.c.series_id, standing_item.c.position)


class meeting_move_columns(Recorded):
    """The tombstone of a meeting that was moved: where it was to be, when it went, why."""

    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    dates_before: Named[str] = short_text(N_("Dates before"), 80)  # EDTF, as the meeting's
    dates_after: Named[str] = short_text(N_("Dates after"), 80)
    place_before: Named[str] = short_text(N_("Place before"))
    place_after: Named[str] = short_text(N_("Place after"))
    timezone_before: Named[str] = short_text(N_("Time zone before"), 60)
    timezone_after: Named[str] = short_text(N_("Time zone after"), 60)
    why: Named[str] = short_text(N_("Why"), 500)
    moved_at: Named[datetime] = Column(UtcTime, nullable=False, info=info(N_("Moved at")))


meeting_move = typed_table("meeting_move", meeting_move_columns, sqlite_autoincrement=True)
Index("ix_meeting_move_meeting", meeting_move.c.meeting_id)
partial_index("ix_session_began", session.c.meeting_id, where=session.c.began_at.is_not(None))
