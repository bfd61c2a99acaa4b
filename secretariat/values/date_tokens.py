"""Cuts what a person typed as a date into pieces, each with its kind: a letter of the vocabulary, or one of these.

``d`` a number of one or two digits, ``o`` the same as an ordinal (17th), ``y`` a year, ``z`` another number of three
or four digits; ``j`` year-month or year-month-day in digits, ``f`` day/month/year or year/month/day, ``g`` day/month;
``q`` Q3, ``h`` H1, ``V`` a decade (2020s), ``R`` a distance (+2w); ``_`` what is not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from secretariat.values.date_vocabulary import LEXICON, LONGEST_PHRASE
from secretariat.values.edtf import FIRST_YEAR, LAST_YEAR

UNKNOWN: Final = "_"

# Each alternative begins and ends in one way only, so that reading is linear in the text's length.
_PIECES: Final = r"""
    (?P<R>(?<!\S)[+-]\d{1,4}[dwmy](?!\w))
  | (?P<j>\d{4}-\d{2}(?:-\d{2})?(?![\d-]))
  | (?P<f>\d{4}(?P<s1>[/.])\d{1,2}(?P=s1)\d{1,2}(?!\w) | \d{1,2}(?P<s2>[/.-])\d{1,2}(?P=s2)\d+(?!\w))
  | (?P<g>\d{1,2}/\d{1,2}(?!\w))
  | (?P<V>\d{3}0(?:s|-?an)(?!\w))
  | (?P<o>\d{1,2}(?:st|nd|rd|th)(?!\w))
  | (?P<q>q\s?[1-4](?!\w))
  | (?P<h>h\s?[12](?!\w))
  | (?P<number>'?\d+)
  | (?P<word>s\.d\b\.?|s/d(?!\w)|[^\W\d_]+(?:'[^\W\d_]+)*\.?)
  | (?P<other>\S)
"""

# Typed or pasted from a word processor: full-width signs are folded by NFKC, these stay.
_SIGNS: Final = {**dict.fromkeys((0x2010, 0x2011, 0x2212), "-"), 0x2014: "–", 0x2012: "–", 0x2019: "'", 0x02BC: "'"}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: its kind, its value (of a number or a word), and where in the text it stands."""

    kind: str
    value: int
    text: str
    start: int
    end: int


def tidy(text: str) -> str:
    """The text with full-width signs folded, dashes and apostrophes made alike and spaces single."""
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return " ".join(text.split())


def tokens_of(text: str) -> list[Token]:
    """The pieces of a tidy text, phrases of several words as one piece."""
    raw = [
        (match.lastgroup or "other", match.group(), match.start(), match.end()) for match in _pattern().finditer(text)
    ]
    words = [piece.rstrip(".").replace("'", "").lower() for _kind, piece, _start, _end in raw]
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        kind, piece, start, end = raw[at]
        taken = 1
        if kind in ("word", "other"):
            kind, value, taken = _phrase(words, at)
            end = raw[at + taken - 1][3]
        elif kind == "number":
            kind, value = _number(piece)
        else:
            value = numbers_in(piece)[0]
        tokens.append(Token(kind, value, text[start:end], start, end))
        at += taken
    return tokens


def shape(tokens: list[Token]) -> str:
    """The kinds of the pieces as one word, a letter for each."""
    return "".join(token.kind for token in tokens)


def numbers_in(piece: str) -> list[int]:
    """The numbers written in a piece, in their order."""
    return [int(digits) for digits in re.findall(r"\d+", piece)]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(_PIECES, re.VERBOSE | re.IGNORECASE)


def _phrase(words: list[str], at: int) -> tuple[str, int, int]:
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        found = LEXICON.get(" ".join(words[at : at + length]))
        if found:
            return found[0], found[1], length
    return UNKNOWN, 0, 1


def _number(digits: str) -> tuple[str, int]:
    if not digits.isdigit():
        return UNKNOWN, 0
    if len(digits) <= 2:
        return "d", int(digits)
    if len(digits) > 4:
        return UNKNOWN, 0
    value = int(digits)
    return ("y" if len(digits) == 4 and FIRST_YEAR <= value <= LAST_YEAR else "z"), value
