"""What stands before a paragraph and says its place: ``4.``, ``12bis.``, ``(a)``, ``(ii)``, ``Option 2:``, ``-``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_AGAIN: Final = r"(?:bis|ter|quat|quater|quinquies|sexies|septies|octies|alt)"
_DIGITS: Final = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,3}}(?:[ .]?{_AGAIN}\b){{0,3}}"
_NUMBER: Final = re.compile(rf"({_DIGITS})(\\?[.)](?!\\?[.)])|:)(?=\s|$)", re.I)
_DOTTED: Final = re.compile(
    rf"([0-9]{{1,3}}\.[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?(?: ?{_AGAIN}\b){{0,3}})(?=\s+[A-Z\[*_“\"])"
)
_REPEATED: Final = re.compile(rf"([0-9]{{1,3}} ?{_AGAIN}\b)(?=\s+[A-Z\[*_“\"])", re.I)
_ENCLOSED: Final = re.compile(
    rf"\\?\(((?:[0-9]{{1,3}}|[a-z]|([a-z])\2{{1,2}}|[ivxlc]{{1,7}}|[A-Z]|[IVXLC]{{1,7}})(?:[ -]?{_AGAIN})?)"
    r"\\?\)(?=\s|$)"
)
_LETTER: Final = re.compile(r"([a-z]|[ivx]{1,5})(\\?[.)])(?=\s|$)")
_CAPITAL: Final = re.compile(r"([A-Z]|[IVXLC]{1,7})(\\?[.)])(?=\s|$)")
_OPTION: Final = re.compile(
    r"(\*{0,3}|_{0,3})((?:Option|Alternative|Opsi|Alternatif)\s+[0-9A-Z]{1,3})\s?:?\1:?(?=\s|$)"
)
_EMPHASISED: Final = re.compile(
    rf"(\*{{1,3}}|_{{1,3}})(?:({_DIGITS})\\?[.)]?|(\(?[a-z]{{1,4}}\)))\1[.)]?(?=\s|$)", re.I
)
_LETTERED: Final = re.compile(rf"\(?(PP|OP) ?([0-9]{{1,3}}(?: ?{_AGAIN}\b){{0,3}})[.:]?\)?[.:]?(?=\s|$)")
_BULLET: Final = re.compile(r"(?:[-+*•‣▪●◦·–—]|\\[-+*])(?=\s)")
_NOTE: Final = re.compile(r"\[\^?[^\]\s][^\]]{0,50}\]:(?=\s)")
LONGEST_MARKER: Final = 60
MOST_TOGETHER: Final = 4
"""Markers that may stand together at the head of a paragraph: ``10. (a) (i)``."""
_LEAD: Final = re.compile(r"[\[*_“\" ]{1,6}")
_ROMAN_SIGNS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WHOLE_ROMAN: Final = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


class Style(StrEnum):
    """How a number is written; numbers of one style make one row."""

    NUMBER = "1."
    ENCLOSED = "(1)"
    LETTER = "(a)"
    LETTER_STOP = "a."
    CAPITAL = "A."
    ROMAN = "(i)"
    ROMAN_STOP = "i."
    ROMAN_CAPITAL = "I."
    OPTION = "Option 1"
    PREAMBULAR = "PP1"  # as the United Nations count while they negotiate
    OPERATIVE = "OP1"
    BULLET = "-"
    NOTE = "[^1]:"


ROMANS: Final = frozenset({Style.ROMAN, Style.ROMAN_STOP, Style.ROMAN_CAPITAL})
NUMBERS: Final = frozenset({Style.NUMBER, Style.ENCLOSED})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a marker: its style, and its place in the row (``0`` for a bullet or a note)."""

    style: Style
    value: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as typed, the number it says, the ways to understand it ("(i)" is a roman one or a letter), and where
    the text after it begins.
    """

    typed: str
    number: str
    readings: tuple[Reading, ...]
    end: int


def marker_of(text: str, *, inside: bool = True) -> Marker | None:
    """The marker a paragraph begins with. With ``inside``, also one that stands in a bracket or in emphasis with the
    text (``[4. Parties …``): then nothing is cut off, as the bracket belongs to the text, and ``typed`` is "".
    """
    first = text[:1]
    if not first or (first.isalpha() and first > "z"):  # most paragraphs begin so in many a language
        return None
    found = _at(text)
    if found is None and inside and (lead := _LEAD.match(text)):
        within = _at(text[lead.end() :])
        if within is not None and within.readings[0].style not in (Style.BULLET, Style.NOTE, Style.CAPITAL):
            return Marker("", within.number, within.readings, 0)
    return found


def second_marker(text: str, first: Marker) -> int | None:
    """Where the text goes on with the first item below it, as in ``10. (a) Any rights``; ``None`` if it doesn't."""
    if not first.typed:
        return None
    at = len(text) - len(text[first.end :].lstrip())
    inner = _at(text[at:])
    if inner is None or not any(one.value == 1 for one in inner.readings):
        return None
    own, outer = inner.readings[0].style, first.readings[0].style
    return at if own is not outer and own not in (Style.NUMBER, Style.CAPITAL, Style.ROMAN_CAPITAL) else None


def _at(text: str) -> Marker | None:
    for pattern in (_NUMBER, _DOTTED, _REPEATED):
        if found := pattern.match(text):
            return _marker(found, found[1], (Reading(Style.NUMBER, _last_number(found[1])),))
    if found := _ENCLOSED.match(text):
        return _marker(found, f"({found[1]})", _enclosed(found[1]))
    if found := _LETTER.match(text):
        return _marker(found, found[1], _spelled(found[1], Style.LETTER_STOP, Style.ROMAN_STOP))
    if found := _CAPITAL.match(text):
        return _marker(found, found[1], _spelled(found[1].lower(), Style.CAPITAL, Style.ROMAN_CAPITAL))
    if found := _OPTION.match(text):
        return _marker(found, " ".join(found[2].split()), (Reading(Style.OPTION, _option(found[2])),))
    if found := _EMPHASISED.match(text):
        if found[2]:
            return _marker(found, found[2], (Reading(Style.NUMBER, _last_number(found[2])),))
        inner = _ENCLOSED.match(f"({found[3].strip('()')})")
        return _marker(found, inner[0], _enclosed(inner[1])) if inner else None
    if found := _LETTERED.match(text):
        style = Style.PREAMBULAR if found[1] == "PP" else Style.OPERATIVE
        return _marker(found, f"{found[1]}{found[2]}", (Reading(style, _last_number(found[2])),))
    if found := _BULLET.match(text):
        return _marker(found, "", (Reading(Style.BULLET, 0),))
    if found := _NOTE.match(text):
        return _marker(found, "", (Reading(Style.NOTE, 0),))
    return None


def _marker(found: re.Match[str], number: str, readings: tuple[Reading, ...]) -> Marker:
    return Marker(found[0], number, readings, found.end())


def _last_number(number: str) -> int:
    """Where 3, 3bis, 3ter stand in the row; of 3.12, where 12 stands."""
    return int(re.findall(r"[0-9]+", number)[-1])


def _enclosed(inner: str) -> tuple[Reading, ...]:
    bare = re.sub(rf"[ -]?{_AGAIN}$", "", inner) or inner
    if bare.isdecimal():
        return (Reading(Style.ENCLOSED, int(bare)),)
    if bare.isupper():
        return _spelled(bare.lower(), Style.CAPITAL, Style.ROMAN_CAPITAL)
    return _spelled(bare, Style.LETTER, Style.ROMAN)


def _spelled(letters: str, letter: Style, roman: Style) -> tuple[Reading, ...]:
    """A letter's place ("aa" is 27), a roman number's, or both."""
    readings = []
    value = roman_value(letters)
    if value:
        readings.append(Reading(roman, value))
    if len(set(letters)) == 1:
        readings.append(Reading(letter, ord(letters[0]) - 96 + 26 * (len(letters) - 1)))
    if letters != "i" and len(letters) == 1:
        readings.reverse()
    return tuple(readings) or (Reading(letter, 0),)


def roman_value(letters: str) -> int:
    """The number that small roman letters say, 0 where they say none."""
    if not _WHOLE_ROMAN.fullmatch(letters):
        return 0
    values = [_ROMAN_SIGNS[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _option(words: str) -> int:
    last = words.split()[-1]
    return int(last) if last.isdecimal() else ord(last[0].upper()) - 64
