"""Tables: delegations (a meeting × a party) and delegates (a person in a delegation)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, Text, UniqueConstraint, func, select

from secretariat.delegations.states import Accreditation, DelegationStatus, Function, InvitedAs
from secretariat.meetings.model import meeting
from secretariat.people.kept_for import are_places
from secretariat.record.hanging import counts
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


class delegation_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 120)  # APEC-SMEMM-18:KR
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    party_id: Named[int] = Column(ForeignKey("party.id"), nullable=False, info=info(N_("Party")))
    status: Named[str] = short_text(N_("Status"), 20)
    invited_as: Named[str] = short_text(N_("Invited as"), 20)
    note_verbale: Named[str] = short_text(N_("Note verbale"), 200)  # its reference
    note_verbale_date: Named[str] = short_text(N_("Date of the note verbale"), 40)  # EDTF
    invited_on: Named[str] = short_text(N_("Invited on"), 40)  # EDTF, like the days below
    nominated_on: Named[str] = short_text(N_("Nominated on"), 40)
    registered_on: Named[str] = short_text(N_("Registered on"), 40)
    confirmed_on: Named[str] = short_text(N_("Confirmed on"), 40)
    regrets_on: Named[str] = short_text(N_("Regrets on"), 40)
    regrets_reason: Named[str] = short_text(N_("Why regrets"), 500)
    credentials: Named[str] = short_text(N_("Credentials"), 200)  # their reference
    credentials_on: Named[str] = short_text(N_("Credentials received on"), 40)
    quota: Named[int | None] = Column(info=info(N_("Quota")))  # delegates at most; none: the meeting's
    position: Named[int | None] = Column(info=info(N_("Place in the order")))  # for an order by hand
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note")))
    source: Named[str] = short_text(N_("Source"), 1000)


delegation = typed_table(
    "delegation",
    delegation_columns,
    UniqueConstraint("meeting_id", "party_id", info={"message": N_("That party already has a delegation there.")}),
    one_of("status", "status", DelegationStatus),
    one_of("invited_as", "invited_as", InvitedAs),
    sqlite_autoincrement=True,
    info={"reusable_ref": True},
)
Index("ix_delegation_party", delegation.c.party_id)
_of_meeting = select(func.count(delegation.c.id)).where(delegation.c.meeting_id == meeting.c.id)
counts(meeting, "parties", _of_meeting.correlate(meeting).scalar_subquery())


class delegate_columns(Recorded):
    ref: Named[str] = reference_text(N_("Reference"), 120)  # APEC-SMEMM-18:KR:P-12
    delegation_id: Named[int] = Column(ForeignKey("delegation.id"), nullable=False, info=info(N_("Delegation")))
    meeting_id: Named[int] = Column(ForeignKey("meeting.id"), nullable=False, info=info(N_("Meeting")))
    person_id: Named[int] = Column(ForeignKey("person.id"), nullable=False, info=info(N_("Person")))
    function: Named[str] = short_text(N_("Function"), 30)
    rank: Named[int | None] = Column(info=info(N_("Rank")))  # 1 is the highest
    title: Named[str] = personal_text(N_("Official title"))  # as of this meeting
    organisation: Named[str] = personal_text(N_("Organisation"))
    representing: Named[str] = personal_text(N_("Representing"))
    accreditation: Named[str] = short_text(N_("Accreditation"), 20)
    replaced_by_id: Named[int | None] = Column(ForeignKey("delegate.id"), info=info(N_("Replaced by")))
    arrived_at: Named[datetime | None] = Column(UtcTime, info=info(N_("Arrived"), personal=True))
    arrival: Named[str] = personal_text(N_("Arrival"), 20)  # as ``travel`` keeps it: 2018-12-03 14:30
    departure: Named[str] = personal_text(N_("Departure"), 20)
    dietary: Named[str] = personal_text(N_("Dietary needs"))
    note: Named[str] = Column(Text, nullable=False, server_default="", info=info(N_("Note"), personal=True))
    source: Named[str] = personal_text(N_("Source"), 1000)


delegate = typed_table(
    "delegate",
    delegate_columns,
    one_of("function", "function", Function),
    one_of("accreditation", "accreditation", Accreditation),
    sqlite_autoincrement=True,
    info={"reusable_ref": True},
)
Index("ix_delegate_delegation", delegate.c.delegation_id)
Index("ix_delegate_person", delegate.c.person_id)
# Asked whenever a delegate is deleted; few are replaced, and who is not needs no place in it.
partial_index("ix_delegate_replaced_by", delegate.c.replaced_by_id, where=delegate.c.replaced_by_id.is_not(None))
_active = delegate.c.accreditation.not_in([Accreditation.WITHDRAWN.value, Accreditation.REPLACED.value])
_active_head = (delegate.c.function == Function.HEAD.value) & _active
partial_index("uq_delegate_active_place", delegate.c.meeting_id, delegate.c.person_id, unique=True, where=_active)
partial_index("uq_delegate_active_head", delegate.c.delegation_id, unique=True, where=_active_head)
are_places(
    select(
        delegate.c.person_id.label("person"),
        meeting.c.id.label("meeting_id"),
        meeting.c.ref.label("meeting"),
        meeting.c.ends.label("ends"),
    ).join(meeting, meeting.c.id == delegate.c.meeting_id)
)
