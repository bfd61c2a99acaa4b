"""Where paragraphs that a converter ran together in one line part again: only where that is certain.

Certain are: a clause that begins with a preambular word in a capital after a comma; the number that comes next after
the end of a sentence; an item that comes next after a semicolon; the rule over footnotes. No character is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from secretariat.declarations.reading.headings import LONGEST, capital_run, named, titled
from secretariat.declarations.reading.markers import (
    LONGEST_MARKER,
    MOST_TOGETHER,
    Marker,
    Reading,
    Style,
    marker_of,
    second_marker,
)
from secretariat.declarations.reading.openings import CLAUSE, ENACTED, LEAD, opens_preambular

_RULE: Final = re.compile(r"_{5,}(?= )")
_COMMA: Final = re.compile(r"[,;][”\"’]?[0-9]{0,2}(?: and| et)?$")
_SENTENCE: Final = re.compile(r"[.;:][”\"’)\]]*[0-9]{0,2}$")
_ITEM_END: Final = re.compile(r"(?:[;.][”\"’)\]]*[0-9]{0,2}|; (?:and|or|and/or|dan|atau|et|ou))$")
_FIRST: Final = re.compile(r" (?:1\. (?=[A-Z“\"(\[])|\(1\) )")
_PLACE: Final = re.compile(
    r" (?:(?P<number>[0-9]{1,3}\. (?=[A-Z“\"(\[]))|(?P<item>\((?:[a-z]{1,5}|[0-9]{1,2})\) )|(?P<rule>_{5,} )|"
    r"(?P<clause>(?=[A-Z])))"
)
Row = dict[Style, int]


class Cutting:
    """Parts the texts of one file in the order they stand, remembering which number came last in each row."""

    def __init__(self) -> None:
        self._last: Row = {}
        self._footnotes = False  # a page's footnotes stand between a clause and the next, which has no comma before it

    def parts(self, text: str) -> Iterator[str]:
        """The paragraphs that stand in one line."""
        begin = 0
        while (heading := named(text, begin)) is not None:
            self._last.clear()
            self._footnotes = False
            end = _heading_end(text, begin, heading.end)
            yield text[begin:end].strip()
            begin = end + len(text[end : end + 9]) - len(text[end : end + 9].lstrip())
            if not text[begin : begin + 9].strip():
                return
        lead = LEAD.match(text, begin)
        if lead and CLAUSE.match(text, lead.end()):
            yield text[begin : lead.end()].strip()
            begin = lead.end()
        yield from self._in_sequence(text[begin:])

    def _in_sequence(self, text: str) -> Iterator[str]:
        self._remember_all(text)
        preambular = opens_preambular(text)
        begin = 0
        for found in _PLACE.finditer(text):
            before = text[max(0, found.start() - 12) : found.start()]
            at = found.start() + 1
            if found.lastgroup == "rule":
                self._footnotes = True
            elif found.lastgroup == "clause":
                certain = self._footnotes or (preambular and _COMMA.search(before))
                if not certain or not (CLAUSE.match(text, at) or ENACTED.match(text, at)):
                    continue
                self._footnotes, preambular = False, True
            elif not self._comes_next(text[at : at + 24], before, found.lastgroup == "number"):
                continue
            yield text[begin : found.start()].rstrip()
            begin = at
        yield text[begin:].strip()

    def _comes_next(self, words: str, before: str, number: bool) -> bool:
        mark = marker_of(words, inside=False)
        if mark is None:
            return False
        for one in mark.readings:
            last = self._last.get(one.style, 0)
            follows = last and one.value == last + 1 and bool((_SENTENCE if number else _ITEM_END).search(before))
            begins = one.value == 1 and not number and before.endswith(":")
            if follows or begins:
                self._remember(mark, one)
                self._remember_all(words[second_marker(words, mark) or len(words) :])
                return True
        return False

    def _remember_all(self, words: str) -> None:
        """The markers that stand together at the head of a paragraph."""
        for _deeper in range(MOST_TOGETHER):
            mark = marker_of(words[:LONGEST_MARKER], inside=False)
            if mark is None:
                return
            self._footnotes = False
            self._remember(mark, mark.readings[0])
            words = words[second_marker(words, mark) or len(words) :][: 4 * LONGEST_MARKER]

    def _remember(self, mark: Marker, reading: Reading) -> None:
        if reading.style is Style.NUMBER:
            self._last = {Style.NUMBER: reading.value}
            return
        for one in mark.readings:
            if one is reading or one.value == 1:
                self._last[one.style] = one.value


def _heading_end(text: str, begin: int, end: int) -> int:
    """Where a heading ends whose own word ends at ``end``: ``Article 7 Straight baselines`` | ``1. In localities …``.

    Title and text can't be told apart where no number stands between them: then the title stays with the text.
    """
    start = end
    while start < len(text) and text[start] in " .:":
        start += 1
    run = capital_run(text, start)
    if run > start:
        return run
    first = _FIRST.search(text, start - 1, start + LONGEST)
    if first and titled(text[start : first.start()]):
        return first.start()
    if start >= len(text) or (len(text) - begin <= LONGEST and titled(text[begin:])):
        return len(text)
    return start
