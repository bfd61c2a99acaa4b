"""What the reception knows of a meeting, of who is expected there, and of what became of a check-in. All are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from secretariat.delegations.states import Accreditation
from secretariat.delegations.transitions import INACTIVE

WALK_IN: Final = "walk-in"
"""The source of a delegate who was put on the list at the door: no nomination stands behind them."""


@dataclass(frozen=True, slots=True)
class Door:
    """The meeting whose people are received. ``zone`` is the one its clocks show; ``today`` the day there.

    ``names`` are the forum's names of parties on the meeting's day, by party, in English and Indonesian.
    """

    meeting_id: int
    meeting: str
    title: str
    zone: ZoneInfo
    today: date
    names: Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Guest:
    """A delegate as the reception knows them.

    ``ref`` is what the badge says (``APEC-SMEMM-18:KR:P-12``), ``person`` the person's own reference. ``name`` has the
    honorific and the own script with it; ``party_name`` is the forum's, in the language chosen. ``arrived_at`` is UTC.
    ``words`` is everything by which they are found, folded.
    """

    id: int
    ref: str
    person: str
    name: str
    delegation_id: int
    party: str
    party_name: str
    function: str
    invited_as: str
    title: str
    organisation: str
    accreditation: str
    arrived_at: datetime | None
    replaced_by: int | None
    source: str
    sort_key: str
    words: str

    @property
    def expected(self) -> bool:
        """Whether they are still to come, or have come: neither withdrawn nor replaced."""
        return self.accreditation not in INACTIVE

    @property
    def arrived(self) -> bool:
        """Whether they are there."""
        return self.accreditation == Accreditation.ARRIVED

    @property
    def walk_in(self) -> bool:
        """Whether they were put on the list at the door."""
        return self.source == WALK_IN


class Told(StrEnum):
    """What the reception answers to somebody who comes."""

    ARRIVED = "arrived"
    ALREADY = "already"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of one who came: who they are, as they stand now, and the number of the act where one was done.

    ``successor`` took the place of who was replaced; ``elsewhere`` is the meeting (reference, title) that a badge is
    of; ``typed`` what was scanned or typed where nobody answers to it. ``also`` are others the act changed;
    ``in_place_of`` is who was replaced, as they were before.
    """

    told: Told
    guest: Guest | None = None
    act: int | None = None
    successor: Guest | None = None
    elsewhere: tuple[str, str] = ("", "")
    typed: str = ""
    also: tuple[Guest, ...] = ()
    in_place_of: Guest | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What others did since an act: the guests that changed, the numbers of those taken off the list.

    ``newest`` is the act up to which this holds. ``everybody`` tells that the guests are all there are, because too
    much was changed to name it.
    """

    newest: int
    guests: tuple[Guest, ...]
    gone: frozenset[int] = frozenset()
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class HeadThere:
    """A head of delegation at the door: name, delegate's reference, and when they came (UTC) where they have."""

    id: int
    ref: str
    name: str
    title: str
    arrived: bool
    arrived_at: datetime | None


@dataclass(frozen=True, slots=True)
class PartyArrivals:
    """How many of a party's delegation are expected and there, and its head (``None`` where none is named)."""

    id: int
    ref: str
    party: str
    name: str
    name_id: str
    status: str
    expected: int
    arrived: int
    walk_ins: int
    head: HeadThere | None

    @property
    def head_missing(self) -> bool:
        """Whether this party's head is not there: on the way, or nobody is named though people are expected."""
        return not self.head.arrived if self.head is not None else self.expected > 0


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The arrivals of a meeting, its parties in order of precedence."""

    meeting: str
    title: str
    zone: ZoneInfo
    today: date
    parties: tuple[PartyArrivals, ...]

    @property
    def expected(self) -> int:
        """How many are expected in all, those who came with them."""
        return sum(one.expected for one in self.parties)

    @property
    def arrived(self) -> int:
        """How many have come."""
        return sum(one.arrived for one in self.parties)

    @property
    def heads(self) -> tuple[HeadThere, ...]:
        """The heads of delegation that are named."""
        return tuple(one.head for one in self.parties if one.head is not None)
