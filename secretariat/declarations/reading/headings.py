"""What stands over paragraphs: Part II, Article 3, Annex I, PREAMBLE, a line in capitals or in bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from secretariat.declarations.states import ParagraphKind

_AGAIN: Final = r"(?:\s?(?:bis|ter|quat|quater|quinquies|sexies|septies|octies)\b)?"
_WORDS: Final = {
    "part": 1, "partie": 1, "bab": 1, "title": 1, "resolution": 1, "chapter": 1, "bagian": 1,
    "capítulo": 1, "глава": 1, "раздел": 1, "часть": 1, "الباب": 1, "الجزء": 1,
    "section": 2, "subsection": 2, "article": 3, "pasal": 3, "artikel": 3,
    "artículo": 3, "artigo": 3, "статья": 3, "المادة": 3, "مادة": 3,
    "annex": 1, "annexe": 1, "appendix": 1, "lampiran": 1, "schedule": 1,
    "anexo": 1, "приложение": 1, "المرفق": 1,
}  # fmt: skip
_ANNEXES: Final = frozenset({"annex", "annexe", "appendix", "lampiran", "schedule", "anexo", "приложение", "المرفق"})
_NAMED: Final = re.compile(
    rf"[\[*_ ]{{0,6}}(({'|'.join(_WORDS)}) +"
    rf"(?:[0-9]{{1,3}}{_AGAIN}|[IVXLC]{{1,7}}{_AGAIN}|[A-Z](?![A-Za-z])|premi[eè]re?))"
    r"(?=$|[\s\].:*_–—-])",
    re.I,
)
_ALONE: Final = re.compile(
    r"[\[*_ ]{0,6}(PREAMBLE|Preamble|PRÉAMBULE|Préambule|PEMBUKAAN|Pembukaan|PREÁMBULO|Preámbulo|"
    r"ПРЕАМБУЛА|Преамбула|الديباجة|ANNEX(?:E|ES)?|Annex(?:e|es)?|"
    r"LAMPIRAN|Lampiran|APPENDIX|Appendix|INTRODUCTION|Introduction|CONCLUSION|Conclusion)(?=$|[\s:*_\]])"
)
_EMPHASIS: Final = re.compile(r"(\*{2,3}|__)(?!\s)(?:(?!\1).)+\1\s*")
_SENTENCE_END: Final = re.compile(r"[.;:,!?…](?:[\s*_\]\"”’)]*)$")
_WORD: Final = re.compile(r"\S+\s*")
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Named:
    """A heading by its own word: its number as said ("Article 3"), kind, rank, and where it ends in the text."""

    number: str
    kind: str
    level: int
    end: int


def named(text: str, begin: int = 0) -> Named | None:
    """``Article 3``, ``PART I``, ``[Article 3bis]``, ``ANNEX II`` at the head of a text, or where it goes on.

    Not "Article 79, paragraph 5, applies", nor "Article 4 of the Convention": those speak of one.
    """
    found = _NAMED.match(text, begin)
    if found:
        rest = text[found.end() : found.end() + 20].lstrip(" ].:*_–—-")
        if rest and (rest[0].islower() or rest[0] == ","):
            return None
        word = found[2].lower()
        kind = ParagraphKind.ANNEX.value if word in _ANNEXES else ParagraphKind.HEADING.value
        return Named(" ".join(found[1].split()), kind, _WORDS[word], found.end())
    found = _ALONE.match(text, begin)
    if not found:
        return None
    annex = found[1].lower().rstrip("es") in ("ann", "annex", "lampiran", "appendix")
    return Named("", ParagraphKind.ANNEX.value if annex else ParagraphKind.HEADING.value, 1, found.end())


def titled(text: str) -> bool:
    """Whether words read as a title does: short, no sentence."""
    return len(text) <= LONGEST and not _SENTENCE_END.search(text)


def in_capitals(text: str) -> bool:
    """Whether a line stands in capitals, as a heading does."""
    letters = [sign for sign in text if sign.isalpha()]
    return (
        len(letters) >= 4
        and len(text) <= LONGEST
        and any(letter.isupper() for letter in letters)
        and not any(letter.islower() for letter in letters)
        and text.rstrip()[-1:] not in ".;,"
        and "[" not in text[:1]
    )


def in_bold(text: str) -> bool:
    """Whether a whole paragraph is bold in Markdown and no sentence: a heading of those who don't use ``#``."""
    return len(text) <= LONGEST and bool(_EMPHASIS.fullmatch(text)) and not _SENTENCE_END.search(text)


def capital_run(text: str, start: int) -> int:
    """Where a title in capitals that begins at ``start`` ends and ordinary text follows; ``start`` where it doesn't.

    A single capital at the seam ("PREAMBLE A Party …") is left to what follows.
    """
    end = start
    for found in _WORD.finditer(text, start):
        letters = [sign for sign in found[0] if sign.isalpha()]
        if any(letter.islower() for letter in letters):
            break
        if len(letters) != 1 or letters[0] not in "AI":
            end = found.end()
    return end
