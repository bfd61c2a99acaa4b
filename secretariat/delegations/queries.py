"""What staff read of delegations: lists, one delegation with its people, the delegates of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.all_meetings import all_delegations
from secretariat.delegations.filters import narrowed_to
from secretariat.delegations.finding import delegate_id, delegation_id, delegation_of_ref
from secretariat.delegations.listed import Listed
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.rolls import roll_of
from secretariat.delegations.rows import DelegateRow, DelegationDetail, DelegationRow, Roll
from secretariat.delegations.states import Accreditation, DelegationStatus, Function
from secretariat.meetings.finding import meeting_id
from secretariat.parties.naming import own_name
from secretariat.record.record import Record
from secretariat.record.window import Window
from secretariat.values.language import _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded, sort_key

DelegationWindow: TypeAlias = "Window[DelegationRow] | Listed[DelegationRow]"

_STATUSES = {status.value: place for place, status in enumerate(DelegationStatus)}
_FUNCTIONS = {function.value: place for place, function in enumerate(Function)}
_ACCREDITATIONS = {state.value: place for place, state in enumerate(Accreditation)}

# Orders other than that of precedence; Python's sort is stable, so that ties stay in precedence.
DELEGATION_SORTS: dict[str, Callable[[DelegationDetail], Any] | None] = {
    "precedence": None,
    "party": lambda one: sort_key(own_name(one.name, one.name_id)),
    "status": lambda one: _STATUSES.get(one.status, 0),
    "size": lambda one: len(one.delegates),
}
DELEGATE_SORTS: dict[str, Callable[[DelegateRow], Any] | None] = {
    "precedence": None,
    "name": lambda one: one.sort_key,
    "function": lambda one: _FUNCTIONS.get(one.function, 0),
    "accreditation": lambda one: _ACCREDITATIONS.get(one.accreditation, 0),
}


def delegations_window(record: Record, query: ListQuery) -> DelegationWindow:
    """The delegations, filtered by words in party, status, or a delegate's name, title or organisation, and by what
    they lack ("not ready", "no credentials").

    With a ``meeting`` in the scope, those of the meeting, in its order of precedence unless another is asked for;
    without one, those of every meeting, by the meetings' dates.
    """
    at = query.scope.get("meeting")
    if not at:
        return all_delegations(record, query)

    def read() -> list[DelegationRow]:
        return [one.row for one in delegations_of(record, at, query)]

    return Listed(read)


def delegations_of(record: Record, meeting: str, query: ListQuery) -> list[DelegationDetail]:
    """The delegations of one meeting (by reference or name) with their people, filtered and in the order asked for.

    The scope may ask for those that are ``not_ready``.
    """
    asked = narrowed_to(query)
    found = holding(meeting_roll(record, meeting).delegations, " ".join(asked.words))
    found = [one for one in found if asked.holds(one.lacks)]
    by = DELEGATION_SORTS.get(query.sort)
    if by is not None:
        found.sort(key=by)
    return found[::-1] if query.descending else found


def delegates_window(record: Record, query: ListQuery) -> Listed[DelegateRow]:
    """The delegates of a ``delegation`` or of a ``meeting`` (whichever the scope names), in the order that is printed.

    Those who withdrew or were replaced stand at the end of their delegation.
    """

    def read() -> list[DelegateRow]:
        within = query.scope.get("delegation")
        if within:
            parties: Iterable[DelegationDetail] = [delegation_of(record, within)]
        else:
            parties = meeting_roll(record, query.scope.get("meeting", "")).delegations
        found = holding([who for one in parties for who in (*one.delegates, *one.withdrawn)], query.words)
        by = DELEGATE_SORTS.get(query.sort)
        if by is not None:
            found.sort(key=by)
        return found[::-1] if query.descending else found

    return Listed(read)


def meeting_roll(record: Record, meeting: str) -> Roll:
    """A meeting's delegations and delegates in its order of precedence. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return roll_of(connection, meeting_id(connection, meeting), record.today)


def delegation_detail(record: Record, meeting: str, party: str) -> DelegationDetail:
    """One party's delegation at a meeting. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        return detail_of(connection, delegation_id(connection, meeting, party), record)


def delegation_of(record: Record, ref: str) -> DelegationDetail:
    """One delegation by its reference, ``APEC-SMEMM-18:KR``."""
    with record.reading() as connection:
        return detail_of(connection, delegation_of_ref(connection, ref), record)


def delegation_by_id(record: Record, id_: int) -> DelegationDetail:
    """One delegation by its number; raises ``NotFound`` where it was deleted."""
    with record.reading() as connection:
        return detail_of(connection, id_, record)


def delegate_by_id(record: Record, id_: int) -> DelegateRow:
    """One delegate by number; raises ``NotFound`` where they were taken off the list."""
    with record.reading() as connection:
        return delegate_of(connection, id_, record)


def delegate_detail(record: Record, meeting: str, party: str, words: str) -> DelegateRow:
    """The delegate whom ``words`` mean in a party's delegation. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        within = delegation_id(connection, meeting, party)
        at = connection.execute(select(delegation.c.meeting_id).where(delegation.c.id == within)).scalar_one()
        return delegate_of(connection, delegate_id(connection, at, words, in_delegation=within), record)


def detail_of(connection: Connection, id_: int, record: Record) -> DelegationDetail:
    """One delegation by its number, within a read."""
    at = connection.execute(select(delegation.c.meeting_id).where(delegation.c.id == id_)).scalar()
    if at is not None:
        return roll_of(connection, at, record.today, only=id_).delegations[0]
    raise NotFound(_("This delegation is no longer there; somebody deleted it meanwhile."))


def delegate_of(connection: Connection, id_: int, record: Record) -> DelegateRow:
    """One delegate by number, within a read."""
    within = connection.execute(select(delegate.c.delegation_id).where(delegate.c.id == id_)).scalar()
    if within is not None:
        one = detail_of(connection, within, record)
        for who in (*one.delegates, *one.withdrawn):
            if who.id == id_:
                return who
    raise NotFound(_("This delegate is no longer there; somebody took them off the list meanwhile."))


def holding(rows: Iterable[Any], words: str) -> list[Any]:
    """The rows whose folded text holds every one of ``words``."""
    wanted = folded(words).split()
    return [row for row in rows if all(word in row.folded for word in wanted)]
