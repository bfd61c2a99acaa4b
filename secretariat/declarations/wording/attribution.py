"""Whose a bracket is: `[ID, KR: …]`, or a footnote that names nobody but parties ("Proposed by Japan and Korea.")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from secretariat.values.text import folded

_LONGEST: Final = 160
"""The longest attribution that is looked for, in characters."""

_EMPHASIS: Final = re.compile(r"[*_]{0,3}")
_NEVER_IN_NAMES: Final = re.compile(r"[\[\]\n*_]")
_CODE: Final = re.compile(r"[A-Z0-9&-]{2,12}")
_PAIR: Final = re.compile(r"[A-Z]{2}")
_SEPARATOR: Final = re.compile(r"\s*[,;/+]\s*(?:and\s+|dan\s+|&\s+)?|\s+(?:and|dan|&)\s+")
_NO_PARTY: Final = frozenset({"ALT", "ALTERNATIVE", "NB", "NOTE", "OPTION", "PLACEHOLDER", "TBA", "TBC", "TBD", "TEXT"})
_NOTED: Final = re.compile(
    r"\s*(?:(?:text\s+)?(?:bracketed|proposed|proposal|requested|reserved|reservation|submitted|suggested|usul|diusulkan)"
    r"\s+(?:by|of|from|oleh)|reservation\s*:|reserved\s*:|proposal\s*:|usul)\s+(?P<who>\S.{0,300})",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Whose some words are, and how many characters at their beginning say so."""

    parties: tuple[str, ...]
    length: int


NOBODY: Final = Attribution((), 0)


def attribution(inner: str, names: Mapping[str, str]) -> Attribution:
    """Who stands before the colon at the head of a bracket's words.

    Every one of them must be one of ``names`` (folded, or a code as it is written; to what the party is called in the
    ledger) or two capital letters. "WTO:", "Note:" and a colon in the words themselves are nobody's: accepting takes
    the attribution out of the text, and words must not go with it.
    """
    head = inner[:_LONGEST]
    colon = head.find(":")
    if colon < 2 or head.startswith("//", colon + 1):
        return NOBODY
    who = head[:colon].strip()
    end = colon + 1
    emphasis = _EMPHASIS.match(who)
    mark = emphasis[0] if emphasis else ""
    if mark and who.endswith(mark):  # **KR**: words
        who = who[len(mark) : -len(mark)]
    elif mark and head.startswith(mark, end):  # **KR:** words
        who, end = who[len(mark) :], end + len(mark)
    if len(who) < 2 or _NEVER_IN_NAMES.search(who):
        return NOBODY
    parties = parties_in(who.strip(), names)
    return Attribution(parties, end + len(inner[end:]) - len(inner[end:].lstrip())) if parties else NOBODY


def noted_attribution(note: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The parties of a footnote that does nothing but name whose the words before it are; else nobody."""
    found = _NOTED.fullmatch(note.rstrip(". \t\n"))
    return parties_in(found["who"], names) if found else ()


def parties_in(words: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The parties that ``words`` lists, or nobody where one of them is no party; a name with a comma stays whole."""
    pieces, ends = [], [0]
    for between in _SEPARATOR.finditer(words):
        pieces.append((ends[-1], between.start()))
        ends.append(between.end())
    pieces.append((ends[-1], len(words)))
    found: list[str] = []
    at = 0
    while at < len(pieces):
        # Hong Kong, China and Trinidad and Tobago: what reads as one name is taken before its parts.
        for last in range(min(len(pieces), at + 4), at, -1):
            said = words[pieces[at][0] : pieces[last - 1][1]].strip()
            party = names.get(said) or names.get(folded(said)) or (said if _is_pair(said) else "")
            if party:
                found.append(party)
                at = last
                break
        else:
            return ()
    return tuple(dict.fromkeys(found))


def is_code(said: str) -> bool:
    """Whether a word reads as a party's code: KR, G-77, ASEAN; whose it is, if anybody's, the record knows."""
    fits = _CODE.fullmatch(said) is not None and said not in _NO_PARTY
    return fits and any("A" <= letter <= "Z" for letter in said)


def _is_pair(said: str) -> bool:
    """Whether a word can't but be a code: two capitals, by which delegations are called everywhere."""
    return _PAIR.fullmatch(said) is not None and said not in _NO_PARTY
