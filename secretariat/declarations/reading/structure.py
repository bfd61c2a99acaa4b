"""From blocks of lines to paragraphs: what each is, its number, and how deep it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from secretariat.declarations.reading import headings
from secretariat.declarations.reading.levels import Levels, ends_in_colon
from secretariat.declarations.reading.lines import Block
from secretariat.declarations.reading.markers import (
    MOST_TOGETHER,
    NUMBERS,
    Marker,
    Reading,
    Style,
    marker_of,
    second_marker,
)
from secretariat.declarations.reading.openings import leads_in, opens_preambular
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.reading.roles import in_their_roles
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph

_HASHES: Final = re.compile(r"(#{1,6})(?:\s+|$)")
_ASIDE: Final = re.compile(r"(?:\{:[^}]*\}|<!--.*-->|(?:[*_=-]\s*){3,}|\\?#{1,6}|_{5,}.*|[|`~].*)$", re.S)
_RUNNING_HEAD: Final = re.compile(r"[A-Z]/[A-Z]+/[\d/]+ [^.;]{0,250}$|[^.;,]{20,250} [A-Z]/[A-Z]+/[\d/]+$")
"""The head of a page of the United Nations, as converters leave it in the text."""
_RESOLUTION: Final = re.compile(r"([0-9]{1,3}/[0-9]{1,4}[A-Z]?)\.(?= [A-Z])")


class Structure:
    """Takes blocks in the order they stand, and gives the paragraphs."""

    def __init__(self, written_in: str) -> None:
        self._markdown = written_in == MARKDOWN
        self._levels = Levels()
        self._preamble = True  # until the first numbered paragraph
        self._paragraphs: list[Paragraph] = []

    def goes_on(self, current: Marker | None, mark: Marker) -> bool:
        """Whether a marker in the middle of a paragraph's lines begins the next one."""
        return self._levels.follows(mark.readings, current.readings if current else ())

    def take_heading(self, text: str, number: str, rank: int) -> None:
        """A heading that says itself that it is one, with the number that stands before it; rank 0 is the title."""
        if rank == 0 and all(one.kind != ParagraphKind.TITLE.value for one in self._paragraphs):
            self._paragraphs.append(Paragraph(ParagraphKind.TITLE.value, text, "", 1, number))
            return
        own = headings.named(f"{number} {text}") if number else headings.named(text)
        kind = own.kind if own else ParagraphKind.HEADING.value
        said = own.number if own else number.rstrip(".) ")
        self._levels.heading()
        self._preamble = self._preamble or bool(own)
        self._paragraphs.append(Paragraph(kind, text, said, max(rank, 1), number))

    def take(self, block: Block, mark: Marker | None = None) -> None:
        """One more block, with its ``mark`` where that is known. Where two markers stand together ("10. (a)"), the
        first is a paragraph of its own.
        """
        if mark is not None:
            self._paragraphs.append(self._marked(block.text, block.indent, mark))
            return
        for _deeper in range(MOST_TOGETHER):
            first = marker_of(block.text, inside=False)
            at = second_marker(block.text, first) if first is not None else None
            if at is None:
                break
            self._paragraphs.append(self._paragraph(replace(block, text=block.text[:at].rstrip())))
            block = replace(block, text=block.text[at:], indent=block.indent + (4 if self._markdown else 0))
        self._paragraphs.append(self._paragraph(block))

    def finished(self, title: str = "") -> tuple[Paragraph, ...]:
        """All paragraphs, when what follows each is known: lead-ins, the title, numbers of preambular ones.

        ``title`` is the one that front matter gives.
        """
        return in_their_roles(self._paragraphs, title)

    def _paragraph(self, block: Block) -> Paragraph:
        text = block.text
        if _ASIDE.match(text) or (not self._markdown and self._paragraphs and _RUNNING_HEAD.match(text)):
            return Paragraph(ParagraphKind.NOTE.value, text)
        resolution = _RESOLUTION.match(text)
        if resolution and headings.titled(text):
            self._levels.heading()
            words = text[resolution.end() :].lstrip()
            return Paragraph(ParagraphKind.TITLE.value, words, resolution[1], 1, resolution[0])
        heading = self._heading(text, block.underline)
        if heading is not None:
            self._levels.heading()
            if heading.kind == ParagraphKind.ANNEX.value or heading.number:
                self._preamble = True
            return heading
        mark = marker_of(text)
        if mark is None:
            return self._unmarked(text, block.indent)
        if mark.readings[0].style is Style.NOTE:
            return Paragraph(ParagraphKind.NOTE.value, text[mark.end :].lstrip(), "", 0, mark.typed)
        return self._marked(text, block.indent, mark)

    def _heading(self, text: str, underline: str) -> Paragraph | None:
        hashes = _HASHES.match(text) if self._markdown else None
        marker = hashes[1] if hashes else underline
        words = text[hashes.end() :] if hashes else text
        own = headings.named(words)
        kind = own.kind if own else ParagraphKind.HEADING.value
        if marker:
            level = len(hashes[1]) if hashes else (1 if underline[0] == "=" else 2)
            return _heading(kind, words, own, level, marker)
        if own is not None and (own.end >= len(words.rstrip(" :*_]")) or headings.titled(words)):
            return _heading(kind, words, own, own.level, "")
        mark = marker_of(text, inside=False)
        if mark is None and not leads_in(text):
            if self._markdown and headings.in_bold(text):
                return Paragraph(kind, text, "", 3)
            if headings.in_capitals(text) and not ends_in_colon(text):
                return Paragraph(kind, text, "", 2)
        if mark is not None and mark.readings[0].style in (Style.CAPITAL, Style.ROMAN_CAPITAL):
            rest = text[mark.end :].strip()
            if rest and len(rest) <= 120 and headings.titled(rest):
                return Paragraph(kind, rest, mark.number, 2, mark.typed)
        return None

    def _unmarked(self, text: str, indent: int) -> Paragraph:
        level = self._levels.unmarked(indent) if self._markdown else 0
        if level:
            return Paragraph(ParagraphKind.SUBPARAGRAPH.value, text, "", level)
        if self._is_preambular(text):
            return Paragraph(ParagraphKind.PREAMBULAR.value, text)
        if leads_in(text) or (headings.in_capitals(text) and ends_in_colon(text)):
            return Paragraph(ParagraphKind.CHAPEAU.value, text)
        return Paragraph(ParagraphKind.OPERATIVE.value, text)

    def _is_preambular(self, text: str) -> bool:
        """Whether a paragraph is a clause of the preamble: one that ends as a sentence is so only after others."""
        if not opens_preambular(text):
            return False
        end = text.rstrip("*_ ]")[-1:]
        if end == ".":
            last = self._paragraphs[-1].kind if self._paragraphs else ""
            return last == ParagraphKind.PREAMBULAR.value and ", we " not in text
        return self._preamble or end in ",;"

    def _marked(self, text: str, indent: int, mark: Marker) -> Paragraph:
        words = text[mark.end :].lstrip() if mark.typed else text
        level, reading = self._levels.marked(indent, mark.readings, words or ":")
        if not words:
            # A paragraph needs words to be read and compared by: the marker alone stands for them.
            words, typed = text, ""
        else:
            typed = mark.typed
        own = self._kind(reading, level)
        if reading.style is Style.PREAMBULAR:
            own = ParagraphKind.PREAMBULAR.value
        if reading.style in NUMBERS:
            self._preamble = False
        elif self._preamble and own == ParagraphKind.OPERATIVE.value and opens_preambular(words):
            own = ParagraphKind.PREAMBULAR.value
        return Paragraph(own, words, mark.number, level, typed)

    def _kind(self, reading: Reading, level: int) -> str:
        if level == 0 or (reading.style in NUMBERS and self._levels.under_options(level)):
            return ParagraphKind.OPERATIVE.value
        return ParagraphKind.SUBPARAGRAPH.value


def _heading(kind: str, words: str, own: headings.Named | None, level: int, marker: str) -> Paragraph:
    """A heading; its number goes into the marker unless a bracket holds it, or nothing else would be left."""
    if own is None or not own.number:
        return Paragraph(kind, words or marker, "", level, marker if words else "")
    rest = words[own.end :]
    plain = words.startswith(own.number.split(" ")[0]) and " ".join(words[: own.end].split()) == own.number
    cut = len(rest) - len(rest.lstrip(".:–— "))
    if not plain or not rest[cut:].strip() or rest[:1] not in (" ", ".", ":"):
        return Paragraph(kind, words, own.number, level, marker)
    typed = words[: own.end] + rest[:cut].rstrip()
    return Paragraph(kind, rest[cut:], own.number, level, f"{marker} {typed}".lstrip())
