"""The square brackets of a negotiated text as data: paired, nested, attributed; what has no partner is told.

The text alone is the truth. One stack runs over all of it, as a bracket may open in one paragraph and close in a later
one; an opening or closing one without its partner is listed with its place, and nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from secretariat.declarations.wording.attribution import NOBODY, attribution, noted_attribution
from secretariat.declarations.wording.bracket_kinds import (
    BracketKind,
    defined_links,
    is_placeholder,
)
from secretariat.declarations.wording.laid import Laid, Place
from secretariat.declarations.wording.pairing import groups, is_note, paired
from secretariat.declarations.wording.paragraph import Paragraph, addresses

_NOTE_MARKER: Final = re.compile(r"\[(?P<label>\^[^\s\[\]]{1,40})\]:?")
NO_NAMES: Final[Mapping[str, str]] = {}


class Unmatched(NamedTuple):
    """A bracket without its partner."""

    place: Place
    character: str


class Span(NamedTuple):
    """Where a bracket stands in the text as one piece.

    ``words`` is where its words begin, attribution aside; ``tail`` where the notes end that say whose it is.
    """

    start: int
    words: int
    closing: int
    tail: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets. ``parties`` are those it is attributed to, ``group`` the first of its alternatives ("" for
    none), ``parent`` the bracket it stands in, ``depth`` 1 for one that stands in no other.
    """

    id: str
    opens: Place
    closes: Place
    depth: int
    kind: BracketKind
    parties: tuple[str, ...]
    group: str
    parent: str
    span: Span = field(repr=False)
    whole: str = field(repr=False, compare=False)

    @property
    def inner(self) -> str:
        """Everything between the brackets, as it was typed."""
        return self.whole[self.span.start + 1 : self.span.closing]

    @property
    def words(self) -> str:
        """The words at issue: ``inner`` without the attribution."""
        return self.whole[self.span.words : self.span.closing].rstrip("\\").strip()

    @property
    def disputes(self) -> bool:
        """Whether something is not agreed here: a note's mark and a link are no disagreement."""
        return self.kind is not BracketKind.NOTE

    @property
    def is_note_mark(self) -> bool:
        """Whether it points to a footnote: ``[^5]``."""
        return self.kind is BracketKind.NOTE and self.whole.startswith("^", self.span.start + 1)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The brackets of a text in the order in which they open, what has no partner, and how many of each character."""

    brackets: tuple[Bracket, ...]
    unmatched: tuple[Unmatched, ...]
    opening: int
    closing: int
    depth: int
    laid: Laid = field(repr=False, compare=False)

    @property
    def disputed(self) -> tuple[Bracket, ...]:
        """The brackets in which something is not agreed."""
        return tuple(one for one in self.brackets if one.disputes)

    @property
    def open_in(self) -> tuple[int, ...]:
        """The indices of the paragraphs that are not agreed: a bracket is open there, or stands without its partner."""
        found = {one.place.paragraph for one in self.unmatched}
        for one in self.disputed:
            found.update(range(one.opens.paragraph, one.closes.paragraph + 1))
        return tuple(sorted(found))

    def named(self, id_: str) -> Bracket | None:
        """The bracket of that id ("4.1"), or ``None``."""
        return next((one for one in self.brackets if one.id == id_), None)

    def alternatives(self, one: Bracket) -> tuple[Bracket, ...]:
        """The brackets side by side of which ``one`` is one, in their order; itself alone where it has no other."""
        return tuple(other for other in self.brackets if other.group == one.group) if one.group else (one,)


def parse(paragraphs: Sequence[Paragraph], names: Mapping[str, str] = NO_NAMES, *, markdown: bool = False) -> Parsed:
    """Read the brackets of a text. ``names`` are the parties whose names (folded) and codes (as they are written) may
    stand before a colon, to what the ledger calls them; two capitals are a code without them. Only a text written in
    Markdown defines names of addresses.
    """
    laid = Laid.out(paragraphs)
    pairs, alone = paired(laid.whole)
    matched = dict(pairs)
    links = defined_links(laid.whole) if markdown and "]:" in laid.whole else frozenset()
    notes = {start for start, closing in pairs if is_note(laid.whole, start, closing, matched, links)}
    spans = _spans(laid.whole, pairs, matched, notes, _named_in_notes(paragraphs, names), names)
    grouped = groups(laid.whole, pairs, notes, {one.span.start: one.span.words for one in spans})
    brackets = _brackets(laid, spans, notes, grouped, addresses(paragraphs))
    return Parsed(
        brackets=brackets,
        unmatched=tuple(Unmatched(laid.place(at), laid.whole[at]) for at in alone),
        opening=laid.whole.count("["),
        closing=laid.whole.count("]"),
        depth=max((one.depth for one in brackets), default=0),
        laid=laid,
    )


def _named_in_notes(paragraphs: Sequence[Paragraph], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Whose the words are to which a note is set, for the notes that say nothing else; by their mark ("^5")."""
    found: dict[str, tuple[str, ...]] = {}
    for one in paragraphs:
        marker = _NOTE_MARKER.match(one.marker)
        inside = None if marker else _NOTE_MARKER.match(one.text)
        own = marker or inside
        if own:
            parties = noted_attribution(one.text[inside.end() if inside else 0 :][:400], names)
            if parties:
                found.setdefault(own["label"], parties)
    return found


class _Read(NamedTuple):
    span: Span
    parties: tuple[str, ...]


def _spans(
    whole: str,
    pairs: Sequence[tuple[int, int]],
    matched: Mapping[int, int],
    notes: set[int],
    noted: Mapping[str, tuple[str, ...]],
    names: Mapping[str, str],
) -> list[_Read]:
    """Where each bracket stands, whose it is, and up to where its attribution goes."""
    found = []
    for start, closing in pairs:
        own = NOBODY if start in notes else attribution(whole[start + 1 : min(closing, start + 200)], names)
        parties, tail = own.parties, closing + 1
        while noted and start not in notes and tail in notes:
            said = noted.get(whole[tail + 1 : matched[tail]])
            if said is None:
                break
            parties, tail = tuple(dict.fromkeys((*parties, *said))), matched[tail] + 1
        found.append(_Read(Span(start, start + 1 + own.length, closing, tail), parties))
    return found


def _brackets(
    laid: Laid, spans: Sequence[_Read], notes: set[int], grouped: Mapping[int, int], said: Sequence[str]
) -> tuple[Bracket, ...]:
    found: list[Bracket] = []
    counts: dict[int, list[int]] = {}
    ids: dict[int, str] = {}
    open_ones: list[tuple[int, str]] = []
    for read in spans:
        span = read.span
        while open_ones and open_ones[-1][0] < span.start:
            open_ones.pop()
        opens = laid.place(span.start)
        is_mark = span.start in notes
        count = counts.setdefault(opens.paragraph, [0, 0])
        count[is_mark] += 1
        id_ = f"{said[opens.paragraph]}.{'n' if is_mark else ''}{count[is_mark]}"
        ids[span.start] = id_
        group = grouped.get(span.start)
        words = laid.whole[span.words : min(span.closing, span.words + 80)]
        kind = BracketKind.TEXT if group is None else BracketKind.ALTERNATIVE
        if is_mark:
            kind = BracketKind.NOTE
        elif is_placeholder(words):
            kind = BracketKind.PLACEHOLDER
        found.append(
            Bracket(
                id=id_,
                opens=opens,
                closes=laid.place(span.closing),
                depth=len(open_ones) + 1,
                kind=kind,
                parties=read.parties,
                group="" if group is None else ids[group],
                parent=open_ones[-1][1] if open_ones else "",
                span=span,
                whole=laid.whole,
            )
        )
        open_ones.append((span.closing, id_))
    return tuple(found)
