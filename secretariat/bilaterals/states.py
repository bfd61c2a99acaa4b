"""The states of a bilateral."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from secretariat.values.language import N_


class BilateralStatus(StrEnum):
    """requested → counter-proposed → confirmed → held → record cleared; declined, cancelled, rescheduled."""

    REQUESTED = N_("requested")
    COUNTER_PROPOSED = N_("counter-proposed")
    CONFIRMED = N_("confirmed")
    HELD = N_("held")
    RECORD_CLEARED = N_("record cleared")
    DECLINED = N_("declined")
    CANCELLED = N_("cancelled")
    RESCHEDULED = N_("rescheduled")


OFF: Final = (BilateralStatus.DECLINED.value, BilateralStatus.CANCELLED.value)
"""The states of a bilateral that takes no place: its slot is free."""


class SlotState(StrEnum):
    """What became of a slot: proposed by the secretariat or a party, countered by the other, confirmed, or left."""

    PROPOSED = N_("proposed")
    COUNTER_PROPOSED = N_("counter-proposed")
    CONFIRMED = N_("confirmed")
    LEFT = N_("left")
