"""The delegations of every meeting, as one window on the record."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, and_, case, exists, func, or_, select

from secretariat.delegations.filters import narrowed_to
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.readiness import Readiness, lacks
from secretariat.delegations.readiness_conditions import readiness_conditions
from secretariat.delegations.rows import DelegationRow
from secretariat.delegations.states import DelegationStatus, Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.meetings.model import meeting, series
from secretariat.parties.model import party
from secretariat.parties.naming import in_alphabet, named
from secretariat.parties.rosters import name_in_forum
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.record.record import Record
from secretariat.record.window import AnySelect, Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.text import folded

_ACTIVE: Final = delegate.c.accreditation.not_in(sorted(INACTIVE))
_PROGRESS: Final = case(
    {status.value: place for place, status in enumerate(DelegationStatus)}, value=delegation.c.status, else_=0
).label("progress")
_MEETING: Final = meeting.c.id.label("of_meeting")


def _order(sort: str) -> tuple[ColumnElement[Any], ...]:
    if sort == "party":
        return in_alphabet(), meeting.c.dates_sort, delegation.c.id
    if sort == "status":
        return _PROGRESS, delegation.c.id
    return meeting.c.dates_sort, _MEETING, in_alphabet(), delegation.c.id


def all_delegations(record: Record, query: ListQuery) -> Window[DelegationRow]:
    """The delegations of all meetings, by the meetings' dates and then by party; ``party`` and ``status`` sort too."""
    counted_delegate = delegate.alias()
    size = (
        select(func.count())
        .select_from(counted_delegate)
        .where(
            counted_delegate.c.delegation_id == delegation.c.id,
            counted_delegate.c.accreditation.not_in(sorted(INACTIVE)),
        )
        .correlate(delegation)
        .scalar_subquery()
    )
    head = and_(delegate.c.delegation_id == delegation.c.id, delegate.c.function == Function.HEAD.value, _ACTIVE)
    base: AnySelect = (
        select(
            delegation.c.id,
            delegation.c.version,
            delegation.c.ref,
            delegation.c.status,
            delegation.c.note_verbale,
            meeting.c.ref.label("meeting"),
            meeting.c.dates_sort,
            _MEETING,
            party.c.code,
            in_alphabet(),
            _name(record.today, "en").label("name"),
            _name(record.today, "id").label("name_id"),
            person.c.name.label("person"),
            person.c.given,
            person.c.family,
            person.c.family_first,
            size.label("size"),
            delegation.c.invited_as,
            func.coalesce(delegation.c.quota, meeting.c.quota).label("allowed"),
            or_(delegation.c.credentials != "", delegation.c.credentials_on != "").label("has_credentials"),
            delegate.c.accreditation.label("head_accreditation"),
            _PROGRESS,
        )
        .join(meeting, meeting.c.id == delegation.c.meeting_id)
        .join(party, party.c.id == delegation.c.party_id)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .outerjoin(delegate, head)
        .outerjoin(person, person.c.id == delegate.c.person_id)
    )
    counted: AnySelect = (
        select(delegation.c.id)
        .join(meeting, meeting.c.id == delegation.c.meeting_id)
        .join(party, party.c.id == delegation.c.party_id)
    )
    asked = narrowed_to(query)
    for holds in (*map(_holds, asked.words), *readiness_conditions(asked)):
        base, counted = base.where(holds), counted.where(holds)
    return Window(record, base, _order(query.sort), _row, descending=query.descending, counted=counted)


def _name(today: date, language: str) -> ColumnElement[Any]:
    """The party's name in the meeting's forum on the meeting's first day."""
    forum = func.coalesce(meeting.c.forum_id, series.c.forum_id)
    query = name_in_forum(forum, party.c.id, func.coalesce(meeting.c.starts, today), language=language)
    return func.coalesce(query.correlate(meeting, series, party).scalar_subquery(), named(language=language))


def _holds(word: str) -> ColumnElement[bool]:
    statuses = [status.value for status in DelegationStatus if word in folded(f"{status.value} {_(status.value)}")]
    other_delegate, other_person = delegate.alias(), person.alias()
    somebody = exists().where(
        other_delegate.c.delegation_id == delegation.c.id,
        other_person.c.id == other_delegate.c.person_id,
        other_person.c.folded.contains(word, autoescape=True),
    )
    return or_(
        party.c.folded.contains(word, autoescape=True),
        meeting.c.folded.contains(word, autoescape=True),
        delegation.c.status.in_(statuses),
        somebody.correlate(delegation),
    )


def _row(row: RowMapping) -> DelegationRow:
    head = printed_name(row["given"], row["family"], row["family_first"], row["person"]) if row["person"] else ""
    accreditation = row["head_accreditation"] or ""
    ready = Readiness(
        row["status"], accreditation, row["size"], row["allowed"], row["note_verbale"], row["has_credentials"]
    )
    return DelegationRow(
        id=row["id"],
        version=row["version"],
        ref=row["ref"],
        meeting=row["meeting"],
        party=row["code"],
        name=row["name"],
        name_id=row["name_id"],
        status=row["status"],
        head=head,
        size=row["size"],
        note_verbale=row["note_verbale"],
        invited_as=row["invited_as"],
        lacks=lacks(ready),
    )
