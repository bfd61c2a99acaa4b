"""The rows that cross from the record to screens, papers and the command line. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from secretariat.delegations.precedence import Precedence
from secretariat.delegations.readiness import Lack
from secretariat.delegations.states import Function


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """A person in a delegation, with title and organisation as of the meeting.

    ``ref`` is the delegate's own reference, ``person`` the person's (``P-12``); ``name`` is as lists print it, with
    the family name in capitals; ``native`` is the name in its own script; ``sort_key`` is where it stands among names.
    ``party`` is the party's code and ``party_name`` its name in the forum. ``erased``: who it was is known no more;
    counts hold them, papers do not.
    """

    id: int
    version: int
    ref: str
    delegation: str
    party: str
    party_name: str
    party_name_id: str
    person: str
    name: str
    family_name: str
    native: str
    honorific: str
    function: str
    rank: int | None
    title: str
    organisation: str
    representing: str
    accreditation: str
    arrived_at: datetime | None
    arrival: str
    departure: str
    dietary: str
    note: str
    source: str
    folded: str
    sort_key: str = ""
    erased: bool = False


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in a list: ``name`` is the party's name in the forum on the meeting's day, ``size`` counts active
    delegates, ``head`` is the active head's name or "". ``name_id`` is the name to use in Indonesian.
    """

    id: int
    version: int
    ref: str
    meeting: str
    party: str
    name: str
    name_id: str
    status: str
    head: str
    size: int
    note_verbale: str
    invited_as: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class DelegationDetail:
    """A delegation with its people: ``delegates`` in the order that is printed, ``withdrawn`` those who left.

    ``note_verbale_date`` and the days of its states are EDTF; ``allowed`` is its quota, or the meeting's where it has
    none; ``member``: the party is on the forum's roster on the meeting's day. ``had_arrived``, in the answer to
    regrets, is how many had been checked in and were withdrawn with the others.
    """

    id: int
    version: int
    ref: str
    meeting: str
    meeting_title: str
    party: str
    name: str
    name_id: str
    member: bool
    host: bool
    status: str
    invited_as: str
    note_verbale: str
    note_verbale_date: str
    invited_on: str
    nominated_on: str
    registered_on: str
    confirmed_on: str
    regrets_on: str
    regrets_reason: str
    credentials: str
    credentials_on: str
    quota: int | None
    allowed: int | None
    position: int | None
    note: str
    source: str
    folded: str
    delegates: tuple[DelegateRow, ...]
    withdrawn: tuple[DelegateRow, ...]
    lacks: tuple[Lack, ...]
    had_arrived: int = 0

    @property
    def named(self) -> tuple[DelegateRow, ...]:
        """The delegates who can be named on a paper, in its order: all but those erased on request."""
        return tuple(who for who in self.delegates if not who.erased)

    @property
    def head(self) -> DelegateRow | None:
        """The active head of delegation, who always stands first."""
        first = self.delegates[0] if self.delegates else None
        return first if first is not None and first.function == Function.HEAD else None

    @property
    def row(self) -> DelegationRow:
        """The delegation as it stands in a list."""
        head = self.head
        return DelegationRow(
            self.id,
            self.version,
            self.ref,
            self.meeting,
            self.party,
            self.name,
            self.name_id,
            self.status,
            head.name if head else "",
            len(self.delegates),
            self.note_verbale,
            self.invited_as,
            self.lacks,
        )


@dataclass(frozen=True, slots=True)
class Roll:
    """A meeting's delegations in its order of precedence; ``dates`` is EDTF, ``host`` the host's name in the forum."""

    meeting_id: int
    meeting: str
    title: str
    dates: str
    place: str
    host: str
    host_in_indonesian: str
    forum: str
    order: Precedence
    delegations: tuple[DelegationDetail, ...]
