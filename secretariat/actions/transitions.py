"""What can be done to an action from where it stands. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from secretariat.actions.states import ActionStatus
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


class Step(StrEnum):
    """What can be done to an action; the words follow "can"."""

    BEGIN = N_("be begun")
    PROGRESS = N_("get progress")
    FINISH = N_("be done")
    DROP = N_("be dropped")
    SUPERSEDE = N_("be superseded")
    REOPEN = N_("be reopened")


_FROM_OPEN: Final = frozenset({Step.PROGRESS, Step.FINISH, Step.DROP, Step.SUPERSEDE})
ALLOWED: Final[dict[ActionStatus, frozenset[Step]]] = {
    ActionStatus.AGREED: _FROM_OPEN | {Step.BEGIN},
    ActionStatus.IN_PROGRESS: _FROM_OPEN,
    ActionStatus.DONE: frozenset({Step.REOPEN}),
    ActionStatus.SUPERSEDED: frozenset({Step.REOPEN}),
    ActionStatus.DROPPED: frozenset({Step.REOPEN}),
}


def check_step(step: Step, ref: str, status: str) -> None:
    """Raise ``Refused``, naming what can be done from here, where ``step`` can't."""
    allowed = ALLOWED[ActionStatus(status)]
    if step not in allowed:
        raise Refused(
            _("{ref} is {status}: it can't {step}; from here it can {allowed}.").format(
                ref=ref,
                status=_(status),
                step=_(step.value),
                allowed=", ".join(_(each.value) for each in Step if each in allowed),
            )
        )
