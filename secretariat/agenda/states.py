"""What an agenda item asks for, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from secretariat.values.language import N_


class Purpose(StrEnum):
    """What an item asks of the meeting."""

    DECISION = N_("for decision")
    DISCUSSION = N_("for discussion")
    INFORMATION = N_("for information")
    ADOPTION = N_("for adoption")


class ItemStatus(StrEnum):
    """What became of an item."""

    PLANNED = N_("planned")
    TAKEN = N_("taken")
    CARRIED_OVER = N_("carried over")
    POSTPONED = N_("postponed")
    WITHDRAWN = N_("withdrawn")
