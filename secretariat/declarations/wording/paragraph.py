"""A paragraph of a negotiated text, and its address: how a person says which one is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from secretariat.declarations.states import ParagraphKind, ParagraphStanding

_HEADINGS: Final = frozenset({ParagraphKind.TITLE.value, ParagraphKind.HEADING.value, ParagraphKind.ANNEX.value})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is read or printed.

    ``number`` is its own as printed ("4", "(a)", "Article 3", "" for none); ``marker`` what stood before the text,
    character by character ("4.", "4\\\\.", "(a)", "##", "-"), with which the text is written out as it came in.
    ``level`` is its depth: 0 for a numbered paragraph, 1 for (a) below it, 2 for (i); for a heading its rank from 1.
    ``identity`` is the paragraph through all revisions, ``None`` for one that is in no record.
    """

    kind: str
    text: str
    number: str = ""
    level: int = 0
    marker: str = ""
    identity: int | None = None
    standing: str = ParagraphStanding.OPEN.value


class Placed(Protocol):
    """What an address is worked out from: a ``Paragraph``, or a row of the record."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def level(self) -> int: ...


def is_heading(kind: str) -> bool:
    """Whether a kind of paragraph stands over others: the title, a heading, an annex."""
    return kind in _HEADINGS


def addresses(paragraphs: Sequence[Placed]) -> list[str]:
    """How each paragraph is said, no two alike: ``4``, ``4(a)``, ``P1``; ``Article 3.1`` where every article counts
    from 1; ``#12``, its place, for one without a number.
    """
    plain = Counter(one.number for one in paragraphs if one.number and not one.level and not is_heading(one.kind))
    above: list[str] = []
    heading = ""
    said: list[str] = []
    for place, one in enumerate(paragraphs, start=1):
        if not one.number:
            said.append(f"#{place}")
            continue
        if is_heading(one.kind):
            heading, above = one.number, []
            said.append(one.number)
            continue
        parent = next((known for known in reversed(above[: one.level]) if known), heading if one.level else "")
        if parent:
            own = _below(parent, one.number)
        else:
            own = f"{heading}.{one.number}" if plain[one.number] > 1 and heading else one.number
        above = [*above[: one.level], *[""] * (one.level - len(above)), own]
        said.append(own)
    return _made_unique(said)


def _below(parent: str, number: str) -> str:
    if number.startswith(f"{parent}."):
        return number
    return parent + number if number.startswith("(") else f"{parent}.{number}"


def _made_unique(said: list[str]) -> list[str]:
    """The second that would be said alike gets ``#2``."""
    times: Counter[str] = Counter()
    taken = set(said)
    unique = []
    for own in said:
        times[own] += 1
        chosen, n = own, times[own]
        while n > 1 and (chosen == own or chosen in taken):
            chosen, n = f"{own}#{n}", n + 1
        taken.add(chosen)
        unique.append(chosen)
    return unique
