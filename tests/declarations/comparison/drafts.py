"""Texts to compare: drawn ones, and the two drafts of the Paris Agreement, cut at blank lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import strategies as st

from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph

PARIS: Final = Path(__file__).resolve().parents[4] / "shared" / "data" / "declarations" / "paris"
HOSTILE: Final = (
    "[/draft]",
    "[agreed in principle]",
    "\x1b]52;c;AAAA\x07",
    "Dong-Sun KIM (김동선)",
    "林聖忠同意",
    "Nguyễn Văn Hùng",
    "ประยุทธ์",
    "محمد",
    "a\nb",
    "",
)
_WORDS: Final = (
    "agree",
    "to",
    "[double]",
    "[KR:",
    "triple]",
    "the",
    "number",
    "of",
    "SMEs;",
    "2030",
    "support",
    "]",
    "[",
)
_HEADING: Final = re.compile(r"(#+)\s+(.*)")
_NUMBERED: Final = re.compile(r"(\d+(?:bis|ter)?)\\?\.\s+(.*)")

texts: Final = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join) | st.sampled_from(HOSTILE)
paragraphs: Final = st.lists(
    st.builds(
        Paragraph,
        kind=st.sampled_from([kind.value for kind in ParagraphKind]),
        text=texts,
        number=st.sampled_from(("", "1", "2", "(a)", "Article 3")),
        level=st.integers(0, 2),
    ),
    max_size=12,
)


def operative(*texts: str) -> list[Paragraph]:
    """Paragraphs 1, 2, 3 … of these texts."""
    return [
        Paragraph("operative", text, str(number), marker=f"{number}.") for number, text in enumerate(texts, start=1)
    ]


def paris(day: str) -> list[Paragraph]:
    """The draft of that day (2015-10-23, 2015-12-04)."""
    found = sorted(PARIS.glob(f"*-{day}-draft-agreement.md"))
    if not found:
        pytest.skip("the drafts of the Paris Agreement are not on this machine")
    return [_paragraph(" ".join(block.split())) for block in re.split(r"\n\s*\n", found[0].read_text(encoding="utf-8"))]


def _paragraph(text: str) -> Paragraph:
    heading, numbered = _HEADING.fullmatch(text), _NUMBERED.fullmatch(text)
    if heading:
        return Paragraph("heading", heading[2], level=len(heading[1]), marker=heading[1])
    return Paragraph("operative", numbered[2], numbered[1]) if numbered else Paragraph("operative", text)
