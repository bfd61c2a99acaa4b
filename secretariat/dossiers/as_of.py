"""A dossier as of a day that is over: what came of meetings after that day is not told. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from secretariat.bilaterals.states import BilateralStatus
from secretariat.dossiers.rows import Occasion, Promise, Standpoint, Submitted
from secretariat.meetings.states import MeetingStatus
from secretariat.values.partial_date import PartialDate

_BEGUN: Final = frozenset({MeetingStatus.IN_SESSION.value, MeetingStatus.CONCLUDED.value, MeetingStatus.CLOSED.value})
_HELD: Final = frozenset({BilateralStatus.HELD.value, BilateralStatus.RECORD_CLEARED.value})


def as_it_was(one: Occasion, day: date) -> Occasion:
    """A meeting as it is known of on that day: of one that is ahead, neither what came of it nor that it was held.

    Outcomes have no day of their own: they are of their meeting's days. What has no day stays.
    """
    if one.starts is None or one.starts <= day:
        return replace(
            one,
            standpoints=tuple(each for each in one.standpoints if not is_later(each, day)),
            papers=tuple(each for each in one.papers if not is_later(each, day)),
        )
    return replace(
        one,
        status="" if one.status in _BEGUN else one.status,
        standing="" if one.standing in _HELD else one.standing,
        discussion="",
        results=(),
        promises=tuple(_known(one.every_promise)),
        standpoints=(),
        papers=tuple(each for each in one.papers if each.dates and not is_later(each, day)),
    )


def is_later(one: Standpoint | Submitted, day: date) -> bool:
    """Whether something was said or tabled after that day."""
    first = PartialDate.from_edtf(one.dates).first if one.dates else None
    return first is not None and first > day


def _known(promises: Iterable[Promise]) -> Iterable[Promise]:
    """What was agreed on a day that is known; it was asked for up to the day alone."""
    return (one for one in promises if one.agreed_on is not None)
