"""The states and priorities of a follow-up action."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from secretariat.values.language import N_


class ActionStatus(StrEnum):
    """agreed → in progress → done (date and evidence) | superseded | dropped. Overdue is worked out, never stored."""

    AGREED = N_("agreed")
    IN_PROGRESS = N_("in progress")
    DONE = N_("done")
    SUPERSEDED = N_("superseded")
    DROPPED = N_("dropped")


class Priority(StrEnum):
    """How pressing an action is."""

    HIGH = N_("high")
    NORMAL = N_("normal")
    LOW = N_("low")


URGENCY: Final = {Priority.HIGH.value: 0, Priority.NORMAL.value: 1, Priority.LOW.value: 2}
"""A priority as the number that lists are sorted and narrowed by: 0 is the highest."""
