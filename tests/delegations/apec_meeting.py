"""The meeting the tests of delegations are about, and a short way to name its delegates."""

from __future__ import annotations

from secretariat.delegations.inviting import invite
from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.rows import DelegateRow
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate

MEETING = "APEC-T-18"


def invite_members(record: Record) -> None:
    """A record with one APEC meeting of 20–21 May 2011, hosted by the United States, its 21 members invited."""
    add_meeting(
        record,
        ref=MEETING,
        title="18th meeting [/draft]",
        level="ministerial",
        forum="APEC",
        host="US",
        place="Big Sky, Montana",
        dates=PartialDate.from_edtf("2011-05-20/2011-05-21"),
    )
    invite(record, MEETING)


def name(record: Record, party: str, who: str, **fields: object) -> DelegateRow:
    """Name a new person as a delegate."""
    return add_delegate(record, MEETING, party, NewPerson(who), **fields)  # type: ignore[arg-type]  # of the tests
