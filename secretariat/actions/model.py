"""Tables: actions, their measures and progress, where they were carried to, filters kept under names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Named,
    String,
    Text,
    UniqueConstraint,
    literal,
    or_,
    select,
)

from secretariat.actions.due import UNKNOWN_DATE_SORT
from secretariat.actions.states import ActionStatus, Priority
from secretariat.people.kept_for import are_needed
from secretariat.record.schema import (
    Recorded,
    UtcTime,
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


class action_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 20)
    title: Named[str] = short_text(N_("What"), 500)
    status: Named[str] = short_text(N_("Status"), 20)
    open: Named[bool] = Column(Boolean(create_constraint=False), nullable=False)  # agreed or in progress
    priority: Named[str] = short_text(N_("Priority"), 10)
    urgency: Named[int] = Column(nullable=False)  # priority as a number to sort by: 0 is the highest
    due: Named[str] = short_text(N_("Due"), 80)  # EDTF, "" while unknown
    due_by: Named[date | None] = Column(Date)  # its last day
    due_sort: Named[str] = sort_text(60)
    lead: Named[str] = Column(  # the lead as it reads in lists, worked out from the four below
        String(300), nullable=False, server_default="", info={"label": N_("Lead"), "derived": True, "personal": True}
    )
    lead_sort: Named[str] = sort_text(300)
    lead_indonesian: Named[str] = Column(String(300), nullable=False, server_default="")  # as it reads in Indonesian
    lead_indonesian_sort: Named[str] = sort_text(300, server_default="")
    lead_party_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Lead party")))
    lead_organisation: Named[str] = personal_text(N_("Lead organisation"))
    lead_unit: Named[str] = personal_text(N_("Lead unit"))
    lead_person_id: Named[int | None] = Column(ForeignKey("person.id"), info=info(N_("Lead person")))
    supporting: Named[str] = personal_text(N_("Supporting"), 500)
    counterpart_id: Named[int | None] = Column(ForeignKey("party.id"), info=info(N_("Counterpart")))
    meeting_id: Named[int | None] = Column(ForeignKey("meeting.id"), info=info(N_("From the meeting")))
    item_id: Named[int | None] = Column(ForeignKey("agenda_item.id"), info=info(N_("From the agenda item")))
    outcome_id: Named[int | None] = Column(ForeignKey("outcome.id"), info=info(N_("From the outcome")))
    paragraph_id: Named[int | None] = Column(ForeignKey("paragraph.id"), info=info(N_("From the paragraph")))
    target: Named[int | None] = Column(info=info(N_("Target")))
    unit: Named[str] = short_text(N_("Unit"), 60)
    achieved: Named[int] = Column(nullable=False, info=info(N_("Achieved")))  # the sum of the progress logged
    begun_on: Named[date | None] = Column(Date, info=info(N_("In progress since")))
    ended: Named[str] = short_text(N_("Done or ended on"), 60)  # EDTF, "" while open
    ended_by: Named[date | None] = Column(Date)  # last day of ``ended``: what was open on a past day
    agreed_on: Named[date | None] = Column(Date, info=info(N_("Agreed on")))  # None: always been there
    evidence: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Evidence")))
    why: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Why")))
    superseded_by_id: Named[int | None] = Column(ForeignKey("action.id"), info=info(N_("Superseded by")))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)
    tags: Named[str] = short_text(N_("Tags"), 300)  # words in lower case, one space between: "ovop training"
    parent_id: Named[int | None] = Column(ForeignKey("action.id"), info=info(N_("Part of")))
    weight: Named[int] = Column(nullable=False, server_default="1", info=info(N_("Weight")))  # among its parent's parts
    percent: Named[int | None] = Column(info={"label": N_("Progress"), "derived": True})  # 0 to 100, see progress.py
    reminders: Named[str] = short_text(N_("Reminders"), 100)  # ISO 8601 durations before the last day: "P14D P3D"
    rule: Named[str] = short_text(N_("Recurs"), 300)  # an RFC 5545 recurrence rule: "FREQ=YEARLY;INTERVAL=2"
    rule_from: Named[str] = short_text(N_("Recurs from"), 20)  # "due" or "completion"; "" where it does not recur
    first_occurrence_id: Named[int | None] = Column(ForeignKey("action.id"), info=info(N_("Occurrence of")))
    occurrence: Named[int] = Column(nullable=False, server_default="0", info=info(N_("Occurrence")))  # 1, 2, …; 0: none
    title_sort: Named[str] = sort_text(500)
    folded: Named[str] = Column(Text, nullable=False)
    updated_at: Named[datetime] = Column(UtcTime, nullable=False)


action = typed_table(
    "action",
    action_columns,
    UniqueConstraint("ref"),
    one_of("status", "status", ActionStatus),
    one_of("priority", "priority", Priority),
    sqlite_autoincrement=True,
)
_sorted_by: dict[str, Column[Any]] = {
    "due": action.c.due_sort,
    "lead": action.c.lead_sort,
    "lead_indonesian": action.c.lead_indonesian_sort,
    "title": action.c.title_sort,
    "urgency": action.c.urgency,
    "percent": action.c.percent,
    "updated": action.c.updated_at,
}
for _name, _column in _sorted_by.items():
    Index(f"ix_action_{_name}", _column, action.c.id)
    Index(f"ix_action_open_{_name}", action.c.open, _column, action.c.id)
Index("ix_action_open_due_by", action.c.open, action.c.due_by)
Index("ix_action_open", action.c.open, action.c.id)
UNASSIGNED: Final = or_(
    action.c.lead == literal("", literal_execute=True),
    action.c.due_sort == literal(UNKNOWN_DATE_SORT, literal_execute=True),
)
"""Without an owner or without a date. Its values stand in the statement itself: a database reads an index that holds
only some rows where it can see that the question is about those."""
HAS_REMINDERS: Final = action.c.reminders != literal("", literal_execute=True)
"""With a reminder; its value stands in the statement, as above."""
partial_index("ix_action_reminded", action.c.open, action.c.due_by, action.c.id, where=HAS_REMINDERS)
# The lead stands in it for counting, which then looks at no action.
partial_index("ix_action_unassigned", action.c.open, action.c.due_sort, action.c.id, action.c.lead, where=UNASSIGNED)
Index("ix_action_meeting", action.c.meeting_id)
Index("ix_action_counterpart", action.c.counterpart_id)
Index("ix_action_lead_party", action.c.lead_party_id)
Index("ix_action_outcome", action.c.outcome_id)
Index("ix_action_parent", action.c.parent_id)
Index("ix_action_superseded_by", action.c.superseded_by_id)
Index("ix_action_first_occurrence", action.c.first_occurrence_id)
partial_index("ix_action_lead_person", action.c.lead_person_id, where=action.c.lead_person_id.is_not(None))
partial_index("ix_action_item", action.c.item_id, where=action.c.item_id.is_not(None))
partial_index("ix_action_paragraph", action.c.paragraph_id, where=action.c.paragraph_id.is_not(None))


class action_measure_columns(Recorded):
    """A further measure of an action, beside its own target: "100 registered" is its own, "20 surveyed" is this."""

    action_id: Named[int] = Column(ForeignKey("action.id"), nullable=False, info=info(N_("Action")))
    target: Named[int] = Column(nullable=False, info=info(N_("Target")))
    unit: Named[str] = short_text(N_("Unit"), 60)
    achieved: Named[int] = Column(nullable=False, info=info(N_("Achieved")))  # the sum of the progress logged on it


action_measure = typed_table("action_measure", action_measure_columns, sqlite_autoincrement=True)
Index("ix_action_measure_action", action_measure.c.action_id, action_measure.c.id)


class action_progress_columns(Recorded):
    action_id: Named[int] = Column(ForeignKey("action.id"), nullable=False, info=info(N_("Action")))
    logged_on: Named[date] = Column(Date, nullable=False, info=info(N_("Date")))
    amount: Named[int] = Column(nullable=False, info=info(N_("Amount")))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    user: Named[str] = Column(String(200), nullable=False, info=info(N_("By")))
    measure_id: Named[int | None] = Column(ForeignKey("action_measure.id"), info=info(N_("Measure")))  # None: its own


action_progress = typed_table("action_progress", action_progress_columns, sqlite_autoincrement=True)
Index("ix_action_progress_measure", action_progress.c.measure_id)
Index("ix_action_progress_action", action_progress.c.action_id, action_progress.c.logged_on)


class carried_over_columns(Recorded):
    """An action still open that was carried into a later meeting; where it came from stays on the action."""

    action_id: Named[int] = Column(ForeignKey("action.id"), nullable=False, info=info(N_("Action")))
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    carried_on: Named[date] = Column(Date, nullable=False, info=info(N_("Carried over on")))
    user: Named[str] = Column(String(200), nullable=False, info=info(N_("By")))


carried_over = typed_table(
    "carried_over",
    carried_over_columns,
    UniqueConstraint("action_id", "meeting_id"),
    sqlite_autoincrement=True,
)
Index("ix_carried_over_meeting", carried_over.c.meeting_id)


class saved_filter_columns(Recorded):
    """A filter of the tracker, in words, kept under a name for the whole office, with the order it is read in."""

    name: Named[str] = short_text(N_("Name"), 80)
    words: Named[str] = short_text(N_("Filter in words"), 500)
    sort: Named[str] = short_text(N_("Order"), 40)
    descending: Named[bool] = Column(Boolean(create_constraint=False), nullable=False, info=info(N_("Descending")))


saved_filter = typed_table("saved_filter", saved_filter_columns, UniqueConstraint("name"), sqlite_autoincrement=True)
are_needed(select(action.c.lead_person_id).where(action.c.open, action.c.lead_person_id.is_not(None)))
