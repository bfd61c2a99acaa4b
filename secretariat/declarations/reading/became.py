"""What a text that comes in makes of the text there is: which paragraph stays the same one, which are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from secretariat.declarations.comparison.comparing import Fate, counts, fates
from secretariat.declarations.comparison.matching import match
from secretariat.declarations.states import Descent
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.wording.writing import collapsed


@dataclass(frozen=True, slots=True)
class Became:
    """The paragraphs read, each with the identity it keeps (``None`` for a new one), and what changed.

    ``descent`` are a paragraph's place among those read, the identity it comes from, and how. The counts are of
    paragraphs: ``unchanged`` have the same words, number and kind; ``removed`` stood in the text before alone.
    """

    paragraphs: tuple[Paragraph, ...]
    descent: tuple[tuple[int, int, Descent], ...]
    new: int
    changed: int
    unchanged: int
    removed: int
    fates: tuple[Fate, ...] = ()
    """What becomes of each paragraph of both texts, as a comparison of the two tells it; none for a first text."""

    @property
    def summary(self) -> Mapping[str, int]:
        """How many of each kind, as a comparison counts them."""
        return counts(self.fates)


def became(before: Sequence[Paragraph], read: Sequence[Paragraph]) -> Became:
    """Match a text that was read with the text there is. A paragraph whose words stayed keeps its standing.

    Of one that was split, the longest part stays the same paragraph; of several that were merged, the longest lives on.
    """
    if not before:
        return Became(tuple(read), (), len(read), 0, 0, 0)
    kept = list(read)
    descent: list[tuple[int, int, Descent]] = []
    told = {"new": 0, "changed": 0, "unchanged": 0, "removed": 0}
    matched = match(before, read)
    for pair in matched:
        if not pair.after:
            told["removed"] += len(pair.before)
            continue
        if not pair.before:
            told["new"] += len(pair.after)
            continue
        main = max(pair.after, key=lambda place: len(read[place].text))
        source = max(pair.before, key=lambda place: len(before[place].text))
        same = len(pair.before) == len(pair.after) == 1 and _said_alike(before[source], read[main])
        numbered_alike = (before[source].number, before[source].level) == (read[main].number, read[main].level)
        told["unchanged" if same and numbered_alike else "changed"] += 1
        told["new"] += len(pair.after) - 1
        told["removed"] += len(pair.before) - 1
        standing = before[source].standing if same else read[main].standing
        kept[main] = replace(read[main], identity=before[source].identity, standing=standing)
        for place in pair.after:
            if place != main:
                descent.append((place, before[source].identity or 0, Descent.SPLIT))
        for place in pair.before:
            if place != source:
                descent.append((main, before[place].identity or 0, Descent.MERGED))
    return Became(tuple(kept), tuple(descent), **told, fates=tuple(fates(before, kept, matched)))


def _said_alike(one: Paragraph, other: Paragraph) -> bool:
    return one.kind == other.kind and collapsed(one.text) == collapsed(other.text)
