"""What an agenda item asks for, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from secretariat.meetings.states import Purpose
from secretariat.values.language import N_

__all__ = ["ItemStatus", "Purpose"]


class ItemStatus(StrEnum):
    """What became of an item."""

    PLANNED = N_("planned")
    TAKEN = N_("taken")
    CARRIED_OVER = N_("carried over")
    POSTPONED = N_("postponed")
    WITHDRAWN = N_("withdrawn")
