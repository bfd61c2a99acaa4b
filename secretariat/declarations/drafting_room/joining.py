"""Two changes of one text in one: what each changed goes in; where they meet, both stand in brackets side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secretariat.declarations.comparison.words import Wording, difference
from secretariat.declarations.wording.pairing import paired


@dataclass(frozen=True, slots=True)
class _Change:
    """Some of the text as it was (from ``start`` up to ``end``), and what stands there now."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Where changes that touch each other stand in the text as it was, and whose they are."""

    first: int
    last: int
    mine: tuple[_Change, ...]
    theirs: tuple[_Change, ...]


def joined(base: str, mine: str, theirs: str) -> str:
    """Both changes of ``base`` in one text; ``[mine] [theirs]`` where they change the same words, as nobody agreed.

    Where every bracket of both texts has its partner, every one of the new text has: words that hold half a pair stand
    beside each other with the whole of it.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    spans = _met(_changes(base, mine), _changes(base, theirs))
    if is_paired(mine) and is_paired(theirs):
        spans = _whole_pairs(base, spans)
    return "".join(piece for piece, _place in _pieces(base, spans))


def is_paired(text: str) -> bool:
    """Whether every square bracket of a text has its partner."""
    return not paired(text)[1]


def _pieces(base: str, spans: Sequence[_Span]) -> Iterator[tuple[str, int]]:
    """The joined text in pieces, and for each the span it is of, or that it stands before."""
    at = 0
    for place, span in enumerate(spans):
        yield base[at : span.first], place
        one, two = _wordings(base, span)
        alone = one if not span.theirs else two if not span.mine or one == two else None
        yield _beside(one, two) if alone is None else alone, place
        at = span.last
    yield base[at:], len(spans)


def _wordings(base: str, span: _Span) -> tuple[str, str]:
    """What one and what the other has there."""
    one, two = (_as_changed(base, span.first, span.last, own) for own in (span.mine, span.theirs))
    return one, two


def _whole_pairs(base: str, spans: Sequence[_Span]) -> list[_Span]:
    """The spans, widened until none holds half a pair of brackets where both changed it, nor the text they make."""
    left = list(spans)
    while True:
        left = _widened(base, left)
        alone, place = _half(base, left)
        if not alone or len(left) < 2:
            return left
        first = max(0, min(place - (alone == "]"), len(left) - 2))
        left[first : first + 2] = [_together(left[first], left[first + 1])]


def _half(base: str, spans: Sequence[_Span]) -> tuple[str, int]:
    """The first bracket without its partner in the joined text, and the span it is of, or stands before."""
    pieces = list(_pieces(base, spans))
    _pairs, alone = paired("".join(piece for piece, _place in pieces))
    at = 0
    for piece, place in pieces:
        if alone and at <= alone[0] < at + len(piece):
            return piece[alone[0] - at], place
        at += len(piece)
    return "", 0


def _widened(base: str, spans: Sequence[_Span]) -> list[_Span]:
    """Spans that both changed, each with all of every pair of brackets that either has half of there."""
    left = list(spans)
    place = 0
    while place < len(left):
        span = left[place]
        one, two = _wordings(base, span)
        lone = {text[at] for text in (one, two) for at in paired(text)[1]}
        if not span.mine or not span.theirs or one == two or not lone:
            place += 1
        elif "]" in lone:
            place = _reach_back(base, left, place)
        else:
            _reach_on(base, left, place)
    return left


def _reach_back(base: str, spans: list[_Span], place: int) -> int:
    """Widen a span to the bracket or the change before it; gives where it stands then."""
    span, start = spans[place], spans[place - 1].last if place else 0
    bracket = max(base.rfind(mark, start, span.first) for mark in "[]")
    if bracket < 0 and place:
        spans[place - 1 : place + 1] = [_together(spans[place - 1], span)]
        return place - 1
    spans[place] = replace(span, first=max(bracket, 0))
    return place


def _reach_on(base: str, spans: list[_Span], place: int) -> None:
    """Widen a span to the bracket or the change behind it."""
    span, end = spans[place], spans[place + 1].first if place + 1 < len(spans) else len(base)
    bracket = min((at for mark in "[]" if (at := base.find(mark, span.last, end)) >= 0), default=-1)
    if bracket < 0 and place + 1 < len(spans):
        spans[place : place + 2] = [_together(span, spans[place + 1])]
    else:
        spans[place] = replace(span, last=bracket + 1 if bracket >= 0 else end)


def _together(one: _Span, other: _Span) -> _Span:
    return _Span(one.first, other.last, one.mine + other.mine, one.theirs + other.theirs)


def _changes(before: str, after: str) -> list[_Change]:
    found: list[_Change] = []
    at = 0
    start, words = -1, ""
    for piece in difference(before, after):
        if piece.kind is Wording.SAME:
            if start >= 0:
                found.append(_Change(start, at, words))
            start, words, at = -1, "", at + len(piece.text)
            continue
        start = at if start < 0 else start
        if piece.kind is Wording.REMOVED:
            at += len(piece.text)
        else:
            words += piece.text
    return [*found, _Change(start, at, words)] if start >= 0 else found


def _met(mine: list[_Change], theirs: list[_Change]) -> list[_Span]:
    """The changes in the order of the text, those that touch each other together."""
    every = sorted([*((one, True) for one in mine), *((one, False) for one in theirs)], key=_place)
    found: list[_Span] = []
    for one, is_mine in every:
        own = _Span(one.start, one.end, (one,) if is_mine else (), () if is_mine else (one,))
        if found and one.start <= found[-1].last:
            last = found.pop()
            own = replace(_together(last, own), last=max(last.last, one.end))
        found.append(own)
    return found


def _place(change: tuple[_Change, bool]) -> tuple[int, int]:
    return change[0].start, change[0].end


def _as_changed(base: str, first: int, last: int, changes: Sequence[_Change]) -> str:
    """What stands from ``first`` to ``last`` with some changes in it."""
    pieces, at = [], first
    for one in changes:
        pieces += [base[at : one.start], one.words]
        at = one.end
    return "".join([*pieces, base[at:last]])


def _beside(one: str, two: str) -> str:
    """Two wordings in brackets; white space around them stays outside, and one that is empty is only taken out."""
    if not one.strip() or not two.strip():
        kept = one if one.strip() else two
        return _bracketed(kept)
    lead = one[: len(one) - len(one.lstrip())]
    tail = one[len(one.rstrip()) :]
    return f"{lead}[{one.strip()}] [{two.strip()}]{tail}"


def _bracketed(words: str) -> str:
    bare = words.strip()
    if not bare:
        return words
    at = words.index(bare)
    return f"{words[:at]}[{bare}]{words[at + len(bare) :]}"
