"""Inviting a forum's members to a meeting."""

from __future__ import annotations

from sqlalchemy import select

from secretariat.delegations.model import delegation
from secretariat.delegations.operations import add_delegation_in
from secretariat.delegations.rolls import forum_of
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
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
