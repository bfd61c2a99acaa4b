"""What takes place when: the sessions and bilaterals that have their times, at any meeting, and who heads delegations.

The clashes of a programme and the placing of bilaterals both read it here, so that they agree on what stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.bilaterals.states import OFF
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.meetings.model import meeting
from secretariat.meetings.programme_model import session
from secretariat.meetings.rooms import parts_of
from secretariat.meetings.states import MeetingStatus, SessionKind, SessionStatus
from secretariat.values.text import folded

HEADS_AT: Final = (SessionKind.PLENARY.value, SessionKind.RESTRICTED.value)
"""The kinds of sessions at which every head of delegation of their meeting is."""
_NOT_HELD: Final = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
_NO_HEAD: Final = (Accreditation.WITHDRAWN.value, Accreditation.REPLACED.value)
_NOBODY: Final = frozenset({"tbc", "tba", "tbd", "tbn", "n.n.", "?", "-", "–"})
"""What stands where a name is to come."""
_host = meeting.alias("host")


def sessions_held(connection: Connection, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    """The planned sessions that have their times, in order; ``venue`` is the meeting whose rooms they are in.

    ``at`` and ``zone`` are their meeting's title and its zone.
    """
    query = (
        select(session, meeting.c.title.label("at"), *_where())
        .join(meeting, meeting.c.id == session.c.meeting_id)
        .outerjoin(_host, _host.c.id == meeting.c.in_margins_of_id)
        .where(which, session.c.status == SessionStatus.PLANNED.value, _is_held())
        .where(session.c.starts.is_not(None), session.c.ends.is_not(None))
        .order_by(session.c.starts, session.c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def bilaterals_held(connection: Connection, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    """The bilaterals with a slot that were neither declined nor cancelled, in order; ``at`` is their host's title.

    Where nobody said until when one lasts, ``slot_ends`` is ``None``.
    """
    query = (
        select(bilateral, meeting.c.title, func.coalesce(_host.c.title, meeting.c.title).label("at"), *_where())
        .join(meeting, meeting.c.id == bilateral.c.meeting_id)
        .outerjoin(_host, _host.c.id == meeting.c.in_margins_of_id)
        .where(which, bilateral.c.status.not_in(OFF), _is_held(), bilateral.c.slot_starts.is_not(None))
        .order_by(bilateral.c.slot_starts, bilateral.c.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def heads_of_delegations(connection: Connection, meetings: Iterable[int]) -> dict[tuple[int, int], int]:
    """The head (a person) of the delegation of a party (second) at a meeting (first), for all of these meetings.

    Nobody who was withdrawn or replaced, nor of a delegation with regrets.
    """
    query = (
        select(delegation.c.meeting_id, delegation.c.party_id, delegate.c.person_id)
        .join(delegate, delegate.c.delegation_id == delegation.c.id)
        .where(delegation.c.meeting_id.in_(sorted(meetings)), delegate.c.function == Function.HEAD.value)
        .where(delegate.c.accreditation.not_in(_NO_HEAD))
        .where(delegation.c.status != DelegationStatus.REGRETS.value)
    )
    return {(at, of): who for at, of, who in connection.execute(query)}


def names_written(*texts: str) -> list[tuple[str, str]]:
    """Names in texts, separated by ``;``: folded, and as they are written; not what stands where one is to come."""
    parts = [(folded(part), part) for text in texts for part in parts_of(text)]
    return [pair for pair in parts if pair[0] not in _NOBODY]


def _where() -> tuple[ColumnElement[Any], ...]:
    return (
        func.coalesce(meeting.c.in_margins_of_id, meeting.c.id).label("venue"),
        func.coalesce(func.nullif(meeting.c.timezone, ""), _host.c.timezone, "").label("zone"),
    )


def _is_held() -> ColumnElement[bool]:
    """Whether neither the meeting nor its host was cancelled or postponed: then nobody is engaged there."""
    return meeting.c.status.not_in(_NOT_HELD) & or_(_host.c.id.is_(None), _host.c.status.not_in(_NOT_HELD))
