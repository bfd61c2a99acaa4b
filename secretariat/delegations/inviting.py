"""Inviting a forum's members to a meeting."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from secretariat.delegations.model import delegation
from secretariat.delegations.operations import add_delegation_in
from secretariat.delegations.rolls import forum_of
from secretariat.delegations.states import InvitedAs
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting as meeting_table
from secretariat.parties.finding import named_parties
from secretariat.parties.rosters import roster
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused


def invite(
    record: Record,
    meeting: str,
    *,
    observers: Sequence[str] = (),
    guests: Sequence[str] = (),
    members: bool = True,
    roster_of: PartialDate | None = None,
    on: PartialDate | None = None,
) -> list[str]:
    """Add an invited delegation for every member of the meeting's forum, in one act; gives the new references.

    ``observers`` and ``guests`` are further parties, invited in that quality; each text may name several, with commas
    between them. They alone are invited where ``members`` is False or the meeting belongs to no forum. ``on`` is the
    day of the invitation, today unless it is given. Parties that are there already, in whatever state, are left as
    they are. The roster is that of the first day of ``roster_of``, by default of the meeting's dates: whoever is a
    member then is a member when the meeting is held, unless it leaves, while a later day could invite a party before
    it has been admitted.
    Raises ``Refused`` where nobody is meant, the meeting has no forum or no date, the forum had no members then, or a
    party is named in two qualities.
    """
    with record.act(N_("Invite members to {meeting}"), meeting=meeting) as work:
        at = meeting_id(work.connection, meeting)
        ref = str(work.row(meeting_table, at)["ref"])
        others = _others(work, observers, guests)
        if not members and not others:
            raise Refused(_("Nobody is named: invite the members, or name observers or guests."))
        day = on.edtf if on else record.today.isoformat()
        if others and forum_of(work.connection, at) is None:
            members = False
        added = invite_in(work, at, day, beside=others, roster_of=_first_day(roster_of)) if members else []
        added += _add(work, at, others, day)
        if others:
            label = N_("Invite {n} party to {meeting}") if len(added) == 1 else N_("Invite {n} parties to {meeting}")
        else:
            label = N_("Invite {n} member to {meeting}") if len(added) == 1 else N_("Invite {n} members to {meeting}")
        record.relabelled(work, label, n=len(added), meeting=ref)
    return added


def invite_in(
    work: Work, at_meeting: int, on: str = "", *, beside: Collection[int] = (), roster_of: date | None = None
) -> list[str]:
    """The members as part of a larger act, but for the parties ``beside`` them; ``on`` is the day (EDTF), "" where it
    is not known. ``roster_of`` is the day on which they are members, by default the meeting's first.
    """
    row = work.row(meeting_table, at_meeting)
    forum = forum_of(work.connection, at_meeting)
    if forum is None:
        raise Refused(
            _("{meeting} belongs to no forum, so there are no members to invite; give it one with --forum.").format(
                meeting=row["ref"]
            )
        )
    when = roster_of or row["starts"]
    if when is None:
        raise Refused(
            _("{meeting} has no date yet, and who is a member depends on it; give it one with --dates.").format(
                meeting=row["ref"]
            )
        )
    members = roster(work.connection, forum, when)
    if not members:
        raise Refused(_("The forum of {meeting} had no members on that day.").format(meeting=row["ref"]))
    wanted = {one.party_id: InvitedAs.MEMBER for one in members if one.party_id not in beside}
    return _add(work, at_meeting, wanted, on)


def invited_words(refs: Sequence[str], *, others: bool) -> str:
    """What an invitation did, in a sentence; ``others``: observers or guests were asked for too."""
    count = len(refs)
    if not count:
        return (
            _("All of them have a delegation there already.")
            if others
            else _("Every member has a delegation there already.")
        )
    if others:
        said = ngettext("Invited {n} party.", "Invited {n} parties.", count)
    else:
        said = ngettext("Invited {n} member.", "Invited {n} members.", count)
    return said.format(n=count)


def _first_day(day: PartialDate | None) -> date | None:
    """The first day of a date; raises ``Refused`` where it has none."""
    if day is not None and day.first is None:
        raise Refused(_("A roster is that of a day; “{date}” names none.").format(date=format_date(day)))
    return day.first if day is not None else None


def _others(work: Work, observers: Sequence[str], guests: Sequence[str]) -> dict[int, InvitedAs]:
    """The parties named, and in what quality each is invited."""
    wanted: dict[int, InvitedAs] = {}
    for quality, names in ((InvitedAs.OBSERVER, observers), (InvitedAs.GUEST, guests)):
        for name, id_ in named_parties(work.connection, ",".join(names)):
            if wanted.setdefault(id_, quality) is not quality:
                raise Refused(
                    _("“{party}” is named as observer and as guest; one of them is meant.").format(party=name)
                )
    return wanted


def _add(work: Work, at_meeting: int, wanted: Mapping[int, InvitedAs], on: str) -> list[str]:
    """Add an invited delegation for each party that has none yet."""
    there = select(delegation.c.party_id).where(delegation.c.meeting_id == at_meeting)
    known = set(work.connection.execute(there).scalars())
    added = []
    for party, quality in wanted.items():
        if party not in known:
            id_ = add_delegation_in(work, at_meeting, party, {"invited_as": quality.value}, on=on)
            added.append(str(work.row(delegation, id_)["ref"]))
    return added
