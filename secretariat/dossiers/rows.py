"""What a dossier holds: meetings in the order of their days, and on each who was met, what came of it, what was said.

Rows are frozen. Dates are EDTF ("" while unknown), moments UTC, parties codes. Nothing is worked out that the record
does not say: what is empty is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from secretariat.actions.rows import ActionRow


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody of the party at a meeting; title, organisation and function are those of that day.

    ``native`` is the name in the bearer's own script, ``state`` the accreditation, "" for a head of a bilateral.
    """

    id: int
    ref: str
    name: str
    native: str
    function: str
    title: str
    organisation: str
    party: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up action as it stands: what became of what was promised.

    ``agreed_on`` and ``origin`` (its meeting's number) may be unknown; ``carried`` are the later meetings it was
    carried into, ``superseded_by`` the action that took its place. ``lead_party`` is whoever has to do it, "" where
    nobody is named.
    """

    row: ActionRow
    meeting: int | None
    outcome: int | None
    agreed_on: date | None
    lead_party: str
    carried: tuple[str, ...] = ()
    superseded_by: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome of a meeting, by parties' codes (none: the meeting as a whole), with the actions that followed."""

    id: int
    ref: str
    kind: str
    text: str
    by: tuple[str, ...]
    source: str
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where the party stands on a text: a position, a stance on words in a bracket, or an open bracket of its own.

    ``what`` is a value of ``PartyPosition`` or ``Stance``, or ``PROPOSED``; ``words`` are those of the text.
    """

    declaration_id: int
    ref: str
    title: str
    status: str
    what: str
    party: str
    paragraph: str
    words: str
    dates: str
    source: str
    meeting: int | None
    open: bool = False
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A paper that the party tabled."""

    id: int
    ref: str
    title: str
    purpose: str
    dates: str
    party: str
    source: str
    meeting: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting with the party. ``dates`` are its own, else those of the meeting it is in the margins of.

    ``standing`` is the state of the party's delegation, of a bilateral's own where it is one; "" where neither is on
    record. ``slot`` is a bilateral's, in ``timezone``. ``bilateral`` is its number as a bilateral;
    ``few`` says that only the party and one or two others took part.
    """

    id: int
    ref: str
    title: str
    level: str
    status: str
    dates: str
    starts: date | None
    ends: date | None
    place: str
    timezone: str
    host_meeting: str
    standing: str
    source: str
    few: bool = False
    note: str = ""
    bilateral: int | None = None
    slot: tuple[datetime, datetime | None] | None = None
    topics: tuple[str, ...] = ()
    discussion: str = ""
    people: tuple[PersonMet, ...] = ()
    results: tuple[Result, ...] = ()
    promises: tuple[Promise, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()
    papers: tuple[Submitted, ...] = ()

    @property
    def every_promise(self) -> tuple[Promise, ...]:
        """What was promised there, of an outcome or not."""
        return (*(one for result in self.results for one in result.promises), *self.promises)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on record about a party and its organisations, the oldest first; what has no day comes last.

    ``promises`` and ``standpoints`` are those of no meeting; ``people`` are all that belong to the party. ``since`` is
    the day it begins with, if any. ``names`` are those of all parties, by their codes. ``left_out`` says that what came
    of meetings after ``today`` is on record and not told.
    """

    id: int
    code: str
    name: str
    organisations: tuple[tuple[str, str], ...]
    today: date
    since: date | None
    occasions: tuple[Occasion, ...]
    promises: tuple[Promise, ...]
    standpoints: tuple[Standpoint, ...]
    people: tuple[PersonMet, ...]
    names: Mapping[str, str]
    left_out: bool = False

    @property
    def marking(self) -> str:
        """The markings of the texts whose words it tells ("RESTRICTED"), each once; "" where none has one."""
        told = (*(one for occasion in self.occasions for one in occasion.standpoints), *self.standpoints)
        return " · ".join(dict.fromkeys(one.marking for one in told if one.marking))

    @property
    def every_promise(self) -> tuple[Promise, ...]:
        """Every action of the dossier."""
        return (*(one for occasion in self.occasions for one in occasion.every_promise), *self.promises)
