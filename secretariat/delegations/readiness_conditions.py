"""What a delegation lacks, as conditions of SQL: the rule of ``readiness`` for lists that are windows on the record."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from secretariat.delegations.filters import Narrowed
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.readiness import Lack
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.delegations.transitions import INACTIVE
from secretariat.meetings.model import meeting

_LATE: Final = (DelegationStatus.REGISTERED.value, DelegationStatus.CONFIRMED.value)


def readiness_conditions(asked: Narrowed) -> list[ColumnElement[bool]]:
    """What a delegation must answer that is asked for by what it lacks; its meeting has to be joined."""
    found = [_lacks(lack) for lack in sorted(asked.lacks)]
    if asked.not_ready:
        found.append(or_(*map(_lacks, Lack)))
    return [and_(delegation.c.status != DelegationStatus.REGRETS.value, one) for one in found]


def _lacks(lack: Lack) -> ColumnElement[bool]:
    match lack:
        case Lack.NO_HEAD:
            return ~_head()
        case Lack.HEAD_NOT_CONFIRMED:
            return _head(Accreditation.NOMINATED)
        case Lack.OVER_QUOTA:
            return _size() > func.coalesce(delegation.c.quota, meeting.c.quota)
        case Lack.NO_NOTE_VERBALE:
            return and_(delegation.c.status != DelegationStatus.INVITED.value, delegation.c.note_verbale == "")
        case Lack.NO_CREDENTIALS:
            received = or_(delegation.c.credentials != "", delegation.c.credentials_on != "")
            return and_(delegation.c.status.in_(_LATE), ~received)


def _head(accreditation: Accreditation | None = None) -> ColumnElement[bool]:
    one = delegate.alias()
    found = exists().where(one.c.delegation_id == delegation.c.id, one.c.function == Function.HEAD.value)
    if accreditation is None:
        found = found.where(one.c.accreditation.not_in(sorted(INACTIVE)))
    else:
        found = found.where(one.c.accreditation == accreditation.value)
    return found.correlate(delegation)


def _size() -> ColumnElement[int]:
    one = delegate.alias()
    active = and_(one.c.delegation_id == delegation.c.id, one.c.accreditation.not_in(sorted(INACTIVE)))
    return select(func.count()).select_from(one).where(active).correlate(delegation).scalar_subquery()
