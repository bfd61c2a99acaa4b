"""Paragraphs laid out as one text, so that a bracket may open in one and close in another; and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from secretariat.declarations.wording.paragraph import Paragraph

APART: Final = "\n\n"
"""What stands between two paragraphs."""


class Place(NamedTuple):
    """Where a character stands: the index of its paragraph, and how far into its text.

    What stands before the text (the marker) counts backwards from it: -1 is the marker's last character.
    """

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs laid out as one text, with the way back: where each begins, and where its words do."""

    whole: str
    begins: tuple[int, ...]
    texts: tuple[int, ...]

    @staticmethod
    def out(paragraphs: Sequence[Paragraph]) -> Laid:
        """Markers before their texts, a blank line between paragraphs."""
        pieces, begins, texts, at = [], [], [], 0
        for one in paragraphs:
            lead = f"{one.marker} " if one.marker else ""
            pieces.append(lead + one.text)
            begins.append(at)
            texts.append(at + len(lead))
            at += len(pieces[-1]) + len(APART)
        return Laid(APART.join(pieces), tuple(begins), tuple(texts))

    def place(self, at: int) -> Place:
        """Where the character at ``at`` stands; the space after a marker is nobody's."""
        index = bisect_right(self.begins, at) - 1
        offset = at - self.texts[index]
        return Place(index, offset if offset >= 0 else offset + 1)

    def at(self, place: Place) -> int:
        """The way back of ``place``."""
        own = self.texts[place.paragraph]
        return own + place.offset if place.offset >= 0 else own + place.offset - 1
