"""What a paragraph is by what stands around it: the title, a chapeau, the numbers of preambular paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from secretariat.declarations.reading.headings import in_capitals, titled
from secretariat.declarations.reading.levels import ends_in_colon
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph, is_heading
from secretariat.values.text import folded

_SPEAKERS: Final = re.compile(r"[\[*_ ]{0,6}(?:WE|We|THE|The|KAMI|Kami|NOUS|Nous)\b")
_CAPTION: Final = re.compile(r"[^\W\d_a-z]\w*(?:[\s-]+[\w'’&-]+){0,9}")
_LONGEST_CAPTION: Final = 80
_UNTOLD: Final = frozenset({ParagraphKind.OPERATIVE.value, ParagraphKind.HEADING.value})


def in_their_roles(paragraphs: Sequence[Paragraph], title: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs with what only their neighbours tell."""
    return tuple(_numbered_preamble(_with_title(_with_captions(_with_chapeaux(_with_chapters(paragraphs))), title)))


def _with_chapters(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """ "2. TRADE" with "2.1 …" or plain paragraphs below it stands over them."""
    told = list(paragraphs)
    for at, (one, after) in enumerate(pairwise(paragraphs)):
        if one.kind != ParagraphKind.OPERATIVE.value or one.level or not one.marker or not in_capitals(one.text):
            continue
        if after.number.startswith(f"{one.number}.") or (not after.number and after.kind == one.kind):
            told[at] = replace(one, kind=ParagraphKind.HEADING.value, level=2)
    return told


def _with_captions(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A few words alone on their line, no sentence, over a numbered paragraph are its heading: "Main Consensus"."""
    for at, (one, after) in enumerate(pairwise(paragraphs)):
        alone = one.kind == ParagraphKind.OPERATIVE.value and not one.marker and not one.number and not one.level
        counted = after.number.isdigit() and bool(after.marker) and not is_heading(after.kind)
        if alone and counted and _CAPTION.fullmatch(one.text) and len(one.text) <= _LONGEST_CAPTION:
            paragraphs[at] = replace(one, kind=ParagraphKind.HEADING.value, level=2)
    return paragraphs


def _with_chapeaux(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A paragraph at the margin that ends in a colon, with sub-paragraphs after it, is their chapeau; so are the
    words about who speaks, before the first preambular paragraph.
    """
    told = list(paragraphs)
    for at, (one, after) in enumerate(pairwise(paragraphs)):
        if one.kind != ParagraphKind.OPERATIVE.value or one.level:
            continue
        below = after.level > 0 and not is_heading(after.kind)
        below |= bool(after.marker) and not one.number and after.kind == ParagraphKind.OPERATIVE.value
        alone = not one.marker and one.text.rstrip(".)\\ ") == one.number  # "10." with its first words in (a)
        speaks = after.kind == ParagraphKind.PREAMBULAR.value and not one.number and _SPEAKERS.match(one.text)
        if (below and (ends_in_colon(one.text) or alone)) or speaks:
            told[at] = replace(one, kind=ParagraphKind.CHAPEAU.value)
    return told


def _with_title(paragraphs: list[Paragraph], known: str) -> list[Paragraph]:
    """The title is the one a resolution numbers or a document says it is, with its letterhead over it, or what stands
    first and is no sentence.

    Where the title is known, a heading is it only if it says the same.
    """
    numbered = next((at for at, one in enumerate(paragraphs) if one.kind == ParagraphKind.TITLE.value), None)
    if numbered is not None:
        for at, one in enumerate(paragraphs[:numbered]):
            if one.kind == ParagraphKind.OPERATIVE.value and not one.marker:
                paragraphs[at] = replace(one, kind=ParagraphKind.HEADING.value, level=2)
        return paragraphs
    if len(paragraphs) < 2:
        return paragraphs
    first = paragraphs[0]
    same = not known or folded(known) == folded(first.text)
    is_title = first.kind == ParagraphKind.HEADING.value or (not first.marker and not first.level)
    if first.kind in _UNTOLD and not first.number and is_title and same and titled(first.text):
        paragraphs[0] = replace(first, kind=ParagraphKind.TITLE.value, level=max(first.level, 1))
    return paragraphs


def _numbered_preamble(paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
    """Preambular paragraphs are said P1, P2; the numbers are not printed."""
    count = 0
    for one in paragraphs:
        if one.kind == ParagraphKind.PREAMBULAR.value and not one.number and not one.marker:
            count += 1
            yield replace(one, number=f"P{count}")
        else:
            yield one
