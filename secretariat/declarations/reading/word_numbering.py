"""The numbers that Word makes by itself: lists, their levels and formats, as numbering.xml describes them.

Imported by the process that reads documents, and nothing else of the project by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_STYLES: Final = 20
"""Styles a style may be based on, one on the other; more go round in a circle."""


def child(of: Any, name: str) -> Any:
    """The first element of that name, or ``None``."""
    return of.find(W + name) if of is not None else None


def value(of: Any, name: str) -> str:
    """What an element of that name says, "" where there is none."""
    found = child(of, name)
    return str(found.get(W + "val") or "") if found is not None else ""


def formatted(number: int, form: str) -> str:
    """A number in one of Word's formats (w:numFmt): decimal, lowerLetter ("aa" after "z"), upperRoman …"""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        signs, rest = "", number
        for each, sign in _ROMAN:
            signs += sign * (rest // each)
            rest %= each
        return signs.upper() if form == "upperRoman" else signs
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form in ("none", "bullet") else str(number)


class Numbering:
    """Counts a document's lists as its paragraphs come."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles: dict[str, Any] = {}
        if styles is not None:
            self._styles = {str(one.get(W + "styleId")): one for one in styles.iter(W + "style")}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        for one in numbering.iter(W + "abstractNum"):
            levels = {int(level.get(W + "ilvl") or 0): level for level in one.iter(W + "lvl")}
            self._levels[str(one.get(W + "abstractNumId"))] = levels
        for one in numbering.findall(W + "num"):
            id_ = str(one.get(W + "numId"))
            self._lists[id_] = value(one, "abstractNumId")
            for override in one.findall(W + "lvlOverride"):
                start = value(override, "startOverride")
                if start.lstrip("-").isdecimal():
                    self._starts[id_, int(override.get(W + "ilvl") or 0)] = int(start)

    def number_of(self, paragraph: Any) -> tuple[str, int]:
        """The number that stands before a paragraph ("" for none, ``•`` for a bullet), and its level from 0."""
        id_, level = self._place(paragraph)
        levels = self._levels.get(self._lists.get(id_, ""), {})
        own = levels.get(level)
        if own is None:
            return "", 0
        counts = self._counts.setdefault(self._lists[id_], {})
        if id_ not in self._begun:  # a list with a start of its own begins anew
            self._begun.add(id_)
            for key in [key for key in counts if (id_, key) in self._starts]:
                del counts[key]
        counts[level] = counts[level] + 1 if level in counts else self._start(id_, level, own)
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if value(own, "numFmt") == "bullet":
            return "•", level
        return self._said(value(own, "lvlText"), counts, levels, id_, bool(child(own, "isLgl") is not None)), level

    def _said(self, pattern: str, counts: dict[int, int], levels: dict[int, Any], id_: str, legal: bool) -> str:
        def part(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            if level not in levels:
                return ""
            count = counts.get(level, self._start(id_, level, levels[level]))
            return formatted(count, "decimal" if legal else value(levels[level], "numFmt") or "decimal")

        return " ".join(_PLACE.sub(part, pattern).split())

    def _start(self, id_: str, level: int, own: Any) -> int:
        start = value(own, "start")
        return self._starts.get((id_, level), int(start) if start.isdecimal() else 1)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list a paragraph is in, by itself or by its style, and its level there."""
        properties = child(paragraph, "pPr")
        direct = child(properties, "numPr")
        id_, level = value(direct, "numId"), value(direct, "ilvl")
        if id_ == "0":
            return "", 0
        if not id_:
            for style in self.styles_of(value(properties, "pStyle")):
                styled = child(child(style, "pPr"), "numPr")
                id_ = id_ or value(styled, "numId")
                level = level or value(styled, "ilvl") or self._linked(id_, str(style.get(W + "styleId")))
                if id_:
                    break
        return id_, int(level) if level.isdecimal() else 0

    def _linked(self, id_: str, style: str) -> str:
        """The level of a list that belongs to a style."""
        for level, own in self._levels.get(self._lists.get(id_, ""), {}).items():
            if value(own, "pStyle") == style:
                return str(level)
        return ""

    def styles_of(self, id_: str) -> Iterator[Any]:
        """A paragraph's style and those it is based on."""
        for _step in range(_MOST_STYLES):
            style = self._styles.get(id_)
            if style is None:
                return
            yield style
            id_ = value(style, "basedOn")

    def heading_of(self, paragraph: Any) -> int:
        """A heading's rank from 1, 0 for the title, -1 for other paragraphs; by its style or its outline level."""
        properties = child(paragraph, "pPr")
        outline = value(properties, "outlineLvl")
        for style in self.styles_of(value(properties, "pStyle")):
            name = value(style, "name").lower()
            if name == "title":
                return 0
            if name == "subtitle":
                return 1
            outline = outline or value(child(style, "pPr"), "outlineLvl")
        return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else -1
