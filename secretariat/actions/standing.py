"""How an action stood on a day. Pure.

What was agreed later was not there yet, what was done later was open then, progress counts up to that day. An action
whose day of agreement is unknown has always been there.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from secretariat.actions.states import ActionStatus

OPEN: Final = frozenset({ActionStatus.AGREED.value, ActionStatus.IN_PROGRESS.value})


def is_open(status: str) -> bool:
    """Whether something is still to be done."""
    return status in OPEN


def status_on(status: str, begun_on: date | None, ended_by: date | None, day: date) -> str:
    """The status at the end of ``day`` of an action that has ``status`` now.

    An end on a day that is not known counts as always ended, a beginning on a day not known as always begun.
    """
    if not is_open(status):
        if ended_by is None or ended_by <= day:
            return status
        begun = begun_on is not None and begun_on <= day
    elif begun_on is None:
        return status
    else:
        begun = begun_on <= day
    return ActionStatus.IN_PROGRESS.value if begun else ActionStatus.AGREED.value
