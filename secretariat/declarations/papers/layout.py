"""How a text is laid out, on paper and in a document alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.texts import PrintedParagraph
from secretariat.declarations.states import ParagraphKind

_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")
_NARROW: Final = "iljt.,:;()[]'’ "


def says_the_title(one: PrintedParagraph, title: str) -> bool:
    """Whether a paragraph says the title, which stands at the head of the paper already."""
    if one.wording.kind != ParagraphKind.TITLE.value:
        return False
    words = " ".join("".join(run.text for run in one.runs).split())
    return words.casefold() == title.casefold()


def marker_width(marker: Sequence[Run]) -> float:
    """How much room a marker needs (mm): 125bis has more than (viii)."""
    return sum((1.1 if letter in _NARROW else 2.1) + 0.3 * run.strong for run in marker for letter in run.text) + 2.5


def set_in(language: str) -> str:
    """The language that words are set in (zh for zh-TW); English where what was typed is no language's code."""
    found = _LANGUAGE.fullmatch(language.strip().casefold())
    return found[1] if found else "en"


def note_words(one: PrintedParagraph) -> tuple[Run, ...]:
    """A footnote's words, in both languages where the text has two."""
    return (*one.runs, Run(" / "), *one.translation) if one.translation else one.runs
