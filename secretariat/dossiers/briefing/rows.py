"""What a briefing holds before anything is cut to two pages. Dates are EDTF, moments UTC, parties codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from secretariat.bilaterals.queries import BilateralDetail
from secretariat.dossiers.rows import Occasion, Promise


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody at the table. ``addressed`` is how to speak to them, "" where the record does not tell.

    ``photo`` are the bytes of a picture, empty where none is kept.
    """

    ref: str
    name: str
    native: str
    addressed: str
    function: str
    title: str
    organisation: str
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class Delegated:
    """One side: its party, who heads it (``None`` while not known), and who else of it comes."""

    code: str
    name: str
    head: Seated | None
    others: tuple[Seated, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenBracket:
    """Words that are not agreed, and where both sides stand on them ("" where that is not known)."""

    ref: str
    title: str
    paragraph: str
    words: str
    theirs: str
    ours: str
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a briefing is made of.

    ``last`` is the meeting before with the same party. ``owed_to_us``, ``owed_by_us`` and ``open_between`` (led by
    somebody else, or by nobody) are open actions, what is late first. ``marking`` stands above every page.
    """

    detail: BilateralDetail
    host_title: str
    ours: Delegated
    theirs: Delegated
    last: Occasion | None
    owed_to_us: tuple[Promise, ...]
    owed_by_us: tuple[Promise, ...]
    open_between: tuple[Promise, ...]
    brackets: tuple[OpenBracket, ...]
    marking: str
    today: date
    office_zone: str
    names: Mapping[str, str]
