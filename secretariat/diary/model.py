"""Table: entries of other people's calendars, as their files gave them (RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Named, Text, UniqueConstraint

from secretariat.diary.states import EntryKind
from secretariat.record.schema import Recorded, UtcTime, info, one_of, partial_index, reference_text, short_text
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class diary_entry_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)  # E-12
    calendar: Named[str] = short_text(N_("Calendar"))  # the name of the calendar it came with
    uid: Named[str] = short_text(N_("Unique identifier"), 500)
    recurrence: Named[str] = short_text(N_("Which occurrence"), 40)  # RECURRENCE-ID as written; "": the whole
    sequence: Named[int] = Column(nullable=False, info=info(N_("Sequence number")))
    kind: Named[str] = short_text(N_("Kind"), 20)
    title: Named[str] = short_text(N_("Title"), 1000)
    place: Named[str] = short_text(N_("Place"), 500)
    status: Named[str] = short_text(N_("Status"), 20)  # as the file says it, in small letters
    whole_days: Named[bool] = Column(Boolean(create_constraint=False), nullable=False, info=info(N_("Whole days")))
    starts: Named[datetime | None] = Column(UtcTime, info=info(N_("Begins")))  # of the first; none: whole days, or none
    zone: Named[str] = short_text(N_("Time zone"), 120)  # as the file names it; "" is local time, UTC is UTC
    first_day: Named[date | None] = Column(Date, info=info(N_("First day")))
    last_day: Named[date | None] = Column(Date, info=info(N_("Last day")))  # none: it recurs without end, or has no day
    rule: Named[str] = short_text(N_("Recurrence"), 1000)  # RRULE
    component: Named[str] = Column(Text, nullable=False, info=info(N_("As the file gave it")))  # with its time zones
    meeting_id: Named[int | None] = Column(ForeignKey("meeting.id"), info=info(N_("Meeting")))  # that it became
    source: Named[str] = short_text(N_("Source"), 1000)
    folded: Named[str] = Column(Text, nullable=False)


diary_entry = typed_table(
    "diary_entry",
    diary_entry_columns,
    UniqueConstraint("ref"),
    UniqueConstraint("calendar", "uid", "recurrence", "kind"),
    one_of("kind", "kind", EntryKind),
    sqlite_autoincrement=True,
)
Index("ix_diary_entry_days", diary_entry.c.first_day, diary_entry.c.last_day)
partial_index("ix_diary_entry_meeting", diary_entry.c.meeting_id, where=diary_entry.c.meeting_id.is_not(None))
