"""What stands before a paragraph on paper, and the ranks of headings."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.declarations.papers.runs import note_label
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph, is_heading
from secretariat.declarations.wording.writing import printed_marker


def paper_marker(one: Paragraph, *, markdown: bool) -> str:
    """What stands before a paragraph on paper: its number; of a Markdown text without the marks of the notation."""
    if note_label(one):
        return ""
    marker = printed_marker(one)
    if not markdown:
        return marker
    marker = marker.lstrip("#").replace("\\", "").strip("=").strip()
    return "–" if marker in ("-", "*", "+") else "" if set(marker) == {"-"} else marker


def ranks(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The ranks of headings without a gap, as screen readers need them: 1, 2, 3 where the text has 2, 4, 6."""
    found, open_ones = [], list[int]()
    for one in paragraphs:
        if not is_heading(one.kind):
            found.append(0)
            continue
        if one.kind == ParagraphKind.TITLE.value:
            open_ones.clear()  # it stands at the head of the paper; nothing is below it
            found.append(1)
            continue
        level = 0 if one.kind == ParagraphKind.ANNEX.value else one.level
        while open_ones and open_ones[-1] >= level:
            open_ones.pop()
        open_ones.append(level)
        found.append(len(open_ones))
    return found
