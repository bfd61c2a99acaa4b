"""Tables: series, meetings, outcomes and the parties to an outcome."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Date, ForeignKey, Index, Named, Text, UniqueConstraint

from secretariat.meetings.states import Level, MeetingStatus, OutcomeKind
from secretariat.record.schema import (
    Recorded,
    info,
    one_of,
    partial_index,
    personal_text,
    reference_text,
    short_text,
    sort_text,
)
from secretariat.record.typed_table import typed_table
from secretariat.values.language import N_


class series_columns(Recorded):
    code: Named[str] = reference_text(N_("Code"), 40)
    name: Named[str] = short_text(N_("Name"))
    name_id: Named[str] = short_text(N_("Indonesian name"))
    forum_id: Named[int | None] = Column(ForeignKey("forum.id"), info=info(N_("Forum")))
    level: Named[str] = short_text(N_("Level"), 30)
    cadence: Named[str] = short_text(N_("Cadence"), 200)  # RFC 5545 RRULE, "" where there is none
    cadence_text: Named[str] = short_text(N_("Cadence in words"), 200)
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    sort_key: Named[str] = sort_text(300)
    folded: Named[str] = Column(Text, nullable=False)


series = typed_table(
    "series",
    series_columns,
    UniqueConstraint("code", info={"message": N_("There is already a series with that code.")}),
    one_of("level", "level", Level),
    sqlite_autoincrement=True,
    info={"reusable_ref": True, "kept_elsewhere": True},
)
partial_index("ix_series_forum", series.c.forum_id, where=series.c.forum_id.is_not(None))


class meeting_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 80)
    series_id: Named[int | None] = Column(ForeignKey("series.id"), info=info(N_("Series")))
    forum_id: Named[int | None] = Column(ForeignKey("forum.id"), info=info(N_("Forum")))
    ordinal: Named[int | None] = Column(info=info(N_("Ordinal")))  # given, never computed
    title: Named[str] = short_text(N_("Title"), 500)
    level: Named[str] = short_text(N_("Level"), 30)
    status: Named[str] = short_text(N_("Status"), 20)
    dates: Named[str] = short_text(N_("Dates"), 80)  # EDTF, "" while unknown
    starts: Named[date | None] = Column(Date)  # first day of ``dates``
    ends: Named[date | None] = Column(Date)  # last day of ``dates``
    dates_sort: Named[str] = sort_text(60)
    place: Named[str] = short_text(N_("Place"))
    timezone: Named[str] = short_text(N_("Time zone"), 60)  # IANA name, "" while unknown
    host_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Host")))
    chair: Named[str] = personal_text(N_("Chair"))
    theme: Named[str] = short_text(N_("Theme"), 500)
    outcome_document: Named[str] = short_text(N_("Outcome document"))
    in_margins_of_id: Named[int | None] = Column(ForeignKey("meeting.id"), info=info(N_("In the margins of")))
    precedence: Named[str] = short_text(N_("Order of precedence"), 40)  # a rule of delegations/precedence.py
    precedence_language: Named[str] = short_text(N_("Names in the order of precedence"), 5)  # "" is English
    quota: Named[int | None] = Column(info=info(N_("Quota")))  # delegates of one party at most
    paper_pattern: Named[str] = short_text(N_("Symbols of papers"), 80)  # {year}/SMEMM/{number:03}; "": the office's
    bilateral_minutes: Named[int | None] = Column(info=info(N_("Minutes of a bilateral")))  # none: the office's
    walk_minutes: Named[int | None] = Column(info=info(N_("Minutes between buildings")))  # none: the office's
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    sort_key: Named[str] = sort_text(500)
    folded: Named[str] = Column(Text, nullable=False)


meeting = typed_table(
    "meeting",
    meeting_columns,
    UniqueConstraint("ref", info={"message": N_("There is already a meeting with that reference.")}),
    one_of("level", "level", Level),
    one_of("status", "status", MeetingStatus),
    sqlite_autoincrement=True,
    info={"kept_elsewhere": True, "attended": True},
)
Index("ix_meeting_dates", meeting.c.dates_sort, meeting.c.id)
Index("ix_meeting_title", meeting.c.sort_key, meeting.c.id)
Index("ix_meeting_margins", meeting.c.in_margins_of_id)
Index("ix_meeting_series", meeting.c.series_id)
partial_index("ix_meeting_forum", meeting.c.forum_id, where=meeting.c.forum_id.is_not(None))
partial_index("ix_meeting_host", meeting.c.host_id, where=meeting.c.host_id.is_not(None))


class outcome_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)  # O-12
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    kind: Named[str] = short_text(N_("Kind"), 20)
    text: Named[str] = Column(Text, nullable=False, info=info(N_("Text")))
    parties: Named[str] = short_text(N_("By"), 300)  # party codes, spaced; "": the meeting
    source: Named[str] = short_text(N_("Source"), 1000)
    position: Named[int] = Column(nullable=False)
    folded: Named[str] = Column(Text, nullable=False)


outcome = typed_table(
    "outcome",
    outcome_columns,
    UniqueConstraint("ref"),
    one_of("kind", "kind", OutcomeKind),
    sqlite_autoincrement=True,
)
Index("ix_outcome_meeting", outcome.c.meeting_id, outcome.c.position, outcome.c.id)
