"""Taking spans out of a text: white space is tidied where something was cut, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from secretariat.declarations.wording.laid import Laid
from secretariat.declarations.wording.paragraph import Paragraph

_BLANK: Final = " \t"
_OPENS: Final = "([“‘«"
_CLOSES: Final = ",;:.)]”’»\n"


class Cut(NamedTuple):
    """What is taken out, from ``start`` up to ``end`` of the text as it is laid out."""

    start: int
    end: int


def without(paragraphs: Sequence[Paragraph], laid: Laid, cuts: Iterable[Cut]) -> dict[int, Paragraph]:
    """The paragraphs that cuts touch, without what was cut, by index; one of which nothing is left has no text.

    A marker keeps its number: only square brackets are taken out of it.
    """
    found: dict[int, list[Cut]] = {}
    for one in joined(cuts):
        first, last = laid.place(one.start).paragraph, laid.place(one.end - 1).paragraph
        for index in range(first, last + 1):
            own = laid.texts[index]
            found.setdefault(index, []).append(Cut(one.start - own, one.end - own))
    return {index: _cut_one(paragraphs[index], own) for index, own in found.items()}


def _cut_one(one: Paragraph, cuts: Sequence[Cut]) -> Paragraph:
    before = len(one.marker) + 1  # the marker and the space after it
    marker = one.marker
    for cut in reversed(cuts):
        start, end = max(0, cut.start + before), max(0, min(cut.end + before, len(one.marker)))
        marker = marker[:start] + marker[start:end].replace("[", "").replace("]", "") + marker[max(start, end) :]
    inside = [Cut(max(0, cut.start), min(len(one.text), cut.end)) for cut in cuts]
    return replace(one, marker=marker, text=tidily_cut(one.text, [cut for cut in inside if cut.start < cut.end]))


def tidily_cut(text: str, cuts: Sequence[Cut]) -> str:
    """``text`` without some spans (in order, apart from one another), and without the white space that met there."""
    kept = ""
    at = 0
    for cut in cuts:
        kept += text[at : cut.start]
        at = cut.end
        if not kept or kept[-1] in _BLANK + _OPENS + "\n":
            while at < len(text) and text[at] in _BLANK:
                at += 1
        if at == len(text) or text[at] in _CLOSES:
            kept = kept.rstrip(_BLANK)
    return kept + text[at:]


def joined(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts in order, those that touch or overlap as one."""
    found: list[Cut] = []
    for one in sorted(cuts):
        if found and one.start <= found[-1].end:
            found[-1] = Cut(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found
