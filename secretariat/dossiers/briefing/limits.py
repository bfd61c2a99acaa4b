"""How much of everything a briefing tells, from much to little, until it fits two pages. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each that is told (what is beyond is counted), and the most characters a text has."""

    others: int
    results: int
    owed: int
    between: int
    topics: int
    brackets: int
    text: int
    background: int


LEVELS: Final = (
    Limits(others=6, results=8, owed=8, between=6, topics=10, brackets=8, text=900, background=600),
    Limits(others=4, results=6, owed=6, between=4, topics=8, brackets=6, text=500, background=300),
    Limits(others=3, results=5, owed=5, between=3, topics=7, brackets=4, text=300, background=160),
    Limits(others=2, results=4, owed=4, between=2, topics=6, brackets=3, text=200, background=80),
    Limits(others=1, results=3, owed=3, between=1, topics=5, brackets=2, text=130, background=0),
    Limits(others=0, results=2, owed=2, between=0, topics=4, brackets=1, text=80, background=0),
)
"""The first that fits two pages is taken; with the last of them everything does."""


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words and said to go on."""
    plain = text.strip()
    if len(plain) <= most:
        return plain
    if most <= 0:
        return ""
    whole = plain[: most - 1]
    shorter = whole.rpartition(" ")[0]
    return f"{(shorter if len(shorter) > most // 2 else whole).rstrip()}…"
