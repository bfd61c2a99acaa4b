"""Which state of an agenda item may follow which: one table, and the refusal that names what is allowed. Pure."""

from __future__ import annotations

from typing import Final

from secretariat.agenda.states import ItemStatus
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_S = ItemStatus
ALLOWED: Final[dict[ItemStatus, tuple[ItemStatus, ...]]] = {
    _S.PLANNED: (_S.TAKEN, _S.CARRIED_OVER, _S.POSTPONED, _S.WITHDRAWN),
    # What was begun and not finished is carried over; what was ticked too early is planned again.
    _S.TAKEN: (_S.CARRIED_OVER, _S.PLANNED),
    _S.CARRIED_OVER: (_S.PLANNED, _S.WITHDRAWN),
    _S.POSTPONED: (_S.PLANNED, _S.TAKEN, _S.CARRIED_OVER, _S.WITHDRAWN),
    # A withdrawn item was not taken: it comes back on the agenda first.
    _S.WITHDRAWN: (_S.PLANNED,),
}


def next_states(status: str) -> tuple[ItemStatus, ...]:
    """The states an item in ``status`` can go to, the usual one first."""
    return ALLOWED[ItemStatus(status)]


def refuse_transition(item: str, now: str, new: str) -> None:
    """Raise ``Refused``, naming what is allowed, where ``item`` (number and title) can't go from ``now`` to ``new``."""
    allowed = next_states(now)
    if new != now and new not in allowed:
        raise Refused(
            _("{ref} is “{old}” and can't become “{new}”; from here it can become: {allowed}.").format(
                ref=item, old=_(now), new=_(new), allowed=", ".join(_(status.value) for status in allowed)
            )
        )
