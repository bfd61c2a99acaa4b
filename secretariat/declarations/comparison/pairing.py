"""What is known so far of which paragraph became which, and what is still to be found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from secretariat.declarations.comparison.likeness import Signs, in_common, likeness
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.paragraph import Paragraph, is_heading

TYPED_AGAIN: Final = 0.75
"""How alike two paragraphs of the record must be to be one that was deleted and typed again."""
_KNOWN_AGAIN: Final = 6  # words; shorter texts stand alike by chance


@dataclass(frozen=True, slots=True)
class Matched:
    """Places in the two texts that belong together: one and one, none and one (added), one and none (removed), one and
    several (split), several and one (merged).
    """

    before: tuple[int, ...]
    after: tuple[int, ...]


class Pairing:
    """Two texts, their words as signs (``old``, ``new``), and which places of them belong together so far."""

    def __init__(self, before: Sequence[Paragraph], after: Sequence[Paragraph]) -> None:
        signs = Signs()
        self.before, self.after = before, after
        self.old = [signs.of_words(one.text) for one in before]
        self.new = [signs.of_words(one.text) for one in after]
        self._identities = all(one.identity is not None for one in (*before, *after))
        self.became: dict[int, tuple[int, ...]] = {}
        self.was: dict[int, tuple[int, ...]] = {}

    def take(self, before: tuple[int, ...], after: tuple[int, ...]) -> None:
        """Note that these belong together, unless one of them is taken already."""
        if not any(b in self.became for b in before) and not any(a in self.was for a in after):
            self.became.update(dict.fromkeys(before, after))
            self.was.update(dict.fromkeys(after, before))

    def left(self, *, known_apart: bool = True) -> tuple[list[int], list[int]]:
        """The places that belong to none yet, in the text before and the one after; without ``known_apart`` none that
        are too short to be known again although the record has them as others.
        """
        old = [b for b in range(len(self.before)) if b not in self.became]
        new = [a for a in range(len(self.after)) if a not in self.was]
        if known_apart or not self._identities:
            return old, new
        return [b for b in old if self._known_again(self.old[b])], [a for a in new if self._known_again(self.new[a])]

    def keys(self, old: Sequence[int], new: Sequence[int]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """What makes two paragraphs the same: their sort and words; where there is no word, what stands there."""
        before = [_key(self.before[b], self.old[b]) for b in old]
        return before, [_key(self.after[a], self.new[a]) for a in new]

    def may_match(self, b: int, a: int) -> bool:
        """Headings are matched with headings and footnotes with footnotes; what the record has as two paragraphs, only
        where both have nearly the same words.
        """
        if _sort(self.before[b]) != _sort(self.after[a]):
            return False
        if not self._identities:
            return True
        one, other = self.old[b], self.new[a]
        return self._known_again(one) and likeness(one, other) >= TYPED_AGAIN

    @staticmethod
    def _known_again(words: str) -> bool:
        return len(words) >= _KNOWN_AGAIN

    def in_common(self, b: int, a: int) -> int:
        """How many words two places have in common, in the same order."""
        return in_common(self.old[b], self.new[a])

    def same_number(self, b: int, a: int) -> bool:
        """Whether two places have a number, and the same."""
        return bool(self.before[b].number) and self.before[b].number == self.after[a].number

    def in_gaps(self, most: int) -> Iterator[tuple[int, int]]:
        """Pairs that stand between the same two neighbours, where at most so many stand there on either side."""
        left_b, left_a = -1, -1
        for right_b in [*sorted(self.became), len(self.before)]:
            group = self.became.get(right_b, (len(self.after),))
            inside = range(left_a + 1, group[0])
            if right_b - left_b - 1 <= most and len(inside) <= most and not any(a in self.was for a in inside):
                yield from ((b, a) for b in range(left_b + 1, right_b) for a in inside)
            left_b, left_a = right_b, group[-1]

    def in_order(self) -> list[Matched]:
        """Everything once, in the order of the text after; what was removed stands behind what it stood behind."""
        gone = self._removed_behind()
        listed = list(gone[-1])
        for a in range(len(self.after)):
            was = self.was.get(a, ())
            group = self.became[was[0]] if was else (a,)
            if group[0] == a:
                listed.append(Matched(was, group))
            if group[-1] == a:
                for b in was:
                    listed += gone[b]
        return listed

    def _removed_behind(self) -> defaultdict[int, list[Matched]]:
        """The removed ones by the place, still there, that stood before them; -1 for the beginning."""
        gone: defaultdict[int, list[Matched]] = defaultdict(list)
        behind = -1
        for b in range(len(self.before)):
            if b in self.became:
                behind = b
            else:
                gone[behind].append(Matched((b,), ()))
        return gone


def _sort(one: Paragraph) -> str:
    if is_heading(one.kind):
        return ParagraphKind.HEADING.value
    return ParagraphKind.NOTE.value if one.kind == ParagraphKind.NOTE.value else ""


def _key(one: Paragraph, words: str) -> tuple[str, str]:
    return _sort(one), words or f"\0{one.text.strip() or one.number}"
