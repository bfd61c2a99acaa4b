"""The meeting the tests of delegations are about, and a short way to name its delegates."""

from __future__ import annotations

from secretariat.delegations.newcomers import NewPerson
from secretariat.delegations.nominating import add_delegate
from secretariat.delegations.rows import DelegateRow
from secretariat.record.record import Record

MEETING = "APEC-T-18"


def name(record: Record, party: str, who: str, **fields: object) -> DelegateRow:
    """Name a new person as a delegate."""
    return add_delegate(record, MEETING, party, NewPerson(who), **fields)  # type: ignore[arg-type]  # of the tests
