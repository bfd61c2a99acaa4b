"""A meeting of APEC with its members invited, made through the doors everybody uses."""

from __future__ import annotations

import pytest

from secretariat.delegations.inviting import invite
from secretariat.meetings.operations import add_meeting
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate
from tests.delegations.apec_meeting import MEETING


@pytest.fixture
def invited(reference: Record) -> Record:
    """A record with one APEC meeting of 20–21 May 2011, hosted by the United States, its 21 members invited."""
    add_meeting(
        reference,
        ref=MEETING,
        title="18th meeting [/draft]",
        level="ministerial",
        forum="APEC",
        host="US",
        place="Big Sky, Montana",
        dates=PartialDate.from_edtf("2011-05-20/2011-05-21"),
    )
    invite(reference, MEETING)
    return reference
