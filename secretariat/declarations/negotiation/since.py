"""Since which revision words stand in brackets: the same ones are looked for from revision to revision, backwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.declarations.wording.brackets import NO_NAMES, Bracket, Parsed, parse
from secretariat.declarations.wording.laid import APART
from secretariat.declarations.wording.paragraph import Paragraph

_LEAST_ALIKE: Final = 60.0
"""How alike words must be (of 100) to be taken for the same bracket, redrafted."""
_MOST_COMPARED: Final = 400
"""How many redrafted brackets of one paragraph are looked for by likeness; no negotiated one has a tenth of it."""


@dataclass(slots=True)
class _Followed:
    """A bracket on its way back: its words in the revision looked at last, and that revision's place."""

    paragraph: int
    words: str
    since: int


def since(
    shown: Sequence[Paragraph],
    parsed: Parsed,
    earlier: Sequence[Mapping[int, str]],
    origins: Mapping[int, int],
    names: Mapping[str, str] = NO_NAMES,
) -> dict[str, int]:
    """How many revisions back each bracket (by its id) is found: 0 for one that is new in the text shown.

    ``earlier`` are the revisions before it, the newest first: texts (markers before them) by identity of the paragraph;
    ``origins`` says from which paragraph one comes that was split off or merged; ``names`` are the parties that
    brackets are attributed to, as ``parse`` takes them.
    """
    followed = {one.id: _Followed(_identity(shown, one), _own(one.words), 0) for one in parsed.disputed}
    alive = {id_: one for id_, one in followed.items() if one.paragraph}
    later = {one.identity: written(one) for one in shown if one.identity}
    for back, texts in enumerate(earlier, start=1):
        alive = _found_again(alive, later, texts, origins, back, names)
        later = dict(texts)
    return {id_: one.since for id_, one in followed.items()}


def written(one: Paragraph) -> str:
    """A paragraph as it is compared: its marker before its text."""
    return f"{one.marker} {one.text}" if one.marker else one.text


def _own(words: str) -> str:
    """What a bracket holds of its own paragraph."""
    return words.split(APART)[0].strip()


def _identity(shown: Sequence[Paragraph], one: Bracket) -> int:
    return shown[one.opens.paragraph].identity or 0


def _found_again(
    alive: Mapping[str, _Followed],
    later: Mapping[int, str],
    texts: Mapping[int, str],
    origins: Mapping[int, int],
    back: int,
    names: Mapping[str, str],
) -> dict[str, _Followed]:
    """Those of the brackets that the next revision back has too, with the words they had there."""
    by_paragraph: dict[int, list[str]] = {}
    for id_, one in alive.items():
        by_paragraph.setdefault(one.paragraph, []).append(id_)
    still: dict[str, _Followed] = {}
    for paragraph, ids in by_paragraph.items():
        own = paragraph if paragraph in texts else origins.get(paragraph, 0)
        if own not in texts:
            continue
        if own == paragraph and texts[own] == later.get(paragraph):
            found: Mapping[str, str] = {id_: alive[id_].words for id_ in ids}
        else:
            found = _matched({id_: alive[id_].words for id_ in ids}, texts[own], names)
        for id_, words in found.items():
            one = alive[id_]
            one.paragraph, one.words, one.since = own, words, back
            still[id_] = one
    return still


def _matched(words: Mapping[str, str], text: str, names: Mapping[str, str]) -> dict[str, str]:
    """The words each bracket had in an earlier text: the same, else the most alike that no other one has."""
    parsed = parse([Paragraph("", text)], names)
    there = [one.words for one in parsed.disputed]
    # One that closes in a later paragraph is known by what it has of its words in its own.
    there += [text[one.place.offset + 1 :].strip() for one in parsed.unmatched if one.character == "["]
    return match_words(words, there)


def match_words(words: Mapping[str, str], there: Sequence[str], *, least: float = _LEAST_ALIKE) -> dict[str, str]:
    """Which of ``there`` each of ``words`` became: the same ones first, then the most alike, each taken once."""
    from rapidfuzz import fuzz, process

    left = Counter(there)
    found: dict[str, str] = {}
    for key, own in words.items():
        if left[own] > 0:
            left[own] -= 1
            found[key] = own
    unlike = [one for one in left if left[one] > 0]
    for key in [key for key in words if key not in found][:_MOST_COMPARED]:
        best = process.extractOne(words[key], unlike[:_MOST_COMPARED], scorer=fuzz.ratio, score_cutoff=least)
        if best is not None:
            found[key] = best[0]
            left[best[0]] -= 1
            unlike = [one for one in unlike if left[one] > 0]
    return found
