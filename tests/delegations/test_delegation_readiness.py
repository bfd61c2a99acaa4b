"""What is not ready, and which state may follow which."""

from __future__ import annotations

import pytest

from secretariat.delegations.readiness import Lack, Readiness, lacks
from secretariat.delegations.states import Accreditation, DelegationStatus
from secretariat.delegations.transitions import (
    ACCREDITATION_FROM,
    STATUS_FROM,
    refuse_accreditation,
    refuse_status,
)
from secretariat.values.refusal import Refused


@pytest.mark.parametrize(
    ("delegation", "expected"),
    [
        (Readiness("invited", "", 0, None, ""), (Lack.NO_HEAD,)),
        (Readiness("nominated", "nominated", 2, None, ""), (Lack.HEAD_NOT_CONFIRMED, Lack.NO_NOTE_VERBALE)),
        (Readiness("nominated", "accredited", 4, 3, "NV 1"), (Lack.OVER_QUOTA,)),
        (Readiness("confirmed", "arrived", 3, 3, "NV 1"), (Lack.NO_CREDENTIALS,)),
        (Readiness("confirmed", "arrived", 3, 3, "NV 1", credentials=True), ()),
        (Readiness("regrets", "", 9, 1, ""), ()),
    ],
)
def test_what_a_delegation_lacks(delegation: Readiness, expected: tuple[Lack, ...]) -> None:
    assert lacks(delegation) == expected


def test_every_state_has_its_followers_and_none_of_them_is_itself() -> None:
    assert set(STATUS_FROM) == set(DelegationStatus)
    assert set(ACCREDITATION_FROM) == set(Accreditation)
    for table in (STATUS_FROM, ACCREDITATION_FROM):
        for state, following in table.items():
            assert following
            assert state not in following
            assert set(following) <= set(table)


def test_a_refused_step_names_what_is_allowed() -> None:
    refuse_status("M:KR", "invited", "nominated")
    refuse_status("M:KR", "invited", "invited")
    with pytest.raises(Refused, match=r"M:KR is “invited” and can't become “confirmed”.*: nominated, regrets"):
        refuse_status("M:KR", "invited", "confirmed")
    with pytest.raises(Refused, match=r"can't become “arrived”.*: nominated"):
        refuse_accreditation("M:KR:P-1", "withdrawn", "arrived")
