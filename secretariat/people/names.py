"""Rules for names: which part is the family name, how a name is printed, found and sorted. Pure.

A name is kept as its bearer writes it. Nothing is guessed about it but two things that are written in it: a part in
CAPITALS is the family name (the usage of conference lists), and a name of one word has no family name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from secretariat.values.text import folded, sort_key

# Degrees that stand in capitals behind a name and are no family names; MA and LI are left out, being names as well.
_DEGREES: Final = frozenset(
    {"SE", "SH", "MM", "MBA", "MPA", "MSI", "ST", "SIP", "SSOS", "PHD", "MD", "II", "III", "IV"}
)

_SORT_KEY_LENGTH: Final = 400  # what the record's column holds


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name; ``family`` is "" where it is not known or the bearer has one name only."""

    given: str
    family: str
    family_first: bool


def parts_of(name: str) -> NameParts:
    """The parts that a name shows by itself: a run of words in capitals at its end or beginning is the family name."""
    words = re.split(r"[,(]", name, maxsplit=1)[0].split()
    while words and words[-1] in _DEGREES:
        words.pop()
    capitals = [_in_capitals(word) for word in words]
    if len(words) < 2 or all(capitals) or not any(capitals):
        return NameParts("", "", False)
    size = sum(capitals)
    if all(capitals[:size]):
        return NameParts(" ".join(words[size:]), " ".join(words[:size]), True)
    if all(capitals[-size:]):
        return NameParts(" ".join(words[:-size]), " ".join(words[-size:]), False)
    return NameParts("", "", False)


def printed_name(given: str, family: str, family_first: bool, name: str) -> str:
    """The name as lists print it, family name in capitals: ``KIM Dong-Sun`` or ``Dong-Sun KIM``.

    Where the family name is not known, or there is none, the name stands as its bearer writes it. What stands behind
    the name after a comma or in parentheses (degrees, the name in its own script) stays there.
    """
    if not family:
        return name
    capitals = family.upper()
    in_order = [capitals, given] if family_first else [given, capitals]
    return " ".join(part for part in in_order if part) + _tail(name, given, family)


def name_sort_key(given: str, family: str, name: str) -> str:
    """Where a person stands among others: by family name, then given name; by the whole name where it has one part."""
    return sort_key(f"{family} {given}" if family else name)[:_SORT_KEY_LENGTH]


def searchable_names(given: str, family: str, name: str, native_name: str) -> list[str]:
    """Every way a person's name may be typed, folded, each once."""
    ways = [name, native_name]
    if family:
        ways += [f"{given} {family}", f"{family} {given}", f"{family}, {given}"]
    return list(dict.fromkeys(way for way in map(folded, ways) if way))


def _tail(name: str, given: str, family: str) -> str:
    behind = re.search(r"\s*[,(].*", name)
    if behind is None:
        return ""
    text = behind[0]
    words = set(folded(text).replace(",", " ").split())
    # "Kim, Min-su" has its given name behind the comma; that is no tail.
    return "" if words & set(folded(f"{given} {family}").split()) else text


def _in_capitals(word: str) -> bool:
    """Whether a word is written in capitals; initials ("J.", "H.M.") and scripts without capitals are not."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and "." not in word and all(c.isupper() for c in letters)
