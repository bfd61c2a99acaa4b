"""What is read of agendas, as frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list; ``lead`` is a party's code or "", ``minutes`` a duration, ``papers`` how many are tabled.

    ``takes`` is what it takes with all that stands under it, ``None`` where that is not known.
    """

    id: int
    version: int
    ref: str
    meeting: str
    number: str
    title: str
    purpose: str
    status: str
    lead: str
    minutes: int | None
    takes: int | None
    late: bool
    papers: int

    @property
    def depth(self) -> int:
        """How deep it stands in the tree: 0 at the top."""
        return self.number.count(".")


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What came of an item."""

    ref: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemElsewhere:
    """The item that one was carried over into or came from, on another meeting's agenda."""

    ref: str
    meeting: str
    number: str


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything kept of one item; ``under`` is the number of the item it belongs to, or "".

    ``why`` it was postponed or withdrawn, ``papers`` (symbol and title) are tabled under it, ``carried_to`` and
    ``carried_from`` are the same matter on the agendas of other meetings.
    """

    id: int
    version: int
    ref: str
    meeting: str
    meeting_title: str
    number: str
    title: str
    purpose: str
    status: str
    lead: str
    lead_name: str
    minutes: int | None
    late: bool
    under: str
    why: str
    proceedings: str
    note: str
    source: str
    outcomes: tuple[ItemOutcome, ...]
    papers: tuple[tuple[str, str], ...] = ()
    carried_to: tuple[ItemElsewhere, ...] = ()
    carried_from: ItemElsewhere | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as a whole: when it was frozen (UTC), and its items in order."""

    meeting: str
    title: str
    frozen_at: datetime | None
    items: tuple[ItemDetail, ...]
