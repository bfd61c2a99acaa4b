"""Which state a meeting can go to from which: one table, and the refusal that names what is allowed. Pure."""

from __future__ import annotations

from typing import Final

from secretariat.meetings.states import MeetingStatus
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_S = MeetingStatus
ALLOWED: Final[dict[MeetingStatus, tuple[MeetingStatus, ...]]] = {
    _S.TENTATIVE: (_S.CONFIRMED, _S.POSTPONED, _S.CANCELLED),
    _S.CONFIRMED: (_S.IN_SESSION, _S.TENTATIVE, _S.POSTPONED, _S.CANCELLED),
    # Back to confirmed: it was opened by mistake, or broken off before it began.
    _S.IN_SESSION: (_S.CONCLUDED, _S.CONFIRMED),
    # Reopening goes one step back, so that nothing that was closed is in session again unnoticed.
    _S.CONCLUDED: (_S.CLOSED, _S.IN_SESSION),
    _S.CLOSED: (_S.CONCLUDED,),
    _S.POSTPONED: (_S.TENTATIVE, _S.CONFIRMED, _S.CANCELLED),
    _S.CANCELLED: (_S.TENTATIVE,),
}


def status_named(words: str) -> MeetingStatus:
    """The state that ``words`` (in English or the reader's language, ``in-session`` too) names; ``Refused`` if none."""
    wanted = folded(words.replace("-", " ").replace("_", " "))
    for status in MeetingStatus:
        if wanted in (folded(status.value), folded(_(status.value))):
            return status
    raise Refused(
        _("“{words}” is no state of a meeting; there are: {allowed}.").format(
            words=words, allowed=", ".join(_(status.value) for status in MeetingStatus)
        )
    )


def next_states(status: str) -> tuple[MeetingStatus, ...]:
    """The states a meeting in ``status`` can go to, the usual one first."""
    return ALLOWED[MeetingStatus(status)]


def refuse_transition(ref: str, now: str, new: MeetingStatus) -> None:
    """Raise ``Refused``, naming what is allowed, where the meeting ``ref`` can't go from ``now`` to ``new``."""
    allowed = next_states(now)
    if new not in allowed:
        raise Refused(
            _("{ref} is {now} and can't become {new}; from here it can become: {allowed}.").format(
                ref=ref, now=_(now), new=_(new.value), allowed=", ".join(_(status.value) for status in allowed)
            )
        )
