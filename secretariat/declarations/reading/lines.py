"""From lines to blocks: which lines belong together.

White space is all that changes: lines of one block are joined by one space, what stood before and after a line goes,
a tab becomes a space, and blocks are divided by one empty line when they are written out again. Tables, code and
comments over several lines keep their line ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.declarations.reading.headings import in_capitals, named
from secretariat.declarations.reading.markers import Marker, Style, marker_of
from secretariat.declarations.reading.openings import opens_preambular

_TABS: Final = re.compile(r"\t")
_ENDED: Final = re.compile(r"(?:[.;:,)\]!?”\"’–—]|\b(?:and|or|dan|atau)|[.;:,][0-9]{1,2})[\s*_]*$")
_SENTENCE: Final = re.compile(r"[.;:!?][\"”’)\]]*$")
_HASHES: Final = re.compile(r"#{1,6}(?=\s|$)")
_UNDERLINE: Final = re.compile(r"(?:={2,60}|-{2,60})$")
_RULE: Final = re.compile(r"(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,})$")
_FENCE: Final = re.compile(r"(?:```|~~~)")
_ATTRIBUTES: Final = re.compile(r"\{:[^}]*\}$")
_LONG: Final = 250
"""Characters in a line beyond which nobody wrapped it by hand: such a text has one line for each paragraph."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: how far the first was indented (columns), their words, and the marker in front of
    them as far as it was needed to tell them apart. ``underline`` is what a Markdown heading was underlined with.
    """

    indent: int
    text: str
    underline: str = ""
    tight: bool = False  # follows the block before without an empty line


Goes = Callable[[Marker | None, Marker], bool]
"""Whether a marker in mid-text continues a row, by the marker of the block it stands in and those before."""


def plain_blocks(lines: Sequence[str], goes_on: Goes) -> Iterator[Block]:
    """The blocks of a plain text, whether its lines were wrapped or hold a paragraph each."""
    widest = max((len(line) for line in lines), default=0)
    each_line = widest > _LONG
    gathered = _Gathered()
    for line in lines:
        own = _TABS.sub("    ", line).rstrip()
        bare = own.strip()
        if not bare:
            yield from gathered.finished()
            gathered.blank = True
            continue
        if gathered.texts:
            before = gathered.texts[-1]
            short = len(before) < 0.6 * widest and bool(_SENTENCE.search(before)) and not bare[0].islower()
            ruled = _RULE.fullmatch(bare) or _RULE.fullmatch(before)
            if each_line or short or ruled or _begins_plain(gathered.texts, bare, goes_on):
                yield from gathered.finished()
        gathered.add(own, bare)
    yield from gathered.finished()


def _begins_plain(texts: Sequence[str], bare: str, goes_on: Goes) -> bool:
    before = texts[-1]
    heading = named(bare)
    if heading is not None and (len(bare) == heading.end or in_capitals(bare)):
        return bool(_ENDED.search(before)) or in_capitals(before) or named(before) is not None
    mark = marker_of(bare)
    if mark is not None:
        style = mark.readings[0].style
        sure = style in (Style.BULLET, Style.OPTION, Style.NOTE) or bool(_ENDED.search(before)) or len(before) < 40
        return sure and goes_on(marker_of(texts[0]), mark)
    return bool(_ENDED.search(before)) and not before.rstrip().endswith(".") and opens_preambular(bare)


def markdown_blocks(lines: Sequence[str], goes_on: Goes) -> Iterator[Block]:
    """The blocks of a text in Markdown; a heading is one line, a list item ends where the next begins."""
    gathered = _Gathered()
    verbatim = ""
    for line in lines:
        own = _TABS.sub("    ", line).rstrip()
        bare = own.strip()
        if verbatim:
            gathered.add(own, own)
            if verbatim in bare:
                yield from gathered.finished("\n")
                verbatim = ""
            continue
        if not bare:
            yield from gathered.finished()
            gathered.blank = True
            continue
        if _FENCE.match(bare) or (bare.startswith("<!--") and "-->" not in bare):
            yield from gathered.finished()
            gathered.add(own, bare)
            verbatim = bare[:3] if bare[0] in "`~" else "-->"
            continue
        if len(gathered.texts) >= 1 and _UNDERLINE.fullmatch(bare) and not gathered.single:
            yield from gathered.finished(underline=bare)
            continue
        if gathered.texts and (gathered.single or _begins_markdown(gathered.texts, bare, goes_on)):
            yield from gathered.finished()
        gathered.add(own, bare)
        gathered.single = bool(_HASHES.match(bare) or _ATTRIBUTES.fullmatch(bare) or _RULE.fullmatch(bare))
        gathered.table = bare.startswith("|")
    yield from gathered.finished("\n" if verbatim else " ")


def _begins_markdown(texts: Sequence[str], bare: str, goes_on: Goes) -> bool:
    before = texts[-1]
    if _HASHES.match(bare) or _ATTRIBUTES.fullmatch(bare) or _RULE.fullmatch(bare) or bare.startswith(("<!--", "> ")):
        return True
    if bare.startswith("|") != before.startswith("|"):
        return True
    mark = marker_of(bare)
    if mark is None:
        return False
    style = mark.readings[0].style
    if style in (Style.BULLET, Style.OPTION, Style.NOTE):
        return bool(mark.typed)
    return (bool(_ENDED.search(before)) or marker_of(before) is not None) and goes_on(marker_of(texts[0]), mark)


class _Gathered:
    """The lines of the block that is being read."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.indent = 0
        self.blank = True
        self.tight = False
        self.single = False
        self.table = False

    def add(self, own: str, bare: str) -> None:
        if not self.texts:
            self.indent = len(own) - len(own.lstrip())
            self.tight = not self.blank
        self.texts.append(bare)
        self.blank = False

    def finished(self, between: str = " ", underline: str = "") -> Iterator[Block]:
        """The block that ends here, if there is one."""
        if self.texts:
            joined = ("\n" if self.table else between).join(self.texts)
            yield Block(self.indent, joined.strip(), underline, self.tight)
        self.texts, self.single, self.table = [], False, False
