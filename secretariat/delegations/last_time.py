"""Who came for a party the last time: suggestions for a delegation that is new, taken only when somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.finding import delegation_of_ref
from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.nominating import DelegateFields, add_delegate_in
from secretariat.delegations.rolls import roll_of
from secretariat.delegations.states import Function
from secretariat.meetings.model import meeting
from secretariat.people.finding import standing_person_id
from secretariat.people.model import person
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused


@dataclass(frozen=True, slots=True)
class LastTime:
    """Somebody who was in the party's delegation at an earlier ``meeting`` of the series, as they were there.

    ``person`` is the person's reference, ``name`` as lists print it.
    """

    person: str
    name: str
    party: str
    function: str
    rank: int | None
    title: str
    organisation: str
    representing: str
    meeting: str


def last_time(connection: Connection, delegation_id: int, today: date) -> tuple[LastTime, ...]:
    """The people of a party at the last meeting of the series at which it had some, in their order there.

    Not those who are on the list of this meeting already, who left the delegation then, or who were erased.
    """
    own = connection.execute(
        select(delegation.c.party_id, delegation.c.meeting_id, meeting.c.series_id, meeting.c.dates_sort)
        .join(meeting, meeting.c.id == delegation.c.meeting_id)
        .where(delegation.c.id == delegation_id)
    ).one_or_none()
    if own is None:
        raise NotFound(_("This delegation is no longer there; somebody deleted it meanwhile."))
    if own.series_id is None:
        return ()
    before = (
        select(delegation.c.id, delegation.c.meeting_id)
        .join(meeting, meeting.c.id == delegation.c.meeting_id)
        .where(
            meeting.c.series_id == own.series_id,
            meeting.c.id != own.meeting_id,
            meeting.c.dates_sort < own.dates_sort,
            delegation.c.party_id == own.party_id,
            delegation.c.id.in_(select(delegate.c.delegation_id)),
        )
        .order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc())
        .limit(1)
    )
    found = connection.execute(before).one_or_none()
    if found is None:
        return ()
    then = next(one for one in roll_of(connection, found.meeting_id, today, only=found.id).delegations)
    here = _people_at(connection, own.meeting_id)
    return tuple(
        LastTime(
            who.person,
            who.name,
            who.party,
            who.function,
            who.rank,
            who.title,
            who.organisation,
            who.representing,
            then.meeting,
        )
        for who in then.delegates
        if not who.erased and who.person not in here
    )


def last_time_of(record: Record, ref: str) -> tuple[LastTime, ...]:
    """The same for a delegation by its reference (``ASEM-SMEMM-2:ID``)."""
    with record.reading() as connection:
        return last_time(connection, delegation_of_ref(connection, ref), record.today)


def last_people(connection: Connection, meeting_id: int, today: date) -> tuple[LastTime, ...]:
    """The suggestions for all delegations of a meeting that name nobody yet."""
    named = select(delegate.c.delegation_id)
    new = (
        select(delegation.c.id)
        .where(delegation.c.meeting_id == meeting_id, delegation.c.id.not_in(named))
        .order_by(delegation.c.ref)
    )
    ids = connection.execute(new).scalars().all()
    return tuple(one for id_ in ids for one in last_time(connection, id_, today))


def take_last_time(record: Record, ref: str, people: Sequence[str] | None = None) -> list[str]:
    """Name those who came the last time as delegates again, in one act, and give the delegates' references.

    ``people`` are references (``P-1``) of some of them, all where it is ``None``. They are nominated anew, with the
    title they had then; a second head becomes a delegate. Raises ``Refused`` where nobody is suggested.
    """
    with record.act(N_("Name those of last time as delegates of {ref}"), ref=ref) as work:
        id_ = delegation_of_ref(work.connection, ref)
        suggested = last_time(work.connection, id_, record.today)
        wanted = [one for one in suggested if people is None or one.person in people]
        if not wanted:
            raise Refused(_("Nobody came for that party the last time who is not on the list already."))
        heads = select(delegate.c.id).where(delegate.c.delegation_id == id_, delegate.c.function == Function.HEAD.value)
        has_head = work.connection.execute(heads.limit(1)).first() is not None
        added = []
        for one in wanted:
            function = one.function
            if function == Function.HEAD and has_head:
                function = Function.DELEGATE.value
            fields: DelegateFields = {
                "function": function,
                "rank": one.rank,
                "title": one.title,
                "organisation": one.organisation,
                "representing": one.representing,
                "source": _("as at {meeting}").format(meeting=one.meeting),
            }
            new = add_delegate_in(work, id_, standing_person_id(work.connection, one.person), fields)
            added.append(str(work.row(delegate, new)["ref"]))
    return added


def _people_at(connection: Connection, meeting_id: int) -> set[str]:
    """The references of everybody on a meeting's lists."""
    query = select(person.c.ref).join(delegate, delegate.c.person_id == person.c.id)
    return set(connection.execute(query.where(delegate.c.meeting_id == meeting_id)).scalars())
