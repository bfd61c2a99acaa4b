"""What is still undecided of a meeting before it is closed: every noun that hangs on it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.agenda.model import agenda_item, carried_item
from secretariat.agenda.states import ItemStatus
from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.states import BilateralStatus
from secretariat.declarations.model import declaration
from secretariat.declarations.states import DeclarationStatus
from secretariat.delegations.model import delegation
from secretariat.delegations.states import DelegationStatus
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, outcome
from secretariat.meetings.programme_model import session
from secretariat.meetings.states import Level, MeetingStatus, OutcomeKind, SessionStatus
from secretariat.parties.model import party
from secretariat.record.record import Record
from secretariat.record.undecided import Undecided, leaves_undecided, undecided_of
from secretariat.values.language import N_

_NOT_HELD: Final = (
    BilateralStatus.REQUESTED.value,
    BilateralStatus.COUNTER_PROPOSED.value,
    BilateralStatus.CONFIRMED.value,
    BilateralStatus.RESCHEDULED.value,
)
_NEGOTIATED: Final = (
    DeclarationStatus.ZERO_DRAFT.value,
    DeclarationStatus.UNDER_NEGOTIATION.value,
    DeclarationStatus.SOM_AGREED.value,
    DeclarationStatus.AD_REFERENDUM.value,
    DeclarationStatus.UNDER_SILENCE.value,
)
_UNCONFIRMED: Final = (
    DelegationStatus.INVITED.value,
    DelegationStatus.NOMINATED.value,
    DelegationStatus.REGISTERED.value,
)
_COMMITTING: Final = (OutcomeKind.AGREED.value, OutcomeKind.OFFERED.value)
_AHEAD: Final = (MeetingStatus.TENTATIVE.value, MeetingStatus.CONFIRMED.value, MeetingStatus.IN_SESSION.value)


def still_undecided(record: Record, which: str) -> tuple[str, list[Undecided]]:
    """What is still undecided of the meeting that ``which`` means; its reference comes first."""
    with record.reading() as connection:
        id_ = meeting_id(connection, which)
        ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == id_)).scalar_one()
        return ref, undecided_of(connection, meeting, id_)


@leaves_undecided(meeting)
def _sessions(connection: Connection, at: int) -> Iterator[Undecided]:
    """Sessions that began and were not ended."""
    of = (session.c.meeting_id == at, session.c.status != SessionStatus.CANCELLED.value)
    running = _named(connection, session.c.title, *of, session.c.began_at.is_not(None), session.c.ended_at.is_(None))
    yield Undecided(N_("Sessions"), N_("still running"), running)


@leaves_undecided(meeting)
def _items(connection: Connection, at: int) -> Iterator[Undecided]:
    """Items that were not taken, and those carried over into no meeting yet."""
    of = agenda_item.c.meeting_id == at
    order = agenda_item.c.path
    planned = _named(connection, agenda_item.c.number, of, _in(ItemStatus.PLANNED), order=order)
    yield Undecided(N_("Agenda"), N_("items not taken"), planned)
    postponed = _named(connection, agenda_item.c.number, of, _in(ItemStatus.POSTPONED), order=order)
    yield Undecided(N_("Agenda"), N_("items postponed"), postponed)
    gone = agenda_item.c.id.in_(select(carried_item.c.from_id))
    carried = _named(connection, agenda_item.c.number, of, _in(ItemStatus.CARRIED_OVER), ~gone, order=order)
    yield Undecided(N_("Agenda"), N_("items carried over into no meeting yet"), carried)


def _in(status: ItemStatus) -> ColumnElement[bool]:
    return agenda_item.c.status == status.value


@leaves_undecided(meeting)
def _bilaterals(connection: Connection, at: int) -> Iterator[Undecided]:
    """Bilaterals in the margins that were not held, and records of discussion that are not cleared."""
    for states, words in ((_NOT_HELD, N_("not held")), ((BilateralStatus.HELD.value,), N_("record not cleared"))):
        query = (
            select(bilateral.c.ref)
            .join(meeting, meeting.c.id == bilateral.c.meeting_id)
            .where(meeting.c.in_margins_of_id == at, bilateral.c.status.in_(states))
            .order_by(bilateral.c.ref)
        )
        yield Undecided(N_("Bilaterals"), words, tuple(connection.execute(query).scalars()))


@leaves_undecided(meeting)
def _in_the_margins(connection: Connection, at: int) -> Iterator[Undecided]:
    """Other meetings in the margins that are not over."""
    of = (meeting.c.in_margins_of_id == at, meeting.c.level != Level.BILATERAL.value)
    yield Undecided(
        N_("In the margins"), N_("not concluded"), _named(connection, meeting.c.ref, *of, meeting.c.status.in_(_AHEAD))
    )


@leaves_undecided(meeting)
def _texts(connection: Connection, at: int) -> Iterator[Undecided]:
    """Declarations that are neither adopted nor given up."""
    negotiated = _named(
        connection, declaration.c.ref, declaration.c.meeting_id == at, declaration.c.status.in_(_NEGOTIATED)
    )
    yield Undecided(N_("Texts"), N_("neither adopted nor ended"), negotiated)


@leaves_undecided(meeting)
def _commitments(connection: Connection, at: int) -> Iterator[Undecided]:
    """What was agreed or offered, and nobody follows up."""
    followed = select(action.c.outcome_id).where(action.c.outcome_id.is_not(None))
    of = (outcome.c.meeting_id == at, outcome.c.kind.in_(_COMMITTING), outcome.c.id.not_in(followed))
    yield Undecided(
        N_("Outcomes"), N_("without an action"), _named(connection, outcome.c.ref, *of, order=outcome.c.position)
    )


@leaves_undecided(meeting)
def _delegations(connection: Connection, at: int) -> Iterator[Undecided]:
    """Delegations that neither confirmed nor sent regrets."""
    query = (
        select(party.c.code)
        .join(delegation, delegation.c.party_id == party.c.id)
        .where(delegation.c.meeting_id == at, or_(*(delegation.c.status == one for one in _UNCONFIRMED)))
        .order_by(party.c.code)
    )
    yield Undecided(N_("Delegations"), N_("neither confirmed nor regrets"), tuple(connection.execute(query).scalars()))


def _named(
    connection: Connection, name: ColumnElement[str], *conditions: ColumnElement[bool], order: Any = None
) -> tuple[str, ...]:
    query = select(name).where(*conditions).order_by(name if order is None else order)
    found: Sequence[str] = connection.execute(query).scalars().all()
    return tuple(found)
