"""Inviting a forum's members to a meeting, and the meeting's order of precedence."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from secretariat.delegations.finding import delegation_of_ref
from secretariat.delegations.model import delegation
from secretariat.delegations.operations import add_delegation_in
from secretariat.delegations.precedence import Rule, rule_kept, rule_of
from secretariat.delegations.rolls import forum_of, roll_of
from secretariat.delegations.rows import Roll
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
from secretariat.parties.finding import party_id
from secretariat.parties.rosters import roster
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


def invite(record: Record, meeting: str) -> list[str]:
    """Add an invited delegation for every member of the meeting's forum, in one act; gives the new references.

    Parties that are there already, in whatever state, are left as they are. The roster is that of the meeting's first
    day. Where only a month or a year is known, the first day of it counts: whoever is a member then is a member when
    the meeting is held, unless it leaves, while a later day could invite a party before it has been admitted.
    Raises ``Refused`` where the meeting has no forum or no date, or the forum had no members then.
    """
    with record.act(N_("Invite members to {meeting}"), meeting=meeting) as work:
        at = meeting_id(work.connection, meeting)
        ref = str(work.row(meeting_table, at)["ref"])
        added = invite_in(work, at)
        label = N_("Invite {n} member to {meeting}") if len(added) == 1 else N_("Invite {n} members to {meeting}")
        record.relabelled(work, label, n=len(added), meeting=ref)
    return added


def invite_in(work: Work, at_meeting: int) -> list[str]:
    """The same as part of a larger act."""
    row = work.row(meeting_table, at_meeting)
    forum = forum_of(work.connection, at_meeting)
    if forum is None:
        raise Refused(
            _("{meeting} belongs to no forum, so there are no members to invite; give it one with --forum.").format(
                meeting=row["ref"]
            )
        )
    if row["starts"] is None:
        raise Refused(
            _("{meeting} has no date yet, and who is a member depends on it; give it one with --dates.").format(
                meeting=row["ref"]
            )
        )
    members = roster(work.connection, forum, row["starts"])
    if not members:
        raise Refused(_("The forum of {meeting} had no members on that day.").format(meeting=row["ref"]))
    there = select(delegation.c.party_id).where(delegation.c.meeting_id == at_meeting)
    known = set(work.connection.execute(there).scalars())
    added = []
    for member in members:
        if member.party_id not in known:
            id_ = add_delegation_in(work, at_meeting, member.party_id, {})
            added.append(str(work.row(delegation, id_)["ref"]))
    return added


def order_delegations(record: Record, meeting: str, rule: str, parties: Sequence[str] = ()) -> Roll:
    """Give a meeting its order of precedence, by one of the rules of ``precedence``.

    With "by hand", ``parties`` are put first in the order given and the others follow as they stand now; without any,
    the order laid down by hand before comes back (or the one there is now becomes it). Raises ``Refused`` where the
    rule is unknown, a host is needed and none is known, or a party has no delegation there.
    """
    wanted = rule_of(rule)
    with record.act(N_("Order the delegations of {meeting}: {rule}"), meeting=meeting, rule=wanted.value) as work:
        at = meeting_id(work.connection, meeting)
        row = work.row(meeting_table, at)
        record.relabelled(work, N_("Order the delegations of {meeting}: {rule}"), meeting=row["ref"], rule=wanted.value)
        if wanted in (Rule.HOST_FIRST, Rule.HOST_LAST) and row["host_id"] is None:
            raise Refused(_("{meeting} has no host yet, so it can't stand first or last.").format(meeting=row["ref"]))
        if parties and wanted is not Rule.BY_HAND:
            raise Refused(_("Parties are named only for the order “by hand”."))
        now = roll_of(work.connection, at, record.today).delegations
        work.change(meeting_table, at, {"precedence": rule_kept(wanted)})
        if wanted is Rule.BY_HAND and (parties or all(one.position is None for one in now)):
            first = list(dict.fromkeys(_delegation_of(work, at, row["ref"], party) for party in parties))
            _put_in_order(work, [*first, *(one.id for one in now if one.id not in first)])
        return roll_of(work.connection, at, record.today)


def move_delegation(record: Record, ref: str, by: int) -> Roll:
    """Move a delegation ``by`` places down (up where negative); from then on the meeting's order is by hand."""
    with record.act(N_("Move {ref} in the order of precedence"), ref=ref) as work:
        id_ = delegation_of_ref(work.connection, ref)
        at = int(work.row(delegation, id_)["meeting_id"])
        order = [one.id for one in roll_of(work.connection, at, record.today).delegations]
        place = order.index(id_)
        target = max(0, min(len(order) - 1, place + by))
        if target != place:
            order.insert(target, order.pop(place))
            work.change(meeting_table, at, {"precedence": Rule.BY_HAND.value})
            _put_in_order(work, order)
        return roll_of(work.connection, at, record.today)


def _delegation_of(work: Work, at_meeting: int, meeting: str, party: str) -> int:
    query = select(delegation.c.id).where(
        delegation.c.meeting_id == at_meeting, delegation.c.party_id == party_id(work.connection, party)
    )
    found = work.connection.execute(query).scalar()
    if found is None:
        raise Refused(_("“{party}” has no delegation at {meeting}.").format(party=party, meeting=meeting))
    return found


def _put_in_order(work: Work, ids: Sequence[int]) -> None:
    for position, id_ in enumerate(ids, start=1):
        work.change(delegation, id_, {"position": position})
