"""The days of a delegation's states: when it was invited, nominated, registered, confirmed, or sent regrets. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secretariat.delegations.states import DelegationStatus
from secretariat.values.language import N_

_D = DelegationStatus
DAY_OF: Final[Mapping[str, str]] = {
    _D.INVITED: "invited_on",
    _D.NOMINATED: "nominated_on",
    _D.REGISTERED: "registered_on",
    _D.CONFIRMED: "confirmed_on",
    _D.REGRETS: "regrets_on",
}
"""The column that holds the day of each state."""

LABELS: Final[Mapping[str, str]] = {
    "invited_on": N_("Invited on"),
    "nominated_on": N_("Nominated on"),
    "registered_on": N_("Registered on"),
    "confirmed_on": N_("Confirmed on"),
    "regrets_on": N_("Regrets on"),
}


def days_of(before: Mapping[str, Any], values: Mapping[str, Any], on: str, today: str) -> dict[str, str]:
    """The days that follow when ``values`` are set on a delegation as it was ``before`` (empty for a new one).

    A state that is new has the day ``on``; where none is given, a nomination has that of its note verbale, any other
    state ``today``. One that was entered too early and is taken back loses its day. All are EDTF.
    """
    old, new = before.get("status", ""), values.get("status", before.get("status", ""))
    column = DAY_OF.get(new, "")
    days: dict[str, str] = {}
    if new != old:
        days = {key: "" for key in _later(old, new) if before.get(key)}
        note = values.get("note_verbale_date", before.get("note_verbale_date", ""))
        days[column] = on or (note if new == DelegationStatus.NOMINATED else "") or today
        if old == DelegationStatus.REGRETS and before.get("regrets_reason"):
            days["regrets_reason"] = ""
    elif on and column:
        days[column] = on
    return {key: day for key, day in days.items() if not values.get(key)}


def _later(old: str, new: str) -> list[str]:
    """The days that are no longer so after a step back from ``old`` to ``new``; regrets leave what was before them."""
    if new == DelegationStatus.REGRETS:
        return []
    states = list(DAY_OF)
    return [DAY_OF[state] for state in states[states.index(new) + 1 :]] if new in states and old else []
