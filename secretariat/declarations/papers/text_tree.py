"""A text as a tree: headings over paragraphs, those over their sub-paragraphs; preamble, body and annexes apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from secretariat.declarations.papers.texts import PrintedParagraph
from secretariat.declarations.states import ParagraphKind as Kind

_IN_PREAMBLE: Final = frozenset({Kind.HEADING.value, Kind.CHAPEAU.value, Kind.PREAMBULAR.value, Kind.OPERATIVE.value})


@dataclass(slots=True)
class Branch:
    """A paragraph with what stands below it."""

    own: PrintedParagraph
    below: list[Branch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextTree:
    """``titles`` and ``preamble`` stand before the body; each of ``annexes`` begins with its heading; ``notes`` are
    the footnotes' texts, wherever they stood.
    """

    titles: tuple[PrintedParagraph, ...]
    preamble: tuple[PrintedParagraph, ...]
    body: tuple[Branch, ...]
    annexes: tuple[tuple[PrintedParagraph, tuple[Branch, ...]], ...]
    notes: tuple[PrintedParagraph, ...]


def text_tree(paragraphs: Sequence[PrintedParagraph]) -> TextTree:
    """The tree of a text; in the order of the tree its paragraphs stand as they did, but for notes."""
    notes = tuple(one for one in paragraphs if one.note)
    rest = [one for one in paragraphs if not one.note]
    titles = 0
    while titles < len(rest) and rest[titles].wording.kind == Kind.TITLE.value:
        titles += 1
    begins = [place for place, one in enumerate(rest) if one.wording.kind == Kind.ANNEX.value and place >= titles]
    main = rest[titles : begins[0] if begins else len(rest)]
    preamble = _preamble(main)
    ends = [*begins[1:], len(rest)] if begins else []
    return TextTree(
        tuple(rest[:titles]),
        tuple(main[:preamble]),
        tuple(_branches(main[preamble:])),
        tuple((rest[begin], tuple(_branches(rest[begin + 1 : end]))) for begin, end in zip(begins, ends, strict=True)),
        notes,
    )


def _preamble(main: Sequence[PrintedParagraph]) -> int:
    """How many paragraphs are the preamble: up to the last preambular one before the text counts its paragraphs, and
    the words that lead over to them ("Have agreed as follows:").
    """
    end = 0
    for place, one in enumerate(main):
        numbered = bool(one.wording.number) and one.wording.kind == Kind.OPERATIVE.value
        if one.wording.kind not in _IN_PREAMBLE or one.wording.level > 0 >= one.rank or numbered:
            break
        if one.wording.kind == Kind.PREAMBULAR.value:
            end = place + 1
    if not 0 < end < len(main) or main[end].wording.kind != Kind.CHAPEAU.value:
        return end
    has_points = end + 1 < len(main) and not main[end + 1].rank and main[end + 1].wording.level > 0
    return end if has_points else end + 1


def _branches(paragraphs: Sequence[PrintedParagraph]) -> list[Branch]:
    """Headings by their rank, then paragraphs by their level; who is deeper stands below."""
    found: list[Branch] = []
    open_ones: list[tuple[int, Branch]] = []
    for one in paragraphs:
        depth = one.rank if one.rank else 100 + one.wording.level
        while open_ones and open_ones[-1][0] >= depth:
            open_ones.pop()
        branch = Branch(one)
        (open_ones[-1][1].below if open_ones else found).append(branch)
        open_ones.append((depth, branch))
    return found
