"""A bilateral's own state leads; its meeting's follows and can't be changed apart from it."""

from __future__ import annotations

import pytest

from secretariat.meetings.operations import change_status
from secretariat.meetings.queries import meeting_detail
from secretariat.record.record import Record
from secretariat.values.refusal import Refused


def test_the_meeting_of_a_bilateral_is_not_changed_apart_from_it(sample: Record) -> None:
    with pytest.raises(Refused, match="bilaterals status APEC-SMEMM-20/ID-KR"):
        change_status(sample, ["APEC-SMEMM-20/ID-KR"], "confirmed")
    assert meeting_detail(sample, "APEC-SMEMM-20/ID-KR").row.status == "tentative"
